"""Every state of the three pages for voters, one after the other, each in one visit."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from elections.services import cards
from tests.browser.conftest import Live
from tests.browser.ears import silence
from tests.browser.voter import PATIENCE, Voter

HELPER = "For helpers: type or paste the card"


def layout(voter: Voter, name: str) -> None:
    """Change the layout while choosing, as a voter does."""
    voter.page.locator("#look").press("Enter")
    voter.at("look")
    set_look(voter, f"layout-{name}")
    voter.touch("This is right for me")


def set_look(voter: Voter, look: str) -> None:
    voter.page.locator(f'[data-look="{look}"]').press("Enter")


def silence_clips(page: Page) -> None:
    """Nobody listens here: every clip is silent."""
    sound = silence()
    page.route("**/sound/*.mp3", lambda route: route.fulfill(body=sound, content_type="audio/wav"))


def voting_states(voter: Voter, live: Live) -> Iterator[str]:
    """From a card that cannot be read to the box, with all that may come between.

    The posting fails once: the test says `watch.expect("ERR_FAILED")`.
    """
    page = voter.page
    silence_clips(page)
    page.clock.install()
    page.goto(f"{live.url}/vote#x")
    voter.at("card")
    page.get_by_text(HELPER).press("Enter")
    yield "card with an error"
    page.goto(live.link(live.card()))
    yield from _aids(voter)
    voter.go("This is right for me", "start")
    yield "start"
    voter.go("See the people", "choose")
    yield "choose"
    voter.choose("Ann Ash", "Cy Crane")
    yield "chosen"
    yield from _curtains(voter)
    voter.choose("Bea Birch")
    yield "full"
    voter.go("I do not want to choose anyone", "nobody")
    yield "nobody"
    voter.touch("Keep the people I chose")
    layout(voter, "one")
    yield "one at a time"
    voter.touch("I have finished choosing")
    expect(page.get_by_role("heading", name="You have not seen everyone yet")).to_be_visible()
    yield "not all seen"
    voter.go("I have finished choosing", "review")
    yield "review"
    voter.go("Yes, this is right", "post")
    yield "post"
    voter.go("Stop", "stop")
    yield "stop"
    voter.touch("Go back to my vote")
    page.route("**/ballots", lambda route: route.abort(), times=1)
    voter.go("Post my vote", "lost")
    yield "lost"
    voter.go("Try again", "done")
    yield "done"
    voter.go("No", "compare")
    yield "compare"
    voter.go("Finish", "handover")
    yield "handover"


def _aids(voter: Voter) -> Iterator[str]:
    """The settings, with those for sound and for one switch in each of their states."""
    voter.at("look")
    expect(voter.page.get_by_role("button", name="Try my headphones")).to_be_visible()
    yield "look"
    voter.touch("Try my headphones")
    voter.says("Do you hear the voice in your headphones?")
    yield "look, headphones"
    voter.touch("Yes, I hear it in my headphones")
    voter.touch("Use one switch")
    yield "look, sound and switch on"
    voter.page.clock.run_for(PATIENCE)  # the same button turns it off
    for words in ("Stop using one switch", "Stop reading to me"):
        # with one switch on, a key would press what the frame is at
        voter.page.get_by_role("button", name=words).dispatch_event("click")


def _curtains(voter: Voter) -> Iterator[str]:
    page = voter.page
    voter.touch("I need help")
    voter.says("Only the voter lifts the curtain.")
    yield "help"
    voter.touch("Stop")
    voter.says("Do you want to stop?")
    yield "stop under the curtain"
    voter.touch("Go back")
    voter.touch("Lift the curtain")
    page.clock.fast_forward(5 * 60_000 + 1000)
    voter.says("Are you still voting?")
    yield "still voting?"
    page.clock.fast_forward(61_000)
    voter.says("Your vote is hidden")
    yield "hidden"
    voter.go("Lift the curtain", "choose")


def checking_states(voter: Voter, live: Live) -> Iterator[str]:
    """ "Is my vote in the box?": by card, by pictures, and every answer.

    One question fails: the test says `watch.expect("ERR_FAILED")`.
    """
    page = voter.page
    page.goto(f"{live.url}/check#x")
    voter.at("card")
    page.get_by_text(HELPER).press("Enter")
    yield "card with an error"
    page.locator("#look").press("Enter")
    voter.at("look")
    yield "look"
    voter.go("This is right for me", "card")
    waiting, voted, gone = live.card(), live.card(), live.card()
    live.tiny.cast(voted, (1, 0, 0, 0, 0))
    cards.cancel_card(live.tiny.ctx, gone.uuid, gone.credential)
    for card, step in ((waiting, "not-yet"), (voted, "in-the-box"), (gone, "not-listed")):
        page.goto(live.link(card, "check"))
        voter.at(step)
        yield step
    voter.touch("I need help")
    voter.says("Only the voter lifts the curtain.")
    yield "help"
    voter.touch("Lift the curtain")
    page.route("**/api/**", lambda route: route.abort(), times=1)
    page.goto(live.link(waiting, "check"))
    voter.at("sorry")
    yield "sorry"
    voter.touch("Look for another card")
    voter.touch("Find my card by its pictures")
    for step, number in zip(("first", "second"), waiting.pictures, strict=False):
        voter.at(step)
        yield step
        voter.touch_it(page.locator(".v-key").nth(number))
    voter.at("is-it-this")
    yield "is-it-this"
    while page.locator('[data-step="is-it-this"]').count():
        voter.touch("No")  # to the next card with these pictures, or to the end
    voter.at("none")
    yield "none"


def practice_states(voter: Voter, live: Live) -> Iterator[str]:
    """The practice with fruit."""
    page = voter.page
    silence_clips(page)
    page.goto(f"{live.url}/practice")
    voter.at("card")
    yield "card"
    voter.go("Use a practice card", "look")
    yield "look"
    voter.go("This is right for me", "start")
    yield "start"
    voter.go("See the fruit", "choose")
    yield "choose"
    voter.choose("Pear", "Apple", "Banana")
    voter.says("To choose Banana, first take away one of the others.")
    yield "full"
    layout(voter, "one")
    yield "one at a time"
    layout(voter, "all")
    voter.touch("I need help")
    voter.says("Only the voter lifts the curtain.")
    yield "help"
    voter.touch("Lift the curtain")
    voter.go("I have finished choosing", "review")
    yield "review"
    voter.go("Yes, this is right", "post")
    yield "post"
    voter.go("Post my practice vote", "done")
    yield "done"
