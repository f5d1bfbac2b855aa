"""V30 to V37: vote cards, electorates, and the agreement to open small contests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from audit.record.cards import CardRow, parse_cards, tally_cards
from audit.record.files import CARDS, TRAIL, box_name
from audit.trail.events import CardsMade, ListsLocked, SmallContestsAgreed
from audit.verify.state import BoxFacts, Known, Trail
from ballots.credential import pictures_of, too_close
from ballots.errors import BadInput
from ballots.stages import Stage


def check_cards(known: Known) -> None:
    """V30 to V35."""
    if CARDS not in known.files.names:
        return
    notes = known.notes
    notes.begin("V30")
    try:
        known.cards = rows = parse_cards(known.files.read(CARDS))
    except BadInput as problem:
        notes.found("V30", CARDS, problem.text)
        return
    notes.begin("V32")
    for first, second in too_close([pictures_of(row.credential) for row in rows])[:20]:
        notes.found(
            "V32", f"{CARDS}, cards {first + 1} and {second + 1}", "Their pictures are too alike."
        )
    boxes = known.all_boxes()
    if boxes is None or any(facts.credentials is None for facts in boxes.values()):
        return
    notes.begin("V31")
    listed = Counter((row.uuid, row.credential) for row in rows)
    wanted = Counter(
        (uuid, one) for uuid, facts in boxes.items() for one in facts.credentials or ()
    )
    for uuid, credential in sorted((wanted - listed).keys()):
        notes.found(
            "V31", box_name(uuid), f"The card {credential[:8]}… is not on the list of cards."
        )
    for uuid, credential in sorted((listed - wanted).keys()):
        notes.found("V31", CARDS, f"The card {credential[:8]}… is on no list of a box ({uuid}).")
    if notes.failed(["V31"]) or any(facts.voted is None for facts in boxes.values()):
        return
    if known.trail is not None:
        _check_states(known, known.trail, boxes, rows)


def _check_states(
    known: Known, trail: Trail, boxes: Mapping[str, BoxFacts], rows: tuple[CardRow, ...]
) -> None:
    notes = known.notes
    notes.begin("V33", "V34", "V35")
    cancelled = Counter(trail.cancelled())
    voted = {uuid: facts.voted or {} for uuid, facts in boxes.items()}
    known_cards = {(row.uuid, row.credential) for row in rows}
    for (uuid, credential), times in cancelled.items():
        place = f"{TRAIL}, card {credential[:8]}…"
        if (uuid, credential) not in known_cards:
            notes.found("V33", place, "A card was cancelled that is on no list.")
        if times > 1:
            notes.found("V33", place, "This card was cancelled twice.")
        if credential in voted.get(uuid, {}):
            notes.found("V34", box_name(uuid), f"The cancelled card {credential[:8]}… has a vote.")
    for number, row in enumerate(rows, 1):
        state = "unused"
        if (row.uuid, row.credential) in cancelled:
            state = "cancelled"
        elif row.credential in voted[row.uuid]:
            state = "used"
        if row.state != state:
            notes.found("V33", f"{CARDS}, card {number}", f"This card is {state}, not {row.state}.")
    made = trail.last(CardsMade)
    for uuid, tally in tally_cards(rows, boxes).items():
        printed = made.boxes[uuid].printed if made and uuid in made.boxes else None
        if printed != tally.used + tally.cancelled + tally.unused:
            notes.found(
                "V35",
                CARDS,
                f"For {box_name(uuid)} {printed} cards were printed, "
                f"but {tally.printed} are accounted for.",
            )


def check_electorates(known: Known) -> None:
    """V36: never more votes than voters. V37: small contests opened only after agreement."""
    trail, boxes, definition = known.trail, known.all_boxes(), known.definition
    if trail is None or definition is None:
        return
    if not trail.stage.has_reached(Stage.COUNTING):
        known.notes.not_due("V37")
    if boxes is None or any(facts.counted is None for facts in boxes.values()):
        return
    known.notes.begin("V36")
    locked = trail.last(ListsLocked)
    electorates = locked.electorates if locked else {}
    for uuid, facts in boxes.items():
        most = electorates.get(facts.contest.id, 0)
        if (facts.counted or 0) > most:
            known.notes.found(
                "V36", box_name(uuid), f"{facts.counted} votes count, but {most} people may vote."
            )
    if not trail.stage.has_reached(Stage.COUNTING):
        return
    known.notes.begin("V37")
    agreed = trail.last(SmallContestsAgreed)
    uuids = agreed.uuids if agreed else ()
    floor = definition.rules.small_contest
    for uuid, facts in boxes.items():
        if (facts.counted or 0) < floor and uuid not in uuids:
            known.notes.found(
                "V37",
                box_name(uuid),
                f"Only {facts.counted} votes count, fewer than {floor}. "
                "It was opened without an agreement.",
            )
