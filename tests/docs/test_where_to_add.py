"""ARCHITECTURE.md says where to add something: these tests name a place that was forgotten.

Other tests tell of the rest; "Where to add" names them.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from dataclasses import replace

import pytest

from audit.box.writer import Head
from audit.trail.events import EVENTS, BoxEvent, KeyAdded, ListsOpenedAgain, TrailEvent
from audit.verify.checks.box_trail_consistency import POINTS_AT
from audit.verify.checks.trail import _wrong_subject
from ballots.counting.lots import Lot
from ballots.counting.sentences import count_sentences
from ballots.counting.steps import (
    STEPS,
    CandidateVotes,
    Elected,
    LotNeeded,
    LotSettled,
    NobodyStands,
    PlaceForEveryone,
    Seats,
    Step,
    Tied,
    Vacant,
)
from ballots.definition.model import KeyHolders
from ballots.encoding import Json
from elections.core.paths import STATIC
from elections.web.public.count_steps import step_messages
from tests.audit.test_trail import ONE_OF_EACH
from tests.ballots.test_definition import GOOD
from tests.docs.documents import ROOT, our_files

BOX_EVENTS = typing.get_args(BoxEvent)
CONTEST_IDS, BOX = {"reps", "carers", "empty"}, "9" * 14  # in `ONE_OF_EACH`
# Each differs in one thing from the election that `ONE_OF_EACH` speaks of.
(CONTEST,) = GOOD.contests
OTHER_CONTESTS = replace(GOOD, contests=(replace(CONTEST, id="other", uuid=BOX),))
OTHER_BOXES = replace(
    GOOD,
    contests=(replace(CONTEST, id="reps"), replace(CONTEST, id="carers", candidates=())),
)
OTHER_HOLDERS = replace(GOOD, key_holders=KeyHolders(("Nia", "Ola"), 2))
NAMES = {f"p{number}": f"Person {number}" for number in range(9)}


# --- a trail event ---------------------------------------------------------------------------


def test_an_event_with_heads_of_boxes_is_compared_with_the_boxes() -> None:
    """`BoxEvent` and `POINTS_AT`: V21, V22, V27 and the start of the server look at them."""
    with_heads = {
        event
        for event in EVENTS.values()
        if Head in typing.get_args(typing.get_type_hints(event).get("boxes"))
    }
    assert with_heads == set(BOX_EVENTS)
    of_one = {
        event for event in EVENTS.values() if typing.get_type_hints(event).get("head") is Head
    }
    assert with_heads | of_one == POINTS_AT.keys()


def texts_in(value: Json) -> Iterator[str]:
    """Yield every text in a body, names of fields too."""
    match value:
        case str():
            yield value
        case dict():
            for name, item in value.items():
                yield name
                yield from texts_in(item)
        case list():
            for item in value:
                yield from texts_in(item)


def names_contests(event: TrailEvent) -> bool:
    return not CONTEST_IDS.isdisjoint(texts_in(event.to_json()))


def names_boxes(event: TrailEvent) -> bool:
    return BOX in texts_in(event.to_json())


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: event.kind)
def test_an_event_about_another_election_is_found(event: TrailEvent) -> None:
    """V08, `_wrong_subject`: other contests, other boxes, other key holders."""
    if names_contests(event):
        assert _wrong_subject(OTHER_CONTESTS, event)
    if names_boxes(event) and not isinstance(event, ListsOpenedAgain):  # void ones: V39
        assert _wrong_subject(OTHER_BOXES, event)
    if isinstance(event, KeyAdded):
        assert _wrong_subject(OTHER_HOLDERS, event)


# What names no contest and no box, and why nothing more is needed.
SILENT = {
    **dict.fromkeys(("nominations_opened", "nominations_closed"), "names nothing"),
    **dict.fromkeys(("voting_paused", "voting_resumed"), "names nothing"),
    "key_added": "names a key holder: tried above",
    "certified": "names a hash: V53 compares it",
}


def test_every_event_that_speaks_of_something_is_tried() -> None:
    silent = {event.kind for event in ONE_OF_EACH if not names_contests(event) | names_boxes(event)}
    assert silent == SILENT.keys()


# --- a method of counting --------------------------------------------------------------------


ONE_OF_EACH_STEP: tuple[Step, ...] = (
    *(Seats(2), CandidateVotes("p1", 5), NobodyStands(), PlaceForEveryone(), Vacant(1)),
    *(Elected("p1", "above the line"), Tied(("p1", "p2"), 5, 1), LotNeeded()),
    LotSettled(Lot("hat", names=("p2", "p1")), ("p2", "p1")),
)


def test_every_kind_of_step_is_tried() -> None:
    assert {step.kind for step in ONE_OF_EACH_STEP} == STEPS.keys()


@pytest.mark.parametrize("step", ONE_OF_EACH_STEP, ids=lambda step: step.kind)
def test_a_step_of_a_count_is_said_at_the_terminal_and_on_pages(step: Step) -> None:
    assert count_sentences([step], NAMES)
    assert step_messages([step], NAMES, "cy")


# --- a picture -------------------------------------------------------------------------------


NAMED = re.compile(r"""\bpicture(?:\(|=|: ?)["']([a-z-]+)["']|\bdrawing\(["']([a-z-]+)["']""")


def test_every_picture_that_pages_and_scripts_name_is_there() -> None:
    names = {path.stem for path in (STATIC / "pictures").glob("*.svg")}
    sources = [
        name
        for name in our_files()
        if name.startswith(("templates/", "elections/web/", "browser/src/"))
        and name.endswith((".html", ".py", ".js"))
        and "/static/" not in name
    ]
    named = {
        name: {plain or other for plain, other in NAMED.findall((ROOT / name).read_text("utf-8"))}
        for name in sources
    }
    assert len(set().union(*named.values())) > 20
    assert {name: missing for name, found in named.items() if (missing := found - names)} == {}
