"""The secretary and a key holder at Welsh pages: axe, what the scripts say, and their refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect

from ballots.group import point_text
from ballots.trustees.key_file import KeyFile
from ballots.trustees.single import public_part
from elections.services.setup import keys as key_service
from tests.browser.conftest import served as running_server
from tests.browser.test_public_pages import RULES
from tests.factories import election_factory
from tests.factories.site_factory import Site, build
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser
STILL_ENGLISH = ".still-english"

Serve = Callable[[str], tuple[Site, str]]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serve the tiny election at a stage."""
    with ExitStack() as stack:

        def at(stage: str) -> tuple[Site, str]:
            site = build(tmp_path, stage)
            stack.callback(site.ctx.close)
            return site, stack.enter_context(running_server(site.app))

        yield at


def sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/sign-in")
    page.get_by_role("link", name="Cymraeg").click()
    page.get_by_label("Eich enw").fill(election_factory.SECRETARY[0])
    page.get_by_label("Eich cyfrinair").fill(election_factory.SECRETARY[1])
    page.get_by_role("button", name="Mewngofnodi").click()
    expect(page).to_have_url(f"{url}/board?lang=cy")


def expect_welsh(page: Page) -> None:
    """Check that the page is in Welsh, says so, and that axe finds nothing."""
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.locator(STILL_ENGLISH)).to_have_count(0)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [
        f"{fault['id']}: {node['html'][:80]}" for fault in found for node in fault["nodes"]
    ] == []


def test_r23_a_new_token_keeps_the_language(serve: Serve, page: Page, watch: PageWatch) -> None:
    watch.expect("status of 400")  # the first try; the page then gets itself a new token
    site, url = serve("locked")
    sign_in(page, url)
    page.goto(f"{url}/board/keys?lang=cy")
    page.evaluate("document.querySelector('meta[name=csrf-token]').content = 'old'")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(url)))
    with page.expect_download():
        page.locator("[data-key-make]").first.click()
    expect(page.locator("[data-message]").first).to_have_text(
        "Gweithiodd hynny. Nawr gwnewch y 3 pheth hyn."
    )
    assert asked.count("/board/keys?lang=cy") == 1
    assert [holder.public_key is not None for holder in key_service.key_holders(site.ctx)] == [
        True,
        False,
    ]


def test_r23_the_secretary_works_in_welsh(serve: Serve, page: Page, watch: PageWatch) -> None:
    watch.expect("status of 409")  # the second tab
    _, url = serve("setup")
    sign_in(page, url)
    expect(page.locator("h1")).to_have_text("4 peth i'w gwneud cyn agor y pleidleisio")
    expect_welsh(page)
    page.get_by_role("link", name="Gwirio'r rhestrau").click()
    expect_welsh(page)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Cloi'r rhestrau").click()
    expect(page.get_by_role("status")).to_contain_text("Mae'r rhestrau wedi'u cloi.")
    expect(page.locator("h1")).to_have_text("3 pheth i'w gwneud cyn agor y pleidleisio")

    page.get_by_role("link", name="Gwneud yr allweddi").click()
    expect_welsh(page)
    other = page.context.new_page()
    other.goto(page.url)
    for tab, said in (
        (page, "Gweithiodd hynny. Nawr gwnewch y 3 pheth hyn."),
        (other, "Mae gan Kit Key allwedd yn barod."),  # the server's own sentence, with the name
    ):
        part = tab.get_by_role("region", name="Kit Key")
        part.get_by_role("button", name="Gwneud allwedd Kit Key").click()
        expect(part.locator("[data-message]").first).to_have_text(said)
        expect(tab.locator(STILL_ENGLISH)).to_have_count(0)
    page.get_by_role("link", name="Popeth wedi'i wneud yma").click()
    expect(page).to_have_url(f"{url}/board?lang=cy")
    expect(page.get_by_text("Mae 1 o 2 o allweddi wedi'u gwneud").first).to_be_visible()


def test_r23_a_key_holder_opens_the_sums_in_welsh(serve: Serve, page: Page) -> None:
    site, url = serve("counting")
    assert site.sample is not None
    election, private = site.sample.election, site.sample.private_keys[0]
    public = point_text(public_part(private).public_key)
    name = election.key_holders.names[0]
    key = KeyFile(election.sha256, election.title, 1, name, public, private)
    file = FilePayload(name="key.json", mimeType="application/json", buffer=key.to_bytes())
    sign_in(page, url)
    page.goto(f"{url}/board/count?lang=cy")
    expect_welsh(page)
    wrong = FilePayload(name="key.json", mimeType="application/json", buffer=b"{}")
    part = page.get_by_role("region", name=name)
    chooser = part.get_by_label(f"Ffeil allwedd {name}")
    expect(chooser).to_be_enabled()  # the script answers it now
    chooser.set_input_files(files=[wrong])
    expect(part.locator(".field-error")).to_contain_text("Nid ffeil allwedd yw hon.")
    chooser.set_input_files(files=[file])
    boxes = len(site.sample.election.contested_contests)
    assert boxes == 2
    expect(part.get_by_role("heading", level=3)).to_have_text("2 flwch. 3 pleidlais.")
    expect(part.locator("li").first).to_have_text("rep seats, north-rep: 2 bleidlais")
    expect(page.locator(STILL_ENGLISH)).to_have_count(0)
    part.get_by_role("button", name="Ie").click()
    expect(page).to_have_url(f"{url}/board?lang=cy")
    expect(page.get_by_text("Mae 1 o 2 wedi'u gwneud").first).to_be_visible()
