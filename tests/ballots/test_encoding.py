"""JSON from strangers: what is refused before anybody looks into it."""

from __future__ import annotations

import json

import pytest

from ballots.encoding import MOST_DEPTH, canonical, strict_json
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
def test_half_a_sign_is_refused_anywhere(raw: bytes) -> None:
    with pytest.raises(BadInput):
        strict_json(raw, 1000)


def test_whole_signs_may_be_escaped() -> None:
    assert strict_json(rb'{"\u0041":"\ud83d\ude00"}', 1000) == {"A": "\N{GRINNING FACE}"}
