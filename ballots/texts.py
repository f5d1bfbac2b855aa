"""Texts: which can be shown, spoken and printed (rule D.4).

`ballots.unicode` says which characters there are, so every Python finds the same.
"""

from __future__ import annotations

import re
import unicodedata

from ballots import unicode

# Invisible characters: Default_Ignorable_Code_Point of Unicode, and the Braille blank.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SPACES = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000"
)
_JOINER, _NON_JOINER, _STYLES = "\u200d", "\u200c", frozenset("\ufe0e\ufe0f")
_SKIN_COLOURS = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
# The flags of England, Scotland and Wales: a black flag and invisible letters.
_FLAGS = re.compile(
    "\U0001f3f4\U000e0067\U000e0062"
    "(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)"
    "\U000e007f"
)
MOST_MARKS = 4  # on one letter (UTS 39, 5.4)


def clean_text(text: str) -> str:
    """Return the text as it is stored: NFC, with single ordinary spaces and none at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def text_problem(text: str, most: int) -> str | None:
    """Say why a text of at most ``most`` characters cannot be used, or return None if it can."""
    if not text.strip():
        return "There is nothing written here."
    if len(text) > most:
        return f"This is too long. Use at most {most} letters."
    problem = _sign_problem(_FLAGS.sub("\U0001f3f4", text)) or _mark_problem(text)
    if problem:
        return problem
    if text != unicodedata.normalize("NFC", text) or text != text.strip():
        return "This has hidden signs or spaces at its ends."
    if not any(unicode.kind_of(character) in {"L", "N"} for character in text):
        return "This has no word in it, so nobody can say it. Write a word."
    return None


def _sign_problem(text: str) -> str | None:
    for place, character in enumerate(text):
        if character == " " or unicode.is_known(character) or _is_allowed_here(text, place):
            continue
        if character in _SPACES:
            return "This has a strange space in it. Type an ordinary space there."
        where = f"{_after(text[:place])} (U+{ord(character):04X})"
        if UNSEEN.match(character) or unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
            return f"This has a hidden sign in it{where}."
        return f"This has a sign that RepVote does not know{where}."
    return None


def _after(before: str) -> str:
    return f", after “{before[-20:].strip()}”" if before.strip() else ""


def _is_allowed_here(text: str, place: int) -> bool:
    """Tell whether an invisible character changes here how its neighbours look."""
    character, before, after = text[place], text[:place], text[place + 1 :]
    if not before:
        return False
    if character in _STYLES:
        return unicode.has_styles(before[-1])
    if not after or character not in {_JOINER, _NON_JOINER}:
        return False
    if unicode.kind_of(before[-1]) == "V":
        return True
    if character == _JOINER:
        bare = before.rstrip("\ufe0f" + "".join(_SKIN_COLOURS))
        return bool(bare) and unicode.is_picture(bare[-1]) and unicode.is_picture(after[0])
    letters = before.rstrip("".join(filter(unicode.is_mark, set(before))))
    return bool(letters) and all(
        unicode.kind_and_script(letter) == ("L", "Arabic") for letter in (letters[-1], after[0])
    )


def _mark_problem(text: str) -> str | None:
    marks, base = 0, False
    for character in text:
        if unicode.is_mark(character):
            marks += 1
            if not base:
                return "This has an accent without a letter. Type the letter before it."
            if marks > MOST_MARKS:
                return "This has too many accents on one letter."
        elif not UNSEEN.match(character):
            marks, base = 0, character != " "
    return None
