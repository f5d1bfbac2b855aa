"""Every state of the three pages for voters, one after the other, each in one visit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Page, Route, expect

from ballots.credential import Card
from elections.services.voting import cancel_card
from tests.browser.audio_probe import silence
from tests.browser.conftest import PEOPLE, Live
from tests.browser.voter import PATIENCE, Voter

VOTING_FAULTS = ("ERR_FAILED", "status of 4")  # faults that `voting_states` provokes
HELPER = "For helpers: type or paste the card"


def finish(voter: Voter, step: str) -> None:
    """Finish choosing; where somebody was out of sight, say so a second time."""
    voter.touch("I have finished choosing")
    if voter.page.locator('[data-step="unseen"]').count():
        voter.touch("I have finished choosing")
    voter.at(step)


def layout(voter: Voter, name: str) -> None:
    """Change the layout while choosing, as a voter does."""
    voter.set_look(f"layout-{name}")


def silence_clips(page: Page) -> None:
    """Make every clip silent: nobody listens here."""
    sound = silence()
    page.route("**/sound/*.mp3", lambda route: route.fulfill(body=sound, content_type="audio/wav"))


def voting_states(voter: Voter, live: Live) -> Iterator[str]:
    """Walk from a card that cannot be read to the box, with all that may come between.

    Some requests fail, and one vote is turned away: the test expects `VOTING_FAULTS`.
    """
    page, card = voter.page, live.card()
    silence_clips(page)
    page.clock.install()
    page.goto(f"{live.url}/vote#x")
    voter.at("card")
    page.get_by_text(HELPER).press("Enter")
    yield "card with an error"
    yield from _arriving(voter, live, card)
    voter.at("start")
    yield "start"
    yield from _aids(voter)
    voter.go("This is right for me", "start")
    voter.go("Stop", "stop")
    voter.go("Go back to my vote", "start")
    voter.go("Start", "choose")
    yield from _one_by_one(voter)
    layout(voter, "all")
    voter.at("choose")
    yield "choose"
    voter.choose("Ann Ash", "Cy Crane")
    yield "chosen"
    yield from _curtains(voter)
    yield from _coming_back(voter, live, card)
    voter.choose("Bea Birch")
    yield "full"
    voter.go("I do not want to choose anyone", "nobody")
    yield "nobody"
    voter.touch("Keep the people I chose")
    layout(voter, "one")
    voter.at("choose")
    yield "one at a time, chosen"
    voter.touch("I have finished choosing")  # the tablet was restarted, so it asks again
    finish(voter, "review")
    yield "review"
    voter.go("Yes, this is right", "post")
    yield "post"
    voter.go("Stop", "stop")
    yield "stop"
    voter.touch("Go back to my vote")
    yield from _posting(voter, live, card)


def _arriving(voter: Voter, live: Live, card: Card) -> Iterator[str]:
    """Show a card that was handed back, then one whose election loads late."""
    page, gone = voter.page, live.card()
    cancel_card.cancel_card(live.sample.ctx, gone.uuid, gone.credential)
    page.goto(live.link(gone))
    voter.at("refused")
    yield "refused"
    page.route("**/api/box/*", lambda route: route.abort(), times=1)
    page.goto(live.link(card))
    voter.at("lost")
    yield "nothing loads"
    held = list[Route]()

    def hold(route: Route) -> None:  # Playwright cannot hold a list's own method
        held.append(route)

    page.route("**/api/box/*", hold, times=1)
    voter.go("Try again", "wait")
    yield "wait"
    held[0].continue_()


def _one_by_one(voter: Voter) -> Iterator[str]:
    """Show one person at a time, with "Not now" to everybody; nobody is chosen."""
    page = voter.page
    layout(voter, "one")
    voter.at("choose")
    yield "one at a time"
    voter.touch("I have finished choosing")
    expect(page.get_by_role("heading", name="You have not seen everyone yet")).to_be_visible()
    yield "not all seen"
    voter.touch("See the next person")
    for _ in PEOPLE:
        voter.touch("Not now")
    expect(page.get_by_role("heading", name="You said not now")).to_be_visible()
    yield "said not now"
    finish(voter, "nobody")
    voter.says("You have not chosen anyone.")
    yield "nobody, none chosen"
    voter.go("Go back and choose", "choose")


def _coming_back(voter: Voter, live: Live, card: Card) -> Iterator[str]:
    """Restart the tablet: the card comes back, and there is no connection."""
    page = voter.page
    page.goto("about:blank")
    page.route("**/api/box/*/card/*", lambda route: route.abort(), times=1)
    page.goto(live.link(card))
    voter.at("start")
    for notice in ("We kept what you chose before.", "The tablet has no connection now."):
        voter.says(notice)
    yield "start, kept and offline"
    voter.go("Start", "choose")
    for name in ("Ann Ash", "Cy Crane"):
        voter.find(name)
        expect(voter.candidate(name)).to_have_attribute("aria-pressed", "true")


def _posting(voter: Voter, live: Live, card: Card) -> Iterator[str]:
    """Show all that may happen after "Post my vote"."""
    page, other = voter.page, live.card()
    page.evaluate("() => { crypto.getRandomValues = () => { throw new Error('no luck') } }")
    voter.go("Post my vote", "not-sealed")
    yield "not sealed"
    page.evaluate("() => { delete crypto.getRandomValues }")
    page.route("**/ballots", lambda route: route.abort(), times=1)
    voter.go("Try again", "lost")
    yield "lost"
    yield from _leaving_it_here(voter, live, card)
    voter.go("Try again", "done")
    yield "done"
    voter.go("My card is different", "compare")
    yield "compare"
    voter.go("Finish", "handover")
    yield "handover"
    voter.show(live.link(card))
    voter.at("voted")
    yield "voted"
    voter.go("Stop", "stop")
    voter.go("Yes, stop", "stopped")
    voter.says("Your vote from before is in the box.")
    yield "stopped"
    voter.open(live.link(other))
    voter.go("I do not want to choose anyone", "review")
    yield "review, nobody"
    voter.go("Yes, this is right", "post")
    cancel_card.cancel_card(live.sample.ctx, other.uuid, other.credential)
    voter.go("Post my vote", "turned-away")
    yield "turned away"


def _leaving_it_here(voter: Voter, live: Live, card: Card) -> Iterator[str]:
    """Leave a sealed vote without a network, and come back with its card."""
    page = voter.page
    page.route("**/api/box/*/card/*", lambda route: route.abort())
    voter.go("Keep my vote here", "waits")
    yield "waits"
    page.locator("main .v-actions button").press("Enter")  # on a phone: another card
    voter.at("card")
    voter.says("Locked votes wait on this tablet.")
    yield "card, votes wait"
    page.goto(live.link(card))
    voter.at("lost")
    voter.says("We are not sure that your vote got in")
    yield "lost, not sure"
    page.unroute("**/api/box/*/card/*")


def _aids(voter: Voter) -> Iterator[str]:
    """Show every question of the settings, in each state of those for sound and one switch."""
    for topic in ("size", "theme", "show", "layout", "sound"):
        voter.settings(topic)
        yield f"look, {topic}"
        if topic != "sound":
            voter.touch("Change something else")
            voter.at("look")
            if topic == "size":
                yield "look"
            voter.go("This is right for me", "start")
    voter.touch("Try my headphones")
    voter.says("Do you hear the voice in your headphones?")
    yield "look, headphones"
    voter.touch("Yes, I hear it in my headphones")
    yield "look, sound on"
    voter.touch("Stop reading to me")
    voter.go("This is right for me", "start")
    voter.settings("switch")
    voter.touch("Use one switch")
    yield "look, switch on"
    voter.page.clock.run_for(PATIENCE)  # the same button turns it off
    # with one switch on, a key would press what the frame is at
    voter.page.get_by_role("button", name="Stop using one switch").dispatch_event("click")


def _curtains(voter: Voter) -> Iterator[str]:
    page = voter.page
    voter.touch("I need help")
    voter.says("Only the voter touches this.")
    yield "help"
    voter.touch("Stop")
    voter.says("Do you want to stop?")
    yield "stop under the curtain"
    voter.touch("Go back")
    voter.touch("Go back to my vote")
    page.clock.fast_forward(5 * 60_000 + 1000)
    voter.says("Are you still voting?")
    yield "still voting?"
    page.clock.fast_forward(61_000)
    voter.says("Your vote is hidden")
    yield "hidden"
    voter.go("Go back to my vote", "choose")


def checking_states(voter: Voter, live: Live) -> Iterator[str]:
    """Walk through "Is my vote in the box?": by card, by pictures, and every answer.

    One question fails: the test says `watch.expect("ERR_FAILED")`.
    """
    page = voter.page
    page.goto(f"{live.url}/check#x")
    voter.at("card")
    page.get_by_text(HELPER).press("Enter")
    yield "card with an error"
    voter.settings("size")
    yield "look"
    voter.go("This is right for me", "card")
    waiting, voted, gone = live.card(), live.card(), live.card()
    live.sample.cast(voted, (1, 0, 0, 0, 0))
    cancel_card.cancel_card(live.sample.ctx, gone.uuid, gone.credential)
    for card, step in ((waiting, "not-yet"), (voted, "in-the-box"), (gone, "not-listed")):
        page.goto(live.link(card, "check"))
        voter.at(step)
        yield step
    voter.touch("I need help")
    voter.says("Only the voter touches this.")
    yield "help"
    voter.touch("Go back")
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
    """Walk through the practice with fruit."""
    page = voter.page
    silence_clips(page)
    page.goto(f"{live.url}/practice")
    voter.at("card")
    yield "card"
    voter.go("Use a practice card", "start")
    yield "start"
    voter.settings("theme")
    yield "look"
    voter.go("This is right for me", "start")
    voter.go("Start", "choose")
    yield "choose"
    voter.choose("Pear", "Apple", "Banana")
    voter.says("To choose Banana, first take away one of the others.")
    yield "full"
    layout(voter, "one")
    yield "one at a time"
    choose = page.get_by_role("button", name=re.compile("^Yes, choose"))
    while not choose.count():
        voter.touch("Not now")
    choose.press("Enter")
    expect(page.locator(".v-slot").first).to_be_visible()
    yield "one at a time, full"
    layout(voter, "all")
    voter.touch("I need help")
    voter.says("Only the voter touches this.")
    yield "help"
    voter.touch("Go back to my practice")
    voter.go("I have finished choosing", "review")
    yield "review"
    voter.go("Yes, this is right", "post")
    yield "post"
    voter.go("Post my practice vote", "done")
    yield "done"


def welsh_states(voter: Voter, many: Live) -> Iterator[str]:
    """Walk in Welsh: pages of people, then pictures only, then fewer pictures, to the box."""
    page = voter.page
    silence_clips(page)
    page.goto(many.link(many.card()).replace("#", "?lang=cy#"))

    def main_button(step: str) -> None:
        page.locator("main .v-main").first.press("Enter")
        voter.at(step)

    def look_again(look: str, step: str) -> None:
        voter.settings(look.split("-", 1)[0])
        page.locator(f'[data-look="{look}"]').press("Enter")
        main_button(step)

    voter.at("start")
    yield "start"
    page.locator("#look").press("Enter")
    voter.at("look")
    yield "look"
    main_button("start")
    main_button("choose")
    first = voter.people()
    yield "some of many people"
    page.locator("#help").press("Enter")
    expect(page.locator("#curtain")).to_be_visible()
    yield "help"
    page.locator("#curtain .v-main").press("Enter")
    page.locator(".v-way-more").press("Enter")
    assert not set(first) & set(voter.people())
    yield "others of many people"
    look_again("show-pictures", "choose")
    yield "many people, pictures only"
    for _ in range(3):
        page.locator('.v-candidate[aria-pressed="false"]').first.press("Enter")
    expect(page.locator(".v-refused")).to_be_visible()
    yield "full, pictures only"
    while page.locator('[data-step="choose"]').count():  # through the other pages of people
        page.locator("main .v-bar .v-main").press("Enter")
    voter.at("review")
    yield "review, pictures only"
    look_again("show-words", "review")
    yield "review, fewer pictures"
    main_button("post")
    yield "post, fewer pictures"
    main_button("done")
    yield "done, fewer pictures"
