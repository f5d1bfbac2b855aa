"""Photos of real cameras are taken in their colours; hostile ones cost little time and memory."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from ballots import photos
from ballots.errors import BadInput
from ballots.jpeg_scans import JpegCost, jpeg_cost
from ballots.photo_crop import prepare_large
from ballots.photos import HEIGHT, WIDTH, prepare_photo

RED, BLUE = (200, 30, 30), (30, 30, 200)
ROOT = Path(__file__).parents[2]


def jpeg(size: tuple[int, int], **options: object) -> bytes:
    """Make a JPEG, red above and blue below."""
    picture = Image.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, size[0], size[1] // 2))
    out = io.BytesIO()
    picture.save(out, "JPEG", **options)
    return out.getvalue()


def refusal(raw: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        prepare_photo(raw)
    return caught.value.code


def colour_at(raw: bytes, place: tuple[int, int]) -> tuple[int, ...]:
    with Image.open(io.BytesIO(raw)) as photo:
        assert photo.size == (WIDTH, HEIGHT)
        colour = photo.getpixel(place)
    assert isinstance(colour, tuple)
    return colour


def near(colour: tuple[int, ...], wanted: tuple[int, ...], most: int = 14) -> bool:
    return all(abs(a - b) < most for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("size", [(5712, 4284), (6016, 4016), (8160, 6120)])
def test_photos_of_telephones_and_cameras_are_taken(size: tuple[int, int]) -> None:
    done = prepare_photo(jpeg(size))
    assert near(colour_at(done, (240, 50)), RED)
    assert near(colour_at(done, (240, 550)), BLUE)


def test_a_large_photo_that_lies_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    done = prepare_photo(jpeg((5712, 4284), exif=exif))
    assert near(colour_at(done, (20, 300)), BLUE)
    assert near(colour_at(done, (460, 300)), RED)


def test_a_jpeg_has_at_most_so_many_pixels() -> None:
    raw = bytearray(jpeg((800, 600)))
    place = raw.index(b"\xff\xc0") + 5
    raw[place : place + 4] = struct.pack(">HH", 8001, 8000)
    assert refusal(bytes(raw)) == "picture-large"


# --- time --------------------------------------------------------------------------------------


def scans_of(raw: bytes) -> int:
    return jpeg_cost(raw).scans


def many_scans(count: int, size: tuple[int, int]) -> bytes:
    """Make a progressive JPEG whose last scan is repeated."""
    raw = jpeg(size, progressive=True)
    last = raw.rindex(b"\xff\xda")
    return raw[:-2] + raw[last:-2] * (count - scans_of(raw)) + raw[-2:]


def test_scans_are_counted_up_to_the_end_of_the_picture() -> None:
    plain, progressive = jpeg((80, 100)), jpeg((80, 100), progressive=True)
    assert jpeg_cost(plain) == JpegCost(1, is_buffered=False)
    assert jpeg_cost(progressive).is_buffered
    assert scans_of(progressive) > 5
    assert scans_of(many_scans(90, (80, 100))) == 90
    assert (
        scans_of(plain + b"\0\0" + progressive) == 1
    )  # a preview after the picture is not unpacked
    hidden = plain[:2] + b"\xff\xe1\x00\x0a\xff\xda\xff\xda\xff\xda\xff\xda" + plain[2:]
    assert scans_of(hidden) == 1  # what a head holds is no scan
    assert scans_of(plain[:-2]) == 1
    assert jpeg_cost(b"") == JpegCost(0, is_buffered=False)


@pytest.mark.parametrize(
    ("count", "size"), [(101, (80, 100)), (20, (4800, 4500))], ids=["many", "many of many dots"]
)
def test_a_jpeg_of_many_scans_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch, count: int, size: tuple[int, int]
) -> None:
    raw = many_scans(count, size)

    def unpacked(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(photos, "_reduced", unpacked)
    assert refusal(raw) == "picture-scans"


def test_ordinary_progressive_photos_are_taken() -> None:
    prepare_photo(jpeg((5600, 4200), progressive=True))
    prepare_photo(many_scans(100, (800, 1000)))
    assert refusal(jpeg((5712, 4284), progressive=True)) == "picture-large"  # it is kept whole


# --- memory ------------------------------------------------------------------------------------


def png(mode: str, size: tuple[int, int]) -> bytes:
    """Make a PNG of one colour, row by row; ``mode`` is one of the keys below."""
    kind, depth, dot = {
        "grey 16": (0, 16, b"\x80\x00"),
        "colour 16": (2, 16, b"\x80\x00\x40\x00\x20\x00"),
        "see-through 16": (6, 16, b"\x80\x00\x40\x00\x20\x00\xff\xff"),
        "colour 8": (2, 8, b"\x80\x40\x20"),
        "palette": (3, 8, b"\x00"),
    }[mode]

    def chunk(name: bytes, body: bytes) -> bytes:
        check = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)

    packer = zlib.compressobj(9)
    row = b"\0" + dot * size[0]
    body = b"".join(packer.compress(row) for _ in range(size[1])) + packer.flush()
    header = struct.pack(">IIBBBBB", *size, depth, kind, 0, 0, 0)
    palette = chunk(b"PLTE", b"\x80\x40\x20") if mode == "palette" else b""
    parts = chunk(b"IHDR", header) + palette + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


MEASURE = """
import resource, sys
from ballots.photos import prepare_photo
prepare_photo(open(sys.argv[2], "rb").read())  # a small one, so that all is imported
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
prepare_photo(open(sys.argv[1], "rb").read())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such measure of memory")
@pytest.mark.parametrize("mode", ["grey 16", "colour 16", "see-through 16", "palette"])
@pytest.mark.parametrize("size", [(6000, 4000), (490, 48_900)], ids=["wide", "a strip"])
def test_twenty_four_megapixels_are_unpacked_once(
    tmp_path: Path, mode: str, size: tuple[int, int]
) -> None:
    (tmp_path / "large").write_bytes(png(mode, size))
    (tmp_path / "small").write_bytes(png(mode, (480, 600)))
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "large"), str(tmp_path / "small")]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert int(done.stdout) < 160 * 1024  # KiB: four bytes a dot, and little beside


