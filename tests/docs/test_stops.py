"""docs/what-can-stop-a-certificate.md has a row for every check, and a way on for every failure."""

from __future__ import annotations

from audit.verify.report import CHECKS
from tests.docs.documents import rows_of

DOCUMENT = "docs/what-can-stop-a-certificate.md"
ROWS = rows_of(DOCUMENT, "| check |")


def test_every_check_has_a_row_in_order() -> None:
    assert [row[0] for row in ROWS] == list(CHECKS)


def test_every_row_says_whether_when_and_what_then() -> None:
    for check, honest, learnt, way_on in ROWS:
        assert honest.startswith(("no", "only", "yes", "when ")), check
        assert learnt, check
        assert way_on, check
        # where an honest election can come to it, there is something to do
        assert honest.startswith("no") or way_on != "none needed", check


def test_what_an_honest_election_can_fail_is_said() -> None:
    assert [row[0] for row in ROWS if row[1].startswith("yes")] == ["V21", "V25", "V36"]
