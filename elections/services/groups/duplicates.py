"""Find members of the same name on two groups' lists; the secretary says whether they are one."""

from __future__ import annotations

from sqlalchemy.orm import Session

from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.same_person import Listed, Pair, Verdict, by_group, open_pairs, pairs
from elections.domain.stages import Command
from elections.services.command import run_command
from elections.stores import group_members as store
from elections.stores import groups as group_store


def listed_in(session: Session) -> tuple[Listed, ...]:
    """List the members of all groups with their groups."""
    names = {group.id: group.name for group in group_store.groups(session)}
    return by_group(store.all_members(session), names)


def open_in(session: Session) -> tuple[Pair, ...]:
    """List the pairs of which the secretary has said nothing yet."""
    return open_pairs(pairs(listed_in(session)), store.verdicts(session))


def duplicates(ctx: Context) -> tuple[tuple[Pair, Verdict | None], ...]:
    """List all pairs, with what the secretary said of each."""

    def query(session: Session) -> tuple[tuple[Pair, Verdict | None], ...]:
        said = {verdict.pair: verdict for verdict in store.verdicts(session)}
        return tuple((pair, said.get(_ids(pair))) for pair in pairs(listed_in(session)))

    return ctx.db.read(query)


def decide(ctx: Context, verdict: Verdict) -> None:
    """Keep what the secretary says of a pair. Raises `Refused` (``pair-gone``) without it."""

    def transaction(session: Session) -> None:
        known = {_ids(pair) for pair in pairs(listed_in(session))}
        if verdict.pair not in known or verdict.kept not in {"", *verdict.pair}:
            raise refused("pair-gone")
        store.write_verdicts(session, [verdict])

    run_command(ctx, Command.SET_UP, transaction)


def elsewhere(ctx: Context, group_id: str) -> frozenset[str]:
    """Return the ids of members of this group whose name is on another group's list too."""

    def query(session: Session) -> frozenset[str]:
        return frozenset(
            side.member.id
            for pair in pairs(listed_in(session))
            for side in (pair.first, pair.second)
            if side.group_id == group_id
        )

    return ctx.db.read(query)


def _ids(pair: Pair) -> frozenset[str]:
    return frozenset({pair.first.member.id, pair.second.member.id})
