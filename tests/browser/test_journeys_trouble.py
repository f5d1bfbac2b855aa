"""Whole journeys with trouble on the way: reloads, no network, shaky hands, a second window."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from ballots.credential import Card
from tests.browser.audio_probe import file_of
from tests.browser.conftest import Live
from tests.browser.input_methods import finger_twice
from tests.browser.stored_data import EVERYTHING_KEPT, traces, wait_for_box, wait_kept, wait_rows
from tests.browser.voter import WAY, Voter
from tests.conftest import NewContext
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

ANN = [[1, 0, 0, 0, 0]]  # Ann Ash, Ann Elm, Bea Birch, Cy Crane, Dot Dill
BEA = [[0, 0, 1, 0, 0]]
DOT = [[0, 0, 0, 0, 1]]


def go_to(voter: Voter, stop: str, *people: str) -> None:
    """Go from the first step to this one; choose these people if nobody is chosen."""
    steps = [*(step for step, _ in WAY), "lost"]
    arrived = ",".join(f'[data-step="{step}"]' for step in ("start", "lost"))
    expect(voter.page.locator(arrived)).to_be_visible()
    here = steps.index(voter.page.locator("[data-step]").get_attribute("data-step") or "")
    for step, words in WAY[here : steps.index(stop)]:
        voter.at(step)
        if step == "choose":
            voter.choose(*(name for name in people if name not in voter.chosen()))
        voter.touch(words)
    voter.at(stop)
    if stop == "choose":
        voter.choose(*(name for name in people if name not in voter.chosen()))


def leaves_no_trace(page: Page, card: Card, *names: str) -> None:
    """Check that nothing is left on the page, behind Back, or in the browser's storage."""
    wait_rows(page, 0)
    kept = page.evaluate(EVERYTHING_KEPT)
    shown = page.content()
    for trace in traces(card, *names):
        assert trace not in kept
        assert trace not in shown


def test_r51_a_reload_at_each_step(voter: Voter, live: Live, watch: PageWatch) -> None:
    """Start, people (before and after choosing), review, post, lost, and the end."""
    watch.expect("ERR_FAILED")
    card, page = live.card(), voter.page
    page.goto(live.link(card))
    page.route("**/ballots", lambda route: route.abort())
    for stop in ("start", "choose", "choose", "review", "post", "lost"):
        chosen = stop != "start"
        go_to(voter, stop, *(["Bea Birch"] if chosen else []))
        if chosen:
            wait_rows(page, 1)
        page.reload()
        voter.at("card")
        assert "Bea Birch" not in page.content()
        waits = page.get_by_text("Locked votes wait on this tablet.")
        expect(waits).to_have_count(1 if stop == "lost" else 0)
        page.goto(live.link(card))
        if chosen and stop != "lost":
            voter.arrive()
            voter.says("We kept what you chose before.")
    voter.at("lost")
    page.unroute("**/ballots")
    voter.touch("Try again")
    voter.at("done")
    page.reload()
    voter.at("card")
    leaves_no_trace(page, card, "Bea Birch")
    assert live.box(card) == BEA


