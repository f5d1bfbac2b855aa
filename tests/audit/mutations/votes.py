"""Faults among the sealed votes."""

from __future__ import annotations

import json
from collections.abc import Callable

from audit.box import reader as box_reader
from audit.record.cards import CardRow
from ballots.ballot import seal
from ballots.credential import draw_cards
from ballots.encoding import ordered
from tests.audit.mutations.base import (
    again,
    bodies_mutant,
    body_of,
    drop,
    events_mutant,
    move,
    mutant,
    other_digit,
    step_of,
    steps_mutant,
)
from tests.factories.forged_ballots import forgeries
from tests.factories.record_factory import (
    CARERS,
    REPS,
    Body,
    Changes,
    SmallElection,
    Step,
    Steps,
)

# --- boxes: votes ---------------------------------------------------------------------------------


def _votes(
    name: str, checks: str, change: Callable[[SmallElection, list[bytes]], list[bytes]]
) -> None:
    """Register a mutant with other votes; sum, shares and result follow from them."""

    def edit(small: SmallElection, steps: Steps) -> None:
        steps[REPS] = _with_votes(small, steps[REPS], change(small, list(small.votes[REPS])))

    steps_mutant(name, checks, edit)


def _with_votes(small: SmallElection, steps: list[Step], votes: list[bytes]) -> list[Step]:
    first_end = next(n for n, step in enumerate(steps) if step[0] == "end_ballots")
    return [steps[0], *(("ballot", raw) for raw in votes), *steps[first_end:]]


_votes("vote of a voter dropped", "V23", lambda _w, votes: votes[:1] + votes[2:])
_votes(
    "the replaced vote counts",
    "V23",
    lambda _w, votes: [votes[3], *votes[1:3], votes[0], *votes[4:]],
)
_votes(
    "card that posted more votes than the rules allow",
    "V28",
    lambda small, votes: [
        seal(small.params(REPS), small.cards[REPS][0].secret, (0, 0, 0, 1)),
        *votes,
    ],
)
_votes("same sealed vote twice", "V20", lambda _w, votes: [*votes, votes[-1]])
_votes(
    "vote of the other box",
    "V18",
    lambda small, votes: [*votes, small.votes[CARERS][0]],
)
_votes(
    "vote digit",
    "V18",
    lambda _w, votes: [votes[0][:-30] + other_digit(votes[0][-30:]), *votes[1:]],
)
_votes("empty vote", "V18", lambda _w, votes: [b"", *votes[1:]])
_votes("vote is no JSON", "V18", lambda _w, votes: [b"\xff" * 99, *votes[1:]])
_votes("space in a vote", "V18", lambda _w, votes: [votes[0] + b" ", *votes[1:]])
_votes(
    "response + q",
    "V18",
    lambda _w, votes: [_more_than_q(votes[0]), *votes[1:]],
)
_votes("unlisted card", "V19", lambda small, votes: [*votes, _stranger(small)])
_votes(
    "cancelled card votes",
    "V23 V34",
    lambda small, votes: [
        *votes,
        seal(small.params(REPS), small.cards[REPS][6].secret, (1, 0, 0, 0)),
    ],
)


def _more_than_q(raw: bytes) -> bytes:
    value = json.loads(raw)
    proof = value["answers"][0]["individual_proofs"][0][0]
    proof["response"] = str(
        int(proof["response"]) + 2**252 + 27742317777372353535851937790883648493
    )
    return ordered(value)


def _stranger(small: SmallElection) -> bytes:
    (card,) = draw_cards({REPS: 1})
    return seal(small.params(REPS), card.secret, (1, 0, 0, 0))


def forged_votes(small: SmallElection) -> list[tuple[str, bytes]]:
    """Make every forgery of the ballots' own tests, with a listed card."""
    own = small.cards[REPS][7].secret
    forged = forgeries(small.params(REPS), own, small.votes[REPS][0])
    return [(forgery.name, forgery.raw) for forgery in forged]


def with_vote(small: SmallElection, raw: bytes) -> dict[str, bytes]:
    """Make a record whose box of reps has this additional vote."""

    def change(steps: Steps) -> None:
        steps[REPS].insert(step_of(steps, REPS, "paper"), ("ballot", raw))

    def rows(rows: list[CardRow]) -> list[CardRow]:
        return rows

    return small.record(Changes(steps=change, rows=rows))


def _second_vote_hidden(small: SmallElection) -> dict[str, bytes]:
    """Leave a voter's second vote out of the box, and close it honestly without it."""
    votes = [raw for n, raw in enumerate(small.votes[REPS]) if n != 3]
    return small.record(
        Changes(steps=lambda steps: steps.update({REPS: small.steps_of(REPS, tuple(votes))}))
    )


# only a receipt or an older copy can show the missing vote; the checks find the wrong totals
mutant("a second vote kept out", "V25", "V26", "V41", "V43")(_second_vote_hidden)


# --- papers ---------------------------------------------------------------------------------------


def _papers(
    name: str, checks: str, change: Callable[[SmallElection], tuple[tuple[bytes, ...], int]]
) -> None:
    """Register a mutant with other votes, the last of them on paper; all sums follow."""

    def edit(small: SmallElection, steps: Steps) -> None:
        votes, papers = change(small)
        steps[REPS] = small.steps_of(REPS, votes, papers)

    steps_mutant(name, checks, edit)


def _again(small: SmallElection, card: int) -> tuple[bytes, ...]:
    """Return all votes, and once more the choices of a card."""
    choices = {1: (1, 1, 0, 0), 4: (0, 0, 0, 0)}[card]
    return (
        *small.votes[REPS],
        seal(small.params(REPS), small.cards[REPS][card].secret, choices),
    )


_papers("paper of a card that voted on a tablet", "V27", lambda small: (_again(small, 1), 2))
_papers("the first paper is of a card that voted", "V27", lambda small: (_again(small, 1), 1))
_papers("two papers of one card", "V27", lambda small: (_again(small, 4), 2))
events_mutant("papers that no batch tells of", "V27", drop("papers_sealed"))
events_mutant("papers before the close", "V06", move("papers_sealed", "voting_closed"))
events_mutant("papers after the count began", "V06", move("count_started", "papers_sealed"))
bodies_mutant(
    "batch of papers numbered 2",
    "V06",
    lambda _w, events: body_of(events, "papers_sealed").update(batch=2),
)
bodies_mutant(
    "batch of papers numbered 0",
    "V05",
    lambda _w, events: body_of(events, "papers_sealed").update(batch=0),
)
events_mutant("a batch of papers told twice", "V06", again("papers_sealed"))
bodies_mutant(
    "papers end before the close",
    "V21 V27",
    lambda _w, events: body_of(events, "papers_sealed").update(
        boxes=body_of(events, "voting_opened")["boxes"]
    ),
)
bodies_mutant(
    "voting closed at the end of the box",
    "V21",
    lambda small, events: body_of(events, "voting_closed")["boxes"].update(
        {REPS: _head_of(small, "EndBallots")}
    ),
)


def _head_of(small: SmallElection, kind: str) -> Body:
    links = box_reader.parse_box(small.record()[f"boxes/{REPS}.bel"]).links
    return next(
        {"head": link.hash, "height": link.event.height}
        for link in links
        if link.event.type == kind
    )
