"""Read an organiser's election folder, and keep it."""

from __future__ import annotations

from pathlib import Path

from ballots.errors import BadInput, Problem
from ballots.photos import MAX_FILE_BYTES, prepare_photo
from elections.core.context import Context
from elections.core.errors import FolderRefused
from elections.domain import election_folder as folder_rules
from elections.domain import member_list as member_rules
from elections.domain import member_table
from elections.domain.election_folder import Draft
from elections.domain.member_list import DraftMember
from elections.domain.stages import Command, require_stage
from elections.services.setup.folder_files import Files, FolderFiles
from elections.services.setup.keep_election import Loaded, Written, keep_election
from elections.stores.election import stage_of

__all__ = ["Loaded", "load_folder"]


def load_folder(ctx: Context, folder: Path) -> Loaded:
    """Read, check and keep an election folder; what was loaded before is replaced.

    Raises `FolderRefused` with every problem (docs/election-folder.md), and then nothing is kept.
    """
    ctx.db.read(lambda session: require_stage(stage_of(session), Command.LOAD))
    written, of_draft, of_files = read_folder(Files(folder), Files(folder, "pictures"))
    return keep_election(ctx, written, of_draft, of_files)


def read_folder(
    files: FolderFiles, pictures: FolderFiles
) -> tuple[Written, list[Problem], list[Problem]]:
    """Read all files of a folder, with the problems of its draft and those of the other files.

    Raises `FolderRefused` when there is no draft to go on with.
    """
    draft, problems = _read_election(files)
    if draft is None:
        raise FolderRefused(problems)
    members, member_problems = _read_members(files, draft)
    photos, photo_problems = _read_photos(pictures, draft)
    return Written(draft, members, photos), problems, [*photo_problems, *member_problems]


def _read_election(files: FolderFiles) -> tuple[Draft | None, list[Problem]]:
    raw = files.read(folder_rules.FILE, folder_rules.LIMIT)
    if isinstance(raw, Problem):
        return None, [raw]
    return folder_rules.read_draft(raw)


def _read_members(files: FolderFiles, draft: Draft) -> tuple[list[DraftMember], list[Problem]]:
    lists = files.present(member_table.FILES)
    if len(lists) > 1:
        text = f"There are two lists of members: {' and '.join(lists)}. Take the old one away."
        return [], [Problem("F.1", lists[-1], text)]
    name = lists[0] if lists else member_table.FILES[0]
    raw = files.read(name, member_table.LIMIT)
    if isinstance(raw, Problem):
        return [], [raw]
    return member_rules.read_members(name, raw, draft)


def _read_photos(files: FolderFiles, draft: Draft) -> tuple[dict[str, bytes], list[Problem]]:
    photos: dict[str, bytes] = {}
    problems = []
    names = {candidate.picture for contest in draft.contests for candidate in contest.candidates}
    for name in sorted(filter(folder_rules.is_plain_file_name, names)):
        raw = files.read(name, MAX_FILE_BYTES)
        if isinstance(raw, Problem):
            problems.append(raw)
            continue
        try:
            photos[name] = prepare_photo(raw)
        except BadInput as refusal:
            problems.append(Problem(refusal.code, f"pictures/{name}", refusal.text))
    return photos, problems
