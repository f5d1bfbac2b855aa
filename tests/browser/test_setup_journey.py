"""A secretary sets up an election in Chromium, without JavaScript, from the first sign-in on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from elections.services.people import first_account
from elections.services.queries import overview as election_queries
from elections.services.setup import answers
from elections.web.core.app import create_app
from tests.browser.conftest import served as running_server
from tests.factories import election_factory
from tests.factories.election_factory import HEADER, MEMBERS, SECRETARY, WITNESS
from tests.factories.site_factory import Site

pytestmark = pytest.mark.browser
LIST = FilePayload(
    name="members.csv", mimeType="text/csv", buffer="\n".join((HEADER, *MEMBERS)).encode()
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[tuple[Site, str]]:
    """Provide a server on an empty folder."""
    ctx = election_factory.open_at(tmp_path / "data")
    app = create_app(ctx)
    with running_server(app) as url:
        yield Site(ctx, app, None), url
    ctx.close()


def answer(page: Page, step: str, **boxes: str) -> None:
    """Open a step from the list, fill in its boxes by their labels, and keep it."""
    page.get_by_role("link", name=step, exact=True).click()
    fill(page, **boxes)


def fill(page: Page, **boxes: str) -> None:
    """Fill in the boxes of the page that is open, and keep it."""
    for label, text in boxes.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(text)
    assert fits(page)
    page.get_by_role("button", name="Keep this").click()


def fits(page: Page) -> bool:
    """Tell whether nothing stands out at the side (a test may still ask, with scripts off)."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


def _names(page: Page) -> None:
    answer(page, "What is the name of the board?", Your_answer="Tiny Board")
    answer(page, "What is the name of this election?", Your_answer="Tiny election")
    answer(page, "Who is the witness?", Name=WITNESS[0])
    answer(page, "Who are the key holders?", Key_holder_1="Kit Key", Key_holder_2="Lou Lock")
    answer(page, "When does voting open?", Day="31", Month="2", Year="2026")
    expect(page.get_by_role("alert")).to_contain_text("This is not a day.")
    expect(page.get_by_label("Day", exact=True)).to_have_value("31")
    fill(page, Day="11", Month="5")


def _seats(page: Page) -> None:
    page.get_by_role("link", name="Which areas are there?", exact=True).click()
    page.get_by_role("link", name="Add an area").click()
    fill(page, Name_of_the_area="North")
    page.get_by_role("link", name="That is all").click()
    page.get_by_role("link", name="Who are the seats for?", exact=True).click()
    for one, more, who in (("Rep", "Reps", "Us"), ("Family carer", "Family carers", "Families")):
        page.get_by_role("link", name="Add a kind of seat").click()
        fill(page, Name_for_one_person=one, Name_for_more_people=more)
        expect(page.get_by_role("alert")).to_be_visible()
        fill(page, **{"Who can stand and vote?": who})
    page.get_by_role("link", name="That is all").click()
    for kind in ("Reps", "Family carers"):
        answer(page, f"How many {kind} does each area choose?", North="1")
        fill(page)


def _people(page: Page) -> None:
    page.get_by_role("link", name="Who stands?", exact=True).click()
    page.get_by_role("link", name="Add a person for Reps for North", exact=True).click()
    points = {f"Sentence {number}": f"I ask {number} things." for number in (1, 2, 3)}
    fill(page, Name="Ann Ash", **points)
    picture = FilePayload(
        name="phone.png", mimeType="image/png", buffer=election_factory.photo((90, 90, 200))
    )
    page.get_by_label("The photo").set_input_files(picture)
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="That is all").click()
    page.get_by_role("link", name="Who may vote?", exact=True).click()
    page.get_by_label("The list").set_input_files(LIST)
    page.get_by_role("button", name="Look at the list").click()
    expect(page.get_by_role("heading", name="8 people are on the list")).to_be_visible()
    page.get_by_role("link", name="Back to all steps").click()


def test_a_secretary_sets_up_an_election_on_a_narrow_screen_without_scripts(
    empty: tuple[Site, str], chromium: Browser
) -> None:
    site, url = empty
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 568}
    )
    page = context.new_page()
    page.goto(f"{url}/first-sign-in")
    page.get_by_label("The code").fill(first_account.first_code(site.ctx))
    page.get_by_label("Your name").fill(SECRETARY[0])
    page.get_by_label("Your passphrase").fill(SECRETARY[1])
    page.get_by_label("The passphrase again").fill(SECRETARY[1])
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("6 things to do")

    _names(page)
    _seats(page)
    _people(page)
    page.get_by_role("link", name="Next: Put the election together").click()
    page.get_by_role("button", name="Put it together").click()
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name=f"Next: {WITNESS[0]} chooses a passphrase").click()
    page.get_by_label("Your passphrase").fill(WITNESS[1])
    page.get_by_label("The passphrase again").fill(WITNESS[1])
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="Next: Lock the lists").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Lock the lists").click()
    expect(page).to_have_url(f"{url}/board")
    assert [c.title for c in election_queries.election(site.ctx).contests] == [
        "Reps for North",
        "Family carers for North",
    ]
    assert not answers.set_up(site.ctx).is_begun
    context.close()
