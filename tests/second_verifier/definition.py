"""definition.json: the rules D.1 to D.12 of docs/definition.md."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tests.second_verifier import names
from tests.second_verifier.group import require_point
from tests.second_verifier.strict_json import (
    Bad,
    Json,
    fields_of,
    list_of,
    number_of,
    object_of,
    parse_canonical,
    text_of,
    texts_of,
)

ID = re.compile(r"[a-z0-9-]{1,40}\Z")
UUID = re.compile(r"[1-9A-HJ-NP-Za-km-z]{14,22}\Z")
HASH = re.compile(r"[0-9a-f]{64}\Z")
STAGES = (
    "setup nominations checking locked open closed counting results certified".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Candidate:
    """Somebody who stands."""

    id: str
    name: str
    points: str
    photo: str
    recording: str


@dataclass(frozen=True)
class Contest:
    """One choice."""

    id: str
    uuid: str
    title: str
    question: str
    seats: int
    max_choices: int
    candidates: tuple[Candidate, ...]

    @property
    def has_box(self) -> bool:
        """Somebody stands, so there is a box."""
        return bool(self.candidates)


@dataclass(frozen=True)
class Definition:
    """The parts of the definition that the checks need."""

    title: str
    board: str
    contests: tuple[Contest, ...]
    key_holders: tuple[str, ...]
    officers: tuple[tuple[str, str, bytes], ...]
    log_origin: str
    log_key: bytes
    small_contest: int
    spare_percent: int
    votes_per_card: int

    @property
    def boxes(self) -> dict[str, Contest]:
        """Contests that have a box, by its uuid."""
        return {contest.uuid: contest for contest in self.contests if contest.has_box}


def parse_definition(content: bytes) -> Definition:
    """Parse definition.json and hold D.1 to D.13."""
    whole = fields_of(
        parse_canonical(content),
        {
            "areas": list,
            "board": str,
            "calendar": list,
            "contests": list,
            "format": str,
            "key_holders": dict,
            "language": str,
            "log": dict,
            "officers": dict,
            "rules": dict,
            "seat_classes": list,
            "title": str,
        },
    )
    require(whole["format"] == "repvote-definition-2", "D.1", "format")
    require(bool(re.match(r"[a-z]{2}\Z", text_of(whole["language"]))), "D.1", "language")
    _text(whole["title"])
    _text(whole["board"])
    areas = _named(whole["areas"], ("name",), more={"colour": str, "picture": str, "places": list})
    _looks(whole["areas"])
    seat_classes = _named(whole["seat_classes"], ("name", "plural"), ("who",))
    contests = tuple(_contest(item) for item in list_of(whole["contests"]))
    _require_contests(contests, list_of(whole["contests"]), areas, seat_classes)
    _calendar(whole["calendar"])
    kinds = {"small_contest": int, "spare_percent": int, "tie": str, "votes_per_card": int}
    rules = fields_of(whole["rules"], kinds)
    require(rules["tie"] == "lot-1", "D.1", "tie rule")
    small, spare = number_of(rules["small_contest"]), number_of(rules["spare_percent"])
    require(10 <= small <= 1000, "D.11", "floor for small contests")
    require(0 <= spare <= 100, "D.11", "spare cards")
    votes = number_of(rules["votes_per_card"])
    require(2 <= votes <= 100, "D.11", "votes of one card")
    officers, origin, log_key = _keys(whole)
    return Definition(
        title=text_of(whole["title"]),
        board=text_of(whole["board"]),
        contests=contests,
        key_holders=_key_holders(whole["key_holders"]),
        officers=officers,
        log_origin=origin,
        log_key=log_key,
        small_contest=small,
        spare_percent=spare,
        votes_per_card=votes,
    )


def require(is_right: bool, rule: str, what: str) -> None:
    """Refuse with the rule that does not hold."""
    if not is_right:
        raise Bad(f"{rule}: {what}")


def _text(value: Json, most: int = 200) -> str:
    return names.require_text(text_of(value), most)


def _label(value: Json, most: int = 80) -> str:
    return names.require_label(text_of(value), most)


def _name(value: Json) -> str:
    return names.require_name(text_of(value))


def _require_looks(listed: Iterable[str], rule: str) -> None:
    require(not names.are_alike(listed), rule, "two names look the same")


def _require_list(entries: Mapping[str, Sequence[str]]) -> None:
    """Check D.2 and D.3 for a list in which something is found by short name or name."""
    several: list[str] = []
    for id_, all_names in entries.items():
        mine: list[str] = []
        for name in all_names:
            if not names.are_alike([*mine, name]):
                mine.append(name)
            for other in entries:
                require(
                    other == id_ or not names.forms(other) & names.forms(name),
                    "D.2",
                    "a short name looks like the name of another",
                )
        several += mine
    _require_looks(several, "D.3")


def _require_ids(ids: Sequence[str]) -> None:
    require(all(ID.match(short_name) for short_name in ids), "D.2", "a short name")
    require(len(set(ids)) == len(ids), "D.2", "a short name twice")


COLOURS = {"", "blue", "green", "red", "purple", "orange", "teal", "brown", "pink"}
PICTURES = {"", "hills", "sea", "forest", "river", "bridge", "town"}


def _looks(areas: Json) -> None:
    for item in list_of(areas):
        area = object_of(item)
        require(area["colour"] in COLOURS, "D.13", "another colour")
        require(area["picture"] in PICTURES, "D.13", "another picture")
        places = [_label(place) for place in list_of(area["places"])]
        require(len(places) <= 12, "D.13", "more places")
        _require_looks(places, "D.13")


def _named(
    value: Json,
    labels: tuple[str, ...],
    texts: tuple[str, ...] = (),
    more: Mapping[str, type] = MappingProxyType({}),
) -> set[str]:
    kinds = {"id": str, **dict.fromkeys((*labels, *texts), str), **more}
    items = [fields_of(item, kinds) for item in list_of(value)]
    for item in items:
        for field in texts:
            _text(item[field], 80)
    ids = [text_of(item["id"]) for item in items]
    _require_ids(ids)
    _require_list(
        {id_: [_label(item[f]) for f in labels] for id_, item in zip(ids, items, strict=True)}
    )
    return set(ids)


def _contest(value: Json) -> Contest:
    fields = fields_of(
        value,
        {
            "area": str,
            "candidates": list,
            "id": str,
            "method": str,
            "question": dict,
            "seat_class": str,
            "seats": int,
            "title": str,
            "uuid": str,
        },
    )
    question = fields_of(fields["question"], {"kind": str, "max_choices": int, "text": str})
    require(fields["method"] == "plurality-1", "D.1", "method")
    require(question["kind"] == "choose", "D.1", "kind of question")
    seats, choices = number_of(fields["seats"]), number_of(question["max_choices"])
    require(1 <= seats <= 30, "D.6", "seats")
    require(1 <= choices <= seats, "D.6", "max_choices")
    require(bool(UUID.match(text_of(fields["uuid"]))), "D.8", "uuid")
    candidates = tuple(_candidate(item) for item in list_of(fields["candidates"]))
    require(len(candidates) <= 64, "D.7", "people in a contest")
    _require_ids([candidate.id for candidate in candidates])
    _require_looks([candidate.name for candidate in candidates], "D.3")
    order = [(candidate.name.casefold(), candidate.id) for candidate in candidates]
    require(order == sorted(order), "D.10", "order of people")
    return Contest(
        id=text_of(fields["id"]),
        uuid=text_of(fields["uuid"]),
        title=_label(fields["title"], 200),
        question=_text(question["text"]),
        seats=seats,
        max_choices=choices,
        candidates=candidates,
    )


def _candidate(value: Json) -> Candidate:
    fields = fields_of(value, dict.fromkeys(("id", "name", "photo", "points", "recording"), str))
    photo, points = text_of(fields["photo"]), text_of(fields["points"])
    recording = text_of(fields["recording"])
    require(bool(HASH.match(photo) and HASH.match(points)), "D.9", "salted hashes")
    require(not recording or bool(HASH.match(recording)), "D.9", "hash of the recording")
    return Candidate(text_of(fields["id"]), _name(fields["name"]), points, photo, recording)


def _require_contests(
    contests: Sequence[Contest], raw: Sequence[Json], areas: set[str], seat_classes: set[str]
) -> None:
    require(1 <= len(contests) <= 100, "D.7", "contests")
    require(any(contest.has_box for contest in contests), "D.7", "nobody stands")
    _require_ids([contest.id for contest in contests])
    _require_list({contest.id: [contest.title] for contest in contests})
    uuids = [contest.uuid for contest in contests]
    require(len({uuid.lower() for uuid in uuids}) == len(uuids), "D.8", "a uuid twice")
    places = [
        (text_of(object_of(item)["area"]), text_of(object_of(item)["seat_class"])) for item in raw
    ]
    require(len(set(places)) == len(places), "D.5", "two contests for one area and kind of seat")
    require(
        all(area in areas and seat_class in seat_classes for area, seat_class in places),
        "D.5",
        "area or kind of seat is not in the list",
    )


def _calendar(value: Json) -> None:
    days: dict[str, str] = {}
    for item in list_of(value):
        fields = fields_of(item, {"date": str, "stage": str})
        date = text_of(fields["date"])
        require(bool(re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", date)), "D.12", "date")
        try:
            dt.date.fromisoformat(date)
        except ValueError as error:
            raise Bad("D.12: no real day") from error
        require(fields["stage"] in STAGES, "D.12", "stage")
        require(fields["stage"] not in days, "D.12", "a stage twice")
        days[text_of(fields["stage"])] = date
    in_order = [days[stage] for stage in STAGES if stage in days]
    require(in_order == sorted(in_order), "D.12", "a stage before the day of an earlier one")


def _key_holders(value: Json) -> tuple[str, ...]:
    fields = fields_of(value, {"names": list, "needed": int})
    holders = texts_of(fields["names"])
    require(1 <= len(holders) <= 5 and fields["needed"] == len(holders), "D.11", "key holders")
    for name in holders:
        _name(name)
    _require_looks(holders, "D.11")
    return tuple(holders)


def _signing_key(value: Json) -> bytes:
    text = text_of(value)
    require(bool(HASH.match(text)), "D.11", "a signing key")
    key = bytes.fromhex(text)
    try:
        require_point(key)
    except Bad as error:
        raise Bad("D.11: a signing key is no point of the group") from error
    return key


def _keys(
    whole: dict[str, Json],
) -> tuple[tuple[tuple[str, str, bytes], ...], str, bytes]:
    officers = fields_of(whole["officers"], {"secretary": dict, "witness": dict})
    signers = []
    for role in ("secretary", "witness"):
        fields = fields_of(officers[role], {"name": str, "public_key": str})
        signers.append((role, _name(fields["name"]), _signing_key(fields["public_key"])))
    _require_looks([name for _, name, _ in signers], "D.11")
    log = fields_of(whole["log"], {"origin": str, "public_key": str})
    origin = _text(log["origin"], 80)
    require(" " not in origin and "+" not in origin, "D.11", "the log's name")
    log_key = _signing_key(log["public_key"])
    keys = {key for _, _, key in signers} | {log_key}
    require(len(keys) == 3, "D.11", "a signing key twice")
    return tuple(signers), origin, log_key
