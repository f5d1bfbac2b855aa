"""Check a whole record: every step a stranger can check, in an order in which each step may lean
only on what the steps before it have established.

Rules of this state machine (the values are those of `audit.verify.state.Known`):

1. Files are opened by closed name and limited size (V01). The definition comes first (V03); names,
   pictures (V04), points (V09), keys and rules are taken from it and from nowhere else.
2. The trail is believed when each line is well formed (V05), the order holds (V06), the log signed
   exactly this trail (V07), and it speaks of this definition (V08). What does not hold is found;
   a trail whose lines or order fail is not used any further.
3. A box is used when its archive (V10) and chain (V11) hold. It is compared with definition and
   trail (V12 to V17); then every sealed vote is checked (V18 to V20). A box with a bad vote gives
   no totals.
4. The sum is made again from the votes (V23), the shares are checked against the sum made again
   (V24), and the result against the shares (V25, V26). No number is taken over that can be made.
5. Boxes and trail are laid side by side (V21, V22), then cards (V30 to V37), counts (V40 to V44)
   and certificate (V50 to V53), each computed again and compared.
6. A check that the election has not come to is "not due yet"; one that an earlier finding stands in
   the way of is "not possible". A report is good only if there is no finding and nothing of that.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from audit.errors import RecordUnreadable
from audit.record.cards import tally_cards
from audit.record.files import RecordFiles, open_record
from audit.trail.events import KeyAdded
from audit.verify.checks.box_trail_consistency import check_passage
from audit.verify.checks.boxes import Running, check_boxes
from audit.verify.checks.cards import check_cards, check_electorates
from audit.verify.checks.certificate import check_certificate
from audit.verify.checks.counts import check_counts
from audit.verify.checks.record_files import (
    check_candidates,
    check_definition,
    check_files,
    check_pictures,
    check_readme,
    redactions,
)
from audit.verify.checks.tally import check_totals
from audit.verify.checks.trail import check_trail, check_trail_subject
from audit.verify.report import Named, Notebook, Outside, Report
from audit.verify.state import Known
from ballots.counting.sentences import count_sentences
from ballots.stages import Stage

MOST_JOBS = 61  # Windows can wait for no more processes


def verify(
    source: Path | RecordFiles, jobs: int = 1, progress: Callable[[int], None] | None = None
) -> Report:
    """Check a record: a folder, a zip, or files in memory.

    ``jobs`` processes check the votes. ``progress`` is called with the number of votes checked
    since the last call. Never raises for what stands in a record: that is findings.
    """
    notes = Notebook()
    try:
        with ExitStack() as stack:
            files = source if isinstance(source, RecordFiles) else open_record(source)
            stack.enter_context(files)
            workers = None
            if jobs > 1:
                jobs = min(jobs, MOST_JOBS)
                workers = (stack.enter_context(ProcessPoolExecutor(jobs)), jobs)
            known = Known(files, notes)
            _run(known, Running(workers, progress or (lambda _: None)))
    except RecordUnreadable as problem:
        notes.found("V01", "record", problem.text)
        return Report(
            Stage.SETUP,
            "A record that cannot be read",
            tuple(notes.findings),
            notes.states(),
            {},
            {},
            {},
            (),
            None,
        )
    return _report(known)


def _run(known: Known, running: Running) -> None:
    check_files(known)
    check_definition(known)
    check_readme(known)
    check_candidates(known)
    check_pictures(known)
    check_trail(known)
    check_trail_subject(known)
    check_boxes(known, running)
    check_passage(known)
    check_totals(known)
    check_cards(known)
    check_electorates(known)
    check_counts(known)
    check_certificate(known)


def _report(known: Known) -> Report:
    definition, notes = known.definition, known.notes
    counts = {"boxes": len(known.boxes)}
    voted = [facts.voted for facts in known.boxes.values() if facts.voted is not None]
    counts["votes in the boxes"] = sum(sum(times.values()) for times in voted)
    counts["votes that count"] = sum(len(times) for times in voted)
    if known.cards is not None and known.boxes and not notes.failed(["V31"]):
        tallies = tally_cards(known.cards, {row.uuid for row in known.cards}).values()
        counts["cards printed"] = sum(one.printed for one in tallies)
        counts["cards used"] = sum(one.used for one in tallies)
        counts["cards cancelled"] = sum(one.cancelled for one in tallies)
        counts["cards unused"] = sum(one.unused for one in tallies)
    elected: dict[str, tuple[str, ...]] = {}
    steps: dict[str, tuple[str, ...]] = {}
    if definition is not None and known.counts is not None:
        for contest, row in zip(definition.contests, known.counts, strict=True):
            names = {person.id: person.name for person in contest.candidates}
            elected[contest.title] = tuple(names[one] for one in row.elected)
            steps[contest.title] = count_sentences(row.steps, names)
    return Report(
        stage=known.trail.stage if known.trail else Stage.SETUP,
        title=definition.title if definition else "A record without a good definition",
        findings=tuple(notes.findings),
        states=notes.states(),
        counts=counts,
        elected=elected,
        steps=steps,
        redacted=redactions(known),
        outside=_outside(known),
    )


def _outside(known: Known) -> Outside | None:
    """What readers compare with what the board told them; the key holders' keys by the trail."""
    definition = known.definition
    if definition is None:
        return None
    added = known.trail.of(KeyAdded) if known.trail else ()
    keys = {event.key_holder: event.public_key for event in added}
    officers, log = definition.officers, definition.log
    return Outside(
        definition=definition.sha256,
        log=Named(log.origin, log.public_key),
        secretary=Named(officers.secretary.name, officers.secretary.public_key),
        witness=Named(officers.witness.name, officers.witness.public_key),
        key_holders=tuple(
            Named(name, keys.get(index))
            for index, name in enumerate(definition.key_holders.names, 1)
        ),
    )
