"""Faults in a contest that both officers stopped while voting was open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from audit.box.reader import parse_box
from tests.audit.mutations.base import body_of, find, mutant
from tests.factories.record_factory import (
    CARERS,
    REPS,
    Body,
    Changes,
    Events,
    SmallElection,
    Steps,
)

Change = Callable[[SmallElection, Events], Any]
_KEPT = ("setup", "ballot")


def stop_carers(events: Events) -> None:
    """Tell the trail of the honest election in which the contest of the carers was stopped."""
    stop = ("contest_stopped", {"uuid": CARERS, "reason": "died"})
    events.insert(find(events, "voting_closed"), stop)
    del events[find(events, "lot_drawn")]
    body_of(events, "small_contests_agreed")["uuids"] = [REPS]


def leave_sealed(steps: Steps) -> None:
    """Leave the carers' box with its votes only."""
    steps[CARERS] = [step for step in steps[CARERS] if step[0] in _KEPT]


def with_stop(
    events: Change = lambda _small, _events: None,
    bodies: Change = lambda _small, _events: None,
    steps: Callable[[SmallElection, Steps], Any] = lambda _small, steps: leave_sealed(steps),
    **changes: Any,
) -> Callable[..., dict[str, bytes]]:
    """Build the record in which the carers' contest was stopped, with one thing changed."""

    def make(small: SmallElection, until: str | None = None) -> dict[str, bytes]:
        def tell(told: Events) -> None:
            stop_carers(told)
            events(small, told)

        return small.record(
            Changes(
                events=tell,
                bodies=lambda told: bodies(small, told),
                steps=lambda made: steps(small, made),
                **changes,
            ),
            until,
        )

    return make


def _stop(events: Events) -> Body:
    return body_of(events, "contest_stopped")


def _sign_again(small: SmallElection, events: Events) -> None:
    place = find(events, "contest_stopped")
    events[place][1].update(small.sign_stop(place, events[place][1]))


def _change(**fields: object) -> Change:
    """Change the stop, and sign it so."""

    def change(small: SmallElection, events: Events) -> None:
        _stop(events).update(fields)
        _sign_again(small, events)

    return change


# --- the event ------------------------------------------------------------------------------------

mutant("stop for no reason of the list", "V05")(
    with_stop(bodies=lambda _s, events: _stop(events).update(reason="quiet"))
)
mutant("stop without a head", "V05")(with_stop(bodies=lambda _s, events: _stop(events).pop("head")))
mutant("stop of a box that does not exist", "V08")(
    lambda small: small.record(
        Changes(
            events=lambda events: events.insert(
                find(events, "voting_closed"),
                (
                    "contest_stopped",
                    {
                        "uuid": "9" * 14,
                        "reason": "died",
                        "head": {"head": "ab" * 32, "height": 1},
                    },
                ),
            )
        )
    )
)
mutant("stop after the close", "V06")(
    with_stop(
        bodies=lambda _s, events: events.insert(
            find(events, "papers_sealed"), events.pop(find(events, "contest_stopped"))
        )
    )
)
mutant("stop that the witness did not sign", "V29")(
    with_stop(bodies=lambda _s, events: _stop(events).update(witness=_stop(events)["secretary"]))
)
mutant("stop that the secretary did not sign", "V29")(
    with_stop(bodies=lambda _s, events: _stop(events).update(secretary=_stop(events)["witness"]))
)
mutant("stop for another reason than was signed", "V29", "V51")(
    with_stop(
        bodies=lambda _s, events: _stop(events).update(reason="other"),
        facts=lambda body: body["stopped"].update(carers="died"),
    )
)


def _stop_twice(small: SmallElection, events: Events) -> None:
    place = find(events, "contest_stopped") + 1
    body = dict(_stop(events))
    events.insert(place, ("contest_stopped", body))
    body.update(small.sign_stop(place, body))


mutant("contest stopped twice", "V29")(with_stop(bodies=_stop_twice))

# --- the box --------------------------------------------------------------------------------------

mutant("stop at another head than the box has", "V21")(
    with_stop(bodies=_change(head={"head": "dd" * 32, "height": 4}))
)
mutant("stop above the end of the box", "V21")(
    with_stop(bodies=_change(head={"head": "dd" * 32, "height": 40}))
)


def _vote_later(small: SmallElection, events: Events) -> None:
    """Tell of the stop where the box had one vote less."""
    whole = small.record()
    heads = _heads(whole[f"boxes/{CARERS}.bel"])
    _change(head=heads[3])(small, events)


def _heads(raw: bytes) -> list[Body]:
    return [{"head": link.hash, "height": link.event.height} for link in parse_box(raw).links]


mutant("vote after the stop", "V22")(with_stop(bodies=_vote_later))
mutant("vote after the stop, while others vote", "V22")(
    lambda small: with_stop(bodies=_vote_later)(small, "contest_stopped")
)


def _steps_up_to(last: str) -> Callable[[SmallElection, Steps], None]:
    def change(_small: SmallElection, steps: Steps) -> None:
        names = [step[0] for step in steps[CARERS]]
        steps[CARERS] = steps[CARERS][: names.index(last) + 1]

    return change


mutant("stopped box that was ended", "V22", "V29")(with_stop(steps=_steps_up_to("end_ballots")))
mutant("stopped box that was added up", "V22", "V29")(
    with_stop(steps=_steps_up_to("encrypted_tally"))
)
mutant("stopped box with a share", "V22", "V29")(
    with_stop(steps=_steps_up_to("partial_decryption"))
)
mutant("stopped box that was opened", "V22", "V29")(with_stop(steps=_steps_up_to("result")))


# --- the rest of the record -----------------------------------------------------------------------


def _head_at_the_close(_small: SmallElection, events: Events) -> None:
    body_of(events, "voting_closed")["boxes"][CARERS] = dict(_stop(events)["head"])


mutant("stopped box at the close", "V08")(with_stop(bodies=_head_at_the_close))
mutant("totals of a stopped contest", "V08")(
    with_stop(
        bodies=lambda _s, events: body_of(events, "result_opened")["totals"].update(
            carers=[2, 2, 0]
        )
    )
)
mutant("seats of a stopped contest", "V08")(
    with_stop(
        bodies=lambda _s, events: body_of(events, "seats_filled")["elected"].update(carers=["dee"])
    )
)
mutant("agreement to open a stopped contest", "V08")(
    with_stop(bodies=lambda _s, events: body_of(events, "small_contests_agreed").update(
        uuids=[REPS, CARERS]
    ))
)  # fmt: skip
mutant("lot for a stopped contest", "V08")(
    with_stop(
        events=lambda small, events: events.insert(
            find(events, "seats_filled"), small.events()[_lot_of(small)]
        )
    )
)


def _lot_of(small: SmallElection) -> int:
    return find(small.events(), "lot_drawn")


mutant("counts of a stopped contest", "V40")(
    with_stop(
        counts=lambda value: value["contests"].insert(
            1,
            dict(value["contests"][0], contest="carers"),
        )
    )
)
mutant("certificate that is silent about a stop", "V51")(
    with_stop(facts=lambda body: body["stopped"].clear())
)
mutant("certificate that names a stop that never was", "V51")(
    lambda small: small.record(Changes(facts=lambda body: body["stopped"].update(reps="died")))
)
