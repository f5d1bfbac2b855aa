"""The part of a photo that voters see: chosen by a point in it, and how near.

A photo is kept once, upright and without metadata, at most `LARGE` pixels on its longer side; each
choice of the part is made from that copy, so nothing is lost by trying.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from ballots.photos import HEIGHT, SMALL_PIXELS, WIDTH, decoded, shrunk, small_jpeg

LARGE = 1600
WHOLE = 1000  # the far end of each side, as `Focus` counts
NEAREST = 300
_QUALITY = 90
_STEP, _NEARER = 0.12, 25  # of one press: of the part's side, and per cent nearer


@dataclass(frozen=True, slots=True)
class Focus:
    """The middle of the part, in thousandths of the photo's width and height; ``near`` in per
    cent: 100 is the largest part, 200 half as wide.
    """

    x: int = WHOLE // 2
    y: int = WHOLE // 2
    near: int = 100

    @property
    def is_valid(self) -> bool:
        """Tell whether all three are within their limits."""
        return 0 <= self.x <= WHOLE and 0 <= self.y <= WHOLE and 100 <= self.near <= NEAREST


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a photo: where it begins and its size, in the photo's pixels."""

    left: float
    top: float
    width: float
    height: float


def prepare_large(raw: bytes) -> bytes:
    """Return the whole photo in ``raw`` as a bare JPEG: upright, in sRGB, without metadata.

    Raises BadInput as `ballots.photos.prepare_photo`.
    """
    photo = decoded(raw, _reduced)
    photo.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS)
    bare = Image.new("RGB", photo.size)
    bare.paste(photo)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _reduced(photo: Image.Image) -> Image.Image:
    factor = max(max(photo.size) // (2 * LARGE), 1)
    if factor == 1 or photo.width * photo.height <= SMALL_PIXELS:
        return photo
    return shrunk(photo, (0, 0, *photo.size), factor)


def part_of(size: tuple[int, int], focus: Focus) -> Part:
    """Find the part of a photo of this size (width, height); it never leaves the photo."""
    across, down = size
    width = min(across, down * WIDTH / HEIGHT) * 100 / focus.near
    height = width * HEIGHT / WIDTH
    left = min(max(across * focus.x / WHOLE - width / 2, 0), across - width)
    top = min(max(down * focus.y / WHOLE - height / 2, 0), down - height)
    return Part(left, top, width, height)


def in_reach(size: tuple[int, int], focus: Focus) -> Focus:
    """Return the focus in the middle of its part: a step from there is always seen."""
    part = part_of(size, focus)
    x = round((part.left + part.width / 2) * WHOLE / size[0])
    y = round((part.top + part.height / 2) * WHOLE / size[1])
    return Focus(x, y, focus.near)


def moved(size: tuple[int, int], focus: Focus, press: str) -> Focus:
    """Return the focus after a press on "left", "right", "up", "down", "nearer" or "further"."""
    across, down = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}.get(
        press, (0, 0)
    )
    closer = {"nearer": _NEARER, "further": -_NEARER}.get(press, 0)
    near = min(max(focus.near + closer, 100), NEAREST)
    part = part_of(size, focus)
    x = focus.x + across * _STEP * part.width / size[0] * WHOLE
    y = focus.y + down * _STEP * part.height / size[1] * WHOLE
    within = Focus(min(max(round(x), 0), WHOLE), min(max(round(y), 0), WHOLE), near)
    return in_reach(size, within)


def size_of(large: bytes) -> tuple[int, int]:
    """Return width and height of what `prepare_large` made."""
    with Image.open(io.BytesIO(large), formats=("JPEG",)) as photo:
        return photo.size


def crop_photo(large: bytes, focus: Focus) -> bytes:
    """Return the part as voters see it, a bare JPEG of 480 x 600 pixels."""
    with Image.open(io.BytesIO(large), formats=("JPEG",)) as photo:
        part = part_of(photo.size, focus)
        box = (part.left, part.top, part.left + part.width, part.top + part.height)
        return small_jpeg(photo.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS, box=box))
