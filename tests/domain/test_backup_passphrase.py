"""The passphrase of a backup, as it is drawn and as it is typed."""

from __future__ import annotations

import re

import pytest

from elections.domain.backup_passphrase import as_drawn, draw_passphrase

FORM = re.compile(r"[2-9a-hjkmnp-z]{5}(-[2-9a-hjkmnp-z]{5}){3}")


def test_a_passphrase_is_random_and_has_no_ambiguous_characters() -> None:
    drawn = {draw_passphrase() for _ in range(200)}
    assert len(drawn) == 200
    assert all(FORM.fullmatch(passphrase) for passphrase in drawn)
    assert len(set("".join(drawn))) == 31 + 1


@pytest.mark.parametrize(
    "typed",
    [
        "ABCDE-FGHJK-MNPQR-23456",
        "abcde fghjk mnpqr 23456",
        " abcdefghjkmnpqr23456",
        "ab-cde-fghjkmnpqr23456",
    ],
)
def test_capitals_and_gaps_do_not_matter(typed: str) -> None:
    assert as_drawn(typed) == "abcde-fghjk-mnpqr-23456"


@pytest.mark.parametrize("typed", ["", "a passphrase of another program", "abcde-fghjk-mnpqr-2345"])
def test_other_characters_of_a_passphrase_are_kept(typed: str) -> None:
    assert as_drawn(typed) == typed
