"""Rules for every page: one heading, a title, labels, plain words, nothing inline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from elections.core.paths import TEMPLATES
from elections.services.setup import load_folder
from elections.web.core.app import create_app
from tests.factories import election_factory
from tests.factories.site_factory import LIVED, Site, SiteAt, addresses

BANNED = re.compile(
    r"\b(cast|ballots?|nominees?|electors?|verify|verified|submit|spoil\w*|undervote|authenticat\w*)\b"
)
LONGEST_SENTENCE = 15  # words (R14)
# Lines for people with a terminal are not Easy Read; names and titles are the board's own words.
TECHNICAL = ("pre", "code", "summary", "title", "h1", "h2", "h3", "h4", "option", "a")
# Their parts lie side by side: a blank between words and an element would be lost.
SIDE_BY_SIDE = re.compile(
    r'<(a|button)\b[^>]*class="[^"]*\b(?:link-target|button)\b[^"]*"[^>]*>(.*?)</\1>', re.DOTALL
)
APART = re.compile(r'<img[^>]*>|<span class="only-heard".*?</span>', re.DOTALL)
PARTS = re.compile(r"<(\w+)\b[^>]*>.*?</\1>|<[^>]+>", re.DOTALL)


class Page(HTMLParser):
    """The elements of a page and the sentences between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = ["html"]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "img", "input", "br"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._open[-1] if self._open else "", " ".join(data.split())))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def visits(site: Site, stage: str) -> Iterator[tuple[FlaskClient, str]]:
    """Yield every address of a stage with somebody who may read it, and one that leads nowhere."""
    visitor = site.visitor()
    pages = [
        (address.endpoint, address.path)
        for address in addresses(site.app)
        if address.method == "GET"
    ]
    paths = ["/nothing"]
    if site.sample and stage in {"open", "paused"}:
        first, second, *_ = site.sample.cards[0].pictures
        paths.append(f"/board/cancel-card?first={first}&second={second}")
    if stage in {"counting", "tie"}:
        paths += ["/board/lots/north-rep?method=hat", "/board/lots/north-rep?method=dice"]
    if stage == "open":
        assert site.sample is not None
        first, second, *_ = site.sample.cards[0].pictures
        paths += [f"/board/cancel-card?first={first}"]
        paths += [f"/board/cancel-card?first={first}&second={second}"]
    for endpoint, path in [*pages, *(("board.home", path) for path in paths)]:
        yield visitor(endpoint), path


@dataclass(frozen=True)
class Visit:
    """A page as somebody who may read it found it."""

    client: FlaskClient
    path: str
    page: Page
    text: str
    is_elsewhere: bool  # the answer sends the reader to another page


PagesAt = Callable[[str], list[Visit]]


@pytest.fixture(scope="session")
def pages(sites: SiteAt) -> PagesAt:
    """Read every page of a stage and the pages of errors, once for all tests that look at them."""

    @cache
    def at(stage: str) -> list[Visit]:
        return list(read_pages(sites(stage), stage))

    return at


def read_pages(site: Site, stage: str) -> Iterator[Visit]:
    for client, path in visits(site, stage):
        with client.get(path) as answer:
            if answer.mimetype == "text/html":
                text = answer.get_data(as_text=True)
                yield Visit(client, path, Page(text), text, answer.location is not None)


def readable(pages: PagesAt, stage: str) -> Iterator[tuple[str, Page, str]]:
    """Yield every page of a stage, and the pages of errors."""
    for visit in pages(stage):
        if not visit.is_elsewhere:
            yield visit.path, visit.page, visit.text


@pytest.mark.parametrize("stage", [*LIVED, "tie"])
def test_structure_of_every_page(pages: PagesAt, stage: str) -> None:
    seen = 0
    for path, page, text in readable(pages, stage):
        seen += 1
        assert text.lstrip().startswith("<!doctype html>"), path
        assert page.all("html") == [{"lang": "en"}], path
        assert len(page.all("main")) == 1, path
        assert len(page.all("title")) == 1, path
        (title,) = [words for tag, words in page.texts if tag == "title"]
        assert title.endswith(" – RepVote"), path
        assert len(title) > len(" – RepVote"), path
        if path not in {"/vote", "/check"}:  # shells: their script makes the heading
            assert len(page.all("h1")) == 1, path
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), (path, ids)
        labelled = {label.get("for") for label in page.all("label")}
        for field in page.all("input") + page.all("select"):
            if field.get("type") != "hidden":
                assert field.get("id") in labelled, (path, field)
        for picture in page.all("img"):
            assert "alt" in picture, (path, picture)
            assert picture.get("width") or path == "/vote", (path, picture)
        for anchor in page.all("a"):
            target = anchor.get("href") or ""
            if target.startswith("#"):
                assert target[1:] in ids, (path, target)
    assert seen >= 9


@pytest.mark.parametrize("stage", [*LIVED, "tie"])
def test_no_blank_is_lost_in_a_link_or_button(pages: PagesAt, stage: str) -> None:
    for path, _, text in readable(pages, stage):
        for _, inside in SIDE_BY_SIDE.findall(text):
            sentence = APART.sub("", inside).strip()
            assert PARTS.sub("", sentence).strip() in {"", sentence}, (path, inside)


