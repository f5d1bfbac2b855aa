"""Texts, names and signatures: both readings of docs/definition.md say the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.record.photo import is_jpeg
from ballots import names as first
from ballots.texts import text_problem
from tests.audit.test_photo import GOOD as JPEGS
from tests.factories.odd_signatures import Vector
from tests.factories.odd_signatures import vectors as odd_signatures
from tests.second_verifier import names as second
from tests.second_verifier.files import is_jpeg as other_is_jpeg
from tests.second_verifier.group import require_signature
from tests.second_verifier.strict_json import Bad
from tests.support.vectors import vectors

NAMES = vectors("names")
# Signs at which the rules turn: marks, joiners, styles, flags, scripts, blanks, quotation marks.
EDGES = (
    "aA1 \u00e4\u0301\u0302\u0915\u094d\u200c\u200d\u0633\u0645\u064e\ufe0e\ufe0f\u2764\U0001f469"
    "\U0001f3fd\U0001f9bd\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e007f\u0430\u03b1"
    "\u5c71\u30cf\u306f\uae40\u3105\u00a0\u2003\u00ad\u2800\u2019'-\u2011()./,\u00df\u0130\u017f\ufb01"
)
TEXTS = st.text(st.sampled_from(EDGES), min_size=0, max_size=12) | st.text(max_size=12)


def _is_refused(function: object, *arguments: object) -> bool:
    try:
        function(*arguments)  # type: ignore[operator]
    except Bad:
        return True
    return False


@given(TEXTS)
@example("\u0633\u200d\u0645")
@example("z\u0316\u0317\u0318\u0319")
@example("z\u0316\u0317\u0318\u0319\u031a")
@example("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f x")
def test_both_readings_take_the_same_texts(text: str) -> None:
    assert _is_refused(second.require_text, text, 10) == (text_problem(text, 10) is not None)
    assert _is_refused(second.require_label, text) == (first.label_problem(text) is not None)
    assert _is_refused(second.require_name, text) == (first.name_problem(text) is not None)


@given(TEXTS)
def test_both_readings_give_a_name_the_same_forms(name: str) -> None:
    assert second.forms(name) == first.forms(name)


@pytest.mark.parametrize("pair", NAMES["same"])
def test_names_that_look_the_same(pair: list[str]) -> None:
    assert second.are_alike(pair)


@pytest.mark.parametrize("pair", NAMES["different"])
def test_names_that_look_different(pair: list[str]) -> None:
    assert not second.are_alike(pair)


@pytest.mark.parametrize("vector", list(odd_signatures()), ids=lambda vector: vector.why)
def test_odd_signatures_are_judged_the_same(vector: Vector) -> None:
    assert _is_refused(require_signature, *vector.parts) == (not vector.holds)


@given(st.sampled_from(sorted(JPEGS)), st.data())
def test_both_readings_take_the_same_photos(name: str, data: st.DataObject) -> None:
    raw = bytearray(JPEGS[name])
    for _ in range(data.draw(st.integers(0, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.sampled_from((0, 8, 255, 217)))
    end = data.draw(st.sampled_from((len(raw), len(raw) - 1, 300)))
    photo = bytes(raw[:end]) + data.draw(st.sampled_from((b"", b"\0", b"\xff\xd9")))
    assert is_jpeg(photo) == other_is_jpeg(photo)


@pytest.mark.parametrize("name", JPEGS)
def test_photos_of_every_kind_are_taken_and_nothing_behind_them(name: str) -> None:
    assert other_is_jpeg(JPEGS[name])
    assert not other_is_jpeg(JPEGS[name] + b"\0")
