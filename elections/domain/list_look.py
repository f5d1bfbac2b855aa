"""A look at a group's list, row by row, before anything is kept: ready, needs a look, or left out.

Every row of the list comes out as exactly one of these, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ballots.definition.model import Area, SeatClass
from ballots.names import clean_name, folded_name, forms, name_problem
from elections.domain.group_members import GroupMember, contact_problem, of_same_name
from elections.domain.list_columns import Column, Line, Sheet
from elections.domain.list_words import adult_of, is_total, kind_of, needs_of, without_bullet


class RowState(StrEnum):
    """The three states of a row."""

    READY = "ready"
    LOOK = "look"
    OUT = "out"


class Why(StrEnum):
    """The reasons why a row needs a look (first) or is left out (last five)."""

    NO_NAME = "no-name"
    BAD_NAME = "bad-name"
    TWO_PEOPLE = "two-people"
    NO_AREA = "no-area"
    UNKNOWN_AREA = "unknown-area"
    NO_KIND = "no-kind"
    UNKNOWN_KIND = "unknown-kind"
    NO_VOTE = "no-vote"
    BAD_CONTACT = "bad-contact"
    NO_ADULT = "no-adult"
    TWICE = "twice"
    ON_LIST = "on-list"
    ABOVE = "above"
    TOTAL = "total"
    SAME_ROW = "same-row"
    NOT_ADULT = "not-adult"
    BY_YOU = "by-you"


@dataclass(frozen=True, slots=True)
class Places:
    """Everything that a row can mean: areas, seat classes, and which of both have a vote.

    ``votes`` is empty while the secretary has not said it. ``area`` and ``seat_class`` are the
    group's own, for rows that say nothing; "" for none.
    """

    areas: tuple[Area, ...]
    seat_classes: tuple[SeatClass, ...]
    votes: frozenset[tuple[str, str]]
    area: str = ""
    seat_class: str = ""
    asks_adult: bool = False

    @property
    def usual_area(self) -> str:
        """The area of who says none: the only one, or the group's, or ""."""
        only = self.areas[0].id if len(self.areas) == 1 else self.area
        return only if any(area.id == only for area in self.areas) else ""

    @property
    def usual_seat_class(self) -> str:
        """The seat class of who says none: the only one, or the group's, or ""."""
        only = self.seat_classes[0].id if len(self.seat_classes) == 1 else self.seat_class
        return only if any(kind.id == only for kind in self.seat_classes) else ""

    def has_no_vote(self, area: str, seat_class: str) -> bool:
        """Tell whether nobody is chosen there."""
        return bool(self.votes) and (area, seat_class) not in self.votes


@dataclass(frozen=True, slots=True)
class Mend:
    """The words of an organiser about one row, in place of what stands there; None leaves it."""

    name: str | None = None
    area: str | None = None
    seat_class: str | None = None
    contact: str | None = None
    is_adult: bool | None = None
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was seen. ``detail`` belongs to ``why``: a sentence, a text, or a row's number.

    ``unread`` are words on what helps that mean nothing that can be chosen.
    """

    line: Line
    state: RowState
    member: GroupMember
    why: Why | None = None
    detail: str = ""
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class _Seen:
    """The rows before, by the forms of their names."""

    rows: dict[str, Row] = field(default_factory=dict)

    def like(self, name: str) -> Row | None:
        return next((self.rows[form] for form in forms(name) if form in self.rows), None)

    def add(self, row: Row) -> None:
        for form in forms(row.member.name):
            self.rows.setdefault(form, row)


def look(
    sheet: Sheet,
    columns: Sequence[Column],
    places: Places,
    listed: Sequence[GroupMember],
    mends: Mapping[int, Mend],
) -> tuple[Row, ...]:
    """Look at every row, in the order of the list. ``listed`` are the group's members already."""
    return tuple(_rows(sheet, columns, places, listed, mends))


def _rows(
    sheet: Sheet,
    columns: Sequence[Column],
    places: Places,
    listed: Sequence[GroupMember],
    mends: Mapping[int, Mend],
) -> Iterator[Row]:
    nobody = GroupMember("", "", "", "")
    for line in sheet.above:
        yield Row(line, RowState.OUT, nobody, Why.ABOVE)
    seen = _Seen()
    for line in sheet.lines:
        row = _row(line, columns, places, mends.get(line.number, Mend()))
        if row.state is RowState.READY:
            row = _compared(row, seen, listed)
        if row.state is not RowState.OUT and row.member.name:
            seen.add(row)
        yield row


