"""The roles of people: the one list for accounts, access, words and tables."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The values stand in the tables. Voters are anyone: they have no account."""

    ANYONE = "anyone"
    SECRETARY = "secretary"
    WITNESS = "witness"
    ORGANISER = "organiser"  # of one group or several; typed for them, never spoken for them


OFFICERS = (Role.SECRETARY, Role.WITNESS)  # one person each; the definition names them
STAFF = tuple(role for role in Role if role is not Role.ANYONE)
