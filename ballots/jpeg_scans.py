"""The cost of decoding a JPEG, estimated from its markers alone (ITU-T T.81, B)."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A scan's header is followed by coded data, in which FF is followed by 00 or by a restart marker.
# Decoders skip 01 to BF after FF, so these are no markers here either.
_MARK = re.compile(rb"\xff+([\xc0-\xcf\xd8-\xfe])")
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_NO_FRAMES = frozenset({0xC4, 0xC8, 0xCC})  # tables, whose markers lie between those of frames


@dataclass(frozen=True, slots=True)
class JpegCost:
    """The decoder's passes over the picture, and whether it holds all coefficients meanwhile."""

    scans: int
    is_buffered: bool


def jpeg_cost(raw: bytes) -> JpegCost:
    """Estimate the cost of the first picture in a JPEG file; decoders stop at its end."""
    scans, is_buffered, place = 0, False, 0
    while marker := _MARK.search(raw, place):
        mark, place = marker[1][0], marker.end()
        if mark == _END:
            break
        if mark == _START:
            continue
        if mark == _SCAN:
            scans += 1
        elif 0xC0 <= mark <= 0xCF and mark not in _NO_FRAMES:
            is_buffered = is_buffered or mark not in {0xC0, 0xC1}
        place += int.from_bytes(raw[place : place + 2])
    return JpegCost(scans, is_buffered or scans > 1)
