"""A contest is stopped while voting is open, in Chromium; the other one goes on to the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from audit.record.files import RecordFiles
from audit.verify.run import verify
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.services.count import start as count_start
from elections.services.publish import record as publishing
from elections.services.voting import open_close as voting
from elections.services.voting.stop_contest import stop_contest
from tests.browser.conftest import PEOPLE, Live, live_election, served
from tests.browser.test_board_journey import KEY_HOLDERS, grave, next_step, officers, sign_in
from tests.browser.test_key_holder_page import Count, at_the_count, choose
from tests.browser.voter import Voter
from tests.conftest import NewContext
from tests.factories.election_factory import AGREEMENT, SECRETARY
from tests.factories.site_factory import build
from tests.second_verifier.verify import verify_files
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

REPS, CARERS = "north-rep", "north-carer"
NEVER_OPENED = "One of these votes was stopped. Its box is never opened. Call for help."


@pytest.fixture
def voted(tmp_path: Path) -> Iterator[Count]:
    """Provide an election in which two Reps and one carer have voted, voting still open."""
    site = build(tmp_path, "open")
    assert site.sample is not None
    with served(site.app) as url:
        yield Count(site.app, site.sample, url)
    site.ctx.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Live]:
    """Provide an election for this test alone, to stop."""
    with live_election(tmp_path, PEOPLE, 2) as election:
        yield election


def test_two_people_stop_one_vote_and_the_rest_is_certified(voted: Count, page: Page) -> None:
    ctx = voted.sample.ctx
    reps, carers = voted.sample.cards_of(REPS)[0].uuid, voted.sample.cards_of(CARERS)[0].uuid
    sign_in(page, voted.url, SECRETARY)
    page.get_by_role("link", name="Stop voting in one box").click()
    page.get_by_role("radio", name="rep seats, north-rep").check()
    page.get_by_role("radio", name="Somebody who stands has died").check()
    officers(page, "Your passphrase")
    grave(page, "Stop voting in this box")
    expect(page).to_have_url(f"{voted.url}/board")
    expect(page.get_by_text("Voting for rep seats, north-rep is stopped.")).to_be_visible()
    expect(page.get_by_text("voting was stopped. The box is never opened.")).to_be_visible()

    next_step(page, "Close voting")
    grave(page, "Close voting")
    next_step(page, "Start the count")
    officers(page, "Passphrase of the secretary")
    grave(page, "Start the count")
    for index, name in enumerate(KEY_HOLDERS, 1):
        page.goto(f"{voted.url}/board/count")
        expect(page.get_by_label(f"The key file of {name}")).to_be_enabled()
        choose(page, name, voted.key_file(index))
        expect(page.get_by_role("heading", name="1 box. 1 vote.")).to_be_focused()
        page.get_by_role("button", name="Yes").click()
        expect(page).to_have_url(f"{voted.url}/board")
    next_step(page, "Sign the final result")
    officers(page, "Your passphrase")
    grave(page, "Sign the final result")
    expect(page.get_by_role("heading", level=1)).to_have_text("The election is finished")

    assert REPS not in [counted.contest.id for counted in count_seats.counts(ctx)]
    files = publishing.record_files(ctx)
    report = verify(RecordFiles.of(files))
    assert report.is_good, report.findings
    assert [stop.id for stop in report.stopped] == [REPS]
    assert verify_files(files).findings == []
    assert b'"EndBallots"' not in files[f"boxes/{reps}.bel"]
    assert b'"EndBallots"' in files[f"boxes/{carers}.bel"]


def test_a_key_holder_opens_no_stopped_box_even_when_the_server_asks_for_it(
    voted: Count, page: Page
) -> None:
    ctx = voted.sample.ctx
    reps = voted.sample.cards_of(REPS)[0].uuid
    stop_contest(ctx, REPS, "ballot_error", AGREEMENT)
    voting.close_voting(ctx)
    count_start.start_count(ctx, AGREEMENT)
    at_the_count(page, voted)

    def lie(route: Route) -> None:
        boxes = route.fetch().json()["boxes"]
        route.fulfill(json={"boxes": [*boxes, {**boxes[0], "uuid": reps}]})

    page.route("**/board/tallies", lie)
    choose(page, KEY_HOLDERS[0], voted.key_file(1))
    expect(page.get_by_text(NEVER_OPENED)).to_be_visible()
    expect(page.get_by_role("button", name="Yes")).to_have_count(0)
    assert voted.given == ()
    assert [tally.uuid for tally in count_shares.tallies(ctx)] != [reps]


def test_a_voter_of_a_stopped_vote_is_told_kindly(
    voter: Voter, own: Live, watch: PageWatch, new_context: NewContext
) -> None:
    early, late = own.card(), own.card()
    voter.open(own.link(early))
    voter.choose(voter.people()[0])
    voter.to_last_step()
    stop_contest(own.sample.ctx, REPS, "withdrew", AGREEMENT)
    watch.expect("status of 409")
    voter.touch("Post my vote")  # it was stopped while this person chose
    voter.at("turned-away")
    voter.says("This vote has stopped. Your vote is not in the box.")
    assert own.votes(early) == []

    another = Voter(new_context().new_page())
    another.page.goto(own.link(late))
    another.at("refused")
    another.says("Voting for Reps for the North has stopped.")
    another.says("You did nothing wrong.")
    another.says("You get a new card for it.")
