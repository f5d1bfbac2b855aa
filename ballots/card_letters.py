"""The letters on a vote card: its secret once more, for a person to type.

The 22 characters of a secret are one number, written here with 23 capital letters that do not
look alike (no I, no O, no V): 29 letters, and one that checks them, in six groups of five. 23 is
prime and neighbours have different weights, so one wrong letter, or two neighbours that changed
places, is always noticed. The letters hold nothing but the secret: whoever reads them finds the
card's contest by asking for each (docs/adr/0034-letters-on-the-card.md).
"""

from __future__ import annotations

import re

from ballots.box_params import BASE58
from ballots.credential import dashed
from ballots.errors import BadInput

LETTERS = "ABCDEFGHJKLMNPQRSTUWXYZ"

_BASE = len(LETTERS)
_SECRET_LENGTH = 22
_DATA_LENGTH = 29
_LENGTH = _DATA_LENGTH + 1
_GROUP = 5
_BETWEEN = re.compile(r"[\s.,·–—_-]+")


def letters_of(secret: str) -> str:
    """Write a secret as six groups of five letters."""
    number = 0
    for character in secret.replace("-", ""):
        number = number * len(BASE58) + BASE58.index(character)
    digits = []
    for _ in range(_DATA_LENGTH):
        number, digit = divmod(number, _BASE)
        digits.append(digit)
    digits.reverse()
    digits.append(-_weighed(digits) % _BASE)
    letters = "".join(LETTERS[digit] for digit in digits)
    return " ".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def parse_letters(text: str) -> str:
    """Read the letters as somebody types them, in any case and spacing; returns the secret.

    Raises `BadInput` (``card-letters``) when a letter is wrong, missing or too many.
    """
    wrong = BadInput("card-letters", "A letter is wrong. Look at the letters on the card again.")
    typed = _BETWEEN.sub("", text).upper()
    if len(typed) != _LENGTH or not set(typed) <= set(LETTERS):
        raise wrong
    digits = [LETTERS.index(letter) for letter in typed]
    if (_weighed(digits[:-1]) + digits[-1]) % _BASE:
        raise wrong
    number = 0
    for digit in digits[:-1]:
        number = number * _BASE + digit
    characters = []
    for _ in range(_SECRET_LENGTH):
        number, digit = divmod(number, len(BASE58))
        characters.append(BASE58[digit])
    if number:  # 23 to the 29th is more than there are secrets
        raise wrong
    return dashed("".join(reversed(characters)))


def _weighed(digits: list[int]) -> int:
    """Sum the letters before the check, weighed 2 to 22, 1, 2 and so on from the right."""
    last = len(digits)
    return sum(digit * ((last - at) % (_BASE - 1) + 1) for at, digit in enumerate(digits))
