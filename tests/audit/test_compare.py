from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from audit.box import writer as archive
from audit.box.reader import parse_box
from audit.compare import Comparison, Verdict, compare, comparison_text
from audit.errors import RecordUnreadable
from audit.record.files import RecordFiles
from audit.trail.codec import split_leaves
from audit.trail.events import Loss
from tests.audit.mutations.base import body_of
from tests.audit.mutations.losses import state_loss
from tests.factories.record_factory import CARERS, REPS, Body, Changes, SmallElection, Steps, resign

STAGES = (
    *("voting_opened", "voting_closed", "count_started", "shares_added"),
    *("result_opened", "seats_filled", "certified"),
)


def _compare(old: dict[str, bytes], new: dict[str, bytes]) -> Comparison:
    return compare(RecordFiles.of(old), RecordFiles.of(new))


def test_a_record_is_the_same_as_itself(good: dict[str, bytes]) -> None:
    comparison = _compare(good, dict(good))
    assert comparison.verdict is Verdict.SAME
    assert comparison_text(comparison).startswith("same")


def test_every_later_stage_goes_on_from_every_earlier_one(small: SmallElection) -> None:
    records = [small.record(until=stage) for stage in STAGES]
    for n, old in enumerate(records):
        for new in records[n + 1 :]:
            assert _compare(old, new).verdict is Verdict.LONGER
            assert _compare(new, old).verdict is Verdict.FORK  # something is missing


def test_a_rolled_back_record_is_found_with_what_is_missing(small: SmallElection) -> None:
    comparison = _compare(small.record(), small.record(until="voting_closed"))
    places = {difference.where: difference for difference in comparison.differences}
    assert places["trail.jsonl"].new is None
    assert "papers_sealed" in str(places["trail.jsonl"].old)
    assert places[f"boxes/{REPS}.bel"].entry is not None
    assert places["certificate.json"].new is None


def test_two_signed_trails_from_one_point_are_a_fork(small: SmallElection) -> None:
    """Two observers are shown two trails of the same length, both signed."""
    first_record = small.record()
    second_record = small.record(
        Changes(bodies=lambda events: body_of(events, "card_cancelled").update(uuid=CARERS))
    )
    comparison = _compare(first_record, second_record)
    assert comparison.verdict is Verdict.FORK
    first = comparison.differences[0]
    assert first.where == "trail.jsonl"
    assert first.entry == 5
    assert json.loads(str(first.old))["body"]["uuid"] == REPS
    assert json.loads(str(first.new))["body"]["uuid"] == CARERS
    text = comparison_text(comparison)
    assert "trail.jsonl, entry 5" in text
    assert text.count(small.election.log.origin) == 4  # both signed checkpoints as evidence


def test_a_vote_dropped_from_a_box_is_found(small: SmallElection) -> None:
    def drop(steps: Steps) -> None:
        votes = small.votes[REPS]
        steps[REPS] = small.steps_of(REPS, votes[:2] + votes[3:])

    old = small.record(until="voting_opened")
    new = small.record(Changes(steps=drop))
    comparison = _compare(old, new)
    places = {difference.where: difference for difference in comparison.differences}
    height_of_third_vote = 5 + 2 * 2
    assert places[f"boxes/{REPS}.bel"].entry == height_of_third_vote
    # the trails agree until then; otherwise only the card that lost its vote differs
    assert places.keys() == {f"boxes/{REPS}.bel", "cards.json"}


@pytest.mark.parametrize("split", range(1, 15))
def test_a_fork_at_any_entry_is_found_there(
    small: SmallElection, good: dict[str, bytes], split: int
) -> None:
    leaves = split_leaves(good["trail.jsonl"])
    other = dict(good)
    changed = [leaf.replace(b"2026-05-01", b"2026-05-02") for leaf in leaves[split:]]
    resign(small, other, leaves[:split] + changed)
    comparison = _compare(good, other)
    assert comparison.verdict is Verdict.FORK
    (first,) = comparison.differences
    assert (first.where, first.entry) == ("trail.jsonl", split)


