"""The Listen button says a step's lines and buttons, and shows where it is (R31, R36)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audio_probe import Heard
from tests.browser.conftest import PEOPLE, Live
from tests.browser.stored_data import wait_rows
from tests.browser.voter import PATIENCE, Voter
from tests.browser.walks import (
    VOTING_FAULTS,
    checking_states,
    layout,
    practice_states,
    voting_states,
)
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

Walk = Callable[[Voter, Live], Iterator[str]]
HEAR = "You can hear everything. Touch Listen."
FAULTS: dict[Walk, tuple[str, ...]] = {
    voting_states: VOTING_FAULTS,
    checking_states: ("ERR_FAILED",),
}

# Every text that can be seen on the step, except texts with a Listen of their own (the points of a
# person), and texts that only headphones may say (who is chosen).
SHOWN = """() => {
  const apart = '.v-listen, .v-candidate :is(.v-points, .v-state), .v-person .v-name, ' +
    '.v-person-now .v-state, [data-aloud], button[data-say], label, #card-field-how';
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const {parentElement, textContent} = walker.currentNode;
    if (textContent.trim() && parentElement.checkVisibility() && !parentElement.closest(apart)) {
      found.push(textContent.replaceAll('\\u00ad', '').trim().replace(/\\s+/g, ' '));
    }
  }
  return found;
}"""
ALOUD = """() => [...document.querySelectorAll('main [data-aloud]')]
  .filter((e) => e.checkVisibility()).map((e) => e.dataset.aloud)"""
# The names of buttons that are said in other words than they show: a person's whole name.
SAID_WHOLE = """() => [...document.querySelectorAll('main button[data-say]')]
  .filter((e) => e.checkVisibility()).map((e) => e.dataset.say)"""


def listen_says(page: Page, live: Live) -> list[str]:
    """List what the Listen button at the top would say now; "?" for a text without a clip."""
    listen = page.locator("#listen")
    expect(listen).to_be_visible()
    files = (listen.get_attribute("data-audio") or "").split()
    return [live.said.get(file.rsplit("/", 1)[1], "?") for file in files]


@pytest.mark.parametrize("walk", [voting_states, checking_states, practice_states])
def test_r31_every_text_of_every_state_is_in_listen(
    voter: Voter, live: Live, watch: PageWatch, walk: Walk
) -> None:
    """Notices, counts, buttons, the curtain: everything shown is said."""
    for fault in FAULTS.get(walk, ()):
        watch.expect(fault)
    missing = {}
    for state in walk(voter, live):
        spoken = listen_says(voter.page, live)
        shown = [
            text for texts in (SHOWN, ALOUD, SAID_WHOLE) for text in voter.page.evaluate(texts)
        ]
        assert shown, state
        missing[state] = [text for text in shown if not any(text in line for line in spoken)]
    assert {state: texts for state, texts in missing.items() if texts} == {}


# Each text that carries the ring, and whether all of it was in sight then.
RINGS = """
  window.rings = [];
  new MutationObserver((changes) => {
    for (const {target} of changes) {
      if (!target.hasAttribute('data-saying')) continue;
      const {left, top, width, height} = target.getBoundingClientRect();
      const seen = target.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      const {outlineStyle, outlineWidth} = getComputedStyle(target);
      const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 6;
      const name = target.querySelector('.v-name') ?? target;
      rings.push([target.dataset.say ?? name.textContent.trim(), seen && ring]);
    }
  }).observe(document, {subtree: true, attributeFilter: ['data-saying']});
