"""Faults in lists that both officers opened again before voting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.group import point_text
from ballots.trustees.single import public_part
from tests.audit.mutations.base import body_of, find, mutant
from tests.factories.record_factory import REPS, Body, Changes, Events, SmallElection

Change = Callable[[SmallElection, Events], Any]
VOID_BOXES = ("9xVbcdefghijv1", "9xVbcdefghijv2")
_OLD_KEYS = tuple(point_text(public_part(secret).public_key) for secret in (11, 12))
_STRANGER = Ed25519PrivateKey.from_private_bytes(b"stranger" * 4)


def _void(which: int) -> Events:
    """List the acts from the locking of lists to their opening."""
    uuid = VOID_BOXES[which]
    return [
        ("lists_locked", {
            "definition": f"{which}d" * 32,
            "electorates": {"reps": 7, "gone": 1},
            "commitment": "cd" * 32,
        }),
        ("key_added", {
            "key_holder": 3, "name": "Somebody else", "public_key": _OLD_KEYS[which]
        }),
        ("cards_made", {"boxes": {uuid: {"printed": 9, "credentials": "ef" * 32}}}),
        ("cards_made", {"boxes": {uuid: {"printed": 9, "credentials": f"{which}f" * 32}}}),
        ("card_cancelled", {"uuid": uuid, "credential": "aa" * 32}),
        ("lists_opened_again", {"reason": ("died", "list_error")[which]}),
    ]  # fmt: skip


def open_again(events: Events, times: int = 1) -> None:
    """Tell the trail of the honest election whose lists were opened again before."""
    events[:0] = [event for which in range(times) for event in _void(which)]


def with_opening(
    events: Change = lambda _small, _events: None,
    bodies: Change = lambda _small, _events: None,
    times: int = 1,
) -> Callable[..., dict[str, bytes]]:
    """Build the record whose lists were opened again, with one thing changed."""

    def make(small: SmallElection, until: str | None = None) -> dict[str, bytes]:
        def tell(told: Events) -> None:
            open_again(told, times)
            events(small, told)

        changes = Changes(events=tell, bodies=lambda told: bodies(small, told))
        return small.record(changes, until)

    return make


def _opening(events: Events, which: int = 0) -> Body:
    return body_of(events, "lists_opened_again", which)


def _signed_again(
    change: Callable[[Body], object] = lambda _body: None, **keys: Ed25519PrivateKey
) -> Change:
    """Change the opening, and sign it so, perhaps with other keys."""

    def make(small: SmallElection, events: Events) -> None:
        place = find(events, "lists_opened_again")
        body = events[place][1]
        change(body)
        body.update(small.sign_open_again(place, body, **keys))

    return make


# --- the event ------------------------------------------------------------------------------------

mutant("opening for no reason of the list", "V05")(
    with_opening(bodies=lambda _s, events: _opening(events).update(reason="quiet"))
)
mutant("opening without the old keys", "V05")(
    with_opening(bodies=lambda _s, events: _opening(events).pop("keys"))
)
mutant("opening that the witness did not sign", "V39")(
    with_opening(
        bodies=lambda _s, events: _opening(events)["witness"].update(
            signature=_opening(events)["secretary"]["signature"]
        )
    )
)
mutant("opening that the secretary did not sign", "V39")(
    with_opening(
        bodies=lambda _s, events: _opening(events)["secretary"].update(
            signature=_opening(events)["witness"]["signature"]
        )
    )
)
mutant("opening that the secretary signed twice", "V39")(
    with_opening(bodies=lambda small, events: _signed_again(witness=small.secretary)(small, events))
)
mutant("opening that somebody else signed for the secretary", "V39")(
    with_opening(bodies=_signed_again(secretary=_STRANGER))
)
mutant("opening for another reason than was signed", "V39")(
    with_opening(bodies=lambda _s, events: _opening(events).update(reason="other"))
)
mutant("second opening with the signatures of the first", "V39")(
    with_opening(
        times=2,
        bodies=lambda _s, events: _opening(events, 1).update(
            {role: _opening(events)[role] for role in ("secretary", "witness")}
        ),
    )
)

# --- what is void ---------------------------------------------------------------------------------

mutant("opening of another definition than was locked", "V39")(
    with_opening(bodies=_signed_again(lambda body: body.update(definition="ee" * 32)))
)
mutant("opening that keeps a key silent", "V39")(
    with_opening(bodies=_signed_again(lambda body: body["keys"].clear()))
)
mutant("opening that names a key that never was", "V39")(
    with_opening(bodies=_signed_again(lambda body: body["keys"].append("ab" * 32)))
)
mutant("opening that names the cards before the last", "V39")(
    with_opening(bodies=_signed_again(lambda body: body.update(cards={VOID_BOXES[0]: "ef" * 32})))
)
mutant("opening that keeps cards silent", "V39")(
    with_opening(bodies=_signed_again(lambda body: body["cards"].clear()))
)


def _lock_the_same(small: SmallElection, events: Events) -> None:
    body_of(events, "lists_locked")["definition"] = small.election.sha256


mutant("opening of the lists of this record", "V39")(with_opening(events=_lock_the_same))


def _old_cards_of_this_box(_small: SmallElection, events: Events) -> None:
    for _, body in events[2:4]:
        body["boxes"] = {REPS: next(iter(body["boxes"].values()))}


mutant("void cards for a box of this record", "V39")(with_opening(events=_old_cards_of_this_box))
mutant("void card for a box of this record that is cancelled", "V39")(
    with_opening(events=lambda _s, events: body_of(events, "card_cancelled").update(uuid=REPS))
)


def _old_key(_small: SmallElection, events: Events) -> None:
    body_of(events, "key_added")["public_key"] = body_of(events, "key_added", 1)["public_key"]


mutant("void key that comes again", "V06")(with_opening(events=_old_key))

# --- its place ------------------------------------------------------------------------------------


def _move(before: str) -> Change:
    def change(small: SmallElection, events: Events) -> None:
        event = events.pop(find(events, "lists_opened_again"))
        events.insert(find(events, before), event)

    return change


mutant("lists opened again after voting opened", "V06")(with_opening(bodies=_move("voting_closed")))
mutant("lists opened again that were not locked", "V06")(
    with_opening(
        bodies=lambda _s, events: events.insert(0, events.pop(find(events, "lists_opened_again")))
    )
)
mutant("no locking after lists were opened again", "V06")(
    with_opening(bodies=lambda _s, events: events.pop(find(events, "lists_locked", 1)))
)
mutant("no cards after lists were opened again", "V06", "V35")(
    with_opening(bodies=lambda _s, events: events.pop(find(events, "cards_made", 2)))
)
mutant("no keys after lists were opened again", "V06", "V08")(
    with_opening(
        bodies=lambda _s, events: [events.pop(find(events, "key_added", 1)) for _ in range(2)]
    )
)
