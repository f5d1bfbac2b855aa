"""Run an example election through the same commands that people use.

`prepare` loads, locks the lists, makes keys and cards, opens, and lets about 60 % vote. `finish`
closes, counts, draws the lots and certifies. Votes are sealed here as a browser would seal them.
The elections themselves are folders in ``examples/`` of the source code.
"""

from __future__ import annotations

import os
import random
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click

from audit.record.files import write_folder
from audit.verify.report import Report
from audit.verify.run import verify
from ballots import ballot
from ballots.counting import Lot
from ballots.credential import Card
from ballots.definition.model import Contest, Election
from ballots.group import point_text
from ballots.paper.cards import card_link
from ballots.tally import parse_encrypted_tally
from ballots.trustees import key_file
from ballots.trustees import single as trustees
from elections.audio import build as sound
from elections.audio.errors import NoSound
from elections.cli.demo_folders import clear_folder, read_special_cases
from elections.cli.demo_votes import Choices, SpecialCases, plan_votes
from elections.core.context import Context
from elections.core.files import create_private
from elections.core.network import is_own_address
from elections.core.settings import load_settings
from elections.services.certify import certify as certifying
from elections.services.count import agreement as count_agreement
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.services.count import start as count_start
from elections.services.people import accounts
from elections.services.publish import record as publishing
from elections.services.queries import overview as election_queries
from elections.services.queries import voter as voter_queries
from elections.services.setup import cards as card_service
from elections.services.setup import keys as key_service
from elections.services.setup import load_folder, lock_lists
from elections.services.setup.card_file import print_cards
from elections.services.startup import open_context
from elections.services.voting import cast as casting
from elections.services.voting import open_close as voting

CARDS_SHOWN = 3
Step = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the example's staff, with a passphrase made for this run."""

    name: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class Demo:
    """A prepared example election and what its people hold in their hands."""

    ctx: Context
    folder: Path
    secretary: Person
    witness: Person
    key_files: tuple[Path, ...]
    unused: tuple[Card, ...]


