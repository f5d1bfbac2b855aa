"""Open and close voting: the boxes are made, the boxes are ended."""

from __future__ import annotations

from sqlalchemy.orm import Session

from audit import box as archive
from ballots.definition import Election, box_params
from ballots.errors import Refused
from ballots.keyholders import joint_key, trustees_bytes
from elections.context import Context
from elections.models import Box
from elections.rules.stages import Act, Stage
from elections.services import box_store, cards, keys
from elections.services.command import frozen_election, move, run, tell


def open_voting(ctx: Context) -> None:
    """Make a box for each contest in which somebody stands. Trail: ``voting_opened``.

    Raises `Refused` while a key or the cards are missing.
    """

    def work(session: Session) -> None:
        election = frozen_election(session)
        missing = [one.name for one in keys.key_holder_views(session) if one.public_key is None]
        if missing:
            raise Refused(
                "open-keys", "The keys of %(names)s are missing.", names=", ".join(missing)
            )
        if cards.batch_number(session) is None:
            raise Refused("open-cards", "There are no vote cards yet. Print the vote cards first.")
        _make_boxes(session, election, ctx.clock.now())
        tell(ctx, session, ("voting_opened", {"boxes": box_store.heads_body(session)}))
        move(session, Stage.OPEN)

    run(ctx, Act.OPEN, work)


def _make_boxes(session: Session, election: Election, now: int) -> None:
    trustees = list(keys.trustees(session).values())
    raw_trustees, key = trustees_bytes(trustees), joint_key(trustees)
    for contest in election.boxes:
        params = box_params(election, contest, key).to_bytes()
        listed = archive.credentials_bytes(cards.credentials(session, contest.uuid))
        session.add(
            Box(
                uuid=contest.uuid,
                contest=contest.id,
                params=params,
                trustees=raw_trustees,
                started=now,
            )
        )
        session.flush()
        added = archive.setup(params, raw_trustees, listed)
        box_store.append(session, contest.uuid, now, "Setup", added)


def close_voting(ctx: Context) -> None:
    """End every box. A vote that was acknowledged before is in it. Trail: ``voting_closed``."""

    def work(session: Session) -> None:
        box_store.append_to_all(session, "EndBallots", lambda _, head: archive.end_ballots(head))
        tell(ctx, session, ("voting_closed", {"boxes": box_store.heads_body(session)}))
        move(session, Stage.CLOSED)

    run(ctx, Act.CLOSE, work)
