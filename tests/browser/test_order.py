"""R47 on the page: each card shows its own order, and the right person is in the sealed vote."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from ballots.candidate_order import rotate_candidates
from tests.browser.conftest import PEOPLE, Live
from tests.browser.voter import Voter

pytestmark = pytest.mark.browser

FIXED = sorted(PEOPLE)


def test_r47_each_card_shows_its_turn_and_seals_the_right_person(page: Page, live: Live) -> None:
    for _ in range(4):
        card, voter = live.card(), Voter(page)
        voter.open(live.link(card))
        shown = voter.people()
        assert shown == list(rotate_candidates(FIXED, card.credential))
        voter.choose(shown[2], shown[0])
        voter.touch("I have finished choosing")
        names = page.locator(".v-person .v-name").all_inner_texts()
        assert names == [shown[2], shown[0]]  # first chosen first
        voter.touch("Yes, this is right")
        voter.touch("Post my vote")
        voter.at("done")
        chosen = [1 if name in (shown[0], shown[2]) else 0 for name in FIXED]
        assert live.choices(live.votes(card)[0]) == chosen
