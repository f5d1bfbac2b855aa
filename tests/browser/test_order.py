"""R47 in the browser: the same turn as on paper, and the right person in the sealed vote."""

from __future__ import annotations

from hashlib import sha256

import pytest
from playwright.sync_api import Page

from ballots.candidate_order import in_turn
from tests.browser.conftest import PEOPLE, Core, Live
from tests.browser.voter import Voter

pytestmark = pytest.mark.browser

FIXED = sorted(PEOPLE)


def test_r47_paper_and_screen_turn_alike(core: Core) -> None:
    credentials = [sha256(str(number).encode()).hexdigest() for number in range(500)]
    for count in (1, 2, 5, 13):
        people = list(range(count))
        turned = core(
            "return credentials.map((one) => core.inTurn(people, one))",
            credentials=credentials,
            people=people,
        )
        assert turned == [list(in_turn(people, one)) for one in credentials]
    assert core("return core.inTurn([], 'ab')") == []


def test_r47_each_card_shows_its_turn_and_seals_the_right_person(page: Page, live: Live) -> None:
    for _ in range(4):
        card, voter = live.card(), Voter(page)
        voter.open(live.link(card))
        shown = voter.people()
        assert shown == list(in_turn(FIXED, card.credential))
        voter.choose(shown[2], shown[0])
        voter.touch("I have finished choosing")
        names = page.locator(".v-person .v-name").all_inner_texts()
        assert names == [shown[2], shown[0]]  # first chosen first
        voter.touch("Yes, this is right")
        voter.touch("Post my vote")
        voter.at("done")
        chosen = [1 if name in (shown[0], shown[2]) else 0 for name in FIXED]
        assert live.choices(live.votes(card)[0]) == chosen
