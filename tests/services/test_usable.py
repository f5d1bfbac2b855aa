"""Texts that are accepted when a folder is loaded can be used later: said, printed, shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from elections.core.context import Context
from elections.core.errors import FolderRefused
from elections.services.setup import load_folder
from tests.factories import election_factory

SARA = "Сара Петрова"  # noqa: RUF001 - her name

Change = Callable[[dict[str, Any]], object]


def load(ctx: Context, tmp_path: Path, change: Change) -> load_folder.Loaded:
    value = election_factory.election_value()
    change(value)
    return load_folder.load_folder(ctx, election_factory.write_folder(tmp_path / "f", value))


def problems_of(ctx: Context, tmp_path: Path, change: Change) -> list[tuple[str, str, str]]:
    with pytest.raises(FolderRefused) as refusal:
        load(ctx, tmp_path, change)
    return [(problem.code, problem.where, problem.text) for problem in refusal.value.problems]


@pytest.mark.parametrize("point", ["-", "…", "❤\ufe0f", "?!", " "])
def test_a_point_that_nobody_can_say_is_refused_with_the_persons_name(
    sqlite_ctx: Context, tmp_path: Path, point: str
) -> None:
    def change(value: dict[str, Any]) -> None:
        value["contests"][0]["candidates"][1]["points"][2] = point

    ((code, where, _),) = problems_of(sqlite_ctx, tmp_path, change)
    assert code == "D.4"
    assert "Ann Ash" in where


@pytest.mark.parametrize(
    ("title", "sign"),
    [("Reps for Юг", "U+042E"), ("Nguyễn seats", "U+1EC5"), ("Reps ☺", "U+263A")],
)
def test_a_title_that_cannot_be_printed_is_refused(
    sqlite_ctx: Context, tmp_path: Path, title: str, sign: str
) -> None:
    def of_a_contest(value: dict[str, Any]) -> None:
        value["contests"][1]["title"] = title

    def of_the_election(value: dict[str, Any]) -> None:
        value["title"] = title

    for change, where in ((of_a_contest, "north-carer"), (of_the_election, "title")):
        ((code, place, text),) = problems_of(sqlite_ctx, tmp_path, change)
        assert (code, place) == ("F.7", where)
        assert title in text
        assert sign in text


def test_titles_that_are_cut_to_the_same_words_on_a_card_are_refused(
    sqlite_ctx: Context, tmp_path: Path
) -> None:
    long = "Representatives of people with a learning disability for the county and its towns: "

    def change(value: dict[str, Any]) -> None:
        value["contests"][0]["title"] = f"{long}north"
        value["contests"][1]["title"] = f"{long}south"

    ((code, where, text),) = problems_of(sqlite_ctx, tmp_path, change)
    assert (code, where) == ("F.7", "north-carer")
    assert "cut to the same words on a vote card" in text


def test_names_of_any_script_are_taken_and_who_needs_a_recording_is_said(
    sqlite_ctx: Context, tmp_path: Path
) -> None:
    names = [SARA, "Nguyễn Thị Ánh", "محمد"]

    def change(value: dict[str, Any]) -> None:
        people = value["contests"][0]["candidates"]
        for person, name in zip(people, names, strict=True):
            person["name"] = name
        people[2]["points"][0] = "أنا أستمع."
        people[1]["points"][0] = "Mae Siân yn gwrando: 50 %."

    warnings = load(sqlite_ctx, tmp_path, change).warnings
    spoken_warnings = [warning for warning in warnings if "voice" in warning]
    assert [warning.split(":")[0] for warning in spoken_warnings] == [SARA, "محمد"]
    assert "the name well" in spoken_warnings[0]
    assert "the name and what they say well" in spoken_warnings[1]


def test_two_contests_of_one_title_and_dates_out_of_order_are_refused_where_they_are_written(
    sqlite_ctx: Context, tmp_path: Path
) -> None:
    def change(value: dict[str, Any]) -> None:
        value["contests"][1]["title"] = value["contests"][0]["title"].upper()
        value["calendar"] = [
            {"stage": "open", "date": "2026-05-11"},
            {"stage": "closed", "date": "2026-05-10"},
            {"stage": "open", "date": "2026-05-12"},
        ]

    codes = [code for code, _, _ in problems_of(sqlite_ctx, tmp_path, change)]
    assert set(codes) == {"D.3", "D.12"}


@pytest.mark.parametrize(
    ("areas", "code", "said"),
    [
        ([("east", "East Hampshire"), ("e2", "East")], "D.2", "east, or the name of e2"),
        ([("east", "Central"), ("e2", "Central")], "D.3", "Central and Central look the same"),
        ([("east", "Central"), ("e2", "CENTRAL ")], "D.3", "look the same"),
    ],
)
def test_an_area_that_can_mean_two_is_refused_at_the_source_and_at_each_member(
    sqlite_ctx: Context, tmp_path: Path, areas: list[tuple[str, str]], code: str, said: str
) -> None:
    value = election_factory.election_value()
    value["areas"] = [{"id": area, "name": name} for area, name in areas]
    for contest in value["contests"]:
        contest["area"] = areas[contest["area"] == "south"][0]
    member = f"Jo,{areas[1][1]},Rep,"
    folder = election_factory.write_folder(tmp_path / "f", value, (election_factory.HEADER, member))
    with pytest.raises(FolderRefused) as refusal:
        load_folder.load_folder(sqlite_ctx, folder)
    problems = {problem.code: problem.text for problem in refusal.value.problems}
    assert said in problems[code]
    assert "can mean two: e2 or east" in problems["M.5"]
