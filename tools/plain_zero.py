"""Draw a plain zero into the fonts of pages and print: `python -m tools.plain_zero <folder>`.

Atkinson Hyperlegible Next strikes its zero through, which new readers take for a letter or a mark
(R9), and brings no other one. The folder is that of the unpacked package
(`npm pack @fontsource/atkinson-hyperlegible-next`), whose licence, the SIL Open Font License 1.1,
reserves no name: a changed font may keep it. Its version says what was changed. Latin and Latin
Extended become one TrueType file for print, because a PDF takes no WOFF2.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "templates" / "static" / "fonts"
PRINT = ROOT / "ballots" / "paper" / "art"
FAMILY = "atkinson-hyperlegible-next"
WEIGHTS = {"400": "regular", "700": "bold"}
CHANGED = "; the zero is not struck through (RepVote)"
_VERSION = 5  # of the names of a font
_UPPER = 2  # of the three contours of a zero: the upper half of its white

Point = tuple[int, int]


def draw_plain_zero(font: TTFont) -> None:
    """Take the bar out of the zero: its white becomes one shape, of the font's own curve.

    The two halves of the white end at the bar, but the upper one has the whole quarter from the
    top to the right, which is mirrored to the other three. Raises ValueError for another zero.
    """
    table = font["glyf"]
    outer, inner = _outer_and_upper(font)
    middle_x = sum(x for x, _, _ in (min(outer), max(outer))) / 2
    heights = [y for _, y, _ in outer]
    middle_y = (min(heights) + max(heights)) / 2
    # from the right end up to the top, as the contour runs
    right = max(range(len(inner)), key=lambda at: (inner[at][0], inner[at][2], -at))
    turned = inner[right:] + inner[:right]
    quarter = turned[: 1 + max(range(len(turned)), key=lambda at: (turned[at][1], turned[at][2]))]
    flipped = [(round(2 * middle_x) - x, y, on) for x, y, on in reversed(quarter)]
    upper = quarter[:-1] + flipped
    lower = [(round(2 * middle_x) - x, round(2 * middle_y) - y, on) for x, y, on in upper]
    white = upper[:-1] + lower[:-1]
    pen = TTGlyphPen(None)
    for contour in (outer, white):
        _draw(pen, contour)
    table["zero"] = pen.glyph(dropImpliedOnCurves=False)


def _outer_and_upper(font: TTFont) -> tuple[list[tuple[int, int, int]], ...]:
    """Return two contours of the zero, each point with 1 where the curve goes through it."""
    glyph = font["glyf"]["zero"]
    if glyph.numberOfContours != _UPPER + 1:
        msg = "this zero is not struck through as we know it"
        raise ValueError(msg)
    coordinates, ends, flags = glyph.getCoordinates(font["glyf"])
    points = [(x, y, on & 1) for (x, y), on in zip(coordinates, flags, strict=True)]
    starts = [0, *(end + 1 for end in ends)]
    return points[: starts[1]], points[starts[_UPPER] : starts[_UPPER + 1]]


def _draw(pen: TTGlyphPen, contour: list[tuple[int, int, int]]) -> None:
    """Draw a contour of quadratic curves that begins at a point on it."""
    first = next(at for at, (_, _, on) in enumerate(contour) if on)
    turned = contour[first:] + contour[:first]
    pen.moveTo(turned[0][:2])
    waiting: list[Point] = []
    for x, y, on in [*turned[1:], turned[0]]:
        if on and waiting:
            pen.qCurveTo(*waiting, (x, y))
            waiting = []
        elif on:
            pen.lineTo((x, y))
        else:
            waiting.append((x, y))
    pen.closePath()


def changed(path: Path) -> TTFont:
    """Read a font, draw the zero and say so in its version."""
    font = TTFont(path, recalcTimestamp=False)
    draw_plain_zero(font)
    version = font["name"].getDebugName(_VERSION)
    for name in font["name"].names:
        if name.nameID == _VERSION:
            name.string = f"{version}{CHANGED}"
    return font


def write_fonts(files: Path, pages: Path, print_: Path) -> None:
    """Write the fonts of both weights, for pages and for print."""
    for weight, name in WEIGHTS.items():
        latin = files / f"{FAMILY}-latin-{weight}-normal.woff2"
        font = changed(latin)
        font.save(pages / latin.name)
        font.flavor = None
        with TemporaryDirectory() as folder:
            parts = [Path(folder) / "latin.ttf", Path(folder) / "extended.ttf"]
            font.save(parts[0])
            extended = TTFont(files / f"{FAMILY}-latin-ext-{weight}-normal.woff2")
            extended.flavor = None
            extended.save(parts[1])
            merged = Merger().merge([str(part) for part in parts])
            merged["head"].modified = font["head"].modified
            merged.recalcTimestamp = False
            merged.save(print_ / f"{FAMILY}-{name}.ttf")


if __name__ == "__main__":
    write_fonts(Path(sys.argv[1]) / "files", PAGES, PRINT)
