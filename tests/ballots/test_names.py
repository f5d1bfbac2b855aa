"""Names: which are accepted, and when two look the same, on every Python."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots import unicode
from ballots.names import (
    clean_name,
    folded_name,
    forms,
    is_lookalike,
    label_problem,
    lookalike_pairs,
    name_problem,
)
from ballots.texts import UNSEEN, text_problem
from tests.support.vectors import vectors

NAMES = vectors("names")


@pytest.mark.parametrize("name", NAMES["names"])
def test_names_that_people_have_are_accepted(name: str) -> None:
    assert name_problem(clean_name(name)) is None


@pytest.mark.parametrize(("name", "other"), NAMES["same"])
def test_names_that_look_the_same(name: str, other: str) -> None:
    assert is_lookalike(name, other)
    assert lookalike_pairs([name, "Somebody", other]) == [(name, other)]


@pytest.mark.parametrize(("name", "other"), NAMES["different"])
def test_names_that_do_not_look_the_same(name: str, other: str) -> None:
    assert not is_lookalike(name, other)


@pytest.mark.parametrize("refused", NAMES["refused"], ids=lambda refused: ascii(refused["name"]))
def test_an_invalid_name_is_refused_with_a_sentence(refused: dict[str, str]) -> None:
    assert refused["words"] in str(name_problem(refused["name"]))


@pytest.mark.parametrize("text", NAMES["texts"])
def test_characters_of_ordinary_texts_are_accepted(text: str) -> None:
    assert text_problem(text, 80) is None


def test_a_label_may_be_a_number() -> None:
    assert label_problem("1") is None
    assert label_problem("") is not None


@given(st.text(max_size=30))
def test_cleaning_keeps_an_accepted_name(text: str) -> None:
    cleaned = clean_name(text)
    assert clean_name(cleaned) == cleaned
    if name_problem(text) is None:
        assert text == cleaned
        assert all(sign == " " or unicode.is_known(sign) for sign in UNSEEN.sub("", text))
    assert folded_name(text) == folded_name(cleaned)


@given(st.text(max_size=30))
def test_forms_do_not_depend_on_capitals_and_spaces(text: str) -> None:
    name = folded_name(text)
    assert folded_name(name) == name
    assert forms(f"  {name} ") == forms(name)


# --- the tables ------------------------------------------------------------------------------


@pytest.mark.uncounted
def test_the_tables_are_those_of_unicode_14() -> None:
    """A newer Python knows more characters but agrees about those of the tables."""
    wrong = []
    for point in range(sys.maxunicode + 1):
        sign = chr(point)
        category = unicodedata.category(sign)
        kind = unicode.kind_of(sign)
        if kind and kind not in {category, category[0], "V"}:
            wrong.append((sign, kind, category))
        if kind == "V" and unicodedata.combining(sign) != 9:
            wrong.append((sign, kind, category))
        if (
            not kind
            and unicodedata.unidata_version == unicode.VERSION
            and category[0] not in "CZ"
            and not UNSEEN.match(sign)
        ):
            wrong.append((sign, "left out", category))
    assert wrong == []
    assert sum(unicode.is_known(chr(point)) for point in range(0x250)) > 400


@pytest.mark.uncounted
def test_only_invisible_characters_count_as_hidden() -> None:
    known = [chr(point) for point in range(sys.maxunicode + 1) if unicode.is_known(chr(point))]
    assert len(known) > 140_000
    assert not [sign for sign in known if UNSEEN.match(sign)]


def test_only_one_module_compares_names() -> None:
    """Folding, normalising and comparing names happens in `ballots.names` alone."""
    root = Path(__file__).resolve().parents[2]
    own = {"ballots/names.py", "ballots/texts.py", "ballots/unicode/__init__.py"}
    # Other modules that fold text, and what they fold: no names.
    others = {
        "elections/domain/member_list.py": "the word for a total",
        "elections/domain/member_table.py": "names of columns",
        "elections/domain/list_columns.py": "headings of columns",
        "elections/domain/list_words.py": "words for a total, a kind of seat, what helps",
        "elections/domain/spreadsheet.py": "names of sheets",
        "elections/services/people/passphrase_hashes.py": "passphrases",
        "elections/audio/texts.py": "the words of a clip",
        "elections/domain/drafting.py": "short names from names",
        "elections/domain/passphrases.py": "passphrases",
        "ballots/definition/model.py": "the order of people",
        "elections/services/nominations/printed.py": "the order of people",
        "ballots/definition/rules.py": "uuids, which are names of files",
    }
    found = {
        str(path.relative_to(root))
        for room in ("ballots", "audit", "elections")
        for path in (root / room).rglob("*.py")
        if "casefold()" in (text := path.read_text()) or "unicodedata" in text
    }
    assert found - own == others.keys()
