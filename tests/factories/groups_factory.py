"""A site with three groups before the lists are locked, and their organisers at its pages."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from ballots.definition.model import SeatClass
from elections.core.context import Context
from elections.domain import setup_answers as edits
from elections.domain.groups import Group
from elections.domain.roles import Role
from elections.domain.setup_answers import SetupAnswers
from elections.services.groups import groups as group_service
from elections.services.groups import nomination_stages
from elections.services.people import accounts
from elections.services.setup import answers
from elections.web.core.app import create_app
from tests.factories import election_factory
from tests.factories.election_factory import SECRETARY, WITNESS
from tests.factories.site_factory import token

GROUPS = ("North Speaks Up", "South Voices", "Carers Together")
ORGANISERS = {
    "North Speaks Up": ("Nia North", "otter bucket willow train"),
    "South Voices": ("Stu South", "candle meadow rocket spoon"),
    "Carers Together": ("Cass Carer", "biscuit harbour violin snow"),
}
STAGES_WITH_GROUPS = ("setup", "nominations", "checking")


@dataclass(frozen=True)
class GroupSite:
    """An election that groups put people forward for, and its application."""

    ctx: Context
    app: Flask

    @property
    def groups(self) -> dict[str, Group]:
        """The groups by their names."""
        return {view.group.name: view.group for view in group_service.groups(self.ctx)}

    def address(self, group: str, page: str = "") -> str:
        """Return the address of a page of a group, by the group's name."""
        return f"/groups/{self.groups[group].id}{page}"

    def client(self, who: str = "stranger") -> FlaskClient:
        """Sign in as "secretary", "witness", or the organiser of the group of this name."""
        client = self.app.test_client()
        people = {"secretary": SECRETARY, "witness": WITNESS, **ORGANISERS}
        if who in people:
            name, passphrase = people[who]
            form = {"csrf_token": token(client), "name": name, "passphrase": passphrase}
            assert client.post("/sign-in", data=form).status_code == 303
        return client

    def post(self, client: FlaskClient, path: str, **fields: str) -> int:
        """Post a form with a token; returns the status."""
        data = {"csrf_token": token(client, path), **fields}
        return client.post(path, data=data).status_code


def answered(now: SetupAnswers) -> SetupAnswers:
    """Answer everything but people and members: two areas, Reps in both, carers in the North."""
    now = replace(
        now,
        title="Tiny election",
        board="Tiny Board",
        key_holders=("Kit Key", "Lou Lock"),
        witness=WITNESS[0],
    )
    for name in ("North", "South"):
        now = edits.with_area(now, "", name)
    now = edits.with_seat_class(now, SeatClass("", "Rep", "Reps", "People like us"))
    now = edits.with_seat_class(now, SeatClass("", "Family carer", "Family carers", "Families"))
    (north, south), (reps, carers) = now.areas, now.seat_classes
    now = edits.with_seats(now, reps.id, {north.id: 2, south.id: 1})
    return edits.with_seats(now, carers.id, {north.id: 1, south.id: 0})


_SAVED: dict[str, Path] = {}


def build(folder: Path, stage: str) -> GroupSite:
    """Make the site at "setup", "nominations" or "checking"; everybody gets a copy."""
    if stage not in _SAVED:
        place = Path(tempfile.mkdtemp(prefix="repvote-groups-"))
        atexit.register(shutil.rmtree, place, ignore_errors=True)
        ctx = election_factory.open_at(place / "data")
        _make(ctx, stage)
        ctx.close()
        _SAVED[stage] = place / "data"
    shutil.copytree(_SAVED[stage], folder / "data")
    ctx = election_factory.open_at(folder / "data")
    return GroupSite(ctx, create_app(ctx))


def _make(ctx: Context, stage: str) -> None:
    accounts.add_account(ctx, SECRETARY[0], Role.SECRETARY, SECRETARY[1])
    accounts.add_account(ctx, WITNESS[0], Role.WITNESS, WITNESS[1])
    now = answers.change(ctx, answered)
    (north, south), (reps, carers) = now.areas, now.seat_classes
    for name, kind, area in zip(
        GROUPS, (reps.id, reps.id, carers.id), (north.id, south.id, ""), strict=True
    ):
        group = group_service.add_group(ctx, name, kind, area)
        organiser, passphrase = ORGANISERS[name]
        accounts.add_account(ctx, organiser, Role.ORGANISER, passphrase, group.id)
    if stage != "setup":
        nomination_stages.open_nominations(ctx)
    if stage == "checking":
        nomination_stages.close_nominations(ctx)
