"""Seal papers into their boxes, after voting closed: a batch that people read and settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from audit.trail.events import PapersSealed
from ballots.ballot import SealedBallot, verify_ballot
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.open_box import OpenBox
from elections.domain.stages import Command, require_stage
from elections.services.command import append_event, run_command
from elections.stores import box as box_store
from elections.stores import cards as card_store
from elections.stores import trail as trail_store
from elections.stores.election import locked_election, stage_of


def seal_papers(ctx: Context, papers: Mapping[str, Iterable[bytes]]) -> int:
    """Append a batch of sealed papers (box to sealed votes) and return its number, from 1.

    All of them or none. The order in the box follows from the sealed votes themselves, so it says
    nothing of the order in which papers were read. Trail: ``papers_sealed``. Raises `Refused` when
    a card is not listed, was cancelled or has a vote in its box, and `BallotRefused` for anything
    but a good sealed vote.
    """

    def query(session: Session) -> dict[str, OpenBox | None]:
        require_stage(stage_of(session), Command.SEAL_PAPERS)
        _require_going(session, papers)
        return {uuid: box_store.open_box(session, uuid) for uuid in papers}

    batch: list[tuple[OpenBox, SealedBallot, bytes]] = []
    for uuid, box in ctx.db.read(query).items():
        if box is None:
            raise refused("box-unknown")
        batch += [(box, verify_ballot(box.params, raw), raw) for raw in papers[uuid]]
    if not batch:
        raise refused("papers-none")
    batch.sort(key=lambda paper: paper[1].tracker)

    def transaction(session: Session) -> int:
        for box, sealed, raw in batch:
            _require_card_without_vote(session, box.params.uuid, sealed.credential)
            box_store.append_ballot(session, box, sealed, raw)
        last = trail_store.last_event(session, PapersSealed)
        number = last.batch + 1 if last else 1
        append_event(ctx, session, PapersSealed(number, box_store.active_heads(session)))
        return number

    return run_command(ctx, Command.SEAL_PAPERS, transaction)


def _require_going(session: Session, uuids: Iterable[str]) -> None:
    stopped = box_store.stopped(session)
    for contest in locked_election(session).contests:
        if contest.uuid in stopped and contest.uuid in uuids:
            raise refused("contest-stopped", contest=contest.title)


def _require_card_without_vote(session: Session, uuid: str, credential: str) -> None:
    card = card_store.card_status(session, uuid, credential)
    if not card.is_listed:
        raise refused("card-unknown")
    if card.is_cancelled:
        raise refused("paper-card-cancelled")
    if card.tracker is not None:
        raise refused("paper-card-voted")
