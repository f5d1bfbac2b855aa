"""Somebody is put forward in Chromium on a phone's screen: the photo, their own yes, taken back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect

from elections.domain.nominations import How, Nomination
from elections.services.nominations import write
from tests.browser.conftest import served as running_server
from tests.browser.test_setup_journey import fill, fits
from tests.factories import groups_factory
from tests.factories.groups_factory import ORGANISERS, GroupSite
from tests.services.test_nominations import GROUP, POINTS

pytestmark = pytest.mark.browser
PHONE = ViewportSize(width=360, height=640)
RED, BLUE = (200, 30, 30), (30, 30, 200)


def sideways_photo() -> bytes:
    """Make 12 megapixels on their side: held upright it is blue, with a red part at its top."""
    photo = Image.new("RGB", (4032, 3024), BLUE)
    photo.paste(RED, (0, 0, 1000, 3024))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    photo.save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def groups(tmp_path: Path) -> Iterator[tuple[GroupSite, str]]:
    """Provide a server at which nominations are open."""
    site = groups_factory.build(tmp_path, "nominations")
    with running_server(site.app) as url:
        yield site, url
    site.ctx.close()


def _only(site: GroupSite) -> Nomination:
    (known,) = write.nominations_of(site.ctx, site.groups[GROUP].id)
    return known


def _sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/sign-in")
    page.get_by_label("Your name").fill(ORGANISERS[GROUP][0])
    page.get_by_label("Your passphrase").fill(ORGANISERS[GROUP][1])
    page.get_by_role("button", name="Sign in").click()


def _put_forward(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Next: People who want to stand")).click()
    page.get_by_role("link", name="Put somebody forward").click()
    fill(page, Name="Ann Ash")
    fill(page, Name_of_the_member="Bo Beech")
    fill(page, Say_it_like="")
    fill(page, **{f"Sentence {number}": point for number, point in enumerate(POINTS, 1)})
    photo = FilePayload(name="IMG_1.JPG", mimeType="image/jpeg", buffer=sideways_photo())
    page.get_by_label("The photo").set_input_files(photo)
    page.get_by_role("button", name="Keep this").click()


def _shown(page: Page, x: int, y: int) -> list[int]:
    """Return the colour of a dot of the photo as the page shows it."""
    script = f"""() => [...document.querySelector(".crop-photo canvas").getContext("2d")
        .getImageData({x}, {y}, 1, 1).data].slice(0, 3)"""
    return list(page.evaluate(script))


def _is_red(colour: list[int]) -> bool:
    return colour[0] > 120 > colour[2]


def _move(page: Page) -> None:
    """Move the photo by keys, by finger and by a button: what voters see follows at once."""
    frame = page.get_by_role("img", name="The photo as voters see it")
    expect(page.locator(".crop-photo canvas")).to_be_visible()
    assert _is_red(_shown(page, 240, 20))
    for _ in range(8):
        page.get_by_role("button", name="Nearer").click()
    assert not _is_red(_shown(page, 240, 20))
    frame.focus()
    for _ in range(30):
        page.keyboard.press("ArrowUp")
    assert _is_red(_shown(page, 240, 420))
    box = frame.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2
    page.mouse.move(middle, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(middle, box["y"] + 100, steps=3)
    page.mouse.up()
    assert _is_red(_shown(page, 240, 20))
    assert not _is_red(_shown(page, 240, 420))
    assert fits(page)
    page.get_by_role("button", name="Keep it like this").click()


def test_a_person_is_put_forward_on_a_phone_and_takes_the_yes_back(
    groups: tuple[GroupSite, str], chromium: Browser
) -> None:
    site, url = groups
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    _sign_in(page, url)
    _put_forward(page)
    _move(page)
    kept = write.photo(site.ctx, site.groups[GROUP].id, _only(site).id)
    assert kept is not None
    assert (kept.focus.near, kept.focus.y < 500) == (300, True)
    with Image.open(io.BytesIO(kept.jpeg)) as photo:
        top, bottom = (photo.getpixel((240, y)) for y in (20, 590))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert (_is_red(list(top)), _is_red(list(bottom))) == (True, False)

    page.get_by_role("link", name="Next: Ann Ash says yes").click()
    assert fits(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ann Ash, do you want to stand?")
    page.get_by_label("Did somebody help you?").fill("Hal Helper")
    page.get_by_role("button", name="Yes, I want to stand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You said yes")
    assert _only(site).has_yes
    page.get_by_role("link", name="Ready").click()
    expect(page.get_by_text("Hal Helper helped.")).to_be_visible()
    page.get_by_role("link", name="Ann Ash says yes").click()
    page.get_by_role("button", name="I take my yes back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You do not stand")
    assert _only(site).yes is None
    page.get_by_role("link", name="Ready").click()

    page.get_by_role("link", name="Or let them say yes on their own phone").click()
    page.get_by_role("button", name="Make the code").click()
    code = page.locator(".own-code-letters").text_content()
    phone = chromium.new_context(viewport={"width": 320, "height": 568}).new_page()
    phone.goto(f"{url}/my-page#{code}")
    expect(phone.get_by_label("Your code")).to_have_value(code or "")
    assert "#" not in phone.url
    phone.get_by_role("button", name="Open my page").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Ann Ash, do you want to stand?")
    assert fits(phone)
    phone.get_by_role("button", name="Yes, I want to stand").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("You said yes")
    yes = _only(site).yes
    assert yes is not None
    assert yes.how is How.PHONE
    phone.context.close()
    context.close()


def test_a_photo_is_moved_without_scripts_too(
    groups: tuple[GroupSite, str], chromium: Browser
) -> None:
    site, url = groups
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    _sign_in(page, url)
    _put_forward(page)
    for name in ("Nearer", "Nearer", "Up", "To the left", "Further away", "Down", "To the right"):
        page.get_by_role("button", name=name).click()
    page.get_by_role("button", name="Keep it like this").click()
    expect(page.get_by_role("link", name="Next: Ann Ash says yes")).to_be_visible()
    kept = write.photo(site.ctx, site.groups[GROUP].id, _only(site).id)
    assert kept is not None
    assert kept.focus.near == 125
    context.close()
