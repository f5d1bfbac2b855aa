"""Check a whole record: every step a stranger can check, in an order in which each step may lean
only on what the steps before it have established.

Rules of this state machine (the values are those of `audit.verify.state.VerificationState`):

1. Only known names of limited size are opened (V01); what lies beside them is named and not read
   (V00). The definition comes first (V03); names,
   pictures (V04), points (V09), keys and rules are taken from it and from nowhere else.
2. The trail is trusted when each line is well formed (V05), the order holds (V06), the log signed
   exactly this trail (V07), it is about this definition (V08), and what is void stays so (V39).
   Each failure is a finding; a trail whose lines or order fail is not used any further.
3. A box is used when its archive (V10) and chain (V11) hold. It is compared with definition and
   trail (V12 to V17); then every sealed vote is checked (V18 to V20). A box with a bad vote gives
   no totals.
4. The sum is computed again from the votes (V23), the shares are checked against that sum
   (V24), and the result against the shares (V25, V26). No number is trusted that can be computed.
5. Boxes and trail are compared (V21, V22), then cards (V28 to V38), counts (V40 to V44)
   and certificate (V50 to V53), each computed again and compared.
6. A check that the election has not come to is "not due yet"; one that an earlier finding stands in
   the way of is "not possible". A report is good only if it has no finding and no such check.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, suppress
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from audit.errors import RecordUnreadable
from audit.record.cards import tally_cards
from audit.record.differences import more_votes
from audit.record.files import RecordFiles
from audit.record.opening import open_record
from audit.trail.events import DifferencesStated, KeyAdded
from audit.verify.checks.box_trail_consistency import check_heads, check_papers, check_untold
from audit.verify.checks.boxes import check_boxes
from audit.verify.checks.cards import (
    check_agreement,
    check_card_codes,
    check_card_list,
    check_card_states,
    check_cards_of_boxes,
    check_electorates,
    check_printed,
    check_repeats,
)
from audit.verify.checks.certificate import (
    check_certificate,
    check_certificate_body,
    check_signatures,
)
from audit.verify.checks.counts import check_count_list, check_counts
from audit.verify.checks.opened_again import check_opened_again
from audit.verify.checks.record_files import (
    check_beside,
    check_candidates,
    check_definition,
    check_files,
    check_pictures,
    check_readme,
    redactions,
)
from audit.verify.checks.stopped import check_stopped
from audit.verify.checks.tally import check_totals
from audit.verify.checks.trail import (
    check_checkpoint,
    check_trail_lines,
    check_trail_order,
    check_trail_subject,
)
from audit.verify.checks.votes import VoteCheckOptions
from audit.verify.report import (
    Finding,
    NamedKey,
    Report,
    ReportBuilder,
    ReportedDifference,
    TrustAnchors,
    what_follows,
)
from audit.verify.state import NotEstablished, VerificationState
from audit.verify.stops import ReportedStop
from ballots.counting.sentences import count_sentences
from ballots.definition.model import Election
from ballots.stages import Stage

MOST_JOBS = 61  # Windows can wait for no more processes


def verify(
    source: Path | RecordFiles, jobs: int = 1, progress: Callable[[int], None] | None = None
) -> Report:
    """Check a record: a folder, a zip, or files in memory.

    ``jobs`` processes check the votes. ``progress`` is called with the number of votes checked
    since the last call. Faults of a record are findings and never raise.
    """
    report = ReportBuilder()
    try:
        with ExitStack() as stack:
            files = source if isinstance(source, RecordFiles) else open_record(source)
            stack.enter_context(files)
            workers = None
            if jobs > 1:
                jobs = min(jobs, MOST_JOBS)
                workers = (stack.enter_context(_processes(jobs)), jobs)
            state = VerificationState(files, report)
            _run(state, VoteCheckOptions(workers, progress or (lambda _: None)))
    except RecordUnreadable as problem:
        report.add("V01", "record", problem.text)
        return Report(
            stage=Stage.SETUP,
            title="A record that cannot be read",
            findings=tuple(report.findings),
            states=report.states(),
            counts={},
            elected={},
            steps={},
            redacted=(),
            stated=(),
            differences=(),
            stopped=(),
            outside=None,
            is_unreadable=True,
        )
    return _report(state)


def _processes(jobs: int) -> ProcessPoolExecutor:
    """Start processes anew: a fork of a server would take along its locks, held by no thread."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), _end_with_parent)


def _end_with_parent() -> None:  # pragma: no cover - runs in a process of its own
    """End this process as soon as the one that started it is gone, however that ended."""
    parent = parent_process()
    if parent is None:
        return

    def wait_for_the_end() -> None:
        parent.join()
        os._exit(1)

    Thread(target=wait_for_the_end, daemon=True).start()


Function = Callable[[VerificationState], None]

# The functions in their order, each with the checks that it makes.
STEPS: tuple[tuple[Function, tuple[str, ...]], ...] = (
    (check_beside, ("V00",)),
    (check_files, ("V01",)),
    (check_definition, ("V03",)),
    (check_readme, ("V02",)),
    (check_candidates, ("V09",)),
    (check_pictures, ("V04",)),
    (check_trail_lines, ("V05",)),
    (check_checkpoint, ("V07",)),
    (check_trail_order, ("V06",)),
    (check_trail_subject, ("V08",)),
    (check_opened_again, ("V39",)),
)
BOX_CHECKS = (
    *("V10", "V11", "V12", "V13", "V14", "V15", "V16", "V17"),
    *("V18", "V19", "V20", "V23", "V24", "V25"),
)
STEPS_AFTER_BOXES: tuple[tuple[Function, tuple[str, ...]], ...] = (
    (check_heads, ("V21",)),
    (check_untold, ("V22",)),
    (check_papers, ("V27",)),
    (check_repeats, ("V28",)),
    (check_stopped, ("V29",)),
    (check_totals, ("V26",)),
    (check_card_list, ("V30",)),
    (check_card_codes, ("V32",)),
    (check_cards_of_boxes, ("V31",)),
    (check_card_states, ("V33", "V34", "V35")),
    (check_electorates, ("V36",)),
    (check_agreement, ("V37",)),
    (check_printed, ("V38",)),
    (check_count_list, ("V40",)),
    (check_counts, ("V41", "V42", "V43", "V44")),
    (check_certificate, ("V50", "V53")),
    (check_signatures, ("V52",)),
    (check_certificate_body, ("V51",)),
)


