"""The voter's pages in Welsh: every word, the forms of numbers, and English where Welsh fails."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from ballots.credential import PICTURES, Card
from elections.core import print_words
from tests.browser.conftest import MANY, Live, live_election
from tests.browser.voter import Voter
from tests.conftest import NewContext
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser
STILL_ENGLISH = ".still-english"


def welsh(live: Live, card: Card | None = None, page: str = "vote") -> str:
    return live.link(card or live.card(), page).replace("#", "?lang=cy#")


def words_of(card: Card) -> list[str]:
    """Return the Welsh words of a card's pictures."""
    pictures = print_words.picture_words("cy")
    return [pictures[number] for number in card.pictures]


def shown(page: Page, place: str = ".v-six li") -> list[str]:
    """Return the words below pictures."""
    return [text.replace("\u00ad", "") for text in page.locator(place).all_inner_texts()]


def to_the_people(page: Page) -> Voter:
    voter = Voter(page)
    for step in ("start", "choose"):
        expect(page.locator("[data-step]:not([data-step=wait])")).to_be_visible()
        if page.locator(f"[data-step={step}]").count() and step != "choose":
            page.locator("main .v-main").first.press("Enter")
    voter.at("choose")
    return voter


def test_r23_a_whole_vote_in_welsh(page: Page, live: Live) -> None:
    card = live.card()
    page.goto(welsh(live, card))
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    voter = to_the_people(page)
    voter.says("Dydych chi ddim wedi dewis neb eto.")
    voter.choose("Ann Ash")
    voter.says("Rydych chi wedi dewis 1 person. Gallwch ddewis 1 arall.")
    voter.choose("Bea Birch")
    voter.says("Rydych chi wedi dewis 2 berson.")  # the form for two, with a soft mutation
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
    assert shown(page) == words_of(card)
    expect(page.locator(STILL_ENGLISH)).to_have_count(0)


@pytest.mark.parametrize("layout", ["all", "one"])
def test_names_titles_and_points_say_their_own_language(
    page: Page, live: Live, layout: str
) -> None:
    """A screen reader must not read "Ann Ash listens" as if it were Welsh."""
    page.goto(welsh(live))
    Voter(page).at("start")
    Voter(page).settings("layout")
    page.locator(f'[data-look="layout-{layout}"]').press("Enter")
    page.locator("main .v-main").press("Enter")
    Voter(page).at("start")
    english = "[lang=en]"
    expect(page.locator(f"main {english}")).to_have_text("Reps for the North")
    page.get_by_role("button", name="Mae angen help arnaf").press("Enter")
    expect(page.locator(f"#curtain {english}")).to_have_text("Reps for the North")
    page.locator("#curtain .v-main").press("Enter")
    page.locator("main .v-main").press("Enter")
    Voter(page).at("choose")
    for place in ("h1", ".v-name", ".v-points"):
        for element in page.locator(f"main {place}").all():
            expect(element).to_have_attribute("lang", "en")
    expect(page.locator("main .v-say[lang], main .v-state[lang]")).to_have_count(0)
    if layout == "all":
        Voter(page).choose("Ann Ash")
        page.locator(".v-bar .v-main").press("Enter")
        Voter(page).at("review")
        expect(page.locator(f"main {english}")).to_have_text(["Reps for the North", "Ann Ash"])


