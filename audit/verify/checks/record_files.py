"""V01 to V04 and V09: files, README, definition, pictures, points."""

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
from audit.record.readme import readme_text
from audit.verify.report import Redaction
from audit.verify.state import Known
from ballots.definition.codec import parse_election
from ballots.definition.material import points_hash, points_problems, salted_hash
from ballots.definition.model import Candidate, Contest, Election
from ballots.errors import BadInput, DefinitionInvalid


def check_files(known: Known) -> None:
    """V01: the required files are there. Foreign files were refused on opening."""
    known.notes.begin("V01")
    for name in sorted(REQUIRED - known.files.names):
        known.notes.found("V01", name, "This file is missing from the record.")
    if CERTIFICATE in known.files.names and COUNTS not in known.files.names:
        known.notes.found("V01", COUNTS, "There is a certificate, but no counts.")


def check_definition(known: Known) -> None:
    """V03: the definition is valid and canonical."""
    if DEFINITION not in known.files.names:
        return
    known.notes.begin("V03")
    try:
        known.definition = parse_election(known.files.read(DEFINITION))
    except DefinitionInvalid as problem:
        for one in problem.problems:
            known.notes.found("V03", f"{DEFINITION}, {one.where}", f"{one.text} [{one.code}]")
    except BadInput as problem:
        known.notes.found("V03", DEFINITION, problem.text)


def check_readme(known: Known) -> None:
    """V02: README.txt is the text that follows from the definition."""
    if known.definition is None or README not in known.files.names:
        return
    known.notes.begin("V02")
    if known.files.read(README) != readme_text(known.definition).encode():
        known.notes.found(
            "V02", README, "This is not the standard text. It may mislead who reads it."
        )


def check_candidates(known: Known) -> None:
    """V09: candidates.json lists who stands; points are those of the definition, or taken out."""
    definition, notes = known.definition, known.notes
    if definition is None or CANDIDATES not in known.files.names:
        return
    notes.begin("V09")
    try:
        rows = parse_candidates(known.files.read(CANDIDATES))
    except BadInput as problem:
        notes.found("V09", CANDIDATES, problem.text)
        return
    if [(row.contest, row.id) for row in rows] != [
        (contest.id, candidate.id)
        for contest in definition.contests
        for candidate in contest.candidates
    ]:
        notes.found("V09", CANDIDATES, "It does not list the people who stand, in their order.")
        return
    known.candidates = rows
    for row, (_, candidate) in zip(rows, _standing(definition), strict=True):
        for text in _wrong_points(row, candidate):
            notes.found("V09", f"{CANDIDATES}, {row.contest}/{row.id}", text)


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


def check_pictures(known: Known) -> None:
    """V04: each picture of the definition, with its salted hash, or it was taken out; no others."""
    if known.definition is None or known.candidates is None:
        return
    known.notes.begin("V04")
    standing = _standing(known.definition)
    salts = {
        candidate.photo: (candidate.name, row.photo_salt)
        for (_, candidate), row in zip(standing, known.candidates, strict=True)
    }
    for name in sorted(known.files.pictures - salts.keys()):
        known.notes.found("V04", picture_name(name), "No person who stands has this picture.")
    for photo, (person, salt) in sorted(salts.items()):
        where = picture_name(photo)
        if photo not in known.files.pictures:
            if salt is not None:
                known.notes.found("V04", where, f"The picture of {person} is missing.")
        elif salt is None:
            known.notes.found("V04", where, f"The picture of {person} is there without its salt.")
        elif salted_hash("photo", bytes.fromhex(salt), known.files.read(where)) != photo:
            known.notes.found("V04", where, "This is not the picture it says it is.")


def redactions(known: Known) -> tuple[Redaction, ...]:
    """What was taken out of this copy, in the order of the definition."""
    if known.definition is None or known.candidates is None:
        return ()
    found = []
    for (contest, candidate), row in zip(
        _standing(known.definition), known.candidates, strict=True
    ):
        gone = {
            "points": row.points is None and row.points_salt is None,
            "photo": row.photo_salt is None and candidate.photo not in known.files.pictures,
            "recording": bool(candidate.recording) and row.recording_salt is None,
        }
        found += [
            Redaction(contest.title, candidate.name, what)
            for what, is_gone in gone.items()
            if is_gone
        ]
    return tuple(found)
