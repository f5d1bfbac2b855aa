"""Showing a card: by camera, by a scanner that types, and by a helper."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
import qrcode
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from ballots.card_letters import letters_of
from ballots.credential import Card, card_text, new_secret
from tests.browser.conftest import Live
from tests.browser.voter import WAY, Voter
from tests.browser.walks import HELPER
from tests.factories.election_factory import SECRETARY
from tests.support.browser import ARGUMENTS, PageWatch, open_context
from tools.system_parts import chromium as chromium_program

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 640, 480


@pytest.fixture
def voter(page: Page) -> Voter:
    return Voter(page)


def film(file: Path, text: str) -> Path:
    """Make a film of a card held up to the camera, in the raw form Chromium's fake camera takes."""
    code = qrcode.make(text, border=4).get_image().convert("L").resize((300, 300))
    frame = Image.new("L", (WIDTH, HEIGHT), 200)
    frame.paste(code, (150, 90))
    colourless = bytes([128]) * (WIDTH * HEIGHT // 2)
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode()
    file.write_bytes(head + (b"FRAME\n" + frame.tobytes() + colourless) * 2)
    return file


def to_the_box(voter: Voter, live: Live, card: Card) -> None:
    """Vote by touch alone after the card: no password, no letters."""
    for step, words in WAY:
        voter.at(step)
        if step == "choose":
            voter.choose("Bea Birch")
        voter.touch(words)
    voter.at("done")
    assert live.box(card) == [[0, 0, 1, 0, 0]]


@pytest.mark.parametrize("form", ["link", "text"])
def test_r54_a_card_before_the_camera_and_touches_lead_to_the_box(
    live: Live, chromium: Browser, watch: PageWatch, tmp_path: Path, form: str
) -> None:
    card = live.card()
    text = card_text(card.uuid, card.secret)
    shown = film(tmp_path / "card.y4m", live.link(card) if form == "link" else text)
    browser = chromium.browser_type.launch(
        executable_path=chromium_program(),
        chromium_sandbox=os.geteuid() != 0,
        args=[
            *ARGUMENTS,
            "--use-fake-ui-for-media-stream",  # says yes, as the permission of the context does
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={shown}",
        ],
    )
    with closing(browser):
        voter = Voter(open_context(browser, watch, permissions=["camera"]).new_page())
        voter.page.goto(f"{live.url}/vote")
        voter.touch("Use the camera")
        voter.at("start")
        assert voter.page.locator("video").count() == 0
        to_the_box(voter, live, card)


def test_without_a_camera_there_are_other_ways(voter: Voter, live: Live) -> None:
    card = live.card()
    voter.page.goto(f"{live.url}/vote")
    voter.touch("Use the camera")
    voter.says("The camera does not work here. Ask for help.")
    voter.page.get_by_text("For helpers: type or paste the card").click()
    voter.page.get_by_label("The letters on the card, or the link").fill(live.link(card))
    voter.touch("Use this card")
    voter.arrive()
    voter.at("start")


@pytest.mark.parametrize("focus", ["nothing", "button"])
def test_r54_a_scanner_wherever_the_focus_is_and_touches_lead_to_the_box(
    voter: Voter, live: Live, focus: str
) -> None:
    page = voter.page
    page.goto(f"{live.url}/vote")
    voter.at("card")
    if focus == "button":
        page.get_by_role("button", name="Use the camera").focus()
    card = live.card()
    page.keyboard.type(live.link(card))
    page.keyboard.press("Enter")
    to_the_box(voter, live, card)


@pytest.mark.parametrize("focus", ["page", "field"])
def test_a_scanner_that_ends_with_tab_under_caps_lock_is_understood(
    voter: Voter, live: Live, focus: str
) -> None:
    page = voter.page
    page.goto(f"{live.url}/vote")
    voter.at("card")
    if focus == "field":
        page.get_by_text(HELPER).press("Enter")
        page.locator("#card-field").focus()
    page.keyboard.type(live.link(live.card()).swapcase())
    page.keyboard.press("Tab")
    voter.at("start")


@pytest.mark.parametrize("typed", ["half", "whole"])
def test_a_persons_tab_leaves_the_field_as_it_is(voter: Voter, live: Live, typed: str) -> None:
    page, card = voter.page, live.card()
    whole = card_text(card.uuid, card.secret)
    text = whole if typed == "whole" else whole[:7]
    page.goto(f"{live.url}/vote")
    page.get_by_text(HELPER).press("Enter")
    page.locator("#card-field").focus()
    page.keyboard.type(text)
    page.keyboard.press("Tab")
    expect(page.locator("#card-field")).to_have_value(text)
    expect(page.locator("#card-field")).not_to_be_focused()


@pytest.mark.parametrize("path", ["vote", "check"])
def test_the_letters_on_the_card_are_typed_in_any_case_and_spacing(
    voter: Voter, live: Live, path: str
) -> None:
    page, card = voter.page, live.card()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live.url}/{path}")
    page.get_by_text(HELPER).press("Enter")
    field = page.get_by_label("The letters on the card, or the link")
    letters = letters_of(card.secret)
    slip = ("B" if letters[0] == "A" else "A") + letters[1:]
    field.fill(slip)
    field.press("Enter")
    wrong = "We do not know these letters. Look at your card again."
    expect(page.locator("#card-field-wrong")).to_have_text(wrong)
    expect(page.get_by_role("alert")).to_be_focused()
    expect(field).to_have_value(slip)  # nobody types thirty letters twice
    assert not [url for url in asked if "/api/" in url]
    field.fill(letters.lower().replace(" ", "  "))
    field.press("Enter")
    voter.at("start" if path == "vote" else "not-yet")
    assert any(card.credential in url for url in asked)
    assert not any(letters[:5] in url.upper() for url in asked)


