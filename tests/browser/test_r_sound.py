"""The sound: voting, practice and public pages (R31 to R36, R56, R68)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.audio_probe import Heard, file_of, silence
from tests.browser.conftest import PEOPLE, Live
from tests.browser.voter import Voter

pytestmark = pytest.mark.browser

NewContext = Callable[..., BrowserContext]
PEOPLE_SAY = ["I listen.", "I want buses in the evening.", "I speak up for others."]


def listen_mode(page: Page) -> None:
    """Turn the sound on in the settings, as a person does, and come back."""
    voter = Voter(page)
    voter.settings("sound")
    page.get_by_role("button", name="Try my headphones").press("Enter")
    page.get_by_role("button", name="Yes, I hear it in my headphones").press("Enter")
    voter.touch("This is right for me")


def test_r31_every_step_and_every_person_has_a_sound(page: Page, live: Live, heard: Heard) -> None:
    voter = Voter(page)
    page.goto(live.link(live.card()))
    places = set()

    def expect_sound(step: str) -> None:
        voter.at(step)
        listen = page.locator("#listen")
        expect(listen).to_be_visible()
        addresses = (listen.get_attribute("data-audio") or "").split()
        assert addresses, step
        known = {f"/sound/{file_of(text)}" for text in page.evaluate(SHOWN)}
        assert known <= set(addresses), step
        box = listen.bounding_box()
        assert box is not None
        places.add((round(box["x"]), round(box["y"])))

    expect_sound("start")
    voter.touch("Start")
    expect_sound("choose")
    assert page.locator(".v-cards .v-says").count() == len(PEOPLE)
    # what a person says is one touch away, and said at once
    assert heard.listen_to(page.get_by_role("button", name="What does Cy say?")) == [
        "Cy Crane",
        "I listen.",
        "I want buses in the evening.",
        "I speak up for others.",
    ]
    expect_sound("says")
    voter.go("Go back to all the people", "choose")
    voter.choose("Ann Ash")
    voter.touch("I have finished choosing")
    expect_sound("review")
    voter.touch("Yes, this is right")
    expect_sound("post")
    voter.touch("Post my vote")
    expect_sound("done")
    assert len(places) == 1, places
    assert heard.texts == []  # R34: nothing played automatically


SHOWN = """() => [...document.querySelectorAll('main h1, main .v-say, main .v-status')]
  .filter((e) => e.checkVisibility()).map((e) => e.textContent).filter((text) => text.trim())"""


def test_r31_without_clips_no_control_stands_there(voter: Voter, live: Live) -> None:
    page = voter.page
    page.route("**/sound/manifest.json", lambda route: route.fulfill(body="{}"))
    voter.open(live.link(live.card()))
    expect(page.locator("#listen")).to_be_hidden()
    assert page.locator(".v-listen").count() == 0


def test_r33_speed_and_volume_in_steps_with_the_pitch_kept(
    page: Page, live: Live, heard: Heard
) -> None:
    page.add_init_script(
        """const Real = window.Audio;
           window.Audio = function (...all) { return (window.player = new Real(...all)); };"""
    )
    voter = Voter(page)
    page.clock.install()
    page.goto(live.link(live.card()))
    voter.at("start")
    voter.settings("sound")
    state = "() => [player.playbackRate, player.volume, player.preservesPitch]"

    def steps(words: str) -> list[list[Any]]:
        button = page.get_by_role("button", name=words, exact=True)
        seen = [page.evaluate(state)]
        for _ in range(8):
            button.press("Enter")
            page.clock.run_for(510)
            seen.append(page.evaluate(state))
        return seen

    assert page.evaluate(state) == [1, 1, True]
    steps("Slower")
    assert [step[0] for step in steps("Faster")][:7] == [0.5, 0.65, 0.8, 1, 1.25, 1.6, 2]
    volumes = [round(step[1], 2) for step in steps("Not so loud")]
    assert volumes[:5] == [1, 0.8, 0.6, 0.4, 0.2]
    assert page.evaluate(state)[2] is True


def test_r33_where_the_tablet_keeps_the_volume_no_steps_promise_another(
    page: Page, live: Live, heard: Heard
) -> None:
    """As on iPads: what a page sets does not stay, and reads as 1."""
    page.add_init_script(
        """Object.defineProperty(HTMLMediaElement.prototype, 'volume',
             {get: () => 1, set: () => {}, configurable: true});"""
    )
    page.goto(live.link(live.card()))
    voter = Voter(page)
    voter.at("start")
    voter.settings("sound")
    expect(page.get_by_role("button", name="Slower", exact=True)).to_be_visible()
    assert page.get_by_role("button", name="Louder").count() == 0
    assert "Very loud" not in heard.listen_to()


def test_r34_a_new_sound_stops_the_old_and_one_control_stops_all(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    long = silence(seconds=20)
    voter.open(live.link(live.card()))
    page.route(
        "**/sound/*.mp3",
        lambda route: route.fulfill(body=long, content_type="audio/wav"),
    )
    listen = page.locator("#listen")
    page.get_by_role("button", name="What does Ann Ash say?").press("Enter")
    expect(listen).to_contain_text("Stop sound")
    voter.go("Go back to all the people", "choose")
    with page.expect_request(f"**/{file_of('Dot Dill')}"):
        page.get_by_role("button", name="What does Dot say?").press("Enter")
    expect(listen).to_contain_text("Stop sound")
    assert page.get_by_text("Stop sound").count() == 1
    listen.press("Enter")
    expect(listen).to_contain_text("Listen")


def test_r36_who_was_chosen_is_never_said_without_headphones(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.touch("I have finished choosing")
    voter.at("review")
    assert heard.texts == []
    spoken = heard.listen_to()
    assert "Is this right?" in spoken
    assert not {"Ann Ash", "You chose"} & set(spoken)


def test_r31_keys_say_the_controls_of_every_step_but_never_who_is_chosen(
    page: Page, live: Live, heard: Heard
) -> None:
    voter, card = Voter(page), live.card()
    live.sample.cast(card, (1, 0, 0, 0, 0))
    voter.show(live.link(card))
    heard.listen_to()  # by a key, so what keys reach is said from now on

    def said(start: str, presses: int) -> list[str]:
        heard.quiet()
        heard.take()
        page.locator(start).focus()
        for _ in range(presses):
            page.keyboard.press("Tab")
            page.wait_for_timeout(60)
        heard.quiet()
        return heard.take()

    assert said("h1", 2) == ["I am done", "Vote again"]
    voter.touch("Vote again")
    voter.go("Start", "choose")
    controls = page.locator("main button:visible").count()
    spoken = said("h1", controls)
    assert "I have finished choosing" in spoken
    assert not {*PEOPLE, *PEOPLE_SAY, "I do not want to choose anyone"} & set(spoken)
    voter.go("I do not want to choose anyone", "review")
    assert said("h1", 2) == ["Yes, this is right", "Go back and choose"]
    voter.go("Yes, this is right", "post")
    assert said("h1", 2) == ["Post my vote", "Go back"]


def one_at_a_time(page: Page) -> None:
    page.add_init_script("sessionStorage.setItem('repvote-look', JSON.stringify({layout: 'one'}))")


def test_r31_one_at_a_time_has_its_listen_beside_the_person(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    one_at_a_time(page)
    voter.open(live.link(live.card()))
    for _ in range(2):  # on the next person too
        name = page.locator(".v-person-now .v-name").inner_text()
        listen = page.get_by_role("button", name=f"Listen to {name}")
        assert heard.listen_to(listen) == [name, *PEOPLE_SAY]
        voter.touch("Not now")
    assert page.locator(".v-listen").count() == 1


def test_r36_one_at_a_time_says_the_choice_in_headphones_only(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    one_at_a_time(page)
    voter.open(live.link(live.card()))
    first = page.locator(".v-person-now .v-name").inner_text()
    voter.touch(f"Yes, choose {first}")
    heard.quiet()
    assert heard.take() == []
    voter.touch("Go back to the person before")
    said_aloud = heard.listen_to()
    assert first in said_aloud
    assert not {"Chosen", "You chose"} & set(said_aloud)
    voter.touch("No, take away")
    listen_mode(page)
    heard.some()
    name = page.locator(".v-person-now .v-name").inner_text()
    voter.touch(f"Yes, choose {name}")
    said_now = heard.until("You have chosen 1 person. You can choose 1 more.")
    assert said_now.pop(0) == f"Yes, choose {name}"  # the control had the focus
    assert said_now[:3] == ["You chose", name, "Reps for the North"]
    voter.touch("Go back to the person before")
    assert "Chosen" in heard.some()
    voter.touch("No, take away")
    assert heard.some()[1:3] == ["You took away", name]


def test_r49_practice_says_first_that_it_is_practice(page: Page, live: Live, heard: Heard) -> None:
    voter = Voter(page, fingers=True)
    page.goto(f"{live.url}/practice")
    voter.at("card")
    for step, words in (
        ("card", "Use a practice card"),
        ("start", "Start"),
        ("choose", "I have finished choosing"),
    ):
        voter.at(step)
        spoken = heard.listen_to()
        assert spoken[0] == "Practice. This is not a real vote.", step
        assert len(spoken) > 1, step
        if step == "choose":
            pear = page.get_by_role("button", name="Pear: what is it like?")
            pear.focus()  # by a key, as Listen was
            assert heard.some() == ["Pear: what is it like?"]
            assert heard.listen_to(pear)[:2] == ["Pear", "It is sweet."]
            voter.go("Go back to all the fruit", "choose")
        voter.touch(words)


def test_r13_stop_sets_sound_and_switch_back_for_the_next_person(page: Page, live: Live) -> None:
    changed = {"listen": True, "along": True, "speed": 5, "volume": 1, "scan": True, "pace": 2}
    kept = "() => JSON.parse(sessionStorage.getItem('repvote-aids'))"
    for path in ("check", "vote"):
        page.goto(f"{live.url}/{path}")
        page.evaluate("(v) => sessionStorage.setItem('repvote-aids', JSON.stringify(v))", changed)
        page.reload()
        voter = Voter(page)
        voter.at("card")
        page.locator("#stop").click()
        if path == "vote":
            voter.at("stop")
            page.locator("main .v-button", has_text="Yes, stop").dispatch_event("click")
            voter.at("stopped")
        else:
            expect(page).to_have_url(f"{live.url}/")
        usual = {"listen": False, "along": False, "speed": 3, "volume": 4, "scan": False, "pace": 3}
        assert page.evaluate(kept) == usual, path


def test_r23_welsh_pages_are_heard_in_welsh_and_names_as_they_are(
    page: Page, live: Live, heard: Heard
) -> None:
    spoken: list[str] = []
    heard.label = "Gwrando"
    page.goto(live.link(live.card()).replace("/vote#", "/vote?lang=cy#"))
    for step in ("start", "choose"):
        Voter(page).at(step)
        spoken = heard.listen_to()
        assert len(spoken) >= 3, step
        assert not {"You can choose 2 people.", "You are going to vote"} & set(spoken)
        if step != "choose":
            page.locator("main .v-main").first.press("Enter")
    assert "Reps for the North" in spoken
    assert "Dydych chi ddim wedi dewis neb eto. Gallwch ddewis 2 berson." in spoken


# --- pages for everybody ---


def test_r68_listen_reads_a_public_page_in_order(page: Page, live: Live, heard: Heard) -> None:
    page.goto(f"{live.url}/contests/north-rep")
    listen = page.locator(".tools .listen button")
    expect(listen).to_contain_text("Listen")
    assert heard.texts == []  # R34: nothing plays automatically
    listen.click()
    expect(listen).to_contain_text("Listen", timeout=60_000)
    page.wait_for_function("() => document.querySelector('.listen-words').textContent === 'Listen'")
    spoken = heard.take()
    shown = page.locator("[data-say]").all_inner_texts()
    assert spoken == [" ".join(text.split()) for text in shown]
    assert spoken[0] == "Reps for the North"
    card = page.locator(".person", has_text="Cy Crane")
    card.get_by_role("button", name="Listen Cy Crane").click()
    page.wait_for_timeout(600)
    assert heard.take() == ["Cy Crane", *PEOPLE_SAY]
    assert page.context.cookies() == []


def test_r34_a_second_press_stops_a_public_page(page: Page, live: Live) -> None:
    long = silence(seconds=20)
    page.route(
        "**/sound/*.mp3",
        lambda route: route.fulfill(body=long, content_type="audio/wav"),
    )
    page.goto(f"{live.url}/contests/north-rep")
    top = page.locator(".tools .listen button")
    one = page.get_by_role("button", name="Listen Dot Dill")
    top.click()
    expect(top).to_contain_text("Stop sound")
    one.click()
    expect(top).to_contain_text("Listen")
    stop = page.get_by_role("button", name="Stop sound Dot Dill")
    stop.click()
    expect(page.get_by_text("Stop sound")).to_have_count(0)


def test_r31_a_public_page_without_sound_shows_no_control(page: Page, live: Live) -> None:
    def without(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("data-audio", "data-x"))

    page.route("**/contests/north-rep", without)
    page.goto(f"{live.url}/contests/north-rep")
    assert page.locator(".listen:visible").count() == 0


def test_r56_without_scripts_everybody_who_stands_can_be_heard(
    new_context: NewContext, live: Live
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live.url}/vote")
    page.get_by_role("link", name="Reps for the North").click()
    players = page.locator(".person audio[controls]")
    expect(players).to_have_count(len(PEOPLE))
    names = page.locator(".person h3").all_inner_texts()
    for player, name in zip(players.all(), names, strict=True):
        expect(player).to_be_visible()
        assert player.get_attribute("aria-label") == f"Listen: {name}"
        answer = page.request.get(live.url + str(player.get_attribute("src")))
        assert answer.headers["content-type"] == "audio/mpeg"
        assert len(answer.body()) == 4 * len(silence())
    assert page.locator(".listen:visible").count() == 0
