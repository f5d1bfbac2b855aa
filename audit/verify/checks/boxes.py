"""V10 to V17: archives and chains, and that each box is the one of its contest."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

from audit.box.reader import Box, parse
from audit.errors import BoxInvalid
from audit.record.files import box_name
from audit.trail.events import CardsMade, KeyAdded
from audit.verify.checks.tally import Opening, check_opening
from audit.verify.checks.votes import Progress, check_votes
from audit.verify.state import BoxFacts, Known, Mark
from ballots.box_params import BoxParams
from ballots.definition.boxes import box_params
from ballots.definition.model import Contest, Election
from ballots.encoding import ordered, sha256_hex, strict_json
from ballots.errors import BadInput
from ballots.group import parse_point, point_text
from ballots.trustees.base import Trustees
from ballots.trustees.single import parse_trustees

_MOST_CREDENTIALS_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class Running:
    """How the votes are checked: with these workers (pool, jobs) or in this process."""

    workers: tuple[Executor, int] | None
    progress: Progress


def check_boxes(known: Known, running: Running) -> None:
    """V10 to V20 and V23 to V25 for every box of the record, V12 for all together."""
    notes, definition = known.notes, known.definition
    notes.begin("V10", "V11")
    contests: dict[str, Contest] = {}
    if definition is not None:
        notes.begin("V12")
        contests = {contest.uuid: contest for contest in definition.contested_contests}
        for uuid in sorted(known.files.boxes - contests.keys()):
            notes.found("V12", box_name(uuid), "No contest of this election has such a box.")
        for uuid in sorted(contests.keys() - known.files.boxes):
            notes.found(
                "V12", box_name(uuid), f"The box of the contest {contests[uuid].title} is missing."
            )
    for uuid in sorted(known.files.boxes):
        where = box_name(uuid)
        try:
            box = parse(known.files.read(where))
        except BoxInvalid as problem:
            notes.found("V10" if problem.code.startswith("archive") else "V11", where, problem.text)
            continue
        if definition is not None and uuid in contests:
            facts = _check_box(known, definition, contests[uuid], box, running)
            if facts is not None:
                known.boxes[uuid] = facts
    _check_same_trustees(known)


def _check_box(
    known: Known, definition: Election, contest: Contest, box: Box, running: Running
) -> BoxFacts | None:
    where = box_name(contest.uuid)
    params = _check_params(known, definition, contest, box)
    trustees = _check_trustees(known, definition, box, where)
    credentials = _check_credentials(known, contest.uuid, box)
    facts = BoxFacts(contest, _marks(box), credentials, box.trustees, None, (), None)
    if params is None:
        return facts
    known.notes.begin("V15")
    if trustees is not None and trustees.joint_key() != params.public_key:
        known.notes.found(
            "V15", where, "The votes are sealed with another key than the key holders' together."
        )
    votes = check_votes(box, where, credentials, known.notes, running.workers, running.progress)
    if not votes.good:
        return facts
    names = definition.key_holders.names
    totals = check_opening(known.notes, Opening(box, where, params, trustees, names, votes))
    return BoxFacts(
        contest, facts.marks, credentials, box.trustees, votes.times, votes.ballots, totals
    )


def _marks(box: Box) -> tuple[Mark, ...]:
    owners = iter(box.shares)
    return tuple(
        Mark(
            link.event.type,
            link.hash,
            next(owners).owner if link.event.type == "PartialDecryption" else None,
        )
        for link in box.links
    )


def _check_params(
    known: Known, definition: Election, contest: Contest, box: Box
) -> BoxParams | None:
    """V13: the election JSON is canonical and says what the definition says."""
    notes, where = known.notes, box_name(contest.uuid)
    notes.begin("V13")
    try:
        params = BoxParams.parse(box.election)
    except BadInput as problem:
        notes.found("V13", where, problem.text)
        return None
    wanted = box_params(definition, contest, params.public_key)
    if params.definition != wanted.definition:
        notes.found("V13", where, "This box was made for another definition of the election.")
    if params.uuid != wanted.uuid:
        notes.found("V13", where, "This is the box of another contest.")
    if (params.name, params.question) != (wanted.name, wanted.question):
        notes.found("V13", where, "The box has another title than the contest.")
    if params.answers != wanted.answers:
        notes.found("V13", where, "The box does not name the people who stand, in their order.")
    if params.max_choices != wanted.max_choices:
        notes.found("V13", where, "The box lets voters choose another number of people.")
    return params if params == wanted else None


def _check_trustees(known: Known, definition: Election, box: Box, where: str) -> Trustees | None:
    """V14: keys with proofs, as many as the definition has holders, and those of the trail."""
    notes = known.notes
    notes.begin("V14")
    try:
        trustees = parse_trustees(box.trustees)
    except BadInput as problem:
        notes.found("V14", where, f"The key holders' keys are not good: {problem.text}")
        return None
    holders = definition.key_holders
    if trustees.number != len(holders.names):
        notes.found("V14", where, "The box has another number of key holders.")
        return None
    if trustees.needed != holders.needed:
        notes.found("V14", where, "Another number of key holders opens the box.")
        return None
    if known.trail is not None:
        added = {event.key_holder: event.public_key for event in known.trail.of(KeyAdded)}
        for index, name in enumerate(holders.names, 1):
            if index in added and added[index] != point_text(trustees.public_key(index)):
                notes.found("V14", where, f"The key of {name} is not the one that was added.")
    return trustees


def _check_same_trustees(known: Known) -> None:
    kinds = {facts.trustees for facts in known.boxes.values()}
    if len(kinds) > 1:
        known.notes.found("V14", "boxes", "Not all boxes have the same key holders' keys.")


def _check_credentials(known: Known, uuid: str, box: Box) -> tuple[str, ...] | None:
    """V16: points of the group, sorted, all different. V17: those that were printed."""
    notes, where = known.notes, box_name(uuid)
    notes.begin("V16")
    try:
        listed = strict_json(box.credentials, _MOST_CREDENTIALS_BYTES)
        if not isinstance(listed, list):
            raise BadInput("credentials-form", "The list of cards is no list.")
        for credential in listed:
            parse_point(credential)
    except BadInput as problem:
        notes.found("V16", where, f"The list of public credentials is not good: {problem.text}")
        return None
    if ordered(sorted(listed)) != box.credentials or len(set(listed)) != len(listed):
        notes.found("V16", where, "The public credentials are not sorted, or one is there twice.")
        return None
    made = known.trail.last(CardsMade) if known.trail else None
    if made is not None and uuid in made.boxes:
        notes.begin("V17")
        printed = made.boxes[uuid]
        if printed.credentials != sha256_hex(box.credentials):
            notes.found("V17", where, "The cards of this box are not those that were printed.")
        if printed.printed != len(listed):
            notes.found("V17", where, "The number of cards is not the number that was printed.")
    return tuple(listed)
