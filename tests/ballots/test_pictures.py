"""Photos: what is accepted, what is refused, and what is left of the file that was sent."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import warnings
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ballots.credential import PICTURES
from ballots.errors import BadInput
from ballots.photos import HEIGHT, MAX_FILE_BYTES, MAX_PHOTO_BYTES, WIDTH, prepare_photo

RED, BLUE = (200, 30, 30), (30, 30, 200)


def _bytes(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _halves(size: tuple[int, int] = (800, 1000)) -> Image.Image:
    """Draw a picture that is red above and blue below."""
    picture = Image.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, size[0], size[1] // 2))
    return picture


def _refusal(raw: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        prepare_photo(raw)
    assert caught.value.text.endswith(".")
    return caught.value.code


def _near(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_three_kinds_become_one_size(kind: str) -> None:
    with Image.open(io.BytesIO(prepare_photo(_bytes(_halves(), kind)))) as photo:
        assert (photo.format, photo.mode, photo.size) == ("JPEG", "RGB", (WIDTH, HEIGHT))
        assert _near(photo.getpixel((240, 50)), RED)
        assert _near(photo.getpixel((240, 550)), BLUE)


def test_crop_is_about_the_centre() -> None:
    wide = Image.new("RGB", (2000, 500), BLUE)
    wide.paste(RED, (800, 0, 1200, 500))  # the middle 4:5 part
    with Image.open(io.BytesIO(prepare_photo(_bytes(wide, "PNG")))) as photo:
        assert all(_near(photo.getpixel((x, 300)), RED) for x in (12, 240, 467))


def test_a_photo_is_turned_as_its_camera_recorded() -> None:
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    with Image.open(io.BytesIO(prepare_photo(_bytes(_halves(), "JPEG", exif=exif)))) as photo:
        assert _near(photo.getpixel((240, 50)), BLUE)


def test_no_metadata_is_left() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    jpeg = _bytes(_halves(), "JPEG", exif=exif, comment=b"SecretComment", icc_profile=b"x" * 200)
    text = PngInfo()
    text.add_text("Author", "SecretPerson")
    for raw in (jpeg, _bytes(_halves(), "PNG", pnginfo=text), jpeg + b"SecretTail"):
        done = prepare_photo(raw)
        assert b"Secret" not in done
        with Image.open(io.BytesIO(done)) as photo:
            assert not photo.getexif()
            assert set(photo.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_same_photo_same_bytes() -> None:
    raw = _bytes(_halves(), "PNG")
    assert prepare_photo(raw) == prepare_photo(raw)


def test_even_noise_fits_in_the_page_weight() -> None:
    noise = Image.frombytes("RGB", (WIDTH, HEIGHT), random.Random(1).randbytes(3 * WIDTH * HEIGHT))
    assert len(prepare_photo(_bytes(noise, "PNG"))) <= MAX_PHOTO_BYTES


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_colour_mode_is_accepted(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    if mode == "I;16":
        picture = Image.new("I;16", (500, 600), 0x8000)
    else:
        picture = Image.new("RGB", (500, 600), (128, 128, 128)).convert(mode)
    with Image.open(io.BytesIO(prepare_photo(_bytes(picture, kind)))) as photo:
        grey = photo.resize((1, 1)).getpixel((0, 0))
        assert isinstance(grey, tuple)
        assert all(abs(level - 128) < 20 for level in grey), grey


def test_transparent_parts_become_white() -> None:
    clear = Image.new("RGBA", (500, 600), (0, 0, 0, 0))
    with Image.open(io.BytesIO(prepare_photo(_bytes(clear, "PNG")))) as photo:
        assert _near(photo.getpixel((100, 100)), (255, 255, 255))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "picture-empty"),
        (b"this is a letter, not a photo", "picture-not"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "picture-kind"),
        (b"<svg onload='x()'></svg>", "picture-kind"),
        (b"%PDF-1.7", "picture-kind"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(50), "picture-kind"),
        (b"\xff\xd8\xff" + b"no picture follows", "picture-broken"),
        (b"\x89PNG\r\n\x1a\n", "picture-broken"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture-broken"),
        (b"\xff\xd8\xff" + bytes(MAX_FILE_BYTES), "picture-heavy"),
    ],
)
def test_a_file_that_is_not_a_photo_is_refused(raw: bytes, code: str) -> None:
    assert _refusal(raw) == code


def test_other_kinds_of_picture_are_refused() -> None:
    assert _refusal(_bytes(_halves(), "GIF")) == "picture-kind"
    assert _refusal(_bytes(_halves(), "BMP")) == "picture-kind"
    assert _refusal(_bytes(_halves(), "TIFF")) == "picture-kind"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_animated_pictures_are_refused(kind: str) -> None:
    frames = [Image.new("RGB", (100, 120), colour) for colour in (RED, BLUE)]
    raw = _bytes(frames[0], kind, save_all=True, append_images=frames[1:])
    assert _refusal(raw) == "picture-moves"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_truncated_file_is_refused(kind: str) -> None:
    noise = Image.frombytes("RGB", (300, 300), random.Random(2).randbytes(270_000))
    raw = _bytes(noise, kind)
    assert _refusal(raw[: len(raw) // 2]) == "picture-broken"


def test_a_picture_that_is_too_small_is_refused() -> None:
    assert _refusal(_bytes(Image.new("RGB", (40, 50)), "PNG")) == "picture-small"


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000))
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [5_000, 10_000, 30_000, 2_000_000_000])
def test_a_hundred_megapixels_are_not_unpacked(side: int) -> None:
    assert _refusal(_png_that_claims(side, side)) == "picture-large"


def test_warnings_of_pillow_are_not_shown(recwarn: pytest.WarningsRecorder) -> None:
    warnings.simplefilter("always")
    assert _refusal(_png_that_claims(10_000, 10_000)) == "picture-large"
    assert list(recwarn) == []


def test_every_broken_byte_is_an_easy_refusal_or_a_photo() -> None:
    good = [_bytes(_halves((100, 120)), kind) for kind in ("JPEG", "PNG", "WEBP")]
    dice = random.Random(3)
    for raw in good * 20:
        broken = bytearray(raw)
        for _ in range(3):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        with contextlib.suppress(BadInput):  # any other error fails the test
            assert prepare_photo(bytes(broken)).startswith(b"\xff\xd8\xff")


DRAWN = Path(__file__).parents[2] / "templates" / "static" / "pictures"


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_of_a_card_is_there_for_pages(name: str) -> None:
    assert (DRAWN / f"{name}.svg").is_file()


def test_drawings_hold_shapes_only_and_are_attributed() -> None:
    listed = (DRAWN / "ATTRIBUTION.md").read_text("utf-8")
    shapes = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polygon", "polyline"}
    for file in sorted(DRAWN.glob("*.svg")):
        raw = file.read_text("utf-8")
        assert "<!" not in raw, file.name
        for part in ET.fromstring(raw).iter():  # noqa: S314 - our own files
            assert part.tag.removeprefix("{http://www.w3.org/2000/svg}") in shapes, file.name
            for name, value in part.attrib.items():
                assert not name.startswith(("on", "{", "style", "href")), file.name
                assert "url(" not in value, file.name
        assert f"`{file.name}`" in listed
