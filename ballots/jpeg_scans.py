"""What a JPEG costs to unpack, told by its marks before anything is unpacked (ITU-T T.81, B)."""

from __future__ import annotations

import re
from dataclasses import dataclass

# After the head of a scan come its dots, in which FF is followed by 00 or by a restart mark. What
# decoders skip as no mark (01 to BF) is skipped here as well.
_MARK = re.compile(rb"\xff+([\xc0-\xcf\xd8-\xfe])")
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_NO_FRAMES = frozenset({0xC4, 0xC8, 0xCC})  # tables, which lie among the marks of frames


@dataclass(frozen=True, slots=True)
class JpegCost:
    """``scans``: how often a decoder goes over the dots. ``kept``: it keeps all dots meanwhile."""

    scans: int
    kept: bool


def jpeg_cost(raw: bytes) -> JpegCost:
    """Count the scans of the first picture in a JPEG file; what follows its end is not unpacked."""
    scans, kept, place = 0, False, 0
    while found := _MARK.search(raw, place):
        mark, place = found[1][0], found.end()
        if mark == _END:
            break
        if mark == _START:
            continue
        if mark == _SCAN:
            scans += 1
        elif 0xC0 <= mark <= 0xCF and mark not in _NO_FRAMES:
            kept = kept or mark not in {0xC0, 0xC1}
        place += int.from_bytes(raw[place : place + 2])
    return JpegCost(scans, kept or scans > 1)
