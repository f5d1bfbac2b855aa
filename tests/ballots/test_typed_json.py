"""Frozen dataclasses from JSON and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

import pytest

from ballots.encoding import Json
from ballots.errors import BadInput
from ballots.typed_json import (
    Between,
    Matches,
    as_number,
    as_object,
    as_text,
    read_value,
    to_json,
)


@dataclass(frozen=True, slots=True)
class Inner:
    kind: Literal["a", "b"]
    number: Annotated[int, Between(1, 3)]


@dataclass(frozen=True, slots=True)
class Outer:
    word: Annotated[str, Matches(re.compile(r"[a-z]+\Z")), Between(1, 4)]
    inners: tuple[Inner, ...]
    by_name: Mapping[str, int]
    maybe: str | None
    sure: bool


GOOD: dict[str, Json] = {
    "word": "abcd",
    "inners": [{"kind": "a", "number": 1}, {"kind": "b", "number": 3}],
    "by_name": {"x": 7},
    "maybe": None,
    "sure": True,
}


def test_a_value_is_read_and_written_again() -> None:
    outer = read_value(Outer, GOOD, "outer")
    assert outer == Outer("abcd", (Inner("a", 1), Inner("b", 3)), {"x": 7}, None, sure=True)
    assert to_json(outer) == GOOD
    assert read_value(Outer, {**GOOD, "maybe": "yes"}, "outer").maybe == "yes"


WRONG: list[tuple[dict[str, Json], str]] = [
    ({"word": "abcde"}, "outer.word"),
    ({"word": ""}, "outer.word"),
    ({"word": "ABC"}, "outer.word"),
    ({"word": 1}, "outer.word"),
    ({"inners": {}}, "outer.inners"),
    ({"inners": [{"kind": "c", "number": 1}]}, "outer.inners[0].kind"),
    (
        {"inners": [{"kind": "a", "number": 1}, {"kind": "a", "number": 0}]},
        "outer.inners[1].number",
    ),
    ({"inners": [{"kind": "a", "number": 4}]}, "outer.inners[0].number"),
    ({"inners": [{"kind": "a", "number": True}]}, "outer.inners[0].number"),
    ({"inners": [{"kind": "a"}]}, "outer.inners[0]"),
    ({"by_name": {"x": "7"}}, "outer.by_name.x"),
    ({"by_name": []}, "outer.by_name"),
    ({"maybe": 1}, "outer.maybe"),
    ({"sure": 1}, "outer.sure"),
    ({"more": 1}, "outer"),
]


@pytest.mark.parametrize(("change", "where"), WRONG)
def test_a_value_that_does_not_fit_is_named_by_its_place(
    change: dict[str, Json], where: str
) -> None:
    with pytest.raises(BadInput) as refused:
        read_value(Outer, {**GOOD, **change}, "outer")
    assert refused.value.text == f"The part {where} is missing or of the wrong kind."


def test_a_missing_field_is_refused() -> None:
    for name in GOOD:
        with pytest.raises(BadInput):
            read_value(Outer, {key: item for key, item in GOOD.items() if key != name}, "outer")


def test_a_value_without_a_json_form_is_refused() -> None:
    for value in (1.5, b"x", object(), {"a": {1.5}}):
        with pytest.raises(TypeError, match="no JSON form"):
            to_json(value)


def test_single_values_are_narrowed() -> None:
    assert as_object({"a": 1}, "x") == {"a": 1}
    assert as_text("a", "x") == "a"
    assert as_number(3, "x") == 3
    for narrow, wrong in ((as_object, []), (as_text, 1), (as_number, True), (as_number, "1")):
        with pytest.raises(BadInput):
            narrow(wrong, "x")
