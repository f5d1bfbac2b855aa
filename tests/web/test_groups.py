"""Groups on the pages: the secretary's list, the organiser's home, opening nominations."""

from __future__ import annotations

from collections.abc import Callable

from ballots.stages import Stage
from elections.services.groups import groups as service
from elections.services.queries import overview as election_queries
from elections.services.setup import answers
from tests.factories.groups_factory import GROUPS, GroupSite
from tests.factories.site_factory import token

SetUpAt = Callable[[str], GroupSite]
LIST = "/board/setup/groups"


def test_the_secretary_writes_down_groups(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    secretary = site.client("secretary")
    assert all(name in secretary.get(LIST).text for name in GROUPS)
    now = answers.set_up(site.ctx).answers
    kind = now.seat_classes[0].id
    add = f"{LIST}/add"
    assert site.post(secretary, add, name="West Works", kind=kind, area="whole") == 303
    assert site.groups["West Works"].area == ""
    assert site.post(secretary, add, name="west works", kind=kind, area="whole") == 422
    assert site.post(secretary, add, name="", kind="x", area="y") == 422
    west = site.groups["West Works"].id
    change = f"{LIST}/{west}/change"
    area = now.areas[1].id
    assert site.post(secretary, change, name="West Wins", kind=kind, area=area) == 303
    assert site.groups["West Wins"].area == area
    assert f"{LIST}/{west}/out" in secretary.get(change).text


def test_a_group_is_taken_out(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    secretary = site.client("secretary")
    group = site.groups[GROUPS[0]].id
    data = {"csrf_token": token(secretary)}
    assert secretary.post(f"{LIST}/{group}/out", data=data).status_code == 303
    assert GROUPS[0] not in site.groups
    assert secretary.post(f"{LIST}/{group}/out", data=data).status_code == 404


def test_an_organiser_sees_their_own_group_and_no_other(site_with_groups: SetUpAt) -> None:
    for stage in ("setup", "nominations", "checking"):
        site = site_with_groups(stage)
        nia = site.client(GROUPS[0])
        home = nia.get("/groups")
        assert home.headers["Location"] == site.address(GROUPS[0])
        assert GROUPS[0] in nia.get(home.headers["Location"]).text
        missing = nia.get("/groups/000000000000")
        for address in (site.address(GROUPS[1]), site.address(GROUPS[2])):
            other = nia.get(address)
            assert (other.status_code, other.data) == (missing.status_code, missing.data)
            assert sorted(other.headers) == sorted(missing.headers)
        assert missing.status_code == 404
        secretary = site.client("secretary")
        assert all(secretary.get(site.address(name)).status_code == 200 for name in GROUPS)
        assert site.client("witness").get(site.address(GROUPS[0])).status_code == 404
        stranger = site.client()
        nowhere = stranger.get("/nothing-is-here")
        assert stranger.get(site.address(GROUPS[0])).data == nowhere.data


def test_nominations_are_opened_closed_and_opened_again_on_pages(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    secretary = site.client("secretary")
    page = secretary.get("/board/nominations/open").text
    assert all(name in page for name in GROUPS)
    assert site.post(secretary, "/board/nominations/open") == 400
    assert election_queries.stage(site.ctx) is Stage.SETUP
    assert site.post(secretary, "/board/nominations/open", sure="yes") == 303
    assert election_queries.stage(site.ctx) is Stage.NOMINATIONS
    board = secretary.get("/board").text
    assert "Next: Close nominations" in board
    assert site.post(secretary, "/board/nominations/close", sure="yes") == 303
    again = "/board/nominations/again"
    assert site.post(secretary, again, sure="yes") == 422
    day = {"date-day": "30", "date-month": "4", "date-year": "2026"}
    assert site.post(secretary, again, **day) == 400
    assert site.post(secretary, again, sure="yes", **day) == 303
    assert election_queries.stage(site.ctx) is Stage.NOMINATIONS
    home = site.client(GROUPS[0]).get(site.address(GROUPS[0])).text
    assert "Thursday 30 April 2026" in home.replace("\xa0", " ")
    assert "Thursday 30 April" in secretary.get("/board").text.replace("\xa0", " ")


def test_what_is_missing_is_said_before_nominations_open(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("setup")
    for view in service.groups(site.ctx):
        service.remove_group(site.ctx, view.group.id)
    secretary = site.client("secretary")
    page = secretary.get("/board/nominations/open").text
    assert "Something is still missing" in page
    assert "<li>A group</li>" in page
    assert 'name="sure"' not in page
