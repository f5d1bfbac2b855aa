"""Checks V10 to V17: archives and chains, and that each box is the one of its contest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from audit.box.reader import Box, parse_box
from audit.errors import BoxInvalid
from audit.record.files import box_name
from audit.trail.events import CardsMade, KeyAdded
from audit.verify.checks.tally import Opening, check_opening
from audit.verify.checks.votes import VoteCheckOptions, check_votes
from audit.verify.state import BoxFacts, ChainEvent, VerificationState
from ballots.box_params import BoxParams
from ballots.definition.boxes import box_params
from ballots.definition.model import Contest
from ballots.encoding import ordered, sha256_hex, strict_json
from ballots.errors import BadInput
from ballots.group import Point, parse_point, point_text
from ballots.trustees.base import Trustees
from ballots.trustees.single import parse_trustees
from ballots.typed_json import read_value

_MOST_CREDENTIALS_BYTES = 8 << 20


def check_boxes(state: VerificationState, options: VoteCheckOptions) -> None:
    """Check V10 to V20 and V23 to V25 for every box of the record, V12 for all together."""
    report, files = state.report, state.files
    report.begin("V10", "V11")
    contests: dict[str, Contest] = {}
    if state.has("definition"):
        report.begin("V12")
        contests = {contest.uuid: contest for contest in state.definition.contested_contests}
        for uuid in sorted(files.boxes - contests.keys()):
            report.add("V12", box_name(uuid), "No contest of this election has such a box.")
        for uuid in sorted(contests.keys() - files.boxes):
            text = f"The box of the contest {contests[uuid].title} is missing."
            report.add("V12", box_name(uuid), text)
    boxes: dict[str, BoxFacts] = {}
    for uuid in sorted(files.boxes):
        where = box_name(uuid)
        try:
            box = parse_box(files.read(where))
        except BoxInvalid as problem:
            check = "V10" if problem.code.startswith("archive") else "V11"
            report.add(check, where, problem.text)
            continue
        if uuid in contests:
            boxes[uuid] = _check_box(state, contests[uuid], box, options)
    several = {facts.trustees for facts in boxes.values()}
    if len(several) > 1:
        report.add("V14", "boxes", _other_trustees(several))
    state.boxes = boxes


def _other_trustees(several: Iterable[bytes]) -> str:
    """Say how the key holders of some boxes differ: in their keys, or only in what proves them."""
    try:
        keys = {_keys(parse_trustees(raw)) for raw in several}
    except BadInput:
        keys = set()
    if len(keys) == 1:
        return (
            "All boxes have the same key holders' keys, but not the same proofs of them. "
            "A box was made with other bytes than the key holders handed in."
        )
    return "Not all boxes have the same key holders' keys."


def _keys(trustees: Trustees) -> tuple[Point, ...]:
    return tuple(trustees.public_key(index) for index in range(1, trustees.number + 1))


def _check_box(
    state: VerificationState, contest: Contest, box: Box, options: VoteCheckOptions
) -> BoxFacts:
    where, report = box_name(contest.uuid), state.report
    params = _check_params(state, contest, box)
    trustees = _check_trustees(state, box, where)
    credentials = _check_credentials(state, contest.uuid, box)
    facts = BoxFacts(contest, _chain(box), box.trustees, credentials, None, None)
    if params is None:
        return facts
    report.begin("V15")
    if trustees is not None and trustees.joint_key() != params.public_key:
        text = "The votes are sealed with another key than the key holders' together."
        report.add("V15", where, text)
    votes = check_votes(box, where, credentials, report, options)
    if votes is None:
        return facts
    names = state.definition.key_holders.names
    totals = check_opening(report, Opening(box, where, params, trustees, names, votes))
    return replace(facts, sealed=votes.sealed, opened=totals)


def _chain(box: Box) -> tuple[ChainEvent, ...]:
    owners = iter(box.shares)
    return tuple(
        ChainEvent(
            link.event.type,
            link.hash,
            next(owners).owner if link.event.type == "PartialDecryption" else None,
        )
        for link in box.links
    )


def _check_params(state: VerificationState, contest: Contest, box: Box) -> BoxParams | None:
    """Check V13: the election JSON is canonical and says what the definition says."""
    report, where = state.report, box_name(contest.uuid)
    report.begin("V13")
    try:
        params = BoxParams.from_bytes(box.election)
    except BadInput as problem:
        report.add("V13", where, problem.text)
        return None
    wanted = box_params(state.definition, contest, params.public_key)
    if params.definition != wanted.definition:
        report.add("V13", where, "This box was made for another definition of the election.")
    if params.uuid != wanted.uuid:
        report.add("V13", where, "This is the box of another contest.")
    if (params.name, params.question) != (wanted.name, wanted.question):
        report.add("V13", where, "The box has another title than the contest.")
    if params.answers != wanted.answers:
        report.add("V13", where, "The box does not name the people who stand, in their order.")
    if params.max_choices != wanted.max_choices:
        report.add("V13", where, "The box lets voters choose another number of people.")
    return params if params == wanted else None


def _check_trustees(state: VerificationState, box: Box, where: str) -> Trustees | None:
    """Check V14: keys with proofs, one for each holder in the definition, those of the trail."""
    report = state.report
    report.begin("V14")
    try:
        trustees = parse_trustees(box.trustees)
    except BadInput as problem:
        report.add("V14", where, f"The key holders' keys are not good: {problem.text}")
        return None
    holders = state.definition.key_holders
    if trustees.number != len(holders.names):
        report.add("V14", where, "The box has another number of key holders.")
        return None
    # without threshold key holders, D.11 and the number say the same
    if trustees.needed != holders.needed:  # pragma: no cover
        report.add("V14", where, "Another number of key holders opens the box.")
        return None
    if state.has("trail"):
        added = {event.key_holder: event.public_key for event in state.trail.of(KeyAdded)}
        for index, name in enumerate(holders.names, 1):
            if index in added and added[index] != point_text(trustees.public_key(index)):
                report.add("V14", where, f"The key of {name} is not the one that was added.")
    return trustees


def _check_credentials(state: VerificationState, uuid: str, box: Box) -> tuple[str, ...] | None:
    """Check V16: points of the group, sorted, all different. V17: those that were printed."""
    report, where = state.report, box_name(uuid)
    report.begin("V16")
    try:
        raw = strict_json(box.credentials, _MOST_CREDENTIALS_BYTES)
        listed = read_value(tuple[str, ...], raw, "credentials")
        for credential in listed:
            parse_point(credential)
    except BadInput as problem:
        report.add("V16", where, f"The list of public credentials is not good: {problem.text}")
        return None
    if ordered(sorted(listed)) != box.credentials or len(set(listed)) != len(listed):
        report.add("V16", where, "The public credentials are not sorted, or one is there twice.")
        return None
    cards_made = state.trail.last(CardsMade) if state.has("trail") else None
    if cards_made is not None and uuid in cards_made.boxes:
        report.begin("V17")
        printed = cards_made.boxes[uuid]
        if printed.credentials != sha256_hex(box.credentials):
            report.add("V17", where, "The cards of this box are not those that were printed.")
        if printed.printed != len(listed):
            report.add("V17", where, "The number of cards is not the number that was printed.")
    return listed
