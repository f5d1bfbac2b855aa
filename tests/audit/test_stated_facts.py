"""Statements of both officers: their words, and losses that no honest board would state."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from audit.box.writer import Head
from audit.trail.events import Loss
from audit.verify.checks.box_trail_consistency import _wrong_loss
from audit.verify.report import ReportedDifference
from audit.verify.state import BoxFacts


@pytest.mark.parametrize(
    ("margin", "certified", "follows"),
    [
        (None, None, "The result will show whether it stands."),
        (None, True, "All who stood are elected, so the result stands."),
        (3, True, "The margin is 3, which is more, so the result stands."),
        (1, False, "The margin is 1. So this contest is not certified: vote again."),
    ],
)
@pytest.mark.parametrize("stated", [True, False])
def test_a_difference_says_what_follows_from_it(
    margin: int | None, certified: bool | None, follows: str, stated: bool
) -> None:
    sentence = ReportedDifference("Reps for the North", 6, 5, margin, certified, stated).line()
    reported = "Secretary and witness stated this." if stated else "It is not stated yet."
    assert sentence == f"Reps for the North: 6 votes, 5 voters. {reported} {follows}"


CHAIN = tuple(
    SimpleNamespace(type=kind, hash=f"{number:064x}")
    for number, kind in enumerate(["Setup", "Ballot", "Ballot", "EndBallots", "EncryptedTally"])
)
BOX = cast("BoxFacts", SimpleNamespace(chain=CHAIN))


def head(height: int, of: str = "") -> Head:
    return Head(height, of or f"{height:064x}")


@pytest.mark.parametrize(
    ("kept", "lost", "reached", "sentence"),
    [
        (head(1), head(3), 3, None),
        (head(2), head(2), 0, "A loss was stated, but no vote is lost."),
        (head(1), head(2), 3, "The box stood at event 3 before."),
        (head(1, "f" * 64), head(3), 3, "The box does not go on from where"),
        (head(9), head(10), 3, "The box does not go on from where"),
        (head(4), head(5), 3, "A loss was stated after the votes were counted."),
    ],
)
def test_a_loss_that_cannot_be_is_found(
    kept: Head, lost: Head, reached: int, sentence: str | None
) -> None:
    wrong = _wrong_loss(BOX, Loss(kept, lost), reached, [])
    assert wrong is None if sentence is None else (wrong or "").startswith(sentence)


def test_a_stated_head_may_be_lost_later() -> None:
    gone = Loss(head(2, "f" * 64), head(3))
    assert _wrong_loss(BOX, gone, 3, []) is not None
    assert _wrong_loss(BOX, gone, 3, [Loss(head(1), head(4))]) is None
