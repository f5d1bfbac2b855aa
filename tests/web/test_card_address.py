"""The address in the cards: shown as a code before they are made, and never this computer alone."""

from __future__ import annotations

import base64
import re
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from PIL import Image

from elections.core.network import is_own_address
from elections.services.setup import card_file
from elections.web.core.app import create_app
from tests.factories.site_factory import Site, SiteAt
from tests.support.processes import WAIT_SECONDS
from tests.web.test_board import send
from tests.web.test_work import batches

CODE = re.compile(r'src="data:image/svg\+xml;base64,([^"]+)"')
TICK = 'name="opened"'


def at_address(site: Site, address: str, *, is_this_computer_only: bool = False) -> Site:
    """Return the same election at another address."""
    settings = replace(
        site.ctx.settings, base_url=address, is_this_computer_only=is_this_computer_only
    )
    ctx = replace(site.ctx, settings=settings)
    return Site(ctx, create_app(ctx), site.sample)


def shown_codes(page: str) -> list[str]:
    """Read the codes of a page as a tablet's camera would."""
    read = []
    for found in CODE.findall(page):
        drawing = base64.b64decode(found).decode()
        side = int(drawing.split('viewBox="0 0 ')[1].split()[0])
        picture = Image.new("L", (side, side), 255)
        for across, down in re.findall(r"M(\d+),(\d+)H", drawing):
            picture.putpixel((int(across), int(down)), 0)
        read += [code.text for code in zxingcpp.read_barcodes(picture.resize((8 * side, 8 * side)))]
    return read


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://127.9.9.9", True),
        ("http://[::1]:8000", True),
        ("https://localhost", True),
        ("https://box.localhost:8443", True),
        ("http://0.0.0.0:8000", True),
        ("https://vote.example", False),
        ("https://192.168.4.1:8443", False),
        ("https://localhost.example", False),
        ("https://[fd00::1]:8443", False),
    ],
)
def test_an_address_that_leads_each_tablet_to_itself(address: str, is_own: bool) -> None:
    assert is_own_address(address) is is_own


def test_the_address_is_shown_as_a_code_and_opened_once(fresh: SiteAt) -> None:
    site = at_address(fresh("locked"), "http://vote.example:8000")
    client = site.client("secretary")
    page = client.get("/board/cards").text
    assert shown_codes(page) == ["http://vote.example:8000/vote"]
    assert "http://vote.example:8000" in page
    assert TICK in page
    refused = send(client, "/board/cards", batch="0")
    assert refused.status_code == 400
    assert batches(site.ctx) == []
    assert send(client, "/board/cards", batch="0", opened="yes").status_code == 303
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)
    assert "Only for trying out" not in text_of(card_file.read_card_file(site.ctx))


def test_cards_with_an_address_of_this_computer_are_not_made(fresh: SiteAt) -> None:
    site = at_address(fresh("locked"), "http://127.0.0.1:8000")
    client = site.client("secretary")
    page = client.get("/board/cards").text
    sentence = "The cards would have the address http://127.0.0.1:8000. No tablet can open it."
    assert sentence in page
    assert shown_codes(page) == []
    assert "Make the cards" not in page
    refused = send(client, "/board/cards", batch="0", opened="yes")
    assert refused.status_code == 409
    assert sentence in refused.text


def test_cards_to_try_things_out_say_so_on_every_sheet(fresh: SiteAt) -> None:
    site = at_address(fresh("locked"), "http://127.0.0.1:8000", is_this_computer_only=True)
    client = site.client("secretary")
    page = client.get("/board/cards").text
    assert "Only this computer can open these cards." in page
    assert TICK not in page
    assert send(client, "/board/cards", batch="0").status_code == 303
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)
    with pypdfium2.PdfDocument(card_file.read_card_file(site.ctx)) as sheets:
        texts = [page.get_textpage().get_text_range() for page in sheets]
    assert len(texts) > 2
    assert all("Only for trying out on this computer." in text for text in texts)


def text_of(raw: bytes) -> str:
    """Return all words of a file."""
    with pypdfium2.PdfDocument(raw) as sheets:
        return "\n".join(page.get_textpage().get_text_range() for page in sheets)
