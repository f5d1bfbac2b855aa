"""The spoken texts of the server's pages: marked words, their clips, and the list of them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from elections.audio import build, texts
from elections.audio.build import render_election, sound_folder
from elections.audio.clips import MANIFEST, Clip, Manifest
from elections.audio.texts import PUBLIC, Spoken, SpokenElection, spoken_texts, text_id
from elections.services.queries import overview as election_queries
from elections.web.core import audio_markup as said
from elections.web.public import user_testing as try_outs
from elections.web.public.spoken import given_texts
from elections.web.public.user_testing import TryOut
from tests.audio.stand_in_voice import Hum
from tests.factories.site_factory import LIVED, Site, SiteAt, addresses

PUBLIC_PAGES = (
    "/",
    "/areas/north",
    "/contests/north-rep",
    "/results",
    "/results/north-rep",
    "/record",
    "/about",
    "/accessibility",
)
LANGUAGES = ("", "?lang=cy")
ALL_STAGES = (*LIVED, "tie")
RESULTS = ("results", "certified")


def with_list(site: Site) -> list[Spoken]:
    """Put a list of clips beside the election as a build would; no clip is needed to look."""
    spoken = list(spoken_texts(election_queries.spoken_election(site.ctx), given_texts(site.ctx)))
    clips = {
        spoken_text.id: Clip(f"{spoken_text.id[:32]}.mp3", 50, spoken_text.pages, spoken_text.only)
        for spoken_text in spoken
    }
    folder = sound_folder(site.ctx.settings.data_dir)
    folder.mkdir(exist_ok=True)
    (folder / MANIFEST).write_bytes(Manifest("hum", clips).to_bytes())
    return spoken


def test_marked_words_are_read_with_their_language_and_without_their_marks() -> None:
    page = (
        '<html lang="cy"><p data-say>Mae  <b>hwn</b>\n yma.</p><img alt="x" data-say>'
        '<h2 lang="en" data-say>Ann &amp; Bob</h2><p data-say><i lang="en">Only</i></p>'
        "<ul><li data-say>a<br>b<li data-say>c</ul></html>"
    )
    found = [(" ".join(element.text.split()), element.language) for element in said.read(page)]
    assert found[:3] == [("Mae hwn yma.", "cy"), ("Ann & Bob", "en"), ("Only", "en")]
    marked = said.with_clips(page, lambda key: f"/{key[:4]}")
    here = text_id("Mae hwn yma.")[:4]
    assert f'<p data-say data-audio="/{here}">Mae' in marked
    assert f'<h2 lang="en" data-say data-audio="/{text_id("Ann & Bob")[:4]}">' in marked
    assert re.sub(' data-audio="[^"]*"', "", marked) == page
    assert said.with_clips(page, lambda _key: None) == page


@pytest.mark.parametrize("stage", ["locked", "open", "tie", "results", "certified"])
def test_r31_r68_every_marked_text_of_every_public_page_has_its_clip(
    sites: SiteAt, stage: str
) -> None:
    site = sites(stage)
    with_list(site)
    client = site.client()
    for path in PUBLIC_PAGES:
        for language in LANGUAGES:
            page = client.get(path + language).get_data(as_text=True)
            marks, sounds = said.read(page), re.findall(r'data-audio="([^"]+)"', page)
            assert marks, path
            wanted = [f"/sound/{text_id(mark.text)[:32]}.mp3" for mark in marks]
            assert sounds == wanted, path
            assert {mark.language for mark in marks} <= {"en", language[-2:] or "en"}


def test_the_texts_of_all_stages_are_known_when_the_lists_are_fixed(sites: SiteAt) -> None:
    spoken = {spoken_text.text for spoken_text in with_list(sites("locked"))}
    assert {"Voting is open.", "The election is finished.", "There are no results yet."} <= spoken
    assert "Practice. This is not a real vote." in spoken
    assert not any("is elected as" in text for text in spoken)
    later = {spoken_text.text for spoken_text in with_list(sites("results"))}
    assert {"Cy Crane is elected as a Rep.", "The board has signed this result."} <= later


def test_what_the_tablet_looks_up_is_in_its_list_and_public_texts_are_not(sites: SiteAt) -> None:
    site = sites("open")
    spoken = with_list(site)
    client = site.client()
    lists = {
        language: json.loads(client.get(address).data)["clips"]
        for language, address in (
            ("en", "/sound/manifest.json"),
            ("cy", "/sound/manifest-cy.json"),
        )
    }
    ids = {spoken_text.text: spoken_text.id for spoken_text in spoken}
    public = {spoken_text.id for spoken_text in spoken if spoken_text.pages == PUBLIC}
    for found in lists.values():
        assert ids["Ann Ash"] in found
        assert not public & set(found)
    assert ids["Practice. This is not a real vote."] in lists["en"]
    assert ids["Practice. This is not a real vote."] not in lists["cy"]
    assert lists["en"][ids["Ann Ash"]]["only"] == "north-rep"
    assert 'data-list="/sound/manifest.json"' in client.get("/vote").text
    assert 'data-list="/sound/manifest-cy.json"' in client.get("/vote?lang=cy").text
    assert client.get("/sound/manifest-fr.json").status_code == 404


def test_r56_name_and_points_of_a_person_are_one_sound_without_a_script(
    sites: SiteAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = sites("locked")
    client = site.client()
    page = "/contests/north-rep"
    (sound_folder(site.ctx.settings.data_dir) / MANIFEST).unlink(missing_ok=True)
    assert "<audio" not in client.get(page).text
    monkeypatch.setattr(build, "find_voice", lambda _wish, _jobs: Hum())
    election = election_queries.spoken_election(site.ctx)
    monkeypatch.setattr(texts, "spoken_texts", lambda *_: spoken_of(election))
    rendered = render_election(election, site.ctx.settings.data_dir)
    address = "/sound/person/north-rep/ann-ash.mp3"
    assert f'<audio class="listen-plain" controls preload="none" src="{address}"' in (
        client.get(page).text
    )
    contest = election.definition.contests[0]
    person = contest.candidates[0]
    points = election.points[contest.id, person.id]
    folder = sound_folder(site.ctx.settings.data_dir)
    files = [rendered.manifest.clips[text_id(text)].file for text in (person.name, *points)]
    with client.get(address) as answer, client.get(address, headers={"Range": "bytes=0-9"}) as part:
        assert answer.data == b"".join((folder / file).read_bytes() for file in files)
        assert answer.mimetype == "audio/mpeg"
        assert (part.status_code, part.data) == (206, answer.data[:10])
    for other in ("north-rep/nobody", "nowhere/ann-ash"):
        assert client.get(f"/sound/person/{other}.mp3").status_code == 404


def spoken_of(election: SpokenElection) -> tuple[Spoken, ...]:
    said_of = [
        (text, candidate.id)
        for contest in election.definition.contests
        for candidate in contest.candidates
        for text in (candidate.name, *election.points[contest.id, candidate.id])
    ]
    return tuple({text: Spoken(text, "en", where) for text, where in said_of}.values())


# Texts that Listen does not say, and why.
UNSAID = {
    "a": "a control, not a text",
    "button": "a control, not a text",
    "form": "for the board; a screen reader says the fields",
    "nav": "links only",
    "details": "closed until somebody asks for it; numbers for people who check",
    "noscript": "without a script there is no Listen",
    "data-for-checkers": "for people who check programs",
    "person-elected": "the sentence on the card says the name, and that they are chosen",
}


class _Unsaid(HTMLParser):
    """The texts of the main part that stand in nothing marked and in nothing of `UNSAID`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []  # tag, and whether its texts are accounted for
        self.found: list[str] = []
        self.feed(page[page.index("<main") : page.index("</main>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in said.WITHOUT_END:
            classes = (dict(attrs).get("class") or "").split()
            names = {tag, *classes, *(name for name, _ in attrs)}
            before = bool(self._open) and self._open[-1][1]
            fine = before or bool(names & {"data-say", *UNSAID})
            self._open.append((tag, fine))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._open[-1][1]:
            self.found.append(data.strip())


@pytest.mark.parametrize("stage", ["setup", "locked", "open", "closed", "tie", "certified"])
def test_r31_nothing_stands_on_a_public_page_that_is_never_said(
    sites: SiteAt, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = sites(stage)
    tried = TryOut("2026-05-11", try_outs.this_version(), 6, "Six people.", ("Bigger photos.",))
    monkeypatch.setattr(try_outs, "read", lambda: (tried,))
    client = site.client()
    for path in (*PUBLIC_PAGES, "/sign-in", "/not-here"):
        page = client.get(path).get_data(as_text=True)
        assert _Unsaid(page).found == [], path
        assert "js/listen.js" in page, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_r31_sign_in_and_pages_of_mistakes_have_their_clips(sites: SiteAt, language: str) -> None:
    site = sites("locked")
    with_list(site)
    client = site.client()
    for path, count in (("/sign-in", 3), ("/not-here", 3), ("/contests/nobody", 3)):
        page = client.get(path + language).get_data(as_text=True)
        wanted = [f"/sound/{text_id(element.text)[:32]}.mp3" for element in said.read(page)]
        assert re.findall(r'data-audio="([^"]+)"', page) == wanted
        assert len(wanted) == count


@pytest.mark.parametrize("language", LANGUAGES)
def test_r31_every_marked_text_of_every_page_at_every_stage_is_in_the_computed_list(
    sites: SiteAt, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is made when the lists are locked; only the results add to it."""
    tried = TryOut("2026-05-11", try_outs.this_version(), 6, "Six people.", ("Bigger photos.",))
    monkeypatch.setattr(try_outs, "read", lambda: (tried,))
    fixed = {spoken_text.id for spoken_text in with_list(sites("locked"))}
    walked: set[str] = set()
    for stage in ALL_STAGES:
        site = sites(stage)
        known = (
            fixed | {spoken_text.id for spoken_text in with_list(site)}
            if stage in RESULTS
            else fixed
        )
        client = site.client()
        for address in addresses(site.app):
            if address.method != "GET" or address.path.startswith("/board"):
                continue
            with client.get(address.path + language) as answer:
                page = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
                marks = said.read(page)
            missing = [mark.text for mark in marks if text_id(mark.text) not in known]
            assert missing == [], (stage, address.path)
            walked |= {address.path for _ in marks}
    assert {*PUBLIC_PAGES, "/vote", "/check", "/practice", "/sign-in", "/record.zip"} <= walked
