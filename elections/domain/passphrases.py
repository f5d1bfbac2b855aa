"""Names, passphrases, sessions and waiting times of staff. Nothing is ever locked, only slowed."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.errors import BadInput
from ballots.names import clean_name, folded_name, name_problem

MIN_PASSPHRASE, MAX_PASSPHRASE = 15, 200
_FEWEST_DIFFERENT = 5


def usable_name(name: str) -> str:
    """Return the name as it is kept. Raises `BadInput`."""
    cleaned = clean_name(name)
    problem = name_problem(cleaned)
    if problem:
        raise BadInput("account-name", "This name cannot be used. %(problem)s", problem=problem)
    return cleaned


def require_good_passphrase(passphrase: str, name: str) -> None:
    """Require a good length and no plain guess; no rules about signs. Raises `BadInput`."""
    if len(passphrase) < MIN_PASSPHRASE:
        raise BadInput(
            "passphrase-short",
            "This passphrase is too short. Use at least %(letters)s letters, like 4 words.",
            letters=MIN_PASSPHRASE,
        )
    if len(passphrase) > MAX_PASSPHRASE:
        raise BadInput(
            "passphrase-long",
            "This passphrase is too long. Use at most %(letters)s letters.",
            letters=MAX_PASSPHRASE,
        )
    plain = passphrase.casefold().replace(folded_name(name), "")
    if len(set(plain)) < _FEWEST_DIFFERENT or plain.isdigit():
        raise BadInput(
            "passphrase-plain",
            "This passphrase is too easy to guess. Use 4 words that do not belong together.",
        )


@dataclass(frozen=True, slots=True)
class Backoff:
    """After ``free`` failures each next try waits: 1 s, 2 s, 4 s ... up to ``longest``."""

    free: int
    longest: int


# An account from one address; an account from everywhere (short, so that a stranger cannot
# keep the owner out); an address for any account.
PAIR = Backoff(free=4, longest=60)
ACCOUNT = Backoff(free=20, longest=5)
ADDRESS = Backoff(free=20, longest=60)
FRESH = 3  # up to this many failures from an address, failures elsewhere do not slow it
FORGET_AFTER = 24 * 60 * 60
_MOST_DOUBLINGS = 16


def wait_left(backoff: Backoff, failures: int, last: int, now: int) -> int:
    """Compute the seconds to wait before the next try; 0 if it may come now.

    A clock that went backwards never makes anybody wait longer than ``backoff.longest``.
    """
    if failures < backoff.free:
        return 0
    doublings = min(failures - backoff.free, _MOST_DOUBLINGS)
    pause = min(1 << doublings, backoff.longest)
    return min(max(last + pause - now, 0), backoff.longest)


def is_session_alive(started: int, seen: int, now: int, idle: int, longest: int) -> bool:
    """Tell whether a sign-in still holds; a clock set back ends it (fail closed)."""
    return started <= now < started + longest and seen <= now < seen + idle
