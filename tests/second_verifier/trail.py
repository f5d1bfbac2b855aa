"""The trail: leaves, stages, Merkle tree and checkpoint."""

import base64
import binascii
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field

from tests.second_verifier.definition import HASH, ID, UUID, Definition
from tests.second_verifier.group import require_signature
from tests.second_verifier.strict_json import (
    Bad,
    Json,
    fields_of,
    list_of,
    number_of,
    numbers_of,
    object_of,
    parse_canonical,
    text_of,
    texts_of,
)

Add = Callable[[str, str], None]


@dataclass(frozen=True)
class Leaf:
    """One entry of the trail."""

    seq: int
    type: str
    body: dict[str, Json]


@dataclass
class Story:
    """The events of a trail, and the stage at its end."""

    leaves: list[Leaf] = field(default_factory=list)
    stage: str = "setup"
    is_opened: bool = False

    @property
    def standing(self) -> list[Leaf]:
        """The entries after lists were last opened again: those before are void."""
        void = [leaf.seq for leaf in self.leaves if leaf.type == "lists_opened_again"]
        return self.leaves[void[-1] + 1 if void else 0 :]

    def of_type(self, *types: str) -> list[Leaf]:
        """List all entries of some types that stand."""
        return [leaf for leaf in self.standing if leaf.type in types]

    def last(self, type_: str) -> Leaf | None:
        """Return the last entry of a type."""
        found = self.of_type(type_)
        return found[-1] if found else None

    @property
    def has_started_counting(self) -> bool:
        """The count was started."""
        return bool(self.of_type("count_started"))

    @property
    def stopped(self) -> dict[str, str]:
        """The reason of each stopped box, by uuid."""
        reasons: dict[str, str] = {}
        for leaf in self.of_type("contest_stopped"):
            reasons.setdefault(text_of(leaf.body["uuid"]), text_of(leaf.body["reason"]))
        return reasons

    def cancelled(self, listed: Container[tuple[str, str]]) -> list[tuple[str, str]]:
        """List the cards (uuid, credential) cancelled after the last making, or listed now."""
        event = self.last("cards_made")
        since = event.seq if event else -1
        cards = [
            (leaf.seq, (text_of(leaf.body["uuid"]), text_of(leaf.body["credential"])))
            for leaf in self.of_type("card_cancelled")
        ]
        return [card for seq, card in cards if seq > since or card in listed]


# Fields

MAX_NUMBER = 10**9


def _hash(value: Json) -> None:
    if not HASH.match(text_of(value)):
        raise Bad("not a hash")


def _uuid(value: Json) -> None:
    if not UUID.match(text_of(value)):
        raise Bad("not a uuid")


def _text(value: Json) -> None:
    if not 1 <= len(text_of(value)) <= 500:
        raise Bad("an empty text, or one that is too long")


def _id(value: Json) -> None:
    if not ID.match(text_of(value)):
        raise Bad("not an id")


def _ids(value: Json) -> None:
    for item in list_of(value):
        _id(item)


def _count(value: Json) -> None:
    if not 0 <= number_of(value) <= MAX_NUMBER:
        raise Bad("less than nothing, or more than a billion")


def _positive(value: Json) -> None:
    if not 1 <= number_of(value) <= MAX_NUMBER:
        raise Bad("less than one, or more than a billion")


def _each(check_name: Callable[[Json], None], check: Callable[[Json], None]) -> Callable:
    def inner(value: Json) -> None:
        for name, part in object_of(value).items():
            check_name(name)
            check(part)

    return inner


def _head(value: Json) -> None:
    fields = fields_of(value, {"head": str, "height": int})
    _hash(fields["head"])
    _count(fields["height"])


def _loss(value: Json) -> None:
    fields = fields_of(value, {"kept": dict, "lost": dict})
    _head(fields["kept"])
    _head(fields["lost"])


def _signature(value: Json) -> None:
    if not re.match(r"[0-9a-f]{128}\Z", text_of(value)):
        raise Bad("no signature of 128 digits")


STOP_REASONS = {"died", "withdrew", "not_allowed", "ballot_error", "other"}


