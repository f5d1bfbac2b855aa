"""The first argument of every command: database, clock, settings, the signer of the log."""

from __future__ import annotations

from dataclasses import dataclass, field

from elections.core.clock import Clock
from elections.core.db import Database
from elections.core.helper_process import HelperProcess
from elections.core.job_runner import JobRunner
from elections.core.log_signer import LogSigner
from elections.core.outside_copy import OutsideCopy
from elections.core.record_copy import RecordCopy
from elections.core.settings import Settings
from elections.domain.open_box import OpenBox


@dataclass(frozen=True, slots=True)
class Context:
    """One running election. ``outside`` is what is kept of it outside the database;
    ``open_boxes`` remembers boxes, which never change once made; ``record_copy`` is the public
    record as it was last put together.
    """

    db: Database
    clock: Clock
    settings: Settings
    signer: LogSigner
    outside: OutsideCopy = field(repr=False, compare=False)
    open_boxes: dict[str, OpenBox] = field(default_factory=dict, repr=False, compare=False)
    record_copy: RecordCopy = field(default_factory=RecordCopy, repr=False, compare=False)
    sound_build: HelperProcess = field(default_factory=HelperProcess, repr=False, compare=False)
    jobs: JobRunner = field(default_factory=JobRunner, repr=False, compare=False)

    def close(self) -> None:
        """Give the database back, and end what works beside the server."""
        self.jobs.close()
        self.sound_build.close()
        self.db.close()
