"""Start the count: add the last vote of each card, still sealed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from audit.box import reader as box_reader
from audit.box import writer as archive
from audit.trail.events import CountStarted, ResultOpened
from ballots.ballot import stored_choices
from ballots.box_params import BoxParams
from ballots.proofs.ciphertext import Ciphertext
from ballots.stages import Stage
from ballots.tally import (
    EncryptedTally,
    add_votes,
    encrypted_tally_bytes,
)
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.stages import Command, require_stage
from elections.services.command import append_event, run_command
from elections.services.count.agreement import (
    Agreement,
    agree_small_contests,
    read_small_contests_to_agree,
)
from elections.services.count.seats import fill_seats
from elections.stores import box as box_store
from elections.stores.election import advance_stage, stage_of


def start_count(ctx: Context, agreement: Agreement | None = None) -> None:
    """End every box and add the last vote of each card, still sealed. Trail: ``count_started``.

    Where every contest was stopped there is nothing to open: ``result_opened`` and
    ``seats_filled`` follow at once.

    With an ``agreement``, and a small contest, `agree_small_contests` comes first, as a command of
    its own. Raises `Refused` (``small-contest``) when it is needed and missing.
    """
    missing = read_small_contests_to_agree(ctx)
    if missing and agreement is not None:
        agree_small_contests(ctx, agreement)
    elif missing:
        raise refused("small-contest", names=", ".join(contest.title for contest in missing))
    sums = ctx.db.read(_sums)

    def transaction(session: Session) -> None:
        if box_store.active_heads(session) != {
            uuid: sealed_sum.head for uuid, sealed_sum in sums.items()
        }:
            raise refused("count-again")

        def make(uuid: str, head: archive.Head) -> archive.Added:
            counted = sums[uuid].counted
            raw = encrypted_tally_bytes(sums[uuid].tally)
            return archive.encrypted_tally(head, raw, counted, counted)

        box_store.append_to_all(session, "EndBallots", lambda _, head: archive.end_ballots(head))
        box_store.append_to_all(session, "EncryptedTally", make)
        append_event(ctx, session, CountStarted(box_store.active_heads(session)))
        advance_stage(session, Stage.COUNTING)
        if not sums:  # every contest was stopped, so key holders have nothing to open
            append_event(ctx, session, ResultOpened({}, {}))
            fill_seats(ctx, session)

    run_command(ctx, Command.START_COUNT, transaction)


@dataclass(frozen=True, slots=True)
class _Sum:
    head: archive.Head
    counted: int
    tally: EncryptedTally


def _sums(session: Session) -> dict[str, _Sum]:
    """Add up the sealed votes of every box, from the archive itself."""
    require_stage(stage_of(session), Command.START_COUNT)
    sums = {}
    for uuid in box_store.active_uuids(session):
        box = box_reader.parse_box(box_store.export(session, uuid))
        params = BoxParams.from_bytes(box.election)
        last: dict[str, tuple[Ciphertext, ...]] = {}
        for _, raw in box.ballots():
            credential, choices = stored_choices(params, raw)
            last[credential] = choices
        tally = add_votes(len(params.answers), last.values())
        sums[uuid] = _Sum(box.head, len(last), tally)
    return sums
