"""A date as people say it, as a message of the catalogue."""

from __future__ import annotations

from datetime import date

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


def date_message(language: str, iso: str) -> Message | None:
    """Name the message for "2026-05-11": "Monday 11 May 2026"; None if it is no date.

    The day of the month stays beside its month on a line, and the month beside its year.
    """
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return None
    return message(
        "date",
        weekday=catalogue.text(language, _DAYS[when.weekday()], {}).text,
        day=str(when.day),
        month=catalogue.text(language, _MONTHS[when.month - 1], {}).text,
        year=str(when.year),
    )