"""


@pytest.mark.parametrize(("size", "at_once"), [((1024, 768), 5), ((360, 740), 3)])
def test_r31_listen_says_lines_people_and_then_buttons_each_with_a_ring(
    page: Page, live: Live, heard: Heard, size: tuple[int, int], at_once: int
) -> None:
    voter = Voter(page)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_init_script(RINGS)
    voter.open(live.link(live.card()))
    people = voter.people()
    ways = [  # a phone has room for the first of them below the people; the others come before it
        *page.locator(".v-actions .v-button").all_inner_texts(),
        *page.locator(".v-bar > .v-button").all_inner_texts(),
    ]
    wanted = [
        "Reps for the North",
        "You have not chosen anyone yet. You can choose 2 people.",
        "Touch a picture to choose a person. You can choose up to 2.",
        *(text for name in people for text in (name, f"What does {name} say?")),
        *ways,
    ]
    assert {"I have finished choosing", "I do not want to choose anyone"} <= set(ways)
    page.evaluate("() => { rings.length = 0; }")
    page.wait_for_timeout(PATIENCE)
    page.locator("#listen").click()
    heard.quiet()
    assert len(people) == at_once
    assert set(people) <= set(PEOPLE)
    assert heard.take() == wanted
    assert page.evaluate("() => rings") == [[name, True] for name in wanted]
    assert page.locator("[data-saying]").count() == 0
    assert page.evaluate("() => scrollY") == 0  # back where the voter was


def test_r31_the_page_stays_where_a_voter_moved_it_while_it_reads(page: Page, live: Live) -> None:
    voter = Voter(page)
    sounds = Heard(page, live.said)
    sounds.listen()
    page.add_init_script(RINGS)
    page.set_viewport_size({"width": 1024, "height": 480})  # too low for everybody at once
    voter.open(live.link(live.card()))
    page.evaluate("() => { rings.length = 0; }")
    page.wait_for_timeout(PATIENCE)
    page.locator("#listen").click()
    page.keyboard.press("Shift")
    page.evaluate("() => scrollTo(0, 50)")
    sounds.quiet()
    assert page.evaluate("() => scrollY") == 50
    assert len(page.evaluate("() => rings")) > len(PEOPLE)


def test_r31_the_settings_say_each_question_with_its_answers(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    page.goto(live.link(live.card()))
    voter.at("start")
    page.locator("#look").press("Enter")
    voter.at("look")
    page.locator("#listen").click()
    assert heard.until("Use the usual look") == [
        "Choose how it looks",
        *("Size", "Colours", "Pictures", "People", "Sound", "One switch"),
        *("This is right for me", "Use the usual look"),
    ]
    page.locator('[data-topic="size"]').press("Enter")
    page.locator("#listen").click()
    assert heard.until("Change something else") == [
        *("How big?", "Small", "Big", "Bigger", "Biggest"),
        *("This is right for me", "Change something else"),
    ]
    voter.touch("Change something else")
    page.locator('[data-topic="sound"]').press("Enter")
    page.locator("#listen").click()
    spoken = heard.until("Change something else")
    speed = spoken.index("Slower")
    assert spoken[speed : speed + 3] == ["Slower", "Not slow, not fast", "Faster"]


def test_r31_the_card_step_says_camera_and_scanner(page: Page, live: Live, heard: Heard) -> None:
    for path, first, last in (
        ("vote", ["Show your vote card", HEAR], []),
        (
            "check",
            ["Is my vote in the box?", HEAR, "Show your vote card."],
            ["Find my card by its pictures"],
        ),
    ):
        page.goto(f"{live.url}/{path}")
        page.evaluate("""() => sessionStorage.setItem('repvote-scanner', '{"isSeen": true}')""")
        page.reload()
        Voter(page).at("card")
        page.locator("#listen").click()
        assert heard.some() == [
            *first,
            "Use the camera",
            "Or use the scanner.",
            "For helpers: type or paste the card",
            "Listen",
            *last,
        ]


def in_listen_mode(page: Page) -> None:
    aids = "sessionStorage.setItem('repvote-aids', JSON.stringify({listen: true}))"
    page.add_init_script(aids)


def test_r31_in_headphones_a_setting_is_said_when_it_is_touched(
    page: Page, live: Live, heard: Heard
) -> None:
    in_listen_mode(page)
    page.goto(live.link(live.card()))
    voter = Voter(page)
    voter.at("start")
    expect(page.locator("#listen")).to_be_visible()
    for topic, words in (("size", "Bigger"), ("theme", "White on black")):
        voter.settings(topic)
        page.locator(".v-look", has_text=words).click()
        assert heard.until(words)[-1] == words
        voter.go("This is right for me", "start")


# --- what is said in a room -------------------------------------------------------------------


@pytest.mark.parametrize("way", ["all", "one"])
def test_r36_listen_says_the_same_whoever_is_chosen(page: Page, live: Live, way: str) -> None:
    """Nobody in the room can tell two votes apart by what Listen says, nor hear a name chosen."""
    voter, card = Voter(page), live.card()

    def sitting(*names: str) -> list[list[str]]:
        heard: list[list[str]] = []

        def listen() -> None:
            heard.append(listen_says(page, live))

        page.goto("about:blank")
        page.goto(live.link(card))
        voter.arrive()
        voter.go("Start", "choose")
        people = sorted(voter.people())
        voter.choose(*names)
        listen()
        voter.choose(
            next(person for person in people if person not in names)
        )  # a third is too many
        expect(page.locator(".v-status")).to_contain_text("first take away")
        listen()
        if way == "one":
            layout(voter, "one")
            for _ in people:
                listen()
                before = page.locator(".v-person-now .v-name").inner_text()
                voter.touch("Not now")
                expect(page.locator(".v-person-now .v-name", has_text=before)).to_have_count(0)
        else:
            voter.go("I have finished choosing", "review")
            listen()
            voter.go("Yes, this is right", "post")
            listen()
        page.locator("#stop").press("Enter")
        voter.touch("Yes, stop")  # everything is as before
        wait_rows(page, 0)
        voter.go("Start", "card")
        return heard

    first = sitting("Ann Ash", "Cy Crane")
    assert all("?" not in told for told in first)
    assert first == sitting("Bea Birch", "Dot Dill")
    if way == "all":
        assert not set(PEOPLE) & set(first[2])
        assert "Change" in first[2]
    else:
        assert {"Yes", "No", "Not now"} <= set(first[2])


def test_r36_in_headphones_the_answers_are_said_as_they_stand(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    in_listen_mode(page)
    voter.open(live.link(live.card()))
    layout(voter, "one")
    name = page.locator(".v-person-now .v-name").inner_text()
    assert {f"Yes, choose {name}", "No"} <= set(listen_says(page, live))
    voter.touch(f"Yes, choose {name}")
    voter.touch("Go back to the person before")
    spoken = set(listen_says(page, live))
    assert {"Chosen", f"Yes, keep {name}", "No, take away"} <= spoken


def test_r49_practice_in_headphones_says_first_on_each_step_that_it_is_practice(
    page: Page, live: Live, heard: Heard
) -> None:
    mark = "Practice. This is not a real vote."
    voter = Voter(page, fingers=True)
    in_listen_mode(page)
    page.goto(f"{live.url}/practice")
    for step, words in (
        ("card", "Use a practice card"),
        ("start", "Start"),
        ("choose", "I do not want to choose a fruit"),
        ("review", "Yes, this is right"),
        ("post", "Stop"),
        ("stop", "Yes, stop"),
    ):
        voter.at(step)
        heard.quiet()
        spoken = heard.take()
        if step != "card":  # the list of clips is loaded after it
            assert spoken[spoken.index(voter.heading()) - 1] == mark, step
        voter.touch(words)
