"""One switch: the frame's own time, on a clock that stands still until the test moves it (R28)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ballots.credential import card_text
from tests.browser.audio_probe import Heard
from tests.browser.conftest import Live
from tests.browser.input_methods import scanned, stop_the_clock
from tests.browser.voter import Voter

pytestmark = pytest.mark.browser


@pytest.fixture
def start(page: Page, live: Live) -> Page:
    """Provide the step "start" with one switch on, at the moment the scanning frame came there."""
    stop_the_clock(page)
    voter = Voter(page)
    page.goto(live.link(live.card()))
    voter.at("look")
    voter.touch("Use one switch")
    page.clock.run_for(600)
    assert scanned(page) == "This is right for me"
    page.keyboard.press("F8")
    voter.at("start")
    assert scanned(page) == "See the people"  # a new step begins with its first control
    page.clock.run_for(600)
    return page


def moves_after(page: Page, milliseconds: int) -> str:
    """Check that the scanning frame moves exactly then. Returns where it was."""
    before = scanned(page)
    page.clock.run_for(milliseconds - 1)
    assert scanned(page) == before
    page.clock.run_for(1)
    assert scanned(page) != before
    return before


def test_r28_the_frame_keeps_its_time_and_rests_after_three_rounds(start: Page) -> None:
    controls = start.locator("main button:visible, header button:visible").count()
    moves_after(start, 4000 - 600)
    visited = [moves_after(start, 4000) for _ in range(3 * controls - 1)]
    assert visited[controls - 1 :: controls] == ["See the people"] * 2
    assert len(set(visited)) == controls
    assert scanned(start) == ""  # it rests
    start.clock.run_for(60_000)
    assert scanned(start) == ""
    start.keyboard.press("F8")  # starts again, and presses nothing
    Voter(start).at("start")
    assert scanned(start) == "See the people"
    assert moves_after(start, 4000) == "See the people"


def test_r28_a_press_gives_the_frame_its_whole_time_and_three_rounds_again(start: Page) -> None:
    voter = Voter(start)
    start.keyboard.press("F8")
    voter.at("choose")
    first = scanned(start)
    controls = start.locator("main button:visible, header button:visible").count()
    for _ in range(2 * controls):
        start.clock.run_for(4000)
    assert scanned(start) == first
    start.clock.run_for(3000)
    start.keyboard.press("F8")
    assert len(voter.chosen()) == 1
    start.clock.run_for(499)
    start.keyboard.press("F8")  # R29: a second press within half a second was not meant
    assert len(voter.chosen()) == 1
    start.clock.run_for(1)
    start.keyboard.press("F8")
    assert voter.chosen() == []
    moves_after(start, 4000)
    for _ in range(3 * controls - 2):
        start.clock.run_for(4000)
    assert scanned(start) != ""
    start.clock.run_for(4000)
    assert scanned(start) == ""


@pytest.mark.parametrize(("words", "seconds"), [("faster", 1), ("slower", 10)])
def test_r28_the_frame_is_as_fast_as_it_says(
    page: Page, live: Live, words: str, seconds: int
) -> None:
    stop_the_clock(page)
    voter = Voter(page)
    page.goto(live.link(live.card()))
    voter.at("look")
    for _ in range(7):
        voter.touch(f"The frame moves {words}")
        page.clock.run_for(600)
    voter.says(f"Moves after {seconds} second")
    voter.touch("Use one switch")
    moves_after(page, seconds * 1000)


def test_r28_a_card_scanner_types_while_one_switch_is_on(page: Page, live: Live) -> None:
    """The keys of a card scanner are no switch."""
    card, voter = live.card(), Voter(page)
    page.add_init_script("sessionStorage.setItem('repvote-aids', JSON.stringify({scan: true}))")
    page.goto(f"{live.url}/vote")
    voter.at("card")
    page.keyboard.type(card_text(card.uuid, card.secret), delay=5)
    page.keyboard.press("Enter")
    voter.at("look")


# For each clip, in order, whether it was heard to its end.
PLAYS = """
  const Real = window.Audio;
  window.plays = [];
  window.Audio = function () {
    const audio = new Real();
    audio.addEventListener('loadstart', () => plays.push(false));
    audio.addEventListener('ended', () => { plays[plays.length - 1] = true; });
    return audio;
  };
  sessionStorage.setItem('repvote-look', JSON.stringify({asked: true}));
  sessionStorage.setItem('repvote-aids', JSON.stringify({listen: true, scan: true, pace: 0}));
"""


def test_r28_the_frame_waits_for_what_is_said_and_says_everything_once(
    page: Page, live: Live
) -> None:
    """Clips are longer than the second after which the frame moves: no clip is cut off."""
    voter = Voter(page)
    heard = Heard(page, live.said, seconds=1.5)
    heard.listen()
    page.add_init_script(PLAYS)
    page.goto(f"{live.url}/practice")
    voter.at("card")
    expect(page.locator("#listen")).to_be_visible()
    use = page.locator(".v-scanned", has_text="Use a practice card")
    expect(use).to_be_visible(timeout=60_000)
    page.keyboard.press("a")
    voter.at("start")
    controls = ["Listen", "Change how it looks", "I need help", "Stop"]
    wanted = [
        "Practice. This is not a real vote.",
        "You are going to practise",
        "Which fruit do you like?",
        "You can choose 2 fruits.",
        "See the fruit",
        *controls,
        "See the fruit",
        "Listen",
    ]
    told: list[str] = []
    for _ in range(1200):
        begun = heard.texts.index(wanted[1]) - 1 if wanted[1] in heard.texts else 0
        told = heard.texts[begun : begun + len(wanted)]
        if len(told) == len(wanted):
            break
        page.wait_for_timeout(100)
    assert told == wanted
    plays = page.evaluate("() => plays")
    assert all(plays[-len(wanted) : -1]), plays  # the last one still sounds
