"""Lists of members as people's programs save them; hostile spreadsheets are read within bounds."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from functools import cache

import pytest

from ballots.errors import Problem
from elections.domain import spreadsheet
from elections.domain.election_folder import Draft, read_draft
from elections.domain.member_list import DraftMember, read_members
from elections.domain.member_table import LIMIT, MOST_MEMBERS
from elections.domain.spreadsheet import read_spreadsheet
from elections.domain.spreadsheet_parts import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, MOST_UNPACKED
from tests.factories import election_factory
from tests.factories.spreadsheet_factory import Sheets, ods, ods_parts, xlsx, xlsx_parts, zipped

HEADER = ("name", "area", "seat_class", "group")
HEAD = ",".join(HEADER)
ROWS = (HEADER, ("Jo Sample", "North", "Rep", "North Speaks Up"), ("Siân Ó", "south", "rep", ""))
MEMBERS = [
    DraftMember("Jo Sample", "north", "rep", "North Speaks Up"),
    DraftMember("Siân Ó", "south", "rep", ""),
]
Make = Callable[[Sheets], bytes]


@pytest.fixture(scope="module")
def draft() -> Draft:
    draft, _ = read_draft(json.dumps(election_factory.election_value()).encode())
    assert draft is not None
    return draft


def only_problem(file: str, raw: bytes, draft: Draft) -> Problem:
    members, problems = read_members(file, raw, draft)
    assert members == []
    (problem,) = problems
    return problem


@pytest.mark.parametrize(("file", "make"), [("members.xlsx", xlsx), ("members.ods", ods)])
class TestSpreadsheets:
    def test_spreadsheets_are_read_as_the_same_list_in_csv(
        self, draft: Draft, file: str, make: Make
    ) -> None:
        assert read_members(file, make({"Sheet1": ROWS}), draft) == (MEMBERS, [])

    def test_blank_rows_and_columns_around_the_list_do_not_matter(
        self, draft: Draft, file: str, make: Make
    ) -> None:
        rows = [(), *((*row, "", "", "") for row in ROWS), (), ("", "", "", "")]
        assert read_members(file, make({"Sheet1": rows, "Sheet2": []}), draft) == (MEMBERS, [])

    def test_a_mistake_is_named_by_its_row(self, draft: Draft, file: str, make: Make) -> None:
        rows = [(), *ROWS, ("Al", "Mars", "Rep")]
        members, (problem,) = read_members(file, make({"Sheet1": rows}), draft)
        assert members == MEMBERS
        assert (problem.code, problem.where) == ("M.5", f"{file} row 5")

    def test_of_several_sheets_the_one_called_members_is_read(
        self, draft: Draft, file: str, make: Make
    ) -> None:
        notes = (("Ring them all",),)
        assert read_members(file, make({"Notes": notes, "Members ": ROWS}), draft)[0] == MEMBERS
        problem = only_problem(file, make({"Notes": notes, "List": ROWS}), draft)
        assert problem.code == "M.1"
        assert "“Notes” and “List” both have something in them" in problem.text

    def test_a_far_away_cell_is_not_unpacked(self, draft: Draft, file: str, make: Make) -> None:
        far_right = ("", *[""] * 22, "x")  # in X; the factory writes no wider
        assert read_members(file, make({"S": [*ROWS, far_right]}), draft)[1][0].code == "M.3"

    def test_a_file_that_is_no_spreadsheet_is_refused_by_name(
        self, draft: Draft, file: str, make: Make
    ) -> None:
        good = make({"S": ROWS})
        old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        for raw in (b"", b"name,area\n", good[:-40], good[: len(good) // 2], old, zipped({})):
            problem = only_problem(file, raw, draft)
            assert problem.code == "M.1"
            assert "spreadsheet" in problem.text
        assert "password" in only_problem(file, old, draft).text


def changed(parts: dict[str, str | bytes], name: str, old: str, new: str) -> bytes:
    content = parts[name]
    assert isinstance(content, str)
    assert old in content
    return zipped(parts | {name: content.replace(old, new)})


SHEET = "xl/worksheets/sheet1.xml"
HOSTILE_XLSX = {
    "a row beyond": ('<c r="A2"', f'<c r="A{MOST_ROWS + 1}"'),
    "a column beyond": ('<c r="A2"', '<c r="BM2"'),
    "the last cell of Excel": ('<c r="A2"', '<c r="XFD1048576"'),
    "a row beyond, its cells without a place": (
        '<row r="2"><c r="A2"',
        f'<row r="{MOST_ROWS + 1}"><c',
    ),
    "columns without a place": ('<c r="A2"', "<c><v>1</v></c>" * MOST_COLUMNS + "<c"),
}
REPEATED = "<table:table-row><table:table-cell office:value-type"
HOSTILE_ODS = {
    "a row beyond": (
        REPEATED,
        f'<table:table-row table:number-rows-repeated="{MOST_ROWS + 1}"/>{REPEATED}',
    ),
    "rows repeated": (
        REPEATED,
        '<table:table-row table:number-rows-repeated="999999"><table:table-cell office:value-type',
    ),
    "cells repeated": (
        REPEATED,
        (
            '<table:table-row><table:table-cell table:number-columns-repeated="16384" '
            "office:value-type"
        ),
    ),
}


@pytest.mark.parametrize(("old", "new"), HOSTILE_XLSX.values(), ids=HOSTILE_XLSX)
def test_a_far_cell_of_excel_is_refused(draft: Draft, old: str, new: str) -> None:
    raw = changed(xlsx_parts({"S": ROWS}), SHEET, old, new)
    assert "far away" in only_problem("members.xlsx", raw, draft).text


@pytest.mark.parametrize(("old", "new"), HOSTILE_ODS.values(), ids=HOSTILE_ODS)
def test_a_far_cell_of_libreoffice_is_refused(draft: Draft, old: str, new: str) -> None:
    raw = changed(ods_parts({"S": ROWS}), "content.xml", old, new)
    assert "far away" in only_problem("members.ods", raw, draft).text


def test_the_last_cell_within_the_bounds_is_read(draft: Draft) -> None:
    raw = changed(xlsx_parts({"S": ROWS}), SHEET, '<c r="A2"', f'<c r="A{MOST_ROWS}"')
    assert read_members("members.xlsx", raw, draft)[1][-1].where.endswith(f"row {MOST_ROWS}")


@cache
def bombs() -> dict[str, bytes]:
    parts = xlsx_parts({"S": ROWS})
    sheet, shared = str(parts[SHEET]), str(parts["xl/sharedStrings.xml"])
    long_text = shared.replace("Jo Sample", "x" * 1_000_000)
    cells = '<row r="3">' + '<c t="s"><v>1</v></c>' * 60 + "</row>"
    many_cells = sheet.replace("</sheetData>", cells * 40 + "</sheetData>")
    entity = f'<!DOCTYPE x [<!ENTITY a "{"x" * 9999}">]>'
    return {
        "unpacks to much": zipped(parts | {"xl/media/1.bin": bytes(MOST_UNPACKED)}),
        "a long text in many cells": zipped(
            parts | {SHEET: many_cells, "xl/sharedStrings.xml": long_text}
        ),
        "many cells": zipped(
            parts | {SHEET: sheet.replace("</sheetData>", cells * 8_400 + "</sheetData>")}
        ),
        "many parts": zipped(parts | {f"xl/media/{n}.xml": "<a/>" for n in range(2_001)}),
        "many sheets": xlsx({f"S{n}": ROWS for n in range(MOST_SHEETS + 1)}),
        "a count that is not so": changed(
            parts, "xl/sharedStrings.xml", "<sst ", '<sst uniqueCount="999999999" '
        ),
        "spaces without end": changed(
            ods_parts({"S": ROWS}), "content.xml", "Jo Sample", '<text:s text:c="99999999"/>'
        ),
        "a document type": changed(
            parts, SHEET, "<worksheet", f"{entity}<worksheet"
        ),
    }  # fmt: skip


SLOW_BOMBS = {"many cells"}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.uncounted) if name in SLOW_BOMBS else name
        for name in bombs()
    ],
)
def test_a_bomb_is_refused_before_it_grows(draft: Draft, name: str) -> None:
    raw = bombs()[name]
    assert len(raw) < LIMIT
    tracemalloc.start()
    try:
        problem = only_problem(f"members.{'ods' if b'opendocument' in raw else 'xlsx'}", raw, draft)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert problem.code == "M.1"
    assert "spreadsheet" in problem.text
    assert peak < 2 * MOST_UNPACKED


def test_a_part_that_is_longer_than_it_says_is_not_believed(draft: Draft) -> None:
    raw = bytearray(xlsx({"S": ROWS}))
    central = raw.index(b"PK\x01\x02")
    size = raw.index(SHEET.encode(), central) - 46 + 24  # where the central list says its size
    assert int.from_bytes(raw[size : size + 4], "little") > 100
    raw[size : size + 4] = (100).to_bytes(4, "little")
    assert "cannot be read" in only_problem("members.xlsx", bytes(raw), draft).text


def test_a_password_is_named(draft: Draft) -> None:
    manifest = (
        "<m:manifest xmlns:m='x'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    raw = zipped(ods_parts({"S": ROWS}) | {"META-INF/manifest.xml": manifest})
    assert "has a password" in only_problem("members.ods", raw, draft).text


def test_parts_that_were_not_checked_are_not_read(draft: Draft) -> None:
    parts = xlsx_parts({"S": ROWS})
    raw = zipped(parts | {SHEET: str(parts[SHEET]) + "<junk>"})  # calamine stops before it
    assert only_problem("members.xlsx", raw, draft).code == "M.1"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD},,\nJo Sample,North,Rep,North Speaks Up,,\nSiân Ó,south,rep,,,\n",
        f"{HEAD}\nJo Sample,North,Rep,North Speaks Up,\nSiân Ó,south,rep\n",
        f"sep=,\n{HEAD}\nJo Sample,North,Rep,North Speaks Up\nSiân Ó,south,rep,\n",
        "Seat class,Group,NAME,Area\nRep,North Speaks Up,Jo  Sample,North\nRep,,Siân Ó,SOUTH\n",
        f"{HEAD}\rJo Sample,North,Rep,North Speaks Up\rSiân Ó,south,rep,\r",
        f"sep=,\r\n{HEAD}\r\nJo Sample,North,Rep,North Speaks Up\r\nSiân Ó,south,rep,\r\n",
    ],
)
def test_csv_as_people_have_it(draft: Draft, text: str) -> None:
    assert read_members("members.csv", text.encode(), draft) == (MEMBERS, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name;area;seat_class;group\nJo;North;Rep;\n", "has semicolons where commas must be"),
        ("sep=;\nname;area;seat_class;group\nJo;North;Rep;\n", "has semicolons"),
        ("name\tarea\tseat_class\tgroup\nJo\tNorth\tRep\t\n", "has tabs where commas must be"),
        ("name,area,seat_class,,group\nJo,North,Rep,,\n", "not known: (no name)"),
    ],
)
def test_other_signs_between_the_parts_are_named(draft: Draft, text: str, said: str) -> None:
    problem = only_problem("members.csv", text.encode(), draft)
    assert problem.code == "M.2"
    assert said in problem.text


def csv(*lines: str) -> bytes:
    return "\n".join([",".join(HEADER), *lines, ""]).encode()


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("Al,North,Rep,,07700 900000", "M.3", "Nothing is written above this: 07700 900000"),
        ("Total,2,,", "M.9", "looks like a total"),
        ("2,,,", "M.9", "looks like a total"),
        ("Al,,Rep,", "M.5", "No area is written here."),
        ("JO SAMPLE,north,rep,", "M.6", "first in line 2. There it is written Jo Sample."),
        ("Jo Sample,north,rep,", "M.6", "Are they two people? Then write (2) after the name."),
        ("Al,North,Rep,north speaks up", "M.10", "“North Speaks Up” in line 2"),
    ],
)
def test_mistakes_of_a_line(draft: Draft, line: str, code: str, said: str) -> None:
    raw = csv("Jo Sample,North,Rep,North Speaks Up", "Siân Ó,south,rep,", line)
    _, (problem,) = read_members("members.csv", raw, draft)
    assert (problem.code, problem.where) == (code, "members.csv line 4")
    assert said in problem.text


@pytest.mark.parametrize("name", ["Sum Ting", "Total Jo", "Count Basie", "Number Two"])
def test_a_person_with_an_odd_name_is_no_total(draft: Draft, name: str) -> None:
    members, problems = read_members("members.csv", csv(f"{name},North,Rep,"), draft)
    assert problems == []
    assert [member.name for member in members] == [name]


@pytest.mark.parametrize("other", ["O’Brien", "o'brien", "\uff2f'Brien", "O\u2019BRIEN"])
def test_one_name_in_two_spellings_is_one_member(draft: Draft, other: str) -> None:
    raw = csv("Jo O'Brien,North,Rep,", f"Jo {other},North,Rep,", f"Jo {other},South,Rep,")
    members, (problem,) = read_members("members.csv", raw, draft)
    assert problem.code == "M.6"
    assert [member.area for member in members] == ["north", "south"]


def test_an_area_that_can_mean_two_is_refused_with_both() -> None:
    value = election_factory.election_value()
    value["areas"][1] = {"id": "south", "name": "NORTH"}
    draft, _ = read_draft(json.dumps(value).encode())
    assert draft is not None
    _, (problem,) = read_members("members.csv", csv("Al,north,Rep,"), draft)
    assert (problem.code, problem.text) == (
        "M.5",
        "'north' can mean two: north or south. Write one of these.",
    )


def test_numbers_and_days_in_cells_are_read_as_people_see_them() -> None:
    parts = xlsx_parts({"S": [("name",)]})
    cells = (
        '<c r="B1"><v>7</v></c><c r="C1"><v>2.5</v></c><c r="D1" t="d"><v>2026-05-11</v></c></row>'
    )
    raw = changed(parts, SHEET, "</row>", cells)
    assert read_spreadsheet(raw) == [("name", "7", "2.5", "2026-05-11")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<c r="A2"', '<c r="2A"'),
        ('<row r="2"', '<row r="-2"'),
        ('<row r="2"', '<row r="9999999999"'),
    ],
)
def test_places_that_are_none_are_refused(draft: Draft, old: str, new: str) -> None:
    raw = changed(xlsx_parts({"S": ROWS}), SHEET, old, new)
    assert "cannot be read" in only_problem("members.xlsx", raw, draft).text


def test_lists_with_the_line_ends_of_a_mac_are_told_apart_and_bounded(draft: Draft) -> None:
    tabs = only_problem("members.csv", b"name\tarea\tseat_class\tgroup\rJo\tNorth\tRep\t\r", draft)
    assert "has tabs where commas must be" in tabs.text
    unread = only_problem("members.csv", HEAD.encode() + b"\rZo\x81,North,Rep,\r", draft)
    assert unread.where == "members.csv line 2"
    many = HEAD.encode() + b"\r" * (2 * MOST_MEMBERS + 1)
    assert only_problem("members.csv", many, draft).code == "M.7"


@pytest.mark.parametrize("before", ["", f"{HEAD}\n"])
def test_a_part_that_is_far_too_long_is_a_mistake_of_the_list(draft: Draft, before: str) -> None:
    raw = f"{before}{HEAD},{'x' * 200_000}\n".encode()
    assert only_problem("members.csv", raw, draft).code == "M.1"


def test_a_list_is_refused_by_its_size_before_it_is_read(draft: Draft) -> None:
    for file in ("members.csv", "members.xlsx"):
        assert only_problem(file, bytes(LIMIT + 1), draft).code == "M.7"


@pytest.mark.parametrize(
    ("name", "said"), [(b"Zo\xeb", "is it “Zoë”?"), (b"Zo\x81", "letters that cannot be read")]
)
def test_letters_of_windows_are_read_out_where_they_can_be(
    draft: Draft, name: bytes, said: str
) -> None:
    problem = only_problem("members.csv", HEAD.encode() + b"\n" + name + b",North,Rep,\n", draft)
    assert (problem.code, problem.where) == ("M.1", "members.csv line 2")
    assert said in problem.text


class PanicException(BaseException):
    """A panic of Rust, as it looks in Python."""


@pytest.mark.parametrize("kind", [PanicException, RuntimeError])
def test_a_reader_that_falls_over_says_that_the_file_is_broken(
    draft: Draft, monkeypatch: pytest.MonkeyPatch, kind: type[BaseException]
) -> None:
    def fall(_: object) -> None:
        raise kind

    monkeypatch.setattr(spreadsheet, "_one_sheet", fall)
    assert "cannot be read" in only_problem("members.xlsx", xlsx({"S": ROWS}), draft).text


def test_a_press_of_ctrl_c_ends_the_reading(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    def press(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(spreadsheet, "_one_sheet", press)
    with pytest.raises(KeyboardInterrupt):
        read_members("members.xlsx", xlsx({"S": ROWS}), draft)
