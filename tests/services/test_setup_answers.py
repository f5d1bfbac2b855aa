"""The set-up is written page by page and put together: the same election as from a folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from ballots.definition.codec import parse_election
from ballots.definition.model import Area, SeatClass
from ballots.errors import BadInput, Problem, Refused
from ballots.stages import Stage
from elections.core.context import Context
from elections.core.errors import FolderRefused
from elections.domain import setup_answers as edits
from elections.domain.election_folder import Draft, read_draft
from elections.domain.roles import Role
from elections.domain.setup_answers import SetupAnswers, SetupPerson
from elections.domain.setup_parts import Part, missing
from elections.domain.setup_start import answers_of_election
from elections.models import SetupFile
from elections.services.people import accounts, first_account
from elections.services.queries import overview as election_queries
from elections.services.setup import answers, load_folder, lock_lists, start_from
from elections.services.setup.keep_election import Loaded
from elections.services.setup.zip_files import read_from
from tests.factories import election_factory
from tests.factories.election_factory import HEADER, MEMBERS, SECRETARY, WITNESS

LIST = ("\n".join((HEADER, *MEMBERS)) + "\n").encode()


def title(kind: SeatClass, area: Area) -> str:
    return f"{kind.plural} for {area.name}"


def answered(now: SetupAnswers) -> SetupAnswers:
    """Answer everything but people and members, as the pages do."""
    now = replace(
        now,
        title="Tiny election",
        board="Tiny Board",
        key_holders=("Kit Key", "Lou Lock"),
        witness=WITNESS[0],
    )
    now = edits.with_day(now, Stage.CLOSED, "2026-05-22")
    now = edits.with_day(now, Stage.OPEN, "2026-05-11")
    for name in ("North", "South"):
        now = edits.with_area(now, "", name)
    now = edits.with_seat_class(now, SeatClass("", "Rep", "Reps", "People like us"))
    now = edits.with_seat_class(now, SeatClass("", "Family carer", "Family carers", "Families"))
    (north, south), (reps, carers) = now.areas, now.seat_classes
    now = edits.with_seats(now, reps.id, {north.id: 2, south.id: 1})
    return edits.with_seats(now, carers.id, {north.id: 1, south.id: 0})


def stand(ctx: Context, now: SetupAnswers, name: str, place: int, *, photo: bool = True) -> None:
    """Let somebody stand in the contest at ``place``, with a photo of theirs."""
    contest = now.contests[place].id
    points = ("I listen.", "I ask.", "I tell you.")
    colour = (sum(name.encode()) % 256, 90, 200)

    def added(answers: SetupAnswers, file: str = "") -> SetupAnswers:
        return edits.with_person(answers, contest, SetupPerson("", name, points, file))

    if photo:
        answers.add_photo(ctx, election_factory.photo(colour), added)
    else:
        answers.change(ctx, added)


def whole(ctx: Context) -> None:
    """Answer everything."""
    now = answers.change(ctx, answered)
    for name, place in (("Cy Crane", 0), ("Ann Ash", 0), ("Bea Birch", 0), ("Dot Dill", 2)):
        stand(ctx, now, name, place)
    answers.keep_list(ctx, answers.read_list(ctx, "members.csv", LIST, title))


def put_together(ctx: Context) -> Loaded:
    return answers.put_together(ctx, SECRETARY[0], title)


def test_an_election_is_set_up_from_nothing_and_opened(ctx: Context) -> None:
    whole(ctx)
    assert election_queries.overview(ctx) is None  # nothing is there before it is put together
    loaded = put_together(ctx)
    assert (loaded.title, loaded.contests, loaded.candidates) == ("Tiny election", 3, 4)
    assert loaded.members == len(MEMBERS)
    assert any("Reps for South: nobody stands" in warning for warning in loaded.warnings)
    shown = election_queries.overview(ctx)
    assert shown is not None
    assert [c.title for area in shown.areas for c in area.contests] == [
        "Reps for North",
        "Family carers for North",
        "Reps for South",
    ]
    election_factory.add_officers(ctx)
    definition = lock_lists.lock_lists(ctx)
    assert [contest.id for contest in definition.contests] == [
        "north-rep",
        "south-rep",
        "north-family-carer",
    ]
    assert [c.name for c in definition.contests[0].candidates] == [
        "Ann Ash",
        "Bea Birch",
        "Cy Crane",
    ]
    assert (definition.contests[0].seats, definition.contests[0].question.max_choices) == (2, 2)
    election_factory.ready_to_vote(ctx)


def test_it_is_the_same_draft_as_of_the_same_folder(ctx: Context, folder: Path) -> None:
    """What pages and folder have in common is equal to the last letter, ids included."""
    load_folder.load_folder(ctx, election_factory.write_folder(folder))
    election_factory.add_officers(ctx)
    loaded = answers.set_up(ctx)
    answers.change(ctx, lambda now: now)
    put_together(ctx)
    again = answers.set_up(ctx)
    assert again.members == loaded.members
    assert _without_photos(again.answers) == _without_photos(loaded.answers)
    assert not again.is_begun


def _without_photos(value: SetupAnswers) -> SetupAnswers:
    """Leave out photos, and the order of people: it is no part of an election."""
    contests = tuple(
        replace(
            c,
            people=tuple(
                replace(p, id="", photo="")
                for p in sorted(c.people, key=lambda person: person.name)
            ),
        )
        for c in value.contests
    )
    return replace(value, contests=contests)


def test_nothing_that_is_missing_is_passed_over(ctx: Context) -> None:
    now = answers.change(ctx, answered)
    assert {lack.part for lack in missing(now, 0)} == {Part.PEOPLE, Part.MEMBERS}
    stand(ctx, now, "Ann Ash", 0, photo=False)
    now = answers.set_up(ctx).answers
    assert [lack.name for lack in missing(now, 5)] == ["Ann Ash"]
    with pytest.raises(Refused) as refusal:
        put_together(ctx)
    assert refusal.value.code == "set-up-missing"
    everything = {lack.part for lack in missing(SetupAnswers(), 0)}
    assert everything == set(Part) - {Part.LANGUAGE, Part.DAYS, Part.RULES, Part.GROUPS}


def test_who_looks_after_the_election_does_not_stand_in_it(ctx: Context) -> None:
    whole(ctx)
    now = answers.set_up(ctx).answers
    for officer in (SECRETARY[0].upper(), WITNESS[0]):
        stand(ctx, now, officer, 1)
        with pytest.raises(Refused) as refusal:
            put_together(ctx)
        assert refusal.value.code == "candidate-officer"
        assert officer in refusal.value.text
        found = answers.set_up(ctx).answers.contests[1]
        gone = found.people[-1].id
        answers.change(ctx, partial(edits.without_person, contest_id=found.id, person_id=gone))
    put_together(ctx)


def test_what_a_folder_may_not_have_a_set_up_may_not_have(ctx: Context) -> None:
    whole(ctx)

    def spoil(now: SetupAnswers) -> SetupAnswers:
        now = edits.with_area(now, now.areas[1].id, "NORTH")
        return replace(now, witness=SECRETARY[0], key_holders=("Kit Key", "KIT KEY"))

    answers.change(ctx, spoil)
    with pytest.raises(FolderRefused) as refusal:
        put_together(ctx)
    assert {problem.code for problem in refusal.value.problems} >= {"D.3", "D.11", "F.4"}
    assert election_queries.overview(ctx) is None


def test_a_list_with_mistakes_is_not_kept(ctx: Context) -> None:
    answers.change(ctx, answered)
    for raw in (LIST.replace(b"North,Rep", b"Mars,Rep"), LIST.replace(b"seat_class", b"age")):
        with pytest.raises(FolderRefused):
            answers.read_list(ctx, "members.csv", raw, title)
    assert answers.set_up(ctx).members == ()


def test_a_list_follows_new_names_and_says_what_was_taken_out(ctx: Context) -> None:
    whole(ctx)
    answers.change(ctx, lambda now: edits.with_area(now, now.areas[0].id, "Far North"))
    put_together(ctx)
    answers.change(ctx, lambda now: edits.without_area(now, now.areas[0].id))
    now = answers.set_up(ctx)
    assert len(now.members) == len(MEMBERS)
    stand(ctx, now.answers, "Eve Elm", 0)
    with pytest.raises(FolderRefused) as refusal:
        put_together(ctx)
    assert {problem.code for problem in refusal.value.problems} == {"M.5"}


def test_only_photos_that_are_shown_are_kept(ctx: Context) -> None:
    now = answers.change(ctx, answered)
    stand(ctx, now, "Ann Ash", 0)
    (name,) = answers.set_up(ctx).answers.photos()
    jpeg = answers.photo(ctx, name)
    assert jpeg is not None
    with Image.open(io.BytesIO(jpeg)) as photo:
        assert (photo.format, photo.size) == ("JPEG", (480, 600))
    assert answers.photo(ctx, "members") is None
    person = answers.set_up(ctx).answers.contests[0].people[0]
    answers.change(ctx, lambda a: edits.without_person(a, now.contests[0].id, person.id))
    assert answers.photo(ctx, name) is None
    kept = ctx.db.read(lambda session: session.scalars(select(SetupFile.name)).all())
    assert kept == []
    with pytest.raises(BadInput, match="not a photo"):
        answers.add_photo(ctx, b"no photo", lambda a, _name: a)


def test_lists_are_not_locked_while_the_set_up_is_changed(ctx: Context) -> None:
    whole(ctx)
    put_together(ctx)
    election_factory.add_officers(ctx)
    answers.change(ctx, lambda now: replace(now, title="Another title"))
    with pytest.raises(Refused) as refusal:
        lock_lists.lock_lists(ctx)
    assert refusal.value.code == "lock-set-up"
    answers.drop(ctx)
    assert lock_lists.lock_lists(ctx).title == "Tiny election"
    for late in (lambda: answers.change(ctx, answered), lambda: answers.drop(ctx)):
        with pytest.raises(Refused) as refusal:
            late()
        assert refusal.value.code == "stage-set-up"


def test_what_is_changed_while_the_election_is_put_together_is_not_lost(
    ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole(ctx)

    def meanwhile(raw: bytes) -> tuple[Draft | None, list[Problem]]:
        answers.change(ctx, lambda now: replace(now, witness="Zoe New"))
        return read_draft(raw)

    with monkeypatch.context() as patch:
        patch.setattr(answers, "read_draft", meanwhile)
        with pytest.raises(Refused, match="changed"):
            put_together(ctx)
    assert answers.set_up(ctx).answers.witness == "Zoe New"
    assert election_queries.overview(ctx) is None
    put_together(ctx)


def test_a_folder_takes_the_place_of_what_was_written(ctx: Context, folder: Path) -> None:
    answers.change(ctx, answered)
    load_folder.load_folder(ctx, election_factory.write_folder(folder))
    assert not answers.set_up(ctx).is_begun


def test_seats_of_an_area_come_and_go_with_their_people(ctx: Context) -> None:
    now = answers.change(ctx, answered)
    reps = now.seat_classes[0].id
    north, south = (area.id for area in now.areas)
    stand(ctx, now, "Ann Ash", 0)

    def seats(number: int) -> SetupAnswers:
        return answers.change(ctx, lambda a: edits.with_seats(a, reps, {north: number, south: 1}))

    kept = seats(3).contests_of(reps)[north]
    assert (kept.seats, [person.name for person in kept.people]) == (3, ["Ann Ash"])
    fewer = answers.change(ctx, lambda a: edits.with_most_choices(a, reps, 2))
    assert {c.max_choices for c in fewer.contests_of(reps).values()} == {1, 2}
    assert seats(0).contests_of(reps).keys() == {south}
    assert answers.change(ctx, lambda a: edits.without_seat_class(a, reps)).contests_of(reps) == {}


def test_the_first_code_makes_the_secretary_once(ctx: Context) -> None:
    code = first_account.first_code(ctx)
    assert not first_account.has_secretary(ctx)
    for wrong in ("", code[:-1], "é" * 24, code + "A", code[::-1]):
        with pytest.raises(Refused) as refusal:
            first_account.add_first_account(ctx, wrong, *SECRETARY)
        assert refusal.value.code == "first-code"
    typed = f" {code.lower().replace('-', ' ')} "
    token = first_account.add_first_account(ctx, typed, *SECRETARY)
    assert (token.name, token.roles) == (SECRETARY[0], frozenset({Role.SECRETARY}))
    assert accounts.sign_in(ctx, *SECRETARY)
    assert first_account.has_secretary(ctx)
    with pytest.raises(Refused) as refusal:
        first_account.add_first_account(ctx, code, *WITNESS)
    assert refusal.value.code == "first-sign-in"


def zip_of(parts: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return file.getvalue()


def zipped_folder(folder: Path) -> dict[str, bytes]:
    """Return the example's files as a computer packs them: in a folder, with its litter."""
    election_factory.write_folder(folder)
    files = {f"our/{path.relative_to(folder)}": path for path in folder.rglob("*.*")}
    parts = {name: path.read_bytes() for name, path in files.items()}
    return {**parts, "__MACOSX/our/._election.json": b"x", "our/Thumbs.db": b"x"}


