"""The files of an election folder as people's computers name them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from elections.core.context import Context
from elections.core.errors import FolderRefused
from elections.services.setup import load_folder
from tests.factories import election_factory
from tests.factories.election_factory import HEADER, MEMBERS
from tests.factories.spreadsheet_factory import Sheets, ods, xlsx

ROWS = [row.split(",") for row in (HEADER, *MEMBERS)]


def problem_of(ctx: Context, folder: Path) -> tuple[str, str, str]:
    with pytest.raises(FolderRefused) as refusal:
        load_folder.load_folder(ctx, folder)
    (problem,) = refusal.value.problems
    return problem.code, problem.where, problem.text


@pytest.mark.parametrize(("name", "make"), [("members.xlsx", xlsx), ("Members.ODS", ods)])
def test_a_spreadsheet_stands_in_the_place_of_the_csv(
    sqlite_ctx: Context, folder: Path, name: str, make: Callable[[Sheets], bytes]
) -> None:
    (folder / "members.csv").unlink()
    (folder / name).write_bytes(make({"Sheet1": ROWS}))
    assert load_folder.load_folder(sqlite_ctx, folder).members == len(MEMBERS)


def test_two_lists_of_members_are_too_many(sqlite_ctx: Context, folder: Path) -> None:
    (folder / "members.xlsx").write_bytes(xlsx({"Sheet1": ROWS}))
    code, where, text = problem_of(sqlite_ctx, folder)
    assert (code, where) == ("F.1", "members.xlsx")
    assert "two lists of members: members.csv and members.xlsx" in text


@pytest.mark.parametrize(
    ("written", "on_disk"),
    [
        (unicodedata.normalize("NFC", "siân.png"), unicodedata.normalize("NFD", "siân.png")),
        (unicodedata.normalize("NFD", "siân.png"), unicodedata.normalize("NFC", "siân.png")),
        ("ann.png", "Ann.PNG"),
        ("Ann.png", "ann.png"),
        ("o'brien.png", "o’brien.png"),
    ],
)
def test_a_picture_is_found_however_its_name_is_written(
    sqlite_ctx: Context, tmp_path: Path, written: str, on_disk: str
) -> None:
    value = election_factory.election_value()
    value["contests"][0]["candidates"][1]["picture"] = written
    folder = election_factory.write_folder(tmp_path / "folder", value)
    (folder / "pictures" / "ann.png").rename(folder / "pictures" / on_disk)
    assert load_folder.load_folder(sqlite_ctx, folder).candidates == 4


def test_two_pictures_of_one_name_are_refused_unless_one_is_written_exactly_so(
    sqlite_ctx: Context, folder: Path
) -> None:
    pictures = folder / "pictures"
    (pictures / "ANN.png").write_bytes((pictures / "bea.png").read_bytes())
    assert load_folder.load_folder(sqlite_ctx, folder).candidates == 4
    (pictures / "ann.png").rename(pictures / "Ann.PNG")
    assert problem_of(sqlite_ctx, folder) == (
        "F.1",
        "pictures/ann.png",
        "ANN.png and Ann.PNG could both be meant. Take one away, or rename it.",
    )


@pytest.mark.parametrize("name", ["pictures/ann.png", "members.csv", "election.json"])
def test_a_link_to_outside_the_folder_is_not_taken(
    sqlite_ctx: Context, folder: Path, tmp_path: Path, name: str
) -> None:
    outside = (folder / name).rename(tmp_path / "outside")
    (folder / name).symlink_to(outside)
    code, where, text = problem_of(sqlite_ctx, folder)
    assert (code, where) == ("F.1", name)
    assert text == "This is a link to another place. Put the file itself in the folder."


def test_a_folder_of_pictures_elsewhere_is_not_taken(
    sqlite_ctx: Context, folder: Path, tmp_path: Path
) -> None:
    (folder / "pictures").rename(tmp_path / "elsewhere")
    (folder / "pictures").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderRefused, match="link to another place"):
        load_folder.load_folder(sqlite_ctx, folder)


def test_links_inside_and_a_link_to_the_whole_folder_are_taken(
    sqlite_ctx: Context, folder: Path, tmp_path: Path
) -> None:
    (folder / "pictures" / "ann.png").unlink()
    (folder / "pictures" / "ann.png").symlink_to("bea.png")
    (tmp_path / "link").symlink_to(folder)
    assert load_folder.load_folder(sqlite_ctx, tmp_path / "link").candidates == 4


def test_a_link_in_a_circle_is_said(sqlite_ctx: Context, folder: Path) -> None:
    path = folder / "pictures" / "ann.png"
    path.unlink()
    path.symlink_to("ann.png")
    assert problem_of(sqlite_ctx, folder)[:2] == ("F.1", "pictures/ann.png")


def test_a_language_without_words_is_refused_where_it_is_written(
    sqlite_ctx: Context, tmp_path: Path
) -> None:
    value = election_factory.election_value() | {"language": "pl"}
    folder = election_factory.write_folder(tmp_path / "folder", value)
    code, where, text = problem_of(sqlite_ctx, folder)
    assert (code, where) == ("F.5", "election.json")
    assert text == 'RepVote has no words in the language "pl". Write "en" or "cy".'
