"""Choosing and practising, held to the checklist: R38 to R49, a test named by its number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Request, expect

from elections.core.catalogue import english
from elections.stores import box as box_store
from elections.web.voter import pages
from tests.browser.conftest import MANY, PEOPLE, STATIC, Live, live_election
from tests.browser.measures import SET_THEME, THEMES, axe_faults
from tests.browser.voter import Voter
from tests.browser.walks import layout
from tests.conftest import NewContext

pytestmark = pytest.mark.browser
FRUIT = [english(f"fruit-{name}-name") for name in pages.FRUIT]


# The controls in the bar, and the words of a refusal, that are not whole in sight.
COVERED = """() => [...document.querySelectorAll('.v-bar button, .v-bar .v-refused')]
  .filter((e) => e.checkVisibility()).filter((e) => {
    const {left, right, top, bottom} = e.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top < 0 || bottom > innerHeight + 1 || right > innerWidth + 1 || !e.contains(at);
  }).map((e) => e.textContent || e.ariaLabel)"""


def answer(voter: Voter, *answers: str) -> None:
    for words in answers:
        voter.touch(words)


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
        voter.hand_over()
    assert votes == [[0, 0, 1, 0, 1]] * 2


def test_r39_one_at_a_time_on_a_phone_asks_nobody_again_who_saw_all(
    new_context: NewContext, live: Live
) -> None:
    voter = Voter(new_context(viewport={"width": 360, "height": 640}).new_page())
    voter.open(live.link(live.card()))  # a phone shows some people at once
    layout(voter, "one")
    answer(voter, *["No"] * len(PEOPLE))
    voter.at("nobody")
    assert voter.heading() == "Do you want to choose anyone?"


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
    expect(page.locator(".v-bar-one")).to_be_hidden()  # nothing lies over the ways on
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


@pytest.mark.parametrize("window", [(1024, 690), (768, 950), (360, 640), (320, 568)])
def test_r41_one_at_a_time_a_refusal_shows_the_people_chosen_to_take_one_away(
    voter: Voter, live: Live, window: tuple[int, int]
) -> None:
    """Nothing lies over them, and no other control is covered."""
    page = voter.page
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash", "Bea Birch")
    layout(voter, "one")
    page.set_viewport_size({"width": window[0], "height": window[1]})
    away = page.locator(".v-chosen button")
    name = page.locator(".v-person-now .v-name")
    while name.inner_text() in ("Ann Ash", "Bea Birch"):
        voter.touch("Not now")
    wanted = name.inner_text()
    expect(away).to_have_count(0)
    voter.touch(f"Yes, choose {wanted}")
    expect(away).to_have_count(2)
    assert page.evaluate(COVERED) == []
    voter.touch("Take away Ann Ash")
    expect(page.get_by_role("status")).to_have_text(
        "You have chosen 1 person. You can choose 1 more."
    )
    expect(away).to_have_count(0)
    voter.touch(f"Yes, choose {wanted}")
    expect(page.get_by_role("status")).to_contain_text("You have chosen 2 people.")


LEAST, FOUR_TIMES, PHONE = (1024, 560), (320, 256), (360, 740)


@pytest.mark.parametrize("name", ["all", "one"])
@pytest.mark.parametrize("window", [(1024, 768), LEAST, PHONE, FOUR_TIMES])
def test_r53_one_too_many_is_seen_and_said_in_every_window(
    voter: Voter, live: Live, window: tuple[int, int], name: str
) -> None:
    page = voter.page
    page.set_viewport_size({"width": window[0], "height": window[1]})
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash", "Bea Birch")
    if name == "all":
        page.evaluate("scrollTo(0, 0)")
        voter.choose("Cy Crane")
        wanted = "Cy Crane"
    else:
        layout(voter, "one")
        while (wanted := page.locator(".v-person-now .v-name").inner_text()) in {
            "Ann Ash",
            "Bea Birch",
        }:
            voter.touch("Not now")
        voter.touch(f"Yes, choose {wanted}")
    status = page.get_by_role("status")
    expect(status).to_have_text(f"To choose {wanted}, first take away one of the others.")
    expect(status).to_be_in_viewport(ratio=0.99)


def test_r40_many_people_never_more_than_twelve_and_finished_once_all_were_seen(
    voter: Voter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with live_election(tmp_path_factory.mktemp("many"), MANY, 2) as many:
        voter.open(many.link(many.card()))
        assert len(voter.people()) <= 12
        voter.choose(voter.people()[0])
        first = voter.people()
        voter.touch("I have finished choosing")
        assert voter.heading() == "You have not seen everyone yet"
        voter.go("See the others", "choose")
        assert not set(voter.people()) & set(first)
        voter.go("I have finished choosing", "review")  # asked once, and all were seen


def test_r40_finishing_before_all_were_seen_asks_once(
    voter: Voter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with live_election(tmp_path_factory.mktemp("many"), MANY, 2) as many:
        voter.open(many.link(many.card()))
        voter.choose(voter.people()[0])
        voter.go("I have finished choosing", "unseen")
        voter.says("Do you want to see the others?")
        voter.go("I have finished choosing", "review")
        voter.go("Go back and choose", "choose")
        voter.go("I have finished choosing", "review")


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


def test_r46_the_end_clears_on_touch_and_after_a_time(voter: Voter, live: Live) -> None:
    page = voter.page
    page.clock.install()
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    assert page.locator(".v-done-tick").is_visible()
    assert page.locator(".v-posted").is_visible()
    assert page.locator(".v-six li").count() == 6
    voter.says("This page clears after 2 minutes.")
    page.clock.run_for(125_000)
    voter.at("handover")
    voter.says("Your choices are gone from this screen.")


def at_the_end(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.go("Post my vote", "done")


def test_r46_card_and_ways_on_are_seen_together(voter: Voter, live: Live) -> None:
    voter.page.set_viewport_size({"width": 1024, "height": 768})
    at_the_end(voter, live)
    parts = voter.page.locator(".v-posted, .v-six li, .v-done > .v-line, .v-done button").all()
    assert len(parts) == 10  # the box, six pictures, what to do with the card, and two ways on
    for part in parts:
        expect(part).to_be_in_viewport(ratio=1)
    texts = voter.page.locator("main button").all_inner_texts()
    assert texts == ["Finish", "My card is different", "I have another vote card"]
    assert "counted" not in voter.page.locator("main").inner_text()


def test_r46_a_helper_compares_the_card_and_the_vote_stays_in_the_box(
    voter: Voter, live: Live
) -> None:
    page, answer = voter.page, "My card is different"
    page.clock.install()
    at_the_end(voter, live)
    six = page.locator(".v-six li").all_inner_texts()
    voter.go(answer, "compare")
    assert voter.heading() == "Show your card to a helper"
    voter.says("Your vote is in the box.")
    voter.says("This page clears after 5 minutes.")
    assert page.locator(".v-six li").all_inner_texts() == six
    assert not [name for name in PEOPLE if name in page.content()]
    page.clock.run_for(4 * 60_000)
    voter.go("Go back", "done")
    assert page.locator(".v-six li").all_inner_texts() == six
    voter.go(answer, "compare")
    page.clock.run_for(5 * 60_000 + 1000)
    voter.at("handover")
    assert page.locator(".v-six").count() == 0


def test_r46_a_curtain_stands_before_the_next_voter(voter: Voter, live: Live) -> None:
    page = voter.page
    at_the_end(voter, live)
    set_theme = "sessionStorage.getItem('repvote-look')"
    voter.set_look("theme-cream")
    voter.go("Finish", "handover")
    assert voter.heading() == "Give the tablet to the next person"
    assert page.locator(".v-six, .v-person, .v-photo").count() == 0
    assert '"theme":"warm"' in page.evaluate(set_theme)
    page.go_back()
    voter.at("handover")
    voter.go("Start", "card")
    assert voter.heading() == "Show your vote card"


def test_r48_everyone_gets_the_same_card(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    for selector in (".v-candidate", ".v-candidate .v-photo"):
        boxes = [element.bounding_box() for element in voter.page.locator(selector).all()]
        assert len(boxes) == 5
        assert len({(round(b["width"]), round(b["height"])) for b in boxes if b}) == 1


# --- practice ----------------------------------------------------------------------------------


def everything_stored(live: Live) -> list[tuple[str, ...]]:
    """Return the contents of every box."""

    def read(found: Any) -> list[tuple[str, ...]]:
        uuids = {card.uuid for card in live.sample.cards}
        return [(uuid, *map(str, box_store.first_data(found, uuid, "Ballot"))) for uuid in uuids]

    return sorted(live.sample.ctx.db.read(read))


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
    voter.says("This card is only for practice.")
    voter.go("Finish", "handover")
    voter.go("Start", "card")
    assert {request.method for request in sent} == {"GET"}
    assert not [request.url for request in sent if "/api/" in request.url]
    assert everything_stored(live) == before
    assert live.votes(card) == []
    for name in PEOPLE:
        assert name not in page.content()


def practised(voter: Voter) -> None:
    """Go through the practice; check that words and band name it in every state."""
    page = voter.page
    band = page.locator(".v-practice > span").first
    voter.arrive()
    for words, step in (
        ("Start", "choose"),
        ("I have finished choosing", "review"),
        ("Yes, this is right", "post"),
        ("Post my practice vote", "done"),
    ):
        expect(band).to_have_text("Practice. This is not a real vote.")
        assert page.title().startswith("Practice")
        voter.touch(words)
        voter.at(step)
        if step == "choose":
            assert voter.people() == FRUIT
            voter.choose("Pear", "Apple", "Banana")
            voter.says("To choose Banana, first take away one of the others.")
    assert voter.heading() == "You have practised voting"
    voter.says("Practice. This is not a real vote.")
    assert "person" not in page.locator("main").inner_text()


def test_r49_the_practice_script_knows_no_way_to_a_box() -> None:
    script = (STATIC / "js" / "practice.js").read_text()
    for way in ("/api/", "/ballots", "/rehearsal", "POST", "X-CSRFToken"):
        assert way not in script


def test_r49_a_practice_paper_of_the_same_fruit(
    voter: Voter, live: Live, new_context: Callable[..., BrowserContext]
) -> None:
    page = voter.page
    page.goto(f"{live.url}/practice/paper")
    assert page.locator(".practice-name").all_inner_texts() == FRUIT
    assert axe_faults(page) == []
    assert page.get_by_text("Practice. This is not a real vote.").is_visible()
    page.emulate_media(media="print")
    millimetre = 96 / 25.4
    for selector, least in ((".practice-list .practice-box", 12), (".practice-list img", 35)):
        parts = page.locator(selector).all()
        assert len(parts) == len(FRUIT)
        for part in parts:
            box = part.bounding_box()
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
