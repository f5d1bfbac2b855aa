"""Measure the ink in the boxes of a straightened voting paper, and the ink outside them.

A box is found by its printed frame, near where it should be, because a curled paper is not flat.
Ink is what is darker than the white around it, so shadows are not ink. All ink is in square
millimetres. Figures for the bounds: docs/reading-papers.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar, cast

import cv2
import numpy as np
import numpy.typing as npt

from ballots.paper import geometry
from ballots.paper.find_page import A_MM
from ballots.paper.geometry import Rect
from ballots.paper.tags import Grey

Mask = npt.NDArray[np.uint8]
"""Pixels: 1 where something is, else 0."""
Picture = TypeVar("Picture", bound=npt.NDArray[Any])

SEARCH = 2.8  # millimetres that a frame may lie beside its place
LEAST_FRAME = 0.85  # the part of the frame that must be found
EMPTY_BELOW = 1.6  # square millimetres: a speck, or the fold
MARKED_FROM = 11.0  # less could be a slip
HEAVY_FROM = 150.0  # more could be a vote that was crossed out
_INSIDE = 1.2  # millimetres from the outer edge of the frame to what is looked at
_STROKE = 7.0  # millimetres: whatever is dark and narrower is ink, not a shadow
_DARKER = 0.86  # ink is darker than this part of the white around it
_FAINT = 0.72  # a mark that is lighter on average is faint: pencil, or a smudge
_OUTSIDE = 4.0  # square millimetres of one piece of ink outside the boxes
_NEAR = 0.8  # millimetres that a print may lie beside the drawing


class Doubt(StrEnum):
    """Why people look at a box or a page."""

    FRAME = "frame"  # the box's frame was not found as it was printed
    LITTLE = "little"  # a little ink: a slip, a dot, a faint mark
    HEAVY = "heavy"  # much ink: a vote that was taken back, or a thick scribble
    FAINT = "faint"  # light grey: pencil, or a smudge
    OUTSIDE = "outside"  # ink outside the boxes


@dataclass(frozen=True, slots=True)
class BoxReading:
    """What is in a box. ``ink`` in square millimetres, ``frame`` the found part of its frame.

    ``darkness``: mean brightness of the ink as a part of the white's, 1 where there is none.
    """

    ink: float
    frame: float
    darkness: float

    @property
    def is_marked(self) -> bool:
        """Whether this is a vote, where there is no doubt."""
        return self.ink >= MARKED_FROM

    @property
    def doubts(self) -> frozenset[Doubt]:
        """Why people have to look; empty where the reading is clear."""
        is_empty = self.ink < EMPTY_BELOW
        found = {
            Doubt.FRAME: self.frame < LEAST_FRAME,
            Doubt.LITTLE: EMPTY_BELOW <= self.ink < MARKED_FROM,
            Doubt.HEAVY: self.ink >= HEAVY_FROM,
            Doubt.FAINT: not is_empty and self.darkness > _FAINT,
        }
        return frozenset(doubt for doubt, is_so in found.items() if is_so)


def read_box(page: Grey, box: Rect) -> BoxReading:
    """Measure one box of a page straightened to `A_MM` pixels for a millimetre."""
    around = geometry.BOX_CLEAR
    part = _cut(page, box.grown(around))
    white = _white(part)
    dark = _dark(part, white, _DARKER)
    dx, dy, frame = _find_frame(dark, around)
    inside = Rect(around + dx, around + dy, box.width, box.height).grown(-_INSIDE)
    is_ink = _cut(dark, inside) == 1
    bright = _cut(part, inside) / np.maximum(_cut(white, inside), 1)
    darkness = float(bright[is_ink].mean()) if is_ink.any() else 1.0
    return BoxReading(float(is_ink.sum()) / A_MM**2, frame, darkness)


def ink_outside(
    page: Grey, blank: Grey, boxes: tuple[Rect, ...], hidden: tuple[Rect, ...]
) -> float:
    """Return the largest piece of ink outside the boxes, in square millimetres.

    ``blank``: the same page as it was drawn. ``hidden``: parts that are not looked at.
    """
    reach = round(_NEAR * A_MM)
    kernel = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    seen = np.minimum(page / np.maximum(_white(page), 1), 1.0)
    drawn = blank / np.float64(255)
    # as dark as anything drawn nearby is not ink
    darkest = cv2.erode(drawn, kernel)
    ink = ((seen < darkest - 0.22) & (seen < _DARKER)).astype(np.uint8)
    for rect in (*boxes, *hidden):
        _cut(ink, rect.grown(_NEAR))[:] = 0
    _, _, sizes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    pieces = sizes[1:, cv2.CC_STAT_AREA]
    largest = float(pieces.max()) / A_MM**2 if len(pieces) else 0.0
    return largest if largest >= _OUTSIDE else 0.0


def _cut(image: Picture, rect: Rect) -> Picture:
    top, left = round(rect.y * A_MM), round(rect.x * A_MM)
    height, width = round(rect.height * A_MM), round(rect.width * A_MM)
    return cast(Picture, image[max(top, 0) : top + height, max(left, 0) : left + width])


def _white(part: Grey) -> Grey:
    """Return the paper's brightness at each pixel as if there were no ink; shadows stay.

    Where a wide part is dark all over, like a filled box, the closing does not reach across it;
    there the white of the margin is taken.
    """
    side = round(_STROKE * A_MM) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    closed = cv2.morphologyEx(part, cv2.MORPH_CLOSE, kernel)
    return cast(Grey, cv2.GaussianBlur(closed, (0, 0), A_MM))


def _dark(part: Grey, white: Grey, share: float) -> Mask:
    smooth = cv2.GaussianBlur(part, (3, 3), 0)
    return (smooth < white * share).astype(np.uint8)


def _find_frame(dark: Mask, around: float) -> tuple[float, float, float]:
    """Find the frame near its place: how far beside it in millimetres, and the part found."""
    side, line = round(geometry.BOX_SIDE * A_MM), max(2, round(geometry.BOX_LINE * A_MM))
    frame = np.zeros((side, side), np.float32)
    cv2.rectangle(frame, (0, 0), (side - 1, side - 1), 1.0, line)
    frame = (frame > 0).astype(np.float32)
    near = cv2.dilate(dark, np.ones((3, 3), np.uint8)).astype(np.float32)
    reach, start = round(SEARCH * A_MM), round(around * A_MM)
    window = near[start - reach : start + side + reach, start - reach : start + side + reach]
    found = cv2.matchTemplate(window, frame, cv2.TM_CCORR) / frame.sum()
    _, score, _, place = cv2.minMaxLoc(found)
    return (place[0] - reach) / A_MM, (place[1] - reach) / A_MM, float(score)
