"""One switch: the frame's own time, on a clock that stands still until the test moves it (R28)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from ballots.credential import card_text
from tests.browser.audio_probe import Heard
from tests.browser.conftest import Live, live_election
from tests.browser.input_methods import scanned, stop_the_clock
from tests.browser.voter import Voter

pytestmark = pytest.mark.browser


SIX = ("Ann Ash", "Bea Birch", "Cy Crane", "Dot Dill", "Ann Elm", "Bea Fern")


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live_election(tmp_path_factory.mktemp("six"), SIX, 2, voters=4) as election:
        yield election


@pytest.fixture
def start(page: Page, live: Live) -> Page:
    """Provide the step "start" with one switch on, at the moment the scanning frame came there."""
    stop_the_clock(page)
    voter = Voter(page)
    page.goto(live.link(live.card()))
    voter.at("start")
    voter.touch("Use one switch")
    expect(page.locator(".v-scanned")).to_have_text("Start")  # the first control
    page.clock.run_for(600)
    return page


TOP = "Listen, look, help and stop"  # the buttons at the top are one row


def stops(page: Page) -> int:
    """Count where the frame stops in one round: each control of the start, and the top."""
    return page.locator("main button:visible").count() + 1


def moves_after(page: Page, milliseconds: int) -> str:
    """Check that the scanning frame moves exactly then. Returns where it was."""
    before = scanned(page)
    page.clock.run_for(milliseconds - 1)
    assert scanned(page) == before
    page.clock.run_for(1)
    assert scanned(page) != before
    return before


def test_r28_the_frame_keeps_its_time_and_rests_after_three_rounds(start: Page) -> None:
    controls = stops(start)
    moves_after(start, 4000 - 600)
    hint = start.get_by_text("Press your switch to start again.")
    expect(hint).to_have_count(0)
    visited = [moves_after(start, 4000) for _ in range(3 * controls - 1)]
    assert visited[controls - 1 :: controls] == ["Start"] * 2
    assert len(set(visited)) == controls
    assert scanned(start) == ""  # it rests
    start.clock.run_for(60_000)
    assert scanned(start) == ""
    expect(hint).to_be_in_viewport(ratio=1)  # nobody is left with nothing
    start.keyboard.press("F8")  # starts again, and presses nothing
    Voter(start).at("start")
    assert scanned(start) == "Start"
    expect(hint).to_have_count(0)
    assert moves_after(start, 4000) == "Start"


def test_r28_a_press_gives_the_frame_its_whole_time_and_three_rounds_again(start: Page) -> None:
    voter = Voter(start)
    start.keyboard.press("F8")
    voter.at("choose")
    row, controls = scanned(start), round_of(start) // 4
    for _ in range(controls):
        start.clock.run_for(4000)
    assert scanned(start) == row
    start.clock.run_for(3000)
    start.keyboard.press("F8")  # into the row
    person = scanned(start)
    assert person != row
    start.clock.run_for(499)
    start.keyboard.press("F8")  # R29: a second press within half a second was not meant
    assert voter.chosen() == []
    start.clock.run_for(1)
    start.keyboard.press("F8")
    assert len(voter.chosen()) == 1
    moves_after(start, 4000)
    controls += 1  # the person chosen has a place to be taken away
    for _ in range(3 * controls - 3):
        start.clock.run_for(4000)
    assert scanned(start) != ""
    start.clock.run_for(4000)
    assert scanned(start) == ""


SCREENS = ((1024, 690), (768, 950), (360, 640))


@pytest.mark.parametrize("people", ["all", "one"])
def test_r28_a_round_of_any_step_takes_less_than_30_seconds_and_posts_last(
    page: Page, six: Live, people: str
) -> None:
    """With six people at the usual speed, and two of them chosen."""
    stop_the_clock(page)
    voter = Voter(page)
    page.add_init_script(
        f"sessionStorage.setItem('repvote-look', JSON.stringify({{layout: '{people}'}}));"
        "sessionStorage.setItem('repvote-aids', JSON.stringify({scan: true}))"
    )
    page.goto(six.link(six.card()))
    voter.at("start")
    slow = {}

    def measure(step: str) -> None:
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            page.clock.run_for(600)
            seconds = round_of(page)
            if seconds >= 30:
                slow[step, width] = seconds

    measure("start")
    go_on(page, "Start")
    voter.at("choose")
    measure("choose")
    page.set_viewport_size({"width": 1024, "height": 690})
    for _ in range(3):  # one too many
        choose = '.v-candidate[aria-pressed="false"], .v-answers > .v-main'
        page.locator(choose).first.dispatch_event("click")
        page.clock.run_for(600)
    expect(page.locator(".v-refused")).to_be_visible()
    measure("one too many")
    while page.locator('[data-step="review"]').count() == 0:
        page.get_by_text("I have finished choosing").first.dispatch_event("click")
        page.clock.run_for(600)
    measure("review")
    go_on(page, "Yes, this is right")
    voter.at("post")
    assert scanned(page) == "Go back"  # a press too many does not post
    measure("post")
    assert slow == {}


def go_on(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).dispatch_event("click")
    page.clock.run_for(600)


@pytest.mark.parametrize(("words", "seconds"), [("faster", 1), ("slower", 10)])
def test_r28_the_frame_is_as_fast_as_it_says(
    page: Page, live: Live, words: str, seconds: int
) -> None:
    stop_the_clock(page)
    voter = Voter(page)
    page.goto(live.link(live.card()))
    voter.at("start")
    voter.settings("switch")
    for _ in range(7):
        voter.touch(f"The frame moves {words}")
        page.clock.run_for(600)
    voter.says(f"Moves after {seconds} second")
    voter.touch("Use one switch")
    page.locator(".v-scanned").wait_for()
    moves_after(page, seconds * 1000)


def to_stop(page: Page, words: str) -> int:
    """Wait until the frame is at these words; return how many seconds that took."""
    for passed in range(0, 60, 4):
        if scanned(page).startswith(words):
            page.clock.run_for(600)
            return passed
        page.clock.run_for(4000)
    raise AssertionError(f"the frame never comes to {words!r}")


def test_r28_a_row_opens_at_a_press_and_the_frame_goes_on_after_its_last_control(
    start: Page,
) -> None:
    to_stop(start, TOP)
    start.keyboard.press("F8")
    row = [moves_after(start, 4000) for _ in range(4)]
    assert row == ["Listen", "Change how it looks", "I need help", "Stop"]
    assert scanned(start) == "Start"


@pytest.mark.parametrize(
    ("topic", "chosen", "attribute"),
    [
        ("Size", "Biggest", "data-size"),
        ("Colours", "Yellow on black", "data-theme"),
        ("Pictures", "Fewer pictures", "data-show"),
        ("People", "One at a time", "data-layout"),
    ],
)
def test_r28_a_round_of_the_settings_takes_less_than_30_seconds(
    start: Page, topic: str, chosen: str, attribute: str
) -> None:
    """With one switch: the rows first, then what is in them; and out at any time."""
    voter, html = Voter(start), start.locator("html")
    before = html.get_attribute(attribute)
    to_stop(start, "Change how it looks")
    start.keyboard.press("F8")
    for step, words in (("look", topic), (None, chosen)):
        if step:
            voter.at(step)
        assert round_of(start) < 30
        to_stop(start, "What you can choose")
        start.keyboard.press("F8")
        assert to_stop(start, words) < 30
        start.keyboard.press("F8")
    expect(html).not_to_have_attribute(attribute, before or "")
    assert scanned(start) == "This is right for me"  # chosen: the frame leaves the row
    start.clock.run_for(600)
    start.keyboard.press("F8")
    voter.at("start")


def round_of(page: Page) -> int:
    """Let the frame rest and begin again; return how many seconds it takes to come round."""
    for _ in range(60):
        if scanned(page):
            page.clock.run_for(4000)
    page.keyboard.press("F8")
    first, seconds = scanned(page), 4
    page.clock.run_for(4000)
    while scanned(page) != first:
        page.clock.run_for(4000)
        seconds += 4
        assert seconds < 300, f"it never comes back to {first}"
    return seconds


def test_r28_a_card_scanner_types_while_one_switch_is_on(page: Page, live: Live) -> None:
    """The keys of a card scanner are no switch."""
    card, voter = live.card(), Voter(page)
    page.add_init_script("sessionStorage.setItem('repvote-aids', JSON.stringify({scan: true}))")
    page.goto(f"{live.url}/vote")
    voter.at("card")
    page.keyboard.type(card_text(card.uuid, card.secret), delay=5)
    page.keyboard.press("Enter")
    voter.at("start")


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
    controls = ["Change how it looks", "Stop using one switch", "Listen", TOP]
    wanted = [
        "Practice. This is not a real vote.",
        "You are going to practise",
        "Which fruit?",
        "You can choose 2 fruits.",
        "You can hear everything. Touch Listen.",
        "Start",
        *controls,
        "Start",
        controls[0],
    ]
    spoken: list[str] = []
    for _ in range(1200):
        begun = heard.texts.index(wanted[1]) - 1 if wanted[1] in heard.texts else 0
        spoken = heard.texts[begun : begun + len(wanted)]
        if len(spoken) == len(wanted):
            break
        page.wait_for_timeout(100)
    assert spoken == wanted
    plays = page.evaluate("() => plays")
    assert all(plays[-len(wanted) : -1]), plays  # the last one still sounds
