"""The corner tags of a voting paper: AprilTags of the family 36h11.

Their codes differ from each other so much that what is found on a page is practically never wrong
(docs/adr/0038-reading-papers.md).
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
"""A grey picture: rows of bytes, 0 black, 255 white."""

cv2.setNumThreads(1)  # pages are read side by side, each in one thread

CELLS = 8  # on each side, with the black border


@cache
def tag_cells(number: int) -> tuple[tuple[bool, ...], ...]:
    """Return the cells of a tag, row by row from the upper left; True is black."""
    image = cv2.aruco.generateImageMarker(family(), number, CELLS)
    return tuple(tuple(int(cell) == 0 for cell in row) for row in image)


@cache
def family() -> cv2.aruco.Dictionary:
    """Return the family of tags."""
    return cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_APRILTAG_36h11)
