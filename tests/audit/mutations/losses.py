"""Faults in a loss of votes that both officers state."""

from __future__ import annotations

from collections.abc import Callable

from audit.box.writer import Head
from audit.trail.events import Loss
from audit.trail.losses import loss_input
from tests.audit.mutations.base import body_of, drop, find, mutant
from tests.factories.record_factory import REPS, Body, Changes, Events, SmallElection

GONE = "ee" * 32  # a head of votes that nobody has any more
LOST = 9
LAST = Head(LOST, GONE)


def state_loss(
    small: SmallElection, events: Events, before: str, loss: Loss, uuid: str = REPS
) -> Body:
    """Put a loss into the trail, signed by both officers; gives its body."""
    place = find(events, before)
    boxes = {uuid: loss}
    statement = loss_input(small.election.sha256, place, boxes)
    body = {
        "boxes": {uuid: {"kept": loss.kept.to_json(), "lost": loss.lost.to_json()}},
        "secretary": small.secretary.sign(statement).hex(),
        "witness": small.witness.sign(statement).hex(),
    }
    events.insert(place, ("loss_stated", body))
    return body


def with_loss(
    change: Callable[[SmallElection, Events, Body], object] = lambda _w, _events, _body: None,
    lost: Head = LAST,
    kept: Head | None = None,
    events: Callable[[SmallElection, Events], None] = lambda _w, _events: None,
) -> Callable[[SmallElection], dict[str, bytes]]:
    """Build a record in which the trail told of votes at the close that are gone, as stated."""

    def make(small: SmallElection) -> dict[str, bytes]:
        def bodies(told: Events) -> None:
            closed = body_of(told, "voting_closed")["boxes"]
            loss = Loss(kept or Head.from_json(closed[REPS]), lost)
            closed[REPS] = Head(LOST, GONE).to_json()
            before = "papers_sealed" if "papers_sealed" in dict(told) else "small_contests_agreed"
            change(small, told, state_loss(small, told, before, loss))

        return small.record(Changes(bodies=bodies, events=lambda told: events(small, told)))

    return make


def _signed_by_one(_small: SmallElection, _events: Events, body: Body) -> None:
    body["witness"] = body["secretary"]


def _for_another_entry(small: SmallElection, events: Events, _body: Body) -> None:
    place = find(events, "loss_stated")
    events[place - 1 : place + 1] = reversed(events[place - 1 : place + 1])


def _more_than_signed(_small: SmallElection, _events: Events, body: Body) -> None:
    body["boxes"][REPS]["lost"]["height"] += 1


def _after_the_count(_small: SmallElection, events: Events, _body: Body) -> None:
    loss = events.pop(find(events, "loss_stated"))
    events.insert(find(events, "shares_added"), loss)


mutant("loss that the witness did not sign", "V21")(with_loss(_signed_by_one))
mutant("loss that was signed for another entry", "V21")(with_loss(_for_another_entry))
mutant("loss of more than was signed", "V21")(with_loss(_more_than_signed))
mutant("loss after the count started", "V06")(with_loss(_after_the_count))
mutant("loss that does not reach what was told", "V21")(with_loss(lost=Head(LOST - 1, GONE)))
mutant("loss of other votes than were told", "V21")(with_loss(lost=Head(LOST, "dd" * 32)))
mutant("box does not go on where the loss says", "V21", "V27")(with_loss(kept=Head(3, "dd" * 32)))
mutant("loss of nothing", "V21")(with_loss(lost=Head(2, GONE)))
mutant("loss of no box", "V08", "V21")(with_loss(lambda _w, _events, body: body["boxes"].clear()))
mutant("loss of a box that does not exist", "V08", "V21")(
    with_loss(lambda _w, _events, body: body["boxes"].update({"9" * 14: body["boxes"][REPS]}))
)
mutant("loss without a head", "V05")(
    with_loss(lambda _w, _events, body: body["boxes"][REPS].pop("lost"))
)
mutant("papers after a loss that no batch tells of", "V27")(with_loss(events=drop("papers_sealed")))
