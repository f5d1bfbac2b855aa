"""Help, the end and the answers about a card: what counts is in the first view on every screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from elections.services.voting import open_close
from tests.browser.conftest import Live, live_election
from tests.browser.measures import SET_SIZE
from tests.browser.sight import SEEN
from tests.browser.test_everybody_seen import (
    LYING,
    LYING_WIDE,
    PHONE,
    SCREENS,
    SIZES,
    STANDING,
    resize,
)
from tests.browser.voter import Voter

pytestmark = pytest.mark.browser

Faults = dict[tuple[tuple[int, int], str], list[str]]  # of a screen and a size of words

NUMBER = "01632 960 123"
AT_HOME = """([number]) => {
  const {dataset} = document.querySelector('#vote');
  delete dataset.shared;
  if (number) Object.assign(dataset, {helpPhone: number, helpPhoneAloud: number});
}"""

# The parts that are not whole in the first view, or whose words are out of them.
OUT_OF_SIGHT = """(parts) => {
  scrollTo(0, 0);
  return parts.flatMap((part) => {
    const found = [...document.querySelectorAll(part)].filter((e) => e.checkVisibility());
    if (found.length === 0) return [`${part}: not there`];
    return found.flatMap((e) => {
      const {left, right, top, bottom} = e.getBoundingClientRect();
      const out = top < -1 || bottom > innerHeight + 1 || left < -1 || right > innerWidth + 1;
      const cut = e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1;
      return out || cut ? [`${part}: ${e.textContent.trim()} ${out ? 'out of sight' : 'cut'}`] : [];
    });
  });
}"""


def faults_everywhere(page: Page, *parts: str) -> Faults:
    """Return what is not in the first view, on all screens in all sizes of words."""
    faults: Faults = {}
    for screen in SCREENS:
        for size in SIZES:
            page.evaluate(SET_SIZE, size)
            resize(page, screen)
            found = page.evaluate(OUT_OF_SIGHT, list(parts))
            if found:
                faults[screen, size] = found
    return faults


HELP = ("#curtain h1", ".v-help-picture", ".v-help-ways p", "#curtain .v-main")


@pytest.mark.parametrize("place", ["hall", "home", "home with a number"])
def test_help_says_whom_to_ask_and_one_large_button_goes_back(
    voter: Voter, live: Live, place: str
) -> None:
    page = voter.page
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    if place != "hall":
        page.evaluate(AT_HOME, [NUMBER if "number" in place else ""])
    voter.touch("I need help")
    cover = page.locator("#curtain")
    expect(cover.locator("h1")).to_have_text("Put up your hand")
    expect(cover).to_contain_text("Your choices are hidden.")
    number = cover.get_by_role("link", name=NUMBER)
    if "number" in place:
        expect(number).to_have_attribute("href", "tel:01632960123")
        expect(cover).to_contain_text("Or phone us.")
    else:
        expect(number).to_have_count(0)
        in_words = expect(cover.get_by_text("Or ask somebody you trust."))
        in_words.to_have_count(0 if place == "hall" else 1)
    parts = [*HELP, ".v-phone"] if "number" in place else [*HELP]
    assert faults_everywhere(page, *parts) == {}
    assert cover.get_by_role("button").all_inner_texts() == ["Go back to my vote"]
    order = cover.locator("button, h2").all_inner_texts()
    assert order == ["Go back to my vote", "For the helper"]  # the voter comes first
    voter.touch("Go back to my vote")
    assert voter.chosen() == ["Ann Ash"]


def to_the_end(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.go("Post my vote", "done")


END = (".v-done-tick", ".v-done h1", ".v-card-face", ".v-six img", ".v-done > .v-actions button")


def test_the_end_is_in_the_first_view_on_every_screen(voter: Voter, live: Live) -> None:
    to_the_end(voter, live)
    parts = (*END, ".v-posted", ".v-done > .v-line .v-say")
    assert faults_everywhere(voter.page, *parts) == {}
    words = voter.page.locator(".v-picture-word").all_inner_texts()
    drawn = [re.sub("\u00ad", "", word) for word in words]
    assert len(drawn) == 6
    assert all(drawn)  # heard and found also where a phone has no room for them


@pytest.mark.parametrize("less", [True, False], ids=["less motion", "motion"])
def test_the_vote_is_seen_in_the_box(voter: Voter, live: Live, less: bool) -> None:
    voter.page.emulate_media(reduced_motion="reduce" if less else "no-preference")
    to_the_end(voter, live)
    running = "() => document.querySelector('.v-posted-slip').getAnimations().length"
    assert bool(voter.page.evaluate(running)) is not less
    for part in (".v-posted-slip", ".v-posted-box"):
        expect(voter.page.locator(part)).to_be_visible()  # it has come, and so has a height
    ended = """() => {
      const slip = document.querySelector('.v-posted-slip');
      for (const animation of slip.getAnimations()) animation.finish();
      const [paper, box] = ['.v-posted-slip', '.v-posted-box']
        .map((part) => document.querySelector(part).getBoundingClientRect());
      return [paper.top < box.top, paper.bottom > box.top];
    }"""
    assert voter.page.evaluate(ended) == [True, True]  # half in


def test_at_home_nobody_else_is_next(voter: Voter, live: Live) -> None:
    page = voter.page
    voter.open(live.link(live.card()))
    page.evaluate(AT_HOME, [""])
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.go("Post my vote", "done")
    voter.go("Finish", "handover")
    assert voter.heading() == "You can close this page"
    voter.says("Your choices are gone from this screen.")
    assert page.locator("main button").all_inner_texts() == ["I have another vote card"]
    assert "next person" not in page.locator("main").inner_text()


def test_the_next_voter_sees_the_start_at_once(voter: Voter, live: Live) -> None:
    to_the_end(voter, live)
    voter.go("Finish", "handover")
    assert voter.page.locator("main button").all_inner_texts() == ["Start"]
    assert faults_everywhere(voter.page, "main h1", "main button") == {}


def test_an_unused_card_leads_to_the_vote(voter: Voter, live: Live) -> None:
    page = voter.page
    page.goto(live.link(live.card(), "check"))
    voter.at("not-yet")
    assert voter.heading() == "You have not voted with this card"
    texts = page.locator("main button").all_inner_texts()
    assert texts == ["Vote now", "Look for another card"]
    assert faults_everywhere(page, "main h1", "main .v-main") == {}
    voter.touch("Vote now")
    page.wait_for_url("**/vote")
    voter.at("start")  # the card came along
    voter.says("Reps for the North")


def test_an_unused_card_found_by_its_pictures_leads_to_where_cards_are_shown(
    voter: Voter, live: Live
) -> None:
    page, card = voter.page, live.card()
    page.goto(f"{live.url}/check")
    voter.touch("Find my card by its pictures")
    for step, number in zip(("first", "second"), card.pictures, strict=False):
        voter.at(step)
        voter.touch_it(page.locator(".v-key").nth(number))
    voter.at("is-it-this")
    voter.touch("Yes")
    voter.at("not-yet")
    voter.go("Vote now", "card")  # the card itself was not shown yet


@pytest.fixture
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live_election(tmp_path_factory.mktemp("closed"), ("Ann Ash", "Bea Birch"), 1, 3) as some:
        open_close.close_voting(some.sample.ctx)
        yield some


def test_once_voting_is_over_nobody_is_sent_to_vote(voter: Voter, closed: Live) -> None:
    voter.page.goto(closed.link(closed.card(), "check"))
    voter.at("not-yet")
    voter.says("Voting is over")
    assert voter.page.locator("main button").all_inner_texts() == ["Look for another card"]


def test_every_fruit_is_seen_in_the_practice(voter: Voter, live: Live) -> None:
    page = voter.page
    page.goto(f"{live.url}/practice")
    voter.go("Use a practice card", "start")
    voter.go("Start", "choose")
    faults = {}
    for screen in SCREENS:
        for size in SIZES:
            page.evaluate(SET_SIZE, size)
            resize(page, screen)
            seen = page.evaluate(SEEN)
            tablet = screen in (LYING, LYING_WIDE, STANDING)
            least = 1 if size == "largest" else 6 if tablet else 2 if screen == PHONE else 1
            found = seen["faults"]
            count = len(seen["names"])
            says = None if count == 6 else f"1 to {count} of 6. See more fruit"
            if count < least or seen["more"] != says:
                found.append(f"{count} are seen, and {seen['more']}")
            if found:
                faults[screen, size] = found
    assert faults == {}
    page.set_viewport_size({"width": 1024, "height": 690})
    page.evaluate(SET_SIZE, "normal")
    voter.choose("Pear")
    voter.go("I have finished choosing", "review")
    voter.go("Yes, this is right", "post")
    voter.go("Post my practice vote", "done")
    assert faults_everywhere(page, *END, ".v-done > .v-line .v-say") == {}
