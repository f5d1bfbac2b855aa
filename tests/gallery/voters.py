"""The voter's pages, step by step: each step is known by its `data-step`."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from elections.app import TEMPLATES
from tests.gallery.album import Album

WORDS: dict[str, str] = json.loads((TEMPLATES / "static" / "words" / "en.json").read_text("utf-8"))
PATIENCE = 550  # milliseconds between two taps of one finger
BOX_FALLS_SILENT = "**/api/box/*/ballots"
THEMES = ("cream", "blue", "black-on-white", "white-on-black", "yellow-on-black")

NewPage = Callable[[], Page]


def step(page: Page) -> str:
    """The step that is shown, once it has stopped waiting."""
    expect(page.locator("[data-step]:not([data-step=wait])")).to_be_visible(timeout=15_000)
    return str(page.locator("[data-step]").get_attribute("data-step"))


def main_button(page: Page) -> None:
    """Touch what leads on."""
    page.wait_for_timeout(PATIENCE)
    page.locator("main .v-main:visible").first.click()


def touch(page: Page, key: str) -> None:
    """Touch the button with these words."""
    page.wait_for_timeout(PATIENCE)
    page.get_by_role("button", name=WORDS[key], exact=True).first.click()


def to_step(page: Page, wanted: str) -> None:
    """Lead on by the main buttons until this step is there."""
    for _ in range(8):
        if step(page) == wanted:
            return
        main_button(page)
    raise LookupError(f"the step {wanted} does not come")


def candidate(page: Page, number: int) -> None:
    """Touch one person."""
    page.wait_for_timeout(PATIENCE)
    page.locator(".v-candidate").nth(number).click()


def vote(album: Album, new_page: NewPage, base: str, links: list[str]) -> None:
    """From no card to the box, and what may come between. Uses up two cards."""
    group = "voting"
    page = new_page()
    page.goto(f"{base}/vote")
    step(page)
    album.add(page, group, "card")
    page.goto(links[0])
    if step(page) == "look":
        album.add(page, group, "look")
    to_step(page, "start")
    album.add(page, group, "start")
    to_step(page, "choose")
    album.add(page, group, "choose nobody yet")
    touch(page, "choose.nobody")
    album.add(page, group, "nobody chosen")
    touch(page, "review.choose")
    for number, name in enumerate(("choose 1 more", "choose all chosen", "choose one too many")):
        candidate(page, number)
        album.add(page, group, name)
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        album.add(page, "colours", f"choose {theme}")
    page.evaluate("document.documentElement.dataset.theme = 'warm'")
    touch(page, "choose.nobody")
    album.add(page, group, "choose anyone or not")
    main_button(page)
    for button, name in (("help", "help"), ("stop", "stop")):
        page.wait_for_timeout(PATIENCE)
        page.locator(f"#{button}").click()
        step(page)
        album.add(page, group, name)
        main_button(page)
    to_step(page, "review")
    album.add(page, group, "review")
    to_step(page, "post")
    album.add(page, group, "post")
    page.route(BOX_FALLS_SILENT, lambda route: route.abort())
    main_button(page)
    if step(page) == "lost":
        album.add(page, group, "connection lost")
    page.unroute(BOX_FALLS_SILENT)
    to_step(page, "done")
    album.add(page, group, "in the box")
    page.context.close()
    _one_at_a_time(album, new_page, links[1])
    _refusals(album, new_page, base, links)


def _one_at_a_time(album: Album, new_page: NewPage, link: str) -> None:
    page = new_page()
    page.goto(link)
    page.evaluate("sessionStorage.setItem('repvote-look', JSON.stringify({layout: 'one'}))")
    page.goto("about:blank")
    page.goto(link)
    to_step(page, "choose")
    album.add(page, "voting", "choose one at a time")
    page.context.close()


def _refusals(album: Album, new_page: NewPage, base: str, links: list[str]) -> None:
    page = new_page()
    page.goto(f"{base}/vote#1.half")
    step(page)
    album.add(page, "voting", "half a card")
    page.goto(f"{base}/vote")
    page.route("**/api/box/**", lambda route: route.abort())
    page.goto(links[0])
    step(page)
    album.add(page, "voting", "nothing loads")
    page.unroute("**/api/box/**")
    page.route(
        "**/api/box/**",
        lambda route: route.fulfill(
            status=404,
            json={"error": {"code": "x", "text": "This card is for another election."}},
        ),
    )
    page.goto("about:blank")
    page.goto(links[0])
    step(page)
    album.add(page, "voting", "card refused")
    page.context.close()


def practise(album: Album, new_page: NewPage, base: str) -> None:
    """The practice page, with fruit."""
    page = new_page()
    answer = page.goto(f"{base}/practice")
    if answer is None or not answer.ok:
        print("     there is no practice page", flush=True)
        return
    for name in ("look", "card", "start", "choose"):
        if step(page) == name:
            album.add(page, "practice", name)
            if name != "choose":
                main_button(page)
    candidate(page, 0)
    album.add(page, "practice", "choose 1 more")
    to_step(page, "done")
    album.add(page, "practice", "done")
    page.context.close()


def check(album: Album, new_page: NewPage, base: str, links: list[str]) -> None:
    """ "Is my vote in the box?": with the card of a vote, with an unused one, and by pictures."""
    page = new_page()
    page.goto(f"{base}/check")
    step(page)
    album.add(page, "check", "card")
    touch(page, "check.byPictures")
    album.add(page, "check", "first picture")
    for number in (0, 1):
        page.wait_for_timeout(PATIENCE)
        page.locator("main ul button").nth(number).click()
        found = step(page)
        album.add(page, "check", found)
    page.context.close()
    for link in links:
        page = new_page()
        page.goto(link.replace("/vote#", "/check#"))
        found = step(page)
        album.add(page, "check", found)
        page.context.close()
