"""Checks V40 to V44: from totals to seats, all of it computed again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from audit.record.counts import CountRow, count_row, parse_counts
from audit.record.files import COUNTS, TRAIL
from audit.trail.events import LotDrawn, SeatsFilled
from audit.verify.state import Trail, VerificationState
from ballots.counting import NO_BOX, Lot, Totals, count_seats
from ballots.counting.sentences import count_sentences
from ballots.definition.model import Contest
from ballots.errors import BadInput
from ballots.stages import Stage


def check_count_list(state: VerificationState) -> None:
    """Check V40: the counts are there when the seats are filled, not before, and well formed."""
    trail, contests, report = state.trail, state.counted_contests, state.report
    if not trail.stage.has_reached(Stage.RESULTS):
        report.not_due("V40")
        if COUNTS in state.files.names:
            report.add("V40", COUNTS, "There are counts, but the seats are not filled yet.")
        return
    report.begin("V40")
    if COUNTS not in state.files.names:
        report.add("V40", COUNTS, "The seats are filled, but the counts are missing.")
        return
    try:
        rows = parse_counts(state.files.read(COUNTS))
    except BadInput as problem:
        report.add("V40", COUNTS, problem.text)
        return
    if [row.contest for row in rows] != [contest.id for contest in contests]:
        report.add("V40", COUNTS, "The counts do not list the contests as they must.")
        return
    state.written_counts = rows


def check_counts(state: VerificationState) -> None:
    """Check V41 to V44: from totals to seats, all of it computed again."""
    trail, report = state.trail, state.report
    if not trail.stage.has_reached(Stage.RESULTS):
        report.not_due("V41", "V43", "V44")
        _check_first_lots(state)
        return
    written = state.written_counts
    results = {
        uuid: Totals(facts.totals, facts.votes.counted)
        for uuid, facts in state.counted_boxes().items()
    }
    report.begin("V41", "V42", "V43", "V44")
    lots = _lots(state, trail)
    rows = [
        _check_contest(state, contest, results.get(contest.uuid, NO_BOX), row, lots)
        for contest, row in zip(state.counted_contests, written, strict=True)
    ]
    filled = trail.last(SeatsFilled)
    for row in rows:
        if row is None:
            continue
        named = filled.elected.get(row.contest) if filled else None
        if named != row.elected:
            text = f"Others have the seats of {row.contest} than the trail says."
            report.add("V44", TRAIL, text)
    computed = tuple(row for row in rows if row is not None)
    if len(computed) == len(rows):
        state.counts = computed


def _check_first_lots(state: VerificationState) -> None:
    """Check V42 while the seats are not filled: a lot that was drawn was needed, and fits."""
    if state.trail.last(LotDrawn) is None:
        state.report.not_due("V42")
        return
    totals = {
        facts.contest.id: Totals(facts.totals, facts.votes.counted)
        for facts in state.counted_boxes().values()
    }
    state.report.begin("V42")
    lots = _lots(state, state.trail)
    for contest in state.counted_contests:
        for lot in lots.get(contest.id, ()):
            try:
                count_seats(contest, totals.get(contest.id, NO_BOX), lot)
            except BadInput as problem:
                text = f"The lot for {contest.id} does not fit. {problem.text}"
                state.report.add("V42", TRAIL, text)


def _lots(state: VerificationState, trail: Trail) -> dict[str, tuple[Lot, ...]]:
    """Collect the lots of the trail; V42 if one contest has two."""
    lots: dict[str, tuple[Lot, ...]] = {}
    ids = {contest.id for contest in state.counted_contests}
    for event in trail.of(LotDrawn):
        if event.contest in lots:
            state.report.add("V42", TRAIL, f"For {event.contest} a lot was drawn twice.")
        if event.contest in ids:
            lots[event.contest] = (event.lot,)
    return lots


def _check_contest(
    state: VerificationState,
    contest: Contest,
    totals: Totals,
    claimed: CountRow,
    all_lots: Mapping[str, tuple[Lot, ...]],
) -> CountRow | None:
    """Check one contest; return the correct row, or None if it cannot be computed."""
    report, where = state.report, f"{COUNTS}, {contest.id}"
    lots = all_lots.get(contest.id, ())
    if (claimed.totals, claimed.counted) != (totals.votes, totals.counted):
        report.add("V41", where, "These are not the totals that the box opened to.")
    if claimed.lots != lots:
        report.add("V42", where, "These are not the lots that the trail tells of.")
    try:
        count = count_seats(contest, totals, lots[0] if lots else None)
    except BadInput as problem:
        report.add("V42", where, f"The lot does not fit. {problem.text}")
        return None
    if count.tie is not None:
        report.add("V42", where, "There is a tie for a last seat, and no lot was drawn.")
        return None
    row = count_row(count, totals.counted, lots)
    if claimed.elected != row.elected:
        report.add("V43", where, f"By the rules the seats go to: {', '.join(row.elected)}.")
    if claimed.steps != row.steps:
        report.add("V43", where, _first_other_step(contest, claimed, row))
    return row


def _first_other_step(contest: Contest, claimed: CountRow, row: CountRow) -> str:
    """Say in words which step differs first from the rules' count."""
    names = {candidate.id: candidate.name for candidate in contest.candidates}
    for number, (written, wanted) in enumerate(zip_longest(claimed.steps, row.steps), 1):
        if written != wanted:
            sentences = count_sentences([wanted] if wanted else [], names)
            return f"Step {number} of the count is not that of the rules: {' '.join(sentences)}"
    raise AssertionError  # pragma: no cover - called only when they differ