@pytest.mark.parametrize("stage", [*LIVED, "tie"])
def test_parts_and_fields_of_the_board_have_names(pages: PagesAt, stage: str) -> None:
    for path, page, _ in readable(pages, stage):
        ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
        for _, attributes in page.elements:
            for name in ("aria-labelledby", "aria-describedby"):
                assert set((attributes.get(name) or "").split()) <= ids, (path, attributes)
        for section in page.all("section") if path.startswith("/board") else ():
            assert section.get("aria-label") or section.get("aria-labelledby"), (path, section)
        for field in page.all("input"):
            if field.get("type") == "file":  # what to choose there stands beside it
                assert field.get("aria-describedby"), (path, field)


@pytest.mark.parametrize("stage", ["open", "paused"])
def test_no_page_says_how_many_voted_before_the_count(pages: PagesAt, stage: str) -> None:
    totals = re.compile(r"\b\d+\s+(?:votes?|people (?:have )?voted)\b")
    looked_at = 0
    for path, page, _ in readable(pages, stage):
        looked_at += len(page.texts)
        assert [words for _, words in page.texts if totals.search(words)] == [], path
    assert looked_at > 100


@pytest.mark.parametrize("stage", [*LIVED, "tie"])
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(pages: PagesAt, stage: str) -> None:
    for path, page, _ in readable(pages, stage):
        for tag, attributes in page.elements:
            assert tag != "style", path
            assert "style" not in attributes, (path, tag)
            assert not [name for name in attributes if name.startswith("on")], (path, tag)
            if tag == "script":
                assert attributes["src"], path
            for name in ("src", "href", "action"):
                value = attributes.get(name) or ""
                if not (tag == "a" and value == "https://openmoji.org/"):
                    assert "//" not in value, (path, tag, value)
        for tag, words in page.texts:
            assert tag not in {"script", "style"}, (path, words)


@pytest.mark.parametrize("stage", [*LIVED, "tie"])
def test_every_link_and_form_leads_somewhere(pages: PagesAt, stage: str) -> None:
    followed: set[tuple[FlaskClient, str]] = set()
    for visit in pages(stage):
        for target in targets(visit.page):
            if (visit.client, target) not in followed:
                followed.add((visit.client, target))
                with visit.client.get(target) as answer:
                    assert answer.status_code == 200, (visit.path, target)
    assert len(followed) > 20


def targets(page: Page) -> set[str]:
    """Collect where the links of a page lead, and what it loads from here."""
    links = [*page.all("a"), *page.all("link")]
    loaded = [*page.all("img"), *page.all("script")]
    addresses = {(element.get("href") or "").split("#")[0] for element in links}
    addresses |= {element.get("src") or "" for element in loaded}
    return {target for target in addresses if target and not target.startswith(("http", "data:"))}


@pytest.mark.parametrize("stage", [*LIVED, "tie"])
def test_words_are_plain_and_sentences_short(pages: PagesAt, stage: str) -> None:
    for path, page, _ in readable(pages, stage):
        for tag, words in page.texts:
            if tag in {"pre", "code"}:
                continue
            assert not BANNED.search(words.lower()), (path, words)
            assert not re.search(r"\b(?!NAME)[A-Z]{4,}\b", words), (path, words)
            if tag in TECHNICAL:
                continue
            for sentence in re.split(r"(?<=[.?!:])\s", words):
                assert len(sentence.split()) <= LONGEST_SENTENCE, (path, sentence)


def templates() -> list[Path]:
    return sorted(path for path in TEMPLATES.rglob("*.html") if "node_modules" not in path.parts)


def test_no_template_switches_escaping_off() -> None:
    assert len(templates()) > 15
    for path in templates():
        source = path.read_text()
        for bad in ("|safe", "| safe", "autoescape", "Markup", "<style", " style=", "javascript:"):
            assert bad not in source, (path, bad)
        assert not re.search(r"<script(?![^>]*\ssrc=)", source), path
        assert not re.search(r"\son[a-z]+=", source), path


def test_text_of_people_is_shown_as_text(tmp_path: Path) -> None:
    ctx = election_factory.open_at(tmp_path / "data")
    value = election_factory.election_value()
    value["title"] = 'A <b>bold</b> & "quoted" title'
    load_folder.load_folder(ctx, election_factory.write_folder(tmp_path / "election", value))
    text = create_app(ctx).test_client().get("/").text
    ctx.close()
    assert "A &lt;b&gt;bold&lt;/b&gt; &amp; &#34;quoted&#34; title" in text
    assert "<b>" not in text


def test_without_an_election_pages_say_so(tmp_path: Path) -> None:
    ctx = election_factory.open_at(tmp_path / "data")
    client = create_app(ctx).test_client()
    assert "There is no election here yet." in client.get("/").text
    for path in ("/record", "/about", "/sign-in", "/vote", "/check"):
        assert client.get(path).status_code == 200
    assert client.get("/results").status_code == 404
    ctx.close()


def test_the_core_is_asked_for_together_with_the_script_at_the_address_of_its_import(
    sites: SiteAt,
) -> None:
    client = sites("open").client()
    for path in ("/vote", "/practice", "/check"):
        page = client.get(path).text
        assert '<link rel="modulepreload" href="/static/js/core.js">' in page
        script = re.search(r'type="module" src="([^"?]+)', page)
        assert script is not None
        with client.get(script.group(1)) as answer:
            assert b'from"./core.js"' in answer.data
