"""Write the set-up page by page, and put the election together from it.

The answers are kept apart from the election (`elections.stores.setup_answers`); put together they
make the same rows that loading a folder makes. They stay, for what groups add comes in anew each
time (`from_groups`). Who changes something of a folder that was loaded begins from its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ballots.encoding import sha256_hex
from ballots.names import is_lookalike
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
from elections.services.setup import from_groups
from elections.services.setup.keep_election import Loaded, Written, keep_election
from elections.services.setup.vote_titles import usual_title
from elections.stores import draft as draft_store
from elections.stores import setup_answers as store

Change = Callable[[SetupAnswers], SetupAnswers]


@dataclass(frozen=True, slots=True)
class SetUp:
    """The state of the set-up.

    ``answers`` and ``members`` are the secretary's; ``all_answers`` and ``all_members`` are those
    with what groups add. ``is_begun``: some of it is not put together yet; ``is_loaded``: there is
    an election. Members have the answers' inner ids of areas and seat classes.
    """

    answers: SetupAnswers
    members: tuple[DraftMember, ...]
    all_answers: SetupAnswers
    all_members: tuple[DraftMember, ...]
    is_begun: bool
    is_loaded: bool


def set_up(ctx: Context) -> SetUp:
    """Read the set-up as it is now: the answers, or else what was loaded."""
    return ctx.db.read(set_up_in)


def set_up_in(session: Session) -> SetUp:
    """Read the set-up as it is now, in a transaction that has begun."""
    answers, draft = store.read(session), draft_store.read(session)
    mark, members = store.together(session), store.read_members(session)
    if answers is None and draft is not None:
        answers = answers_of(draft, usual_title(draft.language))
        members = draft_store.members(session)
        mark = store.fingerprint(answers, members)
    own = SetupAnswers() if answers is None else answers
    every, all_members = from_groups.with_people(session, own), from_groups.members(session)
    all_members = (*members, *all_members)
    return SetUp(
        own,
        members,
        every,
        all_members,
        is_begun=answers is not None and mark != store.fingerprint(every, all_members),
        is_loaded=draft is not None,
    )


def is_together(session: Session) -> bool:
    """Tell whether the election is what the answers, and what groups add, say now."""
    now = set_up_in(session)
    return now.is_loaded and not now.is_begun


def change(ctx: Context, work: Change) -> SetupAnswers:
    """Change the answers.

    Raises `Refused` once the lists are locked, and where groups use what is not there any more.
    """
    return run_command(ctx, Command.SET_UP, lambda session: change_in(session, work))


def change_in(session: Session, work: Change) -> SetupAnswers:
    """Change the answers in a transaction that has begun."""
    before = set_up_in(session)
    if store.read(session) is None:
        _begin_again(session, before)
    answers = work(before.answers)
    if not from_groups.in_use(session).is_whole_in(answers):
        raise refused("set-up-used")
    store.write(session, answers)
    store.keep_photos(session)
    return answers


def _begin_again(session: Session, before: SetUp) -> None:
    """Copy what was loaded; it can be gone back to."""
    if not before.is_loaded:
        return
    store.write_members(session, before.members)
    for name in before.answers.photos():
        jpeg = draft_store.photo(session, name)
        if jpeg is not None:
            store.write_file(session, name, jpeg)


def drop(ctx: Context) -> None:
    """Forget what is not put together yet."""
    run_command(ctx, Command.SET_UP, store.go_back)


def add_photo(ctx: Context, raw: bytes, work: Callable[[SetupAnswers, str], SetupAnswers]) -> None:
    """Prepare a photo and keep it; ``work`` puts its name into the answers.

    Raises `BadInput` (``picture-…``) for what cannot be a photo.
    """
    jpeg = prepare_photo(raw)
    name = sha256_hex(jpeg)

    def transaction(session: Session) -> None:
        change_in(session, lambda answers: work(answers, name))
        store.write_file(session, name, jpeg)

    run_command(ctx, Command.SET_UP, transaction)


def photo(ctx: Context, name: str) -> bytes | None:
    """Read a photo of the set-up."""

    def query(session: Session) -> bytes | None:
        if name not in set_up_in(session).all_answers.photos():
            return None
        return (
            store.read_file(session, name)
            or draft_store.photo(session, name)
            or from_groups.photo(session, name)
        )

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
        change_in(session, lambda answers: answers)
        store.write_members(session, members)

    run_command(ctx, Command.SET_UP, transaction)


def _require_no_officer_stands(now: SetupAnswers, secretary: str) -> None:
    """Refuse an election in which somebody stands who looks after it."""
    for person in (person for contest in now.contests for person in contest.people):
        if any(is_lookalike(person.name, officer) for officer in (secretary, now.witness)):
            raise refused("candidate-officer", name=person.name)


def put_together(ctx: Context, secretary: str, title: Title) -> Loaded:
    """Make the election of the answers, by the same way as from a folder.

    Raises `Refused` while something is not answered (``set-up-missing``) or when an answer changed
    meanwhile (``lock-set-up``), and `FolderRefused` with every problem; then nothing is changed.
    """
    ctx.db.read(from_groups.require_settled)
    now = set_up(ctx)
    if missing(now.all_answers, len(now.all_members)):
        raise refused("set-up-missing")
    _require_no_officer_stands(now.all_answers, secretary)
    draft, of_draft = read_draft(draft_json(as_draft(now.all_answers, secretary, title)))
    if draft is None:
        raise FolderRefused(of_draft)
    listed = members_csv(with_short_names(now.all_members, now.all_answers))
    members, of_members = read_members(FILES[0], listed, draft)
    photos = {name: jpeg for name in now.all_answers.photos() if (jpeg := photo(ctx, name))}

    def settle(session: Session) -> None:
        from_groups.require_settled(session)
        if set_up_in(session) != now:
            raise refused("lock-set-up")
        if store.read(session) is None:  # of what was loaded: it is replaced by its equal
            change_in(session, lambda answers: answers)
        store.mark_together(session, store.fingerprint(now.all_answers, now.all_members))

    written = Written(draft, members, photos)
    return keep_election(ctx, written, of_draft, of_members, Command.PUT_TOGETHER, settle)
