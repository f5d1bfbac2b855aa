"""What is in a record, for reading. Nothing is checked here beyond what reading needs."""

from __future__ import annotations

from audit.box.reader import parse as parse_box
from audit.errors import RecordUnreadable
from audit.printable import printable
from audit.record.files import DEFINITION, TRAIL, RecordFiles, box_name
from audit.trail.codec import parse_trail
from ballots.definition.codec import parse_election
from ballots.encoding import canonical
from ballots.errors import BadInput, DefinitionInvalid


def show_text(files: RecordFiles) -> str:
    """Contests, boxes and trail as lines. Raises `RecordUnreadable`."""
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
    for event in parse_trail(files.read(TRAIL)):
        lines.append(f"{event.seq:>4}  {event.at}  {event.event.kind}")
        lines.append(f"      {canonical(event.event.to_json()).decode()[:200]}")
    return lines
