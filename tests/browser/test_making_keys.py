"""Key holders at the board's screen: no file that comes to nothing, and a lost one is no end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from elections.services.setup import cards as card_service
from elections.services.setup import keys as key_service
from elections.services.voting import open_close as voting
from tests.browser.conftest import served
from tests.browser.test_board_journey import sign_in
from tests.factories import election_factory
from tests.factories.site_factory import Site, build
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[tuple[Site, str]]:
    site = build(tmp_path, "locked")
    with served(site.app) as url:
        yield site, url
    site.ctx.close()


def public_keys(site: Site) -> list[str | None]:
    return [holder.public_key for holder in key_service.key_holders(site.ctx)]


def in_file(download: Download) -> str:
    return str(json.loads(download.path().read_text("utf-8"))["public_key"])


def test_after_an_idle_sign_in_no_file_is_handed_out(
    locked: tuple[Site, str], page: Page, watch: PageWatch
) -> None:
    """One that came before the server said no would be a worthless twin of the real one."""
    watch.expect("status of 403")
    watch.expect("status of 400")  # the other tab's sign-in; the page then gets a new token
    site, url = locked
    sign_in(page, url, election_factory.SECRETARY)
    page.goto(f"{url}/board/keys")
    handed: list[Download] = []

    def note(download: Download) -> None:
        handed.append(download)

    page.on("download", note)
    election_factory.clock_of(site.ctx).step(site.ctx.settings.session_idle + 1)
    button = page.get_by_role("button", name="Make the key of Kit Key")
    button.click()
    message = page.locator("[data-message]").first
    expect(message).to_have_text(
        "Your sign-in has ended. Sign in again in a new tab. Then come back here and try again."
    )
    assert handed == []
    tab = page.context.new_page()
    sign_in(tab, url, election_factory.SECRETARY)
    with page.expect_download() as waiting:
        button.click()
    expect(message).to_have_text("That worked. Now do these 3 things.")
    assert len(handed) == 1
    assert public_keys(site) == [in_file(waiting.value), None]


def test_a_lost_key_file_is_made_again(locked: tuple[Site, str], page: Page) -> None:
    site, url = locked
    sign_in(page, url, election_factory.SECRETARY)
    page.goto(f"{url}/board/keys")
    with page.expect_download() as first:
        page.get_by_role("button", name="Make the key of Kit Key").click()
    expect(page.locator("[data-message]").first).to_have_text("That worked. Now do these 3 things.")
    assert first.value.suggested_filename == "key-1-kit-key.json"
    assert public_keys(site) == [in_file(first.value), None]
    page.reload()
    page.get_by_text("Is the key file lost?").click()
    with page.expect_download() as second:
        page.get_by_role("button", name="Make a new key for Kit Key").click()
    expect(page.locator("[data-message]").first).to_have_text("That worked. Now do these 3 things.")
    assert in_file(second.value) != in_file(first.value)
    assert public_keys(site) == [in_file(second.value), None]


def test_another_tab_made_a_key_meanwhile(
    locked: tuple[Site, str], page: Page, watch: PageWatch
) -> None:
    """No file is handed out that would open nothing."""
    watch.expect("status of 409")
    site, url = locked
    sign_in(page, url, election_factory.SECRETARY)
    page.goto(f"{url}/board/keys")
    election_factory.with_keys(site.ctx)
    before = public_keys(site)
    page.get_by_role("button", name="Make the key of Kit Key").click()
    expect(page.locator("[data-message]").first).to_have_text("Kit Key has a key already.")
    assert public_keys(site) == before


def test_a_key_file_is_tested_on_the_page_and_nothing_is_sent(
    locked: tuple[Site, str], page: Page, tmp_path: Path
) -> None:
    """Right after it is made, and while people vote; a wrong file is named, in sight on a phone."""
    site, url = locked
    page.set_viewport_size({"width": 360, "height": 640})
    sign_in(page, url, election_factory.SECRETARY)
    page.goto(f"{url}/board/keys")
    files = []
    for name in ("Kit Key", "Lou Lock"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Make the key of {name}").click()
        files.append(tmp_path / waiting.value.suggested_filename)
        waiting.value.save_as(files[-1])
    part = page.get_by_role("region", name="Kit Key")
    expect(part.get_by_role("heading", name="Your key is made")).to_be_visible()
    expect(part.get_by_role("button", name="Make the key of")).to_be_hidden()
    expect(part.get_by_text("The name of the file starts with key-1.")).to_be_visible()
    old = files[0].read_bytes()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))

    def test(file: Path, answer: str) -> None:
        part.get_by_label("Test my key file").set_input_files(file)
        expect(part.locator(".key-test [data-message]")).to_have_text(answer)
        expect(part.locator(".key-test [data-message]")).to_be_in_viewport(ratio=0.9)

    works = "This is your key file. It works. Thank you."
    not_right = "This is not the right key file. Choose your own, newest key file."
    test(files[0], works)
    test(files[1], not_right)
    (tmp_path / "cut.json").write_bytes(old[:-20])
    test(tmp_path / "cut.json", "This is not a key file. Choose your key file.")
    assert sent == []

    part.get_by_label("Test my key file").wait_for()
    page.reload()
    part.get_by_text("Is the key file lost?").click()
    with page.expect_download() as again:
        part.get_by_role("button", name="Make a new key for Kit Key").click()
    expect(part.locator("[data-message]").first).to_have_text("That worked. Now do these 3 things.")
    again.value.save_as(tmp_path / "new.json")
    test(tmp_path / "new.json", works)
    test(files[0], not_right)  # the key that was replaced opens nothing

    card_service.make_cards(site.ctx)
    voting.open_voting(site.ctx)
    page.goto(f"{url}/board")
    page.get_by_role("link", name="Test a key file").click()
    test(tmp_path / "new.json", works)
    expect(page.get_by_role("button", name="Make")).to_have_count(0)