@pytest.fixture(scope="module")
def seven_seats(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live_election(tmp_path_factory.mktemp("seven"), MANY, 7) as election:
        yield election


def test_r23_the_tablet_counts_in_welsh_forms(page: Page, seven_seats: Live) -> None:
    kinds = "[0, 1, 2, 3, 6, 4, 5, 7, 26].map((n) => new Intl.PluralRules('cy').select(n))"
    order = ["zero", "one", "two", "few", "many", *["other"] * 4]
    assert page.evaluate(kinds) == order  # the order of the forms in the catalogue
    page.goto(welsh(seven_seats))
    voter = to_the_people(page)
    texts = []
    for name in MANY[:6]:
        voter.choose(name)
        texts.append(page.locator(".v-status").inner_text().split(".")[0])
    counted = ("1 person", "2 berson", "3 pherson", "4 person", "5 person", "6 pherson")
    assert texts == [f"Rydych chi wedi dewis {number}" for number in counted]
    voter.at("choose")


def test_r23_is_my_vote_in_the_box_in_welsh(page: Page, live: Live) -> None:
    card, voter = live.card(), Voter(page)
    page.goto(welsh(live, card, "check"))
    voter.at("not-yet")
    assert shown(page) == words_of(card)
    expect(page.locator(STILL_ENGLISH)).to_have_count(0)
    page.locator("main .v-actions button").last.press("Enter")
    voter.at("card")
    page.locator("main .v-actions button").last.press("Enter")
    for step, number in zip(("first", "second"), card.pictures, strict=False):
        voter.at(step)
        assert shown(page, ".v-key") == list(print_words.picture_words("cy"))
        expect(page.locator(STILL_ENGLISH)).to_have_count(0)
        page.locator(".v-key").nth(number).press("Enter")
    voter.at("is-it-this")
    voter.says("Ai dyma eich cerdyn?")
    expect(page.locator(STILL_ENGLISH)).to_have_count(0)


def test_r23_practice_in_welsh(page: Page, live: Live) -> None:
    voter = Voter(page)
    page.goto(f"{live.url}/practice?lang=cy")
    for step in ("card", "start"):
        voter.at(step)
        expect(page.locator(STILL_ENGLISH)).to_have_count(0)
        page.locator("main .v-main").first.press("Enter")
    voter.at("choose")
    voter.choose("Afal")
    voter.says("Rydych chi wedi dewis 1 ffrwyth.")
    expect(page.locator("main [lang]")).to_have_count(0)  # fruit have Welsh names
    while page.locator('[data-step="choose"]').count():  # through the other pages of fruit
        page.locator(".v-bar .v-main").press("Enter")
    for step in ("review", "post"):
        voter.at(step)
        expect(page.locator(STILL_ENGLISH)).to_have_count(0)
        page.locator("main .v-main").first.press("Enter")
    voter.at("done")
    assert shown(page) == ["afal", "haul", "ci", "cwch", "het", "cacen"]
    expect(page.locator(STILL_ENGLISH)).to_have_count(0)


def without(page: Page, *keys: str) -> None:
    """Remove these messages from the Welsh of the voter's pages."""
    messages = re.compile(rf"^(?:{'|'.join(keys)}) =.*\n(?:[ \n].*\n)*", re.MULTILINE)
    link = re.compile(r'(<link [^>]*data-words=")cy(" href="/words/)cy(/\w+\.ftl)[^"]*(">)')

    def fewer(route: Route) -> None:
        answer = route.fetch()
        body, cut = messages.subn("", answer.text())
        assert cut == len(keys)
        route.fulfill(response=answer, body=body)

    def name_both(route: Route) -> None:
        answer = route.fetch()
        english = link.search(answer.text())
        assert english is not None
        both = english[0] + english.expand(r"\1en\2en\3\4")
        route.fulfill(response=answer, body=answer.text().replace(english[0], both))

    page.route(re.compile(r"/words/cy/"), fewer)
    page.route(re.compile(r"/(vote|check)\?lang=cy"), name_both)


def expect_english(page: Page, place: str, text: str) -> None:
    left = page.locator(f"{place} {STILL_ENGLISH}").first
    expect(left).to_have_text(text)
    expect(left).to_have_attribute("lang", "en")
    seen = left.evaluate("(element) => getComputedStyle(element, '::after').content")
    assert "(EN)" in seen


def test_a_sentence_without_welsh_is_shown_as_english(page: Page, live: Live) -> None:
    without(page, "card-heading", "choose-take", "choose-status")
    page.goto(f"{live.url}/vote?lang=cy")
    expect_english(page, "h1", "Show your vote card")
    page.goto(welsh(live))
    voter = to_the_people(page)
    expect_english(page, ".v-candidate", "Touch to choose")
    voter.choose("Ann Ash")  # words that change while the voter acts
    expect_english(page, ".v-status", "You have chosen 1 person. You can choose 1 more.")


def test_a_picture_without_a_welsh_word_has_its_english_one(page: Page, live: Live) -> None:
    without(page, "picture-butterfly", "picture-dog")
    page.goto(f"{live.url}/check?lang=cy")
    Voter(page).at("card")
    page.locator("main .v-actions button").last.press("Enter")
    Voter(page).at("first")
    for name in ("butterfly", "dog"):
        key = page.locator(".v-key").nth(PICTURES.index(name))
        assert key.locator(STILL_ENGLISH).inner_text().replace("\u00ad", "") == name
    expect(page.locator(STILL_ENGLISH)).to_have_count(2)


def test_r57_without_a_network_the_page_comes_in_its_language(
    new_context: NewContext, live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED")  # the list of clips comes with a card
    watch.expect("ERR_FAILED")
    context = new_context(service_workers="allow")
    page = context.new_page()
    page.goto(f"{live.url}/vote?lang=cy")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    context.set_offline(True)
    for address, language, title in (
        ("/vote?lang=cy", "cy", "Dangoswch eich cerdyn pleidleisio"),
        ("/vote", "en", "Show your vote card"),
        ("/vote?lang=cy", "cy", "Dangoswch eich cerdyn pleidleisio"),
    ):
        page.goto(f"{live.url}{address}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(STILL_ENGLISH)).to_have_count(0)


def test_the_switch_is_there_only_before_a_card_is_shown(page: Page, live: Live) -> None:
    page.goto(f"{live.url}/vote")
    page.get_by_role("link", name="Cymraeg").click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.get_by_role("link", name="English")).to_be_visible()
    page.goto(welsh(live))
    to_the_people(page)
    expect(page.locator(".languages-list")).to_be_hidden()
