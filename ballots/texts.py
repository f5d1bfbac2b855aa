"""What a text must be so that it can be shown, spoken and printed (rule D.4)."""

from __future__ import annotations

import re
import unicodedata

# Signs of which nothing is seen: Default_Ignorable_Code_Point of Unicode, and the Braille blank.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_HIDDEN_KINDS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACE_KINDS = frozenset({"Zs", "Zl", "Zp"})


def text_problem(text: str, most: int) -> str | None:
    """Why a text of at most ``most`` letters cannot be shown, or None if it can."""
    if not text.strip():
        return "There is nothing written here."
    if len(text) > most:
        return f"This is too long. Use at most {most} letters."
    if text != unicodedata.normalize("NFC", text) or text != text.strip():
        return "This has hidden signs or spaces at its ends."
    kinds = {unicodedata.category(sign) for sign in text if sign != " "}
    if kinds & _HIDDEN_KINDS or UNSEEN.search(text):
        return "This has a hidden sign in it."
    if kinds & _SPACE_KINDS:
        return "This has a strange space in it. Type an ordinary space there."
    return None
