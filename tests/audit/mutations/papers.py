"""Faults in cards, counts and certificate."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from audit.record.cards import CardRow
from audit.record.certificate import Signature, sign_certificate
from tests.audit.mutations.base import (
    again,
    body_of,
    counts_mutant,
    drop,
    edit,
    events_mutant,
    facts_mutant,
    files_mutant,
    find,
    mutant,
    other_digit,
    rows_mutant,
)
from tests.factories.record_factory import (
    CARERS,
    REPS,
    Changes,
    Events,
    SmallElection,
    canonical_bytes,
)

_LAST_UUID = (CARERS.encode(), b"9xVbcdefghijk9")

# --- cards ----------------------------------------------------------------------------------------


def _state(which: int, state: Any) -> Callable[[list[CardRow]], list[CardRow]]:
    def change(rows: list[CardRow]) -> list[CardRow]:
        was = [n for n, row in enumerate(rows) if row.state != state][which]
        rows[was] = replace(rows[was], state=state)
        return rows

    return change


rows_mutant("used card called unused", "V33", _state(0, "unused"))
rows_mutant("card called cancelled", "V33", _state(0, "cancelled"))
rows_mutant("card called used", "V33", _state(0, "used"))
rows_mutant("card missing", "V31", lambda rows: rows[1:])
rows_mutant("card too many", "V31", lambda rows: [*rows, replace(rows[0], credential="ab" * 32)])
files_mutant("card twice", "V31 V32", lambda _w, f: _double_card(f))
files_mutant("card of no box", "V30", lambda _w, f: edit(f, "cards.json", *_LAST_UUID))
files_mutant("cards not sorted", "V30", lambda _w, f: _reverse_cards(f))
files_mutant(
    "card without its state", "V30", lambda _w, f: edit(f, "cards.json", b',"state":"used"', b"")
)
files_mutant("unknown state", "V30", lambda _w, f: edit(f, "cards.json", b'"used"', b'"lost"'))
files_mutant("space in the cards", "V30", lambda _w, f: edit(f, "cards.json", b":", b": "))
files_mutant(
    "wrong pictures", "V30", lambda _w, f: edit(f, "cards.json", b'"pictures":[', b'"pictures":[1')
)
files_mutant(
    "state changed after signing",
    "V33 V51",
    lambda _w, f: edit(f, "cards.json", b'"used"', b'"unused"'),
)


def _double_card(files: dict[str, bytes]) -> None:
    value = json.loads(files["cards.json"])
    value["cards"].insert(0, value["cards"][0])
    files["cards.json"] = canonical_bytes(value)


def _reverse_cards(files: dict[str, bytes]) -> None:
    value = json.loads(files["cards.json"])
    value["cards"].reverse()
    files["cards.json"] = canonical_bytes(value)


def _drop_cancellation(small: SmallElection, events: Events) -> None:
    drop("card_cancelled")(small, events)


def _cancel_without_trail(small: SmallElection) -> dict[str, bytes]:
    gone = small.cards[REPS][6].credential
    return small.record(
        Changes(
            events=lambda events: _drop_cancellation(small, events),
            rows=lambda rows: [
                replace(row, state="cancelled") if row.credential == gone else row for row in rows
            ],
        )
    )


mutant("cancelled without the trail", "V33")(_cancel_without_trail)
events_mutant("cancelled twice", "V33", again("card_cancelled"))
events_mutant(
    "cancelled card is on no list",
    "V33",
    lambda _w, e: body_of(e, "card_cancelled").update(credential="ab" * 32),
)
events_mutant(
    "used card cancelled",
    "V34",
    lambda small, e: body_of(e, "card_cancelled").update(
        credential=small.cards[REPS][1].credential
    ),
)


# --- counts ---------------------------------------------------------------------------------------

counts_mutant(
    "totals in the counts", "V41", lambda counts: counts["contests"][0].update(totals=[3, 4, 1, 0])
)
counts_mutant(
    "counted in the counts", "V41", lambda counts: counts["contests"][0].update(counted=6)
)
counts_mutant(
    "true for 1", "V40", lambda counts: counts["contests"][0].update(totals=[4, 3, True, 0])
)
counts_mutant(
    "lot turned round", "V42", lambda counts: counts["contests"][1]["lots"][0]["entries"].reverse()
)
counts_mutant("lot taken away", "V42", lambda counts: counts["contests"][1].update(lots=[]))
counts_mutant(
    "lot invented",
    "V42",
    lambda counts: counts["contests"][0].update(
        lots=[{"method": "hat", "entries": ["ann", "bob"]}]
    ),
)
counts_mutant("tie changed", "V43", lambda counts: counts["contests"][1].update(elected=["fred"]))
counts_mutant(
    "elected in another order", "V43", lambda counts: counts["contests"][0]["elected"].reverse()
)
counts_mutant("step of the count", "V43", lambda counts: counts["contests"][0]["steps"].pop())
counts_mutant(
    "elected by lot who stood above the line",
    "V43",
    lambda counts: counts["contests"][0]["steps"][-1].update(how="by lot"),
)
counts_mutant(
    "elected in a way of its own",
    "V40",
    lambda counts: counts["contests"][0]["steps"][-1].update(how="by acclaim"),
)
counts_mutant(
    "a sentence for a step",
    "V40",
    lambda counts: counts["contests"][0]["steps"].append("Ann has a seat."),
)
counts_mutant(
    "an unknown step",
    "V40",
    lambda counts: counts["contests"][0]["steps"].append({"step": "recount"}),
)
counts_mutant(
    "a step with a field too many",
    "V40",
    lambda counts: counts["contests"][0]["steps"][0].update(why="x"),
)
counts_mutant("contest missing in the counts", "V40", lambda counts: counts["contests"].pop())
counts_mutant("contests swapped in the counts", "V40", lambda counts: counts["contests"].reverse())
counts_mutant(
    "field too many in the counts", "V40", lambda counts: counts["contests"][0].update(note="x")
)
counts_mutant(
    "format of the counts", "V40", lambda counts: counts.update(format="repvote-counts-1")
)
files_mutant("space in the counts", "V40", lambda _w, f: edit(f, "counts.json", b":", b": "))


def _counts_too_early(small: SmallElection) -> dict[str, bytes]:
    early = small.record(until="result_opened")
    return early | {"counts.json": small.record()["counts.json"]}


mutant("counts before the seats are filled", "V40")(_counts_too_early)


def _certificate_too_early(small: SmallElection) -> dict[str, bytes]:
    early = small.record(until="seats_filled")
    return early | {"certificate.json": small.record()["certificate.json"]}


mutant("certificate that the trail does not know", "V50")(_certificate_too_early)


def _no_lot(small: SmallElection) -> dict[str, bytes]:
    """Leave out the lot of a tie; the seats are filled all the same."""
    return small.record(Changes(bodies=lambda e: drop("lot_drawn")(small, e)))


mutant("tie without a lot", "V42")(_no_lot)


def _needless_lot(small: SmallElection) -> dict[str, bytes]:
    lot = {"method": "hat", "entries": ["ann", "bob"]}
    return small.record(
        Changes(
            bodies=lambda e: e.insert(
                find(e, "lot_drawn"), ("lot_drawn", {"contest": "reps", "lot": lot})
            )
        )
    )


mutant("lot without a tie", "V42")(_needless_lot)


def _lot_of_others(small: SmallElection) -> dict[str, bytes]:
    lot = {"method": "hat", "entries": ["hal", "gwen"]}
    return small.record(Changes(bodies=lambda e: body_of(e, "lot_drawn").update(lot=lot)))


mutant("lot with another name", "V42")(_lot_of_others)


# --- certificate ----------------------------------------------------------------------------------

files_mutant("certificate missing", "V50", lambda _w, files: files.pop("certificate.json"))
files_mutant(
    "certificate cut",
    "V50 V53",
    lambda _w, f: f.update({"certificate.json": f["certificate.json"][:-1]}),
)
files_mutant(
    "space in the certificate",
    "V50 V53",
    lambda _w, f: edit(f, "certificate.json", b":", b": "),
)
facts_mutant(
    "certificate of another definition", "V51", lambda body: body.update(definition="ab" * 32)
)
facts_mutant(
    "certificate elects others", "V51", lambda body: body["elected"].update(reps=["ann", "cat"])
)
facts_mutant("certificate's cards", "V51", lambda body: body["cards"][REPS].update(unused=3))
facts_mutant("certificate's trail size", "V51", lambda body: body.update(trail_size=3))
facts_mutant("certificate's trail root", "V51", lambda body: body.update(trail_root="ab" * 32))
facts_mutant("certificate's heads", "V51", lambda body: body["boxes"][REPS].update(height=3))
facts_mutant("field too many in the certificate", "V51", lambda body: body.update(note="x"))
facts_mutant(
    "format of the certificate", "V51", lambda body: body.update(format="repvote-certificate-2")
)


def _signed(
    name: str, checks: str, change: Callable[[SmallElection, list[Signature]], list[Signature]]
) -> None:
    mutant(name, *checks.split())(
        lambda small: small.record(Changes(signatures=lambda signatures: change(small, signatures)))
    )


_signed("witness has not signed", "V50", lambda _w, signatures: signatures[:1])
_signed("signatures swapped", "V50", lambda _w, signatures: signatures[::-1])
_signed(
    "secretary signs for the witness",
    "V52",
    lambda _w, signatures: [
        signatures[0],
        replace(signatures[1], signature=signatures[0].signature),
    ],
)
_signed(
    "signature of another name",
    "V52",
    lambda _w, signatures: [replace(signatures[0], name="Max"), signatures[1]],
)
_signed(
    "signature of nothing",
    "V52",
    lambda _w, signatures: [replace(signatures[0], signature="0" * 128), signatures[1]],
)
_signed(
    "signature too short",
    "V50",
    lambda _w, signatures: [replace(signatures[0], signature="0" * 126), signatures[1]],
)
_signed(
    "signed by a stranger",
    "V52",
    lambda small, signatures: [signatures[0], sign_certificate({}, "witness", "Wyn", small.log)],
)
files_mutant(
    "certificate altered after signing",
    "V51 V52 V53",
    lambda _w, f: edit(f, "certificate.json", b'"unused":2', b'"unused":1'),
)
files_mutant(
    "a signature byte",
    "V52 V53",
    lambda _w, f: f.update(
        {"certificate.json": f["certificate.json"][:-9] + other_digit(f["certificate.json"][-9:])}
    ),
)
