"""Photos of candidates: check, turn, crop, shrink and strip what was uploaded.

A photo comes from an unknown telephone and ends in the public record. So it is decoded in
full, within limits, and encoded again: nothing of the file is kept except its pixels.
Every candidate gets the same size and crop (VOTING.md R48), at most 60 KB (R59).
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from ballots.errors import BadInput

WIDTH, HEIGHT = 480, 600
MAX_FILE_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 24_000_000
MIN_SIDE = 48
MAX_PHOTO_BYTES = 59_000  # with the answer's headers at most 60 kB over the network (R59)

_KINDS = ("JPEG", "PNG", "WEBP")
_QUALITIES = (88, 82, 76, 70, 64, 58, 50, 42, 34, 26, 18, 10)
_OTHER_KINDS = (b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"%PDF", b"\x00\x00\x01\x00", b"8BPS")


def prepare_photo(raw: bytes) -> bytes:
    """Return the photo in ``raw`` (JPEG, PNG or WebP) as a bare JPEG of 480 x 600 pixels.

    The photo is turned upright, cropped to 4:5 about its centre, put on white where it is
    see-through, stripped of all metadata and saved in at most ``MAX_PHOTO_BYTES`` bytes. The same
    input gives the same output with the same version of Pillow. Raises BadInput with one of the
    codes picture-empty, picture-heavy, picture-kind, picture-large, picture-small,
    picture-moves, picture-broken.
    """
    _check_kind(raw)
    try:
        with warnings.catch_warnings():  # Pillow's warnings about a file are not shown to people
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            photo = _decode(raw)
    except BadInput:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except Exception:  # noqa: BLE001 - on broken files the decoders raise errors of many types
        raise BadInput(
            "picture-broken", "This photo is broken or only part of it came. Please send it again."
        ) from None
    return _small_jpeg(photo)


def _check_kind(raw: bytes) -> None:
    if not raw:
        raise BadInput("picture-empty", "This file is empty. Please choose a photo.")
    if len(raw) > MAX_FILE_BYTES:
        raise BadInput(
            "picture-heavy",
            "This file is too big. Please choose a photo of at most 8 megabytes.",
        )
    jpeg = raw.startswith(b"\xff\xd8\xff")
    png = raw.startswith(b"\x89PNG\r\n\x1a\n")
    webp = raw.startswith(b"RIFF") and raw[8:12] == b"WEBP"
    if jpeg or png or webp:
        return
    head = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    drawing = head.startswith((b"<svg", b"<?xml", b"<!doctype svg")) and b"<svg" in raw[:4096]
    heif = raw[4:8] == b"ftyp"
    if drawing or heif or raw.startswith(_OTHER_KINDS):
        raise BadInput(
            "picture-kind",
            "This kind of picture does not work here. Please save it as JPEG, PNG or WebP.",
        )
    raise BadInput(
        "picture-not", "This file is not a photo. Please choose a JPEG, PNG or WebP picture."
    )


def _too_large() -> BadInput:
    return BadInput(
        "picture-large",
        "This photo has too many dots. Please make it smaller: at most 24 megapixels.",
    )


def _decode(raw: bytes) -> Image.Image:
    with Image.open(io.BytesIO(raw), formats=_KINDS) as photo:
        # The header tells the size; nothing is unpacked before it was checked.
        if photo.width * photo.height > MAX_PIXELS:
            raise _too_large()
        if min(photo.size) < MIN_SIDE:
            raise BadInput("picture-small", "This photo is too small. Please choose a bigger one.")
        # A JPEG of several pictures is one photo with its preview; PNG and WebP would move.
        if photo.format in ("PNG", "WEBP") and getattr(photo, "n_frames", 1) > 1:
            raise BadInput("picture-moves", "This picture moves. Please choose a still photo.")
        photo.draft("RGB", (2 * HEIGHT, 2 * HEIGHT))  # JPEG: unpack at a fitting scale
        photo.load()
        upright = ImageOps.exif_transpose(photo)
    return ImageOps.fit(_on_white(upright), (WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _on_white(photo: Image.Image) -> Image.Image:
    if photo.mode.startswith("I") or photo.mode == "F":  # 16 bits of grey: keep the upper eight
        return photo.convert("I").point(lambda level: level * (1 / 256)).convert("L").convert("RGB")
    if photo.has_transparency_data:
        seen = photo.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return photo.convert("RGB")


def _small_jpeg(photo: Image.Image) -> bytes:
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
