"""The example elections are what the issue asks for, and the same for the same seed."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ballots.photos import MAX_PHOTO_BYTES, prepare_photo
from elections.domain.election_folder import read_draft
from elections.domain.member_list import read_members
from elections.example import (
    ExampleElection,
    build_folder,
    changed_minds,
    vote_plan,
    words,
)
from elections.example.shapes import SHAPES
from elections.example.votes import last_seat_tied, totals

BANNED = re.compile(
    r"\b(cast|ballot|nominee|elector|verify|submit|spoil|undervote|authenticate|unless)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def hampshire(tmp_path_factory: pytest.TempPathFactory) -> ExampleElection:
    return build_folder("hampshire", 1, tmp_path_factory.mktemp("hampshire"))


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> ExampleElection:
    return build_folder("county", 1, tmp_path_factory.mktemp("county"))


def _election(example: ExampleElection) -> dict[str, Any]:
    value = json.loads((example.folder / "election.json").read_text("utf-8"))
    assert isinstance(value, dict)
    return value


def _voters(example: ExampleElection) -> Counter[tuple[str, str]]:
    draft, _ = read_draft((example.folder / "election.json").read_bytes())
    assert draft is not None
    members, _ = read_members((example.folder / "members.csv").read_bytes(), draft)
    return Counter((one.area, one.seat_class) for one in members)


def test_hampshire_has_fifteen_seats_in_ten_contests(hampshire: ExampleElection) -> None:
    election = _election(hampshire)
    contests = election["contests"]
    assert len(election["areas"]) == 5
    assert Counter((one["seat_class"], one["seats"]) for one in contests) == {
        ("rep", 2): 5,
        ("carer", 1): 5,
    }
    standing = [(len(one["candidates"]), one["seats"]) for one in contests]
    assert [pair for pair in standing if pair[0] == pair[1]] == [(2, 2)]
    assert all(3 <= count <= 8 for count, seats in standing if count != seats)
    assert hampshire.members == sum(_voters(hampshire).values()) == 260
    assert len(hampshire.key_holders) == len(election["key_holders"]) == 2
    assert election["officers"] == {
        "secretary": hampshire.secretary,
        "witness": hampshire.witness,
    }


def test_county_has_two_large_contests(county: ExampleElection) -> None:
    contests = _election(county)["contests"]
    assert [(one["seats"], len(one["candidates"])) for one in contests] == [(10, 16), (5, 9)]
    assert county.members == 1500
    assert _voters(county) == {("county", "rep"): 1180, ("county", "carer"): 320}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_program_reads_the_folder_without_a_problem(
    shape: str, request: pytest.FixtureRequest
) -> None:
    example: ExampleElection = request.getfixturevalue(shape)
    draft, problems = read_draft((example.folder / "election.json").read_bytes())
    assert draft is not None
    _, more = read_members((example.folder / "members.csv").read_bytes(), draft)
    assert [*problems, *more] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_every_candidate_has_an_own_name_points_and_picture(
    shape: str, request: pytest.FixtureRequest
) -> None:
    example: ExampleElection = request.getfixturevalue(shape)
    people = [one for contest in _election(example)["contests"] for one in contest["candidates"]]
    for part in ("name", "picture"):
        assert len({one[part] for one in people}) == len(people)
    parts = Counter(part for one in people for part in one["name"].split())
    assert max(parts.values()) == 1  # easy to tell apart
    points = Counter(point for one in people for point in one["points"])
    assert max(points.values()) == 1
    photos = {one["picture"] for one in people}
    assert photos == {file.name for file in (example.folder / "pictures").iterdir()}
    drawn = {(example.folder / "pictures" / name).read_bytes() for name in photos}
    assert len(drawn) == len(photos)
    for raw in list(drawn)[:5]:
        with Image.open(io.BytesIO(raw)) as photo:
            assert photo.size == (480, 600)
        assert len(prepare_photo(raw)) <= MAX_PHOTO_BYTES


@pytest.mark.parametrize(
    "points",
    [
        *(words.REP_ABOUT, words.REP_WANT, words.REP_DO),
        *(words.CARER_ABOUT, words.CARER_WANT, words.CARER_DO),
    ],
)
def test_points_are_short_plain_and_different(points: tuple[str, ...]) -> None:
    assert len(set(points)) == len(points) >= 20
    for point in points:
        assert len(point.split()) <= 10, point
        assert point[0].isupper(), point
        assert point.endswith("."), point
        assert not BANNED.search(point), point


def test_names_of_all_people_are_different(hampshire: ExampleElection) -> None:
    election = _election(hampshire)
    names = [one["name"] for contest in election["contests"] for one in contest["candidates"]]
    names += [*election["key_holders"], *election["officers"].values()]
    rows = (hampshire.folder / "members.csv").read_text("utf-8").splitlines()[1:]
    names += [row.split(",")[0] for row in rows]
    assert len(set(names)) == len(names)


def test_same_seed_same_folder_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        build_folder("hampshire", seed, tmp_path / name)

    def files(name: str) -> dict[str, bytes]:
        folder = tmp_path / name
        found = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in found}

    assert files("a") == files("b")
    assert files("a")["election.json"] != files("c")["election.json"]


@pytest.mark.parametrize(
    ("shape", "seed", "ties"),
    [*(("hampshire", seed, 1) for seed in range(30)), *(("county", seed, 0) for seed in range(3))],
)
def test_plan_has_the_ties_it_promises_and_only_good_votes(
    shape: str, seed: int, ties: int
) -> None:
    plan = vote_plan(shape, seed)
    contests = SHAPES[shape].contests
    assert list(plan) == [contest.id for contest in contests]
    tied = [one.id for one in contests if last_seat_tied(totals(plan[one.id]), one.seats)]
    assert len(tied) == ties
    for contest in contests:
        for vote in plan[contest.id]:
            assert len(vote) == contest.candidates
            assert set(vote) <= {0, 1}
            assert sum(vote) <= contest.seats


def test_about_sixty_percent_vote_and_some_think_again() -> None:
    for shape, whole in SHAPES.items():
        plan, first = vote_plan(shape, 2), changed_minds(shape, 2)
        voters = sum(len(votes) for votes in plan.values())
        members = sum(contest.members for contest in whole.contests)
        assert 0.55 <= voters / members <= 0.68
        small = [contest.id for contest in whole.contests if len(plan[contest.id]) < 10]
        assert small == (["rushmoor-carer"] if shape == "hampshire" else [])
        assert any(sum(vote) == 0 for votes in plan.values() for vote in votes)
        for contest in whole.contests:
            again = first[contest.id]
            assert again
            assert set(again) <= set(range(len(plan[contest.id])))
            assert all(len(vote) == contest.candidates for vote in again.values())


def test_same_seed_same_votes() -> None:
    assert vote_plan("hampshire", 3) == vote_plan("hampshire", 3)
    assert changed_minds("hampshire", 3) == changed_minds("hampshire", 3)
    assert vote_plan("hampshire", 3) != vote_plan("hampshire", 4)
