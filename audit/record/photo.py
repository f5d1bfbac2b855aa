"""Recognise a file that is one JPEG picture from the first byte to the last, by its markers.

ITU-T T.81, annex B. Nothing is decoded: a verifier needs to know that a file is shown as a picture
and as nothing else, and that nothing is hidden behind its end.
"""

from __future__ import annotations

_START, _END, _SCAN, _NO_MARKER = 0xD8, 0xD9, 0xDA, 0x00
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended and progressive, Huffman coded
_RESTARTS = frozenset(range(0xD0, 0xD8))
# Tables (Huffman, quantisation, restart interval), application data and comments.
_SEGMENTS = frozenset({0xC4, 0xDB, 0xDD, *range(0xE0, 0xF0), 0xFE}) | _FRAMES | {_SCAN}
_PARTS = frozenset({1, 3})  # grey, or luminance and two colours


def is_jpeg(raw: bytes) -> bool:
    """Tell whether the bytes are one whole JPEG picture of 8 bits, and nothing after it."""
    if raw[:2] != bytes((0xFF, _START)):
        return False
    place, frames, scans = 2, 0, 0
    while place + 4 <= len(raw) and raw[place] == 0xFF:
        marker = raw[place + 1]
        length = int.from_bytes(raw[place + 2 : place + 4], "big")
        segment = raw[place + 4 : place + 2 + length]
        if marker not in _SEGMENTS or len(segment) != length - 2:
            return False
        if marker in _FRAMES:
            frames += 1
            if not _is_frame(segment):
                return False
        place += 2 + length
        if marker == _SCAN:
            scans += 1
            place = _after_scan(raw, place)
    return frames == 1 and scans > 0 and raw[place:] == bytes((0xFF, _END))


def _is_frame(segment: bytes) -> bool:
    """Tell whether a frame header has 8 bits, a size, and as many parts as it says (B.2.2)."""
    if len(segment) < 6:
        return False
    bits, parts = segment[0], segment[5]
    height, width = segment[1:3], segment[3:5]
    has_size = any(height) and any(width)
    return bits == 8 and has_size and parts in _PARTS and len(segment) == 6 + 3 * parts


def _after_scan(raw: bytes, place: int) -> int:
    """Find the first marker after the coded picture; the end if there is none."""
    while (place := raw.find(0xFF, place)) >= 0:
        following = raw[place + 1 : place + 2]
        if following and following[0] != _NO_MARKER and following[0] not in _RESTARTS:
            return place
        place += 2
    return len(raw)
