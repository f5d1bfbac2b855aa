"""The places of things on a printed page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
from reportlab.lib.units import mm

KINDS = {pypdfium2.raw.FPDF_PAGEOBJ_TEXT: "words", pypdfium2.raw.FPDF_PAGEOBJ_IMAGE: "picture"}


@dataclass(frozen=True, slots=True)
class Box:
    """The place of something printed, in points from below left."""

    what: str
    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by: float) -> Box:
        """Return a box that reaches further on all sides."""
        return Box(self.what, self.left - by, self.bottom - by, self.right + by, self.top + by)

    def overlaps(self, other: Box) -> bool:
        """Tell whether two things lie over each other."""
        beside = self.left >= other.right or other.left >= self.right
        return not (beside or self.bottom >= other.top or other.bottom >= self.top)

    def holds(self, other: Box) -> bool:
        """Tell whether the other one lies inside."""
        is_wide = self.left <= other.left and other.right <= self.right
        return is_wide and self.bottom <= other.bottom and other.top <= self.top


def boxes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Find all that is printed on a page; a thin box is a line to cut along."""
    for part in page.get_objects():
        left, bottom, right, top = part.get_bounds()
        is_thin = min(right - left, top - bottom) < mm
        kind = KINDS.get(part.type, "line" if is_thin else "code")
        yield Box(kind, left, bottom, right, top)
