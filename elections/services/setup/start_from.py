"""Begin the set-up from an election folder, or from the public record of an earlier election."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from audit.record.names import DEFINITION
from ballots.definition.codec import parse_election
from ballots.definition.model import LIMIT
from ballots.definition.rules import problems
from ballots.encoding import sha256_hex
from ballots.errors import Refused
from elections.core.context import Context
from elections.core.errors import FolderRefused, bad_input, refused
from elections.domain.election_folder import FILE
from elections.domain.setup_answers import SetupAnswers
from elections.domain.setup_draft import answers_of, without_usual_titles
from elections.domain.setup_start import answers_of_election
from elections.domain.stages import Command
from elections.services.command import run_command
from elections.services.setup.keep_election import Written, define
from elections.services.setup.load_folder import read_folder
from elections.services.setup.vote_titles import usual_title
from elections.services.setup.zip_files import ZippedFiles, folder_of, open_zip, read_from
from elections.stores import groups as group_store
from elections.stores import setup_answers as store

# Short names are no page's to change and stand in addresses; texts and places are shown at once.
_OF_PAGES = frozenset({"D.2", "D.4", "D.5"})


def start_from_folder(ctx: Context, raw: bytes) -> None:
    """Take the answers from an election folder in a zip file, in the place of those before.

    Raises `BadInput` for what is no such file, and `FolderRefused` with every problem of reading
    it, and all that no page could show or mend; the rest is found when it is put together.
    """
    with open_zip(raw) as zipped:
        folder = folder_of(zipped, FILE)
        files = ZippedFiles(zipped, folder)
        written, of_draft, of_files = read_folder(files, ZippedFiles(zipped, folder, "pictures"))
    election, _ = define(ctx, written)
    of_pages = [problem for problem in problems(election) if problem.code in _OF_PAGES]
    if of_draft or of_pages or of_files:
        raise FolderRefused([*of_draft, *of_pages, *of_files])
    names = {picture: sha256_hex(jpeg) for picture, jpeg in written.photos.items()}
    title = usual_title(written.draft.language)
    _begin(ctx, _with_photos(answers_of(written.draft, title), names), written)


def _with_photos(answers: SetupAnswers, names: dict[str, str]) -> SetupAnswers:
    contests = tuple(
        replace(c, people=tuple(replace(p, photo=names[p.photo]) for p in c.people))
        for c in answers.contests
    )
    return replace(answers, contests=contests)


def start_from_record(ctx: Context, raw: bytes, today: date) -> None:
    """Take areas, votes, rules and calendar from a public record, in the place of all answers.

    ``raw``: the record's zip file, or the one file ``definition.json`` of a record that is too big.
    Nothing is checked of the record: these are only answers that can be changed. Raises `BadInput`
    for what is no record, or one of a format that is not known here.
    """
    content = raw if raw[:1] == b"{" else read_from(raw, DEFINITION, LIMIT)
    try:
        election = parse_election(content)
        answers = answers_of_election(election, today)
        answers = without_usual_titles(answers, usual_title(election.language))
    except (Refused, ValueError, OverflowError) as problem:
        raise bad_input("record-unknown") from problem
    _begin(ctx, answers)


def _begin(ctx: Context, answers: SetupAnswers, written: Written | None = None) -> None:
    def transaction(session: Session) -> None:
        if group_store.is_any(session):
            raise refused("set-up-groups")
        store.clear(session)
        store.write(session, answers)
        if written is not None:
            store.write_members(session, written.members)
            for jpeg in set(written.photos.values()):
                store.write_file(session, sha256_hex(jpeg), jpeg)

    run_command(ctx, Command.LOAD, transaction)