def _stop_reason(value: Json) -> None:
    if text_of(value) not in STOP_REASONS:
        raise Bad("another reason for a stop")


OPEN_REASONS = {"withdrew", "died", "not_allowed", "list_error", "other"}


def _open_reason(value: Json) -> None:
    if text_of(value) not in OPEN_REASONS:
        raise Bad("another reason to open the lists again")


def _signed(value: Json) -> None:
    fields = fields_of(value, {"public_key": str, "signature": str})
    _hash(fields["public_key"])
    _signature(fields["signature"])


def _hashes(value: Json) -> None:
    for item in list_of(value):
        _hash(item)


def _made(value: Json) -> None:
    fields = fields_of(value, {"credentials": str, "printed": int})
    _hash(fields["credentials"])
    _count(fields["printed"])


def _uuids(value: Json) -> None:
    for item in list_of(value):
        _uuid(item)


def _totals(value: Json) -> None:
    for item in numbers_of(value):
        _count(item)


def _lot(value: Json) -> None:
    fields = fields_of(value, {"entries": list, "method": str})
    if len(list_of(fields["entries"])) > 100:
        raise Bad("more entries of a lot than there may be")
    if fields["method"] == "hat":
        texts_of(fields["entries"])
    elif fields["method"] == "dice":
        for item in list_of(fields["entries"]):
            numbers_of(item)
    else:
        raise Bad("another method of a lot")


_HEADS = _each(_uuid, _head)
_CATALOGUE: Mapping[str, Mapping[str, Callable[[Json], None]]] = {
    "nominations_opened": {},
    "nominations_closed": {},
    "lists_locked": {
        "definition": _hash,
        "electorates": _each(_id, _count),
        "commitment": _hash,
    },
    "lists_opened_again": {
        "definition": _hash,
        "cards": _each(_uuid, _hash),
        "keys": _hashes,
        "reason": _open_reason,
        "secretary": _signed,
        "witness": _signed,
    },
    "key_added": {"key_holder": _count, "name": _text, "public_key": _hash},
    "cards_made": {"boxes": _each(_uuid, _made)},
    "card_cancelled": {"uuid": _uuid, "credential": _hash},
    "voting_opened": {"boxes": _HEADS},
    "voting_paused": {},
    "voting_resumed": {},
    "contest_stopped": {
        "uuid": _uuid,
        "head": _head,
        "reason": _stop_reason,
        "secretary": _signature,
        "witness": _signature,
    },
    "voting_closed": {"boxes": _HEADS},
    "papers_sealed": {"batch": _positive, "boxes": _HEADS},
    "loss_stated": {"boxes": _each(_uuid, _loss), "secretary": _signature, "witness": _signature},
    "small_contests_agreed": {"uuids": _uuids},
    "count_started": {"boxes": _HEADS},
    "shares_added": {"key_holder": _count, "boxes": _HEADS},
    "result_opened": {"boxes": _HEADS, "totals": _each(_id, _totals)},
    "lot_drawn": {"contest": _id, "lot": _lot},
    "seats_filled": {"elected": _each(_id, _ids)},
    "differences_stated": {"more_votes": _each(_text, _positive)},
    "certified": {"certificate": _hash},
}
# type: stages before, stage after
_STAGES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "nominations_opened": (("setup", "checking"), "nominations"),
    "nominations_closed": (("nominations",), "checking"),
    "lists_locked": (("setup", "checking"), "locked"),
    "lists_opened_again": (("locked",), "checking"),
    "key_added": (("locked",), "locked"),
    "cards_made": (("locked",), "locked"),
    "card_cancelled": (("locked", "open"), ""),
    "voting_opened": (("locked",), "open"),
    "voting_paused": (("open",), "open"),
    "voting_resumed": (("open",), "open"),
    "contest_stopped": (("open",), "open"),
    "voting_closed": (("open",), "closed"),
    "papers_sealed": (("closed",), "closed"),
    "loss_stated": (("open", "closed"), ""),
    "small_contests_agreed": (("closed",), "closed"),
    "count_started": (("closed",), "counting"),
    "shares_added": (("counting",), "counting"),
    "result_opened": (("counting",), "counting"),
    "lot_drawn": (("counting",), "counting"),
    "seats_filled": (("counting",), "results"),
    "differences_stated": (("results",), "results"),
    "certified": (("results",), "certified"),
}


