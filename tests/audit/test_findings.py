"""A finding names the right line, card, vote or share."""

from __future__ import annotations

import json

import pytest

from audit.record.files import RecordFiles
from audit.trail.codec import split_leaves
from audit.verify.report import Finding
from audit.verify.run import verify
from tests.audit.mutations import MUTANTS
from tests.factories.record_factory import REPS, SmallElection, canonical_bytes, resign

pytestmark = pytest.mark.usefixtures("_quick_votes")
Files = dict[str, bytes]


def _findings(files: Files) -> tuple[Finding, ...]:
    return verify(RecordFiles.of(files)).findings


@pytest.mark.parametrize("line", [1, 2, 7, 16])
def test_a_bad_line_of_the_trail_is_named_by_its_number(
    small: SmallElection, good: Files, line: int
) -> None:
    files = dict(good)
    leaves = split_leaves(files["trail.jsonl"])
    leaves[line - 1] = leaves[line - 1].replace(b"2026-05-01T", b"2026-13-01T")
    resign(small, files, leaves)
    (finding,) = _findings(files)
    assert (finding.check, finding.where) == ("V05", f"trail.jsonl, line {line}")
    assert finding.text == f"Line {line} of the trail has no proper time."


@pytest.mark.parametrize("number", [1, 5, 13])
def test_a_card_with_a_wrong_state_is_named_by_its_number(good: Files, number: int) -> None:
    value = json.loads(good["cards.json"])
    card = value["cards"][number - 1]
    was = card["state"]
    card["state"] = next(state for state in ("used", "unused", "cancelled") if state != was)
    found = _findings(good | {"cards.json": canonical_bytes(value)})
    (finding,) = [finding for finding in found if finding.check == "V33"]
    assert finding.where == f"cards.json, card {number}"
    assert finding.text == f"This card is {was}, not {card['state']}."


def test_two_cards_that_are_alike_are_named_by_their_numbers(good: Files) -> None:
    value = json.loads(good["cards.json"])
    value["cards"].insert(4, value["cards"][4])
    found = _findings(good | {"cards.json": canonical_bytes(value)})
    places = [finding.where for finding in found if finding.check == "V32"]
    assert places == ["cards.json, cards 5 and 6"]


@pytest.mark.parametrize("vote", [0, 3, 5])
def test_a_bad_vote_is_named_by_its_height(small: SmallElection, vote: int) -> None:
    def spoil(steps: dict[str, list[tuple[object, ...]]]) -> None:
        name, raw = steps[REPS][1 + vote]
        assert isinstance(raw, bytes)
        steps[REPS][1 + vote] = (name, raw[:-30] + bytes([raw[-30] ^ 1]) + raw[-29:])

    from tests.factories.record_factory import Changes  # noqa: PLC0415

    found = _findings(small.record(Changes(steps=spoil)))
    (finding,) = [finding for finding in found if finding.check == "V18"]
    assert finding.where == f"boxes/{REPS}.bel, event {1 + vote}"
    assert finding.text.startswith("This is not a good vote: ")


def test_a_paper_that_came_too_late_is_named_by_its_height(small: SmallElection) -> None:
    (finding,) = _findings(MUTANTS["papers that no batch tells of"][1](small))
    assert (finding.check, finding.where) == ("V27", f"boxes/{REPS}.bel, event 6")
    (finding,) = _findings(MUTANTS["paper of a card that voted on a tablet"][1](small))
    assert (finding.check, finding.where) == ("V27", f"boxes/{REPS}.bel, event 7")


def test_a_head_that_is_not_the_boxs_is_named_by_line_and_height(small: SmallElection) -> None:
    found = _findings(MUTANTS["head beyond the end of the box"][1](small))
    assert [(finding.check, finding.where) for finding in found] == [
        ("V21", f"trail.jsonl, line 13, boxes/{REPS}.bel")
    ]
    assert found[0].text == "The box had 100 events, but now it has 12. It was cut."
    (finding,) = _findings(MUTANTS["head at opening is not the box's"][1](small))
    assert finding.where == f"trail.jsonl, line 5, boxes/{REPS}.bel"
    assert finding.text.startswith("Event 0 of the box is not the one that the trail saw.")


def test_findings_name_the_numbers_that_differ(small: SmallElection) -> None:
    texts = {
        "num_tallied": "The box says that 6 votes with the weight 5 count, but 5 cards have voted.",
        "electorate smaller than the votes, and nobody stated it": (
            "5 votes count, but 4 people may vote. It was certified, and nobody stated that."
        ),
        "more cards printed than listed": "The number of cards is not the number that was printed.",
        "old checkpoint": "The log signed 5 entries, but the trail has 16.",
    }
    for name, text in texts.items():
        found = _findings(MUTANTS[name][1](small))
        assert text in [finding.text for finding in found], name


def test_a_finding_names_the_step_that_differs(small: SmallElection) -> None:
    (finding,) = _findings(MUTANTS["elected by lot who stood above the line"][1](small))
    assert finding.where == "counts.json, reps"
    assert finding.text == "Step 7 of the count is not that of the rules: Bob is elected."
