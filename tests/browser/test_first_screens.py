"""From the card to the first person: one calm screen, what stands against voting, and Stop."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from ballots.credential import Card
from elections.services.voting import cancel_card
from elections.services.voting import pause as pausing
from tests.browser.audio_probe import Heard
from tests.browser.conftest import PEOPLE, Live
from tests.browser.measures import SET_SIZE, SET_THEME
from tests.browser.stored_data import EVERYTHING_KEPT, rows, traces, wait_for_box, wait_rows
from tests.browser.voter import Voter
from tests.conftest import NewContext
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

SCREENS = [(1024, 690), (1280, 740), (768, 950), (360, 640), (320, 568)]
SIZES = ("small", "normal", "largest")
STRONG = "yellow-on-black"
VOTE_OF_ANN = (1, 0, 0, 0, 0)

# The selectors whose first element is not whole in the first view, or lies under another part.
OUT_OF_SIGHT = """(selectors) => {
  scrollTo(0, 0);
  return selectors.filter((selector) => {
    const part = [...document.querySelectorAll(selector)].find((e) => e.checkVisibility());
    if (!part) return true;
    const {left, right, top, bottom} = part.getBoundingClientRect();
    const inside = top >= 0 && left >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1;
    const at = (y) => {
      const found = document.elementFromPoint((left + right) / 2, y);
      return part.contains(found) || Boolean(found?.contains(part));
    };
    return !(inside && at(top + 6) && at(bottom - 6));
  });
}"""
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"


def not_in_first_view(page: Page, *selectors: str) -> list[object]:
    """List what is out of sight, on every screen, in three sizes of words and a strong theme."""
    faults: list[object] = []
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        for theme, size in [*(("warm", size) for size in SIZES), (STRONG, "normal")]:
            page.evaluate(SET_THEME, theme)
            page.evaluate(SET_SIZE, size)
            hidden = page.evaluate(OUT_OF_SIGHT, list(selectors))
            if hidden or page.evaluate(SIDEWAYS):
                faults.append((width, height, theme, size, hidden))
    page.set_viewport_size({"width": 1024, "height": 768})
    page.evaluate(SET_SIZE, "normal")
    page.evaluate(SET_THEME, "warm")
    return faults


# --- one calm screen ---------------------------------------------------------------------------


def test_r74_after_the_card_one_screen_says_what_is_voted_on(voter: Voter, live: Live) -> None:
    page = voter.page
    page.goto(live.link(live.card()))
    voter.at("start")
    assert voter.heading() == "You are going to vote"
    voter.says("Reps for the North")
    voter.says("You can choose 2 people.")
    picture = page.locator(".v-start-picture").bounding_box()
    assert picture is not None
    assert picture["width"] >= 200
    controls = page.locator("main button:visible").all_inner_texts()
    assert controls == ["Start", "Change how it looks", "Use one switch", "Listen"]
    faults = not_in_first_view(
        page, "h1", ".v-start-words > .v-strong", ".v-how-many .v-say", ".v-hear button", ".v-begin"
    )
    assert faults == []


def test_r31_the_very_first_screen_shows_that_it_can_be_heard(voter: Voter, live: Live) -> None:
    page = voter.page
    for path in ("vote", "check", "practice"):
        page.goto(f"{live.url}/{path}")
        voter.at("card")
        expect(page.locator(".v-hear button")).to_have_text("Listen")
        voter.says("You can hear everything. Touch Listen.")
        assert not_in_first_view(page, "h1", ".v-hear button") == []
    page.route("**/sound/manifest.json", lambda route: route.fulfill(body="{}"))
    page.reload()
    voter.at("card")
    expect(page.locator(".v-hear")).to_be_hidden()


def test_r74_listen_says_at_once_that_this_is_a_vote(page: Page, live: Live, heard: Heard) -> None:
    page.goto(live.link(live.card()))
    Voter(page).at("start")
    expect(page.locator("#listen")).to_be_visible()
    page.locator(".v-hear button").click()
    assert heard.until("You can choose 2 people.")[:3] == [
        "You are going to vote",
        "Reps for the North",
        "You can choose 2 people.",
    ]


def test_r74_the_settings_ask_one_question_a_screen(voter: Voter, live: Live) -> None:
    page = voter.page
    page.goto(live.link(live.card()))
    voter.at("start")
    page.locator(".v-aids .v-button", has_text="Change how it looks").press("Enter")
    voter.at("look")
    assert voter.heading() == "Choose how it looks"
    ways = ".v-look-actions .v-main", ".v-look-actions .v-button:not(.v-main)"
    assert not_in_first_view(page, "h1", '[data-topic="size"]', *ways) == []
    for topic in ("size", "theme", "show", "layout", "sound", "switch"):
        page.locator(f'[data-topic="{topic}"]').press("Enter")
        voter.at(f"look-{topic}")
        assert page.locator("main h1, main h2").count() == 1
        assert page.locator("main button:visible").count() <= 8, topic
        assert not_in_first_view(page, "h1", *ways) == [], topic
        voter.touch("Change something else")
        voter.at("look")
    voter.go("This is right for me", "start")


# --- said at once ------------------------------------------------------------------------------


def test_this_card_has_voted_before_is_said_first_and_i_am_done_ends(
    voter: Voter, live: Live
) -> None:
    card, page = live.card(), voter.page
    live.sample.cast(card, VOTE_OF_ANN)
    page.goto(live.link(card))
    voter.at("voted")
    assert voter.heading() == "You have already voted"
    lines = page.locator(".v-lead .v-say").all_inner_texts()
    assert lines[1:] == ["Your vote is in the box.", "You can vote again: the last one counts."]
    assert page.locator("main button:visible").all_inner_texts() == ["I am done", "Vote again"]
    assert not_in_first_view(page, "h1", ".v-actions .v-main", ".v-actions .v-plain") == []
    voter.go("I am done", "handover")
    assert len(live.votes(card)) == 1


def said_of(state: str) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        facts = route.fetch().json()
        route.fulfill(json={**facts, "state": state})

    return answer


@pytest.mark.parametrize(
    ("state", "has_voted", "heading", "line"),
    [
        ("not_open", False, "Voting has not started", "Keep your card. Come back later."),
        ("closed", False, "Voting is over", "This card cannot vote any more."),
        ("closed", True, "Voting is over", "Your vote is in the box."),
    ],
)
def test_r75_voting_that_is_not_open_is_said_at_once(
    voter: Voter, live: Live, state: str, has_voted: bool, heading: str, line: str
) -> None:
    card = live.card()
    if has_voted:
        live.sample.cast(card, VOTE_OF_ANN)
    voter.page.route(f"**/api/box/{card.uuid}", said_of(state))
    voter.page.goto(live.link(card))
    voter.at("refused")
    assert voter.heading() == heading
    voter.says(line)
    assert not_in_first_view(voter.page, "h1", ".v-lead .v-say", ".v-actions .v-main") == []


def test_r75_voting_that_is_paused_is_said_at_once(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    watch.expect("status of 409")
    pausing.pause_voting(live.sample.ctx)
    try:
        voter.page.goto(live.link(live.card()))
        voter.at("refused")
        assert voter.heading() == "Voting is paused"
    finally:
        pausing.resume_voting(live.sample.ctx)
    voter.go("Try again", "start")


def test_a_card_that_does_not_work_any_more(voter: Voter, live: Live) -> None:
    card = live.card()
    cancel_card.cancel_card(live.sample.ctx, card.uuid, card.credential)
    voter.page.goto(live.link(card))
    voter.at("refused")
    assert voter.heading() == "This card does not work any more"
    voter.says("Ask for a new card.")


def test_r75_an_address_that_is_not_safe_is_said_before_the_card(voter: Voter, live: Live) -> None:
    page, card = voter.page, live.card()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    for address in (f"{live.url}/vote", live.link(card)):
        page.goto(address)
        voter.at("unsafe")
        assert voter.heading() == "You cannot vote at this address"
    assert not [url for url in asked if "/api/" in url]
    page.goto(f"{live.url}/practice")
    voter.at("card")


def test_r75_without_a_script_nobody_promises_a_vote(new_context: NewContext, live: Live) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live.url}/vote")
    assert page.locator("h1").inner_text() == "You cannot vote on this tablet"
    said = page.locator("main").inner_text()
    assert "Ask the secretary how you can vote." in said
    assert "voting paper" not in said


# --- stop --------------------------------------------------------------------------------------


def stops_quietly(voter: Voter, now: str) -> None:
    voter.go("Stop", "stop")
    assert not_in_first_view(voter.page, "h1", ".v-actions .v-main", ".v-actions .v-plain") == []
    voter.go("Yes, stop", "stopped")
    voter.says(now)
    assert not_in_first_view(voter.page, "h1", ".v-lead .v-say", ".v-actions .v-main") == []
    voter.go("Start", "card")


def test_stop_asks_on_every_step_and_leads_to_a_quiet_end(voter: Voter, live: Live) -> None:
    page, card = voter.page, live.card()
    page.goto(f"{live.url}/vote")
    voter.at("card")
    stops_quietly(voter, "You can come back with your card.")
    voter.page.goto(live.link(card))
    voter.at("start")
    stops_quietly(voter, "No vote went in the box. Your card still works.")
    live.sample.cast(card, VOTE_OF_ANN)
    for again in (False, True):
        voter.page.goto(live.link(card))
        voter.at("voted")
        if again:
            voter.go("Vote again", "start")
            voter.go("Start", "choose")
            voter.choose("Bea Birch")
        stops_quietly(voter, "Your vote from before is in the box.")
    assert len(live.votes(card)) == 1
    assert page.url == f"{live.url}/vote"


# The deletion of what the tablet keeps is held back until `goOn()`.
HOLD = """() => {
  const real = indexedDB.databases.bind(indexedDB);
  const held = new Promise((go) => { window.goOn = go; });
  indexedDB.databases = async () => { await held; return real(); };
}"""


def test_nothing_is_said_to_be_gone_before_it_is_deleted(voter: Voter, live: Live) -> None:
    page = voter.page
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    wait_rows(page, 1)
    voter.go("Stop", "stop")
    page.evaluate(HOLD)
    voter.touch("Yes, stop")
    page.wait_for_timeout(300)
    voter.at("stop")
    page.evaluate("() => goOn()")
    voter.at("stopped")
    assert rows(page) == 0


def test_nobody_loses_choices_to_somebody_who_stops_a_tablet_that_was_left(
    voter: Voter, live: Live
) -> None:
    page, card = voter.page, live.card()
    page.clock.install()
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    wait_rows(page, 1)
    page.clock.fast_forward(5 * 60_000 + 1000)
    voter.says("Are you still voting?")
    page.clock.fast_forward(61_000)
    voter.says("Your vote is hidden")
    voter.touch("Stop")
    voter.touch("Yes, stop")
    voter.at("stopped")
    assert rows(page) == 1
    voter.go("Start", "card")
    voter.open(live.link(card))
    assert voter.chosen() == ["Ann Ash"]


# --- votes that wait ---------------------------------------------------------------------------

WAITING = """async () => {
  const opening = indexedDB.open("repvote");
  const db = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const asked = db.transaction("unfinished").objectStore("unfinished").getAll();
  const rows = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  db.close();
  return rows.map((row) => ({...row}));
}"""


def posts_without_a_network(voter: Voter, live: Live, card: Card, name: str) -> None:
    """Vote as far as it goes, leave the vote on the tablet, and hand the tablet over."""
    voter.open(live.link(card))
    voter.choose(name)
    voter.to_last_step()
    voter.go("Post my vote", "lost")
    voter.go("Keep my vote here", "waits")
    assert name not in voter.page.content()
    voter.go("Start", "card")


def test_r57_votes_of_two_people_wait_and_are_sent_when_the_network_is_back(
    new_context: NewContext, live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED")
    context: BrowserContext = new_context(service_workers="allow")
    page, cards = context.new_page(), (live.card(), live.card())
    voter = Voter(page)
    page.goto(f"{live.url}/vote")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    voter.show(live.link(cards[0]))
    wait_for_box(page, cards[0])
    context.set_offline(True)
    for card, name in zip(cards, ("Ann Ash", "Dot Dill"), strict=True):
        posts_without_a_network(voter, live, card, name)
        voter.says("Locked votes wait on this tablet.")
    kept = page.evaluate(WAITING)
    assert [set(row) for row in kept] == [{"id", "until", "waiting"}] * 2
    for card in cards:  # nothing of it can be read, and no card's secret is there
        everything = page.evaluate(EVERYTHING_KEPT)
        plain = [trace for trace in traces(card) if trace != card.credential]
        assert not [trace for trace in plain if trace in everything]
    sealed = {json.loads(row["waiting"]["sealed"])["credential"]: row["waiting"] for row in kept}
    assert set(sealed) == {card.credential for card in cards}
    for vote in sealed.values():
        assert set(vote) == {"uuid", "credential", "sealed", "before"}
        assert not [name for name in PEOPLE if name in vote["sealed"]]
    page.reload()  # an empty battery
    voter.at("card")
    wait_rows(page, 2)
    assert [live.votes(card) for card in cards] == [[], []]
    context.set_offline(False)
    wait_rows(page, 0)
    expect(page.get_by_text("Locked votes wait on this tablet.")).to_have_count(0)
    assert live.box(cards[0]) == [[1, 0, 0, 0, 0]]
    assert live.box(cards[1]) == [[0, 0, 0, 0, 1]]


def test_a_vote_that_waits_is_not_counted_after_a_newer_one_of_its_card(
    new_context: NewContext, live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_FAILED")
    card, page = live.card(), new_context().new_page()
    voter = Voter(page)
    page.goto(f"{live.url}/vote")
    tries: list[Route] = []

    def fail(route: Route) -> None:
        route.abort()
        tries.append(route)

    page.route("**/ballots", fail)
    posts_without_a_network(voter, live, card, "Ann Ash")
    while len(tries) < 2:  # the page, and then the tablet
        page.wait_for_timeout(50)
    live.sample.cast(card, (0, 0, 0, 0, 1))  # at another tablet
    page.unroute("**/ballots")
    page.reload()
    wait_rows(page, 0)
    assert live.box(card) == [[0, 0, 0, 0, 1]]


def test_the_next_voter_votes_while_a_vote_waits_and_stops_nothing_of_it(
    new_context: NewContext, live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_FAILED")
    first, second, page = live.card(), live.card(), new_context().new_page()
    voter = Voter(page)
    page.goto(f"{live.url}/vote")
    held = True
    page.route(
        "**/ballots",
        lambda route: (
            route.abort()
            if held and first.credential in (route.request.post_data or "")
            else route.continue_()
        ),
    )
    posts_without_a_network(voter, live, first, "Ann Ash")
    voter.open(live.link(second))
    voter.touch("Stop")
    voter.go("Yes, stop", "stopped")
    wait_rows(page, 1)
    voter.open(live.link(second))
    voter.choose("Bea Birch")
    voter.to_last_step()
    voter.go("Post my vote", "done")
    wait_rows(page, 1)
    held = False
    page.reload()
    wait_rows(page, 0)
    assert live.box(first) == [[1, 0, 0, 0, 0]]
    assert live.box(second) == [[0, 0, 1, 0, 0]]


# --- from choosing to the box ------------------------------------------------------------------


def test_the_ways_on_from_choosing_to_the_box_are_in_the_first_view(
    voter: Voter, live: Live
) -> None:
    voter.open(live.link(live.card()))
    ways = ("h1", ".v-actions .v-main", ".v-actions .v-plain")
    voter.go("I have finished choosing", "nobody")
    assert not_in_first_view(voter.page, *ways) == []
    voter.go("I do not want to choose anyone", "review")
    voter.go("Yes, this is right", "post")
    assert not_in_first_view(voter.page, *ways) == []
