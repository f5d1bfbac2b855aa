"""A browser that translates the voter's page changes its words, but neither names nor the vote."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Live
from tests.browser.voter import WAY, Voter

pytestmark = pytest.mark.browser

# As Chromium does it: each text that may be translated goes into two new elements.
TRANSLATOR = """
const done = new WeakSet();
const font = () => document.createElement("font");
function translate(text) {
  if (done.has(text) || !text.data.trim() || !text.parentElement) return;
  if (text.parentElement.closest('[translate="no"], script, style, title, noscript')) return;
  const inner = font(), outer = font();
  inner.append("~" + text.data.trim());
  done.add(inner.firstChild);
  outer.append(inner);
  text.replaceWith(outer);
}
function all(node) {
  if (node.nodeType === Node.TEXT_NODE) return translate(node);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  texts.forEach(translate);
}
new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "characterData") all(change.target);
    else change.addedNodes.forEach(all);
  }
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


class TranslatedVoter(Voter):
    """Finds the words as the translator left them."""

    def touch(self, words: str) -> None:
        self.touch_it(self.button(words))

    def button(self, words: str) -> Locator:
        return self.page.get_by_role("button", name=f"~{words}", exact=True)


def test_a_translated_page_leads_to_the_box_and_keeps_names(page: Page, live: Live) -> None:
    page.add_init_script(TRANSLATOR)
    voter = TranslatedVoter(page)
    card = live.card()
    page.goto(live.link(card))
    for step, words in WAY:
        voter.at(step)
        assert voter.button(words).inner_text().startswith("~")
        if step == "choose":
            assert {"Ann Ash", "Bea Birch", "Cy Crane"} <= set(voter.people())
            voter.choose("Bea Birch")
            assert voter.chosen() == ["Bea Birch"]
        if step == "review":
            assert "Bea Birch" in page.locator(".v-name").all_inner_texts()
        voter.touch(words)
    voter.at("done")
    assert len(live.box(card)) == 1


def test_a_public_page_keeps_names_and_titles(page: Page, live: Live) -> None:
    page.add_init_script(TRANSLATOR)
    page.goto(f"{live.url}/")
    assert page.locator("h1").inner_text() == "Tiny election"
    assert "~" in page.locator("main").inner_text()
    assert page.locator(".tile", has_text="North").inner_text().startswith("North")
    page.goto(f"{live.url}/contests/north-rep")
    assert {"Ann Ash", "Bea Birch"} <= set(page.locator("h3").all_inner_texts())
    assert page.locator(".person li").first.inner_text().startswith("~")  # what they say


def test_a_name_written_from_right_to_left_does_not_turn_the_words_beside_it(
    page: Page, live: Live
) -> None:
    page.goto(f"{live.url}/contests/north-rep")
    names = page.locator('h3[translate="no"], h3 [translate="no"]')
    assert names.count() > 2
    assert names.first.evaluate("name => getComputedStyle(name).unicodeBidi") == "isolate"
    voter = Voter(page)
    voter.open(live.link(live.card()))
    names = page.locator(".v-name")
    assert names.first.evaluate("name => getComputedStyle(name).unicodeBidi") == "isolate"
