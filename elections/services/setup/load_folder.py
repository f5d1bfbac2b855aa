"""Load an organiser's election folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from ballots.definition.material import Material, new_material, points_problems
from ballots.definition.model import Election
from ballots.definition.rules import problems
from ballots.errors import BadInput, Problem
from ballots.group import scalar_mult_base
from ballots.photos import MAX_FILE_BYTES, prepare_photo
from elections.core.context import Context
from elections.core.errors import FolderRefused
from elections.domain import election_folder as folder_rules
from elections.domain import member_list as member_rules
from elections.domain.election_folder import Draft, DraftCandidate
from elections.domain.member_list import DraftMember
from elections.domain.stages import Command, require_stage
from elections.services.command import run_command
from elections.services.setup.definition import build_definition
from elections.stores import draft as setup_store
from elections.stores.election import stage_of

# Stand-ins until the officers' keys are put in by `freeze`: D.11 wants two points of the group.
_NO_KEYS = (scalar_mult_base(1).hex(), scalar_mult_base(2).hex())


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content of a folder. ``warnings`` are sentences for the secretary; they stop nothing."""

    title: str
    contests: int
    candidates: int
    members: int
    warnings: tuple[str, ...]


def load_folder(ctx: Context, folder: Path) -> Loaded:
    """Read, check and keep an election folder; what was loaded before is replaced.

    Raises `FolderRefused` with every problem (docs/election-folder.md), and then nothing is kept.
    """
    ctx.db.read(lambda session: require_stage(stage_of(session), Command.LOAD))
    draft, found = _read_election(folder)
    if draft is None:
        raise FolderRefused(found)
    members, member_problems = _read_members(folder, draft)
    photos, photo_problems = _read_photos(folder, draft)
    materials = {
        (contest.id, candidate.name): _material(candidate, photos)
        for contest in draft.contests
        for candidate in contest.candidates
    }
    election = build_definition(ctx, draft, materials, _NO_KEYS)
    found += [*problems(election), *_points_problems(draft), *photo_problems, *member_problems]
    if found:
        raise FolderRefused(found)

    def transaction(session: Session) -> None:
        setup_store.clear(session)
        pictures = {
            materials[contest.id, candidate.name].photo: photos[candidate.picture]
            for contest in draft.contests
            for candidate in contest.candidates
        }
        setup_store.put(session, election, members, materials, pictures)

    run_command(ctx, Command.LOAD, transaction)
    return Loaded(
        title=election.title,
        contests=len(election.contests),
        candidates=sum(len(contest.candidates) for contest in election.contests),
        members=len(members),
        warnings=tuple(_warnings(election, members)),
    )


def _material(candidate: DraftCandidate, photos: Mapping[str, bytes]) -> Material:
    """Draw fresh salts for what somebody says and shows.

    A missing photo is a problem of its own.
    """
    return new_material(candidate.points, photos.get(candidate.picture, b""))


def _points_problems(draft: Draft) -> Iterator[Problem]:
    for contest in draft.contests:
        for candidate in contest.candidates:
            yield from points_problems(candidate.name, candidate.points)


# --- the folder ------------------------------------------------------------------------------


def _read_file(path: Path, limit: int) -> bytes:
    """Read at most ``limit`` bytes and one more. Raises `OSError`, `_NoPlainFile`."""
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise _NoPlainFile
        return file.read(limit + 1)


def _without_waiting(path: str, flags: int) -> int:
    """Open a pipe at once instead of waiting for its writer; Windows has no pipes in folders."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


class _NoPlainFile(OSError):
    """A folder, a pipe or a device stands where a file must be."""


def _missing(name: str, problem: OSError) -> Problem:
    if isinstance(problem, _NoPlainFile | IsADirectoryError):
        return Problem("F.1", name, "This is not a plain file. Put the file itself in the folder.")
    return Problem("F.1", name, "This file is missing or cannot be read. Put it in the folder.")


def _read_election(folder: Path) -> tuple[Draft | None, list[Problem]]:
    try:
        raw = _read_file(folder / "election.json", folder_rules.LIMIT)
    except OSError as problem:
        return None, [_missing("election.json", problem)]
    return folder_rules.read_draft(raw)


def _read_members(folder: Path, draft: Draft) -> tuple[list[DraftMember], list[Problem]]:
    try:
        raw = _read_file(folder / "members.csv", member_rules.LIMIT)
    except OSError as problem:
        return [], [_missing("members.csv", problem)]
    return member_rules.read_members(raw, draft)


def _read_photos(folder: Path, draft: Draft) -> tuple[dict[str, bytes], list[Problem]]:
    photos: dict[str, bytes] = {}
    found = []
    names = {candidate.picture for contest in draft.contests for candidate in contest.candidates}
    for name in sorted(filter(folder_rules.plain_file_name, names)):
        where = f"pictures/{name}"
        try:
            photos[name] = prepare_photo(_read_file(folder / "pictures" / name, MAX_FILE_BYTES))
        except OSError as problem:
            found.append(_missing(where, problem))
        except BadInput as refusal:
            found.append(Problem(refusal.code, where, refusal.text))
    return photos, found


def _warnings(election: Election, members: list[DraftMember]) -> list[str]:
    said = []
    for contest in election.contests:
        voters = sum(
            (member.area, member.seat_class) == (contest.area, contest.seat_class)
            for member in members
        )
        if voters < election.rules.small_contest:
            said.append(
                f"{contest.title}: only {voters} people can vote. "
                "The result could show how people voted."
            )
        standing = len(contest.candidates)
        if standing == 0:
            said.append(f"{contest.title}: nobody stands. There will be no vote.")
        elif standing < contest.seats:
            people = "1 person stands" if standing == 1 else f"{standing} people stand"
            said.append(f"{contest.title}: {people} for {contest.seats} seats.")
    return said
