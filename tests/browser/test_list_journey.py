"""An organiser puts 30 members on the list from a real spreadsheet, at a phone;
somebody of the group says yes to it, and the secretary too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from elections.domain.group_members import ListState
from elections.services.groups import members
from tests.browser.conftest import served as running_server
from tests.browser.test_setup_journey import fits
from tests.factories import groups_factory
from tests.factories.election_factory import SECRETARY
from tests.factories.groups_factory import ORGANISERS, GroupSite
from tests.factories.spreadsheet_factory import xlsx

pytestmark = pytest.mark.browser
GROUP = "North Speaks Up"
PEOPLE = [f"Member {chr(ord('A') + n % 26)}{'b' * (n // 26)}" for n in range(30)]
ROWS = (
    (f"{GROUP}, our members in 2026",),
    (),
    ("No.", "Forename", "", "Surname", "Hub", "DOB", "Tel", "What helps me", ""),
    *(
        (str(n), "Member", "", name.split()[1], "North" if n % 2 else "north", "1/2/1980")
        + (("01632 960123", "Large print; signs") if n % 3 else ("", ""))
        for n, name in enumerate(PEOPLE[:-1], 1)
    ),
    ("30", "Member", "", PEOPLE[-1].split()[1], "Elsewhere", "", "", ""),
    (),
    ("Total", "", "", "", "", "", "30"),
)
LIST = FilePayload(name="Members 2026.xlsx", mimeType="", buffer=xlsx({"Sheet1": ROWS}))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[GroupSite, str]]:
    """Provide the server of a site with groups."""
    built = groups_factory.build(tmp_path / "site", "nominations")
    with running_server(built.app) as url:
        yield built, url
    built.ctx.close()


def sign_in(context: BrowserContext, url: str, name: str, passphrase: str) -> Page:
    page = context.new_page()
    page.goto(f"{url}/sign-in")
    page.get_by_label("Name", exact=False).first.fill(name)
    page.locator("#passphrase").fill(passphrase)
    page.locator("main button[type=submit]").click()
    return page


def require_well(page: Page) -> None:
    """Check that the page fits and that axe finds nothing."""
    assert fits(page), page.url
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_list_comes_from_a_spreadsheet_through_the_look_and_the_yes(
    chromium: Browser, site: tuple[GroupSite, str]
) -> None:
    built, url = site
    phone = chromium.new_context(viewport={"width": 360, "height": 640})
    page = sign_in(phone, url, *ORGANISERS[GROUP])
    page.get_by_role("link", name="The list of members").first.click()
    page.get_by_role("link", name="Add many people at once").click()
    page.get_by_label("A list from your computer").set_input_files(LIST)
    page.get_by_role("button", name="Look at the list").click()

    expect(page.get_by_role("heading", name="What is in each column?")).to_be_visible()
    expect(page.get_by_text("We never keep these columns: DOB.")).to_be_visible()
    page.get_by_label("The column “No.”").select_option(label="Something else. Leave it out")
    page.get_by_label("The column “Hub”").select_option(label="The area")
    require_well(page)
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("heading", name="1 row needs a look")).to_be_visible()
    expect(page.get_by_text("This is a total, not a person.")).to_be_visible()
    assert members.group_list(built.ctx, built.groups[GROUP].id).members == ()
    page.get_by_label("Where do they live?").select_option(label="North")
    require_well(page)
    page.get_by_role("button", name="Look again").click()
    page.get_by_role("button", name="Put 30 people on the list").click()
    expect(page.get_by_role("status")).to_contain_text("30 people are on the list now.")
    require_well(page)

    page.get_by_role("link", name="Send the list").click()
    expect(page.get_by_text("This page is for a self-advocate of North Speaks Up.")).to_be_visible()
    require_well(page)
    page.get_by_label("Your name").fill("Member A")
    page.get_by_role("button", name="Yes, send it").click()
    expect(page.get_by_text("Member A said yes.")).to_be_visible()
    phone.close()

    desk = chromium.new_context(viewport={"width": 1024, "height": 690})
    page = sign_in(desk, url, *SECRETARY)
    page.goto(f"{url}/board/setup/group-lists")
    require_well(page)
    page.get_by_role("link", name=GROUP).click()
    require_well(page)
    page.get_by_role("button", name="This list is right").click()
    desk.close()
    listed = members.group_list(built.ctx, built.groups[GROUP].id)
    assert listed.state is ListState.APPROVED
    assert sorted(member.name for member in listed.members) == sorted(PEOPLE)
    assert sum(len(member.needs) for member in listed.members) == 2 * 20
