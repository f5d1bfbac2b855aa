"""The words for roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from elections.core.catalogue import key
from elections.domain.roles import Role


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The keys of a role's name, of a sentence on what they do, and the picture beside it."""

    name: str
    what: str
    picture: str


ROLE_WORDS: Mapping[Role, RoleWords] = {
    Role.SECRETARY: RoleWords(
        key("people-role-secretary"), key("people-secretary-what"), "certificate"
    ),
    Role.WITNESS: RoleWords(key("people-role-witness"), key("setup-witness-what"), "certificate"),
    Role.ORGANISER: RoleWords(key("people-role-organiser"), key("people-organiser-what"), "people"),
}
