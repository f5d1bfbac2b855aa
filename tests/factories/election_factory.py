"""A tiny election that goes through every stage in a second or two."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PIL import Image

from ballots import ballot
from ballots.counting import Lot
from ballots.credential import Card
from ballots.definition.model import Contest, Election
from ballots.tally import parse_encrypted_tally
from ballots.trustees import single as trustees
from elections.core.clock import SteppedClock
from elections.core.context import Context
from elections.core.settings import PassphraseCost, Settings, load_settings
from elections.services.certify import certify as certifying
from elections.services.count import agreement as count_agreement
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.services.count import start as count_start
from elections.services.people import accounts
from elections.services.queries import overview as election_queries
from elections.services.queries import voter as voter_queries
from elections.services.setup import cards as card_service
from elections.services.setup import keys as key_service
from elections.services.setup import load_folder, lock_lists
from elections.services.startup import open_context
from elections.services.voting import cast as casting
from elections.services.voting import open_close as voting

NOON = 1_790_000_000
CHEAP = PassphraseCost(iterations=1, lanes=1, memory_kib=8)
SECRETARY = ("Sam Secretary", "plum kettle orbit lantern")
WITNESS = ("Wyn Witness", "harbour velvet pencil moon")
AGREEMENT = count_agreement.Agreement(*SECRETARY, *WITNESS)
HEADER = "name,area,seat_class,group"
MEMBERS = (
    *(f"Rep Voter {n},North,Rep,North Speaks Up" for n in range(1, 6)),
    *(f"Carer Voter {n},North,Family carer," for n in range(1, 4)),
)


def photo(colour: tuple[int, int, int]) -> bytes:
    """Make a PNG of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (80, 100), colour).save(file, "PNG")
    return file.getvalue()


def election_value(small_contest: int = 10) -> dict[str, Any]:
    """Build ``election.json``: a contest with a race, one as many as seats, one where nobody
    stands.
    """

    def contest(name: str, kind: str, seats: int, people: Sequence[str]) -> dict[str, Any]:
        return {
            "id": name,
            "area": "north" if name.startswith("north") else "south",
            "seat_class": kind,
            "title": f"{kind} seats, {name}",
            "seats": seats,
            "candidates": [
                {
                    "name": person,
                    "points": ["I listen.", "I ask.", "I tell you."],
                    "picture": f"{person.split()[0].lower()}.png",
                }
                for person in people
            ],
        }

    return {
        "format": "repvote-folder-1",
        "title": "Tiny election",
        "board": "Tiny Board",
        "language": "en",
        "calendar": [{"stage": "open", "date": "2026-05-11"}],
        "areas": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
        "seat_classes": [
            {"id": "rep", "name": "Rep", "plural": "Reps", "who": "People like us"},
            {"id": "carer", "name": "Family carer", "plural": "Family carers", "who": "Families"},
        ],
        "contests": [
            contest("north-rep", "rep", 1, ["Cy Crane", "Ann Ash", "Bea Birch"]),
            contest("north-carer", "carer", 1, ["Dot Dill"]),
            contest("south-rep", "rep", 1, []),
        ],
        "rules": {"small_contest": small_contest},
        "key_holders": ["Kit Key", "Lou Lock"],
        "officers": {"secretary": SECRETARY[0], "witness": WITNESS[0]},
    }


def write_folder(
    folder: Path,
    value: Mapping[str, Any] | None = None,
    members: Sequence[str] | bytes = (HEADER, *MEMBERS),
) -> Path:
    """Write an election folder on the disk."""
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    (folder / "election.json").write_text(json.dumps(value or election_value()))
    raw = members if isinstance(members, bytes) else ("\n".join(members) + "\n").encode()
    (folder / "members.csv").write_bytes(raw)
    for number, name in enumerate(("ann", "bea", "cy", "dot")):
        (folder / "pictures" / f"{name}.png").write_bytes(photo((40 * number, 90, 200)))
    return folder


def settings_for(data_dir: Path, database_url: str = "") -> Settings:
    """Return settings with the cheapest passphrase hash, through the same code."""
    env = {"REPVOTE_THIS_COMPUTER_ONLY": "1"}
    if database_url:
        env["REPVOTE_DATABASE_URL"] = database_url
    return load_settings(data_dir, env, passphrase_cost=CHEAP)


def open_at(data_dir: Path, database_url: str = "") -> Context:
    """Open a context with a clock that stands still."""
    return open_context(settings_for(data_dir, database_url), SteppedClock(NOON))


def clock_of(ctx: Context) -> SteppedClock:
    """Return the clock, to move it."""
    assert isinstance(ctx.clock, SteppedClock)
    return ctx.clock