def _compared(row: Row, seen: _Seen, listed: Sequence[GroupMember]) -> Row:
    """Find the name among the rows before and on the group's list."""
    before = seen.like(row.member.name)
    if before is not None:
        is_same = before.member == row.member
        state, why = (RowState.OUT, Why.SAME_ROW) if is_same else (RowState.LOOK, Why.TWICE)
        return replace(row, state=state, why=why, detail=str(before.line.number))
    known = of_same_name(row.member.name, listed)
    if known is not None:
        return replace(row, state=RowState.OUT, why=Why.ON_LIST, detail=known.name)
    return row


def _row(line: Line, columns: Sequence[Column], places: Places, mend: Mend) -> Row:
    cells = _cells(line, columns)
    name = _name(cells) if mend.name is None else clean_name(mend.name)
    needs, unread = needs_of(cells.get(Column.NEEDS, ""))
    area, area_why = _area(cells.get(Column.AREA, ""), places, mend)
    kind, kind_why = _kind(cells.get(Column.KIND, ""), places, mend)
    said = cells.get(Column.ADULT, "")
    is_adult = (
        (adult_of(said) if mend.is_adult is None else mend.is_adult) if places.asks_adult else None
    )
    contact = cells.get(Column.CONTACT, "") if mend.contact is None else clean_name(mend.contact)
    member = GroupMember("", name, area, kind, contact, tuple(sorted(needs)), is_adult)
    row = Row(line, RowState.READY, member, unread=unread)
    if mend.is_out:
        return replace(row, state=RowState.OUT, why=Why.BY_YOU)
    if mend.name is None and is_total(line.cells):
        return replace(row, state=RowState.OUT, why=Why.TOTAL)
    if is_adult is False:
        return replace(row, state=RowState.OUT, why=Why.NOT_ADULT)
    why, detail = _wrong(member, places) or area_why or kind_why or _wrong_place(member, places)
    return row if why is None else replace(row, state=RowState.LOOK, why=why, detail=detail)


_Found = tuple[Why | None, str]


def _wrong(member: GroupMember, places: Places) -> _Found | None:
    if not member.name:
        return Why.NO_NAME, ""
    if problem := name_problem(member.name):
        return Why.BAD_NAME, problem
    if re.search(r"[&+;/]|\band\b", member.name, re.IGNORECASE):
        return Why.TWO_PEOPLE, member.name
    if problem := contact_problem(member.contact):
        return Why.BAD_CONTACT, problem
    if places.asks_adult and member.is_adult is None:
        return Why.NO_ADULT, ""
    return None


def _wrong_place(member: GroupMember, places: Places) -> _Found:
    if places.has_no_vote(member.area, member.seat_class):
        return Why.NO_VOTE, ""
    return None, ""


def _cells(line: Line, columns: Sequence[Column]) -> dict[Column, str]:
    """Put the cells together by their meaning; of many for one, all count."""
    found: dict[Column, list[str]] = {}
    for column, cell in zip(columns, line.cells, strict=True):
        text = clean_name(cell)
        if text and column is not Column.NOTHING:
            found.setdefault(column, []).append(text)
    return {column: ", ".join(texts) for column, texts in found.items()}


def _name(cells: Mapping[Column, str]) -> str:
    if Column.NAME in cells:
        return without_bullet(cells[Column.NAME])
    parts = (cells.get(Column.FIRST, ""), cells.get(Column.LAST, ""))
    return " ".join(part for part in parts if part)


def _area(cell: str, places: Places, mend: Mend) -> tuple[str, _Found | None]:
    known = {area.id for area in places.areas}
    if mend.area is not None:
        return (mend.area, None) if mend.area in known else ("", (Why.NO_AREA, ""))
    if not cell:
        usual = places.usual_area
        return (usual, None) if usual else ("", (Why.NO_AREA, ""))
    folded = folded_name(cell)
    ids = {a.id for a in places.areas if folded in {folded_name(a.name), folded_name(a.id)}}
    return (ids.pop(), None) if len(ids) == 1 else ("", (Why.UNKNOWN_AREA, cell))


def _kind(cell: str, places: Places, mend: Mend) -> tuple[str, _Found | None]:
    known = {kind.id for kind in places.seat_classes}
    if mend.seat_class is not None:
        return (mend.seat_class, None) if mend.seat_class in known else ("", (Why.NO_KIND, ""))
    if not cell:
        usual = places.usual_seat_class
        return (usual, None) if usual else ("", (Why.NO_KIND, ""))
    kind = kind_of(cell, places.seat_classes)
    return (kind, None) if kind else ("", (Why.UNKNOWN_KIND, cell))