def test_r57_the_network_is_cut_before_posting(
    new_context: NewContext, live: Live, watch: PageWatch
) -> None:
    """Once loaded it goes on, even through a reload; posting waits and sends the same vote."""
    watch.expect("ERR_INTERNET_DISCONNECTED")
    context: BrowserContext = new_context(service_workers="allow")
    context.add_init_script(
        """const real = window.fetch;
           window.got = []; // clips that came, from wherever
           window.fetch = async (...all) => {
             const answer = await real(...all);
             if (answer.ok && /[.]mp3$/.test(all[0])) got.push(all[0]);
             return answer;
           };"""
    )
    card, page = live.card(), context.new_page()
    voter = Voter(page)
    seen: list[Request] = []

    def note(request: Request) -> None:  # Playwright cannot hold a list's own method
        seen.append(request)

    context.on("request", note)
    page.goto(f"{live.url}/vote")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    voter.show(live.link(card))
    voter.at("start")
    wait_for_box(page, card)
    points = ("Dot Dill", "I listen.", "I want buses in the evening.", "I speak up for others.")
    clips = [f"/sound/{file_of(sentence)}" for sentence in points]
    wait_kept(page, *clips)
    context.set_offline(True)
    voter.touch("Start")
    voter.choose("Dot Dill")
    wait_rows(page, 1)
    page.reload()
    voter.at("card")
    page.goto(live.link(card))
    voter.arrive()
    voter.says("The tablet has no connection now.")
    voter.touch("Start")
    assert voter.chosen() == ["Dot Dill"]
    page.get_by_role("button", name="What does Dot say?").press("Enter")
    page.wait_for_function("() => got.length >= 4")
    assert page.evaluate("() => got") == clips
    voter.go("Go back to all the people", "choose")
    photos = "() => [...document.querySelectorAll('main img')].every((e) => e.naturalWidth > 0)"
    page.wait_for_function(photos)
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("lost")
    voter.says("The tablet lost its connection.")
    context.set_offline(False)  # it tries again automatically
    voter.at("done")
    assert live.box(card) == DOT
    assert {request.url.split("/")[2] for request in seen} == {live.url.split("/")[2]}


TWICE = (  # the control that gets two taps, and the step afterwards
    ("Stop", "stop"),
    ("Go back to my vote", "start"),
    ("Start", "choose"),
    ("Dot Dill", "choose"),
    ("I need help", None),
    ("Stop", None),
    ("Go back", None),
    ("Go back to my vote", "choose"),
    ("Change how it looks", "look"),
    ("Colours", "look-theme"),
    ("Cream", "look-theme"),
    ("Change how it looks", "choose"),
    ("I have finished choosing", "review"),
    ("Change Dot Dill", "choose"),
    ("I have finished choosing", "review"),
    ("Yes, this is right", "post"),
    ("Post my vote", "done"),
    ("My card is different", "compare"),
    ("Go back", "done"),
    ("Finish", "handover"),
    ("Start", "card"),
)


def test_r29_two_taps_on_everything(voter: Voter, live: Live) -> None:
    """The second tap presses neither the same control nor what has come under the finger."""
    card, page = live.card(), voter.page
    page.clock.install()
    page.goto(live.link(card))
    voter.at("start")
    for words, step in TWICE:
        finger_twice(page, words)
        if step:
            voter.at(step)
        if step == "choose":
            people = ["Dot Dill"] if words != "Start" else []
            assert voter.chosen() == people, words
    assert live.box(card) == DOT


@pytest.mark.parametrize("stop", ["start", "choose", "help", "review", "post", "lost"])
def test_r51_two_tabs_with_one_card(page: Page, live: Live, watch: PageWatch, stop: str) -> None:
    """The second window posts. The first, wherever it is, learns it and forgets its choices."""
    card = live.card()
    first, second = Voter(page), Voter(page.context.new_page())
    if stop == "lost":
        watch.expect("ERR_FAILED")
        page.route("**/ballots", lambda route: route.abort())
    page.goto(live.link(card))
    go_to(first, "choose" if stop == "help" else stop, "Ann Ash")
    if stop == "help":
        first.touch("I need help")
    second.page.goto(live.link(card))
    if stop == "lost":
        second.touch("Try again")  # the vote that was locked in the first window
    else:
        go_to(second, "choose")
        second.choose(
            *(set(second.chosen()) ^ {"Bea Birch"})
        )  # the choices that the first window kept are there
        second.to_last_step()
        second.touch("Post my vote")
    second.at("done")
    first.at("card")
    first.says("This card has voted in another window.")
    for voter in (first, second):
        leaves_no_trace(voter.page, card, "Ann Ash", "Bea Birch")
    page.go_back()
    assert not {"Ann Ash", "Bea Birch"} & set(page.locator("body").inner_text().splitlines())
    assert live.box(card) == (ANN if stop == "lost" else BEA)
