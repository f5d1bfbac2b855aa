"""Write the set-up page by page, and put the election together from it.

The answers are kept apart from the election (`elections.stores.setup_answers`) until they are put
together; then they are the same rows that loading a folder makes, and the answers go. Who changes
something after that begins from those rows again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ballots.encoding import sha256_hex
from ballots.photos import prepare_photo
from elections.core.context import Context
from elections.core.errors import FolderRefused, refused
from elections.domain.election_folder import read_draft
from elections.domain.member_list import DraftMember, members_csv, read_members
from elections.domain.member_table import FILES
from elections.domain.setup_answers import SetupAnswers
from elections.domain.setup_draft import (
    Title,
    answers_of,
    as_draft,
    draft_json,
    with_inner_ids,
    with_short_names,
)
from elections.domain.setup_parts import missing
from elections.domain.stages import Command
from elections.services.command import run_command
from elections.services.setup.keep_election import Loaded, Written, keep_election
from elections.services.setup.vote_titles import usual_title
from elections.stores import draft as draft_store
from elections.stores import setup_answers as store

Change = Callable[[SetupAnswers], SetupAnswers]


@dataclass(frozen=True, slots=True)
class SetUp:
    """The state of the set-up.

    ``is_begun``: some answers are not put together yet; ``is_loaded``: there is an election.
    ``members`` have the answers' inner ids of areas and seat classes.
    """

    answers: SetupAnswers
    members: tuple[DraftMember, ...]
    is_begun: bool
    is_loaded: bool


def set_up(ctx: Context) -> SetUp:
    """Read the set-up as it is now: the answers, or else what was loaded."""
    return ctx.db.read(_read)


def _read(session: Session) -> SetUp:
    answers, draft = store.read(session), draft_store.read(session)
    if answers is not None:
        return SetUp(
            answers, store.read_members(session), is_begun=True, is_loaded=draft is not None
        )
    if draft is not None:
        return SetUp(
            answers_of(draft, usual_title(draft.language)),
            draft_store.members(session),
            is_begun=False,
            is_loaded=True,
        )
    return SetUp(SetupAnswers(), (), is_begun=False, is_loaded=False)


def change(ctx: Context, work: Change) -> SetupAnswers:
    """Change the answers. Raises `Refused` once the lists are locked."""
    return run_command(ctx, Command.LOAD, lambda session: _change(session, work))


def _change(session: Session, work: Change) -> SetupAnswers:
    before = _read(session)
    if before.is_loaded and not before.is_begun:
        _begin_again(session, before)
    answers = work(before.answers)
    store.write(session, answers)
    store.keep_only(session, {store.MEMBERS, *answers.photos()})
    return answers


def _begin_again(session: Session, before: SetUp) -> None:
    """Copy the files of what was loaded."""
    store.write_members(session, before.members)
    for name in before.answers.photos():
        jpeg = draft_store.photo(session, name)
        if jpeg is not None:
            store.write_file(session, name, jpeg)


def drop(ctx: Context) -> None:
    """Forget what is not put together yet."""
    run_command(ctx, Command.LOAD, store.clear)


def add_photo(ctx: Context, raw: bytes, work: Callable[[SetupAnswers, str], SetupAnswers]) -> None:
    """Prepare a photo and keep it; ``work`` puts its name into the answers.

    Raises `BadInput` (``picture-…``) for what cannot be a photo.
    """
    jpeg = prepare_photo(raw)
    name = sha256_hex(jpeg)

    def transaction(session: Session) -> None:
        _change(session, lambda answers: work(answers, name))
        store.write_file(session, name, jpeg)

    run_command(ctx, Command.LOAD, transaction)


def photo(ctx: Context, name: str) -> bytes | None:
    """Read a photo of the set-up."""

    def query(session: Session) -> bytes | None:
        if name not in _read(session).answers.photos():
            return None
        return store.read_file(session, name) or draft_store.photo(session, name)

    return ctx.db.read(query)


def read_list(ctx: Context, file: str, raw: bytes, title: Title) -> tuple[DraftMember, ...]:
    """Read a list of members as it was sent, with the answers' inner ids; nothing is kept.

    ``file``: its kind, as one of `elections.domain.member_table.FILES`. Raises `FolderRefused`
    with every problem.
    """
    answers = set_up(ctx).answers
    members, problems = read_members(file, raw, as_draft(answers, "", title))
    if problems:
        raise FolderRefused(problems)
    return tuple(with_inner_ids(members, answers))


def keep_list(ctx: Context, members: Sequence[DraftMember]) -> None:
    """Keep a list of members in the place of the one before."""

    def transaction(session: Session) -> None:
        _change(session, lambda answers: answers)
        store.write_members(session, members)

    run_command(ctx, Command.LOAD, transaction)


def put_together(ctx: Context, secretary: str, title: Title) -> Loaded:
    """Make the election of the answers, by the same way as from a folder.

    Raises `Refused` while something is not answered (``set-up-missing``) or when an answer changed
    meanwhile (``lock-set-up``), and `FolderRefused` with every problem; then nothing is changed.
    """
    now = set_up(ctx)
    if missing(now.answers, len(now.members)):
        raise refused("set-up-missing")
    draft, of_draft = read_draft(draft_json(as_draft(now.answers, secretary, title)))
    if draft is None:
        raise FolderRefused(of_draft)
    listed = members_csv(with_short_names(now.members, now.answers))
    members, of_members = read_members(FILES[0], listed, draft)
    photos = {name: jpeg for name in now.answers.photos() if (jpeg := photo(ctx, name))}

    def verify_unchanged(session: Session) -> None:
        if _read(session) != now:
            raise refused("lock-set-up")

    written = Written(draft, members, photos)
    return keep_election(ctx, written, of_draft, of_members, verify_unchanged)
