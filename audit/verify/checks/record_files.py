"""Checks V00 to V04 and V09: files, README, definition, pictures, points."""

from __future__ import annotations

from collections.abc import Iterator

from audit.record.candidates import CandidateRow, parse_candidates
from audit.record.files import (
    CANDIDATES,
    CERTIFICATE,
    COUNTS,
    DEFINITION,
    README,
    REQUIRED,
    picture_name,
)
from audit.record.photo import is_jpeg
from audit.record.readme import readme_text
from audit.verify.report import Redaction
from audit.verify.state import NotEstablished, VerificationState
from ballots.definition.codec import parse_election
from ballots.definition.material import points_hash, points_problems, salted_hash
from ballots.definition.model import Candidate, Contest, Election
from ballots.errors import BadInput, DefinitionInvalid

_LONGEST_NAME = 200
_MOST_LISTED = 20  # names of other files that get a finding each


def check_beside(state: VerificationState) -> None:
    """Check V00: nothing lies beside the record's files but what computers leave behind."""
    others, report = state.files.beside.others, state.report
    report.begin("V00")
    for name in others[:_MOST_LISTED]:
        report.add("V00", name[:_LONGEST_NAME], "This is no file of a record. It was not read.")
    if len(others) > _MOST_LISTED:
        text = f"And {len(others) - _MOST_LISTED} more that are no files of a record."
        report.add("V00", "record", text)


def check_files(state: VerificationState) -> None:
    """Check V01: the required files are there."""
    state.report.begin("V01")
    for name in sorted(REQUIRED - state.files.names):
        state.report.add("V01", name, "This file is missing from the record.")
    if CERTIFICATE in state.files.names and COUNTS not in state.files.names:
        state.report.add("V01", COUNTS, "There is a certificate, but no counts.")


def check_definition(state: VerificationState) -> None:
    """Check V03: the definition is valid and canonical."""
    raw = state.read(DEFINITION)
    state.report.begin("V03")
    try:
        state.definition = parse_election(raw)
    except DefinitionInvalid as problem:
        for mistake in problem.problems:
            where, text = f"{DEFINITION}, {mistake.where}", f"{mistake.text} [{mistake.code}]"
            state.report.add("V03", where, text)
    except BadInput as problem:
        state.report.add("V03", DEFINITION, problem.text)


def check_readme(state: VerificationState) -> None:
    """Check V02: README.txt is the text that follows from the definition."""
    wanted, raw = readme_text(state.definition), state.read(README)
    state.report.begin("V02")
    if raw != wanted.encode():
        state.report.add(
            "V02", README, "This is not the standard text. It may mislead who reads it."
        )


def check_candidates(state: VerificationState) -> None:
    """Check V09: candidates.json lists who stands; points are the definition's, or taken out."""
    definition, report = state.definition, state.report
    raw = state.read(CANDIDATES)
    report.begin("V09")
    try:
        rows = parse_candidates(raw)
    except BadInput as problem:
        report.add("V09", CANDIDATES, problem.text)
        return
    if [(row.contest, row.id) for row in rows] != [
        (contest.id, candidate.id)
        for contest in definition.contests
        for candidate in contest.candidates
    ]:
        report.add("V09", CANDIDATES, "It does not list the people who stand, in their order.")
        return
    state.candidates = rows
    for row, (_, candidate) in zip(rows, _standing(definition), strict=True):
        for text in _wrong_points(row, candidate):
            report.add("V09", f"{CANDIDATES}, {row.contest}/{row.id}", text)


def _standing(definition: Election) -> list[tuple[Contest, Candidate]]:
    return [
        (contest, candidate) for contest in definition.contests for candidate in contest.candidates
    ]


def _wrong_points(row: CandidateRow, candidate: Candidate) -> Iterator[str]:
    if row.points is None:
        if row.points_salt is not None:
            yield f"What {candidate.name} says was taken out, but not its salt."
    elif row.points_salt is None:
        yield f"What {candidate.name} says has no salt, so it cannot be checked."
    elif points_hash(bytes.fromhex(row.points_salt), row.points) != candidate.points:
        yield f"This is not what {candidate.name} says in the definition."
    else:
        for problem in points_problems(candidate.name, row.points):
            yield f"{problem.text} [{problem.code}]"
    if row.recording_salt is not None and not candidate.recording:
        yield f"The definition has no recording of {candidate.name}."


def check_pictures(state: VerificationState) -> None:
    """Check V04: each picture has the definition's salted hash, or was taken out; no others."""
    standing, candidates = _standing(state.definition), state.candidates
    state.report.begin("V04")
    named = {candidate.photo for _, candidate in standing}
    for name in sorted(state.files.pictures - named):
        state.report.add("V04", picture_name(name), "No person who stands has this picture.")
    for (_, candidate), row in zip(standing, candidates, strict=True):
        text = _wrong_picture(state, candidate, row.photo_salt)
        if text:
            state.report.add("V04", picture_name(candidate.photo), text)


def _wrong_picture(state: VerificationState, candidate: Candidate, salt: str | None) -> str | None:
    """Say what is wrong with a candidate's picture, or None."""
    if candidate.photo not in state.files.pictures:
        return None if salt is None else f"The picture of {candidate.name} is missing."
    if salt is None:
        return f"The picture of {candidate.name} is there without its salt."
    raw = state.files.read(picture_name(candidate.photo))
    if salted_hash("photo", bytes.fromhex(salt), raw) != candidate.photo:
        return "This is not the picture it says it is."
    return None if is_jpeg(raw) else "This is not a JPEG picture, or something is hidden behind it."


def redactions(state: VerificationState) -> tuple[Redaction, ...]:
    """List what was taken out of this copy, in the order of the definition."""
    try:
        standing = _standing(state.definition)
        candidates = state.candidates
    except NotEstablished:
        return ()
    redacted = []
    for (contest, candidate), row in zip(standing, candidates, strict=True):
        gone = {
            "points": row.points is None and row.points_salt is None,
            "photo": row.photo_salt is None and candidate.photo not in state.files.pictures,
            "recording": bool(candidate.recording) and row.recording_salt is None,
        }
        redacted += [
            Redaction(contest.title, candidate.name, what)
            for what, is_gone in gone.items()
            if is_gone
        ]
    return tuple(redacted)
