"""An election whose own language is Welsh: its pages, its names, what is printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from ballots.credential import PICTURES
from elections.core import print_words
from elections.services.people import accounts
from elections.services.queries import board as board_queries
from elections.services.queries import overview as election_queries
from elections.services.setup import cards as card_service
from elections.services.setup import load_folder, lock_lists
from elections.services.voting import open_close as voting
from elections.web.core.app import create_app
from tests.factories import election_factory
from tests.factories.site_factory import Site, SiteAt, token
from tests.support.processes import WAIT_SECONDS
from tests.words.conftest import without_welsh

TITLE = "Tiny election"
ENGLISH_CARDS = (
    "This is your vote card.",
    "Keep it.",
    "It is not your name.",
    "It does not show who you choose.",
)
CARDS = (
    "Dyma eich cerdyn pleidleisio.",
    "Cadwch ef.",
    "Nid eich enw chi yw hwn.",
    "Nid yw'n dangos pwy rydych chi'n ei ddewis.",
)


def election_in(folder: Path, language: str) -> Site:
    """Return the tiny election with its lists locked, in this language."""
    ctx = election_factory.open_at(folder / "data")
    value = election_factory.election_value() | {"language": language}
    load_folder.load_folder(ctx, election_factory.write_folder(folder / "election", value))
    accounts.add_account(
        ctx, election_factory.SECRETARY[0], "secretary", election_factory.SECRETARY[1]
    )
    accounts.add_account(ctx, election_factory.WITNESS[0], "witness", election_factory.WITNESS[1])
    lock_lists.lock_lists(ctx)
    return Site(ctx, create_app(ctx), None)


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = election_in(tmp_path_factory.mktemp("welsh"), "cy")
    yield site
    site.ctx.close()


def printed(site: Site) -> tuple[bytes, str]:
    """Return the file of cards as the secretary gets it, and all text in it."""
    client = site.client("secretary")
    known = str(board_queries.board_state(site.ctx).cards_batch)
    form = {"csrf_token": token(client, "/board"), "batch": known, "again": "yes"}
    assert client.post("/board/cards", data=form).status_code == 303
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)
    answer = client.get("/board/cards/vote-cards.pdf")
    assert answer.mimetype == "application/pdf"
    with pypdfium2.PdfDocument(answer.data) as sheets:
        texts = [page.get_textpage().get_text_range() for page in sheets]
    return answer.data, " ".join(" ".join(texts).split())


def test_r23_printed_cards_are_in_the_elections_language(welsh: Site) -> None:
    raw, text = printed(welsh)
    for line in CARDS:
        assert line in text
    for line in ENGLISH_CARDS:
        assert line not in text
    assert b"/Lang (cy)" in raw
    words = dict(zip(PICTURES, print_words.picture_words("cy"), strict=True))
    assert (words["dog"], words["house"], words["butterfly"]) == ("ci", "tŷ", "pili-pala")
    words_of_text = set(text.split())
    drawn = {words[name] for name in PICTURES} & words_of_text
    assert len(drawn) > 10
    only_english = {name for name in PICTURES if name not in words.values()}
    assert only_english & words_of_text == set()


def test_printed_cards_of_an_english_election_are_in_english(tmp_path: Path) -> None:
    site = election_in(tmp_path, "en")
    raw, text = printed(site)
    site.ctx.close()
    assert all(line in text for line in ENGLISH_CARDS)
    assert not any(line in text for line in CARDS)
    assert b"/Lang (en-GB)" in raw


def test_what_has_no_welsh_says_so_on_paper_too(monkeypatch: pytest.MonkeyPatch) -> None:
    without_welsh(monkeypatch)
    words = print_words.card_words("cy")
    assert words.lines[1] == "Keep it. (EN)"
    assert words.pictures[0] == "dog (EN)"
    assert print_words.card_words("de") == print_words.card_words("en")
    assert print_words.card_words("de").lines == ENGLISH_CARDS
    assert print_words.wall_words("cy", TITLE).lines[0] == "These cards are in the box. (EN)"
    assert print_words.wall_words("de", TITLE).lines[0] == "These cards are in the box."


def test_r23_the_picture_wall_is_in_the_elections_language(tmp_path: Path) -> None:
    site = election_in(tmp_path, "cy")
    held = election_factory.SampleElection(
        site.ctx, election_factory.with_keys(site.ctx), card_service.make_cards(site.ctx)
    )
    voting.open_voting(site.ctx)
    card = held.cards_of("north-rep")[0]
    held.cast(card, (1, 0, 0))
    answer = site.client().get(f"/walls/{card.uuid}.pdf?lang=en")
    with pypdfium2.PdfDocument(answer.data) as sheets:
        text = " ".join(sheets[0].get_textpage().get_text_range().split())
        sizes = [
            round(text.get_font_size(), 1)
            for text in sheets[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        ]
    other = site.client().get(f"/walls/{held.cards_of('north-carer')[0].uuid}.pdf")
    site.ctx.close()
    assert "Mae'r cardiau hyn yn y blwch. Nid yw'r wal yn dangos dros bwy" in text
    assert "Mae pleidleisiau newydd yma ar ôl 10 munud." in text
    assert "Tudalen 1 o 1." in text
    words = print_words.picture_words("cy")
    assert " ".join(words[number] for number in card.pictures) in text
    assert b"/Lang (cy)" in answer.data
    assert min(sizes) >= 14  # points, as in English
    assert "Does dim pleidlais yn y blwch hwn eto." in other.text


def test_a_welsh_elections_pages_are_welsh_unless_english_is_asked_for(welsh: Site) -> None:
    client = welsh.client()
    for path in ("/", "/contests/north-rep", "/vote", "/practice/paper", "/sign-in"):
        page = client.get(path).text
        assert '<html lang="cy">' in page, path
        assert 'href="/about"' in page or path == "/vote"
        assert f'href="{path}?lang=en"' in page
    own = client.get("/contests/north-rep").text
    assert '<h1 class="area-name" data-say translate="no">rep seats, north-rep</h1>' in own
    english = client.get("/contests/north-rep?lang=en").text
    assert '<html lang="en">' in english
    heading = '<h1 class="area-name" data-say lang="cy" translate="no">'
    assert f"{heading}rep seats, north-rep</h1>" in english
    assert 'href="/about?lang=en"' in english
    assert 'href="/contests/north-rep"' in english  # back to Welsh
    practice = client.get("/practice/paper").text
    assert "Afal" in practice


def test_the_tablet_is_told_the_language_of_names(welsh: Site) -> None:
    election = election_queries.election(welsh.ctx)
    assert len(election.contested_contests) == 2
    for contest in election.contested_contests:
        answer = welsh.client().get(f"/api/box/{contest.uuid}").json
        assert answer is not None
        assert answer["contest"]["language"] == "cy"


@pytest.mark.parametrize("own", ["en", "cy"])
def test_the_worker_keeps_the_voters_page_in_each_language(
    sites: SiteAt, welsh: Site, own: str
) -> None:
    site = welsh if own == "cy" else sites("open")
    first = site.client().get("/sw.js").text.splitlines()[0]
    facts = json.loads(first.removeprefix("self.REPVOTE = ").removesuffix(";"))
    other = "en" if own == "cy" else "cy"
    assert facts["pages"] == ["/vote", f"/vote?lang={other}"]


def test_a_broken_database_is_told_in_the_language_that_was_asked_for(
    sites: SiteAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> str:
        raise OSError

    monkeypatch.setattr(election_queries, "language", broken)
    client = sites("open").client()
    for address, title in (("/", "Something went wrong"), ("/?lang=cy", "Aeth rhywbeth o")):
        answer = client.get(address)
        assert answer.status_code == 500
        assert f"<h1 data-say>{title}" in answer.text
