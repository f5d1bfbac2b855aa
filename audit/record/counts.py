"""counts.json: the worked count of every contest, step by step, as typed data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ballots.counting import Count, Lot
from ballots.counting.steps import Step
from ballots.encoding import Json, canonical, parse_canonical
from ballots.errors import BadInput
from ballots.typed_json import fields_to_json, read_value

COUNTS_FORMAT = "repvote-counts-2"
COUNTS_LIMIT = 8 << 20


@dataclass(frozen=True, slots=True)
class CountRow:
    """The worked count of a contest. ``counted``: votes in the sum, one for each used card."""

    contest: str
    totals: tuple[int, ...]
    counted: int
    lots: tuple[Lot, ...]
    elected: tuple[str, ...]
    steps: tuple[Step, ...]

    def to_json(self) -> dict[str, Json]:
        """Return the JSON form."""
        return fields_to_json(self)


@dataclass(frozen=True, slots=True)
class _Document:
    format: str
    contests: tuple[CountRow, ...]


def count_row(count: Count, counted: int, lots: tuple[Lot, ...] = ()) -> CountRow:
    """Make the row of a count, with the lot that settled its tie."""
    return CountRow(count.contest, count.totals, counted, lots, count.elected, count.steps)


def counts_bytes(rows: Iterable[CountRow]) -> bytes:
    """Write ``counts.json``: all contests in the order of the definition, also without a box."""
    return canonical({"format": COUNTS_FORMAT, "contests": [row.to_json() for row in rows]})


def parse_counts(raw: bytes) -> tuple[CountRow, ...]:
    """Read ``counts.json``, in form only. Raises `BadInput`."""
    value = parse_canonical(raw, COUNTS_LIMIT)
    try:
        document = read_value(_Document, value, "counts")
    except BadInput as problem:
        text = f"The counts are not written as they must be. {problem.text}"
        raise BadInput("counts-form", text) from problem
    if document.format != COUNTS_FORMAT:
        raise BadInput("counts-form", "This kind of counts is not known here.")
    return document.contests
