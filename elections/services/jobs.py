"""Work beside the pages: begun in a transaction that decides whether it may, and told how it ended.

The work itself commits what it made in one transaction, which decides again. So whatever ends a
server, a piece of work is done whole or not at all, and never twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from ballots.errors import Refused
from elections.core.catalogue import Argument
from elections.core.context import Context
from elections.core.errors import refused
from elections.core.job_runner import JobStopped, Progress
from elections.core.logging import log
from elections.domain.stages import Command, require_stage
from elections.models import Job
from elections.stores.election import stage_of


class Kind(StrEnum):
    """The kinds of jobs."""

    CARDS = "cards"
    CERTIFY = "certify"


@dataclass(frozen=True, slots=True)
class JobView:
    """The state of the last job of a kind.

    ``state``: "none", "running", "done", "failed" with its ``problem``, or "stopped" when its
    server ended before it did.
    """

    state: str
    done: int = 0
    length: int = 0
    problem: Refused | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether the job is still running."""
        return self.state == "running"


def job(ctx: Context, kind: Kind) -> JobView:
    """Read the state of the last job of a kind."""
    progress = ctx.jobs.progress(kind)
    if progress is not None:
        return JobView("running", progress.done, progress.length)
    row = ctx.db.read(lambda session: session.get(Job, kind))
    if row is None:
        return JobView("none")
    if row.state == "running":
        return JobView("stopped")
    return JobView(row.state, row.done, row.length, _problem(row.problem) if row.problem else None)


def begin_job(
    ctx: Context,
    kind: Kind,
    command: Command,
    require: Callable[[Session], None],
    work: Callable[[Progress], None],
) -> bool:
    """Begin ``work`` if ``command`` may be done now and ``require`` agrees, in one transaction.

    ``work`` calls `finish_job` in the transaction that stores what it made. Returns False, and
    begins nothing, if such work goes on. Raises `Refused`.
    """

    def transaction(session: Session) -> None:
        require_stage(stage_of(session), command)
        require(session)
        session.merge(Job(kind=kind, state="running", done=0, length=0, problem=None))

    return ctx.jobs.start(
        kind, lambda: ctx.db.write(transaction), lambda progress: _run(ctx, kind, work, progress)
    )


def finish_job(session: Session, kind: Kind, progress: Progress) -> None:
    """Put on record that the work is done, in the transaction that stores what it made."""
    row = Job(kind=kind, state="done", done=progress.done, length=progress.length, problem=None)
    session.merge(row)


def _run(ctx: Context, kind: Kind, work: Callable[[Progress], None], progress: Progress) -> None:
    problem: Refused
    try:
        work(progress)
    except JobStopped:
        log.warning("job stopped", kind=str(kind))
        return  # the row says that it was running: it has stopped
    except Refused as refusal:
        problem = refusal
    except Exception as error:  # noqa: BLE001 - nobody else hears of it
        log.error("job failed", kind=str(kind), exc_info=error)
        problem = refused("job-failed")
    else:
        return
    problem_json = json.dumps({"code": problem.code, "values": problem.values})
    done, length = progress.done, progress.length

    def transaction(session: Session) -> None:
        row = Job(kind=kind, state="failed", done=done, length=length, problem=problem_json)
        session.merge(row)

    try:
        ctx.db.write(transaction)
    except Exception as error:  # noqa: BLE001 - the page says that it was stopped
        log.error("job failed and could not say so", kind=str(kind), exc_info=error)


def _problem(text: str) -> Refused:
    """Make the refusal again that `_run` wrote down."""
    refusal = json.loads(text)
    values: dict[str, Argument] = refusal["values"]
    return refused(str(refusal["code"]), **values)
