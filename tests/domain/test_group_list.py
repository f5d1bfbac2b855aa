"""A group's own list as it comes: a row is ready, needs a look, or is left out with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ballots.definition.model import Area, SeatClass
from ballots.encoding import canonical, strict_json
from ballots.errors import BadInput, Problem
from elections.domain.group_members import MOST_OF_GROUP, GroupMember, Need, list_hash
from elections.domain.list_columns import (
    Column,
    Sheet,
    guessed_columns,
    is_mapped,
    read_sheet,
    sheet_json,
    sheet_of,
    with_headings,
)
from elections.domain.list_look import Mend, Places, Row, RowState, Why, look
from elections.domain.member_table import LIMIT, Table, read_any_table
from tests.factories.spreadsheet_factory import Sheets, ods, xlsx

REP = SeatClass("r", "Rep", "Reps", "people with a learning disability")
CARER = SeatClass("c", "Family carer", "Family carers", "family carers")
PLACES = Places(
    areas=(Area("1", "New Forest"), Area("2", "Test Valley")),
    seat_classes=(REP, CARER),
    votes=frozenset({("1", "r"), ("2", "r"), ("1", "c")}),
    area="1",
    seat_class="r",
)


def sheet(raw: str | bytes, file: str = "pasted") -> Sheet:
    table = read_any_table(file, raw.encode() if isinstance(raw, str) else raw)
    assert isinstance(table, Table), table
    found = sheet_of(table)
    assert found is not None
    return found


def seen(
    raw: str | bytes,
    places: Places = PLACES,
    listed: tuple[GroupMember, ...] = (),
    mends: dict[int, Mend] | None = None,
    file: str = "pasted",
) -> tuple[Row, ...]:
    found = sheet(raw, file)
    columns = [c for c in guessed_columns(found, {}) if c is not None]
    assert is_mapped(columns)
    return look(found, columns, places, listed, mends or {})


def states(rows: tuple[Row, ...]) -> list[str]:
    return [f"{row.state} {row.why or ''}".strip() for row in rows]


class TestReading:
    @pytest.mark.parametrize("sign", [",", ";", "\t"])
    def test_the_sign_between_the_parts_does_not_matter(self, sign: str) -> None:
        text = "name,area\nJo Sample,New Forest\nAl Bo,Test Valley\n".replace(",", sign)
        assert [row.member.area for row in seen(text)[1:]] == ["1", "2"]

    @pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_every_way_of_saving_is_read(self, coding: str) -> None:
        rows = seen("name;area\r\nSiân Ó;New Forest\r\n".encode(coding))
        assert rows[1].member.name == "Siân Ó"

    def test_an_open_quotation_mark_swallows_no_row(self) -> None:
        rows = seen('name,area\n"Jo Sample,New Forest\nAl Bo,New Forest\n')
        assert [row.line.number for row in rows] == [1, 2, 3]
        assert rows[2].member.name == "Al Bo"

    def test_a_letter_is_a_list_of_names(self) -> None:
        rows = seen("1. Jo Sample\n2) Al Bo\n• Cy Dee\n\n- Di Eck\n")
        assert [row.member.name for row in rows] == ["Jo Sample", "Al Bo", "Cy Dee", "Di Eck"]
        assert set(states(rows)) == {"ready"}

    @pytest.mark.parametrize(("file", "make"), [("a.xlsx", xlsx), ("a.ods", ods)])
    def test_a_spreadsheet_with_a_title_empty_columns_and_a_total(
        self, file: str, make: Callable[[Sheets], bytes]
    ) -> None:
        raw = make(
            {
                "Members": [
                    ("Forest Friends", "", "", "", ""),
                    (),
                    ("Surname", "", "First name", "District", "Notes"),
                    ("Sample", "", "Jo", "New Forest", ""),
                    ("Bo", "", "Al", "", ""),
                    ("Total", "", "", "", ""),
                ]
            }
        )
        rows = seen(raw, file=file)
        assert states(rows) == ["out above", "out above", "ready", "ready", "out total"]
        assert rows[2].member == GroupMember("", "Jo Sample", "1", "r")
        assert [row.line.number for row in rows] == [1, 3, 4, 5, 6]

    def test_what_is_no_text_is_refused_with_a_sentence(self) -> None:
        assert isinstance(read_any_table("a.csv", b"\x89PNG\0\0"), Problem)
        assert isinstance(read_any_table("a.xlsx", b"PK"), Problem)

    def test_one_part_that_is_longer_than_a_list_is_refused(self) -> None:
        assert isinstance(read_any_table("a.csv", b"a" * 200_000), Problem)
        assert isinstance(read_any_table("a.csv", bytes(LIMIT + 1)), Problem)

    def test_too_many_rows_or_columns_are_refused(self) -> None:
        for text in ("Jo\n" * (MOST_OF_GROUP + 11), "a," * 31 + "a\n"):
            table = read_any_table("a.csv", text.encode())
            assert isinstance(table, Table)
            assert sheet_of(table) is None


class TestColumns:
    def test_columns_that_must_not_be_kept_are_emptied_and_named(self) -> None:
        found = sheet("Name,Date of birth,Diagnosis,Age,Language\nJo,1/2/1990,secret,35,Welsh\n")
        assert found.private == ("Date of birth", "Diagnosis", "Age")
        assert found.headings == ("Name", "Language")
        assert "secret" not in str(canonical(sheet_json(found)))

    def test_an_unknown_column_is_asked_for_and_then_remembered(self) -> None:
        found = sheet("Name,Hub\nJo,New Forest\n")
        assert guessed_columns(found, {}) == (Column.NAME, None)
        assert guessed_columns(found, {"hub": Column.AREA}) == (Column.NAME, Column.AREA)
        assert found.examples(1) == ("New Forest",)

    def test_a_list_without_headings_is_remembered_by_places(self) -> None:
        found = sheet("Jo Sample,New Forest\nAl Bo,Test Valley\n")
        assert guessed_columns(found, {}) == (None, None)
        assert [found.heading(column) for column in (0, 1)] == ["#1/2", "#2/2"]

    def test_the_first_row_can_be_said_to_be_the_headings(self) -> None:
        found = with_headings(sheet("Who,Where they go,Diagnosis\nJo,New Forest,secret\n"))
        assert (found.headings, len(found.above)) == (("Who", "Where they go"), 1)
        assert found.private == ("Diagnosis",)
        assert with_headings(found) == found

    @pytest.mark.parametrize(
        ("columns", "is_whole"),
        [
            ("name", True),
            ("first last", True),
            ("name contact contact", True),
            ("area", False),
            ("name area area", False),
            ("name first", False),
        ],
    )
    def test_which_columns_are_enough(self, columns: str, *, is_whole: bool) -> None:
        assert is_mapped([Column(column) for column in columns.split()]) is is_whole

    def test_a_second_column_of_names_is_asked_for(self) -> None:
        assert guessed_columns(sheet("Name,Member\nJo,Al\n"), {}) == (Column.NAME, None)


class TestLook:
    def test_what_needs_a_look_says_why_and_is_mended(self) -> None:
        text = "name,area,kind\n,New Forest,\nAl & Bo,,\nCy,Mars,\nDi,,king\nEd,Test Valley,carer\n"
        rows = seen(text)
        assert states(rows)[1:] == [
            "look no-name",
            "look two-people",
            "look unknown-area",
            "look unknown-kind",
            "look no-vote",
        ]
        mends = {
            2: Mend(is_out=True),
            3: Mend(name="Al Bo"),
            4: Mend(area="2"),
            5: Mend(seat_class="r"),
            6: Mend(area="1"),
        }
        assert states(seen(text, mends=mends))[1:] == ["out by-you", *["ready"] * 4]

    def test_a_mend_that_means_nothing_still_needs_a_look(self) -> None:
        mends = {1: Mend(area="9"), 2: Mend(seat_class="9"), 3: Mend(name="5")}
        assert states(seen("Jo\nAl\nCy", mends=mends)) == [
            "look no-area",
            "look no-kind",
            "look bad-name",
        ]

    def test_without_an_own_area_and_kind_a_row_has_to_say_them(self) -> None:
        places = replace(PLACES, area="", seat_class="")
        assert states(seen("Jo", places)) == ["look no-area"]
        assert states(seen("Jo", replace(places, area="1"))) == ["look no-kind"]
        only = replace(places, areas=PLACES.areas[:1], seat_classes=(REP,))
        assert states(seen("Jo", only)) == ["ready"]

    def test_the_same_name_twice_is_told_apart_or_left_out(self) -> None:
        text = "name,area\nJo Sample,New Forest\nJo Sample,New Forest\njo sample,Test Valley\n"
        rows = seen(text)
        assert states(rows)[1:] == ["ready", "out same-row", "look twice"]
        assert rows[3].detail == "2"
        mended = seen(text, mends={4: Mend(name="Jo Sample (from Romsey)")})
        assert states(mended)[1:] == ["ready", "out same-row", "ready"]

    def test_who_is_on_the_list_already_is_not_added_again(self) -> None:
        rows = seen("JO SAMPLE\nAl", listed=(GroupMember("7", "Jo Sample", "2", "r"),))
        assert states(rows) == ["out on-list", "ready"]

    def test_18_or_over_is_asked_only_where_the_board_does(self) -> None:
        text = "name,18 or over\nJo,yes\nAl,no\nCy,\n"
        assert [row.member.is_adult for row in seen(text)[1:]] == [None] * 3
        rows = seen(text, replace(PLACES, asks_adult=True))
        assert states(rows)[1:] == ["ready", "out not-adult", "look no-adult"]
        mended = seen(text, replace(PLACES, asks_adult=True), mends={4: Mend(is_adult=True)})
        assert mended[3].state is RowState.READY

    def test_what_helps_is_found_and_the_rest_is_named(self) -> None:
        (_, row) = seen('name,what helps\nJo,"Large print, Makaton signing; braille"\n')
        assert row.member.needs == (Need.LARGE_PRINT, Need.SIGNS)
        assert row.unread == ("braille",)

    def test_telephone_and_e_mail_are_one_contact_and_none_is_needed(self) -> None:
        rows = seen("name,phone,email\nJo,01234 5,jo@example.org\nAl,,\nCy," + "9" * 200 + ",\n")
        assert rows[1].member.contact == "01234 5, jo@example.org"
        assert states(rows)[2:] == ["ready", "look bad-contact"]

    @pytest.mark.parametrize(
        ("name", "is_out"),
        [("Total", True), ("Total: 30 members", True), ("31", True), ("Count Dracula", False)],
    )
    def test_totals_are_left_out_and_people_are_not(self, name: str, *, is_out: bool) -> None:
        assert (seen(f"name\nJo\n{name}\n")[2].why is Why.TOTAL) is is_out

    def test_a_total_is_known_in_a_column_that_is_left_out(self) -> None:
        found = sheet("No.,Name,Tel\n1,Jo Sample,01234\nTotal,,30\n")
        columns = (Column.NOTHING, Column.NAME, Column.CONTACT)
        rows = look(found, columns, PLACES, (), {})
        assert states(rows)[1:] == ["ready", "out total"]

    @pytest.mark.parametrize(
        ("kind", "is_id"), [("REPS", "r"), ("self-advocate", "r"), ("mother and carer", "c")]
    )
    def test_kinds_of_seats_as_people_write_them(self, kind: str, is_id: str) -> None:
        assert seen(f"name,kind\nJo,{kind}\n")[1].member.seat_class == is_id


class TestAnyBytes:
    @given(
        st.binary(max_size=400) | st.text(max_size=400).map(str.encode),
        st.sampled_from(["a.csv", "a.xlsx"]),
    )
    @example(b"name,area\n\xff\xfe\x81,New Forest\n", "a.csv")
    @example(b'"a\n"b",\n', "a.csv")
    def test_no_row_is_lost_and_nothing_fails(self, raw: bytes, file: str) -> None:
        table = read_any_table(file, raw)
        if isinstance(table, Problem):
            assert table.text
            return
        found = sheet_of(table)
        assert found is not None
        again = read_sheet(strict_json(canonical(sheet_json(found)), 1 << 20))
        assert again == found
        columns = [Column.NAME, *[Column.CONTACT] * (found.width - 1)][: found.width]
        rows = look(found, columns, PLACES, (), {})
        assert [row.line.number for row in rows] == [number for number, _ in table.rows]
        assert all((row.why is None) == (row.state is RowState.READY) for row in rows)
        assert Counter(row.state for row in rows).total() == len(table.rows)

    @given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)))
    def test_every_line_of_a_file_is_a_row_or_blank(self, names: list[str]) -> None:
        raw = "\n".join(f"x{name.replace(chr(34), '')}" for name in names).encode()
        table = read_any_table("a.csv", raw)
        assert isinstance(table, Table)
        assert len(table.rows) == len(names)

    @pytest.mark.parametrize(
        "text", ["3", "{}", '{"headings":[],"above":[],"lines":1,"private":[]}']
    )
    def test_what_a_browser_makes_up_is_no_list(self, text: str) -> None:
        with pytest.raises(BadInput):
            read_sheet(strict_json(text.encode(), 100))

    def test_rows_of_different_lengths_are_no_list(self) -> None:
        uneven = replace(sheet("Jo\nAl"), headings=("a", "b"))
        assert read_sheet(sheet_json(uneven)) is None


def test_a_yes_is_to_who_stands_on_the_list_and_not_to_their_order_or_needs() -> None:
    jo, al = GroupMember("1", "Jo", "1", "r"), GroupMember("2", "Al", "1", "r")
    assert list_hash([jo, al]) == list_hash([al, replace(jo, contact="1", needs=(Need.SOUND,))])
    assert list_hash([jo, al]) != list_hash([jo, replace(al, area="2")])
