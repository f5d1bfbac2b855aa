"""The part of a photo that voters see: moved by a point and by steps, never beyond the photo."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ballots.errors import BadInput
from ballots.photo_crop import (
    LARGE,
    NEAREST,
    WHOLE,
    Focus,
    crop_photo,
    in_reach,
    moved,
    part_of,
    prepare_large,
    size_of,
)
from ballots.photos import HEIGHT, MAX_PHOTO_BYTES, WIDTH

RED, BLUE = (200, 30, 30), (30, 30, 200)
FOCUS = st.builds(Focus, st.integers(0, WHOLE), st.integers(0, WHOLE), st.integers(100, NEAREST))
SIZE = st.tuples(st.integers(48, 1600), st.integers(48, 1600))


def _jpeg(picture: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, **options)
    return out.getvalue()


def _phone_photo(size: tuple[int, int] = (4032, 3024)) -> bytes:
    """Make 12 megapixels as a phone held upright keeps them: on their side, and saying so."""
    photo = Image.new("RGB", size, BLUE)
    photo.paste(RED, (0, 0, size[0] // 4, size[1]))  # becomes the top
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SecretCamera"
    return _jpeg(photo, exif=exif)


def _colour(raw: bytes, place: tuple[int, int]) -> tuple[int, ...]:
    with Image.open(io.BytesIO(raw)) as photo:
        found = photo.getpixel(place)
    assert isinstance(found, tuple)
    return found


def _is_near(colour: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 14 for a, b in zip(colour, wanted, strict=True))


def test_a_sideways_photo_of_a_phone_is_turned_shrunk_and_bare() -> None:
    large = prepare_large(_phone_photo())
    assert size_of(large) == (LARGE * 3 // 4, LARGE)
    assert _is_near(_colour(large, (600, 20)), RED)
    assert _is_near(_colour(large, (600, 1500)), BLUE)
    assert b"SecretCamera" not in large
    with Image.open(io.BytesIO(large)) as photo:
        assert not photo.getexif()


def test_the_part_is_moved_to_where_the_person_is() -> None:
    large = prepare_large(_phone_photo())
    top = crop_photo(large, Focus(500, 0, 300))
    low = crop_photo(large, Focus(500, WHOLE, 300))
    assert size_of(top) == size_of(low) == (WIDTH, HEIGHT)
    assert _is_near(_colour(top, (240, 300)), RED)
    assert _is_near(_colour(low, (240, 300)), BLUE)
    assert len(top) <= MAX_PHOTO_BYTES


def test_a_large_png_is_shrunk_before_its_colours_are_made() -> None:
    out = io.BytesIO()
    Image.new("RGB", (5000, 4000), RED).save(out, "PNG")
    assert size_of(prepare_large(out.getvalue())) == (1600, 1280)


def test_a_very_wide_png_is_shrunk_in_steps() -> None:
    out = io.BytesIO()
    Image.new("RGB", (7000, 900), RED).save(out, "PNG")
    assert size_of(prepare_large(out.getvalue())) == (LARGE, round(900 * LARGE / 7000))


def test_a_photo_in_heic_is_refused_in_one_sentence_that_helps() -> None:
    with pytest.raises(BadInput) as refused:
        prepare_large(b"\x00\x00\x00\x18ftypheic" + bytes(50))
    assert refused.value.code == "picture-kind"
    assert "Most Compatible" in refused.value.text


@given(SIZE, FOCUS)
def test_the_part_never_leaves_the_photo(size: tuple[int, int], focus: Focus) -> None:
    part = part_of(size, focus)
    assert part.left >= 0
    assert part.top >= 0
    assert part.left + part.width <= size[0] + 1e-6
    assert part.top + part.height <= size[1] + 1e-6
    assert part.width / part.height == pytest.approx(WIDTH / HEIGHT)


@given(SIZE, FOCUS, st.sampled_from(["left", "right", "up", "down", "nearer", "further"]))
def test_every_press_leaves_a_valid_focus(size: tuple[int, int], focus: Focus, press: str) -> None:
    assert moved(size, focus, press).is_valid


def test_a_press_is_seen_and_the_opposite_takes_it_back() -> None:
    size = (1200, 1600)
    near = in_reach(size, Focus(near=200))
    for press, back in (("left", "right"), ("up", "down"), ("nearer", "further")):
        after = moved(size, near, press)
        assert after != near
        assert moved(size, after, back) == near


def test_a_press_at_the_edge_does_not_have_to_be_taken_back_twice() -> None:
    size, focus = (1200, 1600), Focus(near=200)
    for _ in range(20):
        focus = moved(size, focus, "left")
    after = moved(size, focus, "right")
    assert part_of(size, after).left > part_of(size, focus).left == 0


def test_the_browser_s_steps_are_the_same() -> None:
    """The same values as in browser/test/board/photo-part.test.js."""
    size, near = (1200, 1600), Focus(near=200)
    assert moved(size, near, "left") == Focus(440, 500, 200)
    assert moved(size, near, "down") == Focus(500, 556, 200)
    assert moved(size, near, "nearer") == Focus(500, 500, 225)
