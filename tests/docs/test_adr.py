"""The decisions (docs/adr): numbered without gaps, in one form, each in the index."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest

from tests.docs.documents import our_files, text_of

FOLDER = "docs/adr"
DECISIONS = sorted(name for name in our_files() if re.match(rf"{FOLDER}/\d", name))
INDEX = f"{FOLDER}/README.md"
FORM = re.compile(
    r"# (?P<number>\d{4}) (?P<title>.+)\n\n"
    r"- \*\*Status:\*\* (?P<status>accepted|replaced by `\d{4}-[a-z-]+\.md`)[^\n]*(\n  [^\n]+)*\n"
    r"- \*\*Date:\*\* (?P<date>\d{4}-\d\d-\d\d)\n\n"
    r"## Context\n\n\S.*?\n\n## Decision\n\n\S.*?\n\n## Consequences\n\n\S.*\n\Z",
    re.DOTALL,
)
PAGE = 40  # lines; what came before there was a limit may be longer
LONGER = frozenset({1, 2, 5, 6, 7, 9, 10, 11, 12, 17, 22, 26, 27})


def form_of(name: str) -> re.Match[str]:
    match = FORM.match(text_of(name))
    assert match is not None, f"{name} has not the form of {DECISIONS[-1]}"
    return match


def test_numbers_of_decisions_have_no_gaps() -> None:
    numbers = [int(PurePosixPath(name).name[:4]) for name in DECISIONS]
    assert len(numbers) > 20
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("name", DECISIONS)
def test_each_decision_has_the_form(name: str) -> None:
    found = form_of(name)
    assert found["number"] == PurePosixPath(name).name[:4]
    if int(found["number"]) not in LONGER:
        assert len(text_of(name).splitlines()) <= PAGE


def test_decisions_are_numbered_in_the_order_of_their_dates() -> None:
    dates = [form_of(name)["date"] for name in DECISIONS]
    assert dates == sorted(dates)


def test_each_decision_is_in_the_index() -> None:
    row = re.compile(r"^\| \[(\d{4})\]\(([^)]+)\) \| (.+?) \| ([\d-]+) \|$", re.MULTILINE)
    found = {name: form_of(name) for name in DECISIONS}
    assert row.findall(text_of(INDEX)) == [
        (form["number"], PurePosixPath(name).name, form["title"], form["date"])
        for name, form in found.items()
    ]
