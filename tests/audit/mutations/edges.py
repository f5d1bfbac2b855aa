"""Faults at the edges: what bound nothing once, and what came back to life."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from audit.record.cards import CardRow
from ballots.definition.material import salted_hash
from ballots.trustees.single import Single, public_part
from tests.audit.mutations.base import bodies_mutant, body_of, find, mutant, steps_mutant
from tests.factories.record_factory import (
    CARERS,
    PHOTOS,
    REPS,
    Changes,
    Events,
    SmallElection,
    Steps,
    canonical_bytes,
)

# --- printed cards are bound to the voters --------------------------------------------------------

bodies_mutant(
    "more spare cards than the rules allow",
    "V38",
    lambda _w, e: body_of(e, "lists_locked")["electorates"].update(reps=5),
)
bodies_mutant(
    "a voter without a card",
    "V38",
    lambda _w, e: body_of(e, "lists_locked")["electorates"].update(carers=6),
)
bodies_mutant(
    "cards, and nobody who may vote",
    "V36 V38",
    lambda _w, e: body_of(e, "lists_locked")["electorates"].update(carers=0),
)
bodies_mutant(
    "voters of a contest are not told",
    "V08 V36",
    lambda _w, e: body_of(e, "lists_locked")["electorates"].pop("carers") and None,
)
bodies_mutant(
    "cards of a box are not told",
    "V08 V35",
    lambda _w, e: body_of(e, "cards_made")["boxes"].pop(CARERS) and None,
)


# --- a cancelled card stays cancelled -------------------------------------------------------------


def _announced_again(place: int) -> Callable[[SmallElection, Events], None]:
    """Cancel a card, and announce the same list of cards again before voting opens."""

    def change(small: SmallElection, events: Events) -> None:
        cancel = (
            "card_cancelled",
            {"uuid": REPS, "credential": small.cards[REPS][place].credential},
        )
        opened = find(events, "voting_opened")
        events[opened:opened] = [cancel, ("cards_made", {})]

    return change


def _called(
    small: SmallElection, place: int, state: str
) -> Callable[[list[CardRow]], list[CardRow]]:
    credential = small.cards[REPS][place].credential
    return lambda rows: [
        replace(row, state=state) if row.credential == credential else row  # type: ignore[arg-type]
        for row in rows
    ]


def _alive(place: int, state: str) -> Callable[[SmallElection], dict[str, bytes]]:
    return lambda small: small.record(
        Changes(
            events=lambda events: _announced_again(place)(small, events),
            rows=_called(small, place, state),
        )
    )


mutant("cancelled card votes, for its list was announced again", "V33", "V34")(_alive(0, "used"))
mutant("cancelled card is unused, for its list was announced again", "V33")(_alive(7, "unused"))


# --- a lot before the seats are filled ------------------------------------------------------------


def _early_lot(contest: str, *names: str) -> Callable[[SmallElection], dict[str, bytes]]:
    lot = {"method": "hat", "entries": list(names)}

    def change(events: Events) -> None:
        events.insert(find(events, "lot_drawn"), ("lot_drawn", {"contest": contest, "lot": lot}))

    return lambda small: small.record(Changes(events=change), until="lot_drawn")


mutant("lot that nobody needs yet", "V42")(_early_lot("reps", "ann", "bob"))
mutant("lot of others before the seats are filled", "V42")(_early_lot("carers", "fred", "hal"))
mutant("lot where nobody stands", "V42")(_early_lot("empty", "ann"))


def _two_early_lots(small: SmallElection) -> dict[str, bytes]:
    def change(events: Events) -> None:
        place = find(events, "lot_drawn")
        del events[place + 1 :]
        events.append(("lot_drawn", dict(events[place][1])))

    return small.record(Changes(events=change))


mutant("two lots before the seats are filled", "V42")(_two_early_lots)


# --- an agreement says each box once --------------------------------------------------------------

bodies_mutant(
    "agreed twice for one box",
    "V08",
    lambda _w, e: body_of(e, "small_contests_agreed").update(uuids=[REPS, CARERS, CARERS]),
)
bodies_mutant(
    "agreed boxes out of order",
    "V08",
    lambda _w, e: body_of(e, "small_contests_agreed").update(uuids=[CARERS, REPS]),
)


# --- a photo is a picture -------------------------------------------------------------------------


def _photo(content: bytes) -> Callable[[SmallElection], dict[str, bytes]]:
    """Put other bytes in place of a photo, with their salted hash in the definition."""

    def make(small: SmallElection) -> dict[str, bytes]:
        files = small.record()
        value = json.loads(files["definition.json"])
        person = value["contests"][0]["candidates"][0]
        salt = json.loads(files["candidates.json"])["candidates"][0]["photo_salt"]
        del files[f"pictures/{person['photo']}.jpg"]
        person["photo"] = salted_hash("photo", bytes.fromhex(salt), content)
        files[f"pictures/{person['photo']}.jpg"] = content
        files["definition.json"] = canonical_bytes(value)
        return files

    return make


mutant("photo that is a page", "V04", "V08", "V13")(_photo(b"<html><script>1</script></html>"))
mutant("photo that only begins as one", "V04", "V08", "V13")(_photo(PHOTOS[0][:40]))
mutant("something hidden behind a photo", "V04", "V08", "V13")(_photo(PHOTOS[0] + b"PK\x03\x04"))


# --- key holders ----------------------------------------------------------------------------------


def _fresh_proofs(small: SmallElection, steps: Steps) -> None:
    """Put new proofs of the same keys into one box."""
    name, params, _, credentials = steps[CARERS][0]
    fresh = Single(tuple(public_part(key) for key in small.private_keys))
    steps[CARERS][0] = (name, params, fresh.to_bytes(), credentials)


steps_mutant("fresh proofs of the same keys", "V14", _fresh_proofs)
