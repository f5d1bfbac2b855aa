"""Axe, contrast and sizes in every state and every theme of the three pages for voters."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.browser.conftest import Live
from tests.browser.measures import CONTRAST, MEASURE, SET_THEME, THEMES, axe_faults
from tests.browser.voter import Voter
from tests.browser.walks import checking_states, practice_states, voting_states
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

LEAST = {"warm": 10, "black-on-white": 20, "white-on-black": 20}  # R3; elsewhere R2's 7


@pytest.mark.parametrize("walk", [voting_states, checking_states, practice_states])
def test_r01_r02_r12_axe_finds_nothing_in_any_state_and_theme(
    voter: Voter, live: Live, watch: PageWatch, walk: Callable[[Voter, Live], Iterator[str]]
) -> None:
    if walk is not practice_states:
        watch.expect("ERR_FAILED")
    faults = []
    for state in walk(voter, live):
        found = voter.page.evaluate(MEASURE) + axe_faults(voter.page, THEMES)
        faults += [f"{state}: {fault}" for fault in found]
    assert faults == []


def test_r03_contrast_of_text_and_edges_in_every_theme(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    watch.expect("ERR_FAILED")
    faults = []
    for state in voting_states(voter, live):
        for theme in THEMES:
            voter.page.evaluate(SET_THEME, theme)
            measured = voter.page.evaluate(CONTRAST)
            assert len(measured) > 5
            least = LEAST.get(theme, 7)
            faults += [(state, theme, *one) for one in measured if one[0] < least]
        voter.page.evaluate(SET_THEME, "warm")
    assert faults == []
