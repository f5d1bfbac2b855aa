"""The database: one shape for every command, safe on SQLite and PostgreSQL.

``read(query)`` and ``write(transaction)`` run a function of a session in one transaction. A writer
may be run again from its start (PostgreSQL, serialization failure), so it must touch nothing else.

SQLite (DESIGN section 6): rollback journal, ``synchronous=EXTRA``, ``BEGIN IMMEDIATE`` and our own
fair lock, since SQLite's busy handler polls and lets the slowest wait for seconds.

The error of a failed statement has its text but no value, which the log would keep with the time.
"""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import SQLITE_FULL
from sqlite3 import Connection as SqliteConnection
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from ballots.errors import RepVoteError
from elections.core import locks
from elections.core.files import create_private

Result = TypeVar("Result")
_ATTEMPTS = 25
_CONNECT_SECONDS = "10"  # seconds until we give up on a PostgreSQL that does not answer
_WRITER = "repvote_writer"
_POLL_SECONDS = 0.001  # seconds between two checks of a lock that another process holds
# a serialization failure, a deadlock, and a row that somebody else added first (23505)
_RETRIED_STATES = frozenset({"40001", "40P01", "23505"})
_PG_DISK_FULL = "53100"
_SERVED = {"key": 0x52657056}  # of PostgreSQL's advisory lock, within one database
_PRAGMAS = (
    "PRAGMA busy_timeout = 15000",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


class FairLock:
    """First come, first served among threads; processes take turns, by locks on two files.

    A process waits for the lock while it holds the turn. So a process that writes all the time
    finds the turn taken and lets the waiting one through.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._turn = path and path.with_suffix(".turn")
        self._guard = threading.Lock()
        self._held = False
        self._queue: deque[threading.Lock] = deque()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for our turn, hold the lock for the block."""
        self._wait_for_turn()
        try:
            with self._other_processes_out():
                yield
        finally:
            self._next()

    def _wait_for_turn(self) -> None:
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._queue.append(turn)
        turn.acquire()

    def _next(self) -> None:
        with self._guard:
            if self._queue:
                self._queue.popleft().release()
            else:
                self._held = False

    @contextmanager
    def _other_processes_out(self) -> Iterator[None]:
        if self._path is None or self._turn is None:
            yield
            return
        with locks.held(self._turn, _POLL_SECONDS):
            handle = locks.acquire(self._path, _POLL_SECONDS)
        try:
            yield
        finally:
            locks.release(handle)


class Database:
    """One engine, its write lock, and the ways to use it.

    ``require_writable`` is asked before each write and again before its COMMIT; what it raises
    leaves everything as it was. Raises `RepVoteError` when ``url`` names no database that could be
    used; it is not opened yet.
    """

    def __init__(self, url: str, require_writable: Callable[[], None] = lambda: None) -> None:
        self._require_writable = require_writable
        parsed = _database_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite:
            path = Path(str(parsed.database))
            _create_file(path)
            self.engine = create_engine(parsed, connect_args={"timeout": 15}, hide_parameters=True)
            event.listen(self.engine, "connect", _sqlite_connection)
            event.listen(self.engine, "begin", _sqlite_begin)
            self._lock = FairLock(path.with_name(path.name + ".lock"))
            self._serve_lock: Path | None = path.with_name(path.name + ".served.lock")
        else:
            options = {"connect_timeout": _CONNECT_SECONDS, **parsed.query}
            parsed = parsed.update_query_dict(options)
            self.engine = create_engine(
                parsed,
                isolation_level="SERIALIZABLE",
                pool_pre_ping=True,
                pool_size=10,
                hide_parameters=True,
            )
            self._lock, self._serve_lock = FairLock(None), None
        self._writers = self.engine.execution_options(**{_WRITER: True})

    def read(self, query: Callable[[Session], Result]) -> Result:
        """Run ``query(session)`` in one transaction that sees one state and changes nothing."""
        return self._retry(lambda: self._run(self.engine, query))

    def write(self, transaction: Callable[[Session], Result]) -> Result:
        """Run ``transaction(session)``; gives its result only after COMMIT is on the disk."""

        def guarded(session: Session) -> Result:
            self._require_writable()
            result = transaction(session)
            self._require_writable()  # what forbids writing may have come meanwhile
            return result

        def attempt_once() -> Result:
            with self._lock.held():
                return self._run(self._writers, guarded)

        return self._retry(attempt_once)

    def alone(self, transaction: Callable[[Session], Result], tables: Iterable[str]) -> Result:
        """Run ``transaction(session)`` once while nobody else writes, even when writing is stopped.

        ``tables``: those of PostgreSQL to lock; on SQLite a writer is alone.
        """

        def locked(session: Session) -> Result:
            if not self.is_sqlite:
                names = ", ".join(f'"{name}"' for name in tables)
                if names:  # before the first query, which decides what is seen
                    session.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))
            return transaction(session)

        with self._lock.held():
            return self._run(self._writers, locked)

    @contextmanager
    def served(self) -> Iterator[bool]:
        """Mark the database as served, for the block; gives False if another process has it so.

        Unlike the lock of a data folder it is seen by a server with another folder, or, on
        PostgreSQL, on another computer.
        """
        if self._serve_lock is not None:
            handle = locks.try_acquire(self._serve_lock)
            try:
                yield handle is not None
            finally:
                if handle is not None:
                    locks.release(handle)
            return
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            taken = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), _SERVED)
            try:
                yield bool(taken.scalar_one())
            finally:
                with suppress(DBAPIError):  # it ends with its connection at the latest
                    connection.execute(text("SELECT pg_advisory_unlock(:key)"), _SERVED)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @staticmethod
    def _run(engine: Engine, work: Callable[[Session], Result]) -> Result:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            return work(session)

    @staticmethod
    def _retry(attempt_once: Callable[[], Result]) -> Result:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return attempt_once()
            except DBAPIError as problem:
                state = getattr(problem.orig, "sqlstate", None)
                if attempt == _ATTEMPTS or state not in _RETRIED_STATES:
                    raise
            time.sleep(random.uniform(0, 0.002 * min(2**attempt, 100)))  # noqa: S311 - a pause
        raise AssertionError  # pragma: no cover - the loop returns or raises


