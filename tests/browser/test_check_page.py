"""'Is my vote in the box?' in a real browser."""

from __future__ import annotations

import pytest

from ballots.credential import PICTURES, Card, card_text
from elections.services.voting import cancel_card
from tests.browser.audio_probe import Heard
from tests.browser.conftest import Live
from tests.browser.voter import Voter
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser


def find_by_pictures(voter: Voter, live: Live, card: Card) -> None:
    voter.page.goto(f"{live.url}/check")
    voter.touch("Find my card by its pictures")
    assert voter.page.locator(".v-key").count() == 32
    for step, number in zip(("first", "second"), card.pictures, strict=False):
        voter.at(step)
        voter.touch_it(voter.page.locator(".v-key").nth(number))
    voter.at("is-it-this")


def pictures_shown(voter: Voter) -> list[str]:
    names = voter.page.locator(".v-six li").all_inner_texts()
    return [name.replace("\u00ad", "") for name in names]


def go_to(voter: Voter, card: Card) -> None:
    while pictures_shown(voter) != [PICTURES[number] for number in card.pictures]:
        voter.touch("No")
        voter.at("is-it-this")


def test_a_card_is_found_by_its_first_two_pictures(voter: Voter, live: Live) -> None:
    card = live.card()
    live.sample.cast(card, (1, 0, 0, 0, 0))
    asked: list[str] = []
    voter.page.on("request", lambda request: asked.append(request.url))
    find_by_pictures(voter, live, card)
    go_to(voter, card)
    assert not any("/card/" in url for url in asked)
    voter.touch("Yes")
    voter.at("in-the-box")
    about_cards = [url for url in asked if "/card/" in url]
    assert about_cards == [f"{live.url}/api/box/{card.uuid}/card/{card.credential}"]
    assert voter.heading() == "Your vote is in the box"
    assert "Ann Ash" not in voter.page.content()


def test_r31_the_pictures_of_a_card_can_be_heard(voter: Voter, live: Live, heard: Heard) -> None:
    find_by_pictures(voter, live, live.card())
    shown = pictures_shown(voter)
    heard.take()
    voter.touch("Listen")
    spoken = heard.until("No")
    assert spoken[0] == "Is this your card?"
    assert spoken[-8:] == [*shown, "Yes", "No"]


def test_a_card_that_has_not_voted(voter: Voter, live: Live) -> None:
    card = live.card()
    voter.page.goto(live.link(card, "check"))
    voter.at("not-yet")
    assert voter.heading() == "You have not voted with this card"
    voter.says("Did you vote with it? Then ask for help.")
    assert voter.page.url == f"{live.url}/check"


def test_a_card_that_was_taken_out_is_found_by_its_pictures(voter: Voter, live: Live) -> None:
    card = live.card()
    cancel_card.cancel_card(live.sample.ctx, card.uuid, card.credential)
    find_by_pictures(voter, live, card)
    go_to(voter, card)
    voter.touch("Yes")
    voter.at("not-listed")


def test_a_lost_connection_after_the_pictures_can_be_tried_again(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    card = live.card()
    find_by_pictures(voter, live, card)
    go_to(voter, card)
    watch.expect("ERR_FAILED")
    voter.page.route("**/card/**", lambda route: route.abort(), times=1)
    voter.touch("Yes")
    voter.at("sorry")
    voter.touch("Try again")
    voter.at("not-yet")


def test_none_of_the_cards_shown_is_mine(voter: Voter, live: Live) -> None:
    find_by_pictures(voter, live, live.card())
    for _ in range(25):
        voter.touch("No")
        if voter.page.locator('[data-step="none"]').count():
            break
    voter.says("Try again, or ask for help.")
    voter.touch("Try again")
    voter.at("first")


def test_a_card_of_another_election_is_said_to_be_unknown(voter: Voter, live: Live) -> None:
    card = live.card()
    text = card_text("1" * 14, card.secret)
    voter.page.goto(f"{live.url}/check#{text}")
    voter.says("This card is not on our list. Ask for help.")


def test_the_secret_stays_on_the_page(voter: Voter, live: Live) -> None:
    card = live.card()
    asked: list[str] = []
    voter.page.on("request", lambda request: asked.append(request.url))
    voter.page.goto(live.link(card, "check"))
    voter.at("not-yet")
    assert any(card.credential in url for url in asked)
    assert not any(card.secret.replace("-", "") in url for url in asked)


def test_a_lost_connection_can_be_tried_again(voter: Voter, live: Live, watch: PageWatch) -> None:
    card = live.card()
    watch.expect("ERR_FAILED")
    voter.page.route("**/api/**", lambda route: route.abort(), times=1)
    voter.page.goto(live.link(card, "check"))
    voter.at("sorry")
    voter.touch("Try again")
    voter.at("not-yet")
