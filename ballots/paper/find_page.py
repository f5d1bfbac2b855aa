"""Find a voting paper in a picture, and straighten it.

A picture is grey, as a scanner or a telephone made it, in any turn. The corner tags give the map
from millimetres on the paper to the picture; three of four are enough (PAPER.md section 3.5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from ballots.paper import geometry
from ballots.paper.geometry import Rect, TagNumber
from ballots.paper.tags import Grey, family

A_MM = 6  # pixels of a straightened page for one millimetre: 152 dpi
FEWEST_TAGS = 3
_LONGEST_SIDE = 2400  # pixels in which tags are looked for
_MOST_BENT = 3.0  # millimetres that a corner of a tag may lie beside its place
_FEW_LEVELS = 4
_DARK, _EMPTY_SHARE = 128, 0.003

Points = npt.NDArray[np.float64]


class NotAPage(StrEnum):
    """Why there is no page to read in a picture."""

    NOT_OURS = "not-ours"  # something is there, and no voting paper
    DAMAGED = "damaged"  # too few tags are left
    BLANK = "blank"  # an empty side
    TWO_PAPERS = "two-papers"  # more than one paper in one picture
    ONE_BIT = "one-bit"  # only black and white: pencil and shadows are lost


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page in a picture: what its tags say, and the map from millimetres to pixels.

    ``bend`` is the largest distance in millimetres of a tag's corner from where a flat page has
    it. Tags of a corner that is missing are in none of ``corners``.
    """

    side: int
    is_large: bool
    is_practice: bool
    corners: frozenset[int]
    bend: float
    to_picture: Points

    def straightened(self, picture: Grey, part: Rect, a_mm: int = A_MM) -> Grey:
        """Return a part of the page, upright, with ``a_mm`` pixels for a millimetre."""
        scale = np.diag([1 / a_mm, 1 / a_mm, 1.0])
        shift = np.array([[1, 0, part.x], [0, 1, part.y], [0, 0, 1]], dtype=np.float64)
        size = (round(part.width * a_mm), round(part.height * a_mm))
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        found = cv2.warpPerspective(
            picture, self.to_picture @ shift @ scale, size, flags=flags, borderValue=255
        )
        return cast(Grey, found)


def find_page(picture: Grey) -> FoundPage | NotAPage:
    """Find the page in a picture, or say why there is none."""
    if _is_one_bit(picture):
        return NotAPage.ONE_BIT
    tags = _tags_in(picture)
    if not tags:
        is_blank = float(np.mean(picture < _DARK)) < _EMPTY_SHARE
        return NotAPage.BLANK if is_blank else NotAPage.NOT_OURS
    if max(Counter(number for number, _ in tags).values()) > 1:
        return NotAPage.TWO_PAPERS
    papers: dict[tuple[int, bool, bool], dict[int, Points]] = {}
    for number, points in tags:
        kind = (number.side, number.is_large, number.is_practice)
        papers.setdefault(kind, {})[number.corner] = points
    if len(papers) > 1:
        return NotAPage.TWO_PAPERS
    (kind, found) = next(iter(papers.items()))
    if len(found) < FEWEST_TAGS:
        return NotAPage.DAMAGED
    return _page(kind, found) or NotAPage.DAMAGED


def _is_one_bit(picture: Grey) -> bool:
    return int(np.count_nonzero(np.bincount(picture.ravel(), minlength=256))) <= _FEW_LEVELS


def _tags_in(picture: Grey) -> Sequence[tuple[TagNumber, Points]]:
    """Find all tags that stand on voting papers, with their four corners in the picture."""
    shrink = min(1.0, _LONGEST_SIDE / max(picture.shape))
    small = picture
    if shrink < 1:
        small = cast(
            Grey, cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        )
    detector = cv2.aruco.ArucoDetector(family(), _parameters())
    corners, numbers, _ = detector.detectMarkers(small)
    found = []
    for points, number in zip(corners, np.ravel(numbers) if len(corners) else (), strict=True):
        tag = TagNumber.from_number(int(number))
        if tag is not None:
            found.append((tag, np.asarray(points, dtype=np.float64).reshape(4, 2) / shrink))
    return found


def _parameters() -> cv2.aruco.DetectorParameters:
    parameters = cv2.aruco.DetectorParameters()
    parameters.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    parameters.minMarkerPerimeterRate = 0.02
    parameters.errorCorrectionRate = 0.3
    return parameters


def _page(kind: tuple[int, bool, bool], found: Mapping[int, Points]) -> FoundPage | None:
    """Fit the map; None where the tags do not stand as on a page."""
    on_paper = np.concatenate([_corners_of(geometry.TAGS[corner]) for corner in found])
    in_picture = np.concatenate(list(found.values()))
    to_picture = np.asarray(cv2.findHomography(on_paper, in_picture, 0)[0], dtype=np.float64)
    if to_picture.shape != (3, 3):
        return None
    to_paper = np.linalg.inv(to_picture)
    back = cv2.perspectiveTransform(in_picture.reshape(-1, 1, 2), to_paper).reshape(-1, 2)
    bend = float(np.max(np.linalg.norm(back - on_paper, axis=1)))
    if bend > _MOST_BENT or np.linalg.det(to_picture[:2, :2]) <= 0:  # mirrored
        return None
    side, is_large, is_practice = kind
    return FoundPage(side, is_large, is_practice, frozenset(found), bend, to_picture)


def _corners_of(tag: Rect) -> Points:
    return np.array(
        [(tag.x, tag.y), (tag.right, tag.y), (tag.right, tag.bottom), (tag.x, tag.bottom)]
    )