def sqlite_code(problem: BaseException) -> int | None:
    """Return the primary SQLite result code behind an error (`sqlite3.SQLITE_BUSY`), or None."""
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    code = getattr(cause, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def is_disk_full(problem: BaseException) -> bool:
    """Tell whether a statement or a COMMIT failed because the disk is full; nothing was changed."""
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    return sqlite_code(problem) == SQLITE_FULL or getattr(cause, "sqlstate", None) == _PG_DISK_FULL


def _database_url(url: str) -> URL:
    """Parse ``url``. Its text may hold a password, so no sentence repeats it."""
    try:
        parsed = make_url(url)
        kind, name = parsed.get_backend_name(), parsed.database
        if kind == "postgresql" or (kind == "sqlite" and name not in {None, "", ":memory:"}):
            parsed.get_dialect().import_dbapi()
            return parsed
    except ImportError as problem:
        raise RepVoteError(
            "database-driver",
            "The Python package for this database is not there. PostgreSQL needs psycopg.",
        ) from problem
    except (ArgumentError, ValueError):
        pass
    raise RepVoteError(
        "database-url",
        "REPVOTE_DATABASE_URL must look like postgresql+psycopg://user@host/name, "
        "or sqlite:////folder/file.db",
    )


def _create_file(path: Path) -> None:
    """Create a new database file that only its owner can read, before anything is in it."""
    try:
        create_private(path, b"")
    except FileExistsError:
        return
    except OSError as problem:
        msg = f"RepVote cannot make the database {path}: {problem.strerror}."
        raise RepVoteError("database-file", msg) from problem


def _sqlite_connection(connection: SqliteConnection, _record: object) -> None:
    # Python's sqlite3 would send BEGIN too late, so we send it ourselves (SQLAlchemy manual)
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _sqlite_begin(connection: Connection) -> None:
    writer = connection.get_execution_options().get(_WRITER)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")
