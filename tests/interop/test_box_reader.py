"""The key holder's page opens whole, closed boxes only, even if the database is forged.

Read by the shipped reader (browser/src/record/box.js); tests/browser/test_key_holder_page.py looks
at what the page says then.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import pytest

from audit.box import reader as box_reader
from audit.log import checkpoint, merkle
from audit.trail.codec import trail_bytes
from ballots.encoding import canonical, ordered
from elections.services.count import shares as count_shares
from elections.services.publish import record as publishing
from tests.factories import forged_boxes as forged
from tests.factories.forged_boxes import Count, remade, sum_of, votes_of
from tests.support.shipped_code import ShippedCode


@pytest.fixture(scope="module")
def unopened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Count]:
    with forged.counting(tmp_path_factory.mktemp("unopened")) as count:
        yield count


READ = """
const bytes = (uuid) => Uint8Array.from(atob(raws[uuid]), (letter) => letter.charCodeAt(0));
try { return await box.readBoxes(listed, trail_texts, holder, async (uuid) => bytes(uuid)); }
catch (problem) { return problem instanceof box.BoxError ? 'refused' : String(problem); }
"""


def trail_texts(count: Count) -> dict[str, str]:
    texts = publishing.trail_texts(count.sample.ctx)
    assert texts is not None
    return asdict(texts)


def listing(count: Count) -> dict[str, dict[str, Any]]:
    """Return the server's list for key holders, by box."""
    return {
        sealed.uuid: {
            "uuid": sealed.uuid,
            "fingerprint": sealed.fingerprint,
            "encrypted_tally": json.loads(sealed.encrypted_tally),
        }
        for sealed in count_shares.tallies(count.sample.ctx)
    }


def read(
    shipped: ShippedCode,
    count: Count,
    raw: bytes,
    *,
    tally: Any = None,
    trail: dict[str, str] | None = None,
    **holder: Any,
) -> Any:
    """Run the shipped reader with this archive as the Reps' box and return its answer."""
    listed = listing(count)
    if tally is not None:
        listed[count.reps]["encrypted_tally"] = tally
    archives = {uuid: publishing.box_archive(count.sample.ctx, uuid) or b"" for uuid in listed}
    archives[count.reps] = raw
    key = json.loads(count.key_file(1))
    own = {"definition": key["definition"], "index": 1, "publicKey": key["public_key"]}
    found = shipped(
        READ,
        raws={uuid: base64.b64encode(archive).decode() for uuid, archive in archives.items()},
        listed=list(listed.values()),
        trail_texts=trail or trail_texts(count),
        holder=own | holder,
    )
    return found if isinstance(found, str) else {box["uuid"]: box for box in found}


def test_the_honest_box_gives_the_sum_of_its_votes(shipped: ShippedCode, unopened: Count) -> None:
    found = read(shipped, unopened, bytes(unopened.box.raw))[unopened.reps]
    assert found["counted"] == 2
    assert ordered(found["tally"]) == unopened.box.encrypted_tally == sum_of(votes_of(unopened))
    assert found["title"] == "rep seats, north-rep"


def resigned(count: Count, raw: bytes, **changes: Any) -> dict[str, str]:
    """Make a trail that names this archive, signed with the server's own log key."""
    signer = count.sample.ctx.signer
    texts = trail_texts(count)
    leaves = [json.loads(line) for line in texts["trail"].splitlines()]
    head = box_reader.parse_box(raw).head
    for leaf in leaves:
        if leaf["type"] == "count_started":
            leaf["body"]["boxes"][count.reps] = {"head": head.hash, "height": head.height}
        if leaf["type"] == "voting_closed":  # before EndBallots and EncryptedTally
            leaf["body"]["boxes"][count.reps]["height"] = head.height - 2
        leaf["body"] |= changes.get(leaf["type"], {})
    lines = [canonical(leaf) for leaf in leaves]
    root = merkle.root([merkle.leaf_hash(line) for line in lines])
    note = checkpoint.sign(checkpoint.Checkpoint(signer.origin, len(lines), root), signer.key)
    return texts | {"trail": trail_bytes(lines).decode(), "checkpoint": note.decode()}


