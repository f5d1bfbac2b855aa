"""A tablet that was left: nothing of a person stays for the next one (R13, R46, R61)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ballots.credential import card_text
from elections.services.voting import cancel_card
from tests.browser.conftest import Live
from tests.browser.voter import WAY, Voter
from tests.browser.walks import HELPER
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

ALMOST, REST = 119_000, 2_000  # milliseconds: both together are a little over two minutes
KEPT = "() => ['look', 'aids'].map((key) => JSON.parse(sessionStorage.getItem(`repvote-${key}`)))"
USUAL = [
    {"size": "normal", "theme": "warm", "show": "both", "layout": "all"},
    {"listen": False, "along": False, "speed": 3, "volume": 4, "scan": False, "pace": 3},
]
OWN_WAY = (  # somebody's settings, stored before the page was opened
    "sessionStorage.setItem('repvote-look', JSON.stringify({theme: 'cream'}));"
    "sessionStorage.setItem('repvote-aids', JSON.stringify({speed: 5, pace: 1}))"
)


def wants(voter: Voter, live: Live, path: str) -> None:
    """Open the page and change it: other colours, slower sound, another pace."""
    page = voter.page
    page.clock.install()
    page.goto(f"{live.url}/{path}")
    voter.at("card")
    page.evaluate(OWN_WAY)
    page.reload()
    voter.at("card")
    expect(page.locator("html")).to_have_attribute("data-theme", "cream")


def goes_back_after_two_quiet_minutes(voter: Voter) -> None:
    """Check that all is reset after two minutes without a touch, and not before."""
    page = voter.page
    step = page.locator("[data-step]").get_attribute("data-step") or ""
    page.clock.run_for(ALMOST)
    page.mouse.click(3, 500)
    page.clock.run_for(ALMOST)
    voter.at(step)
    assert page.evaluate(KEPT) != USUAL
    page.clock.run_for(REST)
    voter.at("card")
    all_is_usual(page)


def all_is_usual(page: Page) -> None:
    assert page.evaluate(KEPT) == USUAL
    expect(page.locator("html")).to_have_attribute("data-theme", "warm")


def refused(voter: Voter, live: Live, _watch: PageWatch) -> None:
    card = live.card()
    other = next(other_card for other_card in live.sample.cards if other_card.uuid != card.uuid)
    voter.page.goto(f"{live.url}/vote#{card_text(card.uuid, other.secret)}")
    voter.at("refused")


def turned_away(voter: Voter, live: Live, watch: PageWatch) -> None:
    watch.expect("status of 409")
    card = live.card()
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    voter.to_last_step()
    cancel_card.cancel_card(live.sample.ctx, card.uuid, card.credential)
    voter.touch("Post my vote")
    voter.at("turned-away")


@pytest.mark.parametrize("way", ["quiet", "another card"])
@pytest.mark.parametrize("arrive", [refused, turned_away])
def test_r13_after_a_refusal_nothing_of_this_person_stays(
    voter: Voter,
    live: Live,
    watch: PageWatch,
    arrive: Callable[[Voter, Live, PageWatch], None],
    way: str,
) -> None:
    """The next card may be another person's, so everything starts again."""
    wants(voter, live, "vote")
    arrive(voter, live, watch)
    voter.says("This page clears after 2 minutes.")
    expect(voter.page.locator("html")).to_have_attribute("data-theme", "cream")
    if way == "quiet":
        goes_back_after_two_quiet_minutes(voter)
        return
    voter.touch("Show another card")
    voter.at("card")
    all_is_usual(voter.page)
    voter.page.goto(live.link(live.card()))
    voter.at("start")


@pytest.mark.parametrize("path", ["vote", "check", "practice"])
@pytest.mark.parametrize("step", ["card", "look"])
def test_r13_a_card_step_that_was_left_puts_the_looks_back(
    voter: Voter, live: Live, path: str, step: str
) -> None:
    wants(voter, live, path)
    if step == "look":
        voter.settings("size")
        voter.page.locator('[data-look="size-largest"]').press("Enter")
    goes_back_after_two_quiet_minutes(voter)


@pytest.mark.parametrize("path", ["vote", "check"])
def test_r13_what_was_typed_of_a_card_goes_too(voter: Voter, live: Live, path: str) -> None:
    page = voter.page
    page.clock.install()
    page.goto(f"{live.url}/{path}")
    page.get_by_text(HELPER).press("Enter")
    field = page.get_by_label("The letters on the card, or the link")
    page.clock.run_for(ALMOST + REST)
    expect(field).to_be_visible()  # nothing was typed, so the step stays
    field.fill(live.card().secret)
    page.clock.run_for(ALMOST + REST)
    expect(field).to_be_hidden()
    assert field.input_value() == ""