def parse_trail(content: bytes) -> list[Leaf]:
    """Read canonical leaves of the catalogue, each line ended by LF (V05)."""
    if not content.endswith(b"\n"):
        raise Bad("the trail does not end with a line end")
    return [parse_leaf(line, seq) for seq, line in enumerate(content[:-1].split(b"\n"))]


def parse_leaf(line: bytes, seq: int) -> Leaf:
    """Parse the line that must be number ``seq``."""
    try:
        fields = fields_of(
            parse_canonical(line), {"at": str, "body": dict, "seq": int, "type": str, "v": int}
        )
        if fields["seq"] != seq or fields["v"] != 1:
            raise Bad("seq or v")
        _require_time(text_of(fields["at"]))
        type_, body = text_of(fields["type"]), object_of(fields["body"])
        if type_ not in _CATALOGUE:
            raise Bad(f"{type_} is not in the catalogue")
        if set(body) != set(_CATALOGUE[type_]):
            raise Bad("other fields in the body")
        for name, check in _CATALOGUE[type_].items():
            check(body[name])
    except Bad as error:
        raise Bad(f"entry {seq}: {error}") from error
    return Leaf(seq, type_, body)


def _require_time(text: str) -> None:
    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z", text):
        raise Bad("a time of another form")
    try:
        dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise Bad("no real time") from error


def tell(leaves: list[Leaf], needed: int) -> Story:
    """Follow the stages in order, with what must have been before (V06)."""
    story = Story(leaves)
    holders: set[int] = set()
    keys: set[str] = set()
    shared: set[int] = set()
    is_paused = is_agreed = is_stated = has_cards = False
    batches = 0
    for leaf in leaves:
        before, after = _STAGES[leaf.type]
        place = f"entry {leaf.seq}: {leaf.type}"
        if story.stage not in before:
            raise Bad(f"{place} at the stage {story.stage}")
        holder = leaf.body.get("key_holder")
        if leaf.type == "key_added":
            key = text_of(leaf.body["public_key"])
            _require(key not in keys, f"{place}: a key that was there before")
            keys.add(key)
            holders.add(number_of(holder))
        elif leaf.type == "lists_opened_again":
            holders.clear()
            has_cards = False
        elif leaf.type == "cards_made":
            has_cards = True
        elif leaf.type == "voting_opened":
            _require(bool(holders), f"{place}: no key")
            _require(has_cards, f"{place}: no cards")
        elif leaf.type in {"voting_paused", "voting_resumed"}:
            _require(is_paused == (leaf.type == "voting_resumed"), f"{place}: not in turn")
            is_paused = not is_paused
        elif leaf.type == "papers_sealed":
            batches += 1
            _require(leaf.body["batch"] == batches, f"{place}: batches are numbered from 1")
        elif leaf.type == "small_contests_agreed":
            _require(not is_agreed, f"{place}: a second agreement")
            is_agreed = True
        elif leaf.type == "differences_stated":
            _require(not is_stated, f"{place}: a second statement")
            is_stated = True
        else:
            _while_counting(story, leaf, holders, shared, needed)
        story.stage = after or story.stage
    _require(bool(story.of_type("voting_opened")), "voting has not opened")
    return story


def _require(is_right: bool, what: str) -> None:
    if not is_right:
        raise Bad(what)


def _while_counting(
    story: Story, leaf: Leaf, holders: set[int], shared: set[int], needed: int
) -> None:
    place = f"entry {leaf.seq}: {leaf.type}"
    if leaf.type == "shares_added":
        holder = number_of(leaf.body["key_holder"])
        _require(not story.is_opened, f"{place}: after the result")
        _require(holder in holders, f"{place}: of a holder without a key")
        _require(holder not in shared, f"{place}: a second share")
        shared.add(holder)
    elif leaf.type == "result_opened":
        _require(not story.is_opened, f"{place}: a second time")
        is_something_opened = bool(object_of(leaf.body["boxes"]))
        is_enough = len(shared) >= needed or not is_something_opened
        _require(is_enough, f"{place}: not enough shares")
        story.is_opened = True
    elif leaf.type in {"lot_drawn", "seats_filled"}:
        _require(story.is_opened, f"{place}: before the result")


