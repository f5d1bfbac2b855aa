"""Safe and able to vote: keys, switches, sound, curtain, lost power, lost network (VOTING R26-R61).

Each test carries the number of the requirement it holds.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from elections.core.catalogue import NAMES
from tests.browser.conftest import PEOPLE, Live
from tests.browser.stored_data import EVERYTHING_KEPT, rows, traces, wait_for_box, wait_rows
from tests.browser.voter import Voter
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

NewContext = Callable[..., BrowserContext]


# --- keys and switches -------------------------------------------------------------------------


def test_r29_a_held_key_presses_once_and_a_press_that_slides_off_presses_nothing(
    page: Page, live: Live
) -> None:
    voter = Voter(page)
    voter.open(live.link(live.card()))
    voter.candidate("Ann Ash").focus()
    for _ in range(6):
        page.keyboard.down("Enter")  # the second and later ones are repeats
    page.keyboard.up("Enter")
    assert voter.chosen() == ["Ann Ash"]
    other = voter.candidate("Bea Birch")
    other.scroll_into_view_if_needed()
    box = other.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(5, 300)
    page.mouse.up()
    assert voter.chosen() == ["Ann Ash"]


# --- help, stop, quiet -------------------------------------------------------------------------


TRY_AGAIN = """() => [...document.querySelectorAll("main button")]
  .find(({textContent}) => textContent.includes("Try again"))?.click()"""


def places_of(page: Page) -> tuple[float, ...]:
    page.evaluate("scrollTo(0, 0)")
    found: list[float] = []
    for words in ("I need help", "Stop"):
        box = page.get_by_role("button", name=words, exact=True).bounding_box()
        assert box is not None
        found += [box["x"], box["y"]]
    return tuple(found)


@pytest.mark.parametrize("screen", [(1024, 768), (360, 740)])
def test_r55_help_and_stop_in_the_same_place_on_every_step(
    new_context: NewContext, live: Live, screen: tuple[int, int]
) -> None:
    page = new_context(viewport={"width": screen[0], "height": screen[1]}).new_page()
    voter = Voter(page)
    page.goto(f"{live.url}/vote")
    voter.at("card")
    seen = [places_of(page)]
    page.goto(live.link(live.card()))
    for step, words in (
        ("start", "Start"),
        ("choose", "I have finished choosing"),
        ("nobody", "I do not want to choose anyone"),
        ("review", "Yes, this is right"),
        ("post", "I need help"),
    ):
        if page.locator('[data-step="unseen"]').count():  # a phone shows some at once, and asks
            seen.append(places_of(page))
            voter.touch("I have finished choosing")
        voter.at(step)
        seen.append(places_of(page))
        voter.touch(words)
    seen.append(places_of(page))
    voter.touch("Go back to my vote")
    voter.touch("Post my vote")
    voter.at("done")
    seen.append(places_of(page))
    page.goto(f"{live.url}/check")
    voter.at("card")
    seen.append(places_of(page))
    for places in seen:
        assert all(abs(a - b) <= 4 for a, b in zip(places, seen[0], strict=True)), seen


@pytest.mark.parametrize("screen", [(1024, 768), (800, 1100), (360, 740)])
def test_r55_help_and_stop_do_not_move_when_the_sound_has_come(
    new_context: NewContext, live: Live, screen: tuple[int, int]
) -> None:
    page = new_context(viewport={"width": screen[0], "height": screen[1]}).new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/sound**", hold)
    page.goto(f"{live.url}/vote")
    Voter(page).at("card")
    expect(page.locator("#listen")).to_be_hidden()
    before = places_of(page)
    for route in held:
        route.continue_()
    expect(page.locator("#listen")).to_be_visible()
    assert places_of(page) == before


def test_the_curtain_hides_all_choices_and_only_the_voter_goes_back(
    voter: Voter, live: Live
) -> None:
    page = voter.page
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.touch("I need help")
    shown = page.locator("main").inner_text()
    assert "Reps for the North" in shown
    assert "You can choose 2 people." in shown
    assert not [name for name in PEOPLE if name in shown]
    assert "chosen" not in shown
    # the drawings of help, of the way on, and beside the words for a helper
    assert page.locator("main img:visible").count() == 3
    page.keyboard.press("Escape")
    voter.touch("Stop")
    voter.says("Do you want to stop?")
    assert "Ann Ash" not in page.locator("main").inner_text()
    voter.touch("Go back")
    voter.says("Only the voter touches this.")
    voter.touch("Go back to my vote")
    voter.at("choose")
    assert voter.chosen() == ["Ann Ash"]


def test_stop_asks_once_and_leaves_no_trace(voter: Voter, live: Live) -> None:
    card, page = live.card(), voter.page
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    wait_rows(page, 1)
    voter.touch("I need help")
    voter.touch("Stop")
    voter.touch("Yes, stop")
    voter.at("stopped")
    wait_rows(page, 0)
    kept = page.evaluate(EVERYTHING_KEPT)
    assert not [trace for trace in traces(card, "Ann Ash") if trace in kept]
    assert "Ann Ash" not in page.content()
    assert live.box(card) == []


def test_r50_a_quiet_tablet_asks_then_hides_and_never_loses(page: Page, live: Live) -> None:
    voter = Voter(page)
    page.clock.install()
    page.goto(f"{live.url}/vote")
    voter.at("card")
    page.clock.run_for(30 * 60_000)
    voter.at("card")  # nobody is voting: nothing is asked
    voter.open(live.link(live.card()))
    voter.choose("Cy Crane")
    page.clock.run_for(4 * 60_000)
    page.mouse.click(3, 400)
    page.clock.run_for(4 * 60_000 + 50_000)
    voter.at("choose")
    page.clock.run_for(11_000)
    voter.says("Are you still voting?")
    assert "Cy Crane" not in page.locator("main").inner_text()
    page.clock.run_for(55_000)
    voter.says("Are you still voting?")
    voter.touch("Yes, I am still voting")
    assert voter.chosen() == ["Cy Crane"]
    page.clock.run_for(5 * 60_000 + 500)
    voter.says("Are you still voting?")
    page.clock.run_for(61_000)
    voter.says("Your vote is hidden")
    page.clock.run_for(60 * 60_000)
    voter.says("Your vote is hidden")
    assert "Cy Crane" not in page.locator("main").inner_text()
    voter.touch("Go back to my vote")
    assert voter.chosen() == ["Cy Crane"]


# --- reload, battery, network ------------------------------------------------------------------


def test_r51_a_vote_that_was_sealed_is_sent_again_as_it_was(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    card, page = live.card(), voter.page
    watch.expect("ERR_FAILED")
    sent: list[bytes] = []

    def cut(route: Route) -> None:
        sent.append(route.request.post_data_buffer or b"")
        route.abort()

    page.route("**/ballots", cut)
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("lost")
    page.reload()
    voter.at("card")
    page.goto(live.link(card))
    voter.at("lost")
    page.unroute("**/ballots")  # not before: the page would send it by itself while it is opened
    page.evaluate(TRY_AGAIN)  # the page tries again by itself too, perhaps just now
    voter.at("done")
    assert live.votes(card) == [*set(sent)]
    assert rows(page) == 0


def test_r51_another_card_reads_nothing_and_takes_nothing_away(voter: Voter, live: Live) -> None:
    first, second, page = live.card(), live.card(), voter.page
    voter.open(live.link(first))
    voter.choose("Ann Ash")
    wait_rows(page, 1)
    page.goto("about:blank")
    voter.open(live.link(second))
    assert voter.chosen() == []
    kept = page.evaluate(EVERYTHING_KEPT)
    assert not [trace for trace in traces(first, "Ann Ash") if trace in kept]
    assert not [trace for trace in traces(second) if trace in kept]
    voter.touch("Stop")
    voter.touch("Yes, stop")
    voter.go("Start", "card")
    wait_rows(page, 1)
    voter.open(live.link(first))
    assert voter.chosen() == ["Ann Ash"]


def test_r51_what_is_older_than_a_day_goes(page: Page, live: Live) -> None:
    voter = Voter(page)
    page.clock.install()
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    wait_rows_fake(page, 1)
    page.clock.fast_forward(23 * 3_600_000)
    page.goto(f"{live.url}/vote")
    voter.at("card")
    wait_rows_fake(page, 1)
    page.clock.fast_forward(3 * 3_600_000)
    page.reload()
    voter.at("card")
    wait_rows_fake(page, 0)


def wait_rows_fake(page: Page, wanted: int) -> None:
    """Wait as `wait_rows` does, where the page's clock stands still."""
    for _ in range(200):
        if rows(page) == wanted:
            return
    raise AssertionError(f"not {wanted} unfinished votes on the tablet")


