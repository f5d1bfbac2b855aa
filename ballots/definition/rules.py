"""Rules D.1 to D.13 of a definition. Each names its problem; all problems are found at once."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from ballots.box_params import UUID_FORM
from ballots.counting import METHODS
from ballots.definition.model import (
    AREA_COLOURS,
    AREA_PICTURES,
    FORMAT,
    LIMIT,
    Election,
    canonical_order,
)
from ballots.errors import Problem
from ballots.names import (
    MAX_NAME,
    forms,
    is_lookalike,
    label_problem,
    lookalike_pairs,
    lookalikes,
    name_problem,
)
from ballots.signatures import is_signing_key
from ballots.stages import Stage
from ballots.texts import text_problem
from ballots.unicode import is_known

ID_FORM = re.compile(r"[a-z0-9-]{1,40}\Z")
HEX_FORM = re.compile(r"[0-9a-f]{64}\Z")
KEY_NAME = re.compile(r"[^\s+]+\Z")  # C2SP signed notes: names of keys
DAY_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
MOST_TEXT = 200
MOST_CONTESTS = 100
MOST_CANDIDATES = 64
MOST_SEATS = 30
MOST_PLACES = 12
MOST_KEY_HOLDERS = 5
_STAGES = frozenset(Stage)
_MOST_SHOWN = 40  # characters quoted of a text that cannot be used
FEWEST_VOTES_PER_CARD = 2  # who changes their mind, or was pressed, can vote again
MOST_VOTES_PER_CARD = 100
LOWEST_FLOOR = 10  # votes; a total of fewer can show how a person voted (DESIGN section 4)


def problems(election: Election) -> list[Problem]:
    """Find every mistake of a definition; the list is empty if there is none."""
    return [problem for rule in _RULES for problem in rule(election)]


def _d1_format(election: Election) -> Iterator[Problem]:
    if election.format != FORMAT:
        yield Problem("D.1", "format", "This kind of definition is not known here.")
    if election.rules.tie != "lot-1":
        yield Problem("D.1", "rules", "This way of settling a tie is not known here.")
    for contest in election.contests:
        if contest.method not in METHODS:
            yield Problem("D.1", contest.id, "This way of counting is not known here.")
        if contest.question.kind != "choose":
            yield Problem("D.1", contest.id, "This kind of question is not known here.")
    if not re.fullmatch(r"[a-z]{2}", election.language):
        yield Problem("D.1", "language", "The language must be two letters.")


def _all_ids(election: Election) -> Iterator[tuple[str, Iterable[str]]]:
    yield "areas", [area.id for area in election.areas]
    yield "seat_classes", [seat_class.id for seat_class in election.seat_classes]
    yield "contests", [contest.id for contest in election.contests]
    for contest in election.contests:
        yield contest.id, [candidate.id for candidate in contest.candidates]


def _d2_ids(election: Election) -> Iterator[Problem]:
    for where, ids in _all_ids(election):
        for name, count in Counter(ids).items():
            if count > 1:
                yield Problem("D.2", where, f"The short name {name} stands here twice.")
            if not ID_FORM.match(name):
                yield Problem("D.2", where, f"The short name {name!r} must be a-z, 0-9 and -.")

    for where, entries in _named(election):
        yield from _two_meanings(where, entries)


def _named(election: Election) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
    """List what is looked up by short name or by name: id to names."""
    yield "areas", {area.id: (area.name,) for area in election.areas}
    kinds = election.seat_classes
    yield "seat_classes", {kind.id: (kind.name, kind.plural) for kind in kinds}
    yield "contests", {contest.id: (contest.title,) for contest in election.contests}


def _two_meanings(where: str, entries: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Find the short names that look like the name of another."""
    short = {form: name for name in entries for form in forms(name)}
    for other, names in entries.items():
        for name in names:
            for meant in {short[form] for form in forms(name) if form in short} - {other}:
                text = (
                    f"{name} can mean two things: the short name {meant}, "
                    f"or the name of {other}. Change one of them."
                )
                yield Problem("D.2", where, text)


def twice_text(name: str, first: str) -> str:
    """Write the sentences for a person who stands in a list twice, however they are spelt."""
    seen = "" if name == first else f" It looks the same as {first}."
    return (
        f"{name} stands here twice.{seen} Take one away. "
        "Are they two people? Then write (2) after the name."
    )


def _d3_names_once(election: Election) -> Iterator[Problem]:
    for contest in election.contests:
        for first, name in lookalike_pairs(candidate.name for candidate in contest.candidates):
            yield Problem("D.3", contest.title, twice_text(name, first))
    for where, entries in _named(election):
        several = [name for names in entries.values() for name in _different(names)]
        for first, name in lookalike_pairs(several):
            text = f"{first} and {name} look the same. Give one of them another name."
            yield Problem("D.3", where, text)