def test_a_set_up_begins_with_a_folder_in_a_zip_file(ctx: Context, folder: Path) -> None:
    start_from.start_from_folder(ctx, zip_of(zipped_folder(folder)))
    assert election_queries.overview(ctx) is None
    created = put_together(ctx)
    assert (created.contests, created.candidates, created.members) == (3, 4, len(MEMBERS))
    again = answers.set_up(ctx)
    load_folder.load_folder(ctx, folder)
    loaded = answers.set_up(ctx)
    assert again.members == loaded.members
    assert _without_photos(again.answers) == _without_photos(loaded.answers)


def test_a_folder_with_mistakes_changes_nothing(ctx: Context, folder: Path) -> None:
    answers.change(ctx, answered)
    before = answers.set_up(ctx)
    parts = zipped_folder(folder)
    without_photo = {name: raw for name, raw in parts.items() if not name.endswith("ann.png")}
    bad_list = {**parts, "our/members.csv": b"name,area,seat_class,group\nA,Mars,Rep,\n"}
    two = {**parts, "our/ELECTION.json": b"{}"}
    written = parts["our/election.json"]
    no_place, odd, unshown = (
        {**parts, "our/election.json": written.replace(old, new)}
        for old, new in (
            (b'"seat_class": "carer"', b'"seat_class": "nobody"'),
            (b'"id": "north-rep"', b'"id": "../north"'),
            (b"Tiny election", b"Tiny " + b"x" * 3000),
        )
    )
    for wrong, code in (
        *((without_photo, "F.1"), (bad_list, "M.5"), (two, "F.1")),
        *((no_place, "D.5 M.8"), (odd, "D.2"), (unshown, "D.4")),
    ):
        with pytest.raises(FolderRefused) as refusal:
            start_from.start_from_folder(ctx, zip_of(wrong))
        assert {problem.code for problem in refusal.value.problems} == set(code.split())
    for raw, refused in (
        (b"", "zip-not"),
        (b"PK\x03\x04 no zip", "zip-not"),
        (zip_of({"a.txt": b""}), "zip-without"),
    ):
        with pytest.raises(BadInput) as said:
            start_from.start_from_folder(ctx, raw)
        assert said.value.code == refused
    assert answers.set_up(ctx) == before