def test_letters_of_no_card_are_said_to_be_unknown(voter: Voter, live: Live) -> None:
    page = voter.page
    page.goto(f"{live.url}/vote")
    page.get_by_text(HELPER).press("Enter")
    page.locator("#card-field").fill(letters_of(new_secret()))
    voter.touch("Use this card")
    wrong = "We do not know these letters. Look at your card again."
    expect(page.get_by_role("alert")).to_have_text(wrong)


def test_typed_letters_without_a_connection_say_so_and_stay(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_FAILED")
    page, letters = voter.page, letters_of(live.card().secret)
    page.goto(f"{live.url}/vote")
    page.get_by_text(HELPER).press("Enter")
    field = page.get_by_label("The letters on the card, or the link")
    page.route("**/api/boxes", lambda route: route.abort(), times=1)
    field.fill(letters)
    field.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(
        "There was no answer. Wait a little, and try again."
    )
    expect(field).to_have_value(letters)
    field.press("Enter")
    voter.at("start")


NO_CAMERA = {
    "unsafe": "Object.defineProperty(window, 'isSecureContext', {value: false})",
    "none": "Object.defineProperty(Navigator.prototype, 'mediaDevices', {value: undefined})",
}


@pytest.mark.parametrize(
    ("path", "why"), [("vote", "none"), ("check", "none"), ("check", "unsafe")]
)
def test_r58_where_no_camera_can_be_it_says_so_and_what_to_do(
    voter: Voter, live: Live, path: str, why: str
) -> None:
    page = voter.page
    page.add_init_script(NO_CAMERA[why])
    page.goto(f"{live.url}/{path}")
    voter.at("card")
    voter.says("The camera does not work here.")
    voter.says("Ask a helper to type your card.")
    shown_text = page.locator("main").inner_text()
    assert "scanner" not in shown_text  # nobody has seen one here
    assert ("Or ask the secretary how you can vote." in shown_text) == (path == "vote")
    expect(page.get_by_role("button", name="Use the camera")).to_have_count(0)
    page.keyboard.type(live.link(live.card()))
    page.keyboard.press("Enter")
    voter.at("start" if path == "vote" else "not-yet")
    page.goto(f"{live.url}/{path}")
    voter.says("Use the scanner.")
    voter.says("Or ask a helper to type your card.")


@pytest.mark.parametrize("way", ["scanner", "helper"])
@pytest.mark.parametrize("path", ["vote", "check"])
def test_r53_a_wrong_card_is_said_at_the_top_and_at_the_field(
    voter: Voter, live: Live, path: str, way: str
) -> None:
    page = voter.page
    page.goto(f"{live.url}/{path}")
    voter.at("card")
    words, wrong = "This is not a vote card. Show your vote card.", "5000112637922"
    field = page.get_by_label("The letters on the card, or the link")
    if way == "scanner":
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.keyboard.type(wrong)
        page.keyboard.press("Enter")
    else:
        page.get_by_text(HELPER).press("Enter")
        field.fill(wrong)
        voter.touch("Use this card")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(words)
        expect(page.locator("#card-field-wrong")).to_be_visible()
    notice = page.get_by_role("alert")
    expect(notice).to_have_text(words)
    expect(notice).to_be_focused()
    expect(notice).to_be_in_viewport(ratio=1)
    under = page.locator("main h1").bounding_box()
    where = notice.bounding_box()
    assert under is not None
    assert where is not None
    assert 0 < where["y"] - under["y"] - under["height"] < 60
    page.keyboard.type(live.link(live.card()).upper())
    page.keyboard.press("Enter")
    expect(notice).to_contain_text("switch off Caps Lock.")
    page.keyboard.type(live.link(live.card()))
    page.keyboard.press("Enter")
    voter.at("start" if path == "vote" else "not-yet")


def test_r53_a_wrong_link_is_said_under_the_heading(voter: Voter, live: Live) -> None:
    page = voter.page
    for path in ("vote", "check"):
        page.goto(f"{live.url}/{path}#hello")
        voter.at("card")
        expect(page.locator("h1")).to_be_focused()
        words = "This is not a vote card. Show your vote card."
        expect(page.locator("h1 + .v-line")).to_have_text(words)


def test_half_a_scan_is_said_and_the_next_one_works(voter: Voter, live: Live) -> None:
    page = voter.page
    link = live.link(live.card())
    page.goto(f"{live.url}/vote")
    voter.at("card")
    page.keyboard.type(link[:-7])
    page.keyboard.press("Enter")
    voter.says("We did not get all of your card. Show your card again.")
    page.keyboard.type("5000112637922")
    page.keyboard.press("Enter")
    voter.says("This is not a vote card. Show your vote card.")
    page.keyboard.type(link)
    page.keyboard.press("Enter")
    voter.arrive()
    voter.at("start")


def test_enter_still_presses_a_button_for_people(voter: Voter, live: Live) -> None:
    voter.page.goto(f"{live.url}/vote")
    voter.page.get_by_role("button", name="Use the camera").focus()
    voter.page.keyboard.press("Enter")
    expect(voter.page.get_by_role("alert")).to_have_text(
        "The camera does not work here. Ask for help."
    )


@pytest.mark.parametrize("way", ["scan", "letters"])
def test_a_card_that_was_handed_back_is_cancelled_by_its_scan_or_its_letters(
    voter: Voter, live: Live, way: str
) -> None:
    page, card = voter.page, live.card()
    page.goto(f"{live.url}/sign-in")
    page.get_by_label("Your name").fill(SECRETARY[0])
    page.get_by_label("Your passphrase").fill(SECRETARY[1])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{live.url}/board")
    posted: list[str] = []
    page.on("request", lambda request: posted.append(request.post_data or ""))
    page.goto(f"{live.url}/board/cancel-card")
    send = page.get_by_role("button", name="Cancel this card")
    expect(send).to_be_disabled()
    if way == "letters":
        page.get_by_text(HELPER).press("Enter")
        page.locator("#card-field").fill(letters_of(card.secret))
    else:
        page.keyboard.type(live.link(card))
    page.keyboard.press("Enter")
    expect(page.locator(".v-six")).to_be_visible()
    page.get_by_role("checkbox").check()
    send.click()
    page.goto(live.link(card))
    voter.says("This card does not work any more")
    assert any(card.credential in body for body in posted)
    assert not any(card.secret.replace("-", "") in body for body in posted)
