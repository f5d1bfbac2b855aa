"""Members of the same name in two groups: one voter, or two people (the secretary says which)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from ballots.names import MAX_NAME, forms
from elections.domain.group_members import GroupMember


@dataclass(frozen=True, slots=True)
class Listed:
    """A member with the id and name of the group whose list they are on."""

    group_id: str
    group: str
    member: GroupMember


@dataclass(frozen=True, slots=True)
class Pair:
    """Two members of the same name, on the lists of two groups."""

    first: Listed
    second: Listed


@dataclass(frozen=True, slots=True)
class Verdict:
    """The secretary's word on a pair, by the members' ids: ``kept`` is where the one person votes,
    or "" for two people.
    """

    first: str
    second: str
    kept: str

    @property
    def pair(self) -> frozenset[str]:
        """The two members, in any order."""
        return frozenset({self.first, self.second})


def pairs(listed: Sequence[Listed]) -> tuple[Pair, ...]:
    """Find all pairs whose names look the same, in two groups; areas and seats do not matter."""
    places: dict[str, list[int]] = {}
    for place, entry in enumerate(listed):
        for form in forms(entry.member.name):
            places.setdefault(form, []).append(place)
    found = {pair for alike in places.values() for pair in combinations(alike, 2)}
    return tuple(
        Pair(listed[one], listed[other])
        for one, other in sorted(found)
        if listed[one].group_id != listed[other].group_id
    )


def open_pairs(pairs: Iterable[Pair], verdicts: Iterable[Verdict]) -> tuple[Pair, ...]:
    """Return the pairs of which nothing was said yet."""
    said = {verdict.pair for verdict in verdicts}
    return tuple(
        pair
        for pair in pairs
        if frozenset({pair.first.member.id, pair.second.member.id}) not in said
    )


def voters(listed: Sequence[Listed], verdicts: Iterable[Verdict]) -> tuple[Listed, ...]:
    """Return every person once, and names that tell people of one area and seat class apart."""
    kept = _kept({entry.member.id for entry in listed}, verdicts)
    return tuple(_told_apart([entry for entry in listed if entry.member.id in kept]))


def _kept(ids: set[str], verdicts: Iterable[Verdict]) -> set[str]:
    """Choose one member of all who are one person: the one most often said to be kept."""
    together: dict[str, set[str]] = {member: {member} for member in ids}
    votes: dict[str, int] = dict.fromkeys(ids, 0)
    for verdict in verdicts:
        if verdict.kept not in verdict.pair or not verdict.pair <= ids:
            continue
        votes[verdict.kept] += 1
        joined = together[verdict.first] | together[verdict.second]
        together.update(dict.fromkeys(joined, joined))
    return {
        min(people, key=lambda member: (-votes[member], member)) for people in together.values()
    }


def _told_apart(listed: Sequence[Listed]) -> Iterable[Listed]:
    taken: dict[tuple[str, str], set[str]] = {}
    for entry in listed:
        member = entry.member
        before = taken.setdefault((member.area, member.seat_class), set())
        name, number = member.name, 2
        while not before.isdisjoint(forms(name)):
            name, number = f"{member.name[: MAX_NAME - 6]} ({number})", number + 1
        before |= forms(name)
        yield replace(entry, member=replace(member, name=name))


def by_group(
    members: Mapping[str, Sequence[GroupMember]], names: Mapping[str, str]
) -> tuple[Listed, ...]:
    """List all members with their groups, in the order of ``names`` (group id to name)."""
    return tuple(
        Listed(group, name, member)
        for group, name in names.items()
        for member in members.get(group, ())
    )
