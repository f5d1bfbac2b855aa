"""A person at the voter's page."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

PATIENCE = 550  # milliseconds: the page takes two taps at one place for one within half a second

PAGES = 16  # at most, with one person on each

WAY = (  # from the card to the box: each step and its button to the next
    ("start", "Start"),
    ("choose", "I have finished choosing"),
    ("review", "Yes, this is right"),
    ("post", "Post my vote"),
)


@dataclass(frozen=True)
class Voter:
    """Does what a person does: looks for words, and touches them.

    With `fingers` the touches are as slow as a person's; without, the same controls are pressed
    by key, which the page need not guard against double taps.
    """

    page: Page
    fingers: bool = False

    def at(self, step: str) -> None:
        expect(self.page.locator(f'[data-step="{step}"]')).to_be_visible()

    def touch(self, words: str) -> None:
        self.touch_it(self.page.get_by_role("button", name=words, exact=True))

    def touch_it(self, control: Locator) -> None:
        if self.fingers:
            self.page.wait_for_timeout(PATIENCE)
            control.click()
        else:
            control.press("Enter")

    def go(self, words: str, step: str) -> None:
        """Touch these words and check that they lead to this step."""
        self.touch(words)
        self.at(step)

    def candidate(self, name: str) -> Locator:
        return self.page.locator(".v-candidate", has_text=name)

    def chosen(self) -> list[str]:
        """Return the names of those chosen; each card shows people in an order of its own."""
        chosen = self.page.locator('.v-candidate[aria-pressed="true"] .v-name')
        return sorted(chosen.all_inner_texts())

    def people(self) -> list[str]:
        """Return the people on the page, as it shows them."""
        return self.page.locator(".v-candidate .v-name").all_inner_texts()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def says(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(words)

    def show(self, link: str) -> None:
        """Open a card's link."""
        self.page.goto(link)
        self.arrive()

    def arrive(self) -> None:
        """Wait for the first screen after the card, or for what stands against it."""
        arrived = ("start", "voted", "refused")
        expect(
            self.page.locator(",".join(f'[data-step="{step}"]' for step in arrived))
        ).to_be_visible()

    def open(self, link: str) -> None:
        """Open a card's link and go to the people."""
        self.show(link)
        if self.page.locator('[data-step="voted"]').count():
            self.touch("Vote again")
        self.at("start")
        self.go("Start", "choose")

    def settings(self, topic: str) -> None:
        """Go to one question of the settings, from any step."""
        self.page.locator("#look").press("Enter")
        self.at("look")
        self.page.locator(f'[data-topic="{topic}"]').press("Enter")
        self.at(f"look-{topic}")

    def set_look(self, look: str) -> None:
        """Change one setting of the look, and come back."""
        self.settings(look.split("-", 1)[0])
        self.page.locator(f'[data-look="{look}"]').press("Enter")
        self.touch("This is right for me")

    def choose(self, *names: str) -> None:
        for name in names:
            self.find(name)
            self.touch_it(self.candidate(name))

    def find(self, name: str) -> None:
        """Turn the pages until this person is in sight; a small screen shows few at once."""
        for _ in range(PAGES):
            if self.candidate(name).count():
                return
            self.touch_it(self.page.locator(".v-way-more"))

    def hand_over(self) -> None:
        """Go on from "in the box" to the next person, who starts."""
        self.go("Finish", "handover")
        self.go("Start", "card")

    def to_last_step(self) -> None:
        self.go("I have finished choosing", "review")
        self.go("Yes, this is right", "post")