@pytest.mark.parametrize("mode", ["grey 16", "colour 16", "see-through 16", "colour 8", "palette"])
def test_a_large_picture_has_the_colour_of_a_small_one(mode: str) -> None:
    small, large = (prepare_photo(png(mode, size)) for size in ((480, 600), (3000, 3100)))
    assert near(colour_at(small, (240, 300)), colour_at(large, (240, 300)), 3)


@pytest.mark.parametrize("size", [(2500, 3200), (5000, 2000), (2000, 6000), (2399, 3001)])
def test_the_middle_is_kept_whatever_the_size(size: tuple[int, int]) -> None:
    width, height = size
    picture = Image.new("RGB", size, BLUE)
    wide, high = min(width, height * 4 // 5), min(height, width * 5 // 4)
    left, top = (width - wide) // 2, (height - high) // 2
    picture.paste(RED, (left, top, left + wide, top + high))
    out = io.BytesIO()
    picture.save(out, "PNG")
    done = prepare_photo(out.getvalue())
    for place in ((6, 6), (473, 6), (6, 593), (473, 593), (240, 300)):
        assert near(colour_at(done, place), RED), place


# --- colours -----------------------------------------------------------------------------------


def profile(primaries: tuple[float, ...], gamma: float) -> bytes:
    """Make an ICC profile (v2) of these red, green and blue: columns of XYZ under D50."""

    def fixed(number: float) -> bytes:
        return struct.pack(">i", round(number * 65536))

    def xyz(numbers: tuple[float, ...]) -> bytes:
        return b"XYZ " + bytes(4) + b"".join(map(fixed, numbers))

    text = b"text" + bytes(4) + b"test\0"
    parts = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"test\0" + bytes(78),
        b"cprt": text,
        b"wtpt": xyz((0.9642, 1.0, 0.8249)),
        b"rXYZ": xyz(primaries[0:3]),
        b"gXYZ": xyz(primaries[3:6]),
        b"bXYZ": xyz(primaries[6:9]),
    }
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))
    parts |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    place = 128 + 4 + 12 * len(parts)
    table, body = struct.pack(">I", len(parts)), b""
    for name, content in parts.items():
        padded = content + bytes(-len(content) % 4)
        table += name + struct.pack(">II", place + len(body), len(content))
        body += padded
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"test", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + b"".join(map(fixed, (0.9642, 1.0, 0.8249)))
    return head + bytes(128 - len(head)) + table + body


DISPLAY_P3 = profile(
    (0.51512, 0.24120, -0.00105, 0.29198, 0.69225, 0.04189, 0.15710, 0.06657, 0.78407), 2.2
)
ADOBE_RGB = profile(
    (0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457), 2.2
)


@pytest.mark.parametrize("found", [DISPLAY_P3, ADOBE_RGB], ids=["Display P3", "Adobe RGB"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_of_a_wide_profile_stay_what_they_were(found: bytes, kind: str) -> None:
    jumper = (190, 60, 70)  # in sRGB
    srgb = ImageCms.createProfile("sRGB")
    wide = ImageCms.ImageCmsProfile(io.BytesIO(found))
    picture = Image.new("RGB", (480, 600), jumper)
    seen = ImageCms.profileToProfile(picture, srgb, wide)
    assert seen is not None
    assert not near(seen.getpixel((0, 0)), jumper, 12)  # type: ignore[arg-type]
    out = io.BytesIO()
    seen.save(out, kind, icc_profile=found, quality=95)
    assert near(colour_at(prepare_photo(out.getvalue()), (240, 300)), jumper, 6)
    assert near(colour_at(prepare_large(out.getvalue()), (240, 300)), jumper, 6)


@pytest.mark.parametrize(
    "found", [b"x" * 200, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_profile_that_cannot_be_used_is_passed_over(found: bytes) -> None:
    assert near(colour_at(prepare_photo(jpeg((480, 600), icc_profile=found)), (240, 50)), RED)


def test_a_grey_photo_with_a_profile_of_colours_is_taken() -> None:
    out = io.BytesIO()
    Image.new("L", (480, 600), 128).save(out, "JPEG", icc_profile=DISPLAY_P3)
    assert near(colour_at(prepare_photo(out.getvalue()), (240, 300)), (128, 128, 128))


def test_heic_gets_the_sentence_that_helps() -> None:
    with pytest.raises(BadInput) as caught:
        prepare_photo(b"\x00\x00\x00\x18ftypheic" + bytes(50))
    assert "Settings, Camera, Formats, Most Compatible" in caught.value.text
