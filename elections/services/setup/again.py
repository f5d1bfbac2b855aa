"""Make an election folder of contests that are held again, from the lists that were locked.

Who may vote, who stands, what they say and show, and the rules stay as they were; keys, boxes,
salts and cards are new ones, as in any other election that is loaded from a folder.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ballots.errors import RepVoteError
from ballots.stages import Stage
from elections import models
from elections.core.context import Context
from elections.domain import election_folder as folder_rules
from elections.domain.election_folder import Draft, DraftContest
from elections.domain.member_list import members_csv
from elections.domain.member_table import FILES
from elections.services.count.seats import counts_of
from elections.stores import box as box_store
from elections.stores import draft as draft_store
from elections.stores.election import locked_election, stage_of


@dataclass(frozen=True, slots=True)
class AgainFolder:
    """The files of the new folder by their paths in it, and what they are about."""

    files: Mapping[str, bytes]
    contests: tuple[str, ...]
    members: int


def folder_again(ctx: Context, title: str, contest_ids: Sequence[str] = ()) -> AgainFolder:
    """Make the files of an election folder with some of the contests, under a new ``title``.

    Without ``contest_ids``: those that were stopped, or left out of the certificate. Raises
    `RepVoteError` for a contest that is not there, and where there is none to hold again.
    """

    def query(session: Session) -> AgainFolder:
        draft = draft_store.read(session)
        if draft is None or not stage_of(session).has_reached(Stage.LOCKED):
            raise RepVoteError(
                "again-not-locked",
                "Nothing was locked here yet. Change the election folder and load it again.",
            )
        chosen = _chosen(draft, contest_ids or _held_again(session))
        return _folder(session, draft, chosen, title)

    return ctx.db.read(query)


def _held_again(session: Session) -> list[str]:
    """Return the ids of the contests that were stopped, or whose result was not certified."""
    stopped = box_store.stopped(session)
    left_out = {worked.contest.id for worked in counts_of(session) or () if worked.is_voted_again}
    return [
        contest.id
        for contest in locked_election(session).contests
        if contest.uuid in stopped or contest.id in left_out
    ]


def _chosen(draft: Draft, contest_ids: Sequence[str]) -> tuple[DraftContest, ...]:
    known = [contest.id for contest in draft.contests]
    if not contest_ids:
        raise RepVoteError(
            "again-nothing",
            "No contest was stopped, and none is left out of the certificate. To hold one again "
            f"all the same, name it with --contest: {', '.join(known)}.",
        )
    for contest_id in contest_ids:
        if contest_id not in known:
            raise RepVoteError(
                "again-unknown",
                f"There is no contest {contest_id}. There are: {', '.join(known)}.",
            )
    return tuple(contest for contest in draft.contests if contest.id in contest_ids)


def _folder(
    session: Session, draft: Draft, contests: Sequence[DraftContest], title: str
) -> AgainFolder:
    electorates = {(contest.area, contest.seat_class) for contest in contests}
    members = [
        member
        for member in draft_store.members(session)
        if (member.area, member.seat_class) in electorates
    ]
    wanted = {person.picture for contest in contests for person in contest.candidates}
    pictures = {
        f"pictures/{_file_name(row.salted_hash)}": row.jpeg
        for row in session.scalars(select(models.Picture))
        if row.salted_hash in wanted
    }
    files = {
        folder_rules.FILE: _election_file(draft, contests, title),
        FILES[0]: members_csv(members),
        **pictures,
    }
    return AgainFolder(files, tuple(contest.title for contest in contests), len(members))


def _file_name(salted_hash: str) -> str:
    return f"{salted_hash[:16]}.jpg"


def _election_file(draft: Draft, contests: Sequence[DraftContest], title: str) -> bytes:
    """Write election.json. Its calendar is empty: the days of before are over."""
    areas = {contest.area for contest in contests}
    kinds = {contest.seat_class for contest in contests}
    again = replace(
        draft,
        title=title,
        calendar=(),
        areas=tuple(area for area in draft.areas if area.id in areas),
        seat_classes=tuple(kind for kind in draft.seat_classes if kind.id in kinds),
        contests=tuple(map(_with_file_names, contests)),
    )
    value = folder_rules.draft_value(again)
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _with_file_names(contest: DraftContest) -> DraftContest:
    people = (replace(c, picture=_file_name(c.picture)) for c in contest.candidates)
    return replace(contest, candidates=tuple(people))