def test_a_folder_in_a_language_without_words_is_taken_and_not_put_together(
    ctx: Context, folder: Path
) -> None:
    parts = zipped_folder(folder)
    raw = parts["our/election.json"].replace(b'"language": "en"', b'"language": "fr"')
    start_from.start_from_folder(ctx, zip_of({**parts, "our/election.json": raw}))
    with pytest.raises(FolderRefused) as refusal:
        put_together(ctx)
    assert [problem.code for problem in refusal.value.problems] == ["F.5"]


def test_a_damaged_or_locked_part_of_a_zip_file_is_named(ctx: Context, folder: Path) -> None:
    raw = bytearray(zip_of(zipped_folder(folder)))
    place = raw.index(b"repvote-folder-1")
    raw[place] ^= 1  # the checksum of this part is wrong now
    with pytest.raises(FolderRefused, match="cannot be read"):
        start_from.start_from_folder(ctx, bytes(raw))


def test_a_zip_file_that_is_made_to_do_harm_is_refused() -> None:
    few = zip_of({"definition.json": b" " * 99})
    end = few.index(b"PK\5\6")
    far = few[: end + 16] + b"\0\0\0\xf0" + few[end + 20 :]  # the list of all begins there
    bad_name = bytearray(few.replace(b"definition.json", "definition\u00fcson".encode()))
    bad_name[few.index(b"definition.json") + 11] = 0xFF  # only where the file begins
    for wrong, code in (
        (zip_of({"definition.json": b" " * 99}, zipfile.ZIP_BZIP2), "zip-without"),
        (zip_of({"definition.json": b" " * 99}, zipfile.ZIP_LZMA), "zip-without"),
        (far, "zip-without"),
        (bytes(bad_name), "zip-without"),
        (few.replace(b"PK\1\2", b"PK\1\2" * 10_001), "zip-not"),
    ):
        with pytest.raises(BadInput) as refusal:
            read_from(wrong, "definition.json", 99)
        assert refusal.value.code == code
    assert read_from(few, "definition.json", 99) == b" " * 99


