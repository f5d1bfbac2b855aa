"""The voter's pages, step by step: each step is known by its `data-step`."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.voter import Voter
from tests.gallery.album import Album

BOX_FALLS_SILENT = "**/api/box/*/ballots"
THEMES = ("cream", "blue", "black-on-white", "white-on-black", "yellow-on-black")
GROUPS = ("voting", "colours", "sizes", "welsh", "check", "practice")
SIZES = ("small", "normal", "large", "largest")
SET_SIZE = "size => { document.documentElement.dataset.size = size }"
SET_THEME = "theme => { document.documentElement.dataset.theme = theme }"
QUIET = 302_000  # milliseconds: more than a tablet waits before it asks, and before it hides

NewPage = Callable[[], Page]


def step(page: Page) -> str:
    """Return the step that is shown, once it has stopped waiting."""
    here = page.locator("[data-step]:not([data-step=wait])")
    expect(here).to_be_visible(timeout=15_000)
    return str(here.get_attribute("data-step"))


class Visit:
    """One voter, photographed at each step in one chapter of the album."""

    def __init__(self, album: Album, page: Page, group: str) -> None:
        self.album, self.page, self.group = album, page, group
        self.voter = Voter(page)

    def see(self, name: str, themes: bool = False) -> None:
        """Keep this step; with ``themes`` in every theme."""
        self.album.add(self.page, self.group, name)
        for theme in THEMES if themes else ():
            self.page.evaluate(SET_THEME, theme)
            self.album.add(self.page, "colours", f"{self.group} {name} {theme}")
        if themes:
            self.page.evaluate(SET_THEME, "warm")

    def see_sizes(self, name: str) -> None:
        """Keep this step in every size of words, as chapter "sizes"."""
        for size in SIZES:
            self.page.evaluate(SET_SIZE, size)
            self.album.add(self.page, "sizes", f"{self.group} {name} {size}")
        self.page.evaluate(SET_SIZE, "normal")

    def look(self, look: str, done: str = "This is right for me") -> None:
        """Change one look, as a voter does."""
        self.press("look")
        self.voter.at("look")
        self.page.locator(f'[data-look="{look}"]').press("Enter")
        self.voter.touch(done)

    def to(self, words: str, at: str, name: str = "", themes: bool = False) -> None:
        """Touch the button with these words; the step ``at`` comes, and is kept as ``name``."""
        self.voter.touch(words)
        self.voter.at(at)
        self.see(name or at, themes)

    def press(self, name: str) -> None:
        """Touch a button of the band above: look, help, stop."""
        self.page.locator(f"#{name}").press("Enter")

    def candidate(self, number: int) -> Locator:
        """Find a person by the place on the page."""
        return self.page.locator(".v-candidate").nth(number)


def vote(album: Album, new_page: NewPage, base: str, links: list[str]) -> None:
    """Photograph a vote from no card to the box, and what may come between. Uses up two cards."""
    one = Visit(album, new_page(), "voting")
    one.page.goto(f"{base}/vote")
    one.voter.at("card")
    one.see("card", themes=True)
    one.page.goto(links[0])
    one.voter.at("look")
    one.see("look", themes=True)
    one.to("This is right for me", "start")
    one.to("Start", "choose", "choose nobody yet")
    one.to("I do not want to choose anyone", "review", "nobody chosen")
    one.voter.touch("Go back and choose")
    for number, name in enumerate(("choose 1 more", "choose all chosen", "choose one too many")):
        one.candidate(number).press("Enter")
        one.see(name, themes=number > 0)
        if number == 1:
            one.see_sizes(name)
            for show in ("pictures", "words"):
                one.look(f"show-{show}")
                one.voter.at("choose")
                one.see(f"{name}, only {show}")
            one.look("show-both")
            one.voter.at("choose")
    one.to("I do not want to choose anyone", "nobody", "choose anyone or not")
    one.voter.touch("Keep the people I chose")
    one.press("help")
    expect(one.page.locator("#curtain")).to_be_visible()
    one.see("help", themes=True)
    one.voter.touch("Go back to my vote")
    one.press("stop")
    one.voter.at("stop")
    one.see("stop")
    one.voter.touch("Go back to my vote")
    one.to("I have finished choosing", "review", themes=True)
    one.see_sizes("review")
    one.to("Yes, this is right", "post", themes=True)
    one.page.route(BOX_FALLS_SILENT, lambda route: route.abort())
    one.to("Post my vote", "lost", "connection lost", themes=True)
    one.page.unroute(BOX_FALLS_SILENT)
    one.to("Try again", "done", "in the box", themes=True)
    one.page.context.close()
    _one_at_a_time(album, new_page(), links[1])
    _welsh(album, new_page(), links[1])
    _quiet(album, new_page(), links[1])
    _refusals(album, new_page(), base, links)


def _one_at_a_time(album: Album, page: Page, link: str) -> None:
    one = Visit(album, page, "voting")
    page.goto(link)
    one.voter.at("look")
    page.locator('[data-look="layout-one"]').press("Enter")
    one.voter.touch("This is right for me")
    one.voter.touch("Start")
    one.voter.at("choose")
    one.see("one at a time", themes=True)
    one.see_sizes("one at a time")
    page.locator(".v-answers .v-main").press("Enter")
    one.see("one at a time, after yes")
    one.voter.touch("I have finished choosing")
    one.see("one at a time, not all seen")
    one.voter.touch("See the next person")
    while page.get_by_role("button", name="Not now", exact=True).count():
        one.voter.touch("Not now")
    one.see("one at a time, said not now")
    page.context.close()


def _welsh(album: Album, page: Page, link: str) -> None:
    """Photograph the way to the last step in Welsh; buttons are found by their places."""
    one = Visit(album, page, "welsh")
    page.goto(link.replace("#", "?lang=cy#"))
    for at in ("look", "start", "choose", "review", "post"):
        one.voter.at(at)
        one.see(at)
        if at == "choose":
            one.candidate(0).press("Enter")
            one.see_sizes("choose")
        if at != "post":
            page.locator("main .v-main").first.press("Enter")
    page.context.close()


def many_people(album: Album, new_page: NewPage, link: str) -> None:
    """Photograph more people than one page holds. Uses up no card."""
    one = Visit(album, new_page(), "voting")
    one.voter.open(link)
    one.see("page 1 of 2")
    one.voter.touch_it(one.page.locator(".v-way-more"))
    one.see("page 2 of 2")
    one.page.context.close()


def _quiet(album: Album, page: Page, link: str) -> None:
    """Photograph what a tablet shows that nobody has touched for long."""
    one = Visit(album, page, "voting")
    page.clock.install()
    page.goto(link)
    one.voter.at("look")
    page.clock.run_for(QUIET)
    expect(page.locator("#curtain")).to_be_visible()
    one.see("are you still voting", themes=True)
    page.clock.run_for(QUIET)
    one.see("hidden after a while")
    page.context.close()


def _refusals(album: Album, page: Page, base: str, links: list[str]) -> None:
    one = Visit(album, page, "voting")
    page.goto(f"{base}/vote#1.half")
    one.voter.at("card")
    one.see("half a card")
    page.goto(f"{base}/vote")
    page.route("**/api/box/**", lambda route: route.abort())
    page.goto(links[0])
    one.voter.at("lost")
    one.see("nothing loads")
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
    one.voter.at("refused")
    one.see("card refused")
    page.context.close()


def practise(album: Album, new_page: NewPage, base: str) -> None:
    """Photograph the practice page, with fruit, and the paper."""
    one = Visit(album, new_page(), "practice")
    one.page.goto(f"{base}/practice")
    one.voter.at("card")
    one.see("card", themes=True)
    one.voter.touch("Use a practice card")
    one.voter.arrive()
    one.voter.at("start")
    one.see("start")
    one.to("Start", "choose")
    one.candidate(0).press("Enter")
    one.see("choose 1 more", themes=True)
    one.to("I have finished choosing", "review")
    one.to("Yes, this is right", "post")
    one.to("Post my practice vote", "done")
    one.page.goto(f"{base}/practice/paper")
    one.see("paper")
    one.page.context.close()


def check(album: Album, new_page: NewPage, base: str, links: list[str]) -> None:
    """Photograph "Is my vote in the box?" with a voted card, an unused one, and by pictures."""
    one = Visit(album, new_page(), "check")
    one.page.goto(f"{base}/check")
    one.voter.at("card")
    one.see("card", themes=True)
    one.voter.touch("Find my card by its pictures")
    for name in ("first picture", "second picture"):
        step(one.page)
        one.see(name)
        one.page.locator(".v-key").nth(1).press("Enter")
    one.see(step(one.page))
    one.page.context.close()
    for link in links:
        again = Visit(album, new_page(), "check")
        again.page.goto(link.replace("/vote#", "/check#"))
        again.see(step(again.page), themes=True)
        again.page.context.close()
