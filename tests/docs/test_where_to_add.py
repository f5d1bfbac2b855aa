"""ARCHITECTURE.md says where to add something: these tests name a place that was forgotten.

Other tests tell of the rest; "Where to add" names them.
"""

from __future__ import annotations

import re
import typing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

import elections.models
from audit.box.writer import Head
from audit.trail.events import EVENTS, BoxEvent, Id, TrailEvent, Uuid
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
from elections.core.db import Database
from elections.core.paths import STATIC
from elections.domain.roles import STAFF
from elections.migrations import migrate
from elections.models.base import Base
from elections.web.public.count_steps import step_messages
from tests.audit.test_trail import ONE_OF_EACH
from tests.ballots.test_definition import GOOD
from tests.docs.documents import ROOT, our_files

BOX_EVENTS = typing.get_args(BoxEvent)
# Each differs in one thing from the election that `ONE_OF_EACH` speaks of.
(CONTEST,) = GOOD.contests
OTHER_CONTESTS = replace(GOOD, contests=(replace(CONTEST, id="other", uuid="9" * 14),))
OTHER_BOXES = replace(
    GOOD,
    contests=(replace(CONTEST, id="reps"), replace(CONTEST, id="carers", candidates=())),
)
OTHER_HOLDERS = replace(GOOD, key_holders=KeyHolders(("Nia", "Ola"), 2))
NAMES = {f"p{number}": f"Person {number}" for number in range(9)}
# Tables whose rows may change at any time, and why.
FREE_TABLES = {
    "account": "a passphrase may be made anew",
    "account_session": "signing out ends it",
    "job": "is how far work is that goes on",
    "known_device": "is of the last sign-in there",
    "throttle": "counts tries to sign in",
}


# --- a trail event ---------------------------------------------------------------------------


def test_an_event_with_heads_of_boxes_is_compared_with_the_boxes() -> None:
    """`BoxEvent` and `POINTS_AT`: V21, V22, V27 and the start of the server look at them."""
    with_heads = {
        event
        for event in EVENTS.values()
        if Head in typing.get_args(typing.get_type_hints(event).get("boxes"))
    }
    assert with_heads == set(BOX_EVENTS) == POINTS_AT.keys()


def names_a(event: TrailEvent, kind: object) -> bool:
    """Tell whether a field of the event holds contests (`Id`) or boxes (`Uuid`)."""
    waiting = list(typing.get_type_hints(type(event), include_extras=True).values())
    while waiting:
        hint = waiting.pop()
        if hint == kind:
            return True
        waiting += typing.get_args(hint)
    return False


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: event.kind)
def test_an_event_about_another_election_is_found(event: TrailEvent) -> None:
    """V08, `_wrong_subject`: other contests, other boxes, other key holders."""
    if names_a(event, Id):
        assert _wrong_subject(OTHER_CONTESTS, event)
    if names_a(event, Uuid):
        assert _wrong_subject(OTHER_BOXES, event)
    if hasattr(event, "name"):
        assert _wrong_subject(OTHER_HOLDERS, event)


def test_every_event_that_speaks_of_something_is_tried() -> None:
    silent = {event.kind for event in ONE_OF_EACH if not names_a(event, Id) | names_a(event, Uuid)}
    assert silent == {
        *("nominations_opened", "nominations_closed", "voting_paused", "voting_resumed"),
        *("key_added", "certified"),  # of a key holder; a hash that V53 compares
    }


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


# --- a table, a role -------------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(made)
    return made


def test_every_table_is_known_to_the_package_of_models() -> None:
    named = {getattr(elections.models, name) for name in elections.models.__all__}
    assert {mapper.class_ for mapper in Base.registry.mappers} == named - {Base}


def test_every_table_is_guarded_or_says_why_not(database: Database) -> None:
    """Tables of sealed, logged or locked data are guarded by triggers, not only by Python."""
    query = sa.text("SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger'")
    guarded = set(database.read(lambda session: session.scalars(query).all()))
    assert guarded.isdisjoint(FREE_TABLES)
    assert guarded | FREE_TABLES.keys() == set(Base.metadata.tables)
    database.close()


@pytest.mark.parametrize("role", STAFF)
def test_the_database_knows_every_role(database: Database, role: str) -> None:
    account = elections.models.Account(
        name=role, folded_name=role, role=role, passphrase="", public_key=b"", sealed_key=b""
    )
    database.write(lambda session: session.add(account))
    database.close()


# --- a picture -------------------------------------------------------------------------------


NAMED = re.compile(r"""\bpicture(?:\(|=|: ?)["']([a-z-]+)["']|\bdrawing\(["']([a-z-]+)["']""")


def test_every_picture_that_pages_and_scripts_name_is_there() -> None:
    there = {path.stem for path in (STATIC / "pictures").glob("*.svg")}
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
    assert {name: missing for name, found in named.items() if (missing := found - there)} == {}
