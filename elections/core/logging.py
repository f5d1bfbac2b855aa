"""The operations log: JSON lines for the person who runs the machine. Never a secret, never a vote.

Silent until `start_logging`. The public trail is another thing: see ``audit/trail.py``.
"""

from __future__ import annotations

import re
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

_SECRET_NAMES = re.compile(
    r"secret|pass|token|private|cookie|csrf|card|credential|tracker|ballot|choice|salt|seed|share"
)
# a card's secret, with or without dashes, wherever it turns up in a text
_SECRET_TEXT = re.compile(
    r"\b[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}-[1-9A-HJ-NP-Za-km-z]{5}"
    r"-[1-9A-HJ-NP-Za-km-z]{6}\b|\b1\.[1-9A-HJ-NP-Za-km-z]{14,22}\.[1-9A-HJ-NP-Za-km-z]{22}"
)
DROPPED = "[dropped]"


def drop_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace what must never be written down, by the field's name and by the look of the text."""
    for name, value in event.items():
        secret_name = name != "event" and _SECRET_NAMES.search(name.lower())
        if secret_name or isinstance(value, bytes):
            event[name] = DROPPED
        elif isinstance(value, str):
            event[name] = _SECRET_TEXT.sub(DROPPED, value)
    return event


def start_logging(stream: TextIO) -> None:
    """Write JSON lines to ``stream`` from now on."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            drop_secrets,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )


def stop_logging() -> None:
    """Silent again."""
    structlog.configure(
        processors=[drop_secrets, structlog.processors.JSONRenderer(sort_keys=True)],
        logger_factory=structlog.ReturnLoggerFactory(),
        cache_logger_on_first_use=False,
    )


stop_logging()
log = structlog.get_logger("repvote")