def by_card(voter: Voter, live: Live, step: str) -> None:
    card = live.card()
    if step == "in-the-box":
        live.sample.cast(card, (1, 0, 0, 0, 0))
    if step == "not-listed":
        cancel_card.cancel_card(live.sample.ctx, card.uuid, card.credential)
    if step == "sorry":
        voter.page.route("**/api/**", lambda route: route.abort(), times=1)
    voter.page.goto(live.link(card, "check"))


def by_pictures(voter: Voter, live: Live, step: str) -> None:
    voter.touch("Find my card by its pictures")
    numbers = live.card().pictures
    for at, number in zip(("first", "second"), numbers, strict=False):
        voter.at(at)
        if at == step:
            return
        voter.touch_it(voter.page.locator(".v-key").nth(number))
    voter.at("is-it-this")
    while step == "none" and not voter.page.locator('[data-step="none"]').count():
        voter.touch("No")


@pytest.mark.parametrize(
    ("step", "arrive"),
    [(step, by_card) for step in ("in-the-box", "not-yet", "not-listed", "sorry")]
    + [(step, by_pictures) for step in ("first", "second", "is-it-this", "none")],
)
def test_r13_every_step_of_looking_for_a_card_goes_back_after_a_time(
    voter: Voter,
    live: Live,
    watch: PageWatch,
    step: str,
    arrive: Callable[[Voter, Live, str], None],
) -> None:
    if step == "sorry":
        watch.expect("ERR_FAILED")
    wants(voter, live, "check")
    arrive(voter, live, step)
    voter.at(step)
    goes_back_after_two_quiet_minutes(voter)
    assert voter.page.locator(".v-six").count() == 0


def test_r13_a_card_goes_even_from_under_the_curtain(voter: Voter, live: Live) -> None:
    wants(voter, live, "check")
    by_card(voter, live, "not-yet")
    voter.at("not-yet")
    voter.touch("I need help")
    voter.says("Only the voter touches this.")
    voter.page.clock.run_for(ALMOST + REST)
    voter.at("card")
    all_is_usual(voter.page)


def test_r13_while_somebody_votes_nothing_is_reset(voter: Voter, live: Live) -> None:
    wants(voter, live, "vote")
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.page.clock.run_for(ALMOST + REST)
    voter.at("choose")
    assert voter.chosen() == ["Ann Ash"]
    expect(voter.page.locator("html")).to_have_attribute("data-theme", "cream")


def test_r13_practice_that_was_left_starts_again(voter: Voter, live: Live) -> None:
    """The curtain asks and hides as in a vote, but nobody comes back for fruit."""
    page = voter.page
    wants(voter, live, "practice")
    voter.go("Use a practice card", "start")
    voter.go("Start", "choose")
    voter.choose("Pear")
    page.clock.run_for(5 * 60_000 + 1000)
    voter.says("Are you still voting?")
    page.clock.run_for(61_000)
    voter.says("Your vote is hidden")
    page.clock.run_for(ALMOST + REST)
    voter.at("card")
    all_is_usual(page)


# The tests' browsers keep no whole pages in a cache, so these events are sent by hand.
LEAVE = "() => dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))"
COME_BACK = "() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"


@pytest.mark.parametrize("step", ["choose", "help", "review", "post", "done"])
def test_r61_a_page_from_the_browsers_store_shows_nothing_of_the_voter(
    voter: Voter, live: Live, step: str
) -> None:
    page, card = voter.page, live.card()
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    if step == "help":
        voter.touch("I need help")
    for words, arrived in WAY[1:]:
        if step in {"choose", "help", words}:
            break
        voter.touch(arrived)
    if step == "done":
        voter.at("done")
    six = page.locator(".v-six li").all_inner_texts()
    page.evaluate(LEAVE)
    for word in ("Ann Ash", "Bea Birch", "v-six", card.secret, card.credential):
        assert word not in page.content()
    page.evaluate(COME_BACK)
    voter.at("card")
    expect(page.locator("#curtain")).to_be_hidden()
    for word in ("Ann Ash", "Bea Birch", *six):
        assert word not in page.locator("main").inner_text().splitlines()


def test_r61_a_card_that_was_looked_for_is_not_in_the_browsers_store(
    voter: Voter, live: Live
) -> None:
    page = voter.page
    page.goto(live.link(live.card(), "check"))
    voter.at("not-yet")
    page.evaluate(LEAVE)
    assert page.locator(".v-six").count() == 0
    page.evaluate(COME_BACK)
    voter.at("card")
