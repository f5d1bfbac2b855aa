"""Whole journeys from the card to "in the box": every way of voting gives the meant vote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ballots.credential import PICTURES, card_text
from tests.browser.audio_probe import Heard
from tests.browser.conftest import PEOPLE, Live
from tests.browser.input_methods import (
    Press,
    finger,
    focused,
    one_switch,
    scanned,
    stop_the_clock,
    tab_to,
    time_passes_until,
    two_keys,
)
from tests.browser.voter import WAY, Voter
from tests.conftest import NewContext

pytestmark = pytest.mark.browser

FOR_BEA = (*WAY[:1], ("choose", "Bea Birch"), *WAY[1:])
BEA = [[0, 0, 1, 0, 0]]  # Ann Ash, Ann Elm, Bea Birch, Cy Crane, Dot Dill
PHONE = {"viewport": {"width": 360, "height": 740}}
FOUR_TIMES = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}  # 1280 x 1024


def vote_for_bea(
    page: Page, live: Live, press: Press, look: Callable[[Page], None] | None = None
) -> None:
    """Vote with `press` alone, from the card to the box; `look` looks at every step."""
    card, voter = live.card(), Voter(page)
    page.goto(live.link(card))
    for step, words in FOR_BEA:
        voter.at(step)
        if look:
            look(page)
        if words == "Bea Birch":
            turn_to(page, words, press)
        press(page, words)
        if page.locator('[data-step="unseen"]').count():  # a phone shows some at once, and asks
            press(page, words)
    voter.at("done")
    if look:
        look(page)
    assert live.box(card) == BEA


def turn_to(page: Page, name: str, press: Press) -> None:
    """Turn the pages with `press` until this person is in sight; a phone shows few at once."""
    for _ in PEOPLE:
        if page.locator(".v-candidate", has_text=name).count():
            return
        press(page, page.locator(".v-way-more").inner_text().strip())


# --- keys and switches -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("move", "select"), [("Tab", "Enter"), ("Tab", " "), ("Shift+Tab", "Enter")]
)
def test_r26_r27_two_keys(page: Page, live: Live, move: str, select: str) -> None:
    vote_for_bea(page, live, two_keys(move, select))


def test_r26_keyboard_only(page: Page, live: Live) -> None:
    """The card is typed too; help, another choice and Stop are used on the way."""
    card, voter = live.card(), Voter(page)

    def press(words: str, key: str = "Enter", move: str = "Tab") -> None:
        tab_to(page, words, move)
        page.keyboard.press(key)

    page.goto(f"{live.url}/vote")
    voter.at("card")
    press("For helpers: type or paste the card")
    page.keyboard.press("Tab")
    page.keyboard.type(card_text(card.uuid, card.secret))
    press("Use this card")
    voter.at("start")
    press("Change how it looks")
    voter.at("look")
    press("Colours")
    voter.at("look-theme")
    press("Black on white", " ")
    press("This is right for me")
    voter.at("start")
    expect(page.locator("h1")).to_be_focused()
    press("Start", " ")
    voter.at("choose")
    press("Cy Crane", " ")
    press("I need help", move="Shift+Tab")
    voter.says("Only the voter touches this.")
    press("Go back to my vote")
    voter.at("choose")
    press("I have finished choosing")
    voter.at("review")
    press("Change Cy Crane")
    voter.at("choose")
    assert focused(page).startswith("Cy Crane")
    press("Cy Crane")
    press("Bea Birch", " ")
    assert voter.chosen() == ["Bea Birch"]
    press("I have finished choosing")
    voter.at("review")
    press("Stop", move="Shift+Tab")
    voter.at("stop")
    press("Go back to my vote")
    voter.at("review")
    press("Yes, this is right")
    voter.at("post")
    press("Post my vote", " ")
    voter.at("done")
    expect(page.locator("h1")).to_be_focused()
    assert live.box(card) == BEA


@pytest.mark.parametrize("switch", ["key", "tap"])
def test_r28_one_switch(page: Page, live: Live, switch: str) -> None:
    """A helper turns it on; then one key, or one tap anywhere, does all the rest."""
    stop_the_clock(page)
    card, voter = live.card(), Voter(page)
    page.goto(live.link(card))
    voter.at("start")
    voter.touch("Use one switch")

    def press() -> None:
        if switch == "key":
            page.keyboard.press("a")
        else:
            page.locator("h1").click()

    for step, words in FOR_BEA:
        voter.at(step)
        one_switch(page, words, press)
    time_passes_until(voter, "done")  # locking the vote takes time too
    assert live.box(card) == BEA
    one_switch(page, "Finish", press)
    voter.at("handover")
    assert scanned(page) == ""  # the next voter starts without it


# --- eyes --------------------------------------------------------------------------------------


def nothing_sideways(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def edges_can_be_seen(page: Page) -> None:
    """Check that controls have edges: forced colours take every background away."""
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    bare = """() => [...document.querySelectorAll('button, summary')].filter((e) => {
      const {borderTopWidth, borderTopStyle} = getComputedStyle(e);
      return e.checkVisibility() && (parseFloat(borderTopWidth) < 2 || borderTopStyle === 'none');
    }).map((e) => e.textContent)"""
    assert page.evaluate(bare) == []
    for button in page.locator('main [aria-pressed="true"]:visible').all():
        assert button.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"


def nothing_moves(page: Page) -> None:
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate("movements()") == []


# Everything that ran at any time, also while the page waited for its vote.
MOVEMENTS = """
  const seen = new Set();
  const look = () => {
    for (const {effect, playState} of document.getAnimations())
      if (playState === "running") seen.add(effect.target.outerHTML.slice(0, 80));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.movements = () => [...seen];
"""


@pytest.mark.parametrize("press", [finger, two_keys("Tab", "Enter")], ids=["finger", "two keys"])
@pytest.mark.parametrize(
    ("eyes", "look"),
    [
        pytest.param(FOUR_TIMES, nothing_sideways, id="400 %"),
        pytest.param(PHONE, nothing_sideways, id="phone"),
        pytest.param({"forced_colors": "active"}, edges_can_be_seen, id="forced colours"),
        pytest.param({"reduced_motion": "reduce"}, nothing_moves, id="reduced motion"),
    ],
)
def test_r06_r11_eyes(
    new_context: NewContext,
    live: Live,
    eyes: dict[str, Any],
    look: Callable[[Page], None],
    press: Press,
) -> None:
    page = new_context(**eyes).new_page()
    page.add_init_script(MOVEMENTS)
    page.clock.install()
    vote_for_bea(page, live, press, look)


# --- hearing -----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["link", "scanner"])
def test_r36_sound_only(page: Page, live: Live, heard: Heard, way: str) -> None:
    """The screen is off from the start: the voter has keys, and only hears the page."""
    card, voter = live.card(), Voter(page)
    if way == "link":
        page.goto(live.link(card))
    else:
        page.goto(f"{live.url}/vote")
        voter.at("card")
        expect(page.locator("#listen")).to_be_visible()
        page.keyboard.press("Enter")  # at the heading: Listen
        assert {"Show your vote card", "Use the camera"} <= set(heard.some())
        page.keyboard.type(card_text(card.uuid, card.secret))
        page.keyboard.press("Enter")
    voter.at("start")
    expect(page.locator("#listen")).to_be_visible()
    assert heard.take() == []  # R34
    page.keyboard.press("Enter")
    assert {"You are going to vote", "You can choose 2 people."} <= set(heard.some())
    to_by_ear(page, heard, "Change how it looks")
    page.keyboard.press("Enter")
    voter.at("look")
    to_by_ear(page, heard, "Sound")
    page.keyboard.press("Enter")
    voter.at("look-sound")
    page.keyboard.press("Enter")
    assert {"Do you want to listen?", "Try my headphones"} <= set(heard.some())
    to_by_ear(page, heard, "Try my headphones")
    page.keyboard.press("Enter")
    assert heard.some()[-3:] == [  # the focus came to the last one
        "Hello. This is the voice of the tablet.",
        "Do you hear the voice in your headphones?",
        "Yes, I hear it in my headphones",
    ]
    page.keyboard.press("Enter")
    assert heard.some()[-1] == "The tablet reads everything to you now."
    to_by_ear(page, heard, "Slower")
    page.keyboard.press("Enter")
    assert heard.some() == ["A little slow"]
    to_by_ear(page, heard, "This is right for me")
    page.keyboard.press("Enter")
    story = heard.until("You can choose 2 people.")[-4:]
    for words in ("Start", "Bea Birch", "I have finished choosing", *LAST_TWO):
        to_by_ear(page, heard, words, passed_by=passed_by)
        page.keyboard.press("Enter")
        story += [f"> {words}", *heard.until(AFTER[words])]
    pictures = [PICTURES[number] for number in card.pictures]
    asked = ["This page clears after 2 minutes."]
    assert [text for text in story if text not in WHILE_WAITING] == [*TOLD, *pictures, *asked]
    assert live.box(card) == BEA


def to_by_ear(
    page: Page,
    heard: Heard,
    words: str,
    move: str = "Tab",
    passed_by: Callable[[list[str]], list[str]] | None = None,
) -> None:
    """Move the focus until these words are said; `passed_by` sees all that is said before."""
    for _ in range(40):
        page.keyboard.press(move)
        spoken = heard.some()
        if spoken[0] == words:
            return
        assert passed_by is None or spoken[0] in passed_by(spoken), spoken
    raise AssertionError(f"{words!r} is never said")


def test_r31_listen_is_the_first_button_that_a_key_reaches(page: Page, live: Live) -> None:
    """On every step, counted from the top; the heading leads back to it by the same four keys."""
    voter = Voter(page)
    page.goto(live.link(live.card()))
    for step, words in FOR_BEA:
        voter.at(step)
        expect(page.locator("#listen")).to_be_visible()
        page.locator("h1").focus()
        back = [pressed(page, "Shift+Tab") for _ in range(5)]
        assert back[:4] == ["Stop", "I need help", "Change how it looks", "Listen"], step
        assert back[4] == "Skip to the main part", step
        voter.touch(words)


def pressed(page: Page, key: str) -> str:
    page.keyboard.press(key)
    return focused(page).removesuffix(" Size and colour")


def passed_by(said: list[str]) -> list[str]:
    """Return the first words of a control that is passed, if it says all that it should."""
    other = {"Listen", "I do not want to choose anyone", "Change Bea Birch", "Take away Bea Birch"}
    points = ["I listen.", "I want buses in the evening.", "I speak up for others."]
    for name in PEOPLE:
        if said in ([name, *points, "Touch to choose"], [name, *points, "Chosen"]):
            return [name]
        other |= {f"Listen to {name}", f"What does {name} say?"}
    return list(other) if len(said) == 1 else []


LAST_TWO = ("Yes, this is right", "Post my vote")
WHILE_WAITING = ("We are locking your vote", "We are posting your vote", "Please wait.")
AFTER = {  # said, among other words, when this was pressed
    "Start": "You have not chosen anyone yet. You can choose 2 people.",
    "Bea Birch": "You have chosen 1 person. You can choose 1 more.",
    "I have finished choosing": "This is the person you chose",
    "Yes, this is right": "When you post your vote it goes in the box.",
    "Post my vote": "This page clears after 2 minutes.",
}
TOLD = [
    "You are going to vote",
    "Reps for the North",
    "You can choose 2 people.",
    "You can hear everything. Touch Listen.",
    "> Start",
    "Reps for the North",
    "You have not chosen anyone yet. You can choose 2 people.",
    "Touch a picture to choose a person. You can choose up to 2.",
    "> Bea Birch",
    "You chose",
    "Bea Birch",
    "You have chosen 1 person. You can choose 1 more.",
    "> I have finished choosing",
    "This is the person you chose",
    "Reps for the North",
    "You chose",
    "Bea Birch",
    "You can choose 1 more person. You do not have to.",
    "Is this right?",
    "> Yes, this is right",
    "Post your vote",
    "When you post your vote it goes in the box.",
    "Nobody can see who you voted for.",
    "This tablet does not keep your vote.",
    "> Post my vote",
    "Your vote is in the box",
    "Keep your card. You can check later.",
    "Your card looks like this.",
    "Reps for the North",
]
