"""The operations log: JSON lines for the person who runs the machine. Never a secret, never a vote.

Silent until `start_logging`. Writing a line never raises: an act that was done is answered as done
even if the disk is full or nobody reads the log any more. Lines of libraries come out in the same
form, without what was filled into them: that could be an address or a vote.
The public trail is another thing: see ``audit/trail.py``.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

_SECRET_NAMES = re.compile(
    r"secret|pass|token|private|cookie|csrf|card|credential|tracker|ballot|choice|salt|seed|share"
)
# a card's secret, with or without dashes, wherever it turns up in a text
_SECRET_TEXT = re.compile(
    r"\b[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}-[1-9A-HJ-NP-Za-km-z]{5}"
    r"-[1-9A-HJ-NP-Za-km-z]{6}\b|\b1\.[1-9A-HJ-NP-Za-km-z]{14,22}\.[1-9A-HJ-NP-Za-km-z]{22}"
    # and its letters as they are printed
    r"|\b(?:[A-HJ-NP-UW-Z]{5} ){5}[A-HJ-NP-UW-Z]{5}\b"
)
DROPPED = "[dropped]"
_PACKAGE = Path(__file__).resolve().parents[1]
_MOST_CAUSES = 5


def drop_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace what must never be written down, by the field's name and by the look of the text."""
    for name, value in event.items():
        secret_name = name != "event" and _SECRET_NAMES.search(name.lower())
        if secret_name or isinstance(value, bytes):
            event[name] = DROPPED
        elif isinstance(value, str):
            event[name] = _SECRET_TEXT.sub(DROPPED, value)
    return event


def tell_kind_and_places(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Put kind, causes, places and statement of an exception in its place, and never what it says.

    Its text may hold what was typed, or, from a database, the values of a row.
    """
    info = event.pop("exc_info", None)
    problem = info[1] if isinstance(info, tuple) else info
    if not isinstance(problem, BaseException):
        problem = sys.exc_info()[1] if info else None
    if problem is not None:
        event["error"] = type(problem).__name__
        event["places"] = places(problem)
        if causes := _causes(problem):
            event["causes"] = causes
        statement = getattr(problem, "statement", None)  # of SQLAlchemy; values are not in it
        if statement is not None:
            event["statement"] = statement
    return event


def _causes(problem: BaseException) -> list[str]:
    """Name the kinds of what an exception came from: those of a database say most."""
    causes: list[str] = []
    cause = problem.__cause__
    while cause is not None and len(causes) < _MOST_CAUSES:
        causes.append(type(cause).__name__)
        cause = cause.__cause__
    return causes


def places(problem: BaseException | None) -> list[str]:
    """List file, line and function of the last calls of ours and the very last, and no value."""
    frames = list(traceback.extract_tb(problem.__traceback__)) if problem else []
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)][-6:]
    shown = [*ours, *(frame for frame in frames[-1:] if frame not in ours)]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in shown]


class _Lines:
    """Write whole lines or none; count what cannot be written, and report it in the next line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._lost = 0
        self._is_torn = False
        self._handle: int | None = None
        with suppress(OSError, ValueError, AttributeError):
            # bypass Python's buffer, which would keep a failed line and fail again at the end
            self._handle = stream.fileno()

    def write(self, text: str) -> None:
        """Write a line; never raises."""
        with self._lock:
            try:
                if self._is_torn or self._lost:
                    self._put(f"{chr(10) * self._is_torn}{self._told_loss()}")
                    self._lost, self._is_torn = 0, False
                self._put(text)
            except (OSError, ValueError):  # disk full, no reader, or closed
                self._lost += 1

    def flush(self) -> None:
        """Do nothing: no line is kept back."""

    def _told_loss(self) -> str:
        return f'{{"event": "log lines lost", "level": "warning", "lines": {self._lost}}}\n'

    def _put(self, text: str) -> None:
        if self._handle is None:
            self._stream.write(text)
            self._stream.flush()
            return
        raw = text.encode("utf-8", "backslashreplace")
        while raw:
            written = os.write(self._handle, raw)
            self._is_torn = written < len(raw)
            raw = raw[written:]


class _NeverRaises(structlog.make_filtering_bound_logger(0)):  # type: ignore[misc]
    """A logger whose methods do not raise, whatever they are given."""

    def _proxy_to_logger(self, *arguments: Any, **values: Any) -> Any:  # noqa: ANN401 - as it is
        try:
            return super()._proxy_to_logger(*arguments, **values)
        except Exception:  # noqa: BLE001 - whatever an exception's own text does
            return None


class _FromLibraries(logging.Handler):
    """Handle the lines of libraries, which use Python's own logging."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log kind and place, and the sentence without what was filled in."""
        problem = record.exc_info[1] if record.exc_info else None
        values = {"error": type(problem).__name__, "places": places(problem)} if problem else {}
        level = record.levelname.lower() if record.levelno < logging.CRITICAL else "error"
        write = getattr(log, level, log.warning)
        write(_ADDRESS.sub(DROPPED, str(record.msg).strip()), logger=record.name, **values)


_ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}")


def start_logging(stream: TextIO) -> None:
    """Write JSON lines to ``stream`` from now on, those of libraries too."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            tell_kind_and_places,
            drop_secrets,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=_NeverRaises,
        logger_factory=structlog.WriteLoggerFactory(file=_Lines(stream)),  # type: ignore[arg-type]
        cache_logger_on_first_use=False,
    )
    if not any(isinstance(handler, _FromLibraries) for handler in logging.root.handlers):
        logging.root.addHandler(_FromLibraries(logging.WARNING))
    # otherwise a client that sends nonsense could fill the disk
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)


def log_what_python_says() -> None:
    """Log warnings and errors of lost threads too, instead of letting Python print them."""
    logging.captureWarnings(capture=True)
    threading.excepthook = _lost_thread
    sys.unraisablehook = _lost_thread


def _lost_thread(problem: Any) -> None:  # noqa: ANN401 - of two kinds, alike in what is used
    error = problem.exc_value
    log.error("unexpected", error=problem.exc_type.__name__, places=places(error))


def stop_logging() -> None:
    """Log nothing any more."""
    structlog.configure(
        processors=[drop_secrets, structlog.processors.JSONRenderer(sort_keys=True)],
        wrapper_class=_NeverRaises,
        logger_factory=structlog.ReturnLoggerFactory(),
        cache_logger_on_first_use=False,
    )
    for handler in list(logging.root.handlers):
        if isinstance(handler, _FromLibraries):
            logging.root.removeHandler(handler)


stop_logging()
log = structlog.get_logger("repvote")
