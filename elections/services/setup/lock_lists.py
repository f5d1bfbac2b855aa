"""Lock the lists: definition and list of voters are final."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from audit.trail.events import ListsLocked
from ballots.definition.material import Materials
from ballots.definition.model import Election
from ballots.definition.rules import problems
from ballots.errors import DefinitionInvalid
from ballots.names import folded_name
from ballots.stages import Stage
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.capacity import overfull
from elections.domain.election_folder import Draft
from elections.domain.roles import Role
from elections.domain.roll import Voter, commitment
from elections.domain.stages import Command
from elections.models import Contest, LockedLists, Member, RollEntry
from elections.services.command import append_event, run_command
from elections.services.people import duties
from elections.services.setup import answers, from_groups
from elections.services.setup.definition import build_definition
from elections.stores import draft as setup_store
from elections.stores.election import advance_stage


def lock_lists(ctx: Context) -> Election:
    """Fix definition and list of voters for good. Needs a secretary's and a witness's account.

    Trail: ``lists_locked`` with definition hash, sizes of the electorates, and a commitment to
    the list of voters. Raises `Refused`.
    """

    def transaction(session: Session) -> Election:
        draft = setup_store.read(session)
        if draft is None:
            raise refused("lock-empty")
        from_groups.require_settled(session)
        if not answers.is_together(session):
            raise refused("lock-set-up")
        materials = setup_store.materials_by_name(session)
        election = build_definition(ctx, draft, materials, _officer_keys(session, draft))
        mistakes = problems(election)
        if mistakes:
            raise DefinitionInvalid(mistakes)
        salt = secrets.token_bytes(32)
        voters = _write_roll(session)
        sizes = {contest.id: 0 for contest in election.contests}
        for voter in voters:
            sizes[voter.contest] += 1
        _require_readable(election, sizes, materials)
        session.add(LockedLists(id=1, definition=election.to_bytes(), roll_salt=salt))
        session.flush()
        locked = ListsLocked(election.sha256, sizes, commitment(salt, voters))
        append_event(ctx, session, locked)
        advance_stage(session, Stage.LOCKED)
        return election

    return run_command(ctx, Command.LOCK_LISTS, transaction)


def _require_readable(
    election: Election, electorates: Mapping[str, int], materials: Materials
) -> None:
    """Refuse lists from which a record could come that is too long to be read."""
    too_much = overfull(election, electorates, materials)
    if too_much is not None:
        raise refused(too_much.code, **({"contest": too_much.contest} if too_much.contest else {}))


# --- locking ---------------------------------------------------------------------------------


def _officer_keys(session: Session, draft: Draft) -> tuple[str, str]:
    keys = []
    names = {Role.SECRETARY: draft.officers.secretary, Role.WITNESS: draft.officers.witness}
    for role, name in names.items():
        account = duties.holder(session, role)
        if account is None:
            raise refused("lock-accounts", name=name)
        if account.folded_name != folded_name(name):
            raise refused("lock-names", name=name, account=account.name)
        keys.append(account.public_key.hex())
    return keys[0], keys[1]


def _write_roll(session: Session) -> list[Voter]:
    rows = session.execute(
        select(Contest.id, Member.id, Member.name, Member.member_group).join(
            Member,
            (Member.area_id == Contest.area_id) & (Member.seat_class_id == Contest.seat_class_id),
        )
    ).all()
    if rows:
        entries = [{"contest_id": row[0], "member_id": row[1]} for row in rows]
        session.execute(insert(RollEntry), entries)
    return [Voter(contest, name, group) for contest, _, name, group in rows]
