"""Time of every page of a large board before the lists are locked: 500 members in 20 groups, and 60
people put forward. Pages are asked for in this process, so it is the server's own time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from flask.testing import FlaskClient

from ballots.stages import Stage
from elections.domain.group_members import GroupMember
from elections.domain.nominations import How, Nomination
from elections.domain.roles import Role
from elections.services.groups import groups as group_service
from elections.services.groups import members, nomination_stages
from elections.services.nominations import person_yes, write
from elections.services.people import accounts
from elections.services.setup import answers
from elections.web.core.access import TABLE
from elections.web.core.app import create_app
from tests.factories import election_factory, groups_factory
from tests.factories.election_factory import SECRETARY
from tests.factories.groups_factory import ORGANISERS, GroupSite
from tests.factories.site_factory import addresses

GROUPS, MEMBERS, PEOPLE = 20, 500, 60
TARGET = 300  # milliseconds
TIMES = 5
ROLES = {"secretary": "the secretary", "North Speaks Up": "an organiser"}
POINTS = ("I listen.", "I ask.", "I tell you.")


def run(folder: Path) -> Iterator[str]:
    """Yield one line for each role."""
    site = _large_board(folder)
    try:
        landing = _milliseconds(site.client(), "/")
        for who, role in ROLES.items():
            client = site.client(who)
            times = {path: _milliseconds(client, path) for path in _pages(site, client)}
            slowest = max(times, key=lambda path: times[path])
            over = sum(time > TARGET for time in times.values())
            yield (
                f"{len(times)} pages of {role}, "
                f"{MEMBERS} members, {GROUPS} groups, {PEOPLE} put forward: the slowest "
                f"{times[slowest]:.0f} ms ({_kind(slowest, site)}), half within "
                f"{median(times.values()):.0f} ms, {times[slowest] / landing:.1f} times the front "
                f"page; over {TARGET} ms: {over} (target: 0)"
            )
    finally:
        site.ctx.close()


def _large_board(folder: Path) -> GroupSite:
    ctx = election_factory.open_at(folder / "data")
    site = GroupSite(ctx, create_app(ctx))
    accounts.add_account(ctx, SECRETARY[0], Role.SECRETARY, SECRETARY[1])
    now = answers.change(ctx, groups_factory.answered)
    north, reps = now.areas[0], now.seat_classes[0]
    vote = next(c for c in now.contests if (c.area, c.seat_class) == (north.id, reps.id))
    for number in range(GROUPS):
        name = "North Speaks Up" if number == 0 else f"Group {number}"
        group = group_service.add_group(ctx, name, reps.id, north.id)
        if number == 0:
            organiser, passphrase = ORGANISERS[name]
            accounts.add_account(ctx, organiser, Role.ORGANISER, passphrase, group.id)
        names = [f"{_word(number)} {_word(place)}" for place in range(MEMBERS // GROUPS)]
        rows = [GroupMember("", member, north.id, reps.id) for member in names]
        members.add(ctx, group.id, rows)
    nomination_stages.open_nominations(ctx)
    photo = election_factory.photo((90, 90, 200))
    for group in site.groups.values():
        for place in range(PEOPLE // GROUPS):
            name = f"{_word(place)} {group.name.replace(' ', '')}"
            made = write.put_forward(ctx, group.id, vote.id, name, "Vic Voice", "Nia North")
            write.change(ctx, group.id, made.id, _with_points)
            write.set_photo(ctx, group.id, made.id, photo)
            known = write.nomination(ctx, group.id, made.id)
            assert known is not None
            seen = known.page.sha256
            person_yes.say_yes(ctx, group.id, made.id, seen, How.HANDED, "")
    return site


def _with_points(before: Nomination) -> Nomination:
    return replace(before, page=replace(before.page, points=POINTS))


def _word(number: int) -> str:
    """Make a name of a number: names have no digits."""
    return "Name" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")


def _pages(site: GroupSite, client: FlaskClient) -> list[str]:
    """Find the pages before the lists are locked that this person gets, one of each kind."""
    known: dict[str, str] = {"group_id": site.groups["North Speaks Up"].id}
    found = []
    for address in addresses(site.app, **known):
        access = TABLE[address.endpoint]
        is_page = address.method == "GET" and Stage.NOMINATIONS in access.stages
        if is_page and client.get(address.path).status_code == 200:
            found.append(address.path)
    return found


def _milliseconds(client: FlaskClient, path: str) -> float:
    return median(_timed(lambda: client.get(path)) for _ in range(TIMES)) * 1000


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _kind(path: str, site: GroupSite) -> str:
    return path.replace(site.groups["North Speaks Up"].id, "…")
