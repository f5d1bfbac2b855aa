"""Boxes: every row follows from the archive, and the archive from definition, keys and cards."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.box import archive as tar
from audit.box import reader as box_reader
from audit.box import writer as archive
from audit.trail.events import ContestStopped
from ballots import ballot
from ballots.definition.boxes import box_params
from ballots.stages import Stage
from ballots.trustees.single import Single
from elections.models import Box, BoxEntry, SealedVote, SeenElement
from elections.services.self_check.changed import changed_error, require
from elections.stores import box as box_store
from elections.stores import cards as card_store
from elections.stores import keys as key_store
from elections.stores import trail as trail_store
from elections.stores.election import locked_election, stage_of


def verify_box_list(session: Session) -> None:
    """Check that there is a box for each contest in which somebody stands, from the opening on."""
    boxes = {row.uuid: row for row in session.scalars(select(Box))}
    if not stage_of(session).has_reached(Stage.OPEN):
        require(not boxes, "a box before voting")
        return
    election = locked_election(session)
    contests = {contest.uuid: contest for contest in election.contested_contests}
    require(boxes.keys() == contests.keys(), "the list of boxes")
    trustees = Single(tuple(key_store.trustees(session).values()))
    for uuid, contest in contests.items():
        box = boxes[uuid]
        params = box_params(election, contest, trustees.joint_key()).to_bytes()
        content = (box.contest, box.params, box.trustees)
        require(content == (contest.id, params, trustees.to_bytes()), f"the box of {contest.title}")


def verify_stopped(session: Session) -> None:
    """Check that the stopped boxes are those of the trail and hold only what was sealed."""
    logged = {event.uuid: event.reason for event in trail_store.events_of(session, ContestStopped)}
    require(box_store.stopped(session) == logged, "a stopped contest")
    for uuid in logged:
        kinds = set(session.scalars(select(BoxEntry.kind).where(BoxEntry.box_uuid == uuid)))
        require(kinds <= {"Setup", "Ballot"}, f"the stopped box {uuid}")


def verify_box(session: Session, uuid: str) -> None:
    """Check one box: its archive, and everything that stands beside it in the tables."""
    row = session.get(Box, uuid)
    if row is None:
        raise changed_error(f"the box {uuid}")
    box = box_reader.parse_box(box_store.export(session, uuid))
    listed = archive.credentials_bytes(card_store.credentials(session, uuid))
    require(
        (box.election, box.trustees, box.credentials) == (row.params, row.trustees, listed),
        f"the beginning of the box {uuid}",
    )
    _verify_rows(session, uuid, box)
    _verify_votes(session, uuid, box)


def _verify_rows(session: Session, uuid: str, box: box_reader.Box) -> None:
    """Check that each row is one event with its own pieces, its kind, height and head."""
    rows = session.execute(
        select(BoxEntry.height, BoxEntry.kind, BoxEntry.head, BoxEntry.raw)
        .where(BoxEntry.box_uuid == uuid)
        .order_by(BoxEntry.height)
    )
    for row, link in zip(rows, box.links, strict=True):
        names = list(_names(row.raw))
        event = f"{row.head}.event.json"
        same = (row.height, row.kind, row.head) == (link.event.height, link.event.type, link.hash)
        is_one = names[-1:] == [event] and len(names) == len(link.data) + 1
        require(same and is_one, f"entry {row.height} of the box {uuid}")


def _names(raw: bytes) -> Iterator[str]:
    position = 0
    while position < len(raw):
        name, size, _ = tar.read_header(raw[position : position + tar.BLOCK], "This entry")
        yield name
        position += tar.BLOCK + size + tar.padding(size)


def _verify_votes(session: Session, uuid: str, box: box_reader.Box) -> None:
    """Check that the index of votes and of their parts is made of the votes in the box."""
    votes, elements = set(), set()
    for height, raw in box.ballots():
        credential, alphas = ballot.claimed_parts(raw)
        votes.add((ballot.tracker(raw), credential, height))
        elements |= set(alphas)
    indexed = session.execute(
        select(SealedVote.tracker, SealedVote.credential, SealedVote.height).where(
            SealedVote.box_uuid == uuid
        )
    )
    require({tuple(row) for row in indexed} == votes, f"the list of votes of the box {uuid}")
    seen = set(session.scalars(select(SeenElement.element).where(SeenElement.box_uuid == uuid)))
    require(seen == elements, f"the parts of votes of the box {uuid}")
