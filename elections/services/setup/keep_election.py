"""Check an election that was written down, and keep it: from a folder, or from the set-up pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ballots.definition.material import Material, new_material, points_problems
from ballots.definition.model import Election
from ballots.definition.rules import problems
from ballots.errors import Problem
from ballots.group import scalar_mult_base
from elections.core import catalogue
from elections.core.context import Context
from elections.core.errors import FolderRefused, refused
from elections.domain import election_folder as folder_rules
from elections.domain.capacity import Overfull, overfull, with_votes_that_fit
from elections.domain.election_folder import Draft, DraftCandidate
from elections.domain.member_list import DraftMember
from elections.domain.stages import Command
from elections.services.command import run_command
from elections.services.setup.definition import build_definition
from elections.services.setup.usable import print_problems, voice_warnings
from elections.stores import draft as setup_store
from elections.stores import groups as group_store
from elections.stores import setup_answers

# Stand-ins until the officers' keys are put in by `lock_lists`: D.11 wants two points of the group.
_NO_KEYS = (scalar_mult_base(1).hex(), scalar_mult_base(2).hex())


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content of a folder. ``warnings`` are sentences for the secretary; they stop nothing."""

    title: str
    contests: int
    candidates: int
    members: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """An election as it was written down. ``photos``: candidate's ``picture`` to prepared JPEG."""

    draft: Draft
    members: Sequence[DraftMember]
    photos: Mapping[str, bytes]


def keep_election(
    ctx: Context,
    written: Written,
    of_draft: Sequence[Problem],
    of_files: Sequence[Problem],
    act: Command = Command.LOAD,
    settle: Callable[[Session], None] | None = None,
) -> Loaded:
    """Check an election as a whole and keep it; what was kept before is replaced.

    ``of_draft``, ``of_files``: problems of reading the draft, and its photos and members.
    ``settle`` settles in the same transaction what becomes of the set-up's answers; it raises if
    what was written is not the newest any more. Raises `FolderRefused` with every problem
    (docs/folder-problems.md), and then nothing is kept.
    """
    draft, photos = written.draft, written.photos
    election, materials = define(ctx, written)
    unknown = folder_rules.language_problem(draft, catalogue.NAMES)
    wrong = [
        *of_draft,
        *([unknown] if unknown else []),
        *problems(election),
        *print_problems(election),
        *_points_problems(draft),
        *of_files,
    ]
    if wrong:
        raise FolderRefused(wrong)
    electorates = _electorates(election, written.members)
    election = with_votes_that_fit(election, electorates)
    too_much = overfull(election, electorates, materials)
    if too_much is not None:
        raise FolderRefused([_capacity_problem(too_much)])

    def transaction(session: Session) -> None:
        (settle or _replace_answers)(session)
        setup_store.clear(session)
        pictures = {
            materials[contest.id, candidate.name].photo: photos[candidate.picture]
            for contest in draft.contests
            for candidate in contest.candidates
        }
        setup_store.put(session, election, written.members, materials, pictures)

    run_command(ctx, act, transaction)
    return Loaded(
        title=election.title,
        contests=len(election.contests),
        candidates=sum(len(contest.candidates) for contest in election.contests),
        members=len(written.members),
        warnings=(
            *_lowered(draft.rules.votes_per_card, election.rules.votes_per_card),
            *_warnings(election, electorates),
            *voice_warnings(draft),
        ),
    )


def _replace_answers(session: Session) -> None:
    """Take out the answers of before; groups would be left with what is not there any more."""
    if group_store.is_any(session):
        raise refused("set-up-groups")
    setup_answers.clear(session)


def define(ctx: Context, written: Written) -> tuple[Election, dict[tuple[str, str], Material]]:
    """Build the definition, with fresh salts. Nothing is checked."""
    materials = {
        (contest.id, candidate.name): _material(candidate, written.photos)
        for contest in written.draft.contests
        for candidate in contest.candidates
    }
    return build_definition(ctx, written.draft, materials, _NO_KEYS), materials


def _material(candidate: DraftCandidate, photos: Mapping[str, bytes]) -> Material:
    """Draw fresh salts for what somebody says and shows.

    A missing photo is a problem of its own.
    """
    return new_material(candidate.points, photos.get(candidate.picture, b""))


def _points_problems(draft: Draft) -> Iterator[Problem]:
    for contest in draft.contests:
        for candidate in contest.candidates:
            yield from points_problems(candidate.name, candidate.points)


def _electorates(election: Election, members: Sequence[DraftMember]) -> dict[str, int]:
    """Count the voters of each contest."""
    voters = Counter((member.area, member.seat_class) for member in members)
    return {contest.id: voters[contest.area, contest.seat_class] for contest in election.contests}


def _capacity_problem(too_much: Overfull) -> Problem:
    """Make the problem with the same sentence as when the lists are locked."""
    values = {"contest": too_much.contest} if too_much.contest else {}
    text = refused(too_much.code, **values).text
    return Problem("F.6", too_much.contest or "election.json", text)


def _lowered(wanted: int, votes: int) -> list[str]:
    if wanted == votes:
        return []
    text = (
        f"So many people vote that each card can vote {votes} times, not {wanted}. "
        "The box would get too long. If that is too few, make two elections of it."
    )
    return [text]


def _warnings(election: Election, electorates: Mapping[str, int]) -> list[str]:
    warnings = []
    for contest in election.contests:
        voters = electorates[contest.id]
        if voters < election.rules.small_contest:
            warnings.append(
                f"{contest.title}: only {voters} people can vote. "
                "The result could show how people voted."
            )
        standing = len(contest.candidates)
        if standing == 0:
            warnings.append(f"{contest.title}: nobody stands. There will be no vote.")
        elif standing < contest.seats:
            people = "1 person stands" if standing == 1 else f"{standing} people stand"
            warnings.append(f"{contest.title}: {people} for {contest.seats} seats.")
    return warnings
