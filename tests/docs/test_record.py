"""audit/RECORD.md lists what a record has: files, events, steps, checks, versions."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from functools import cache
from typing import Any

import pytest

from audit.box import reader
from audit.log import checkpoint
from audit.record import files, names, opening
from audit.record.candidates import CANDIDATES_FORMAT
from audit.record.cards import CARDS_FORMAT
from audit.record.certificate import CERTIFICATE_FORMAT
from audit.record.counts import COUNTS_FORMAT
from audit.record.files import RecordFiles
from audit.record.readme import readme_text
from audit.trail import codec
from audit.trail.events import EVENTS, Loss, PrintedCards
from audit.trail.stages import RULES
from audit.verify.run import verify
from ballots import box_params, encoding, tally
from ballots.counting.steps import STEPS, LotNeeded
from ballots.definition import model, rules
from ballots.definition.model import FORMAT
from ballots.stages import Stage
from ballots.trustees import single
from ballots.typed_json import read_value
from tests.docs.documents import codes_in, rows_of, text_of
from tests.factories.small_election import draw_small_election

DOCUMENT = "audit/RECORD.md"
EVENT_ROWS = [(codes_in(row[0]), row[1], row[2]) for row in rows_of(DOCUMENT, "## 4. Trail")]
INSIDE = {field.name for field in (*fields(PrintedCards), *fields(Loss))}  # of `boxes`


def test_every_file_of_a_record_is_listed() -> None:
    rows = {codes_in(row[0])[0]: row[1] for row in rows_of(DOCUMENT, "## 2. Files")}
    later = {files.COUNTS, files.CERTIFICATE}
    folders = {files.picture_name("<salted hash>"), files.box_name("<uuid>")}
    assert rows.keys() == files.REQUIRED | later | folders
    assert {name for name, there in rows.items() if there == "always"} - folders == files.REQUIRED


def test_every_event_is_listed_with_its_fields_in_order() -> None:
    assert sorted(kind for kinds, *_ in EVENT_ROWS for kind in kinds) == sorted(EVENTS)
    for kinds, body, _ in EVENT_ROWS:
        # names in capitals are events of the box
        listed = [code for code in codes_in(body) if code not in INSIDE and code.islower()]
        for kind in kinds:
            assert listed == [field.name for field in fields(EVENTS[kind])], kind  # type: ignore[arg-type]


def test_every_event_is_listed_with_its_stages() -> None:
    for kinds, _, stages in EVENT_ROWS:
        listed = {stage for stage in Stage if re.search(rf"\b{stage}\b", stages)}
        rules = [RULES[kind] for kind in kinds]
        meant = {stage for rule in rules for stage in (*rule.stages, rule.after) if stage}
        assert listed == meant, kinds


def test_every_step_of_a_count_is_listed_with_its_fields() -> None:
    listed: dict[str, list[str]] = {}
    for kinds, others in rows_of(DOCUMENT, "## 7. Counts"):
        listed |= {kind: codes_in(others) for kind in codes_in(kinds)}
    in_records = STEPS.keys() - {LotNeeded.kind}  # no count in a record ends with that
    assert listed.keys() == in_records
    for kind in in_records:
        names = [field.name for field in fields(STEPS[kind])]  # type: ignore[arg-type]
        assert [name for name in listed[kind] if name in names] == names, kind


def test_every_check_is_listed_once() -> None:
    section = text_of(DOCUMENT).split("\n## 9. The checks\n")[1].split("\n## ")[0]
    listed = re.findall(r"^- \*\*(V\d+)\*\* ", section, re.MULTILINE)
    assert sorted(listed) == sorted(verify(RecordFiles.of({})).states)


def test_the_versions_are_those_of_the_program() -> None:
    rows = {codes_in(row[0])[0]: row[2] for row in rows_of(DOCUMENT, "## 12. Versions")}
    assert set(rows) == {
        *(files.REQUIRED | {files.COUNTS, files.CERTIFICATE}),
        "boxes/*.bel",
    }
    formats = {
        files.DEFINITION: FORMAT,
        files.CANDIDATES: CANDIDATES_FORMAT,
        files.CARDS: CARDS_FORMAT,
        files.COUNTS: COUNTS_FORMAT,
        files.CERTIFICATE: CERTIFICATE_FORMAT,
    }
    assert {name: rows[name] for name in formats} == {
        name: f"`{text}`" for name, text in formats.items()
    }


# --- limits --------------------------------------------------------------------------------------

LIMITS = {
    "files of a record": files.MOST_FILES,
    "all files together": files.MOST_TOTAL,
    "README.txt": names.README_LIMIT,
    "definition.json": names.LIMITS[files.DEFINITION],
    "candidates.json": names.LIMITS[files.CANDIDATES],
    "a picture": names.PICTURE_LIMIT,
    "cards.json": names.LIMITS[files.CARDS],
    "a box": reader.MOST_BYTES,
    "trail.jsonl": names.LIMITS[files.TRAIL],
    "lines of the trail": codec.MOST_EVENTS,
    "a line of the trail": codec.LONGEST_LEAF,
    "checkpoint": checkpoint.LIMIT,
    "lines of signatures of the checkpoint": checkpoint.MOST_SIGNATURES,
    "counts.json": names.LIMITS[files.COUNTS],
    "certificate.json": names.LIMITS[files.CERTIFICATE],
    "entries of a box, after the first": reader.MOST_ENTRIES,
    "an entry of a box": reader.MOST_CONTENT,
    "an event, `sized_encrypted_tally` or `owned`": reader.LONGEST_EVENT,
    "the election of a box": box_params.LIMIT,
    "a result": tally.LIMIT,
    "trustees, or a share": single.LIMIT,
    "lists and objects inside each other": encoding.MOST_DEPTH,
    "signs of a number in JSON": encoding.MOST_DIGITS,
    "what a zip unpacks to, however it is packed": opening.SMALL,
    "what a zip unpacks to beyond that, for each byte packed": opening.MOST_RATIO,
}


def test_every_limit_of_our_reader_is_written_down() -> None:
    """The names on the left are those of the document; a limit that changes must change there."""
    rows = rows_of(DOCUMENT, "What is longer than this is refused:")
    listed = {row[0]: int(row[1].removesuffix(" bytes").replace(",", "")) for row in rows}
    assert listed == LIMITS


def test_litter_is_what_the_document_says() -> None:
    section = text_of(DOCUMENT).split("- **Litter**")[1].split("- Anything **else**")[0]
    exact, starts = re.sub(r"\s+", " ", section).split("or begins with")
    listed = {code.lower() for code in codes_in(exact)} - {"icon"} | {"icon\r"}
    assert listed == names.LITTER
    assert {code.lower() for code in codes_in(starts)} == set(names.LITTER_STARTS)


@cache
def _small_definition() -> model.Election:
    return draw_small_election().election


def test_readme_txt_is_the_text_of_the_document() -> None:
    block = text_of(DOCUMENT).split("## 13. README.txt")[1].split("````\n")[1]
    election = _small_definition()
    contests = election.contested_contests
    boxes = "\n".join(f"    boxes/{contest.uuid}.bel   {contest.title}" for contest in contests)
    values = {
        "title": election.title,
        "board": election.board,
        "boxes": boxes,
        "first": contests[0].uuid,
    }
    text = re.sub(r"<(title|board|boxes|first)>", lambda found: values[found[1]], block)
    assert text == readme_text(election)


# --- the definition ------------------------------------------------------------------------------

DEFINITION = "docs/definition.md"
OBJECTS: dict[str, type] = {
    "the whole": model.Election,
    "day": model.CalendarDay,
    "area": model.Area,
    "kind of seat": model.SeatClass,
    "contest": model.Contest,
    "question": model.Question,
    "candidate": model.Candidate,
    "rules": model.Rules,
    "key_holders": model.KeyHolders,
    "officers": model.Officers,
    "officer": model.Officer,
    "log": model.Log,
}
# Where an object of each kind stands in a definition.
FIRST: dict[str, tuple[str | int, ...]] = {
    "the whole": (),
    "area": ("areas", 0),
    "kind of seat": ("seat_classes", 0),
    "contest": ("contests", 0),
    "question": ("contests", 0, "question"),
    "candidate": ("contests", 0, "candidates", 0),
    "key_holders": ("key_holders",),
    "officer": ("officers", "witness"),
    "log": ("log",),
}


def test_every_field_of_the_definition_is_listed() -> None:
    listed = {row[0]: codes_in(row[1]) for row in rows_of(DEFINITION, "## Fields")}
    assert listed == {
        name: [field.name for field in fields(kind)] for name, kind in OBJECTS.items()
    }


def _with_text(path: tuple[str | int, ...], field: str, text: str) -> list[str]:
    """Return the codes of the problems of the small definition with this text in it."""
    value: Any = json.loads(_small_definition().to_bytes())
    place = value
    for step in path:
        place = place[step]
    place[field] = [text, "Lee"] if field in {"names", "places"} else text
    election = read_value(model.Election, value, "definition")
    return [problem.code for problem in rules.problems(election)]


@pytest.mark.parametrize("row", rows_of(DEFINITION, "## Fields"), ids=lambda row: row[0])
def test_the_lengths_of_texts_are_those_of_the_document(row: list[str]) -> None:
    name, listed = row
    for field, most in re.findall(r"`(\w+)`(?: \[text\])? (\d+)", listed):
        sign = "a" if field in {"id", "uuid"} else "q"
        code = {"id": "D.2", "uuid": "D.8"}.get(field, "D.4")
        assert code not in _with_text(FIRST[name], field, sign * int(most)), field
        assert code in _with_text(FIRST[name], field, sign * (int(most) + 1)), field
