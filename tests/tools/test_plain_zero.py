"""The zero of all fonts is plain (R9), and the tool that drew it changes nothing else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from tools import plain_zero
from tools.plain_zero import CHANGED, PAGES, PRINT, draw_plain_zero

SIDE = 400
BLACK = 128


# the fonts of print and of pages that have figures
FONTS = [*sorted(PRINT.glob("*.ttf")), *sorted(PAGES.glob("*-latin-[47]00-*.woff2"))]


def whites(font: bytes, sign: str) -> int:
    """Count the white places that a sign encloses, as they are seen."""
    shown = Image.new("L", (SIDE, SIDE), 255)
    middle = (SIDE // 2, SIDE // 2)
    face = ImageFont.truetype(BytesIO(font), SIDE // 2)
    ImageDraw.Draw(shown).text(middle, sign, font=face, fill=0, anchor="mm")
    seen = shown.point(lambda shade: 255 if shade > BLACK else 0)
    ImageDraw.floodfill(seen, (0, 0), 0)  # what is around the sign
    found = 0
    while box := seen.getbbox():
        row = next(x for x in range(box[0], box[2]) if seen.getpixel((x, box[1])))
        ImageDraw.floodfill(seen, (row, box[1]), 0)
        found += 1
    return found


def test_there_are_four_fonts_with_figures() -> None:
    assert len(FONTS) == 2 + 2


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_r09_the_zero_is_not_struck_through(path: Path) -> None:
    raw = path.read_bytes()
    assert [whites(raw, sign) for sign in "1O608"] == [0, 1, 1, 1, 2]
    assert str(TTFont(path)["name"].getDebugName(5)).endswith(CHANGED)


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_the_zero_keeps_its_width_and_its_outer_shape(path: Path) -> None:
    font = TTFont(path)
    zero = font["glyf"]["zero"]
    assert zero.numberOfContours == 2
    assert font["hmtx"]["zero"][0] == {"bold": 659, "700": 659}.get(weight(path), 648)
    points, ends, _ = zero.getCoordinates(font["glyf"])
    outer, white = points[: ends[0] + 1], points[ends[0] + 1 :]
    assert min(x for x, _ in outer) < min(x for x, _ in white)
    assert max(y for _, y in outer) > max(y for _, y in white)
    # left and right, and top and bottom, are as thick as each other, to a unit of 1,000
    for axis in (0, 1):
        before = min(point[axis] for point in white) - min(point[axis] for point in outer)
        after = max(point[axis] for point in outer) - max(point[axis] for point in white)
        assert abs(before - after) <= 2


def weight(path: Path) -> str:
    """Return the part of a font's name that says how bold it is."""
    return next(part for part in path.stem.split("-") if part in {"regular", "bold", "400", "700"})


def test_another_zero_is_left_alone() -> None:
    font = TTFont(FONTS[0])
    with pytest.raises(ValueError, match="struck through"):
        draw_plain_zero(font)  # it is plain already


def test_the_licence_reserves_no_name() -> None:
    for folder in (plain_zero.PAGES, plain_zero.PRINT):
        head = (folder / "OFL.txt").read_text("utf-8").split("PREAMBLE")[0]
        assert "SIL Open Font License, Version 1.1" in head
        assert "Reserved Font Name" not in head
