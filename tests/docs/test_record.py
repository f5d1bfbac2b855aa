"""audit/RECORD.md lists what a record has: files, events, steps, checks, versions."""

from __future__ import annotations

import re
from dataclasses import fields

from audit.record import files
from audit.record.candidates import CANDIDATES_FORMAT
from audit.record.cards import CARDS_FORMAT
from audit.record.certificate import CERTIFICATE_FORMAT
from audit.record.counts import COUNTS_FORMAT
from audit.record.files import RecordFiles
from audit.trail.events import EVENTS, PrintedCards
from audit.trail.stages import RULES
from audit.verify.run import verify
from ballots.counting.steps import STEPS, LotNeeded
from ballots.definition.model import FORMAT
from ballots.stages import Stage
from tests.docs.documents import codes_in, rows_of, text_of

DOCUMENT = "audit/RECORD.md"
EVENT_ROWS = [(codes_in(row[0]), row[1], row[2]) for row in rows_of(DOCUMENT, "## 4. Trail")]
INSIDE = {field.name for field in fields(PrintedCards)}  # of `boxes` of `cards_made`


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