def test_a_card_that_voted_again_counts_once(shipped: ShippedCode, unopened: Count) -> None:
    first, second = votes_of(unopened)
    cards = {card.credential: card for card in unopened.sample.cards}
    again = unopened.sample.sealed(cards[json.loads(first)["credential"]], (0, 1, 0))
    raw = remade(unopened.box, [first, second, again], counted_votes=[second, again])
    tally = json.loads(sum_of([second, again]))
    found = read(shipped, unopened, raw, tally=tally, trail=resigned(unopened, raw))
    assert found[unopened.reps]["counted"] == 2


@pytest.mark.parametrize("lie", forged.LIES, ids=lambda lie: lie.__name__)
def test_what_is_not_the_whole_closed_box_is_refused(
    shipped: ShippedCode, unopened: Count, lie: Callable[[Count], bytes]
) -> None:
    assert read(shipped, unopened, lie(unopened)) == "refused"


WRONG_IN_THEMSELVES = (
    forged.swapped_inside_and_made_whole,
    forged.swapped_and_its_hash_made_anew,
    forged.dropped,
    forged.added,
    forged.added_by_a_card_not_on_the_list,
    forged.one_vote_twice,
    forged.still_open,
    forged.closed_without_a_sum,
    forged.sum_of_one_vote,
    forged.sum_of_one_vote_said_to_be_all,
)


@pytest.mark.parametrize("lie", WRONG_IN_THEMSELVES, ids=lambda lie: lie.__name__)
def test_wrong_boxes_are_refused_even_if_the_log_signed_them(
    shipped: ShippedCode, unopened: Count, lie: Callable[[Count], bytes]
) -> None:
    raw = lie(unopened)
    sums = [json.loads(sum_of(votes)) for votes in (votes_of(unopened), votes_of(unopened)[:1])]
    own = box_reader.parse_box(raw).encrypted_tally
    for tally in [*sums, json.loads(own) if own else sums[0]]:
        assert read(shipped, unopened, raw, tally=tally, trail=resigned(unopened, raw)) == "refused"


def test_a_smaller_consistent_box_is_refused_unless_the_log_signed_it(
    shipped: ShippedCode, unopened: Count
) -> None:
    """Chain, signatures, sum and list agree; opening it would reveal a single vote."""
    raw = forged.dropped_with_its_number(unopened)
    tally = json.loads(sum_of(votes_of(unopened)[:1]))
    assert read(shipped, unopened, raw, tally=tally) == "refused"
    signed = resigned(unopened, raw)
    assert read(shipped, unopened, raw, tally=tally, trail=signed)[unopened.reps]["counted"] == 1
    other = signed["definition"].replace("Tiny Board", "Tony Board")
    broken = signed["checkpoint"][:-6] + "AAAA=\n"
    for lie in (
        {"checkpoint": trail_texts(unopened)["checkpoint"]},
        {"definition": other},
        {"checkpoint": broken},
    ):
        assert read(shipped, unopened, raw, tally=tally, trail=signed | lie) == "refused"


def test_a_small_box_that_was_not_agreed_is_refused(shipped: ShippedCode, unopened: Count) -> None:
    raw = bytes(unopened.box.raw)
    assert read(shipped, unopened, raw, trail=resigned(unopened, raw))[unopened.reps]["few"]
    nothing: dict[str, Any] = {"small_contests_agreed": {"uuids": []}}
    assert read(shipped, unopened, raw, trail=resigned(unopened, raw, **nothing)) == "refused"


def test_a_sum_listed_by_the_server_that_is_not_the_boxs_is_refused(
    shipped: ShippedCode, unopened: Count
) -> None:
    tally = json.loads(sum_of(votes_of(unopened)[:1]))
    assert read(shipped, unopened, bytes(unopened.box.raw), tally=tally) == "refused"


@pytest.mark.parametrize(
    "wrong", [{"definition": "0" * 64}, {"index": 2}, {"publicKey": "0" * 64}], ids=str
)
def test_a_box_of_other_keys_or_another_definition_is_refused(
    shipped: ShippedCode, unopened: Count, wrong: dict[str, Any]
) -> None:
    assert read(shipped, unopened, bytes(unopened.box.raw), **wrong) == "refused"
