"""The voter's way in a real browser, against the real program."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, Request, Route, expect

from ballots.credential import PICTURES, Card, card_text
from elections.services.voting import cancel_card
from elections.services.voting import open_close as voting
from tests.browser.conftest import MANY, Live, live_election
from tests.browser.voter import Voter
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser


@pytest.fixture
def requests(page: Page) -> list[Request]:
    seen: list[Request] = []

    def note(request: Request) -> None:  # Playwright cannot hold a list's own method
        seen.append(request)

    page.on("request", note)
    return seen


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Live]:
    """Provide an election for this test alone, to close."""
    with live_election(tmp_path, MANY, 2) as election:
        yield election


def shown_pictures(page: Page) -> list[str]:
    return [text.replace("\u00ad", "") for text in page.locator(".v-six li").all_inner_texts()]


def words_of(card: Card) -> list[str]:
    return [PICTURES[number] for number in card.pictures]


# --- from the card to the box ------------------------------------------------------------------


def test_from_the_card_to_the_box_and_back(page: Page, live: Live, requests: list[Request]) -> None:
    card, voter = live.card(), Voter(page, fingers=True)
    page.goto(live.link(card))
    assert page.url == f"{live.url}/vote"
    voter.arrive()
    voter.at("start")
    voter.says("You can choose 2 people.")
    assert page.locator(".v-frame").count() == 2
    voter.touch("Start")
    expect(page.get_by_role("status")).to_have_text(
        "You have not chosen anyone yet. You can choose 2 people."
    )
    voter.choose("Bea Birch")
    expect(page.get_by_role("status")).to_have_text(
        "You have chosen 1 person. You can choose 1 more."
    )
    voter.choose("Dot Dill")
    voter.touch("I have finished choosing")
    assert page.locator(".v-person .v-name").all_inner_texts() == ["Bea Birch", "Dot Dill"]
    voter.touch("Yes, this is right")
    voter.touch("Post my vote")
    voter.at("done")
    assert voter.heading() == "Your vote is in the box"
    assert shown_pictures(page) == words_of(card)

    (raw,) = live.votes(card)
    assert live.choices(raw) == [0, 0, 1, 0, 1]  # Ann Ash, Ann Elm, Bea Birch, Cy Crane, Dot Dill

    bare = card.secret.replace("-", "")
    for request in requests:
        assert bare not in request.url
        assert bare not in (request.post_data or "")
        assert bare not in json.dumps(request.headers)
    for name in ("Bea Birch", "Dot Dill"):
        assert name not in page.content()

    page.goto(live.link(card, "check"))
    voter.at("in-the-box")
    assert shown_pictures(page) == words_of(card)


@pytest.mark.parametrize(("path", "step"), [("vote", "start"), ("check", "not-yet")])
def test_a_card_that_is_shown_while_the_page_loads_is_taken(
    page: Page, live: Live, path: str, step: str
) -> None:
    held = list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/words/**", hold)
    page.goto(f"{live.url}/{path}", wait_until="commit")
    page.wait_for_function("() => document.readyState !== 'loading'")
    page.wait_for_timeout(500)  # its script has looked at the address, and waits for the words
    page.evaluate("(hash) => { location.hash = hash }", live.link(live.card()).partition("#")[2])
    for route in held:
        route.continue_()
    expect(page.locator(f'[data-step="{step}"]')).to_be_visible()
    assert "#" not in page.url


def test_the_title_and_the_address_never_change(voter: Voter, live: Live) -> None:
    page = voter.page
    voter.open(live.link(live.card()))
    seen = {(page.title(), page.url)}
    voter.choose("Ann Ash")
    seen.add((page.title(), page.url))
    voter.to_last_step()
    seen.add((page.title(), page.url))
    assert len(seen) == 1


# --- choosing ----------------------------------------------------------------------------------


def test_one_too_many_is_refused_and_nothing_is_taken_away(page: Page, live: Live) -> None:
    voter = Voter(page, fingers=True)
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash", "Bea Birch", "Cy Crane")
    assert voter.chosen() == ["Ann Ash", "Bea Birch"]
    status = voter.page.get_by_role("status")
    expect(status).to_have_text("To choose Cy Crane, first take away one of the others.")
    voter.choose("Ann Ash")
    voter.choose("Cy Crane")
    assert voter.chosen() == ["Bea Birch", "Cy Crane"]


def test_nobody_may_be_chosen(voter: Voter, live: Live) -> None:
    card = live.card()
    voter.open(live.link(card))
    voter.touch("I have finished choosing")
    voter.at("nobody")
    voter.touch("Go back and choose")
    voter.at("choose")
    voter.touch("I do not want to choose anyone")
    voter.at("review")
    assert voter.heading() == "You did not choose anyone"
    voter.says("You can choose 2 people. You do not have to.")
    voter.touch("Yes, this is right")
    voter.touch("Post my vote")
    voter.at("done")
    assert live.choices(live.votes(card)[0]) == [0, 0, 0, 0, 0]


def test_choosing_no_one_asks_before_it_takes_away(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.touch("I do not want to choose anyone")
    voter.at("nobody")
    voter.touch("Keep the people I chose")
    assert voter.chosen() == ["Ann Ash"]


def test_change_leads_back_to_the_person_and_to_the_review(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash", "Dot Dill")
    voter.touch("I have finished choosing")
    voter.touch("Change Dot Dill")
    voter.at("choose")
    expect(voter.candidate("Dot Dill")).to_be_focused()
    assert voter.chosen() == ["Ann Ash", "Dot Dill"]
    voter.touch("I have finished choosing")
    voter.at("review")


def test_r44_the_browsers_back_keeps_the_choices(voter: Voter, live: Live) -> None:
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.to_last_step()
    for step in ("review", "choose"):
        voter.page.go_back()
        voter.at(step)
    assert voter.chosen() == ["Ann Ash"]


def test_many_people_come_on_pages_and_all_are_seen(voter: Voter, own: Live) -> None:
    card = own.card()
    voter.open(own.link(card))
    assert voter.page.locator(".v-candidate").count() == 7
    seen = voter.people()
    voter.choose(seen[0])
    voter.touch("1 to 7 of 13. See more people")
    assert voter.page.locator(".v-candidate").count() == 6
    seen += voter.people()
    assert sorted(seen) == sorted(MANY)
    voter.choose(seen[-1])
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    in_the_box = [1 if name in (seen[0], seen[-1]) else 0 for name in sorted(MANY)]
    assert own.choices(own.votes(card)[0]) == in_the_box


# --- posting -----------------------------------------------------------------------------------


@pytest.mark.parametrize("arrives", [False, True])
def test_a_lost_answer_is_tried_again_with_the_same_bytes(
    voter: Voter, live: Live, watch: PageWatch, arrives: bool
) -> None:
    card, sent = live.card(), list[str]()

    def lose(route: Route) -> None:
        sent.append(route.request.post_data or "")
        if len(sent) > 2:
            route.continue_()
            return
        if arrives:
            route.fetch()
        route.abort()

    watch.expect("ERR_FAILED")
    voter.page.route("**/ballots", lose)
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("lost")
    voter.says("We do not know if your vote is in the box.")
    voter.touch("Try again")
    voter.says("It still does not work. Ask for help.")
    voter.touch("Try again")
    voter.at("done")
    assert len(sent) == 3
    assert len(set(sent)) == 1
    assert len(live.votes(card)) == 1


def test_a_false_receipt_is_not_believed(voter: Voter, live: Live) -> None:
    card = live.card()

    def lie(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "tracker": "A" * 43})

    voter.page.route("**/ballots", lie)
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("lost")
    assert voter.heading() == "We are not sure about your vote"


def test_a_false_list_of_people_is_not_shown(voter: Voter, live: Live) -> None:
    """The names on the page must be the names that are sealed."""

    def swap(route: Route) -> None:
        answer = route.fetch()
        shown = answer.json()
        people = shown["candidates"]
        people[0]["name"], people[1]["name"] = people[1]["name"], people[0]["name"]
        route.fulfill(response=answer, json=shown)

    voter.page.route("**/api/box/*", swap)
    voter.page.goto(live.link(live.card()))
    voter.at("refused")
    assert voter.heading() == "Something is wrong with this election"
    voter.says("Ask for help.")


def test_a_page_that_stood_open_through_a_restart_still_posts(voter: Voter, live: Live) -> None:
    """A new server knows nothing of the page: no cookie and no token ties the two together."""
    card = live.card()
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    assert voter.page.context.cookies() == []
    assert voter.page.locator("meta[name=csrf-token]").count() == 0
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    assert len(live.votes(card)) == 1


def test_no_cookie_goes_with_a_vote(voter: Voter, live: Live) -> None:
    """Not even where one is there: in a browser that somebody of the board has used."""
    card = live.card()
    cookie = {"name": "repvote", "value": "x", "url": live.url}
    voter.page.context.add_cookies([cookie])  # type: ignore[list-item]
    posted: list[Request] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            posted.append(request)

    voter.page.on("request", note)
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    assert [request.url.rpartition("/")[2] for request in posted] == ["rehearsal", "ballots"]
    for request in posted:
        assert "cookie" not in request.all_headers()
        assert request.all_headers()["sec-fetch-site"] == "same-origin"


@pytest.mark.parametrize("way", ["cut", "strange page", "filter"])
def test_what_makes_posting_impossible_is_found_before_anybody_chooses(
    voter: Voter, live: Live, watch: PageWatch, way: str
) -> None:
    if way != "strange page":
        watch.expect("status of 403" if way == "filter" else "ERR_FAILED")
    card = live.card()
    answers: dict[str, Callable[[Route], None]] = {
        "cut": lambda route: route.abort(),
        "strange page": lambda route: route.fulfill(status=200, body="<h1>Sign in to the Wi-Fi"),
        "filter": lambda route: route.fulfill(status=403, json={"blocked": True}),
    }

    def stand_between(route: Route) -> None:
        if route.request.method == "POST":
            answers[way](route)
        else:
            route.continue_()

    voter.page.route("**/api/**", stand_between)
    voter.page.goto(live.link(card))
    voter.at("cannot-post")
    assert voter.heading() == "This tablet cannot post a vote now"
    voter.says("Something is wrong on the way to the box.")
    voter.page.unroute("**/api/**")
    voter.touch("Try again")
    voter.at("start")


def test_a_full_disk_is_said_before_anybody_chooses(
    voter: Voter, live: Live, watch: PageWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.expect("status of 409")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    voter.page.goto(live.link(live.card()))
    voter.at("cannot-post")
    voter.says("This computer is full.")


def test_voting_again_is_said_and_counts_last(voter: Voter, live: Live) -> None:
    card = live.card()
    for name in ("Ann Ash", "Cy Crane"):
        voter.show(live.link(card))
        if name == "Cy Crane":
            voter.at("voted")
            voter.says("You can vote again: the last one counts.")
            voter.touch("Vote again")
        voter.at("start")
        voter.touch("Start")
        voter.choose(name)
        voter.to_last_step()
        voter.touch("Post my vote")
        voter.at("done")
    assert [live.choices(raw) for raw in live.votes(card)] == [[1, 0, 0, 0, 0], [0, 0, 0, 1, 0]]


# --- cards that do not work --------------------------------------------------------------------


def test_cards_that_cannot_vote(voter: Voter, own: Live, watch: PageWatch) -> None:
    page, card = voter.page, own.card()
    text = card_text(card.uuid, card.secret)
    for fragment, words in (
        (text[:-2], "We did not get all of your card."),
        ("hello", "This is not a vote card."),
    ):
        page.goto(f"{own.url}/vote#{fragment}")
        voter.at("card")
        voter.says(words)
        assert page.url == f"{own.url}/vote"

    other = next(other_card for other_card in own.sample.cards if other_card.uuid != card.uuid)
    page.goto(f"{own.url}/vote#{card_text(card.uuid, other.secret)}")
    voter.says("This card is not for this election")

    page.goto(f"{own.url}/vote#{card_text('1' * 14, card.secret)}")
    voter.at("refused")
    voter.touch("Show another card")
    voter.at("card")
    watch.expect("status of 404")

    cancel_card.cancel_card(own.sample.ctx, card.uuid, card.credential)
    page.goto(own.link(card))
    voter.says("This card does not work any more")
    page.goto(own.link(card, "check"))
    voter.says("This card does not work any more")


def test_voting_that_closes_while_somebody_chooses(
    voter: Voter, own: Live, watch: PageWatch
) -> None:
    card = own.card()
    voter.open(own.link(card))
    voter.choose(voter.people()[0])
    voter.touch_it(voter.page.locator(".v-way-more"))
    voter.to_last_step()
    voting.close_voting(own.sample.ctx)
    watch.expect("status of 409")
    voter.touch("Post my vote")
    voter.at("turned-away")
    assert voter.heading() == "Your vote is not in the box"
    voter.touch("Show another card")
    voter.page.goto(own.link(card))
    voter.says("Voting is over")
    assert own.votes(card) == []


def test_a_card_that_voted_too_often_is_told_that_its_earlier_vote_stays(
    voter: Voter, own: Live, watch: PageWatch
) -> None:
    card = own.card()
    choices = [0] * len(own.sample.contest("north-rep").candidates)
    for _ in range(own.sample.election.rules.votes_per_card - 1):
        own.sample.cast(card, choices)
    voter.open(own.link(card))
    voter.choose(voter.people()[0])
    voter.touch_it(voter.page.locator(".v-way-more"))
    voter.to_last_step()
    own.sample.cast(card, choices)
    last = own.votes(card)[-1]
    watch.expect("status of 409")
    voter.touch("Post my vote")
    voter.at("turned-away")
    assert voter.heading() == "Your vote from before counts"
    voter.says("This card has no votes left. The vote in the box counts.")
    assert own.votes(card)[-1] == last
    voter.page.goto(own.link(card))
    voter.at("refused")
    voter.says("Your vote is in the box.")
    voter.says("This card cannot vote again.")


# --- stopping ----------------------------------------------------------------------------------


def test_stop_asks_goes_back_and_clears(voter: Voter, live: Live) -> None:
    card = live.card()
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    voter.touch("Stop")
    voter.at("stop")
    voter.touch("Go back to my vote")
    assert voter.chosen() == ["Ann Ash"]
    voter.touch("Stop")
    voter.touch("Yes, stop")
    voter.at("stopped")
    voter.says("No vote went in the box. Your card still works.")
    assert "Ann Ash" not in voter.page.content()
    assert live.votes(card) == []


def test_a_new_card_in_the_same_tab_starts_anew(voter: Voter, live: Live) -> None:
    first, second = live.card(), live.card()
    voter.open(live.link(first))
    voter.choose("Ann Ash")
    voter.page.evaluate("(text) => { location.hash = text }", card_text(second.uuid, second.secret))
    voter.arrive()
    voter.at("start")
    voter.touch("Start")
    assert voter.chosen() == []
    assert "#" not in voter.page.url
