"""The passphrase of a backup: drawn here, written down by a person, typed in again."""

from __future__ import annotations

import secrets

_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0, 1, i, l and o, which look alike
_GROUPS, _LENGTH = 4, 5  # together 99 bits


def draw_passphrase() -> str:
    """Draw four groups of five letters and digits."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_GROUPS * _LENGTH))
    return _grouped(signs)


def as_drawn(typed: str) -> str:
    """Undo what people change when they type: capital letters, other gaps between the groups."""
    signs = "".join(sign for sign in typed.lower() if sign.isalnum())
    return _grouped(signs) if len(signs) == _GROUPS * _LENGTH else typed


def _grouped(signs: str) -> str:
    starts = range(0, len(signs), _LENGTH)
    return "-".join(signs[start : start + _LENGTH] for start in starts)