def test_a_set_up_begins_with_an_earlier_election_without_its_people(ctx: Context) -> None:
    whole(ctx)
    put_together(ctx)
    election_factory.add_officers(ctx)
    election = lock_lists.lock_lists(ctx)
    for today, opens in (
        (date(2026, 5, 1), "2026-05-11"),
        (date(2026, 5, 12), "2027-05-10"),
        (date(2028, 1, 1), "2028-05-08"),  # a Monday as well
    ):
        assert answers_of_election(election, today).day(Stage.OPEN) == opens
    now = answers_of_election(election, date(2026, 5, 1))
    assert (now.areas, now.seat_classes, now.rules) == (
        election.areas,
        election.seat_classes,
        election.rules,
    )
    assert [(c.title, c.seats, c.people) for c in now.contests] == [
        (contest.title, contest.seats, ()) for contest in election.contests
    ]
    assert (now.title, now.witness, now.key_holders) == ("", "", ())
    assert {lack.part for lack in missing(now, 0)} == {
        *(Part.NAMES, Part.KEY_HOLDERS, Part.WITNESS, Part.PEOPLE, Part.MEMBERS)
    }


def test_a_record_is_taken_whole_or_as_its_definition(ctx: Context, tmp_path: Path) -> None:
    whole(ctx)
    put_together(ctx)
    election_factory.add_officers(ctx)
    definition = lock_lists.lock_lists(ctx).to_bytes()
    other = election_factory.open_at(tmp_path / "other")
    for raw in (definition, zip_of({"record/definition.json": definition})):
        answers.change(other, lambda now: replace(now, witness="Zoe"))
        start_from.start_from_record(other, raw, date(2026, 1, 1))
        now = answers.set_up(other)
        assert [(c.title, c.seats) for c in now.answers.contests][:1] == [("", 2)]
        assert now.answers.witness == ""
        assert now.members == ()
    at_no_time = definition.replace(b"2026-05-11", b"0001-01-01").replace(
        b'"calendar":[', b'"calendar":[{"date":"9999-12-31","stage":"certified"},'
    )
    assert parse_election(at_no_time).calendar[0].date == "9999-12-31"
    for wrong, code in (
        (b"{}", "record-unknown"),
        (at_no_time, "record-unknown"),
        (definition[:-2], "record-unknown"),
        (zip_of({"definition.json": b"[]"}), "record-unknown"),
        (zip_of({}), "zip-without"),
        (b"GIF89a", "zip-not"),
    ):
        with pytest.raises(BadInput) as refusal:
            start_from.start_from_record(other, wrong, date(2026, 1, 1))
        assert refusal.value.code == code
    other.close()
