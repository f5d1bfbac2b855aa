"""A key holder's page: what it says of a box that does not hold together, and what it sends."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from audit.record.files import RecordFiles
from audit.share import make_share
from elections.services.count import seats as count_seats
from elections.services.publish import record as publishing
from tests.browser.conftest import served
from tests.browser.test_board_journey import sign_in
from tests.conftest import NewContext
from tests.factories import election_factory, forged_boxes
from tests.factories.forged_boxes import dropped, still_open, sum_of, sum_of_one_vote, votes_of
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

BROKEN = "Something is wrong with this box. Do not open it. Call for help."


@dataclass(frozen=True)
class Count(forged_boxes.Count):
    """The same with the address of its program."""

    url: str


@contextmanager
def counted(folder: Path) -> Iterator[Count]:
    with forged_boxes.counting(folder) as count, served(count.app) as url:
        yield Count(count.app, count.sample, url)


@pytest.fixture(scope="module")
def unopened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Count]:
    """Provide a count for tests in which nothing is opened."""
    with counted(tmp_path_factory.mktemp("unopened")) as count:
        yield count


@pytest.fixture
def count(tmp_path: Path) -> Iterator[Count]:
    with counted(tmp_path) as made:
        yield made


def choose(page: Page, name: str, raw: bytes) -> None:
    file = FilePayload(name="file.json", mimeType="application/json", buffer=raw)
    page.get_by_label(f"The key file of {name}").set_input_files(files=[file])


def at_the_count(page: Page, count: Count) -> None:
    sign_in(page, count.url, election_factory.SECRETARY)
    page.goto(f"{count.url}/board/count")


def test_the_page_says_so_and_nothing_is_sent(unopened: Count, new_context: NewContext) -> None:
    context = new_context()
    page = context.new_page()
    posted: list[str] = []
    at_the_count(page, unopened)
    context.on(
        "request", lambda request: posted.append(request.url) if request.method == "POST" else None
    )
    lie = dropped(unopened)
    page.route(f"**/boxes/{unopened.reps}.bel", lambda route: route.fulfill(body=lie))
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_text(BROKEN)).to_be_visible()
    expect(page.get_by_role("button", name="Yes")).to_have_count(0)
    assert posted == []
    assert unopened.given == ()


@pytest.mark.parametrize("lie", [still_open, sum_of_one_vote], ids=lambda lie: lie.__name__)
def test_an_open_box_and_a_sum_of_one_vote_are_refused_by_the_page(
    unopened: Count, page: Page, lie: Callable[[Count], bytes]
) -> None:
    at_the_count(page, unopened)
    raw = lie(unopened)
    page.route(f"**/boxes/{unopened.reps}.bel", lambda route: route.fulfill(body=raw))
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_text(BROKEN)).to_be_visible()
    assert unopened.given == ()


def test_a_tally_list_with_the_sum_of_one_vote_is_refused_by_the_page(
    unopened: Count, page: Page
) -> None:
    at_the_count(page, unopened)

    def lie(route: Route) -> None:
        value = route.fetch().json()
        for box in value["boxes"]:
            if box["uuid"] == unopened.reps:
                box["encrypted_tally"] = json.loads(sum_of(votes_of(unopened)[:1]))
        route.fulfill(json=value)

    page.route("**/board/tallies", lie)
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_text(BROKEN)).to_be_visible()
    assert unopened.given == ()


@pytest.mark.parametrize("times", [0, 2])
def test_a_box_left_out_or_named_twice_is_refused_by_the_page(
    unopened: Count, page: Page, times: int
) -> None:
    at_the_count(page, unopened)

    def lie(route: Route) -> None:
        first, *rest = route.fetch().json()["boxes"]
        route.fulfill(json={"boxes": [*rest, *([first] * times)]})

    page.route("**/board/tallies", lie)
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_text(BROKEN)).to_be_visible()


def test_the_key_holder_is_told_how_many_voted_and_may_say_no(unopened: Count, page: Page) -> None:
    at_the_count(page, unopened)
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_role("heading", name="2 boxes. 3 votes.")).to_be_focused()
    expect(page.get_by_text("rep seats, north-rep: 2 votes")).to_be_visible()
    expect(page.get_by_text("rep seats, north-rep: Only 2 people voted here.")).to_be_visible()
    expect(page.get_by_text("carer seats, north-carer: Only 1 person voted here.")).to_be_visible()
    expect(page.get_by_text("Open them anyway?")).to_be_visible()
    page.get_by_role("button", name="No").click()
    expect(page.get_by_text("Nothing was opened. Tell the secretary.")).to_be_visible()
    expect(page.get_by_role("button", name="Yes")).to_have_count(0)
    assert unopened.given == ()


def test_a_yes_opens_and_a_second_try_sends_the_same_part(
    count: Count, page: Page, watch: PageWatch
) -> None:
    watch.expect("503")
    at_the_count(page, count)
    sent: list[str] = []

    def first_fails(route: Route) -> None:
        sent.append(route.request.post_data or "")
        if len(sent) == 1:
            route.fulfill(status=503, body="busy")
        else:
            route.continue_()

    page.route("**/board/shares/1", first_fails)
    choose(page, "Kit Key", count.key_file(1))
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("Your part did not get through.")).to_be_visible()
    choose(page, "Kit Key", count.key_file(1))  # it does not ask again: nothing new is made
    expect(page).to_have_url(f"{count.url}/board")
    assert sent[0] == sent[1]
    assert count.given == (1,)

    # The second key holder comes when the first one's part is in the boxes already.
    page.goto(f"{count.url}/board/count")
    choose(page, "Lou Lock", count.key_file(2))
    page.get_by_role("button", name="Yes").click()
    expect(page).to_have_url(f"{count.url}/board")
    assert [contest_count.counted for contest_count in count_seats.counts(count.sample.ctx)] == [
        2,
        1,
        0,
    ]


def test_a_file_made_at_home_is_taken_as_it_is(count: Count, page: Page) -> None:
    at_the_count(page, count)
    record = RecordFiles.of(publishing.record_files(count.sample.ctx))
    share = make_share(count.key_file(1), record).raw
    choose(page, "Lou Lock", share)
    expect(page.get_by_text("This file is for another key holder.")).to_be_visible()
    with page.expect_request("**/board/shares/1") as sent:
        choose(page, "Kit Key", share)
    assert sent.value.post_data_buffer == share
    expect(page).to_have_url(f"{count.url}/board")
    assert count.given == (1,)