def _different(names: tuple[str, ...]) -> list[str]:
    """Return the different names of one thing; its singular and plural may be the same word."""
    first, *others = names
    return [first, *(name for name in others if not is_lookalike(name, first))]


def _shown_texts(election: Election) -> Iterator[tuple[str, str, int]]:
    yield "title", election.title, MOST_TEXT
    yield "board", election.board, MOST_TEXT
    yield "log", election.log.origin, MAX_NAME
    for kind in election.seat_classes:
        yield f"seat class {kind.id}", kind.who, MAX_NAME
    for contest in election.contests:
        yield f"question of {contest.id}", contest.question.text, MOST_TEXT


def _labels(election: Election) -> Iterator[tuple[str, str, int]]:
    for area in election.areas:
        for text in (area.name, *area.places):
            yield f"area {area.id}", text, MAX_NAME
    for kind in election.seat_classes:
        for text in (kind.name, kind.plural):
            yield f"seat class {kind.id}", text, MAX_NAME
    for contest in election.contests:
        yield f"contest {contest.id}", contest.title, MOST_TEXT


def _people(election: Election) -> Iterator[tuple[str, str]]:
    yield "secretary", election.officers.secretary.name
    yield "witness", election.officers.witness.name
    for contest in election.contests:
        for candidate in contest.candidates:
            yield f"name in {contest.id}", candidate.name
    for name in election.key_holders.names:
        yield "key holder", name


def _d4_texts(election: Election) -> Iterator[Problem]:
    for where, text, most in _shown_texts(election):
        if reason := text_problem(text, most):
            yield _unusable(where, text, reason)
    for where, text, most in _labels(election):
        if reason := label_problem(text, most):
            yield _unusable(where, text, reason)
    for where, name in _people(election):
        if reason := name_problem(name):
            yield _unusable(where, name, reason)


def _unusable(where: str, text: str, reason: str) -> Problem:
    shown = "".join(sign if sign == " " or is_known(sign) else "?" for sign in text[:_MOST_SHOWN])
    return Problem("D.4", f"{where} ({shown})" if shown.strip() else where, reason)


def _d5_places(election: Election) -> Iterator[Problem]:
    areas = {area.id for area in election.areas}
    kinds = {kind.id for kind in election.seat_classes}
    pairs = Counter((contest.area, contest.seat_class) for contest in election.contests)
    for contest in election.contests:
        if contest.area not in areas or contest.seat_class not in kinds:
            yield Problem("D.5", contest.id, "Its area or its kind of seat is not in the lists.")
        if pairs[contest.area, contest.seat_class] > 1:
            yield Problem("D.5", contest.id, "This area has two contests of the same kind.")


def _d6_seats(election: Election) -> Iterator[Problem]:
    for contest in election.contests:
        if not 1 <= contest.seats <= MOST_SEATS:
            yield Problem("D.6", contest.id, f"There must be 1 to {MOST_SEATS} seats.")
        if not 1 <= contest.question.max_choices <= contest.seats:
            yield Problem("D.6", contest.id, "People can choose 1 up to as many as the seats.")


def _d7_sizes(election: Election) -> Iterator[Problem]:
    if not 1 <= len(election.contests) <= MOST_CONTESTS:
        yield Problem("D.7", "contests", f"There must be 1 to {MOST_CONTESTS} contests.")
    if (
        election.contests and not election.contested_contests
    ):  # it could never be counted or certified
        yield Problem("D.7", "contests", "Nobody stands anywhere.")
    if len(election.to_bytes()) > LIMIT:
        yield Problem("D.7", "contests", "The lists are too long. Use shorter texts.")
    for contest in election.contests:
        if len(contest.candidates) > MOST_CANDIDATES:
            yield Problem("D.7", contest.id, f"At most {MOST_CANDIDATES} people can stand here.")


def _d8_boxes(election: Election) -> Iterator[Problem]:
    # files of boxes lie side by side on disks that do not tell capital letters from small ones
    uuids = Counter(contest.uuid.casefold() for contest in election.contests)
    for contest in election.contests:
        if not UUID_FORM.match(contest.uuid) or uuids[contest.uuid.casefold()] > 1:
            yield Problem("D.8", contest.id, "The name of its box is not right, or not its own.")


def _d9_hashes(election: Election) -> Iterator[Problem]:
    for contest in election.contests:
        for candidate in contest.candidates:
            if not HEX_FORM.match(candidate.photo):
                yield Problem("D.9", candidate.name, "There is no picture of this person.")
            if not HEX_FORM.match(candidate.points):
                yield Problem("D.9", candidate.name, "There is nothing this person says.")
            if candidate.recording and not HEX_FORM.match(candidate.recording):
                yield Problem("D.9", candidate.name, "The recording of this person is not named.")


