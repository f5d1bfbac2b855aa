"""The two example elections are what they promise, and their votes the same for the same seed."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from ballots.definition.material import new_material
from ballots.definition.model import Contest, Election, Log
from ballots.errors import BadInput
from ballots.photos import MAX_PHOTO_BYTES, prepare_photo
from elections.cli.demo_folders import EXAMPLES, find_example, read_special_cases
from elections.cli.demo_votes import (
    ContestVotes,
    FixedTurnout,
    SpecialCases,
    is_last_seat_tied,
    parse_special_cases,
    plan_votes,
    totals,
)
from elections.domain.drafting import build_election
from elections.domain.election_folder import Draft, DraftCandidate, read_draft
from elections.domain.member_list import DraftMember, read_members
from elections.services.setup import load_folder
from tests.factories import election_factory

NAMES = ("county", "hampshire")
BANNED = re.compile(
    r"\b(cast|ballot|nominee|elector|verify|submit|spoil|undervote|authenticate|unless)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Example:
    """An example folder as the program reads it."""

    folder: Path
    draft: Draft
    members: tuple[DraftMember, ...]
    election: Election
    electorates: Mapping[str, int]
    cases: SpecialCases

    @property
    def candidates(self) -> list[DraftCandidate]:
        return [person for contest in self.draft.contests for person in contest.candidates]

    def plan(self, seed: int) -> dict[str, ContestVotes]:
        return plan_votes(self.election, self.electorates, self.cases, seed)


def _read(name: str) -> Example:
    folder = find_example(name)
    draft, problems = read_draft((folder / "election.json").read_bytes())
    assert draft is not None
    members, more = read_members("members.csv", (folder / "members.csv").read_bytes(), draft)
    assert [*problems, *more] == []
    election = build_election(
        draft,
        {
            (contest.id, person.name): new_material(person.points, b"")
            for contest in draft.contests
            for person in contest.candidates
        },
        uuids={contest.id: contest.id for contest in draft.contests},
        officer_keys=("", ""),
        log=Log("", ""),
    )
    places = Counter((member.area, member.seat_class) for member in members)
    electorates = {
        contest.id: places[contest.area, contest.seat_class] for contest in draft.contests
    }
    return Example(folder, draft, tuple(members), election, electorates, read_special_cases(folder))


@pytest.fixture(scope="module")
def hampshire() -> Example:
    return _read("hampshire")


@pytest.fixture(scope="module")
def county() -> Example:
    return _read("county")


@pytest.fixture(scope="module", params=NAMES)
def example(request: pytest.FixtureRequest) -> Example:
    return _read(request.param)


# --- the folders -----------------------------------------------------------------------------


def test_there_are_two_examples() -> None:
    assert sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()) == list(NAMES)


def test_hampshire_has_fifteen_seats_in_ten_contests(hampshire: Example) -> None:
    contests = hampshire.draft.contests
    assert len(hampshire.draft.areas) == 5
    assert Counter((contest.seat_class, contest.seats) for contest in contests) == {
        ("rep", 2): 5,
        ("carer", 1): 5,
    }
    standing = [(len(contest.candidates), contest.seats) for contest in contests]
    assert [pair for pair in standing if pair[0] == pair[1]] == [(2, 2)]
    assert all(3 <= count <= 8 for count, seats in standing if count != seats)
    assert len(hampshire.members) == 260
    assert len(hampshire.draft.key_holders) == 2


def test_county_has_two_large_contests(county: Example) -> None:
    contests = county.draft.contests
    assert [(contest.seats, len(contest.candidates)) for contest in contests] == [(10, 16), (5, 9)]
    assert len(county.members) == 1500
    assert county.electorates == {"county-rep": 1180, "county-carer": 320}


def test_the_program_loads_the_folder_without_a_problem(example: Example, tmp_path: Path) -> None:
    ctx = election_factory.open_at(tmp_path)
    loaded = load_folder.load_folder(ctx, example.folder)
    ctx.close()
    assert (loaded.title, loaded.warnings) == (example.draft.title, ())
    assert loaded.candidates == len(example.candidates)
    rows = (example.folder / "members.csv").read_text("utf-8").splitlines()[1:]
    assert loaded.members == len(example.members) == len(rows)  # every line is a voter


def test_every_candidate_has_an_own_name_points_and_picture(example: Example) -> None:
    people = example.candidates
    assert len({person.name for person in people}) == len(people)
    parts = Counter(part for person in people for part in person.name.split())
    assert max(parts.values()) == 1  # easy to tell apart
    points = Counter(point for person in people for point in person.points)
    assert max(points.values()) == 1
    photos = {person.picture for person in people}
    assert len(photos) == len(people)
    assert photos == {file.name for file in (example.folder / "pictures").iterdir()}
    drawn = {(example.folder / "pictures" / name).read_bytes() for name in photos}
    assert len(drawn) == len(photos)
    for raw in drawn:
        with Image.open(io.BytesIO(raw)) as photo:
            assert photo.size == (480, 600)
            assert not photo.getexif()
        assert len(prepare_photo(raw)) <= MAX_PHOTO_BYTES


def test_points_are_short_and_plain(example: Example) -> None:
    points = [point for person in example.candidates for point in person.points]
    assert len(points) >= 3 * 20
    for point in points:
        assert len(point.split()) <= 10, point
        assert point[0].isupper(), point
        assert point.endswith("."), point
        assert not BANNED.search(point), point


def test_names_of_all_people_are_different(example: Example) -> None:
    names = [person.name for person in example.candidates]
    names += [*example.draft.key_holders]
    names += [example.draft.officers.secretary, example.draft.officers.witness]
    names += [member.name for member in example.members]
    assert len(set(names)) == len(names)


# --- the votes -------------------------------------------------------------------------------


def _tied(example: Example, plan: Mapping[str, ContestVotes]) -> list[str]:
    return [
        contest.id for contest in example.election.contested_contests if _is_tied(contest, plan)
    ]


def _is_tied(contest: Contest, plan: Mapping[str, ContestVotes]) -> bool:
    counts = totals(plan[contest.id].final, len(contest.candidates))
    return is_last_seat_tied(counts, contest.seats)


def _require_valid(example: Example, plan: Mapping[str, ContestVotes]) -> None:
    contests = example.election.contests
    assert list(plan) == [contest.id for contest in contests]
    for contest in contests:
        votes = plan[contest.id]
        for choices in (*votes.final, *votes.replaced.values()):
            assert len(choices) == len(contest.candidates)
            assert set(choices) <= {0, 1}
            assert sum(choices) <= contest.question.max_choices


@pytest.mark.parametrize("seed", range(30))
def test_hampshire_has_one_tie_and_only_valid_votes(hampshire: Example, seed: int) -> None:
    plan = hampshire.plan(seed)
    assert _tied(hampshire, plan) == ["test-valley-rep"]
    _require_valid(hampshire, plan)


@pytest.mark.parametrize("seed", range(3))
def test_county_has_no_tie_and_only_valid_votes(county: Example, seed: int) -> None:
    plan = county.plan(seed)
    assert _tied(county, plan) == []
    _require_valid(county, plan)


def test_about_sixty_percent_vote_and_some_vote_again(example: Example) -> None:
    plan = example.plan(2)
    voters = sum(len(votes.final) for votes in plan.values())
    assert 0.55 <= voters / len(example.members) <= 0.68
    small = {name: len(votes.final) for name, votes in plan.items() if len(votes.final) < 10}
    assert small == ({"rushmoor-carer": 8} if example.folder.name == "hampshire" else {})
    assert any(sum(choices) == 0 for votes in plan.values() for choices in votes.final)
    for votes in plan.values():
        assert votes.replaced
        assert set(votes.replaced) <= set(range(len(votes.final)))


def test_same_seed_same_votes(hampshire: Example) -> None:
    assert hampshire.plan(3) == hampshire.plan(3)
    assert hampshire.plan(3) != hampshire.plan(4)


# --- a third example -------------------------------------------------------------------------


@pytest.mark.parametrize("members", [0, 1, 2, 11])
def test_few_members_all_vote_and_no_plan_is_impossible(county: Example, members: int) -> None:
    electorates = dict.fromkeys(county.electorates, members)
    for seed in range(20):
        plan = plan_votes(county.election, electorates, SpecialCases(), seed)
        _require_valid(county, plan)
        assert {len(votes.final) for votes in plan.values()} == {min(members, 10)}
        assert all(len(votes.replaced) == min(members, 1) for votes in plan.values())


def test_voters_who_chose_everybody_make_no_tie(hampshire: Example) -> None:
    contests = [
        replace(contest, question=replace(contest.question, max_choices=len(contest.candidates)))
        for contest in hampshire.election.contests
    ]
    election = replace(hampshire.election, contests=tuple(contests))
    electorates = dict.fromkeys(hampshire.electorates, 1)
    for seed in range(20):
        plan = plan_votes(election, electorates, SpecialCases(), seed)
        for contest in contests:
            (choices,) = plan[contest.id].final
            assert not _is_tied(contest, plan) or sum(choices) < contest.seats


@pytest.mark.parametrize("members", [0, 1, 5, 40])
def test_a_tie_stands_where_the_example_asks_for_it(hampshire: Example, members: int) -> None:
    tied = [contest.id for contest in hampshire.election.contests if contest.id != "havant-rep"]
    electorates = dict.fromkeys(hampshire.electorates, members)
    plan = plan_votes(hampshire.election, electorates, SpecialCases(tuple(tied)), 1)
    assert _tied(hampshire, plan) == tied
    _require_valid(hampshire, plan)


@pytest.mark.parametrize(
    ("cases", "code"),
    [
        (SpecialCases(ties=("nowhere",)), "demo-contest"),
        (SpecialCases(votes=(FixedTurnout("nowhere", 1),)), "demo-contest"),
        (SpecialCases(votes=(FixedTurnout("rushmoor-carer", 15),)), "demo-votes"),
        (SpecialCases(votes=(FixedTurnout("rushmoor-carer", -1),)), "demo-votes"),
        (SpecialCases(ties=("havant-rep",)), "demo-tie"),
    ],
)
def test_an_impossible_special_case_is_refused(
    hampshire: Example, cases: SpecialCases, code: str
) -> None:
    with pytest.raises(BadInput) as refused:
        plan_votes(hampshire.election, hampshire.electorates, cases, 1)
    assert refused.value.code == code


def test_special_cases_are_read_from_demo_json(hampshire: Example, tmp_path: Path) -> None:
    assert hampshire.cases == SpecialCases(
        ties=("test-valley-rep",), votes=(FixedTurnout("rushmoor-carer", 8),)
    )
    assert read_special_cases(tmp_path) == SpecialCases()
    for value in ({}, {"ties": ["a"], "votes": {"a": 8}}, {"ties": [], "votes": [], "more": 1}):
        with pytest.raises(BadInput):
            parse_special_cases(json.dumps(value).encode())
