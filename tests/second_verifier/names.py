"""Texts, names, and when two names look the same: docs/definition.md, with Unicode's tables."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.second_verifier.strict_json import Bad

TABLES = Path(__file__).parents[2] / "ballots" / "unicode" / "tables.txt"
MARKS = {"Mn", "Mc", "Me", "V"}
# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.txt, and the Braille blank
_IGNORABLE = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800)),
    *((0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8)),
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
_FLAGS = re.compile(
    "\U0001f3f4(?:{}|{}|{})\U000e007f".format(
        *(
            "".join(chr(0xE0000 + ord(sign)) for sign in part)
            for part in ("gbeng", "gbsct", "gbwls")
        )
    )
)
_SAME_SIGNS = {
    "'": "2018 2019 201B 02B9 02BB 02BC 02BD 02C8 0060 00B4 2032 FF07 055A 05F3 A78C",
    '"': "201C 201D 201E 201F 00AB 00BB 2033 3003 05F4",
    "-": "2010 2011 2012 2013 2014 2015 2212 FE58 FE63 FF0D 058A 05BE",
}
_SAME = {int(code, 16): sign for sign, codes in _SAME_SIGNS.items() for code in codes.split()}
_TOGETHER = ({"Han", "Hiragana", "Katakana"}, {"Han", "Bopomofo"}, {"Han", "Hangul"})


@cache
def _part(name: str) -> dict[int, str]:
    """Read one part of the tables: code point to what stands behind it."""
    found: dict[int, str] = {}
    part = ""
    for line in TABLES.read_text("ascii").splitlines():
        if line.startswith("# "):
            part = line[2:]
        elif part == name:
            codes, _, value = line.partition(" ")
            first, _, last = codes.partition("-")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                found[code] = value
    return found


def _kind(sign: str) -> str:
    return _part("kinds").get(ord(sign) if sign else -1, "").partition(" ")[0]


def _script(sign: str) -> str:
    return _part("kinds").get(ord(sign), "").partition(" ")[2]


def _is_unseen(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _IGNORABLE)


def _is_asked_for(text: str, place: int) -> bool:
    """Tell whether writing needs the invisible sign at this place."""
    sign, before, after = text[place], text[:place], text[place + 1 :]
    if not before:
        return False
    if sign in "\ufe0e\ufe0f":
        return ord(before[-1]) in _part("styled")
    if sign not in "\u200c\u200d" or not after:
        return False
    if _kind(before[-1]) == "V":
        return True
    if sign == "\u200c":
        letter = before
        while letter and _kind(letter[-1]) in MARKS:
            letter = letter[:-1]
        pair = (letter[-1], after[0]) if letter else ("", "")
        return all((_kind(sign), _script(sign)) == ("L", "Arabic") for sign in pair)
    picture = re.sub("[\ufe0f\U0001f3fb-\U0001f3ff]+\\Z", "", before)
    pictures = _part("pictures")
    return bool(picture) and ord(picture[-1]) in pictures and ord(after[0]) in pictures


def require_text(text: str, most: int) -> str:
    """Check D.4 for any text."""
    if not 1 <= len(text) <= most:
        raise Bad("D.4: an empty text, or one that is too long")
    if text != text.strip(" ") or not unicodedata.is_normalized("NFC", text):
        raise Bad("D.4: a blank at an end, or not NFC")
    plain = _FLAGS.sub("\U0001f3f4", text)
    for place, sign in enumerate(plain):
        if sign != " " and not _kind(sign) and not _is_asked_for(plain, place):
            raise Bad(f"D.4: sign U+{ord(sign):04X}")
    seen = "".join(sign for sign in text if not _is_unseen(sign))
    marks = 0
    for place, sign in enumerate(seen):
        marks = marks + 1 if _kind(sign) in MARKS else 0
        if marks and (place == 0 or seen[place - 1] == " " or marks > 4):
            raise Bad("D.4: a mark without a letter, or too many")
    if not any(_kind(sign) in {"L", "N"} for sign in text):
        raise Bad("D.4: nothing that can be said")
    return text


def require_label(text: str, most: int = 80) -> str:
    """Check D.4 for the name of a thing: each word is in one script."""
    require_text(text, most)
    for word in re.split(r"[ \-'.,()/]+", text):
        letters = [sign for sign in word if _script(sign)]
        scripts = {_script(sign) for sign in letters} - {"Common", "Inherited"}
        if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
            raise Bad("D.4: letters of two scripts in one word")
    return text


def require_name(text: str) -> str:
    """Check D.4 for the name of a person: it has a letter."""
    require_label(text)
    if not any(_kind(sign) == "L" for sign in text):
        raise Bad("D.4: a name without a letter")
    return text


def forms(name: str) -> set[str]:
    """Compute the two forms of a name."""
    text = unicodedata.normalize("NFKC", name.translate(_SAME)).translate(_SAME).casefold()
    text = unicodedata.normalize("NFKC", "".join(sign for sign in text if not _is_unseen(sign)))
    text = " ".join(text.split())
    text = "".join(sign if sign == " " or _kind(sign) else "?" for sign in text)
    letters = unicodedata.normalize("NFD", text)
    return {"".join(_alike(part, sign) for sign in letters) for part in ("small", "capitals")}


def _alike(part: str, sign: str) -> str:
    code = _part(part).get(ord(sign))
    return chr(int(code, 16)) if code else sign


def are_alike(names: Iterable[str]) -> bool:
    """Say whether two of the names look the same."""
    seen: set[str] = set()
    for name in names:
        if seen & forms(name):
            return True
        seen |= forms(name)
    return False