def _d10_order(election: Election) -> Iterator[Problem]:
    if any(
        contest.candidates != canonical_order(contest.candidates) for contest in election.contests
    ):
        yield Problem("D.10", "contests", "People are not in the order of their names.")


def _d11_people(election: Election) -> Iterator[Problem]:
    holders = election.key_holders.names
    if not 1 <= len(holders) <= MOST_KEY_HOLDERS:
        yield Problem("D.11", "key holders", "There must be one to five key holders.")
    if lookalikes(holders):
        yield Problem("D.11", "key holders", "A key holder stands there twice.")
    if election.key_holders.needed != len(holders):
        text = "For now all key holders are needed to open a box."
        yield Problem("D.11", "key holders", text)
    officers = election.officers
    if lookalikes([officers.secretary.name, officers.witness.name]):
        yield Problem("D.11", "officers", "The secretary and the witness must be two people.")
    keys = [officers.secretary.public_key, officers.witness.public_key, election.log.public_key]
    if len(set(keys)) != len(keys) or not all(HEX_FORM.match(key) for key in keys):
        yield Problem("D.11", "officers", "A signing key is missing, or two are the same.")
    elif not all(is_signing_key(bytes.fromhex(key)) for key in keys):
        yield Problem("D.11", "officers", "A signing key is one under which anybody could sign.")
    if not KEY_NAME.match(election.log.origin):
        yield Problem("D.11", "log", "The name of the log must have no spaces and no plus sign.")
    if not LOWEST_FLOOR <= election.rules.small_contest <= 1000:
        text = f"The floor for small contests must be {LOWEST_FLOOR} to 1000."
        yield Problem("D.11", "rules", text)
    if not 0 <= election.rules.spare_percent <= 100:
        yield Problem("D.11", "rules", "Spare cards must be 0 to 100 in a hundred.")
    if not FEWEST_VOTES_PER_CARD <= election.rules.votes_per_card <= MOST_VOTES_PER_CARD:
        most = f"{FEWEST_VOTES_PER_CARD} to {MOST_VOTES_PER_CARD}"
        yield Problem("D.11", "rules", f"The votes of one card must be {most}.")


def _is_day(text: str) -> bool:
    try:  # newer Pythons read other forms too, so check the form separately
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return DAY_FORM.match(text) is not None


def _d12_calendar(election: Election) -> Iterator[Problem]:
    days = [day for day in election.calendar if _is_day(day.date) and day.stage in _STAGES]
    for day in election.calendar:
        if not _is_day(day.date):
            yield Problem("D.12", "calendar", f"{day.date!r} is not a day like 2026-05-01.")
        if day.stage not in _STAGES:
            yield Problem("D.12", "calendar", f"{day.stage!r} is not a stage.")
    for stage, count in Counter(day.stage for day in days).items():
        if count > 1:
            dates = " and ".join(day.date for day in days if day.stage == stage)
            text = f"The stage {stage} stands here twice: {dates}. Take one away."
            yield Problem("D.12", "calendar", text)
    order = list(Stage)
    for before, after in pairwise(sorted(days, key=lambda day: order.index(Stage(day.stage)))):
        if before.stage != after.stage and before.date > after.date:
            text = (
                f"{after.stage} ({after.date}) comes before {before.stage} ({before.date}). "
                "Put the dates in order."
            )
            yield Problem("D.12", "calendar", text)


def _d13_areas(election: Election) -> Iterator[Problem]:
    for area in election.areas:
        where = f"area {area.id}"
        if area.colour not in {"", *AREA_COLOURS}:
            text = f"Choose one of these colours: {', '.join(AREA_COLOURS)}."
            yield Problem("D.13", where, text)
        if area.picture not in {"", *AREA_PICTURES}:
            text = f"Choose one of these pictures: {', '.join(AREA_PICTURES)}."
            yield Problem("D.13", where, text)
        if len(area.places) > MOST_PLACES:
            yield Problem("D.13", where, f"At most {MOST_PLACES} places can be named here.")
        for first, name in lookalike_pairs(area.places):
            text = (
                f"{name} stands here twice."
                if name == first
                else f"{first} and {name} look the same."
            )
            yield Problem("D.13", where, f"{text} Take one away.")


_RULES: tuple[Callable[[Election], Iterator[Problem]], ...] = (
    _d1_format,
    _d2_ids,
    _d3_names_once,
    _d4_texts,
    _d5_places,
    _d6_seats,
    _d7_sizes,
    _d8_boxes,
    _d9_hashes,
    _d10_order,
    _d11_people,
    _d12_calendar,
    _d13_areas,
)
