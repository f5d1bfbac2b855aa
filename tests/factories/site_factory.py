"""A tiny election at any stage, and people at its pages."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from ballots.counting import Lot
from ballots.encoding import sha256_hex
from ballots.photo_crop import Focus, crop_photo, prepare_large
from ballots.stages import Stage
from elections.core.context import Context
from elections.domain.group_members import GroupMember
from elections.domain.groups import Group
from elections.domain.nominations import How, Nomination, Page, with_yes
from elections.domain.roles import STAFF, Role
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.services.count import start as count_start
from elections.services.groups import nomination_stages
from elections.services.people import accounts
from elections.services.setup import lock_lists
from elections.services.voting import open_close as voting
from elections.services.voting import pause
from elections.stores import group_members as member_store
from elections.stores import groups as group_store
from elections.stores import nominations as nomination_store
from elections.stores.nominations import Photo
from elections.web.core.access import TABLE
from elections.web.core.app import create_app
from tests.factories import election_factory
from tests.factories.election_factory import SampleElection

TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')
STAGES = tuple(map(str, Stage))
LIVED = tuple(stage for stage in STAGES if stage not in {"nominations", "checking"})
LOT = Lot("hat", names=("cy-crane", "ann-ash"))
ROLES = ("stranger", *map(str, STAFF))
ORGANISER = ("Ola Organiser", "pepper window lake violin")
GROUP = Group("0" * 12, "North Speaks Up", "rep", "north")  # from "nominations" on
MEMBER = GroupMember("0" * 12, "Mia Member", "north", "rep")  # of this group
NOMINATED = "ann-ash"  # Gus Gold, whom this group puts forward; he has said yes
SIGN_INS = {
    Role.SECRETARY: election_factory.SECRETARY,
    Role.WITNESS: election_factory.WITNESS,
    Role.ORGANISER: ORGANISER,
}


@dataclass(frozen=True)
class Site:
    """An election, its application, and what people hold of it (from "open" on)."""

    ctx: Context
    app: Flask
    sample: SampleElection | None

    def client(self, role: str = "stranger") -> FlaskClient:
        client = self.app.test_client()
        if role != "stranger":
            name, passphrase = SIGN_INS[Role(role)]
            form = {"csrf_token": token(client), "name": name, "passphrase": passphrase}
            assert client.post("/sign-in", data=form).status_code == 303
        return client

    def visitor(self) -> Callable[[str], FlaskClient]:
        """Find who can reach an endpoint: the secretary, or else who may. Each signs in once."""
        signed_in: dict[str, FlaskClient] = {}

        def may_reach(endpoint: str) -> FlaskClient:
            who = TABLE[endpoint].who
            role = min(who) if who.isdisjoint((Role.ANYONE, Role.SECRETARY)) else Role.SECRETARY
            if role not in signed_in:
                signed_in[role] = self.client(role)
            return signed_in[role]

        return may_reach


def token(client: FlaskClient, path: str = "/sign-in") -> str:
    """Return the token that a page of this client carries."""
    match = TOKEN.search(client.get(path).text)
    assert match is not None
    return match.group(1)


@dataclass(frozen=True)
class Saved:
    """A site at one stage, to copy: its closed data folder, and what people hold."""

    folder: Path
    sample: SampleElection | None


_SAVED: dict[tuple[str, int], Saved] = {}
BEFORE = {
    "nominations": "setup",
    "checking": "nominations",
    "locked": "setup",
    "open": "locked",
    "paused": "open",
    "closed": "open",
    "counting": "closed",
    "tie": "counting",
    "results": "tie",
    "certified": "results",
}


def build(folder: Path, stage: str, small_contest: int = 10) -> Site:
    """Take the tiny election to ``stage`` by the same commands that people use.

    "tie" is "counting" after all shares were added: a lot has to be drawn. "paused" is a part of
    "open". Each stage is reached once in this process; everybody gets a copy.
    """
    ctx, made = _copy(_saved(stage, small_contest), folder / "data")
    return Site(ctx, create_app(ctx), made)


def _copy(saved: Saved, data: Path) -> tuple[Context, SampleElection | None]:
    shutil.copytree(saved.folder, data)
    ctx = election_factory.open_at(data)
    return ctx, replace(saved.sample, ctx=ctx) if saved.sample else None


def _saved(stage: str, small_contest: int) -> Saved:
    key = (stage, small_contest)
    if key not in _SAVED:
        place = Path(tempfile.mkdtemp(prefix="repvote-site-"))
        atexit.register(shutil.rmtree, place, ignore_errors=True)
        if stage == "setup":
            ctx, created = election_factory.open_at(place / "data"), None
            election_factory.loaded(ctx, place / "election", small_contest)
            accounts.add_account(ctx, ORGANISER[0], Role.ORGANISER, ORGANISER[1], GROUP.id)
        else:
            ctx, created = _copy(_saved(BEFORE[stage], small_contest), place / "data")
            created = _go_on(ctx, created, stage)
        ctx.close()
        _SAVED[key] = Saved(place / "data", created)
    return _SAVED[key]


def _go_on(ctx: Context, made: SampleElection | None, stage: str) -> SampleElection | None:
    """Go from the stage before to this one."""
    if stage == "open":
        return _opened(ctx)
    steps: dict[str, Callable[[], object]] = {
        "nominations": lambda: _open_nominations(ctx),
        "checking": lambda: nomination_stages.close_nominations(ctx),
        "locked": lambda: lock_lists.lock_lists(ctx),
        "paused": lambda: pause.pause_voting(ctx),
        "closed": lambda: voting.close_voting(ctx),
        "counting": lambda: count_start.start_count(ctx, election_factory.AGREEMENT),
    }
    if stage in steps:
        steps[stage]()
        return made
    assert made is not None
    if stage == "tie":
        all_shares(made)
    elif stage == "results":
        count_seats.draw_lot(ctx, "north-rep", LOT)
    else:
        made.certify()
    return made


def _open_nominations(ctx: Context) -> None:

    def transaction(session: Session) -> None:
        group_store.write(session, GROUP)
        member_store.write(session, GROUP.id, MEMBER)
        large = prepare_large(election_factory.photo((30, 90, 120)))
        photo = Photo(large, crop_photo(large, Focus()), Focus())
        page = Page("Gus Gold", "", ("I listen.", "I ask.", "I tell you."), sha256_hex(photo.jpeg))
        known = Nomination(NOMINATED, GROUP.id, "north-rep", page, typed_by=ORGANISER[0])
        nomination_store.write(session, with_yes(known, How.HANDED, ""))
        nomination_store.write_photo(session, NOMINATED, photo)

    ctx.db.write(transaction)
    nomination_stages.open_nominations(ctx)


def _opened(ctx: Context) -> SampleElection:
    """Make keys and cards, open voting, and let three people vote."""
    sample = election_factory.ready_to_vote(ctx)
    first, second, *_ = sample.cards_of("north-rep")
    sample.cast(first, (1, 0, 0))
    sample.cast(second, (0, 0, 1))
    sample.cast(sample.cards_of("north-carer")[0], (1,))
    return sample


def all_shares(made: SampleElection) -> None:
    """Add the shares of every key holder."""
    for index in range(1, len(made.private_keys) + 1):
        count_shares.add_shares(made.ctx, index, made.shares(index))


SiteAt = Callable[[str], Site]


@dataclass(frozen=True)
class Address:
    """One way into the application: an endpoint, a method, a path that fits."""

    endpoint: str
    method: str
    path: str


def addresses(app: Flask, **known: str) -> list[Address]:
    """List every rule with every method, with ``known`` or well-formed parameters filled in."""
    fill = {
        "index": "1",
        "uuid": "11111111111111",
        "credential": "0" * 64,
        "sha": "0" * 64,
        "area_id": "north",
        "contest_id": "north-rep",
        "person_id": "ann-ash",
        "kind_id": "rep",
        "group_id": GROUP.id,
        "invitation_id": "0" * 12,
        "account_id": "99",
        "member_id": MEMBER.id,
        "asks": "points",
        "what": "name",
        "answer": "yes",
        "page_hash": "0" * 64,
        "part": "title",
        "beside": "helpers",
        "number": "1-91526e8fdeb1",  # Ann Ash while she is set up
        "token": "0" * 64,
        "language": "cy",
        "page": "vote",
        "filename": "css/public.css",
        **known,
    }
    found = []
    for rule in app.url_map.iter_rules():
        path = rule.rule
        for name in rule.arguments:
            path = re.sub(rf"<(?:\w+:)?{name}>", fill[name], path)
        found += [
            Address(rule.endpoint, method, path)
            for method in sorted(rule.methods or ())
            if method not in {"HEAD", "OPTIONS"}
        ]
    return sorted(found, key=lambda address: (address.path, address.method))