def _run(state: VerificationState, options: VoteCheckOptions) -> None:
    boxes: Function = partial(check_boxes, options=options)
    for function, checks in (*STEPS, (boxes, BOX_CHECKS), *STEPS_AFTER_BOXES):
        with suppress(NotEstablished):
            function(state)
        state.report.close(checks)


def _report(state: VerificationState) -> Report:
    report = state.report
    definition = state.definition if state.has("definition") else None
    elected, steps = _seats(state)
    return Report(
        stage=state.trail.stage if state.has("trail") else Stage.SETUP,
        title=definition.title if definition else "A record without a good definition",
        findings=tuple(report.findings),
        states=report.states(),
        counts=_counts(state),
        elected=elected,
        steps=steps,
        redacted=redactions(state),
        stated=(*report.stated, *_doubtful(state)),
        differences=_differences(state),
        stopped=_stopped(state),
        notes=state.files.beside.notes(),
        outside=_trust_anchors(state, definition) if definition else None,
    )


def _counts(state: VerificationState) -> dict[str, int]:
    """Collect the numbers for the end of the report."""
    boxes = state.boxes if state.has("boxes") else {}
    votes = [facts.sealed for facts in boxes.values() if facts.sealed is not None]
    counts = {
        "boxes": len(boxes),
        "votes in the boxes": sum(sum(sealed.votes_by_card.values()) for sealed in votes),
        "votes that count": sum(sealed.counted for sealed in votes),
    }
    if state.has("cards"):
        tallies = tally_cards(state.cards, {row.uuid for row in state.cards}).values()
        counts["cards printed"] = sum(tally.printed for tally in tallies)
        counts["cards used"] = sum(tally.used for tally in tallies)
        counts["cards cancelled"] = sum(tally.cancelled for tally in tallies)
        counts["cards unused"] = sum(tally.unused for tally in tallies)
    return counts


def _seats(
    state: VerificationState,
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """List who has a seat, and the worked count line by line, by contest's title."""
    elected: dict[str, tuple[str, ...]] = {}
    steps: dict[str, tuple[str, ...]] = {}
    if state.has("counts"):
        differences = state.differences
        for contest, row in zip(state.counted_contests, state.counts, strict=True):
            names = {person.id: person.name for person in contest.candidates}
            if contest.id not in differences or differences[contest.id].is_certified:
                elected[contest.title] = tuple(names[person] for person in row.elected)
            steps[contest.title] = count_sentences(row.steps, names)
    return elected, steps


def _differences(state: VerificationState) -> tuple[ReportedDifference, ...]:
    """List the contests with more votes than voters, as far as the record shows."""
    try:
        boxes, trail = state.counted_boxes(), state.trail
        votes = {facts.contest.id: facts.votes.counted for facts in boxes.values()}
    except NotEstablished:
        return ()
    known = state.differences if state.has("counts") else {}
    stated = trail.last(DifferencesStated)
    return tuple(
        ReportedDifference(
            contest=contest.title,
            votes=votes[contest.id],
            voters=votes[contest.id] - more,
            margin=known[contest.id].margin if known else None,
            certified=known[contest.id].is_certified if known else None,
            stated=stated is not None and stated.more_votes.get(contest.id) == more,
        )
        for contest in state.counted_contests
        if (more := more_votes(votes, trail.electorates).get(contest.id, 0))
    )


def _stopped(state: VerificationState) -> tuple[ReportedStop, ...]:
    """List the stopped contests, as far as the record shows."""
    if not (state.has("definition") and state.has("trail")):
        return ()
    titles = {contest.id: contest.title for contest in state.definition.contests}
    return tuple(ReportedStop(name, titles[name], reason) for name, reason in state.stopped.items())


def _doubtful(state: VerificationState) -> Iterator[Finding]:
    """Say of each contest that has lost votes what follows, once its result is known."""
    known = state.differences if state.has("counts") else {}
    for contest in state.definition.contests if known else ():
        difference = known.get(contest.id)
        if difference is None or not difference.lost:
            continue
        follows = what_follows(difference.margin, certified=difference.is_certified)
        text = f"The lost votes can change the margin by {difference.lost}. {follows}"
        yield Finding("V21", contest.title, text)


def _trust_anchors(state: VerificationState, definition: Election) -> TrustAnchors:
    """Collect what readers compare with what the board told them."""
    added = state.trail.of(KeyAdded) if state.has("trail") else ()
    keys = {event.key_holder: event.public_key for event in added}
    officers, log = definition.officers, definition.log
    return TrustAnchors(
        definition=definition.sha256,
        log=NamedKey(log.origin, log.public_key),
        secretary=NamedKey(officers.secretary.name, officers.secretary.public_key),
        co_signatory=NamedKey(officers.witness.name, officers.witness.public_key),
        key_holders=tuple(
            NamedKey(name, keys.get(index))
            for index, name in enumerate(definition.key_holders.names, 1)
        ),
    )
