"""Names of the files of a record, their limits, and names that are not of a record.

Three kinds of names: those of the record, a closed set; litter that computers leave in folders and
zips, which is passed over; and others, which are reported and never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from audit.box.reader import MOST_BYTES as MOST_BOX_BYTES
from audit.log.checkpoint import LIMIT as CHECKPOINT_LIMIT
from audit.record.candidates import CANDIDATES_LIMIT
from audit.record.cards import CARDS_LIMIT
from audit.record.certificate import CERTIFICATE_LIMIT
from audit.record.counts import COUNTS_LIMIT
from audit.trail.codec import MOST_BYTES as TRAIL_LIMIT
from ballots.box_params import BASE58
from ballots.definition.model import LIMIT as DEFINITION_LIMIT

README, DEFINITION = "README.txt", "definition.json"
CANDIDATES, CARDS = "candidates.json", "cards.json"
TRAIL, CHECKPOINT = "trail.jsonl", "checkpoint"
COUNTS, CERTIFICATE = "counts.json", "certificate.json"
REQUIRED = frozenset({README, DEFINITION, CANDIDATES, CARDS, TRAIL, CHECKPOINT})
FOLDERS = ("pictures", "boxes")
README_LIMIT = 1 << 20
PICTURE_LIMIT = 1 << 20
LIMITS = {
    README: README_LIMIT,
    DEFINITION: DEFINITION_LIMIT,
    CANDIDATES: CANDIDATES_LIMIT,
    CARDS: CARDS_LIMIT,
    TRAIL: TRAIL_LIMIT,
    CHECKPOINT: CHECKPOINT_LIMIT,
    COUNTS: COUNTS_LIMIT,
    CERTIFICATE: CERTIFICATE_LIMIT,
}
PICTURE_NAME = re.compile(r"pictures/([0-9a-f]{64})\.jpg\Z")
BOX_NAME = re.compile(rf"boxes/([{BASE58}]{{14,22}})\.bel\Z")

# Names that systems, desktops and shared disks leave behind, in small letters. The same
# list stands in RECORD.md, section 2.
LITTER = frozenset(
    {
        *(".ds_store", ".localized", ".apdisk", "icon\r", "__macosx", ".spotlight-v100"),
        *(".trashes", ".fseventsd", ".temporaryitems", ".documentrevisions-v100"),
        *("thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin"),
        *("system volume information", ".directory", "lost+found", "@eadir"),
    }
)
LITTER_STARTS = ("._", ".trash-")


@dataclass(frozen=True, slots=True)
class SortedNames:
    """Names found in a folder or a zip: of the record, litter, and others."""

    known: frozenset[str]
    litter: tuple[str, ...]
    others: tuple[str, ...]


def picture_name(salted_hash: str) -> str:
    """Return the file name of a picture in the record."""
    return f"pictures/{salted_hash}.jpg"


def box_name(uuid: str) -> str:
    """Return the file name of a box in the record."""
    return f"boxes/{uuid}.bel"


def limit_of(name: str) -> int | None:
    """Return the most bytes of the file ``name``; None if there is no such file in a record."""
    if PICTURE_NAME.match(name):
        return PICTURE_LIMIT
    return MOST_BOX_BYTES if BOX_NAME.match(name) else LIMITS.get(name)


def is_litter(name: str) -> bool:
    """Tell whether a name, or a folder that it is in, is one that computers leave behind."""
    return any(part in LITTER or part.startswith(LITTER_STARTS) for part in name.lower().split("/"))


def sort_names(names: Iterable[str]) -> SortedNames:
    """Sort names; an unknown folder is named once, however much is in it."""
    known, litter, others = set(), set(), set()
    for name in names:
        if limit_of(name) is not None:
            known.add(name)
        elif is_litter(name):
            litter.add(_reported_name(name))
        else:
            others.add(_reported_name(name))
    return SortedNames(frozenset(known), tuple(sorted(litter)), tuple(sorted(others)))


def _reported_name(name: str) -> str:
    folder, slash, rest = name.partition("/")
    return f"{folder}/" if slash and rest and folder and folder not in FOLDERS else name


def top_folder(names: Iterable[str]) -> str | None:
    """Find the one folder that holds a whole record (``"name/"``), or None."""
    rest = {name for name in names if not is_litter(name)}
    tops = {f"{name.partition('/')[0]}/" if "/" in name else name for name in rest}
    if len(tops) != 1 or DEFINITION in rest:
        return None
    (top,) = tops
    return top if f"{top}{DEFINITION}" in rest else None