def test_a_box_with_another_time_is_a_fork(good: dict[str, bytes]) -> None:
    name = f"boxes/{REPS}.bel"
    box = parse_box(good[name])
    day = 24 * 60 * 60
    moved = [archive.header_entry(box.timestamp + day)]
    for link in box.links:
        pieces = [
            archive.Entry("data", bytes(box.raw[span.start : span.stop])) for span in link.data
        ]
        moved += [
            archive.entry_bytes(entry, box.timestamp + day)
            for entry in (*pieces, archive.Entry("event", link.event.to_bytes()))
        ]
    comparison = _compare(good, good | {name: b"".join(moved)})
    assert comparison.verdict is Verdict.FORK
    (found,) = comparison.differences
    assert (found.where, found.entry) == (name, None)
    assert str(box.timestamp) in str(found.old)
    assert str(box.timestamp + day) in str(found.new)


def test_a_trail_that_is_shorter_by_one_is_a_fork(
    small: SmallElection, good: dict[str, bytes]
) -> None:
    shorter = dict(good)
    resign(small, shorter, split_leaves(good["trail.jsonl"])[:-1])
    assert _compare(good, shorter).verdict is Verdict.FORK
    assert _compare(shorter, good).verdict is Verdict.LONGER


def test_missing_and_changed_files_are_differences(
    small: SmallElection, good: dict[str, bytes]
) -> None:
    picture = next(name for name in good if name.startswith("pictures"))
    box = f"boxes/{REPS}.bel"
    for missing in (picture, box, "counts.json", "certificate.json"):
        without = {name: raw for name, raw in good.items() if name != missing}
        (found,) = _compare(good, without).differences
        assert found.where == missing
        assert _compare(without, good).verdict is Verdict.LONGER
    (found,) = _compare(good, good | {"counts.json": b"{}"}).differences
    assert (found.where, found.new) == ("counts.json", "{}")
    other = good["definition.json"].replace(b"Partnership Board", b"Other Board")
    (found,) = _compare(good, good | {"definition.json": other}).differences
    assert found.where == "definition.json"


def test_cards_only_go_forward(small: SmallElection, good: dict[str, bytes]) -> None:
    def cards(change: tuple[bytes, bytes]) -> dict[str, bytes]:
        return good | {"cards.json": good["cards.json"].replace(*change, 1)}

    assert _compare(good, cards((b'"unused"', b'"used"'))).verdict is Verdict.LONGER
    assert _compare(good, cards((b'"unused"', b'"cancelled"'))).verdict is Verdict.LONGER
    assert _compare(good, cards((b'"used"', b'"unused"'))).verdict is Verdict.FORK
    assert _compare(good, cards((b'"cancelled"', b'"used"'))).verdict is Verdict.FORK
    value = json.loads(good["cards.json"])
    gone = value["cards"].pop()
    fewer = good | {"cards.json": json.dumps(value, sort_keys=True, separators=(",", ":")).encode()}
    for pair in ((good, fewer), (fewer, good)):
        (found,) = _compare(*pair).differences
        assert gone["credential"] in f"{found.old} {found.new}"


@pytest.mark.parametrize("name", ["definition.json", "trail.jsonl", "checkpoint", "cards.json"])
def test_unreadable_copies_cannot_be_compared(good: dict[str, bytes], name: str) -> None:
    for bad in ({name: b""}, {name: b"\xff\n"}, {name: good[name] + b"\n"}):
        for pair in ((good, good | bad), (good | bad, good)):
            with pytest.raises(RecordUnreadable):
                _compare(*pair)
    without = {kept: raw for kept, raw in good.items() if kept != name}
    with pytest.raises(RecordUnreadable, match=name):
        _compare(without, good)


def test_a_trail_that_the_log_never_signed_proves_nothing(
    small: SmallElection, good: dict[str, bytes]
) -> None:
    leaves = split_leaves(good["trail.jsonl"])[:-1]
    lie = good | {"trail.jsonl": b"".join(leaf + b"\n" for leaf in leaves)}
    with pytest.raises(RecordUnreadable, match="never signed"):
        _compare(lie, good)
    mistake = good | {
        "definition.json": good["definition.json"].replace(b'"method":"p', b'"method":"q')
    }
    with pytest.raises(RecordUnreadable, match="definition"):
        _compare(good, mistake)
    broken = good | {f"boxes/{REPS}.bel": good[f"boxes/{REPS}.bel"][:-512]}
    with pytest.raises(RecordUnreadable, match="box"):
        _compare(good, broken)


