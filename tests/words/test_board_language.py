"""The board's pages in Welsh: whole, kept from page to form to answer, and honest (R23)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ballots.trustees import single as trustees
from elections.domain.roles import STAFF
from elections.services.setup import lock_lists
from elections.web.core.access import TABLE
from elections.web.core.language import say
from tests.factories import election_factory
from tests.factories.site_factory import Site, SiteAt, addresses, build, token
from tests.words import reading
from tests.words.conftest import ALL_STAGES, names_of, without_welsh

SPAN = 'class="still-english"'
# Names, kinds of seat as the board calls them, and words that are the same in both languages.
SAME = re.compile(
    r"^(?:[\W\d]|Ann|RepVote|English|Cymraeg|Camera|banana|pizza|car"
    r"|Reps|People like us|Family carers|Families|Brown)*$"
)


def pages(site: Site, stage: str) -> Iterator[tuple[str, str]]:
    """Yield endpoint and address of each page for people who sign in, at a stage."""
    for address in addresses(site.app):
        if address.method == "GET" and not TABLE[address.endpoint].is_public:
            yield address.endpoint, address.path
    if stage in {"counting", "tie"}:
        for how in ("hat", "dice"):
            yield "board.lot", f"/board/lots/north-rep?method={how}"
    if stage in {"locked", "open"}:
        for found in ("first=0", "first=0&second=1"):
            yield "board.cancel", f"/board/cancel-card?{found}"


def texts(client: FlaskClient, path: str, site: Site) -> list[str]:
    """Return the texts of a page, without names."""
    with client.get(path) as answer:
        if answer.mimetype != "text/html" or answer.status_code == 303:
            return []
        return reading.without_names(
            reading.blocks(answer.get_data(as_text=True)), names_of(site.ctx)
        )


@pytest.mark.parametrize("stage", ALL_STAGES)
def test_r23_every_page_of_the_board_is_in_welsh(sites: SiteAt, stage: str) -> None:
    site = sites(stage)
    for role in STAFF:
        client = site.client(role)
        for _, path in pages(site, stage):
            english = texts(client, path, site)
            welsh = texts(client, f"{path}{'&' if '?' in path else '?'}lang=cy", site)
            assert len(welsh) >= len(english), path  # and the note on who checked it
            assert {text for text in welsh if not SAME.match(text)} & set(english) == set(), path


def test_r23_signing_in_is_in_welsh(sites: SiteAt) -> None:
    client = sites("open").client()
    page = client.get("/sign-in?lang=cy").text
    assert '<html lang="cy">' in page
    assert SPAN not in page
    assert 'action="/sign-in?lang=cy"' in page
    form = {"csrf_token": token(client), "name": "Nobody", "passphrase": "wrong"}
    refused = client.post("/sign-in?lang=cy", data=form)
    assert refused.status_code == 422
    assert "Nid yw&#39;r enw neu&#39;r cyfrinair yn gywir. Rhowch gynnig" in refused.text
    name, passphrase = election_factory.SECRETARY
    form |= {"name": name, "passphrase": passphrase}
    answer = client.post("/sign-in?lang=cy", data=form)
    assert answer.headers["Location"] == "/board?lang=cy"


@pytest.mark.parametrize("stage", ALL_STAGES)
def test_every_link_and_form_of_the_board_keeps_the_language(sites: SiteAt, stage: str) -> None:
    site = sites(stage)
    visitor = site.visitor()
    looked_at = 0
    for endpoint, path in pages(site, stage):
        with visitor(endpoint).get(f"{path}{'&' if '?' in path else '?'}lang=cy") as answer:
            if answer.mimetype != "text/html" or answer.status_code != 200:
                continue
            page = answer.get_data(as_text=True)
        inside = re.sub(r'<a [^>]*lang="en"[^>]*>', "", page)  # the link to English
        matches = re.findall(r'(?:href|action|data-then)="(/(?!static/|words/)[^"]*)"', inside)
        assert matches
        assert [address for address in matches if "lang=cy" not in address] == [], path
        looked_at += 1
    assert looked_at >= 1


def test_the_link_to_the_other_language_keeps_where_one_is(sites: SiteAt) -> None:
    client = sites("open").client("secretary")
    english = client.get("/board/cancel-card?first=3").text
    assert 'href="/board/cancel-card?first=3&amp;lang=cy"' in english
    welsh = client.get("/board/cancel-card?first=3&lang=cy").text
    assert 'href="/board/cancel-card?first=3"' in welsh


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Site]:
    """Provide an election whose lists are not locked yet, to change."""
    site = build(tmp_path, "setup")
    yield site
    site.ctx.close()


def test_a_form_of_a_welsh_page_is_answered_in_welsh(fresh: Site) -> None:
    client = fresh.client("secretary")
    form = {"csrf_token": token(client, "/board")}
    refused = client.post("/board/lock?lang=cy", data=form)
    assert (refused.status_code, SPAN in refused.text) == (400, False)
    assert "Ticiwch y blwch yn gyntaf. Yna pwyswch y botwm eto." in refused.text
    done = client.post("/board/lock?lang=cy", data=form | {"sure": "yes"}, follow_redirects=True)
    assert done.request.full_path == "/board?lang=cy"
    assert "Mae&#39;r rhestrau wedi&#39;u cloi." in done.text
    again = client.post("/board/open?lang=cy", data=form | {"sure": "yes"})
    assert "Mae allweddi Kit Key, Lou Lock ar goll." in again.text  # names in the sentence


def test_what_a_form_shows_again_says_in_welsh_what_is_wrong(sites: SiteAt) -> None:
    wrong = {"passphrase": "wrong", "witness_name": "Wyn", "witness_passphrase": "wrong"}
    for stage, path, form, sentence in (
        ("tie", "/board/lots/north-rep", {"method": "hat"}, "Rhowch bob enw sy'n gyfartal unwaith"),
        ("results", "/board/certify", {"sure": "yes"}, "Teipiwch gyfrinair yr ysgrifennydd."),
        ("results", "/board/certify", wrong, "Ticiwch y blwch yn gyntaf. Yna pwyswch y botwm eto."),
        (
            "results",
            "/board/certify",
            wrong | {"sure": "yes"},
            "Nid yw enw neu gyfrinair yr ysgrifennydd yn gywir.",
        ),
    ):
        client = sites(stage).client("secretary")
        sent = form | {"csrf_token": token(client, "/board")}
        page = client.post(f"{path}?lang=cy", data=sent).text.replace("&#39;", "'")
        assert page.partition("<title>")[2].startswith("Gwall: ")
        assert "<h2>Wnaeth hynny ddim gweithio</h2>" in page
        assert page.count(sentence) == 2  # at the top and at the field
        assert page.count('-error">Gwall: ') == page.count(' aria-invalid="true"') > 0
        assert SPAN not in page


def test_a_small_count_asks_for_two_in_welsh(tmp_path: Path) -> None:
    site = build(tmp_path, "closed", small_contest=10)
    client = site.client("secretary")
    form = {"csrf_token": token(client, "/board"), "agree": "yes"}
    page = client.post("/board/count?lang=cy", data=form).text.replace("&#39;", "'")
    site.ctx.close()
    assert "Teipiwch gyfrinair yr ysgrifennydd." in page
    assert "Teipiwch enw'r tyst." in page
    assert '<span lang="en" translate="no">rep seats, north-rep</span>: 2 bleidlais' in page


def test_a_script_is_told_the_code_and_the_names_of_a_refusal(fresh: Site) -> None:
    lock_lists.lock_lists(fresh.ctx)
    election_factory.with_keys(fresh.ctx)
    client = fresh.client("secretary")
    another = trustees.public_part(trustees.new_private_key()).to_bytes()
    headers = {"X-CSRFToken": token(client, "/board"), "Content-Type": "application/json"}
    wrong = client.post("/board/keys/1?lang=cy", data=another, headers=headers)
    # JSON is in English: the page has the Welsh itself.
    text = "Kit Key has a key already."
    error = {"code": "key-there", "text": text, "args": {"name": "Kit Key"}}
    assert wrong.json == {"error": error}
    unread = client.post("/board/keys/1", data=b"{}", headers=headers)
    assert (unread.json or {})["error"]["args"] == {}


def test_r23_an_old_page_says_so_in_its_language(sites: SiteAt) -> None:
    client = sites("setup").client("secretary")
    old = client.post("/board/lock?lang=cy", data={"csrf_token": "of an older server"})
    assert old.status_code == 400
    assert '<html lang="cy">' in old.text
    assert "Roedd y dudalen ar agor am amser hir." in old.text
    assert 'href="/board?lang=cy"' in old.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_strangers_learn_nothing_in_welsh(sites: SiteAt, method: str) -> None:
    site = sites("open")
    client = site.app.test_client()
    nowhere = client.open("/nothing-is-here?lang=cy", method=method)
    assert "Nid yw&#39;r dudalen hon yma" in nowhere.text
    assert "does neb wedi gwirio" in nowhere.text
    for path in ("/board", "/board/tallies", "/board/keys/1", "/sign-out"):
        assert client.open(f"{path}?lang=cy", method=method).data == nowhere.data


def test_names_on_the_boards_pages_say_their_language(sites: SiteAt) -> None:
    client = sites("locked").client("secretary")
    page = client.get("/board/keys?lang=cy").text
    assert '<h2 id="holder-1" lang="en" translate="no">Kit Key</h2>' in page
    assert 'Gwneud allwedd <span lang="en" translate="no">Kit Key</span></span></button>' in page
    assert "<span lang" not in client.get("/board/keys").text


def test_what_has_no_welsh_is_english_on_the_boards_pages(
    sites: SiteAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_welsh(monkeypatch)
    site = sites("setup")
    client = site.client("secretary")
    page = client.get("/board/lock?lang=cy").text
    assert f'<h1><span lang="en" {SPAN}>Lock the lists</span></h1>' in page
    assert "&lt;span" not in page
    form = {"csrf_token": token(client, "/board")}
    refused = client.post("/board/lock?lang=cy", data=form).text
    assert (
        f'<span lang="en" {SPAN}>Tick the box first. Then press the button again.</span>' in refused
    )
    with site.app.test_request_context("/board?lang=cy"):
        assert SPAN in say("results-voted", people=2)
