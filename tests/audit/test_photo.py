"""A photo of a record is one JPEG from the first byte to the last."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from audit.record.photo import is_jpeg
from ballots.photos import prepare_photo

EXAMPLES = Path(__file__).parents[2] / "examples"


def _jpeg(mode: str = "RGB", **options: Any) -> bytes:
    buffer = io.BytesIO()
    noise = Image.effect_noise((40, 30), 60).convert(mode)
    noise.save(buffer, "JPEG", **options)
    return buffer.getvalue()


GOOD: Mapping[str, bytes] = {
    "plain": _jpeg(),
    "grey": _jpeg("L"),
    "progressive": _jpeg(progressive=True),
    "optimised": _jpeg(optimize=True, quality=30),
    "with restarts": _jpeg(restart_marker_rows=1),
    "with a comment and a profile": _jpeg(comment=b"hello", icc_profile=b"x" * 500),
}


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_of_jpeg_is_recognised(name: str) -> None:
    assert is_jpeg(GOOD[name])


def test_a_photo_made_by_the_program_is_a_jpeg() -> None:
    photos = [path for path in EXAMPLES.rglob("*") if path.suffix in {".jpg", ".png", ".webp"}]
    assert photos
    for photo in photos[:6]:
        assert is_jpeg(prepare_photo(photo.read_bytes()))


@pytest.mark.parametrize("name", GOOD)
def test_a_jpeg_with_bytes_behind_it_or_cut_off_is_refused(name: str) -> None:
    raw = GOOD[name]
    for bad in (raw + b"\0", raw + raw, raw[:-1], raw[:-2], raw[1:], raw[: len(raw) // 2], raw[:3]):
        assert not is_jpeg(bad)


def test_bytes_that_are_no_jpeg_are_refused() -> None:
    png, cmyk = io.BytesIO(), _jpeg("CMYK")
    Image.new("L", (8, 8)).save(png, "PNG")
    frame = GOOD["plain"].index(b"\xff\xc0")
    raw = GOOD["plain"]
    no_size = raw[: frame + 5] + b"\0\0" + raw[frame + 7 :]
    twelve_bits = raw[: frame + 4] + b"\x0c" + raw[frame + 5 :]
    arithmetic = raw[: frame + 1] + b"\xc9" + raw[frame + 2 :]
    for bad in (
        *(b"", b"\xff\xd8", b"\xff\xd8\xff\xd9", b"<html>", png.getvalue(), cmyk),
        *(raw[:frame] + b"\xff\xc0\0\x05\x08\0\x01" + raw[frame:],),
        *(no_size, twelve_bits, arithmetic, b"\xff\xd8\xff\xe0\0\x01\xff\xd9"),
    ):
        assert not is_jpeg(bad)


@given(st.data())
def test_random_bytes_raise_no_error(data: st.DataObject) -> None:
    raw = bytearray(GOOD[data.draw(st.sampled_from(sorted(GOOD)))])
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    is_jpeg(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