@contextmanager
def _progress(length: int, label: str) -> Iterator[Step]:
    """Show a progress bar on a terminal, nothing elsewhere; yield the function that moves it."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update


def prepare(folder: Path, example: Path, seed: int, environment: Mapping[str, str]) -> Demo:
    """Run the example up to open voting, with about 60 % of the votes in the boxes.

    ``folder`` is made new; ``example`` is an election folder and is only read.
    """
    cases = read_special_cases(example)
    clear_folder(folder)
    settings = load_settings(folder / "server", environment)
    ctx = open_context(replace(settings, is_this_computer_only=True))
    load_folder.load_folder(ctx, example)
    loaded = _overview(ctx)
    secretary = Person(loaded.secretary, _passphrase())
    witness = Person(loaded.witness, _passphrase())
    accounts.add_account(ctx, secretary.name, "secretary", secretary.passphrase)
    accounts.add_account(ctx, witness.name, "witness", witness.passphrase)
    election = lock_lists.lock_lists(ctx)
    key_files = _make_keys(ctx, election, folder / "keys")
    cards = card_service.make_cards(ctx)
    create_private(folder / "cards.pdf", print_cards(ctx, election, cards))
    voting.open_voting(ctx)
    unused = post_votes(ctx, cards, cases, seed)
    return Demo(ctx, folder, secretary, witness, key_files, unused)


def _overview(ctx: Context) -> election_queries.Overview:
    overview = election_queries.overview(ctx)
    if overview is None:
        msg = "the example is not loaded"
        raise RuntimeError(msg)
    return overview


def _passphrase() -> str:
    """Make up words that can be said aloud; 48 bits, enough for an example."""
    sounds = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
    return "-".join(secrets.choice(sounds) + secrets.choice(sounds) for _ in range(4))


def _make_keys(ctx: Context, election: Election, folder: Path) -> tuple[Path, ...]:
    folder.mkdir()
    paths = []
    for index, name in enumerate(election.key_holders.names, start=1):
        private = trustees.new_private_key()
        trustee = trustees.public_part(private)
        key = key_file.KeyFile(
            definition=election.sha256,
            title=election.title,
            index=index,
            name=name,
            public_key=point_text(trustee.public_key),
            private_key=private,
        )
        path = folder / f"key-{index}-{name.lower().replace(' ', '-')}.json"
        create_private(path, key.to_bytes())
        key_service.add_key(ctx, index, trustee.to_bytes())
        paths.append(path)
    return tuple(paths)


def post_votes(
    ctx: Context, cards: Sequence[Card], cases: SpecialCases, seed: int
) -> tuple[Card, ...]:
    """Post the planned votes in a mixed order; people who change their mind vote twice.

    Returns `CARDS_SHOWN` cards that nobody used, of different contests where there are so many.
    """
    election = election_queries.election(ctx)
    contests = (contest for area in _overview(ctx).areas for contest in area.contests)
    electorates = {contest.id: contest.electorate for contest in contests}
    plan = plan_votes(election, electorates, cases, seed)
    unused: list[Card] = []
    replaced: list[tuple[Contest, Card, Choices]] = []
    final: list[tuple[Contest, Card, Choices]] = []
    for contest in election.contested_contests:
        own = [card for card in cards if card.uuid == contest.uuid]
        votes = plan[contest.id]
        unused += own[len(votes.final) : len(votes.final) + CARDS_SHOWN]
        replaced += [(contest, own[card], choices) for card, choices in votes.replaced.items()]
        final += [(contest, own[card], choices) for card, choices in enumerate(votes.final)]
    for votes_to_post in (replaced, final):
        secrets.SystemRandom().shuffle(votes_to_post)
    with _progress(len(replaced) + len(final), "People vote") as step:
        for contest, card, choices in (*replaced, *final):
            params = voter_queries.box_params(ctx, contest.uuid)
            casting.cast(ctx, contest.uuid, ballot.seal(params, card.secret, choices))
            step(1)
    return tuple(unused[:: max(1, len(unused) // CARDS_SHOWN)][:CARDS_SHOWN])


# --- to the end ------------------------------------------------------------------------------


def finish(demo: Demo, seed: int) -> None:
    """Close, count with all key holders, draw every lot from a hat, certify."""
    ctx = demo.ctx
    voting.close_voting(ctx)
    agreement = count_agreement.Agreement(
        demo.secretary.name,
        demo.secretary.passphrase,
        demo.witness.name,
        demo.witness.passphrase,
    )
    small = count_agreement.read_small_contests_to_agree(ctx)
    count_start.start_count(ctx, agreement if small else None)
    _open_boxes(demo)
    hat = random.Random(f"hat|{seed}")  # noqa: S311 - the example's hat must give the same again
    for contest_count in count_seats.counts(ctx):
        if contest_count.count.tie is not None:
            names = tuple(
                hat.sample(contest_count.count.tie.tied, len(contest_count.count.tie.tied))
            )
            count_seats.draw_lot(ctx, contest_count.contest.id, Lot("hat", names=names))
    token = accounts.sign_in(ctx, demo.secretary.name, demo.secretary.passphrase)
    secretary = accounts.account_for(ctx, token)
    if secretary is None:
        msg = "the example's secretary is not signed in"
        raise RuntimeError(msg)
    certifying.certify(
        *(ctx, secretary, demo.secretary.passphrase),
        *(demo.witness.name, demo.witness.passphrase),
    )
    accounts.sign_out(ctx, token)


def _open_boxes(demo: Demo) -> None:
    ctx = demo.ctx
    definition = election_queries.election(ctx).sha256
    sums = count_shares.tallies(ctx)
    with _progress(len(sums) * len(demo.key_files), "Key holders open the boxes") as step:
        for path in demo.key_files:
            key = key_file.parse_key_file(path.read_bytes(), definition)
            shares = {}
            for sealed_sum in sums:
                options = len(voter_queries.box_params(ctx, sealed_sum.uuid).answers)
                tally = parse_encrypted_tally(sealed_sum.encrypted_tally, options)
                shares[sealed_sum.uuid] = trustees.partial_decryption(
                    sealed_sum.fingerprint, key.private_key, tally
                )
                step(1)
            count_shares.add_shares(ctx, key.index, shares)


def publish(demo: Demo) -> tuple[Path, Report]:
    """Write the public record and check it as a stranger would."""
    folder = demo.folder / "record"
    write_folder(publishing.record_files(demo.ctx), folder)
    votes = sum(contest_count.counted for contest_count in count_seats.counts(demo.ctx))
    with _progress(votes, "Checking the record") as step:
        return folder, verify(folder, os.cpu_count() or 1, step)


def elected_lines(demo: Demo) -> Iterator[str]:
    """Yield the people elected, seat by seat, in the order of the definition."""
    for contest_count in count_seats.counts(demo.ctx):
        names = {person.id: person.name for person in contest_count.contest.candidates}
        yield f"{contest_count.contest.title} ({contest_count.counted} votes)"
        for person in contest_count.elected:
            yield f"  {names[person]}"
        for _ in range(contest_count.count.vacant):
            yield "  (empty seat)"


# --- what the command says -------------------------------------------------------------------


def run_to_the_end(folder: Path, example: Path, seed: int, environment: Mapping[str, str]) -> bool:
    """Run the whole election without a browser; print who is elected, and say if the record holds.

    Returns whether it does.
    """
    demo = prepare(folder, example, seed, environment)
    try:
        finish(demo, seed)
        for line in elected_lines(demo):
            click.echo(line)
        record, report = publish(demo)
    finally:
        demo.ctx.close()
    click.echo(f"Vote cards: {folder / 'cards.pdf'}")
    click.echo(f"Public record: {record}")
    for finding in report.findings:
        click.echo(f"{finding.check} {finding.where}: {finding.text}", err=True)
    click.echo("Every check holds." if report.is_good else "The record does not hold.")
    return report.is_good


@contextmanager
def making_sound(demo: Demo) -> Iterator[None]:
    """Make the example's sound beside it; say in a sentence when this computer cannot."""
    try:
        making = sound.start(demo.ctx.settings.data_dir)
    except NoSound as problem:
        click.echo(f"The example works without sound. {problem.text}", err=True)
        yield
        return
    click.echo("The sound is being made. Load a page again after a minute to hear it.", err=True)
    try:
        yield
    finally:
        making.terminate()
        making.wait()


def invitation(demo: Demo) -> str:
    """Write what a newcomer needs to try the example."""
    base = demo.ctx.settings.base_url
    only_here = "\n      (only this computer can open them)" if is_own_address(base) else ""
    titles = {
        contest.uuid: contest.title for contest in election_queries.election(demo.ctx).contests
    }
    vote = "\n".join(
        f"    {card_link(card, base)}\n      ({titles[card.uuid]})" for card in demo.unused
    )
    key_files = "\n".join(f"    {path}" for path in demo.key_files)
    return f"""
The example election is open. Stop it with Ctrl-C.

  Everybody:     {base}/
  Check a vote:  {base}/check

  Vote with one of these cards:
{vote}
    All cards on paper: {demo.folder / "cards.pdf"}{only_here}

  Board secretary: sign in at {base}/sign-in
    name        {demo.secretary.name}
    passphrase  {demo.secretary.passphrase}
  Witness, needed to certify:
    name        {demo.witness.name}
    passphrase  {demo.witness.passphrase}

  Key holders' files, needed to count:
{key_files}
"""
