"""A mistake in election.json is found by line and column, with what to do."""

from __future__ import annotations

import json
import unicodedata

import pytest

from elections.domain.election_folder import read_draft
from tests.factories import election_factory

GOOD = json.dumps(election_factory.election_value(), indent=2, ensure_ascii=False)
LINES = GOOD.splitlines()


def refused(text: str | bytes) -> tuple[str, str]:
    raw = text if isinstance(text, bytes) else text.encode()
    draft, problems = read_draft(raw)
    assert draft is None
    (problem,) = problems
    assert problem.code == "F.1"
    return problem.where, problem.text


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ('"title": "Tiny election",', '"title": "Tiny election"', "line 4, column 3", "comma is"),
        ('"title": "Tiny', '"title" "Tiny', "line 3, column 11", "A colon is missing"),
        ('"title": "Tiny election"', '"title": “Tiny election”', "line 3, column 12", "straight"),
        ('"title": "Tiny', "'title': \"Tiny", "line 3, column 3", "straight quotation marks"),
        ('election",', "election,", "line 3, column 27", "over the end of its line"),
        ('"Tiny election"', '"Tiny \\election"', "line 3, column 18", "Write / in the place"),
        ('"language": "en"', '"language": "en", // English', "line 5, column 21", "has no notes"),
        ('"seats": 1,', '"seats": 1.5,', "line 42, column 16", "Write a whole number here."),
        ('"seats": 1,', '"seats": NaN,', "line 42, column 16", "Write a whole number here."),
        ('"seats": 1,', f'"seats": {"9" * 20},', "line 42, column 16", "too long"),
        ('"seats": 1,', '"seats": 1, "seats": 2,', "line 42, column 19", "here twice"),
        ('"language": "en"', '"language": "en",,', "line 5, column 20", "written as it must be"),
    ],
)  # fmt: skip
def test_the_place_and_the_advice(old: str, new: str, where: str, said: str) -> None:
    assert GOOD.count(old) >= 1
    found, text = refused(GOOD.replace(old, new, 1))
    assert found == f"election.json {where}", text
    assert said in text


def test_a_comma_before_a_bracket() -> None:
    where, text = refused(GOOD.removesuffix("\n}") + ",\n}")
    assert text == "Take away the comma before the bracket."
    assert where == f"election.json line {len(LINES) - 1}, column 4"


def test_the_end_is_missing_or_too_much_stands_there() -> None:
    assert refused(GOOD[:-1])[1] == "The file ends too early. Is a bracket missing?"
    assert "after the end" in refused(GOOD + "}")[1]
    assert refused(GOOD + "}")[0] == f"election.json line {len(LINES)}, column 2"


def test_columns_count_letters_not_bytes() -> None:
    text = GOOD.replace('"title": "Tiny election"', '"title": "Älötös", x')
    assert refused(text)[0] == "election.json line 3, column 22"


@pytest.mark.parametrize("raw", [GOOD.encode("utf-16"), GOOD.encode("utf-16-le")])
def test_utf_16_is_named(raw: bytes) -> None:
    assert "UTF-16" in refused(raw)[1]


def test_letters_that_are_not_utf_8_are_found_by_their_line() -> None:
    raw = GOOD.replace("Tiny Board", "Bwrdd Tŷ Bach").encode("iso8859-14")
    where, text = refused(raw)
    assert where == "election.json line 4"
    assert "UTF-8" in text


@pytest.mark.parametrize("text", ["[" * 9999, "9" * 9999, '{"a":' * 200 + "1" + "}" * 200])
def test_json_too_deep_or_too_long_is_refused(text: str) -> None:
    assert refused(text)[0].startswith("election.json")


def test_accents_and_spaces_are_kept_in_one_form_however_they_were_typed() -> None:
    value = election_factory.election_value()
    value["contests"][0]["candidates"][0]["name"] = unicodedata.normalize("NFD", " Siân  Ash ")
    value["officers"]["witness"] = "Wyn\u00a0Witness"
    draft, problems = read_draft(json.dumps(value).encode())
    assert problems == []
    assert draft is not None
    assert draft.contests[0].candidates[0].name == "Siân Ash"
    assert draft.officers.witness == "Wyn Witness"


def test_the_secretary_is_not_the_witness_in_another_spelling() -> None:
    value = election_factory.election_value()
    value["officers"] = {"secretary": "Pat O'Brien", "witness": "pat O’Brien"}
    _, problems = read_draft(json.dumps(value).encode())
    assert [problem.code for problem in problems] == ["F.4"]
