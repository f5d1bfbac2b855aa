"""The voter's page held to the checklist: one test for a requirement, named by its number.

What is not here: R1 to R3 stand in test_axe.py, R14 to R18 in tests/words, R26 to R29 in
test_journeys.py and test_scanning.py, R31 to R37, R50 to R52, R55, R57 in test_r_safety.py.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import BrowserContext, Page, Request, expect

from elections.services import box_store
from elections.web.vote import FRUIT
from tests.browser.conftest import MANY, PEOPLE, STATIC, Live, live_election
from tests.browser.measures import MEASURE, SET_SIZE, SET_THEME, SIZES, THEMES, axe_faults
from tests.browser.voter import Voter
from tests.browser.walks import layout, set_look, voting_states
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

PPI = 132  # CSS pixels an inch of the reference tablet
CAPITAL = 0.668  # height of a capital of Atkinson Hyperlegible, in em


def answer(voter: Voter, *answers: str) -> None:
    for words in answers:
        voter.touch(words)


# --- seeing and reading ------------------------------------------------------------------------


def test_r04_four_sizes_and_capitals_of_4_8_mm(voter: Voter, live: Live) -> None:
    page = voter.page
    page.goto(live.link(live.card()))
    voter.at("look")
    buttons = page.locator(".v-look-size")
    assert buttons.count() == 4
    assert page.locator('.v-look-size[aria-pressed="true"]').inner_text() == "Big"
    sizes = [size_of(page, f'[data-look="size-{size}"]') for size in SIZES]
    assert sizes == sorted(set(sizes))
    for size, wanted in zip(SIZES, sizes, strict=True):
        set_look(voter, f"size-{size}")
        assert size_of(page, "body") == wanted
    set_look(voter, "size-normal")
    voter.touch("This is right for me")
    voter.touch("See the people")
    voter.at("choose")
    for selector in (".v-title", ".v-say", ".v-name", ".v-status", ".v-state", "main .v-button"):
        assert size_of(page, selector) * CAPITAL * 25.4 / PPI >= 4.8, selector
    # The points on the cards of "all together" are smaller (docs/decisions/look-of-voting.md);
    # one at a time shows them in full size.
    assert size_of(page, ".v-points") * CAPITAL * 25.4 / PPI >= 3.5
    layout(voter, "one")
    assert size_of(page, ".v-points") * CAPITAL * 25.4 / PPI >= 4.8


def size_of(page: Page, selector: str) -> float:
    style = "(e) => parseFloat(getComputedStyle(e).fontSize)"
    size: float = page.locator(selector).first.evaluate(style)
    return size


@pytest.mark.parametrize("size", ["small", "largest"])
def test_r05_r08_r24_r25_measures_hold_in_the_smallest_and_largest_size(
    voter: Voter, live: Live, watch: PageWatch, size: str
) -> None:
    watch.expect("ERR_FAILED")
    faults = []
    for state in voting_states(voter, live):
        voter.page.evaluate(SET_SIZE, size)
        faults += [f"{state}: {fault}" for fault in voter.page.evaluate(MEASURE)]
    assert faults == []


def test_r06_no_sideways_scroll_at_320_in_any_size(
    new_context: Callable[..., BrowserContext], live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_FAILED")
    voter = Voter(new_context(viewport={"width": 320, "height": 256}).new_page())
    faults = []
    for state in voting_states(voter, live):
        for size in SIZES:
            voter.page.evaluate(SET_SIZE, size)
            wide = voter.page.evaluate("document.documentElement.scrollWidth")
            if wide > 320:
                faults.append((state, size, wide))
    assert faults == []


def test_r07_wider_spaces_cut_nothing_off(voter: Voter, live: Live, watch: PageWatch) -> None:
    watch.expect("ERR_FAILED")
    wider = """() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
      document.adoptedStyleSheets = [sheet];
    }"""
    cut = """() => [...document.querySelectorAll('main *')].filter((e) =>
      e.checkVisibility() && e.innerText && e.scrollWidth > e.clientWidth + 1 &&
      e.clientWidth > 1 && getComputedStyle(e).display !== 'inline').map((e) => e.innerText)"""
    faults = []
    for state in voting_states(voter, live):
        voter.page.evaluate(wider)
        faults += [(state, text) for text in voter.page.evaluate(cut)]
    assert faults == []


def test_r09_no_lone_nought(voter: Voter, live: Live, watch: PageWatch) -> None:
    watch.expect("ERR_FAILED")
    lone = {
        state: text
        for state in voting_states(voter, live)
        if re.search(r"\b0\b", text := voter.page.locator("main").inner_text())
    }
    assert lone == {}


def test_r10_chosen_is_seen_without_colour(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    card = voter.candidate("Ann Ash")
    tick = "(e) => getComputedStyle(e.querySelector('.v-state-box'), '::after').content"
    assert card.evaluate(tick) == "none"
    assert "Touch to choose" in card.inner_text()
    before = card.screenshot()
    voter.choose("Ann Ash")
    after = card.screenshot()
    assert card.evaluate(tick) != "none"
    assert card.get_attribute("aria-pressed") == "true"
    grey = [Image.open(io.BytesIO(one)).convert("L") for one in (before, after)]
    differing = ImageChops.difference(*grey).point(lambda value: 255 if value > 60 else 0)
    assert differing.histogram()[255] > 2000
    assert "Chosen" in card.inner_text()


def test_r11_forced_colours_and_nothing_moves(
    new_context: Callable[..., BrowserContext], live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_FAILED")
    context = new_context(forced_colors="active", reduced_motion="reduce")
    voter = Voter(context.new_page())
    faults = []
    for state in voting_states(voter, live):
        if voter.page.evaluate("document.getAnimations().length") > 0:
            faults.append(f"{state}: something moves")
        faults += [f"{state}: {fault}" for fault in axe_faults(voter.page)]
        if state == "chosen":
            style = "(e) => getComputedStyle(e).outlineStyle"
            assert voter.candidate("Ann Ash").evaluate(style) == "solid"
    assert faults == []


def test_r12_each_theme_is_tried_on_by_one_touch(voter: Voter, live: Live) -> None:
    page, paper = voter.page, set()
    page.goto(live.link(live.card()))
    voter.at("look")
    ground = "getComputedStyle(document.body).backgroundColor"
    for theme in THEMES:
        set_look(voter, f"theme-{theme}")
        example = page.locator(f'[data-look="theme-{theme}"]')
        assert example.get_attribute("aria-pressed") == "true"
        shown = page.evaluate(ground)
        assert example.evaluate("(e) => getComputedStyle(e).backgroundColor") == shown
        paper.add(shown)
    assert len(paper) == 5  # the two black ones have the same paper


def test_r13_looks_go_from_page_to_page_and_reset(voter: Voter, live: Live) -> None:
    page, html = voter.page, voter.page.locator("html")
    page.goto(live.link(live.card()))
    voter.at("look")
    set_look(voter, "theme-cream")
    set_look(voter, "size-large")
    voter.touch("This is right for me")
    page.goto(f"{live.url}/check")
    voter.at("card")
    expect(html).to_have_attribute("data-theme", "cream")
    kept = page.evaluate("JSON.stringify({...sessionStorage})")
    assert "Ann" not in kept
    assert set(page.evaluate("Object.keys(sessionStorage)")) >= {"repvote-look"}

    voter.open(live.link(live.card()))
    expect(html).to_have_attribute("data-size", "large")
    voter.choose("Ann Ash")
    page.locator("#look").press("Enter")
    voter.touch("Put it back")
    expect(html).to_have_attribute("data-theme", "warm")
    expect(html).to_have_attribute("data-size", "normal")
    set_look(voter, "theme-white-on-black")
    voter.touch("This is right for me")
    assert voter.chosen() == ["Ann Ash"]  # nothing was lost
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    expect(html).to_have_attribute("data-theme", "white-on-black")
    voter.touch("Finish")
    voter.at("card")
    expect(html).to_have_attribute("data-theme", "warm")
    page.goto(live.link(live.card()))
    voter.at("look")  # the next voter is asked again


@pytest.mark.parametrize("path", ["vote", "check"])
def test_r13_stop_before_a_card_is_shown_puts_all_back(voter: Voter, live: Live, path: str) -> None:
    page = voter.page
    page.goto(f"{live.url}/{path}")
    voter.at("card")
    page.locator("#look").press("Enter")
    set_look(voter, "theme-cream")
    voter.touch("Slower")
    voter.touch("The frame moves faster")
    voter.touch("This is right for me")
    voter.at("card")
    voter.touch("Stop")
    page.wait_for_url(f"{live.url}/")
    page.goto(f"{live.url}/{path}")
    voter.at("card")
    kept = page.evaluate("({...sessionStorage})")
    assert '"speed":3' in kept["repvote-aids"]
    assert '"pace":3' in kept["repvote-aids"]
    assert '"theme":"warm"' in kept["repvote-look"]


def test_r13_another_card_of_the_same_voter_keeps_the_looks(voter: Voter, live: Live) -> None:
    page, cards = voter.page, (live.card(), live.card())
    page.goto(live.link(cards[0]))
    voter.at("look")
    set_look(voter, "theme-blue")
    for card in cards:
        voter.open(live.link(card))
        voter.choose("Ann Ash")
        voter.to_last_step()
        voter.touch("Post my vote")
        voter.at("done")
        if card is cards[0]:
            voter.touch("I have another vote card")
            voter.at("card")
            assert voter.heading() == "Show your next vote card"
            assert "Ann Ash" not in page.content()
        expect(page.locator("html")).to_have_attribute("data-theme", "blue")
    assert [len(live.votes(card)) for card in cards] == [1, 1]


# --- words and pictures ------------------------------------------------------------------------


def test_r19_what_cannot_be_pressed_does_not_look_like_a_button(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_FAILED")
    framed = """() => [...document.querySelectorAll('main li')].filter((e) => {
      const style = getComputedStyle(e);
      return style.borderTopWidth !== '0px' || style.boxShadow !== 'none';
    }).map((e) => e.innerText)"""
    assert {s: f for s in voting_states(voter, live) if (f := voter.page.evaluate(framed))} == {}


def test_r20_a_frame_for_each_person_that_can_be_chosen(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    frames = voter.page.locator(".v-bar .v-frame")
    for count, name in enumerate((None, "Ann Ash", "Bea Birch")):
        if name:
            voter.choose(name)
        assert frames.count() == 2
        assert voter.page.locator(".v-bar .v-frame.v-full img").count() == count


def test_r21_the_picture_stands_left_of_the_words(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_FAILED")
    seen = 0
    for state in voting_states(voter, live):
        lead = voter.page.locator(".v-lead:visible").first
        if not lead.count():
            continue
        picture = lead.locator("> img").bounding_box()
        words = lead.locator("> div").bounding_box()
        assert picture is not None, state
        assert words is not None, state
        assert picture["width"] >= 120, state
        assert picture["x"] + picture["width"] <= words["x"], state
        seen += 1
    assert seen >= 5


def test_r22_words_or_extra_pictures_can_be_hidden(voter: Voter, live: Live) -> None:
    page = voter.page
    page.goto(live.link(live.card()))
    voter.at("look")
    set_look(voter, "show-pictures")
    expect(page.get_by_text("This is right for me")).to_be_visible()
    voter.touch("This is right for me")
    voter.touch("See the people")  # the words are there for readers, and for sound
    voter.at("choose")
    wide = "(e) => e.getBoundingClientRect().width"
    for selector in (".v-points", ".v-status", ".v-state-words", ".v-bar-action .v-button > span"):
        assert page.locator(selector).first.evaluate(wide) <= 1, selector
    assert page.locator(".v-candidate .v-name").first.evaluate(wide) > 100
    voter.choose("Ann Ash", "Bea Birch", "Cy Crane")
    assert page.locator(".v-status").evaluate(wide) > 100  # what went wrong is always said
    page.locator("#look").press("Enter")
    set_look(voter, "show-words")
    voter.touch("This is right for me")
    assert not page.locator("main .v-icon").first.is_visible()
    assert page.locator(".v-photo").first.is_visible()
    assert page.locator(".v-frame").first.is_visible()
    assert voter.chosen() == ["Ann Ash", "Bea Birch"]
    # R4, R24: what is left is still big enough
    assert page.evaluate(MEASURE) == []


# --- touch and keys ----------------------------------------------------------------------------


def test_r24_photos_are_200_wide_on_a_tablet(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    for viewport in ({"width": 1024, "height": 768}, {"width": 768, "height": 1024}):
        voter.page.set_viewport_size(viewport)  # type: ignore[arg-type]
        for one in voter.page.locator(".v-candidate .v-photo").all():
            box = one.bounding_box()
            assert box is not None
            assert box["width"] >= 200


def test_r30_enter_never_fires_another_button(voter: Voter, live: Live, watch: PageWatch) -> None:
    watch.expect("ERR_FAILED")
    submits = "document.querySelectorAll('form, button:not([type=button])').length"
    assert {s for s in voting_states(voter, live) if voter.page.evaluate(submits)} == set()


# --- choosing ----------------------------------------------------------------------------------


def test_r38_question_and_count_are_always_there(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    for name in ("all", "one"):
        layout(voter, name)
        assert voter.heading() == "Reps for the North"
        status = voter.page.get_by_role("status")
        expect(status).to_contain_text("You can choose 2 people.")
        voter.page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
        expect(status).to_be_in_viewport()


def test_r39_both_layouts_give_the_same_vote(voter: Voter, live: Live) -> None:
    wanted, votes = {"Bea Birch", "Dot Dill"}, []
    for name in ("all", "one"):
        card = live.card()
        voter.open(live.link(card))
        layout(voter, name)
        if name == "all":
            voter.choose(*sorted(wanted))
            voter.touch("I have finished choosing")
        else:
            for _ in PEOPLE:
                person = voter.page.locator(".v-person-now .v-name").inner_text()
                voter.touch(f"Yes, choose {person}" if person in wanted else "No")
        voter.at("review")
        names = voter.page.locator(".v-person .v-name").all_inner_texts()
        assert set(names) == wanted
        voter.touch("Yes, this is right")
        voter.touch("Post my vote")
        voter.at("done")
        votes.append(live.choices(live.votes(card)[0]))
        voter.touch("Finish")
        voter.at("card")
    assert votes == [[0, 0, 1, 0, 1]] * 2


def test_r39_not_now_asks_again_and_no_takes_away(voter: Voter, live: Live) -> None:
    page = voter.page
    voter.open(live.link(live.card()))
    layout(voter, "one")
    name = page.locator(".v-person-now .v-name")
    first = name.inner_text()
    answer(voter, f"Yes, choose {first}", "Not now", "Not now", "No")
    voter.touch("Go back to the person before")
    answer(voter, "No", "No")
    assert voter.heading() == "You said not now"
    voter.says("You said not now to 2 people. Do you want to look again?")
    voter.touch("Look again")
    second = name.inner_text()
    answer(voter, f"Yes, choose {second}", "No")
    voter.at("review")
    assert page.locator(".v-person .v-name").all_inner_texts() == [first, second]
    voter.touch(f"Change {first}")
    assert name.inner_text() == first
    voter.touch("No, take away")
    expect(page.get_by_role("status")).to_have_text(
        "You have chosen 1 person. You can choose 1 more."
    )
    voter.touch("I have finished choosing")
    assert page.locator(".v-person .v-name").all_inner_texts() == [second]


def test_r40_r41_one_at_a_time_asks_once_and_refuses_one_too_many(voter: Voter, live: Live) -> None:
    page = voter.page
    voter.open(live.link(live.card()))
    layout(voter, "one")
    name = page.locator(".v-person-now .v-name")
    chosen = []
    for _ in range(2):
        chosen.append(name.inner_text())
        voter.touch(f"Yes, choose {chosen[-1]}")
    third = name.inner_text()
    voter.touch(f"Yes, choose {third}")
    expect(page.get_by_role("status")).to_have_text(
        f"To choose {third}, first take away one of the others."
    )
    assert name.inner_text() == third
    voter.touch("I have finished choosing")
    assert voter.heading() == "You have not seen everyone yet"
    voter.touch("See the next person")
    assert name.inner_text() == third
    voter.touch("I have finished choosing")
    voter.touch("I have finished choosing")
    voter.at("review")
    assert page.locator(".v-person .v-name").all_inner_texts() == chosen


def test_r40_many_people_never_more_than_twelve_and_finished_once_all_were_seen(
    voter: Voter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with live_election(tmp_path_factory.mktemp("many"), MANY, 2) as many:
        voter.open(many.link(many.card()))
        assert len(voter.people()) <= 12
        done = voter.page.get_by_role("button", name="I have finished choosing")
        assert done.count() == 0
        voter.choose(voter.people()[0])
        voter.touch("See more people")
        voter.touch("I have finished choosing")
        voter.touch("Go back and choose")
        voter.says("Page 1 of 2")
        assert done.count() == 1  # the last page was shown before


def test_r41_one_too_many_is_refused_in_every_theme_alike(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash", "Bea Birch", "Cy Crane")
    assert voter.chosen() == ["Ann Ash", "Bea Birch"]
    for theme in THEMES:
        voter.page.evaluate(SET_THEME, theme)
        edge = voter.page.locator(".v-status").evaluate(
            "(e) => getComputedStyle(e).borderLeftWidth"
        )
        assert edge == "10px"


@pytest.mark.parametrize("name", ["all", "one"])
def test_r42_nobody_is_a_real_choice(voter: Voter, live: Live, name: str) -> None:
    card = live.card()
    voter.open(live.link(card))
    layout(voter, name)
    voter.touch("I do not want to choose anyone")
    voter.at("review")
    assert voter.heading() == "You did not choose anyone"
    voter.touch("Yes, this is right")
    voter.touch("Post my vote")
    voter.at("done")
    assert live.choices(live.votes(card)[0]) == [0] * 5


def test_r43_review_shows_photos_and_change_comes_back(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    voter.choose("Dot Dill", "Ann Ash")
    voter.touch("I have finished choosing")
    people = voter.page.locator(".v-person")
    assert people.locator("img.v-photo").count() == 2
    assert people.locator(".v-name").all_inner_texts() == ["Dot Dill", "Ann Ash"]
    voter.says("Reps for the North")
    voter.touch("Change Dot Dill")
    voter.choose("Dot Dill")
    voter.touch("I have finished choosing")
    assert people.locator(".v-name").all_inner_texts() == ["Ann Ash"]
    voter.says("You can choose 1 more person. You do not have to.")


def test_r45_one_clear_last_step(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.to_last_step()
    buttons = voter.page.locator("main button").all_inner_texts()
    assert buttons == ["Post my vote", "Go back"]
    assert voter.page.locator("main .v-main").count() == 1


def test_r46_the_end_clears_on_touch_and_by_itself(voter: Voter, live: Live) -> None:
    page = voter.page
    page.clock.install()
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    assert page.locator(".v-success-tick").is_visible()
    assert page.locator(".v-success-box").is_visible()
    assert page.locator(".v-six li").count() == 6
    voter.says("This page clears after 2 minutes.")
    page.clock.run_for(125_000)
    voter.at("card")
    voter.says("The page is clear. The next person can vote.")


def test_r48_everyone_gets_the_same_card(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    for selector in (".v-candidate", ".v-candidate .v-photo"):
        boxes = [one.bounding_box() for one in voter.page.locator(selector).all()]
        assert len(boxes) == 5
        assert len({(round(b["width"]), round(b["height"])) for b in boxes if b}) == 1


# --- practice ----------------------------------------------------------------------------------


def everything_stored(live: Live) -> list[tuple[str, ...]]:
    """What lies in every box."""

    def read(found: Any) -> list[tuple[str, ...]]:
        uuids = {card.uuid for card in live.tiny.cards}
        return [(one, *map(str, box_store.first_data(found, one, "Ballot"))) for one in uuids]

    return sorted(live.tiny.ctx.db.read(read))


def test_r49_practice_with_fruit_reaches_no_box(voter: Voter, live: Live) -> None:
    page, sent, before = voter.page, list[Request](), everything_stored(live)

    def note(request: Request) -> None:  # Playwright cannot hold a list's own method
        sent.append(request)

    page.on("request", note)
    card = live.card()
    page.goto(live.link(card, "practice"))  # even a real card cannot vote here
    assert "#" not in page.url
    practised(voter)
    voter.touch("Practise again")
    practised(voter)
    voter.touch("Finish")
    voter.at("card")
    assert {request.method for request in sent} == {"GET"}
    assert not [one.url for one in sent if "/api/" in one.url]
    assert everything_stored(live) == before
    assert live.votes(card) == []
    for name in PEOPLE:
        assert name not in page.content()


def practised(voter: Voter) -> None:
    """Walk through the practice; every state says in words and by its band what it is."""
    page = voter.page
    band = page.locator(".v-practice")
    voter.past_looks()
    for words, step in (
        ("See the fruit", "choose"),
        ("I have finished choosing", "review"),
        ("Yes, this is right", "post"),
        ("Post my practice vote", "done"),
    ):
        expect(band).to_have_text("Practice. This is not a real vote.")
        assert page.title().startswith("Practice")
        voter.touch(words)
        voter.at(step)
        if step == "choose":
            assert voter.people() == list(FRUIT)
            voter.choose("Pear", "Apple", "Banana")
            voter.says("To choose Banana, first take away one of the others.")
    assert voter.heading() == "You have practised voting"
    voter.says("Nothing is in a box.")
    assert "person" not in page.locator("main").inner_text()


def test_r49_the_practice_script_knows_no_way_to_a_box() -> None:
    script = (STATIC / "js" / "practice.js").read_text()
    for way in ("/api/", "/ballots", "POST", "X-CSRFToken"):
        assert way not in script


def test_r49_a_practice_paper_of_the_same_fruit(
    voter: Voter, live: Live, new_context: Callable[..., BrowserContext]
) -> None:
    page = voter.page
    page.goto(f"{live.url}/practice/paper")
    assert page.locator(".practice-name").all_inner_texts() == list(FRUIT)
    assert axe_faults(page) == []
    assert page.get_by_text("Practice. This is not a real vote.").is_visible()
    page.emulate_media(media="print")
    millimetre = 96 / 25.4
    for selector, least in ((".practice-list .practice-box", 12), (".practice-list img", 35)):
        for one in page.locator(selector).all():
            box = one.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= least * millimetre
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.emulate_media(media="screen")
    page.goto(f"{live.url}/about")
    page.get_by_role("link", name="Practise on the screen").click()
    voter.at("card")
    page.goto(live.url)
    page.get_by_role("link", name="Practise voting").click()
    voter.at("card")


# --- the same place ----------------------------------------------------------------------------


def test_r55_help_stop_and_looks_stay_in_their_places(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_FAILED")
    places: dict[str, set[tuple[int, int]]] = {"look": set(), "help": set(), "stop": set()}
    for _ in voting_states(voter, live):
        voter.page.evaluate("scrollTo(0, 0)")
        for name, seen in places.items():
            box = voter.page.locator(f"#{name}").bounding_box()
            assert box is not None
            seen.add((round(box["x"] / 4), round(box["y"] / 4)))
    assert {name: len(seen) for name, seen in places.items()} == {"look": 1, "help": 1, "stop": 1}