def test_r57_the_worker_keeps_only_what_everybody_may_see(
    new_context: NewContext, live: Live
) -> None:
    context = new_context(service_workers="allow")
    card, page = live.card(), context.new_page()
    voter = Voter(page)
    page.goto(f"{live.url}/vote")
    page.evaluate("() => caches.open('repvote-old').then((c) => c.put('/x', new Response('x')))")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    voter.open(live.link(card))
    wait_for_box(page, card)
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    kept = page.evaluate(EVERYTHING_KEPT)
    assert not [trace for trace in traces(card) if trace in kept]
    assert "csrf" not in kept
    allowed = ("/vote", "/static/", "/words/", "/pictures/", "/sound/", f"/api/box/{card.uuid}")
    urls = page.evaluate(
        """async () => {
          const all = [];
          for (const name of await caches.keys())
            for (const {url} of await (await caches.open(name)).keys()) all.push(url);
          return all;
        }"""
    )
    for url in urls:
        path = url.removeprefix(live.url)
        assert path.startswith(allowed), path
        assert "/card/" not in path
        assert "/ballots" not in path
    scope = "() => navigator.serviceWorker.ready.then((r) => r.scope)"
    assert page.evaluate(scope) == f"{live.url}/vote"


def test_r57_old_stores_go_when_a_new_worker_comes(new_context: NewContext, live: Live) -> None:
    context = new_context(service_workers="allow")
    page = context.new_page()
    page.goto(f"{live.url}/check")
    page.evaluate("() => caches.open('repvote-0123').then((c) => c.put('/x', new Response('x')))")
    page.goto(f"{live.url}/vote")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_function("async () => !(await caches.keys()).includes('repvote-0123')")
    assert len(page.evaluate("() => caches.keys()")) == 1


