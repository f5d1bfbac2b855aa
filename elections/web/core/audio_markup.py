"""Find the spoken texts of pages that the server writes, and add their clips.

In a template ``data-say`` marks an element whose words can be heard. When a page goes out, each of
them gets the address of its clip in ``data-audio``. The clip is found by the hash of exactly these
words (R32), so the shown and the spoken text cannot differ. The catalogue says which texts have a
clip (`elections.audio.texts`): an element with a mark holds one message or one text of the board,
and a test walks all pages to see that each has its clip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from http import HTTPStatus

from flask import Flask, Response, g, request

from elections.audio.texts import text_id
from elections.web.core import clips as sound

_MARK = re.compile(r"\sdata-say(?=[\s>])")
# Elements without an end.
WITHOUT_END = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"}
)

# The pages with such marks, and whether the tablet itself looks their clips up.
PAGES: Mapping[str, bool] = {
    "public.landing": False,
    "public.area": False,
    "public.contest": False,
    "public.results": False,
    "public.result": False,
    "public.record": False,
    "public.about": False,
    "public.accessibility": False,
    "sign_in.form": False,
    "vote.vote": True,
    "vote.check": True,
    "vote.practice": True,
}


@dataclass(slots=True)
class _Element:
    tag: str
    language: str
    at: int | None  # where its mark ends, if it has one
    words: list[tuple[str, str]] = field(default_factory=list)  # text and its language


@dataclass(frozen=True, slots=True)
class Said:
    """A marked element: the offset at which its mark ends, its words, and their language."""

    at: int
    text: str
    language: str


class _Reader(HTMLParser):
    """Finds the marked elements of a page, outer and inner alike."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = [0]
        for line in text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._open: list[_Element] = []
        self.found: list[Said] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in WITHOUT_END:
            return
        given = dict(attrs)
        outer = self._open[-1].language if self._open else ""
        line, column = self.getpos()
        mark = _MARK.search(self.get_starttag_text() or "")
        at = self._lines[line - 1] + column + mark.end() if mark else None
        self._open.append(_Element(tag, given.get("lang") or outer, at))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Ignore an element of a drawing; it holds no words."""

    def handle_data(self, data: str) -> None:
        spoken = self._open[-1].language if self._open and data.strip() else ""
        for element in self._open:
            if element.at is not None:
                element.words.append((data, spoken))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            element = self._open.pop()
            if element.at is not None:
                text = "".join(words for words, _ in element.words)
                spoken = {language for _, language in element.words if language}
                which = spoken.pop() if len(spoken) == 1 else element.language
                self.found.append(Said(element.at, text, which))
            if element.tag == tag:
                return


def read(page: str) -> list[Said]:
    """Find the marked elements in the order of the page; offsets count characters."""
    return sorted(_Reader(page).found, key=lambda element: element.at)


def with_clips(page: str, clip: Callable[[str], str | None]) -> str:
    """Return the page with ``data-audio`` on each marked element that has a clip.

    ``clip`` gives the address for the hash of a text.
    """
    parts, done = [], 0
    for element in read(page):
        address = clip(text_id(element.text))
        if address:
            parts += [page[done : element.at], f' data-audio="{escape(address)}"']
            done = element.at
    return "".join((*parts, page[done:]))


def _add_clips(response: Response) -> Response:
    public = not PAGES.get(request.endpoint or "", True) and response.status_code == HTTPStatus.OK
    clips = sound.clips() if public or g.get("error_is_heard") else {}
    if clips:
        page = response.get_data(as_text=True)
        response.set_data(with_clips(page, lambda key: sound.address(clips, key)))
    return response


def register(app: Flask) -> None:
    """Give the marked elements of every such page their clips."""
    app.after_request(_add_clips)
