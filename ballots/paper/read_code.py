"""Read the code of a voting paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import cv2
import zxingcpp

from ballots.paper import geometry
from ballots.paper.find_page import FoundPage
from ballots.paper.tags import Grey

_A_MM = 12  # pixels for a millimetre: about 15 for a module
_AROUND = 3.0  # millimetres


def read_codes(picture: Grey, page: FoundPage) -> frozenset[str]:
    """Return the texts of the QR codes where the paper's own stands; none, one, or too many."""
    part = page.straightened(picture, geometry.QR.grown(_AROUND), _A_MM)
    for image in _tries(part):
        codes = zxingcpp.read_barcodes(
            image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        )
        texts = frozenset(code.text for code in codes if code.valid)
        if texts:
            return texts
    return frozenset()


def _tries(part: Grey) -> Iterator[Grey]:
    """Yield the picture as it is, then mended in the ways that helped most (PAPER.md 3.3)."""
    yield part
    blurred = cv2.GaussianBlur(part, (0, 0), 3)
    yield cast(Grey, cv2.addWeighted(part, 2.0, blurred, -1.0, 0))
    even = cv2.createCLAHE(3.0, (4, 4)).apply(cv2.medianBlur(part, 5))
    yield cast(Grey, even)
    yield cast(Grey, cv2.resize(part, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
