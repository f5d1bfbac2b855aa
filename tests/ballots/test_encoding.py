"""JSON from strangers: what strict reading refuses."""

from __future__ import annotations

import json

import pytest

from ballots.encoding import MOST_DEPTH, Json, canonical, fields, parse_canonical, strict_json
from ballots.errors import BadInput


def _lists(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def _objects(depth: int) -> bytes:
    return b'{"a":' * depth + b"1" + b"}" * depth


def test_nesting_has_a_limit() -> None:
    assert MOST_DEPTH == 32  # as RECORD.md says
    for make in (_lists, _objects):
        assert strict_json(make(MOST_DEPTH), 10_000) == json.loads(make(MOST_DEPTH))
        for depth in (MOST_DEPTH + 1, 900, 100_000):
            with pytest.raises(BadInput):
                strict_json(make(depth), 1_000_000)
    wide = canonical([{"a": [[1, "two", None]] * 3}] * 100)
    assert canonical(strict_json(wide, 100_000)) == wide


@pytest.mark.parametrize(
    "raw",
    [
        rb'"\ud800"',
        rb'"\uDFFF"',
        rb'["a",{"b":"x\udbffy"}]',
        rb'{"\ud800":1}',
        rb'{"a":{"b\udc00":[]}}',
        rb'"\udc00\ud800"',  # a pair in the wrong order
    ],
)
def test_half_a_surrogate_pair_is_refused_anywhere(raw: bytes) -> None:
    with pytest.raises(BadInput):
        strict_json(raw, 1000)


def test_whole_surrogate_pairs_may_be_escaped() -> None:
    assert strict_json(rb'{"\u0041":"\ud83d\ude00"}', 1000) == {"A": "\N{GRINNING FACE}"}


@pytest.mark.parametrize(
    "raw",
    [
        *(b"1.5", b"[1.0]", b'{"a":{"b":-0.0}}', b"1e3", b"NaN", b"[Infinity]", b"-Infinity"),
        *(b"12345678901234567", b'{"a":1,"a":1}', b'[{"b":{"c":1,"d":2,"c":3}}]', b"", b"nul"),
        *(b"\xff", b"\xef\xbb\xbf1", b"{'a':1}", b"1 2"),
    ],
)
def test_json_outside_our_rules_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        strict_json(raw, 1000)
    assert refused.value.code == "json"


def test_bytes_and_numbers_have_limits() -> None:
    assert strict_json(b"1234567890123456", 16) == 1234567890123456
    with pytest.raises(BadInput, match="longer than 15 bytes"):
        strict_json(b"1234567890123456", 15)


def test_a_float_has_no_canonical_form() -> None:
    for value in (1.0, [1.5], {"a": (2.5,)}, {"a": {"b": [float("nan")]}}):
        with pytest.raises(TypeError, match="float"):
            canonical(value)
    assert (
        canonical({"b": [1, "é", None, True], "a": ()}) == '{"a":[],"b":[1,"é",null,true]}'.encode()
    )


def test_canonical_bytes_are_read_and_others_are_not() -> None:
    assert parse_canonical(b'{"a":1,"b":[]}', 100) == {"a": 1, "b": []}
    for raw in (b'{"b":[],"a":1}', b'{"a": 1}', b'{"a":1}\n', b'"\\u0041"'):
        with pytest.raises(BadInput, match="not-canonical"):
            parse_canonical(raw, 100)


def test_fields_reads_exactly_the_named_fields() -> None:
    assert fields({"a": 1, "b": 2}, "a", "b") == (1, 2)
    wrong: list[Json] = [{"b": 2, "a": 1}, {"a": 1}, {"a": 1, "b": 2, "c": 3}, ["a", "b"], None]
    for value in wrong:
        with pytest.raises(BadInput, match="fields"):
            fields(value, "a", "b")
