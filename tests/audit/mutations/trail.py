"""Faults in the trail and its checkpoint."""

from __future__ import annotations

import base64
from collections.abc import Callable

from audit.box import reader as box_reader
from audit.log.checkpoint import key_id
from audit.trail.codec import split_leaves
from tests.audit.mutations.base import (
    again,
    bodies_mutant,
    body_of,
    drop,
    events_mutant,
    files_mutant,
    find,
    flip,
    move,
    some_key,
)
from tests.factories.record_factory import (
    CARERS,
    REPS,
    Body,
    Events,
    SmallElection,
    resign,
)

# --- trail and checkpoint -------------------------------------------------------------------------


def _trail(name: str, checks: str, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Register a mutant with another trail, signed by the log's key."""
    files_mutant(
        name,
        checks,
        lambda small, files: resign(small, files, change(split_leaves(files["trail.jsonl"]))),
    )


def _unsigned(name: str, checks: str, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Register a mutant with another trail under the old checkpoint."""

    def edit(_small: SmallElection, files: dict[str, bytes]) -> None:
        leaves = change(split_leaves(files["trail.jsonl"]))
        files["trail.jsonl"] = b"".join(leaf + b"\n" for leaf in leaves)

    files_mutant(name, checks, edit)


_unsigned("trail's last line cut", "V07 V50", lambda leaves: leaves[:-1])
_unsigned(
    "a time in the trail changed", "V07 V51", lambda s: [s[0].replace(b"2026", b"2025"), *s[1:]]
)
files_mutant(
    "trail's last line half cut",
    "V05",
    lambda _w, f: f.update({"trail.jsonl": f["trail.jsonl"][:-5]}),
)
_trail("lines swapped", "V05", lambda s: [s[1], s[0], *s[2:]])
_trail("line twice", "V05", lambda s: [*s, s[-1]])
_trail("line dropped, signed", "V05", lambda s: [*s[:6], *s[7:]])
_trail("space in a line", "V05", lambda s: [s[0].replace(b":", b": ", 1), *s[1:]])
_trail("empty line", "V05", lambda s: [*s[:3], b"", *s[3:]])
_trail("unknown type", "V05", lambda s: [s[0].replace(b"lists_locked", b"coffee_made"), *s[1:]])
_trail(
    "unknown field in a body",
    "V05",
    lambda s: [s[0].replace(b'"body":{', b'"body":{"a":1,'), *s[1:]],
)
_trail("another version", "V05", lambda s: [s[0].replace(b'"v":1', b'"v":2'), *s[1:]])
_trail("impossible time", "V05", lambda s: [s[0].replace(b"05-01", b"02-30"), *s[1:]])
_trail("number as true", "V05", lambda s: [s[0], s[1].replace(b'"seq":1', b'"seq":true'), *s[2:]])
_trail("trail of before the vote", "V06", lambda s: s[:4])
files_mutant(
    "checkpoint of another key",
    "V07",
    lambda small, f: f.update(
        {"checkpoint": small.sign_trail(split_leaves(f["trail.jsonl"]), small.witness)}
    ),
)
files_mutant(
    "old checkpoint",
    "V07",
    lambda small, f: f.update({"checkpoint": small.record(until="voting_opened")["checkpoint"]}),
)
files_mutant(
    "checkpoint of another trail of the same length",
    "V07",
    lambda small, f: f.update(
        {
            "checkpoint": small.sign_trail(
                [b"x", *split_leaves(f["trail.jsonl"])[1:]],
            )
        }
    ),
)
files_mutant("checkpoint byte", "V07", lambda _w, files: flip(files, "checkpoint", 30))


for _kind in (
    *("lists_locked", "voting_opened", "voting_closed"),
    *("count_started", "result_opened"),
):
    events_mutant(f"stage skipped: {_kind}", "V06", drop(_kind))
events_mutant("cards never made", "V06 V35", drop("cards_made"))
events_mutant("key never added", "V06 V08", drop("key_added", 1))
events_mutant("share not in the trail", "V06", drop("shares_added", 1))
events_mutant("voting closed before it opened", "V06", move("voting_closed", "voting_opened"))
events_mutant("card cancelled after closing", "V06", move("voting_closed", "card_cancelled"))
events_mutant("agreed after the count began", "V06", move("count_started", "small_contests_agreed"))
events_mutant("lot drawn before the result", "V06", move("lot_drawn", "result_opened"))
events_mutant("key added twice", "V06", again("key_added"))
bodies_mutant(
    "a key made again that is not the box's",
    "V14",
    lambda small, e: e.insert(
        find(e, "cards_made"),
        ("key_added", {**body_of(e, "key_added"), "public_key": some_key(small)}),
    ),
)
events_mutant("share added twice", "V06", again("shares_added"))
events_mutant("voting opened twice", "V06", again("voting_opened"))
events_mutant("lot drawn twice", "V42", again("lot_drawn"))
events_mutant("seats filled twice", "V06", again("seats_filled"))
bodies_mutant(
    "certified twice",
    "V06",
    lambda _w, e: e.insert(-1, ("certified", {"certificate": "ab" * 32})),
)

bodies_mutant(
    "another definition locked",
    "V08",
    lambda _w, events: body_of(events, "lists_locked").update(definition="ab" * 32),
)
bodies_mutant(
    "contest missing on the list of voters",
    "V08",
    lambda _w, e: body_of(e, "lists_locked").update(electorates={"reps": 6, "carers": 5}),
)
bodies_mutant(
    "key holder's name in the trail",
    "V08",
    lambda _w, e: body_of(e, "key_added").update(name="Max"),
)
bodies_mutant(
    "a key holder too many",
    "V08",
    lambda _w, e: e.insert(
        4, ("key_added", {"key_holder": 3, "name": "Max", "public_key": "ab" * 32})
    ),
)
bodies_mutant(
    "heads of one box only",
    "V08",
    lambda _w, e: body_of(e, "voting_opened")["boxes"].pop(CARERS) and None,
)
bodies_mutant(
    "seats of a contest missing in the trail",
    "V08 V44",
    lambda _w, e: body_of(e, "seats_filled")["elected"].pop("carers") and None,
)
bodies_mutant(
    "lot for no contest",
    "V08",
    lambda _w, e: e.insert(
        find(e, "lot_drawn"),
        ("lot_drawn", {"contest": "none", "lot": body_of(e, "lot_drawn")["lot"]}),
    ),
)
bodies_mutant(
    "agreed for no box",
    "V08",
    lambda _w, e: body_of(e, "small_contests_agreed")["uuids"].append("9xVbcdefghijk9"),
)
bodies_mutant(
    "cancelled for no box",
    "V08 V33",
    lambda _w, e: body_of(e, "card_cancelled").update(uuid="9xVbcdefghijk9"),
)
bodies_mutant(
    "key in the trail is another",
    "V14",
    lambda small, e: body_of(e, "key_added").update(public_key=some_key(small)),
)
bodies_mutant(
    "credentials in the trail are others",
    "V17",
    lambda _w, e: body_of(e, "cards_made")["boxes"][REPS].update(credentials="ab" * 32),
)
bodies_mutant(
    "more cards printed than listed",
    "V17 V35 V38",
    lambda _w, e: body_of(e, "cards_made")["boxes"][REPS].update(printed=9),
)
bodies_mutant(
    "head at opening is not the box's",
    "V21",
    lambda _w, e: body_of(e, "voting_opened")["boxes"][REPS].update(head="ab" * 32),
)
bodies_mutant(
    "head beyond the end of the box",
    "V21",
    lambda _w, e: body_of(e, "result_opened")["boxes"][REPS].update(height=99),
)
bodies_mutant(
    "votes before opening",
    "V21",
    lambda small, e: body_of(e, "voting_opened")["boxes"].update({REPS: _head_at(small, REPS, 2)}),
)
bodies_mutant(
    "share of the other key holder",
    "V21",
    lambda _w, e: body_of(e, "shares_added")["boxes"].update(
        body_of(e, "shares_added", 1)["boxes"]
    ),
)
bodies_mutant(
    "box goes on after what the trail tells",
    "V21 V22",
    lambda _w, e: body_of(e, "result_opened").update(boxes=body_of(e, "shares_added", 1)["boxes"]),
)
bodies_mutant(
    "totals in the trail",
    "V26",
    lambda _w, e: body_of(e, "result_opened")["totals"].update(reps=[3, 4, 1, 0]),
)
bodies_mutant(
    "electorate smaller than the votes, and nobody stated it",
    "V36 V38",
    lambda _w, e: body_of(e, "lists_locked")["electorates"].update(reps=4),
)


def _stated(
    more: dict[str, int], voters: dict[str, int]
) -> Callable[[SmallElection, Events], None]:
    """Make stated differences for an election with so many voters."""

    def change(_small: SmallElection, events: Events) -> None:
        body_of(events, "lists_locked")["electorates"].update(voters)
        events.insert(find(events, "certified"), ("differences_stated", {"more_votes": dict(more)}))

    return change


events_mutant("difference stated too small", "V36 V38", _stated({"reps": 1}, {"reps": 3}))
events_mutant("difference stated where there is none", "V36", _stated({"carers": 1}, {}))
events_mutant(
    "one of two differences stated",
    "V36 V38",
    _stated({"reps": 1}, {"reps": 4, "carers": 3}),
)
events_mutant("difference of no contest", "V08 V36", _stated({"west": 1}, {}))


def _stated_twice(small: SmallElection, events: Events) -> None:
    _stated({"reps": 1}, {"reps": 4})(small, events)
    again("differences_stated")(small, events)


events_mutant("differences stated twice", "V06 V38", _stated_twice)
bodies_mutant(
    "small contest not agreed",
    "V37",
    lambda _w, e: body_of(e, "small_contests_agreed").update(uuids=[REPS]),
)
events_mutant("nothing agreed", "V37", drop("small_contests_agreed"))
bodies_mutant(
    "others elected in the trail",
    "V44",
    lambda _w, e: body_of(e, "seats_filled")["elected"].update(reps=["ann", "cat"]),
)
bodies_mutant(
    "certificate's hash",
    "V53",
    lambda _w, e: body_of(e, "certified").update(certificate="ab" * 32),
)


def _head_at(small: SmallElection, uuid: str, height: int) -> Body:
    link = box_reader.parse_box(small.record()[f"boxes/{uuid}.bel"]).links[height]
    return {"head": link.hash, "height": height}


bodies_mutant(
    "a box that got no papers goes back",
    "V21",
    lambda small, e: body_of(e, "papers_sealed")["boxes"].update(
        {CARERS: _head_at(small, CARERS, 3)}
    ),
)
events_mutant("agreed twice", "V06", again("small_contests_agreed"))


def _no_key(small: SmallElection, events: Events) -> None:
    drop("key_added")(small, events)
    drop("key_added")(small, events)


events_mutant("no key at all", "V06 V08", _no_key)


def _box_never_named(_small: SmallElection, events: Events) -> None:
    for kind, body in events:
        if kind != "cards_made" and "boxes" in body:
            del body["boxes"][CARERS]


bodies_mutant("trail never tells of a box", "V08 V22", _box_never_named)


def _other_log(small: SmallElection, files: dict[str, bytes]) -> None:
    """Sign the head of another log with the log's key, under its own name."""
    good = small.election.log.origin
    body = (
        files["checkpoint"].split(b"\n\n")[0].replace(good.encode(), b"log.example/other") + b"\n"
    )
    key = small.log.public_key().public_bytes_raw()
    signature = base64.b64encode(key_id(good, key) + small.log.sign(body)).decode()
    files["checkpoint"] = body + f"\n\N{EM DASH} {good} {signature}\n".encode()


files_mutant("checkpoint of another log", "V07", _other_log)
