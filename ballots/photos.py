"""Photos of candidates: check, turn, crop, shrink and strip uploaded pictures.

A photo comes from an unknown telephone and ends in the public record. So it is decoded in
full, within limits of time and memory, and encoded again: nothing of the file is kept except its
colours. Every candidate gets the same size and crop (VOTING.md R48), at most 60 KB (R59).
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable

from PIL import Image, ImageCms, ImageOps

from ballots.errors import BadInput
from ballots.jpeg_scans import jpeg_cost

WIDTH, HEIGHT = 480, 600
MAX_FILE_BYTES = 24 * 1024 * 1024
MAX_PIXELS = 64_000_000
# PNG and WebP are decoded whole, and so is a JPEG of several scans.
MAX_WHOLE_BYTES = 8 * 1024 * 1024
MAX_WHOLE_PIXELS = 24_000_000
MAX_SCANS, MAX_SCANNED_PIXELS = 100, 400_000_000  # the pixels of all scans together
SMALL_PIXELS = 6_000_000  # of these some copies do no harm
MAX_PROFILE_BYTES = 4 * 1024 * 1024
MIN_SIDE = 48
MAX_PHOTO_BYTES = 59_000  # with the answer's headers at most 60 kB over the network (R59)

_KINDS = ("JPEG", "PNG", "WEBP")
_QUALITIES = (88, 82, 76, 70, 64, 58, 50, 42, 34, 26, 18, 10)
_OTHER_KINDS = (b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"%PDF", b"\x00\x00\x01\x00", b"8BPS")
_TURNED = frozenset({5, 6, 7, 8})  # EXIF orientations that lie on their side
_ORIENTATION = 0x0112
_STRIP = 128  # rows of a large picture that are looked at together


def prepare_photo(raw: bytes) -> bytes:
    """Return the photo in ``raw`` (JPEG, PNG or WebP) as a bare JPEG of 480 x 600 pixels.

    The photo is turned upright, cropped to 4:5 about its centre, put on white where it is
    see-through, brought from its colour profile to sRGB, stripped of all metadata and saved in at
    most ``MAX_PHOTO_BYTES`` bytes. The same input gives the same output with the same version of
    Pillow. Raises BadInput with one of the codes picture-empty, picture-heavy, picture-kind,
    picture-large, picture-small, picture-moves, picture-broken, picture-scans.
    """
    small = decoded(raw, _reduced)
    return small_jpeg(ImageOps.fit(small, (WIDTH, HEIGHT), Image.Resampling.LANCZOS))


def decoded(raw: bytes, reduce: Callable[[Image.Image], Image.Image]) -> Image.Image:
    """Decode a photo: upright, in sRGB, on white. ``reduce`` makes a large one small before that.

    Raises BadInput as `prepare_photo`.
    """
    _check_kind(raw)
    try:
        with warnings.catch_warnings():  # what Pillow thinks of a file is for nobody's screen
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _decode(raw, reduce)
    except BadInput:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except Exception:  # noqa: BLE001 - on broken files the decoders raise errors of many types
        raise BadInput(
            "picture-broken", "This photo is broken or only part of it came. Please send it again."
        ) from None


def _check_kind(raw: bytes) -> None:
    if not raw:
        raise BadInput("picture-empty", "This file is empty. Please choose a photo.")
    jpeg = raw.startswith(b"\xff\xd8\xff")
    png = raw.startswith(b"\x89PNG\r\n\x1a\n")
    webp = raw.startswith(b"RIFF") and raw[8:12] == b"WEBP"
    if len(raw) > (MAX_FILE_BYTES if jpeg else MAX_WHOLE_BYTES):
        raise BadInput(
            "picture-heavy",
            "This file is too big. A JPEG has at most 24 megabytes, any other photo at most 8.",
        )
    if jpeg or png or webp:
        return
    head = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    drawing = head.startswith((b"<svg", b"<?xml", b"<!doctype svg")) and b"<svg" in raw[:4096]
    heif = raw[4:8] == b"ftyp"
    if drawing or heif or raw.startswith(_OTHER_KINDS):
        raise BadInput(
            "picture-kind",
            "This kind of picture does not work here. Please save it as JPEG, PNG or WebP. "
            "An iPhone does this with Settings, Camera, Formats, Most Compatible.",
        )
    raise BadInput(
        "picture-not", "This file is not a photo. Please choose a JPEG, PNG or WebP picture."
    )


def _too_large() -> BadInput:
    return BadInput(
        "picture-large",
        "This photo has too many dots. Please make it smaller. "
        "A JPEG has at most 64 megapixels, all others at most 24.",
    )


def _require_cheap(photo: Image.Image, raw: bytes) -> None:
    """Refuse a photo that is costly to decode; only its headers are read. Raises `BadInput`."""
    pixels = photo.width * photo.height
    whole = True
    if photo.format in ("JPEG", "MPO"):
        cost = jpeg_cost(raw)
        if cost.scans > MAX_SCANS or cost.scans * pixels > MAX_SCANNED_PIXELS:
            raise BadInput(
                "picture-scans",
                "This photo is put together in a strange way. Please save it again as JPEG.",
            )
        whole = cost.is_buffered
    if pixels > (MAX_WHOLE_PIXELS if whole else MAX_PIXELS):
        raise _too_large()
    if min(photo.size) < MIN_SIDE:
        raise BadInput("picture-small", "This photo is too small. Please choose a bigger one.")


def _decode(raw: bytes, reduce: Callable[[Image.Image], Image.Image]) -> Image.Image:
    with Image.open(io.BytesIO(raw), formats=_KINDS) as photo:
        _require_cheap(photo, raw)
        # A JPEG of several pictures is one photo with its preview; PNG and WebP would move.
        if photo.format in ("PNG", "WEBP") and getattr(photo, "n_frames", 1) > 1:
            raise BadInput("picture-moves", "This picture moves. Please choose a still photo.")
        profile = photo.info.get("icc_profile")
        photo.draft("RGB", (2 * HEIGHT, 2 * HEIGHT))  # JPEG: unpack at a fitting scale
        photo.load()
        upright = ImageOps.exif_transpose(reduce(photo))
    return _in_srgb(upright, profile)


def _reduced(photo: Image.Image) -> Image.Image:
    """Crop a large photo about its centre, and shrink it."""
    turned = photo.getexif().get(_ORIENTATION) in _TURNED
    wide, high = (HEIGHT, WIDTH) if turned else (WIDTH, HEIGHT)
    width = min(photo.width, photo.height * wide // high + 1)
    height = min(photo.height, photo.width * high // wide + 1)
    factor = max(min(width // wide, height // high) // 2, 1)
    if photo.width * photo.height <= SMALL_PIXELS:
        return photo
    left, top = (photo.width - width) // 2, (photo.height - height) // 2
    return shrunk(photo, (left, top, width, height), factor)


def shrunk(photo: Image.Image, part: tuple[int, int, int, int], factor: int) -> Image.Image:
    """Shrink a part (left, top, width, height) strip by strip: no second large picture is made."""
    left, top, width, height = part
    columns, rows = width // factor, height // factor
    step = max(_STRIP // factor, 1)
    strips = []
    for row in range(0, rows, step):
        upper, lower = top + row * factor, top + min(row + step, rows) * factor
        strip = photo.crop((left, upper, left + columns * factor, lower))
        strips.append(_plain_mode(strip).reduce(factor))
    small = Image.new(strips[0].mode, (columns, rows))
    for number, strip in enumerate(strips):
        small.paste(strip, (0, number * step))
    exif = photo.getexif()
    if _ORIENTATION in exif:
        small.getexif()[_ORIENTATION] = exif[_ORIENTATION]
    return small


def _plain_mode(photo: Image.Image) -> Image.Image:
    """Convert to a mode that can be resized; keep transparency."""
    if photo.mode.startswith("I") or photo.mode == "F":  # 16 bits of grey: keep the upper eight
        return photo.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if photo.has_transparency_data:
        return photo.convert("RGBA")
    return photo if photo.mode in ("L", "CMYK") else photo.convert("RGB")


def _in_srgb(photo: Image.Image, profile: object) -> Image.Image:
    """Put the picture on white, and convert its colours from its profile to sRGB."""
    plain = _plain_mode(photo)
    if plain.mode == "RGBA":
        white = Image.new("RGBA", plain.size, "white")
        plain = Image.alpha_composite(white, plain).convert("RGB")
    if isinstance(profile, bytes) and 128 < len(profile) <= MAX_PROFILE_BYTES:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                plain, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # a profile for other colours, or none that can be read
        if converted is not None:
            return converted
    return plain.convert("RGB")


def small_jpeg(photo: Image.Image) -> bytes:
    """Encode a photo without metadata, in at most `MAX_PHOTO_BYTES`."""
    # A new picture has no metadata that the encoder could carry over (comments, profiles).
    bare = Image.new("RGB", photo.size)
    bare.paste(photo)
    encoded = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        bare.save(out, "JPEG", quality=quality, subsampling="4:2:0", optimize=True)
        encoded = out.getvalue()
        if len(encoded) <= MAX_PHOTO_BYTES:
            return encoded
    raise BadInput(  # pragma: no cover - even noise fits at the lowest quality
        "picture-dense", "This photo could not be made small enough. Please choose another one."
    )
