"""Show the content of a record. Nothing is checked beyond what reading needs."""

from __future__ import annotations

from audit.box.reader import parse_box
from audit.errors import RecordUnreadable
from audit.printable import printable
from audit.record.counts import CountRow, parse_counts
from audit.record.files import COUNTS, DEFINITION, TRAIL, RecordFiles, box_name
from audit.trail.codec import parse_trail
from ballots.counting.sentences import count_sentences
from ballots.definition.codec import parse_election
from ballots.definition.model import Election
from ballots.encoding import canonical
from ballots.errors import BadInput, DefinitionInvalid


def show_text(files: RecordFiles) -> str:
    """Write contests, boxes and trail as lines. Raises `RecordUnreadable`."""
    try:
        return "\n".join(map(printable, _lines(files))) + "\n"
    except RecordUnreadable:
        raise
    except (BadInput, DefinitionInvalid) as problem:
        raise RecordUnreadable(problem.code, problem.text) from problem


def _lines(files: RecordFiles) -> list[str]:
    for name in (DEFINITION, TRAIL):
        if name not in files.names:
            raise RecordUnreadable("record-missing", f"The record lacks {name}.")
    definition = parse_election(files.read(DEFINITION))
    lines = [definition.title, definition.board, f"definition {definition.sha256}", ""]
    for contest in definition.contests:
        lines.append(f"{contest.title}: {contest.seats} to fill")
        lines += [f"  {person.name}" for person in contest.candidates]
        if contest.uuid in files.boxes:
            box = parse_box(files.read(box_name(contest.uuid)))
            lines.append(f"  box {contest.uuid}: {box.num_ballots} sealed votes")
            lines.append(f"  head {box.head.hash} at {box.head.height}")
        lines.append("")
    if COUNTS in files.names:
        lines += _count_lines(definition, parse_counts(files.read(COUNTS)))
    for event in parse_trail(files.read(TRAIL)):
        lines.append(f"{event.seq:>4}  {event.at}  {event.event.kind}")
        lines.append(f"      {canonical(event.event.to_json()).decode()[:200]}")
    return lines


def _count_lines(definition: Election, rows: tuple[CountRow, ...]) -> list[str]:
    """Write the worked counts, line by line."""
    lines = []
    for row in rows:
        contest = definition.contest(row.contest)
        names = {person.id: person.name for person in contest.candidates} if contest else {}
        named = _Names(names)
        lines.append(f"count of {contest.title if contest else row.contest}")
        lines += [f"  {sentence}" for sentence in count_sentences(row.steps, named)]
        lines.append("")
    return lines


class _Names(dict[str, str]):
    """Names by id; an unknown id stands for itself because nothing is checked here."""

    def __missing__(self, key: str) -> str:
        return key
