"""Write ballots/unicode/tables.txt from Unicode's own data. Needed only when its version changes.

    apt-get install unicode-data libicu72      (Debian 12: both hold Unicode 15.0)
    python -m tools.unicode_tables /usr/share/unicode

Characters assigned after `AGE` are left out: normalisation and case folding of older ones never
change (Unicode's stability policies), so every Python reads the tables alike. Which letters look
the same comes from ICU's data of UTS 39 (confusables).
"""

from __future__ import annotations

import ctypes
import ctypes.util
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

AGE = (14, 0)  # the Unicode version of Python 3.11, the oldest that we run on
TABLES = Path(__file__).resolve().parents[1] / "ballots" / "unicode" / "tables.txt"
_RANGE = re.compile(r"([0-9A-F]{4,6})(?:\.\.([0-9A-F]{4,6}))?\s*;\s*([\w.]+)")
_MOST = 0x110000
_STYLED = re.compile(r"[0-9A-F]+ FE0F ")


def read_ranges(path: Path) -> Iterator[tuple[range, str]]:
    """Read a file of the Unicode Character Database: code points and the value of a property."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := _RANGE.match(line):
            first = int(match[1], 16)
            yield range(first, int(match[2] or match[1], 16) + 1), match[3]


def _with_value(path: Path, value: str) -> set[int]:
    return {
        point for points, of_range in read_ranges(path) if of_range == value for point in points
    }


def _kinds(folder: Path) -> dict[int, str]:
    """Read kind and script of each character a text may have: "L Latin", "P Common"."""
    age = {
        point
        for points, version in read_ranges(folder / "DerivedAge.txt")
        if tuple(map(int, version.split("."))) <= AGE
        for point in points
    }
    scripts: dict[int, str] = {}
    for points, script in read_ranges(folder / "Scripts.txt"):
        scripts.update(dict.fromkeys(points, script))
    hidden = _with_value(folder / "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
    hidden.add(0x2800)  # the Braille blank is invisible too
    viramas = _with_value(folder / "extracted" / "DerivedCombiningClass.txt", "9")
    kinds = {}
    for points, category in read_ranges(folder / "extracted" / "DerivedGeneralCategory.txt"):
        for point in points:
            if point not in age or point in hidden or category[0] in "CZ":
                continue
            kind = "V" if point in viramas else category if category[0] == "M" else category[0]
            kinds[point] = f"{kind} {scripts.get(point, 'Unknown')}"
    return kinds


def _skeletons() -> Callable[[str], str]:
    """Load ICU's `uspoof_getSkeletonUTF8`, of any version."""
    name = ctypes.util.find_library("icui18n")
    if name is None:
        sys.exit("ICU is not here. Install it with: apt-get install libicu72")
    version = name.rpartition(".")[2]
    library = ctypes.CDLL(name)
    status = ctypes.c_int(0)
    start = getattr(library, f"uspoof_open_{version}")
    start.restype = ctypes.c_void_p
    checker = ctypes.c_void_p(start(ctypes.byref(status)))
    skeleton = getattr(library, f"uspoof_getSkeletonUTF8_{version}")

    def find(text: str) -> str:
        raw, out, problem = text.encode(), ctypes.create_string_buffer(64), ctypes.c_int(0)
        size = skeleton(checker, 0, raw, len(raw), out, len(out), ctypes.byref(problem))
        if problem.value > 0:
            msg = f"ICU: error {problem.value} for {text!r}"
            raise ValueError(msg)
        return out.raw[:size].decode()

    return find


def _is_letter(kind: str) -> bool:
    return kind.startswith("L ")


def _look_alikes(
    letters: Mapping[str, int], kinds: Mapping[int, str], skeleton: Callable[[str], str]
) -> dict[str, str]:
    """Map each letter that looks like one of another script to one that stands for both.

    ``letters``: the letter as it is seen, and the code point of its small letter. Readers tell
    letters of one script apart, except those of Arabic: two keyboards have two code points for
    letters that look the same inside a word.
    """
    groups = defaultdict(list)
    for letter, small in sorted(letters.items(), key=lambda item: item[1]):
        groups[skeleton(letter)].append(small)
    return {
        chr(small): chr(first)
        for first, *others in groups.values()
        for small in others
        if kinds[small] != kinds[first] or kinds[small] == "L Arabic"
    }


def _small_letters(kinds: Mapping[int, str]) -> list[str]:
    """List letters as they are in a folded, decomposed name."""

    def is_folded(letter: str) -> bool:
        folded = unicodedata.normalize("NFKC", letter).casefold()
        return unicodedata.normalize("NFKD", folded) == letter

    letters = [chr(point) for point, kind in kinds.items() if kind.startswith("L ")]
    return [letter for letter in letters if is_folded(letter)]


def _capitals(small: Iterable[str]) -> dict[str, int]:
    """Map capitals that are one letter to their small letter."""
    capitals: dict[str, int] = {}
    for letter in small:
        capital = letter.upper()
        if len(capital) == 1 and capital != letter and capital.casefold() == letter:
            capitals.setdefault(capital, ord(letter))
    return capitals


def _merged(values: Mapping[int, str]) -> Iterator[str]:
    """Merge code points with one value into runs, as "0041-005A L Latin"."""
    run: list[int] = []
    for point in [*sorted(values), _MOST]:
        if run and point == run[-1] + 1 and values.get(point) == values[run[0]]:
            run.append(point)
            continue
        if run:
            ends = f"{run[0]:04X}" if len(run) == 1 else f"{run[0]:04X}-{run[-1]:04X}"
            yield f"{ends} {values[run[0]]}".rstrip()
        run = [point]


def tables(folder: Path) -> str:
    """Write the whole file as text."""
    kinds = _kinds(folder)
    small = _small_letters(kinds)
    skeleton = _skeletons()
    pictures = _with_value(folder / "emoji" / "emoji-data.txt", "Extended_Pictographic")
    variations = (folder / "emoji" / "emoji-variation-sequences.txt").read_text(encoding="utf-8")
    styled = {int(line.split()[0], 16) for line in variations.splitlines() if _STYLED.match(line)}
    sections = {
        "kinds": _merged(kinds),
        "pictures": _merged(dict.fromkeys(pictures & kinds.keys(), "")),
        "styled": _merged(dict.fromkeys(styled & kinds.keys(), "")),
        "small": _pairs(_look_alikes({a: ord(a) for a in small}, kinds, skeleton)),
        "capitals": _pairs(_look_alikes(_capitals(small), kinds, skeleton)),
    }
    return "".join(line + "\n" for name, rows in sections.items() for line in (f"# {name}", *rows))


def _pairs(alike: Mapping[str, str]) -> Iterator[str]:
    for letter, other in sorted(alike.items()):
        yield f"{ord(letter):04X} {ord(other):04X}"


def main() -> int:
    """Write the tables."""
    TABLES.write_text(tables(Path(sys.argv[1])), encoding="ascii", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
