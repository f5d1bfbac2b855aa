"""What every command is given first: database, clock, settings, the log's signer."""

from __future__ import annotations

from dataclasses import dataclass, field

from elections.clock import Clock, SystemClock
from elections.db import Database
from elections.log import log
from elections.migrations import migrate
from elections.services.box_store import OpenBox
from elections.services.log_store import LogSigner, latest_note
from elections.services.selfcheck import check_own_data
from elections.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """One running election. ``open_boxes`` remembers boxes, which never change once made."""

    db: Database
    clock: Clock
    settings: Settings
    signer: LogSigner
    open_boxes: dict[str, OpenBox] = field(default_factory=dict, repr=False, compare=False)

    def close(self) -> None:
        """Give the database back."""
        self.db.close()


def open_context(settings: Settings, clock: Clock | None = None) -> Context:
    """Open the database, bring it to this version, and check all that was logged and sealed.

    Raises `elections.services.log_store.LogBroken` when the data is not what was signed.
    """
    signer = LogSigner(settings.log_origin, settings.log_key, settings.data_dir / "last-checkpoint")
    db = Database(settings.database_url)
    try:
        migrate(db)
        db.read(lambda session: check_own_data(session, signer))
        note = db.read(latest_note)
    except BaseException:
        db.close()
        raise
    if note is not None:
        signer.keep(note)
    log.info("started", database="sqlite" if db.is_sqlite else "postgresql")
    return Context(db, clock or SystemClock(), settings, signer)
