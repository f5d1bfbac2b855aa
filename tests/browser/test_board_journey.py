"""The secretary and the key holders in Chromium, from the lists to the checked record."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, Response, expect

from audit.record.files import RecordFiles
from audit.verify.run import verify
from elections.services.count import seats as count_seats
from elections.services.count import start as count_start
from elections.services.queries import overview as election_queries
from elections.services.setup import cards as card_service
from tests.browser.conftest import served as running_server
from tests.conftest import NewContext
from tests.factories import election_factory
from tests.factories.site_factory import Site, build
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

KEY_HOLDERS = ("Kit Key", "Lou Lock")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Site, str]]:
    """Provide an election whose lists are loaded and not locked yet, in a real server."""
    site = build(tmp_path, "setup", small_contest=10)
    with running_server(site.app) as url:
        yield site, url
    site.ctx.close()


def sign_in(page: Page, url: str, who: tuple[str, str]) -> None:
    page.goto(f"{url}/sign-in")
    page.get_by_label("Your name").fill(who[0])
    page.get_by_label("Your passphrase").fill(who[1])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{url}/board")


def next_step(page: Page, title: str) -> None:
    """Press the one big button of the board page."""
    step = page.get_by_role("region", name=f"Next: {title}")
    step.get_by_role("link").click()


def grave(page: Page, button: str) -> None:
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name=button).click()


def is_key_taken(response: Response) -> bool:
    return "/board/keys/" in response.url and response.request.method == "POST"


def make_keys(page: Page, folder: Path) -> list[Path]:
    next_step(page, "Key holders make their keys")
    files = []
    for name in KEY_HOLDERS:
        part = page.get_by_role("region", name=name)
        with page.expect_download() as waiting, page.expect_response(is_key_taken) as taken:
            part.get_by_role("button", name=f"Make the key of {name}").click()
        assert taken.value.ok
        files.append(folder / waiting.value.suggested_filename)
        waiting.value.save_as(files[-1])
    page.get_by_role("link", name="All done here").click()
    return files


def print_cards(page: Page) -> None:
    next_step(page, "Print the vote cards")
    page.get_by_role("button", name="Make the cards").click()
    with page.expect_download() as printed:  # the page comes again by itself until they are made
        page.get_by_role("link", name="Get the file").click()
    assert printed.value.suggested_filename == "vote-cards.pdf"
    page.get_by_role("checkbox", name="All cards are printed.").check()
    page.get_by_role("button", name="The cards are printed").click()


def officers(page: Page, own: str) -> None:
    """Type the passphrases of secretary and witness."""
    page.get_by_label(own).fill(election_factory.SECRETARY[1])
    page.get_by_label("Name of the witness").fill(election_factory.WITNESS[0])
    page.get_by_label("Passphrase of the witness").fill(election_factory.WITNESS[1])


def key_file_of(page: Page, name: str) -> Locator:
    """Return the field for a key file, once the page's script reacts to it."""
    field = page.get_by_label(f"The key file of {name}")
    expect(field).to_be_enabled()
    return field


