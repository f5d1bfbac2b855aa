"""The members of a group as its organiser keeps them, before they come into the list of voters.

Nothing is kept of capacity, diagnosis or date of birth; "18 or over" only where the board asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ballots.encoding import canonical, sha256_hex
from ballots.names import forms, name_problem
from ballots.texts import text_problem

MOST_CONTACT = 120
MOST_OF_GROUP = 1_000


class Need(StrEnum):
    """The things that help a member to vote; the values stand in the tables."""

    LARGE_PRINT = "large-print"
    SOUND = "sound"
    SWITCH = "switch"
    SIGNS = "signs"
    HOME_VISIT = "home-visit"
    READING_PARTNER = "reading-partner"


class ListState(StrEnum):
    """The way of a group's list; the values stand in the tables."""

    WRITING = "writing"
    SENT = "sent"
    APPROVED = "approved"
    HANDED_BACK = "handed_back"

    @property
    def is_with_organiser(self) -> bool:
        """Tell whether the group has to act next."""
        return self in {ListState.WRITING, ListState.HANDED_BACK}


@dataclass(frozen=True, slots=True)
class GroupMember:
    """Someone on a group's list.

    ``area`` and ``seat_class`` are inner ids of the set-up; ``is_adult`` is None where the board
    does not ask. ``id`` is "" while the member is not kept.
    """

    id: str
    name: str
    area: str
    seat_class: str
    contact: str = ""
    needs: tuple[Need, ...] = ()
    is_adult: bool | None = None


def contact_problem(contact: str) -> str | None:
    """Say why a contact (a telephone number, an address) cannot be kept, or return None."""
    return text_problem(contact, MOST_CONTACT) if contact else None


def has_usable_texts(member: GroupMember) -> bool:
    """Tell whether the texts of a member can be shown and printed."""
    return name_problem(member.name) is None and contact_problem(member.contact) is None


def of_same_name(name: str, members: Iterable[GroupMember]) -> GroupMember | None:
    """Find a member whose name looks the same."""
    looks = forms(name)
    return next((m for m in members if not looks.isdisjoint(forms(m.name))), None)


def list_hash(members: Iterable[GroupMember]) -> str:
    """Hash what a group says yes to: who is on its list, where, and for which seats.

    What helps somebody and how to reach them may change without a new yes.
    """
    rows = sorted([m.name, m.area, m.seat_class] for m in members)
    return sha256_hex(canonical(rows))
