"""README.txt, and photos: V02 and V04."""

import re
from pathlib import Path

from tests.second_verifier.definition import Definition

DOCUMENT = Path(__file__).parents[2] / "audit" / "RECORD.md"
_FRAMES = {0xC0, 0xC1, 0xC2}
_MARKERS = {*_FRAMES, 0xC4, 0xDB, 0xDD, *range(0xE0, 0xF0), 0xFE, 0xDA}


def readme_text(definition: Definition) -> str:
    """Fill the text of section 13."""
    block = DOCUMENT.read_text("utf-8").split("## 13. README.txt")[1].split("````\n")[1]
    boxes = [f"    boxes/{uuid}.bel   {each.title}" for uuid, each in definition.boxes.items()]
    values = {
        "<title>": definition.title,
        "<board>": definition.board,
        "<first>": next(iter(definition.boxes)),
        "<boxes>": "\n".join(boxes),
    }
    return re.sub("<(?:title|board|first|boxes)>", lambda found: values[found[0]], block)


def is_jpeg(content: bytes) -> bool:
    """Walk through the segments of section 6a."""
    place, frames, scans = 2, 0, 0
    if content[:2] != b"\xff\xd8":
        return False
    while content[place : place + 2] != b"\xff\xd9":
        head = content[place : place + 4]
        size = int.from_bytes(head[2:], "big")
        segment = content[place + 4 : place + 2 + size]
        if len(head) < 4 or head[0] != 0xFF or head[1] not in _MARKERS or len(segment) != size - 2:
            return False
        place += 2 + size
        if head[1] in _FRAMES:
            frames += 1
            if not _is_frame(segment):
                return False
        elif head[1] == 0xDA:
            scans += 1
            match = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL).search(content, place)
            place = match.start() if match else len(content)
    return place + 2 == len(content) and frames == 1 and scans > 0


def _is_frame(segment: bytes) -> bool:
    return (
        len(segment) >= 6
        and segment[0] == 8
        and segment[1:3] != b"\0\0"
        and segment[3:5] != b"\0\0"
        and segment[5] in {1, 3}
        and len(segment) == 6 + 3 * segment[5]
    )