def with_least_free(ctx: Context, least: int) -> Context:
    """Return the same election on a computer that must keep this much free."""
    return replace(ctx, settings=replace(ctx.settings, min_free=least))


@dataclass(frozen=True, slots=True)
class SampleElection:
    """The election with what its people hold."""

    ctx: Context
    private_keys: tuple[int, ...]
    cards: tuple[Card, ...]

    @property
    def election(self) -> Election:
        return election_queries.election(self.ctx)

    def contest(self, contest_id: str) -> Contest:
        found = self.election.contest(contest_id)
        assert found is not None
        return found

    def cards_of(self, contest_id: str) -> list[Card]:
        uuid = self.contest(contest_id).uuid
        return [card for card in self.cards if card.uuid == uuid]

    def sealed(self, card: Card, choices: Sequence[int]) -> bytes:
        return ballot.seal(voter_queries.box_params(self.ctx, card.uuid), card.secret, choices)

    def cast(self, card: Card, choices: Sequence[int]) -> casting.Receipt:
        return casting.cast(self.ctx, card.uuid, self.sealed(card, choices))

    def shares(self, index: int) -> dict[str, bytes]:
        """Compute the shares of key holder ``index``, as at home."""
        created = {}
        for sealed_sum in count_shares.tallies(self.ctx):
            params = voter_queries.box_params(self.ctx, sealed_sum.uuid)
            tally = parse_encrypted_tally(sealed_sum.encrypted_tally, len(params.answers))
            created[sealed_sum.uuid] = trustees.partial_decryption(
                params.fingerprint, self.private_keys[index - 1], tally
            )
        return created

    def count(self) -> None:
        """Go from a closed box to the opened result, with all key holders."""
        count_start.start_count(self.ctx, AGREEMENT)
        for index in range(1, len(self.private_keys) + 1):
            count_shares.add_shares(self.ctx, index, self.shares(index))

    def certify(self) -> None:
        token = accounts.sign_in(self.ctx, *SECRETARY)
        account = accounts.account_for(self.ctx, token)
        assert account is not None
        certifying.certify(self.ctx, account, SECRETARY[1], *WITNESS)


def loaded(ctx: Context, folder: Path, small_contest: int = 10) -> None:
    """Load the election, and add the officers' accounts."""
    load_folder.load_folder(ctx, write_folder(folder, election_value(small_contest)))
    add_officers(ctx)


def add_officers(ctx: Context) -> None:
    """Make the accounts of secretary and witness."""
    accounts.add_account(ctx, SECRETARY[0], "secretary", SECRETARY[1])
    accounts.add_account(ctx, WITNESS[0], "witness", WITNESS[1])


def locked(ctx: Context, folder: Path, small_contest: int = 10) -> None:
    """Load the election and lock its lists."""
    loaded(ctx, folder, small_contest)
    lock_lists.lock_lists(ctx)


def with_keys(ctx: Context) -> tuple[int, ...]:
    """Make every key holder's key and hand in its public half."""
    private_keys = []
    for holder in key_service.key_holders(ctx):
        private = trustees.new_private_key()
        key_service.add_key(ctx, holder.index, trustees.public_part(private).to_bytes())
        private_keys.append(private)
    return tuple(private_keys)


def opened(ctx: Context, folder: Path, small_contest: int = 10) -> SampleElection:
    """Go from nothing to open voting."""
    locked(ctx, folder, small_contest)
    return ready_to_vote(ctx)


def ready_to_vote(ctx: Context) -> SampleElection:
    """Go from locked lists to open voting."""
    return with_cards(ctx, with_keys(ctx))


def with_cards(ctx: Context, private_keys: tuple[int, ...]) -> SampleElection:
    """Go from the keys to open voting."""
    cards = card_service.make_cards(ctx)
    voting.open_voting(ctx)
    return SampleElection(ctx, private_keys, cards)


def certified(ctx: Context, folder: Path) -> SampleElection:
    """Go the whole way: a tie for the one seat, settled by the hat."""
    return voted_and_certified(opened(ctx, folder))


def voted_and_certified(sample: SampleElection) -> SampleElection:
    """Go from open voting to the end."""
    ctx = sample.ctx
    first, second, *_ = sample.cards_of("north-rep")
    sample.cast(first, (1, 0, 0))
    sample.cast(second, (0, 0, 1))
    sample.cast(sample.cards_of("north-carer")[0], (1,))
    voting.close_voting(ctx)
    sample.count()
    count_seats.draw_lot(ctx, "north-rep", Lot("hat", names=("cy-crane", "ann-ash")))
    sample.certify()
    return sample
