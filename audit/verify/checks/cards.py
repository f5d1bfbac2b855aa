"""Checks V28 and V30 to V38: cards, electorates, and what both officers had to state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from audit.record.cards import parse_cards, tally_cards
from audit.record.differences import more_votes
from audit.record.files import CARDS, TRAIL, box_name
from audit.trail.events import CardsMade, DifferencesStated, ListsLocked, SmallContestsAgreed
from audit.verify.state import VerificationState
from ballots.card_numbers import cards_to_print
from ballots.credential import close_pairs, pictures_of
from ballots.errors import BadInput
from ballots.stages import Stage


def check_repeats(state: VerificationState) -> None:
    """Check V28: no card has more sealed votes in its box than the rules allow."""
    most = state.definition.rules.votes_per_card
    votes_by_box = {uuid: facts.votes.votes_by_card for uuid, facts in state.all_boxes().items()}
    state.report.begin("V28")
    for uuid, cards in votes_by_box.items():
        for credential, votes in cards.items():
            if votes > most:
                text = f"The card {credential[:8]}… posted {votes} votes. At most {most} may be."
                state.report.add("V28", box_name(uuid), text)


def check_card_list(state: VerificationState) -> None:
    """Check V30: the list of cards is well formed."""
    raw = state.read(CARDS)
    state.report.begin("V30")
    try:
        state.listed_cards = parse_cards(raw)
    except BadInput as problem:
        state.report.add("V30", CARDS, problem.text)


def check_card_codes(state: VerificationState) -> None:
    """Check V32: any two cards differ in at least three of six pictures."""
    rows = state.listed_cards
    state.report.begin("V32")
    for first, second in close_pairs([pictures_of(row.credential) for row in rows])[:20]:
        where = f"{CARDS}, cards {first + 1} and {second + 1}"
        state.report.add("V32", where, "Their pictures are too alike.")


def check_cards_of_boxes(state: VerificationState) -> None:
    """Check V31: the cards on the list are the credentials of the boxes."""
    rows, report = state.listed_cards, state.report
    wanted = Counter(
        (uuid, credential)
        for uuid, facts in state.all_boxes().items()
        for credential in facts.credentials
    )
    report.begin("V31")
    listed = Counter((row.uuid, row.credential) for row in rows)
    for uuid, credential in sorted((wanted - listed).keys()):
        text = f"The card {credential[:8]}… is not on the list of cards."
        report.add("V31", box_name(uuid), text)
    for uuid, credential in sorted((listed - wanted).keys()):
        text = f"The card {credential[:8]}… is on no list of a box ({uuid})."
        report.add("V31", CARDS, text)
    if not report.has_findings("V31"):
        state.cards = rows


def check_card_states(state: VerificationState) -> None:
    """Check V33, V34, V35: what became of each card."""
    trail, boxes, rows, report = state.trail, state.all_boxes(), state.cards, state.report
    voted = {uuid: facts.votes.votes_by_card for uuid, facts in boxes.items()}
    report.begin("V33", "V34", "V35")
    on_lists = {(row.uuid, row.credential) for row in rows}
    cancelled = Counter(trail.cancelled(on_lists))
    for (uuid, credential), times in cancelled.items():
        place = f"{TRAIL}, card {credential[:8]}…"
        if (uuid, credential) not in on_lists:
            report.add("V33", place, "A card was cancelled that is on no list.")
        if times > 1:
            report.add("V33", place, "This card was cancelled twice.")
        if credential in voted.get(uuid, {}):
            text = f"The cancelled card {credential[:8]}… has a vote."
            report.add("V34", box_name(uuid), text)
    for number, row in enumerate(rows, 1):
        wanted = "used" if row.credential in voted[row.uuid] else "unused"
        if (row.uuid, row.credential) in cancelled:
            wanted = "cancelled"
        if row.state != wanted:
            text = f"This card is {wanted}, not {row.state}."
            report.add("V33", f"{CARDS}, card {number}", text)
    cards_made = trail.last(CardsMade)
    for uuid, tally in tally_cards(rows, boxes).items():
        printed = (
            cards_made.boxes[uuid].printed if cards_made and uuid in cards_made.boxes else None
        )
        if printed != tally.printed:
            report.add(
                "V35",
                CARDS,
                f"For {box_name(uuid)} {printed} cards were printed, "
                f"but {tally.printed} are accounted for.",
            )


def check_electorates(state: VerificationState) -> None:
    """Check V36: where more votes count than people may vote, both officers have said so.

    Until the election is certified they need not have: the report tells of it.
    """
    boxes, trail = state.counted_boxes(), state.trail
    counted = {facts.contest.id: facts.votes.counted for facts in boxes.values()}
    stated = trail.last(DifferencesStated)
    state.report.begin("V36")
    more = more_votes(counted, trail.electorates)
    stated_votes = stated.more_votes if stated else {}
    if stated is not None and stated_votes != more:
        claimed, correct = _numbers(stated_votes), _numbers(more)
        text = f"The trail states {claimed} more votes than voters. It is {correct}."
        state.report.add("V36", TRAIL, text)
    elif stated is None and trail.stage is Stage.CERTIFIED:
        for uuid, facts in boxes.items():
            if facts.contest.id in more:
                votes = counted[facts.contest.id]
                text = (
                    f"{votes} votes count, but {votes - more[facts.contest.id]} people may vote. "
                    "It was certified, and nobody stated that."
                )
                state.report.add("V36", box_name(uuid), text)


def _numbers(more: Mapping[str, int]) -> str:
    return ", ".join(f"{number} in {contest}" for contest, number in sorted(more.items())) or "no"


def check_printed(state: VerificationState) -> None:
    """Check V38: a card for each voter, and no more spare ones than the rules allow."""
    trail, definition, report = state.trail, state.definition, state.report
    cards_made, locked = trail.last(CardsMade), trail.last(ListsLocked)
    if cards_made is None or locked is None:
        return  # V06 has found that
    report.begin("V38")
    percent = definition.rules.spare_percent
    for contest in definition.contested_contests:
        voters = locked.electorates.get(contest.id)
        cards = cards_made.boxes.get(contest.uuid)
        if voters is None or cards is None:
            continue  # V08 has found that
        most = cards_to_print(voters, percent)
        if not voters <= cards.printed <= most:
            text = (
                f"{cards.printed} cards were printed for {contest.title}, for {voters} voters. "
                f"With spare ones there are {voters} to {most}."
            )
            report.add("V38", TRAIL, text)


def check_agreement(state: VerificationState) -> None:
    """Check V37: small contests were opened only after agreement."""
    trail = state.trail
    if not trail.stage.has_reached(Stage.COUNTING):
        state.report.not_due("V37")
        return
    floor = state.definition.rules.small_contest
    counted = {uuid: facts.votes.counted for uuid, facts in state.counted_boxes().items()}
    state.report.begin("V37")
    agreed = trail.last(SmallContestsAgreed)
    for uuid, votes in counted.items():
        if votes < floor and not (agreed and uuid in agreed.uuids):
            text = (
                f"Only {votes} votes count, fewer than {floor}. It was opened without an agreement."
            )
            state.report.add("V37", box_name(uuid), text)
