"""V01 to V04: files, README, definition, pictures."""

from __future__ import annotations

from audit.record.files import CERTIFICATE, COUNTS, DEFINITION, README, REQUIRED, picture_name
from audit.record.readme import readme_text
from audit.verify.state import Known
from ballots.definition.codec import parse_election
from ballots.encoding import sha256_hex
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


def check_pictures(known: Known) -> None:
    """V04: exactly the pictures of the definition, each with the hash of its name."""
    if known.definition is None:
        return
    known.notes.begin("V04")
    wanted = {
        candidate.picture: candidate.name
        for contest in known.definition.contests
        for candidate in contest.candidates
    }
    for sha in sorted(wanted.keys() - known.files.pictures):
        known.notes.found("V04", picture_name(sha), f"The picture of {wanted[sha]} is missing.")
    for sha in sorted(known.files.pictures - wanted.keys()):
        known.notes.found("V04", picture_name(sha), "No person who stands has this picture.")
    for sha in sorted(known.files.pictures):
        if sha256_hex(known.files.read(picture_name(sha))) != sha:
            known.notes.found("V04", picture_name(sha), "This is not the picture it says it is.")