def test_r58_a_secure_context(page: Page, live: Live) -> None:
    page.goto(f"{live.url}/vote")
    assert page.evaluate("isSecureContext") is True


# --- nothing stays -----------------------------------------------------------------------------


def test_r44_r60_r61_after_posting_nothing_is_left(voter: Voter, live: Live) -> None:
    card, page = live.card(), voter.page
    answer = page.goto(f"{live.url}/check")
    answer = page.goto(live.link(card))
    assert answer is not None
    assert answer.headers["cache-control"] == "no-store"
    voter.arrive()
    voter.touch("Start")
    voter.choose("Cy Crane")
    wait_rows(page, 1)
    before = page.evaluate(EVERYTHING_KEPT)
    assert not [trace for trace in traces(card, "Cy Crane") if trace in before]
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    assert rows(page) == 0
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    for _ in range(2):  # at the end, and after the voter has gone
        kept = page.evaluate(EVERYTHING_KEPT)
        assert not [trace for trace in traces(card, "Cy Crane") if trace in kept]
        if page.locator('[data-step="done"]').count():
            voter.hand_over()
    for _ in range(4):
        page.go_back()
        page.wait_for_timeout(200)
        if page.url.startswith(live.url):
            assert "Cy Crane" not in page.content()
            assert card.secret not in page.content()


def test_the_worker_is_served_for_the_voters_page_alone(page: Page, live: Live) -> None:
    answer = page.request.get(f"{live.url}/sw.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert "service-worker-allowed" not in answer.headers
    first = answer.text().split("\n", 1)[0]
    facts = json.loads(first.removeprefix("self.REPVOTE = ").removesuffix(";"))
    assert facts["pages"] == ["/vote", "/vote?lang=cy"]
    words = {f"/words/{language}/vote.ftl" for language in NAMES}
    assert words <= facts["files"].keys()
    root = Path(__file__).resolve().parents[2] / "templates"
    for path, version in facts["files"].items():
        assert path in words or (root / path.lstrip("/")).is_file()
        assert (
            page.request.get(f"{live.url}{path}?v={version}")
            .headers["cache-control"]
            .endswith("immutable")
        )
