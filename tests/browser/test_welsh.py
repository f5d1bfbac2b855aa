"""The voter's page in Welsh: every word, the forms of numbers, and English where Welsh fails."""

from __future__ import annotations

import html
import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Live
from tests.browser.voter import Voter

pytestmark = pytest.mark.browser
STILL_ENGLISH = ".still-english"


def welsh(live: Live) -> str:
    return live.link(live.card()).replace("/vote#", "/vote?lang=cy#")


def to_the_people(page: Page) -> Voter:
    voter = Voter(page)
    for step in ("look", "start", "choose"):
        expect(page.locator("[data-step]:not([data-step=wait])")).to_be_visible()
        if page.locator(f"[data-step={step}]").count() and step != "choose":
            page.locator("main .v-main").first.press("Enter")
    voter.at("choose")
    return voter


def test_r23_a_whole_vote_in_welsh(page: Page, live: Live) -> None:
    page.goto(welsh(live))
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    voter = to_the_people(page)
    voter.says("Dydych chi ddim wedi dewis neb eto.")
    voter.choose("Ann Ash")
    voter.says("Rydych chi wedi dewis 1 person. Gallwch ddewis 1 arall.")
    voter.choose("Bea Birch")
    voter.says("Rydych chi wedi dewis 2 berson.")  # the form for two, which softens
    voter.choose("Cy Crane")
    voter.says("I ddewis Cy Crane, tynnwch un o'r lleill yn gyntaf.")
    expect(page.locator(STILL_ENGLISH)).to_have_count(0)
    page.locator(".v-bar .v-main").press("Enter")
    voter.at("review")
    for step in ("review", "post"):
        voter.at(step)
        expect(page.locator(STILL_ENGLISH)).to_have_count(0)
        page.locator("main .v-main").first.press("Enter")
    voter.at("done")
    voter.says("Mae eich pleidlais yn y blwch")
    expect(page.locator(STILL_ENGLISH)).to_have_count(0)


def test_a_sentence_without_welsh_is_shown_as_english(page: Page, live: Live) -> None:
    def without_one(route: Route) -> None:
        answer = route.fetch()
        pattern = re.compile(r'(<meta name="browser-words" content=")([^"]*)(">)')

        def cut(found: re.Match[str]) -> str:
            words = json.loads(html.unescape(found[2]))
            del words["texts"]["Show your vote card"]
            return found[1] + html.escape(json.dumps(words)) + found[3]

        route.fulfill(response=answer, body=pattern.sub(cut, answer.text()))

    page.route("**/vote?lang=cy", without_one)
    page.goto(f"{live.url}/vote?lang=cy")
    left = page.locator("h1 .still-english")
    expect(left).to_have_text("Show your vote card")
    expect(left).to_have_attribute("lang", "en")


def test_the_switch_is_there_only_before_a_card_is_shown(page: Page, live: Live) -> None:
    page.goto(f"{live.url}/vote")
    page.get_by_role("link", name="Cymraeg").click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.get_by_role("link", name="English")).to_be_visible()
    page.goto(welsh(live))
    to_the_people(page)
    expect(page.locator(".languages")).to_be_hidden()
