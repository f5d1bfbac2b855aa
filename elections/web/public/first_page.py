"""The first page: what the reader can do now and until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from ballots.stages import Stage
from elections.core import catalogue
from elections.core.catalogue import Message, message
from elections.core.clock import Clock
from elections.core.dates import short_date_message
from elections.services.queries.overview import Overview
from elections.web.core.phrases import STAGE_SENTENCES, TIED

_BEFORE = frozenset({Stage.SETUP, Stage.NOMINATIONS, Stage.CHECKING, Stage.LOCKED})


def today(clock: Clock) -> date:
    """Return the day, in UTC. It only chooses a sentence; nothing moves by a clock."""
    return datetime.fromtimestamp(clock.now(), UTC).date()


def situation(overview: Overview, now: date, language: str) -> tuple[Message, ...]:
    """Say what can be done now and until when, the great sentence first.

    A day that is over is not said: stages move by a person's act, so voting may still be open.
    """
    calendar = dict(overview.calendar)
    sentences = TIED if overview.is_tied else STAGE_SENTENCES[overview.stage]
    first, second = map(message, sentences)
    if overview.is_paused:
        return (message("landing-paused"), message("landing-paused-meaning"))
    if overview.stage is Stage.OPEN:
        until = _until(calendar, language)
        is_over = calendar.get(Stage.CLOSED, "") < now.isoformat()
        if until is None or is_over:
            return (first, second)
        return (until, message("landing-need-card"))
    if overview.stage in _BEFORE and overview.is_opened_again:
        return (first, message("landing-new-cards"))
    if overview.stage in _BEFORE:
        start = _from(calendar, language)
        is_over = calendar.get(Stage.OPEN, "") < now.isoformat()
        return (first, second if start is None or is_over else start)
    return (first, second)


def day_messages(calendar: Mapping[str, str], language: str) -> Iterator[Message]:
    """Yield all messages with a day of the calendar that the first page can show, for the sound."""
    days = (short_date_message(language, iso) for iso in calendar.values())
    yield from (day for day in days if day)
    yield from (
        sentence for sentence in (_until(calendar, language), _from(calendar, language)) if sentence
    )


def _until(calendar: Mapping[str, str], language: str) -> Message | None:
    day = _day(calendar.get(Stage.CLOSED, ""), language)
    return message("landing-until", day=day) if day else None


def _from(calendar: Mapping[str, str], language: str) -> Message | None:
    day = _day(calendar.get(Stage.OPEN, ""), language)
    return message("landing-from", day=day) if day else None


def _day(iso: str, language: str) -> str:
    named = short_date_message(language, iso)
    return catalogue.text(language, named.key, named.arguments).text if named else ""
