"""Entries of an old-style tar file, in the one form that the Belenios tools accept.

Specification, Public data: "an old-style tar archive [...] append-only". Every byte of a header
follows from name, size and time, so a header is read by writing it again and comparing.
"""

from __future__ import annotations

from audit.errors import BoxInvalid

BLOCK = 512
_LONGEST_NAME = 99
_BIGGEST = 8**11 - 1
_CHECKSUM = slice(148, 156)


def padding(size: int) -> int:
    """Count the zero bytes that fill the last block of a body of ``size`` bytes."""
    return -size % BLOCK


def header(name: str, size: int, timestamp: int) -> bytes:
    """Make the 512 bytes before a body. Raises `ValueError` if a value does not fit its field."""
    if not 1 <= len(name) <= _LONGEST_NAME or not name.isascii() or "\0" in name:
        msg = "a name in the archive is 1 to 99 ASCII characters"
        raise ValueError(msg)
    if not (0 <= size <= _BIGGEST and 0 <= timestamp <= _BIGGEST):
        msg = "size and time are at most 11 octal digits"
        raise ValueError(msg)
    block = bytearray(BLOCK)
    block[0 : len(name)] = name.encode()
    block[100:107] = b"0000644"
    block[108:115] = b"0000000"  # owner and group: nobody
    block[116:123] = b"0000000"
    block[124:135] = b"%011o" % size
    block[136:147] = b"%011o" % timestamp
    block[156:157] = b"0"  # an ordinary file
    block[_CHECKSUM] = b" " * 8
    block[_CHECKSUM] = b"%06o\0 " % sum(block)
    return bytes(block)


def entry(name: str, content: bytes, timestamp: int) -> bytes:
    """Return header, body, and zeros up to the next block."""
    return header(name, len(content), timestamp) + content + bytes(padding(len(content)))


def read_header(block: bytes, where: str) -> tuple[str, int, int]:
    """Read name, size and time of a header that `header` would write. Raises `BoxInvalid`."""
    try:
        name = block[: block.index(0)].decode("ascii")
        size = _octal(block[124:135])
        timestamp = _octal(block[136:147])
        if header(name, size, timestamp) == block:
            return name, size, timestamp
    except ValueError:
        pass
    raise BoxInvalid("archive-header", f"{where} does not start as an entry of a box must.")


def _octal(field: bytes) -> int:
    return int(field.decode("ascii"), 8)
