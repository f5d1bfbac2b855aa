"""Getting ready: load the organiser's folder, freeze the election."""

from __future__ import annotations

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from ballots.definition import Election, Log, problems
from ballots.encoding import sha256_hex
from ballots.errors import BadInput, DefinitionInvalid, Problem, Refused
from ballots.pictures import MAX_FILE_BYTES, prepare_photo
from elections.context import Context
from elections.errors import FolderRefused
from elections.models import Account, Contest, Frozen, Member, RollEntry
from elections.rules import folder as folder_rules
from elections.rules import members as member_rules
from elections.rules.accounts import fold_name
from elections.rules.drafting import build_election, new_uuid
from elections.rules.folder import Draft
from elections.rules.members import DraftMember
from elections.rules.roll import Voter, commitment
from elections.rules.stages import Act, Stage, require
from elections.services import setup_store
from elections.services.command import move, run, stage_of, tell

_NO_PICTURE = "0" * 64
_NO_KEYS = ("1" * 64, "2" * 64)  # stand-ins until the officers' keys are put in by `freeze`


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder held. ``warnings`` are sentences for the secretary; they stop nothing."""

    title: str
    contests: int
    candidates: int
    members: int
    warnings: tuple[str, ...]


def load_folder(ctx: Context, folder: Path) -> Loaded:
    """Read, check and keep an election folder; what was loaded before is replaced.

    Raises `FolderRefused` with every problem (docs/election-folder.md), and then nothing is kept.
    """
    ctx.db.read(lambda session: require(stage_of(session), Act.LOAD))
    draft, found = _read_election(folder)
    if draft is None:
        raise FolderRefused(found)
    members, member_problems = _read_members(folder, draft)
    photos, photo_problems = _read_photos(folder, draft)
    hashes = {name: sha256_hex(jpeg) for name, jpeg in photos.items()}
    election = _build(ctx, draft, hashes, _NO_KEYS)
    found += [*problems(election), *photo_problems, *member_problems]
    if found:
        raise FolderRefused(found)

    def work(session: Session) -> None:
        setup_store.clear(session)
        by_hash = {hashes[name]: jpeg for name, jpeg in photos.items()}
        setup_store.put(session, election, members, by_hash)

    run(ctx, Act.LOAD, work)
    return Loaded(
        title=election.title,
        contests=len(election.contests),
        candidates=sum(len(contest.candidates) for contest in election.contests),
        members=len(members),
        warnings=tuple(_warnings(election, members)),
    )


def freeze(ctx: Context) -> Election:
    """Fix definition and list of voters for good. Needs a secretary's and a witness's account.

    Trail: ``election_frozen`` with definition hash, sizes of the electorates, and a commitment to
    the list of voters. Raises `Refused`.
    """

    def work(session: Session) -> Election:
        draft = setup_store.read(session)
        if draft is None:
            raise Refused("freeze-empty", "There is no election yet. Load the folder first.")
        hashes = {one.picture: one.picture for c in draft.contests for one in c.candidates}
        election = _build(ctx, draft, hashes, _officer_keys(session, draft))
        found = problems(election)
        if found:
            raise DefinitionInvalid(found)
        salt = secrets.token_bytes(32)
        voters = _write_roll(session)
        session.add(Frozen(id=1, definition=election.to_bytes(), roll_salt=salt))
        session.flush()
        sizes = {one.id: 0 for one in election.contests}
        for voter in voters:
            sizes[voter.contest] += 1
        body = {
            "definition": election.sha256,
            "electorates": sizes,
            "commitment": commitment(salt, voters),
        }
        tell(ctx, session, ("election_frozen", body))
        move(session, Stage.CHECKING)
        return election

    return run(ctx, Act.FREEZE, work)


# --- the folder ------------------------------------------------------------------------------


def _read_file(path: Path, limit: int) -> bytes:
    """At most ``limit`` bytes and one more. Raises `OSError`, `_NoPlainFile`."""
    # a pipe would be waited for without end; opened like this, it is not
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise _NoPlainFile
        return file.read(limit + 1)


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
    names = {one.picture for contest in draft.contests for one in contest.candidates}
    for name in sorted(filter(folder_rules.plain_file_name, names)):
        where = f"pictures/{name}"
        try:
            photos[name] = prepare_photo(_read_file(folder / "pictures" / name, MAX_FILE_BYTES))
        except OSError as problem:
            found.append(_missing(where, problem))
        except BadInput as refusal:
            found.append(Problem(refusal.code, where, refusal.text))
    return photos, found


def _build(
    ctx: Context, draft: Draft, hashes: dict[str, str], officer_keys: tuple[str, str]
) -> Election:
    names = {one.picture for contest in draft.contests for one in contest.candidates}
    return build_election(
        draft,
        pictures={name: hashes.get(name, _NO_PICTURE) for name in names},
        uuids={contest.id: new_uuid(secrets.choice) for contest in draft.contests},
        officer_keys=officer_keys,
        log=Log(ctx.signer.origin, ctx.signer.public_key.hex()),
    )


def _warnings(election: Election, members: list[DraftMember]) -> list[str]:
    said = []
    for contest in election.contests:
        voters = sum(
            (one.area, one.seat_class) == (contest.area, contest.seat_class) for one in members
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


# --- freezing --------------------------------------------------------------------------------


def _officer_keys(session: Session, draft: Draft) -> tuple[str, str]:
    accounts = {one.role: one for one in session.scalars(select(Account))}
    keys = []
    names = {"secretary": draft.officers.secretary, "witness": draft.officers.witness}
    for role, name in names.items():
        account = accounts.get(role)
        if account is None:
            raise Refused(
                "freeze-accounts",
                "%(name)s has no account yet. Make the account first.",
                name=name,
            )
        if account.folded_name != fold_name(name):
            raise Refused(
                "freeze-names",
                "The folder says %(name)s. The account says %(account)s. Make both the same.",
                name=name,
                account=account.name,
            )
        keys.append(account.public_key.hex())
    return keys[0], keys[1]


def _write_roll(session: Session) -> list[Voter]:
    rows = session.execute(
        select(Contest.id, Member.id, Member.name, Member.member_group).join(
            Member,
            (Member.area_id == Contest.area_id) & (Member.seat_class_id == Contest.seat_class_id),
        )
    ).all()
    if rows:
        entries = [{"contest_id": row[0], "member_id": row[1]} for row in rows]
        session.execute(insert(RollEntry), entries)
    return [Voter(contest, name, group) for contest, _, name, group in rows]
