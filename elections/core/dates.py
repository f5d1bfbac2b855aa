"""A date as people say it, as a message of the catalogue."""

from __future__ import annotations

from datetime import date, datetime

from elections.core import catalogue
from elections.core.catalogue import Message, key, message

_DAYS = (
    key("day-monday"),
    key("day-tuesday"),
    key("day-wednesday"),
    key("day-thursday"),
    key("day-friday"),
    key("day-saturday"),
    key("day-sunday"),
)
_MONTHS = (
    key("month-january"),
    key("month-february"),
    key("month-march"),
    key("month-april"),
    key("month-may"),
    key("month-june"),
    key("month-july"),
    key("month-august"),
    key("month-september"),
    key("month-october"),
    key("month-november"),
    key("month-december"),
)


def has_day_come(now: int, iso: str) -> bool:
    """Tell whether the day "2026-05-22" has begun here at ``now`` (seconds); yes for no date."""
    when = _date(iso)
    return when is None or datetime.fromtimestamp(now).astimezone().date() >= when


def date_message(language: str, iso: str) -> Message | None:
    """Name the message for "2026-05-11": "Monday 11 May 2026"; None if it is no date.

    The day of the month stays beside its month on a line, and the month beside its year.
    """
    when = _date(iso)
    if when is None:
        return None
    weekday, day, month = _parts(language, when)
    return message("date", weekday=weekday, day=day, month=month, year=str(when.year))


def short_date_message(language: str, iso: str) -> Message | None:
    """Name the message for "2026-05-11" without its year: "Monday 11 May"; None if it is none."""
    when = _date(iso)
    if when is None:
        return None
    weekday, day, month = _parts(language, when)
    return message("date-short", weekday=weekday, day=day, month=month)


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _parts(language: str, when: date) -> tuple[str, str, str]:
    """Return the weekday, the day of the month and the month, in words of the language."""
    return (
        catalogue.text(language, _DAYS[when.weekday()], {}).text,
        str(when.day),
        catalogue.text(language, _MONTHS[when.month - 1], {}).text,
    )
