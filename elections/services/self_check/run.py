"""Recompute everything in the database that can be: from the trail, the boxes and the definition.

What nothing else tells cannot be found out: a draft before the lists are locked, members without a
contest, accounts' passphrases, who is signed in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from ballots.errors import BadInput, Refused
from elections.core.context import Context
from elections.core.log_signer import LogBroken, LogSigner
from elections.core.outside_copy import OutsideCopy
from elections.services.losses import verify_nothing_is_missing
from elections.services.self_check import boxes, cards, guards, lists, log
from elections.stores import box as box_store

Result = TypeVar("Result")
Progress = Callable[[int, int], None]  # checks that are done, of how many


class Read(Protocol):
    """A way to run a query."""

    def __call__(self, query: Callable[[Session], Result], /) -> Result:
        """Run ``query(session)`` and return its result."""


def verify_own_data(ctx: Context, progress: Progress = lambda _done, _all: None) -> None:
    """Make every check. Raises `LogBroken` with the first thing that is not as it was logged.

    Each check reads in a transaction of its own, so that none holds up votes for long.
    """
    verify_data(ctx.db.read, ctx.signer, ctx.outside, progress)


def verify_data(
    read: Read,
    signer: LogSigner,
    outside: OutsideCopy,
    progress: Progress = lambda _done, _all: None,
) -> None:
    """Make every check by ``read``, also inside a transaction that may yet be undone."""
    uuids = read(box_store.uuids)
    checks: list[Callable[[Session], None]] = [
        guards.verify_triggers,
        lambda session: log.verify_trail(session, signer),
        log.verify_state,
        lambda session: verify_nothing_is_missing(session, outside),
        log.verify_keys,
        log.verify_certificate,
        lambda session: lists.verify_definition(session, signer),
        lists.verify_draft,
        lists.verify_roll,
        lists.verify_accounts,
        cards.verify_cards,
        cards.verify_cancelled,
        boxes.verify_box_list,
        boxes.verify_stopped,
        *(lambda session, uuid=uuid: boxes.verify_box(session, uuid) for uuid in uuids),
    ]
    progress(0, len(checks))
    for done, check in enumerate(checks, 1):
        try:
            read(check)
        except LogBroken:
            raise
        except (Refused, BadInput, ValueError, LookupError) as problem:
            text = problem.text if isinstance(problem, Refused | BadInput) else str(problem)
            raise LogBroken(
                getattr(problem, "code", "data-changed"),
                f"{text} Do not go on. Keep this computer as it is and call for help.",
            ) from problem
        progress(done, len(checks))
