"""Loading a folder: all problems with their codes, one sentence each, nothing half-done."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from audit.trail.events import ListsLocked
from ballots.definition.material import salted_hash
from ballots.errors import Refused
from elections.core.context import Context
from elections.core.errors import FolderRefused
from elections.services.people import accounts
from elections.services.queries import overview as election_queries
from elections.services.setup import load_folder, lock_lists
from elections.stores import draft as draft_store
from elections.stores import trail as trail_store
from tests.factories import election_factory
from tests.factories.election_factory import HEADER, MEMBERS

Change = Callable[[dict[str, Any]], object]


def _problems(ctx: Context, folder: Path) -> dict[str, list[str]]:
    """Map codes to sentences; check on the way that nothing was kept."""
    before = election_queries.overview(ctx)
    with pytest.raises(FolderRefused) as refusal:
        load_folder.load_folder(ctx, folder)
    assert election_queries.overview(ctx) == before
    found: dict[str, list[str]] = {}
    for problem in refusal.value.problems:
        assert problem.where
        found.setdefault(problem.code, []).append(f"{problem.where}: {problem.text}")
    return found


def _changed(folder: Path, change: Change) -> Path:
    value = election_factory.election_value()
    change(value)
    return election_factory.write_folder(folder, value)


def test_an_area_has_a_colour_a_picture_and_places(ctx: Context, tmp_path: Path) -> None:
    look = {"colour": "teal", "picture": "sea", "places": ["Lymington", "Milford on Sea"]}
    folder = _changed(tmp_path / "look", lambda value: value["areas"][0].update(look))
    load_folder.load_folder(ctx, folder)
    shown = election_queries.overview(ctx)
    assert shown is not None
    north, south = shown.areas
    assert (north.colour, north.picture, list(north.places)) == tuple(look.values())
    assert (south.colour, south.picture, south.places) == ("", "", ())


@pytest.mark.parametrize(
    "look", [{"colour": "grey"}, {"picture": "tree"}, {"places": ["Town", "Town"]}]
)
def test_another_look_of_an_area_is_refused(
    sqlite_ctx: Context, tmp_path: Path, look: dict[str, Any]
) -> None:
    folder = _changed(tmp_path / "look", lambda value: value["areas"][0].update(look))
    with pytest.raises(FolderRefused, match="area north: "):
        load_folder.load_folder(sqlite_ctx, folder)


def test_a_good_folder_is_loaded(ctx: Context, folder: Path) -> None:
    loaded = load_folder.load_folder(ctx, folder)
    assert (loaded.contests, loaded.candidates, loaded.members) == (3, 4, len(MEMBERS))
    shown = election_queries.overview(ctx)
    assert shown is not None
    assert shown.stage == "setup"
    contest = shown.areas[0].contests[0]
    assert [candidate.name for candidate in contest.candidates] == [
        "Ann Ash",
        "Bea Birch",
        "Cy Crane",
    ]
    assert contest.electorate == 5
    picture = election_queries.picture(ctx, contest.candidates[0].picture)
    assert picture is not None
    materials = ctx.db.read(draft_store.materials)
    ann = materials["north-rep", "ann-ash"]
    assert ann.photo == contest.candidates[0].picture
    assert ann.photo_salt is not None
    assert salted_hash("photo", ann.photo_salt, picture) == ann.photo
    assert ann.points == contest.candidates[0].points == ("I listen.", "I ask.", "I tell you.")
    salts = [
        salt
        for material in materials.values()
        for salt in (material.points_salt, material.photo_salt)
    ]
    assert len(set(salts)) == len(salts) == 2 * 4
    assert election_queries.picture(ctx, "0" * 64) is None
    assert election_queries.picture(ctx, "../etc") is None


def test_loading_again_replaces_what_was_there(ctx: Context, folder: Path) -> None:
    load_folder.load_folder(ctx, folder)
    load_folder.load_folder(
        ctx,
        election_factory.write_folder(
            folder, election_factory.election_value() | {"title": "Second"}, (HEADER,)
        ),
    )
    shown = election_queries.overview(ctx)
    assert shown is not None
    assert shown.title == "Second"
    assert shown.areas[0].contests[0].electorate == 0


def test_warnings_name_small_electorates_and_empty_contests(
    sqlite_ctx: Context, tmp_path: Path
) -> None:
    folder = election_factory.write_folder(
        tmp_path / "folder", election_factory.election_value(small_contest=10)
    )
    warnings = " ".join(load_folder.load_folder(sqlite_ctx, folder).warnings)
    assert "only 5 people can vote" in warnings
    assert "nobody stands" in warnings


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (lambda v: v.pop("title"), "F.2", "title is missing"),
        (lambda v: v.update(secret=1), "F.2", "secret is not known"),
        (lambda v: v.update(areas="north"), "F.2", "areas must be a list"),
        (lambda v: v["areas"].append({"id": "x"}), "F.2", "areas[2]"),
        (lambda v: v.update(format="other"), "F.1", "not an election file"),
        (lambda v: v.update(rules=[]), "F.2", "rules"),
        (lambda v: v["contests"][0].update(seats="2"), "F.2", "contests[0].seats"),
        (
            lambda v: v["contests"][0]["candidates"].append(v["contests"][0]["candidates"][0]),
            "D.3",
            "stands here twice",
        ),
        (lambda v: v["contests"][0]["candidates"][0]["points"].pop(), "F.3", "3 short sentences"),
        (
            lambda v: v["contests"][0]["candidates"][0].update(picture="../../secret.png"),
            "F.3",
            "file name",
        ),
        (
            lambda v: v["contests"][0]["candidates"][0].update(picture="nobody.png"),
            "F.1",
            "pictures/nobody.png",
        ),
        (
            lambda v: v["officers"].update(witness=election_factory.SECRETARY[0]),
            "F.4",
            "two people",
        ),
        (lambda v: v["contests"][0].update(area="west"), "D.5", "not in the lists"),
        (lambda v: v["contests"][0].update(max_choices=9), "D.6", "choose"),
        (lambda v: v.update(key_holders=[]), "D.11", "key holders"),
        (lambda v: v.update(key_holders=["A", "A"]), "D.11", "twice"),
        (lambda v: v["calendar"].append({"stage": "open", "date": "soon"}), "D.12", "not a day"),
        (lambda v: v.update(title="bad\u202ename"), "D.4", "hidden sign"),
    ],
)
def test_problems_of_the_election_file(
    sqlite_ctx: Context, tmp_path: Path, change: Change, code: str, words: str
) -> None:
    problems = _problems(sqlite_ctx, _changed(tmp_path / "folder", change))
    assert any(words in text for text in problems[code]), problems


def test_all_problems_are_named_at_once(sqlite_ctx: Context, tmp_path: Path) -> None:
    def change(value: dict[str, Any]) -> None:
        value["contests"][0]["candidates"][0]["points"].pop()
        value["contests"][1]["candidates"][0]["picture"] = "nobody.png"
        value["key_holders"] = ["A", "A"]

    folder = _changed(tmp_path / "folder", change)
    (folder / "members.csv").write_text(f"{HEADER}\nJo,Mars,Rep,\n")
    assert {"F.3", "F.1", "D.11", "M.5"} <= _problems(sqlite_ctx, folder).keys()


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"\xff\xfe{}", b"[1,2]", b'{"a":1,"a":2}', b'{"a":1.5}', b"[" * 9999]
)
def test_a_file_that_is_not_an_election_is_refused(
    sqlite_ctx: Context, folder: Path, raw: bytes
) -> None:
    (folder / "election.json").write_bytes(raw)
    assert _problems(sqlite_ctx, folder).keys() == {"F.1"}


def test_more_seats_than_people_is_only_a_warning(sqlite_ctx: Context, tmp_path: Path) -> None:
    value = election_factory.election_value()
    value["contests"][1]["seats"] = 2
    loaded = load_folder.load_folder(
        sqlite_ctx, election_factory.write_folder(tmp_path / "folder", value)
    ).warnings
    assert any("1 person stands for 2 seats" in sentence for sentence in loaded)


def test_a_long_list_of_problems_is_cut(sqlite_ctx: Context, folder: Path) -> None:
    lines = [f"Voter {n},Mars,Rep," for n in range(300)]
    (folder / "members.csv").write_text("\n".join([HEADER, *lines]))
    with pytest.raises(FolderRefused) as refusal:
        load_folder.load_folder(sqlite_ctx, folder)
    assert (len(refusal.value.problems), refusal.value.more) == (200, 100)
    assert "300 mistakes" in refusal.value.text


def test_missing_files_are_named(sqlite_ctx: Context, folder: Path) -> None:
    (folder / "members.csv").unlink()
    assert "members.csv" in _problems(sqlite_ctx, folder)["F.1"][0]
    (folder / "election.json").unlink()
    assert "election.json" in _problems(sqlite_ctx, folder)["F.1"][0]


@pytest.mark.parametrize(
    ("raw", "code", "words"),
    [
        (b"name,area\nJo,North\n", "M.2", "missing: seat_class, group"),
        (b"name,area,seat_class,group,phone\nJo,North,Rep,,1\n", "M.2", "not known: phone"),
        (b"name;area;seat_class;group\nJo;North;Rep;\n", "M.2", "The first line must be"),
        (b"", "M.2", "missing: name, area, seat_class, group"),
        (b"name,area,seat_class,group\nJo,North\n", "M.3", "line 2"),
        (b"name,area,seat_class,group\n,North,Rep,\n", "M.4", "nothing written"),
        (b"name,area,seat_class,group\nJo\x07,North,Rep,\n", "M.4", "hidden sign"),
        (b"name,area,seat_class,group\nJo,North,Rep,a\x07b\n", "M.4", "group cannot be used"),
        (b"name,area,seat_class,group\nJo,Mars,Rep,\n", "M.5", "no area called 'Mars'"),
        (b"name,area,seat_class,group\nJo,North,King,\n", "M.5", "no seat called 'King'"),
        (b"name,area,seat_class,group\nJo,South,Family carer,\n", "M.8", "no vote"),
        (
            b"name,area,seat_class,group\nJo,North,Rep,\njo,NORTH,rep,Other\n",
            "M.6",
            "first in line 2",
        ),
        ("\ufeff" + "name,area,seat_class,group\nJo,North,Rep,\n", "M.1", "UTF-16"),
        ("name,area,seat_class,group\nZoë,North,Rep,\n".encode("cp1252"), "M.1", "line 2"),
        (b'name,area,seat_class,group\n"Jo,North,Rep,\n', "M.1", "quotation mark"),
        (b"name,area,seat_class,group\nJo\x00,North,Rep,\n", "M.1", "UTF-16"),
    ],
)
def test_problems_of_the_members_list(
    sqlite_ctx: Context, folder: Path, raw: bytes | str, code: str, words: str
) -> None:
    (folder / "members.csv").write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-16"))
    problems = _problems(sqlite_ctx, folder)
    assert any(words in text for text in problems[code]), problems


def test_a_byte_order_mark_blank_lines_and_odd_spaces_are_taken(
    sqlite_ctx: Context, folder: Path
) -> None:
    text = "\ufeffGroup,NAME,area,seat_class\r\n\r\n,  Zoë   Person ,north,FAMILY CARER\r\n,,,\r\n"
    (folder / "members.csv").write_bytes(text.encode())
    assert load_folder.load_folder(sqlite_ctx, folder).members == 1


def test_twenty_thousand_members_are_taken_one_more_is_not(
    sqlite_ctx: Context, folder: Path
) -> None:
    lines = [f"Voter {n},North,Rep," for n in range(20_001)]
    (folder / "members.csv").write_text("\n".join([HEADER, *lines]))
    assert "up to 20,000 people" in _problems(sqlite_ctx, folder)["M.7"][0]
    (folder / "members.csv").write_text("\n".join([HEADER, *lines[:-1]]))
    assert load_folder.load_folder(sqlite_ctx, folder).members == 20_000


def test_a_hundred_thousand_lines_are_refused_with_one_sentence(
    sqlite_ctx: Context, folder: Path
) -> None:
    lines = [f"V{n},North,Rep," for n in range(100_000)]
    (folder / "members.csv").write_text("\n".join([HEADER, *lines]))
    assert _problems(sqlite_ctx, folder).keys() == {"M.7"}


def _huge_png() -> bytes:
    file = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "picture-empty"),
        (b"no picture at all", "picture-not"),
        (election_factory.photo((1, 2, 3))[:-30], "picture-broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9 << 20), "picture-heavy"),
        (_huge_png(), "picture-large"),
    ],
)
def test_files_that_are_not_pictures_are_refused(
    sqlite_ctx: Context, folder: Path, raw: bytes, code: str
) -> None:
    (folder / "pictures" / "ann.png").write_bytes(raw)
    problems = _problems(sqlite_ctx, folder)
    assert problems.keys() == {code}
    assert problems[code][0].startswith("pictures/ann.png: ")


@pytest.mark.parametrize("name", ["election.json", "members.csv", "pictures/ann.png"])
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
@pytest.mark.timeout(20)
def test_only_plain_files_are_read_and_a_pipe_is_not_waited_for(
    sqlite_ctx: Context, folder: Path, name: str, kind: str
) -> None:
    path = folder / name
    path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    (text,) = _problems(sqlite_ctx, folder)["F.1"]
    assert text == f"{name}: This is not a plain file. Put the file itself in the folder."


# --- locking ---------------------------------------------------------------------------------


def test_locking_needs_folder_and_both_accounts_by_name(ctx: Context, folder: Path) -> None:
    def code() -> str:
        with pytest.raises(Refused) as refusal:
            lock_lists.lock_lists(ctx)
        return refusal.value.code

    assert code() == "lock-empty"
    load_folder.load_folder(ctx, folder)
    assert code() == "lock-accounts"
    accounts.add_account(
        ctx, *election_factory.SECRETARY[:1], "secretary", election_factory.SECRETARY[1]
    )
    assert code() == "lock-accounts"
    other = election_factory.election_value()
    other["officers"]["witness"] = "Somebody Else"
    load_folder.load_folder(ctx, election_factory.write_folder(folder, other))
    accounts.add_account(ctx, "Somebody Else", "witness", election_factory.WITNESS[1])
    load_folder.load_folder(ctx, election_factory.write_folder(folder))
    assert code() == "lock-names"
    assert election_queries.stage(ctx) == "setup"


def test_locking_fixes_definition_and_list_in_one_trail_entry(ctx: Context, tmp_path: Path) -> None:
    election_factory.locked(ctx, tmp_path / "folder")
    election = election_queries.election(ctx)
    (event,) = ctx.db.read(trail_store.events)
    assert isinstance(event.event, ListsLocked)
    assert event.at == "2026-09-21T14:13:20Z"
    assert event.event.definition == election.sha256
    assert event.event.electorates == {"north-rep": 5, "north-carer": 3, "south-rep": 0}
    assert election.officers.secretary.name == election_factory.SECRETARY[0]
    assert election.log.public_key == ctx.signer.public_key.hex()
    assert len({contest.uuid for contest in election.contests}) == 3
    assert election_queries.stage(ctx) == "locked"


def test_nothing_of_the_list_can_change_after_locking(ctx: Context, tmp_path: Path) -> None:
    election_factory.locked(ctx, tmp_path / "folder")
    for act in (
        lambda: load_folder.load_folder(ctx, tmp_path / "folder"),
        lambda: lock_lists.lock_lists(ctx),
    ):
        with pytest.raises(Refused, match="stage-"):
            act()