def require_about(story: Story, definition: Definition, definition_hash: str, add: Add) -> None:
    """Require that the trail is about this definition (V08)."""
    holders = dict(enumerate(definition.key_holders, start=1))
    every_box = set(definition.boxes)
    stopped: set[str] = set()
    for leaf in story.standing:
        body = leaf.body
        going = [contest for contest in definition.contests if contest.uuid not in stopped]
        contests = {contest.id for contest in going}
        with_box = {contest.id for contest in going if contest.has_box}
        boxes = every_box - stopped
        wrong = {
            "definition": body.get("definition", definition_hash) != definition_hash,
            "electorates": _names(body, "electorates", contests) != contests,
            "elected": _names(body, "elected", contests) != contests,
            "boxes": not _are_boxes(leaf, every_box if leaf.type == "loss_stated" else boxes),
            "totals": _names(body, "totals", with_box) != with_box,
            "contest": "contest" in body and body["contest"] not in contests,
            "uuid": "uuid" in body and body["uuid"] not in every_box,
            "more_votes": not _names(body, "more_votes", set()) <= contests,
            "uuids": not set(texts_of(body.get("uuids", []))) <= boxes
            or texts_of(body.get("uuids", [])) != sorted(set(texts_of(body.get("uuids", [])))),
        }
        if "key_holder" in body:
            number = number_of(body["key_holder"])
            wrong["key_holder"] = number not in holders
            wrong["name"] = "name" in body and body["name"] != holders.get(number)
        for name in sorted(name for name, is_wrong in wrong.items() if is_wrong):
            add("V08", f"entry {leaf.seq}: {name}")
        if leaf.type == "contest_stopped":
            stopped.add(text_of(body["uuid"]))
    with_key = {number_of(leaf.body["key_holder"]) for leaf in story.of_type("key_added")}
    if with_key != set(holders):
        add("V08", "a key holder without a key")


def _are_boxes(leaf: Leaf, boxes: set[str]) -> bool:
    named = _names(leaf.body, "boxes", boxes)
    return bool(named) and named <= boxes if leaf.type == "loss_stated" else named == boxes


def _names(body: dict[str, Json], field_name: str, otherwise: set[str]) -> set[str]:
    return set(object_of(body[field_name])) if field_name in body else otherwise


# Merkle tree and checkpoint


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """Compute the root of the RFC 9162 tree over the leaves."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = merkle_root(leaves[:split]), merkle_root(leaves[split:])
    return hashlib.sha256(b"\1" + left + right).digest()


def require_checkpoint(content: bytes, definition: Definition, leaves: Sequence[bytes]) -> None:
    """Require the signed head of exactly this trail (V07)."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise Bad("not UTF-8") from error
    body, separator, signatures = text.rpartition("\n\n")
    if not separator or not signatures.endswith("\n"):
        raise Bad("not a signed note")
    lines = body.split("\n")
    root = base64.b64encode(merkle_root(leaves)).decode()
    if lines != [definition.log_origin, str(len(leaves)), root]:
        raise Bad("origin, size or root is not that of this trail")
    name, key = definition.log_origin, definition.log_key
    key_id = hashlib.sha256(name.encode() + b"\n\1" + key).digest()[:4]
    is_signed = False
    for line in signatures[:-1].split("\n"):
        match = re.match(r"— ([^ +]+) ([A-Za-z0-9+/]+=*)\Z", line)
        if not match:
            raise Bad("a signature line")
        signature = _base64(match[2])
        if match[1] == name and signature[:4] == key_id:
            require_signature(key, (body + "\n").encode(), signature[4:])
            is_signed = True
    if not is_signed:
        raise Bad("no signature of the log's key")


def _base64(text: str) -> bytes:
    try:
        content = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise Bad("not Base64") from error
    if base64.b64encode(content).decode() != text:
        raise Bad("not Base64 of the one form")
    return content