def _changed(good: dict[str, bytes], name: str) -> dict[str, bytes]:
    raw = bytearray(good[name])
    raw[len(raw) // 2] ^= 1
    return good | {name: bytes(raw)}


def test_the_same_is_said_only_of_the_same_bytes(good: dict[str, bytes]) -> None:
    """Whatever byte of whatever file differs: the copies are not the same."""
    for name in good:
        for pair in ((good, _changed(good, name)), (_changed(good, name), good)):
            try:
                comparison = _compare(*pair)
            except RecordUnreadable:
                continue
            assert comparison.verdict is Verdict.FORK, name
            assert comparison.differences[0].where == name


@pytest.mark.parametrize("name", ["README.txt", "pictures", f"pictures/{'ab' * 32}.jpg"])
def test_files_that_may_not_change_may_neither_come_nor_go(
    good: dict[str, bytes], name: str
) -> None:
    name = next((known for known in good if known.startswith(name)), name)
    other = good | {name: b"something else"}
    for pair in ((good, other), (other, good)):
        comparison = _compare(*pair)
        assert comparison.verdict is Verdict.FORK
        assert [difference.where for difference in comparison.differences] == [name]


def test_a_box_more_or_less_is_not_the_same(good: dict[str, bytes]) -> None:
    other = good | {"boxes/9xVbcdefghijk9.bel": good[f"boxes/{REPS}.bel"]}
    assert _compare(good, other).verdict is Verdict.LONGER
    assert _compare(other, good).verdict is Verdict.FORK


def test_another_signature_of_the_same_trail_is_the_same(good: dict[str, bytes]) -> None:
    line = "\N{EM DASH} somebody.example/else AAAAAAAA\n".encode()
    witnessed = good | {"checkpoint": good["checkpoint"] + line}
    assert _compare(good, witnessed).verdict is Verdict.SAME
    assert _compare(witnessed, good).verdict is Verdict.SAME


# --- votes that are gone, as both officers stated --------------------------------------------


def _without_last_vote(steps: Steps) -> None:
    del steps[REPS][max(n for n, step in enumerate(steps[REPS]) if step[0] == "ballot")]


def _lossy(
    small: SmallElection, old: dict[str, bytes], change: Callable[[Body], None] = lambda _: None
) -> dict[str, bytes]:
    """Make the record after the last vote of the box was lost, while voting was open."""
    was = parse_box(old[f"boxes/{REPS}.bel"])
    kept = was.links[-2]
    loss = Loss(archive.Head(kept.event.height, kept.hash), was.head)
    return small.record(
        Changes(
            steps=_without_last_vote,
            bodies=lambda events: change(state_loss(small, events, "card_cancelled", loss)),
        ),
        until="voting_closed",
    )


def test_a_loss_that_both_officers_stated_is_no_fork(small: SmallElection) -> None:
    old = small.record(until="voting_opened")
    comparison = _compare(old, _lossy(small, old))
    assert comparison.verdict is Verdict.LONGER, comparison.differences
    assert comparison.stated == (f"boxes/{REPS}.bel has lost 1 of the votes in the old record",)
    assert "Stated and signed by both officers: boxes/" in comparison_text(comparison)
    assert json.loads(json.dumps(comparison.to_json()))["stated"] == list(comparison.stated)


def test_a_loss_takes_away_no_more_than_it_says(small: SmallElection) -> None:
    old = small.record(until="voting_opened")

    def verdict(change: Callable[[Body], None]) -> Verdict:
        return _compare(old, _lossy(small, old, change)).verdict

    def unsigned(body: Body) -> None:
        body["witness"] = body["secretary"]

    assert verdict(unsigned) is Verdict.FORK
    carers = small.record(Changes(steps=_without_last_vote), until="voting_closed")
    assert _compare(old, carers).verdict is Verdict.FORK  # nothing was stated
    later = _lossy(small, old)
    again = small.record(until="voting_closed")
    assert _compare(later, again).verdict is Verdict.FORK  # what was lost is not there again
    assert _compare(later, later).verdict is Verdict.SAME
