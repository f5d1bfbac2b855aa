from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.errors import BadInput
from ballots.group import (
    GENERATOR,
    IDENTITY,
    ORDER,
    add,
    parse_point,
    parse_scalar,
    point_text,
    random_scalar,
    scalar_mult,
    scalar_mult_base,
    subtract,
)

scalars = st.integers(min_value=0, max_value=ORDER - 1)

# Encodings of the eight points whose order divides 8 (RFC 8032 curve), little-endian.
SMALL_ORDER = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
)


@given(scalars, scalars)
def test_powers_add_up(left: int, right: int) -> None:
    assert add(scalar_mult_base(left), scalar_mult_base(right)) == scalar_mult_base(left + right)
    assert subtract(scalar_mult_base(left), scalar_mult_base(right)) == scalar_mult_base(
        left - right
    )
    assert scalar_mult(right, scalar_mult_base(left)) == scalar_mult_base(left * right)


@given(scalars)
def test_zero_and_the_neutral_element_work_as_in_a_group(scalar: int) -> None:
    assert scalar_mult(scalar, IDENTITY) == IDENTITY
    assert scalar_mult(0, scalar_mult_base(scalar)) == IDENTITY
    assert add(scalar_mult_base(scalar), IDENTITY) == scalar_mult_base(scalar)


@given(scalars.filter(bool))
def test_the_text_of_a_point_is_big_endian(scalar: int) -> None:
    point = scalar_mult_base(scalar)
    assert int(point_text(point), 16) == int.from_bytes(point, "little")
    assert parse_point(point_text(point)) == point


def test_the_generator_has_y_four_fifths() -> None:
    p = 2**255 - 19
    assert int(point_text(GENERATOR), 16) == 4 * pow(5, -1, p) % p


@pytest.mark.parametrize("little_endian", SMALL_ORDER)
def test_points_of_small_order_are_refused(little_endian: str) -> None:
    with pytest.raises(BadInput):
        parse_point(bytes.fromhex(little_endian)[::-1].hex())


@pytest.mark.parametrize("torsion", SMALL_ORDER[1:])
def test_points_outside_the_prime_order_group_are_refused(torsion: str) -> None:
    """CVE-2025-69277: libsodium before 1.0.21 let some of these through."""
    mixed = add(scalar_mult_base(random_scalar()), bytes.fromhex(torsion))
    with pytest.raises(BadInput):
        parse_point(point_text(mixed))
    with pytest.raises(BadInput):
        scalar_mult(random_scalar(), mixed)


def test_a_point_not_in_canonical_form_is_refused() -> None:
    p = 2**255 - 19
    for y in (3, 4, 6):
        with pytest.raises(BadInput):
            parse_point((y + p).to_bytes(32, "big").hex())


@pytest.mark.parametrize(
    "text", ["", "00", "G" * 64, "AB" * 32, "ab" * 32 + "\n", None, 7, "é" * 64]
)
def test_texts_that_are_not_a_point_are_refused(text: object) -> None:
    with pytest.raises(BadInput):
        parse_point(text)


@pytest.mark.parametrize(
    "text",
    ["01", "-1", "+1", " 1", "1 ", "", "1.0", "0x1", "\u0661", str(ORDER), str(ORDER + 5), 5, None],
)
def test_numbers_not_in_canonical_form_are_refused(text: object) -> None:
    with pytest.raises(BadInput):
        parse_scalar(text)


def test_random_scalars_do_not_repeat() -> None:
    drawn = {random_scalar() for _ in range(100_000)}
    assert len(drawn) == 100_000


def test_random_scalars_use_the_wide_reduction() -> None:
    assert random_scalar(lambda n: b"\xff" * n) == (2**512 - 1) % ORDER
    assert random_scalar(secrets.token_bytes) < ORDER
