"""V40 to V44: from totals to seats, all of it computed again."""

from __future__ import annotations

from itertools import zip_longest

from audit.record.counts import CountRow, count_row, parse_counts
from audit.record.files import COUNTS, TRAIL
from audit.trail.events import LotDrawn, SeatsFilled
from audit.verify.state import BoxFacts, Known, Trail
from ballots.counting import Lot, count_seats
from ballots.counting.sentences import count_sentences
from ballots.definition.model import Contest, Election
from ballots.errors import BadInput
from ballots.stages import Stage


def check_counts(known: Known) -> None:
    """V40 to V44."""
    trail, definition, notes = known.trail, known.definition, known.notes
    if trail is None or definition is None:
        return
    if not trail.stage.has_reached(Stage.RESULTS):
        if COUNTS in known.files.names:
            notes.found("V40", COUNTS, "There are counts, but the seats are not filled yet.")
        notes.not_due("V40", "V41", "V42", "V43", "V44")
        return
    notes.begin("V40")
    if COUNTS not in known.files.names:
        notes.found("V40", COUNTS, "The seats are filled, but the counts are missing.")
        return
    claimed = _read(known, definition)
    boxes = known.all_boxes()
    if claimed is None or boxes is None:
        return
    if any(facts.totals is None or facts.counted is None for facts in boxes.values()):
        return
    notes.begin("V41", "V42", "V43", "V44")
    lots = _lots(known, trail, definition)
    rows = [
        _check_contest(known, contest, boxes.get(contest.uuid), row, lots.get(contest.id, ()))
        for contest, row in zip(definition.contests, claimed, strict=True)
    ]
    filled = trail.last(SeatsFilled)
    for row in rows:
        if row is None:
            continue
        named = filled.elected.get(row.contest) if filled else None
        if named != row.elected:
            notes.found(
                "V44", TRAIL, f"Others have the seats of {row.contest} than the trail says."
            )
    if None not in rows:
        known.counts = [row for row in rows if row is not None]


def _read(known: Known, definition: Election) -> tuple[CountRow, ...] | None:
    """V40: the rows of counts.json, in form only."""
    try:
        rows = parse_counts(known.files.read(COUNTS))
    except BadInput as problem:
        known.notes.found("V40", COUNTS, problem.text)
        return None
    if [row.contest for row in rows] != [contest.id for contest in definition.contests]:
        known.notes.found("V40", COUNTS, "The counts do not list the contests as they must.")
        return None
    return rows


def _lots(known: Known, trail: Trail, definition: Election) -> dict[str, tuple[Lot, ...]]:
    """The lots of the trail; V42 if one contest has two."""
    lots: dict[str, tuple[Lot, ...]] = {}
    ids = {contest.id for contest in definition.contests}
    for event in trail.of(LotDrawn):
        if event.contest in lots:
            known.notes.found("V42", TRAIL, f"For {event.contest} a lot was drawn twice.")
        if event.contest in ids:
            lots[event.contest] = (event.lot,)
    return lots


def _check_contest(
    known: Known,
    contest: Contest,
    facts: BoxFacts | None,
    claimed: CountRow,
    lots: tuple[Lot, ...],
) -> CountRow | None:
    """One contest; the row that should stand there, or None if it cannot be computed."""
    notes, where = known.notes, f"{COUNTS}, {contest.id}"
    totals = facts.totals or () if facts else ()
    counted = facts.counted or 0 if facts else 0
    if (claimed.totals, claimed.counted) != (totals, counted):
        notes.found("V41", where, "These are not the totals that the box opened to.")
    if claimed.lots != lots:
        notes.found("V42", where, "These are not the lots that the trail tells of.")
    try:
        count = count_seats(contest, totals, lots[0] if lots else None)
    except BadInput as problem:
        notes.found("V42", where, f"The lot does not fit. {problem.text}")
        return None
    if count.tie is not None:
        notes.found("V42", where, "There is a tie for a last seat, and no lot was drawn.")
        return None
    row = count_row(count, counted, lots)
    if claimed.elected != row.elected:
        notes.found("V43", where, f"By the rules the seats go to: {', '.join(row.elected)}.")
    if claimed.steps != row.steps:
        notes.found("V43", where, _first_other_step(contest, claimed, row))
    return row


def _first_other_step(contest: Contest, claimed: CountRow, row: CountRow) -> str:
    """Which step is another one than the rules', in words."""
    names = {candidate.id: candidate.name for candidate in contest.candidates}
    for number, (written, wanted) in enumerate(zip_longest(claimed.steps, row.steps), 1):
        if written != wanted:
            sentences = count_sentences([wanted] if wanted else [], names)
            return f"Step {number} of the count is not that of the rules: {' '.join(sentences)}"
    raise AssertionError  # pragma: no cover - called only when they differ
