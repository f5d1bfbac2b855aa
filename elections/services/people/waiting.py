"""Waiting times after tries that failed: guessing is slow, and no stranger keeps anybody out.

A try is counted before its passphrase is looked at, so that many at once are counted too. What
counts against whom:

- A device in which this person has signed in before has a count of its own: nothing that others do
  slows it.
- Any other device is slowed by what failed for this name from its address, and by what failed from
  its address at all. What failed for this name elsewhere slows it only after a few failures of its
  own: a stranger with any number of addresses gets as few free tries from each of them.
- Who signs (certifying, opening small boxes) is signed in already, so that has a count of its own.

Keys are hashes under a secret of the data folder: the table tells no name, no address, no device.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from elections.core.context import Context
from elections.core.errors import refused
from elections.core.logging import log
from elections.domain import passphrases as rules
from elections.domain.passphrases import Backoff
from elections.models import Throttle

_PURPOSE = "repvote-waiting-1"


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts that one try adds to; ``own`` is that of its address, "" where there is none."""

    backoffs: Mapping[str, Backoff]
    own: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Their keys in the table."""
        return tuple(self.backoffs)


def counts_of_address(ctx: Context, folded_name: str, address: str) -> Counts:
    """Name the counts for a try from somewhere, with whatever name."""
    own = key_of(ctx, "address", address)
    return Counts(
        {
            key_of(ctx, "pair", address, folded_name): rules.PAIR,
            key_of(ctx, "account", folded_name): rules.ACCOUNT,
            own: rules.ADDRESS,
        },
        own,
    )


def counts_of_device(ctx: Context, folded_name: str, device: str) -> Counts:
    """Name the count for a try in a device where this person has signed in before."""
    return Counts({key_of(ctx, "device", device, folded_name): rules.PAIR})


def counts_of_signing(ctx: Context, folded_name: str) -> Counts:
    """Name the count for a passphrase that is typed to sign."""
    return Counts({key_of(ctx, "signing", folded_name): rules.PAIR})


def count_try(session: Session, counts: Counts, now: int) -> int:
    """Count a try that may come now, and return 0; else the seconds to wait, and count nothing."""
    session.execute(delete(Throttle).where(Throttle.last < now - rules.FORGET_AFTER))
    rows = {
        row.key: row
        for row in session.scalars(select(Throttle).where(Throttle.key.in_(counts.keys)))
    }
    for row in rows.values():
        row.last = min(
            row.last, now
        )  # otherwise a clock set back would lock people out until it catches up
    own = rows.get(counts.own)
    is_fresh = bool(counts.own) and (own is None or own.failures < rules.FRESH)
    wait = max(
        (
            rules.wait_left(backoff, rows[key].failures, rows[key].last, now)
            for key, backoff in counts.backoffs.items()
            if key in rows and not (is_fresh and backoff is rules.ACCOUNT)
        ),
        default=0,
    )
    if wait:
        return wait
    for key in counts.keys:
        if key in rows:
            rows[key].failures, rows[key].last = rows[key].failures + 1, now
        else:
            session.add(Throttle(key=key, failures=1, last=now))
    return 0


def require_no_wait(seconds: int) -> None:
    """Raise `Refused` (``sign-in-wait``) when there is something to wait for."""
    if seconds:
        log.warning("sign-in slowed", seconds=seconds)
        raise refused("sign-in-wait", n=seconds)


def forget(ctx: Context, counts: Counts) -> None:
    """Forget the failures after a try that was right."""
    ctx.db.write(lambda session: _delete(session, counts))


def clear_waiting(ctx: Context) -> None:
    """Forget all failures: nobody waits any more."""

    def transaction(session: Session) -> None:
        session.execute(delete(Throttle))

    ctx.db.write(transaction)
    log.info("waiting cleared")


def _delete(session: Session, counts: Counts) -> None:
    session.execute(delete(Throttle).where(Throttle.key.in_(counts.keys)))


def key_of(ctx: Context, *parts: str) -> str:
    """Name a count in the table: a hash under a secret of the data folder."""
    text = "|".join((str(len(part)) + ":" + part) for part in parts)
    secret = ctx.settings.derived_key(_PURPOSE)
    return hmac.digest(secret, text.encode("utf-8", "replace"), "sha256").hex()
