"""Names, passphrases, sessions and waiting times of staff. Nothing is ever locked, only slowed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from ballots.definition.rules import MOST_NAME, text_problem
from ballots.errors import BadInput

ROLES = ("secretary", "witness")
SHORTEST, LONGEST = 15, 200
_FEWEST_DIFFERENT = 5


def clean_name(name: str) -> str:
    """The name as it is kept. Raises `BadInput`."""
    cleaned = " ".join(unicodedata.normalize("NFC", name).split())
    problem = text_problem(cleaned, MOST_NAME)
    if problem:
        raise BadInput("account-name", "This name cannot be used. %(problem)s", problem=problem)
    return cleaned


def fold_name(name: str) -> str:
    """The form in which names are compared: capital letters and spaces do not matter.

    Signs that no name has (control signs, halves of pairs) become "?".
    """
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return "".join(sign if sign == " " or sign.isprintable() else "?" for sign in folded)


def check_new_passphrase(passphrase: str, name: str) -> None:
    """Length and the plainest guesses; no rules about signs. Raises `BadInput`."""
    if len(passphrase) < SHORTEST:
        raise BadInput(
            "passphrase-short",
            "This passphrase is too short. Use at least %(letters)s letters, like 4 words.",
            letters=SHORTEST,
        )
    if len(passphrase) > LONGEST:
        raise BadInput(
            "passphrase-long",
            "This passphrase is too long. Use at most %(letters)s letters.",
            letters=LONGEST,
        )
    plain = passphrase.casefold().replace(fold_name(name), "")
    if len(set(plain)) < _FEWEST_DIFFERENT or plain.isdigit():
        raise BadInput(
            "passphrase-plain", "This passphrase is too easy to guess. Use 4 words by chance."
        )


@dataclass(frozen=True, slots=True)
class Slowing:
    """After ``free`` failures each next try waits: 1 s, 2 s, 4 s ... up to ``longest``."""

    free: int
    longest: int


# An account from one address; an account from everywhere (short, so that a stranger cannot
# keep the owner out); an address for whatever account.
PAIR = Slowing(free=4, longest=60)
ACCOUNT = Slowing(free=20, longest=5)
ADDRESS = Slowing(free=20, longest=60)
FORGET_AFTER = 24 * 60 * 60
_MOST_DOUBLINGS = 16


def wait_left(slowing: Slowing, failures: int, last: int, now: int) -> int:
    """Seconds to wait before the next try; 0 if it may come now.

    A clock that went backwards never makes anybody wait longer than ``slowing.longest``.
    """
    if failures < slowing.free:
        return 0
    doublings = min(failures - slowing.free, _MOST_DOUBLINGS)
    pause = min(1 << doublings, slowing.longest)
    return min(max(last + pause - now, 0), slowing.longest)


def session_alive(started: int, seen: int, now: int, idle: int, longest: int) -> bool:
    """Whether a sign-in still holds; a clock set back ends it (fail closed)."""
    return started <= now < started + longest and seen <= now < seen + idle