def test_from_the_lists_to_the_signed_result(
    served: tuple[Site, str], page: Page, tmp_path: Path
) -> None:
    site, url = served
    sign_in(page, url, election_factory.SECRETARY)
    expect(page.get_by_role("heading", level=1)).to_have_text("4 things to do before voting opens")
    next_step(page, "Lock the lists")
    grave(page, "Lock the lists")
    key_files = make_keys(page, tmp_path)

    print_cards(page)
    # The PDF holds the only copy of its secrets, so this test makes the cards once more.
    cards = election_factory.SampleElection(site.ctx, (), card_service.make_cards(site.ctx))
    next_step(page, "Open voting")
    grave(page, "Open voting")
    own = cards.cards_of("north-rep")
    cards.cast(own[0], (1, 0, 0))
    cards.cast(own[1], (0, 0, 1))

    next_step(page, "Close voting")
    grave(page, "Close voting")
    next_step(page, "Start the count")
    expect(page.get_by_text("Some boxes have few votes")).to_be_visible()
    officers(page, "Passphrase of the secretary")
    grave(page, "Start the count")

    for name, file in zip(KEY_HOLDERS, key_files, strict=True):
        if page.url.endswith("/board"):
            next_step(page, "Key holders open the totals")
        key_file_of(page, name).set_input_files(file)
        expect(page.get_by_role("heading", name="2 boxes. 2 votes.")).to_be_focused()
        page.get_by_role("button", name="Yes").click()
        expect(page).to_have_url(f"{url}/board")
    assert [contest_count.counted for contest_count in count_seats.counts(site.ctx)] == [2, 0, 0]

    next_step(page, "Draw names for rep seats, north-rep")
    page.get_by_role("link", name="Names from a hat").click()
    page.get_by_label("Name number 1 out of the hat").select_option("Cy Crane")
    page.get_by_label("Name number 2 out of the hat").select_option("Ann Ash")
    page.get_by_role("button", name="Show the result of the draw").click()
    expect(page.get_by_text("Cy Crane is elected.")).to_be_visible()
    page.get_by_role("button", name="Yes, this was drawn").click()

    next_step(page, "Sign the final result")
    officers(page, "Your passphrase")
    grave(page, "Sign the final result")
    expect(page.get_by_role("heading", level=1)).to_have_text("The election is finished")
    assert election_queries.stage(site.ctx) == "certified"

    page.get_by_role("link", name="Download the public record").click()
    with page.expect_download() as record:
        page.get_by_role("link", name="Download the public record").click()
    raw = Path(record.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        files = {name: parts.read(name) for name in parts.namelist()}
    assert verify(RecordFiles.of(files)).is_good


def test_a_private_key_never_leaves_the_page(
    served: tuple[Site, str], new_context: NewContext, tmp_path: Path
) -> None:
    _, url = served
    context = new_context()
    page = context.new_page()
    sent: list[str] = []
    context.on("request", lambda request: sent.append(request.post_data or ""))
    sign_in(page, url, election_factory.SECRETARY)
    next_step(page, "Lock the lists")
    grave(page, "Lock the lists")
    files = make_keys(page, tmp_path)
    assert len(sent) > 10
    for file in files:
        secret = json.loads(file.read_text())["private_key"]
        assert len(secret) > 70
        assert not [body for body in sent if secret in body]
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("Object.keys(sessionStorage)") == ["repvote-look"]
    assert "private" not in str(page.evaluate("sessionStorage.getItem('repvote-look')"))


def test_a_strange_key_file_is_refused_in_words(
    served: tuple[Site, str], page: Page, tmp_path: Path, watch: PageWatch
) -> None:
    site, url = served
    sign_in(page, url, election_factory.SECRETARY)
    next_step(page, "Lock the lists")
    grave(page, "Lock the lists")
    first, second = make_keys(page, tmp_path)
    card_service.make_cards(site.ctx)
    page.goto(f"{url}/board/open")
    grave(page, "Open voting")
    next_step(page, "Close voting")
    grave(page, "Close voting")
    count_start.start_count(site.ctx, election_factory.AGREEMENT)
    page.goto(f"{url}/board/count")
    part = page.get_by_role("region", name=KEY_HOLDERS[0])
    chooser = key_file_of(page, KEY_HOLDERS[0])
    for name, raw in (
        ("other.json", second.read_bytes()),
        ("cut.json", first.read_bytes()[:-20]),
        ("photo.json", election_factory.photo((1, 2, 3))),
    ):
        wrong = FilePayload(name=name, mimeType="application/json", buffer=raw)
        chooser.set_input_files(files=[wrong])
        expect(part.locator(".field-error")).not_to_be_empty()
        assert page.url.endswith("/board/count")
    chooser.set_input_files(first)
    page.get_by_role("button", name="Yes").click()
    expect(page).to_have_url(f"{url}/board")
