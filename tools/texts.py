"""Which texts a second language needs: every one that voters, the public and the board read.

They come from the templates, from `elections/web`, from the scripts of voters and key holders,
from refusals, and from what is printed (docs/languages.md).
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.extract import extract

from ballots.credential import PICTURES
from ballots.paper.cards import CARDS_IN_ENGLISH
from ballots.paper.wall import WALL_IN_ENGLISH
from elections.audio.refusals import error_texts
from elections.web.core.language import SENTENCE_END
from tools import refusals

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "templates" / "words"
TEMPLATES = ("layout.html", "parts", "public", "errors", "vote", "sign_in", "board")
ERRORS = ROOT / "elections" / "web" / "core" / "errors.py"
BROWSER = ROOT / "templates" / "static" / "words" / "en.json"
# The words of the key holders' scripts, which have no sound (browser/words-json.js).
STAFF = FOLDER / "staff.json"
KEYWORDS = {"say": None, "mark": None, **dict.fromkeys(("count", "many", "mark_count"), (1, 2))}
NUMBER = re.compile(r"\d+|\{(?!name\})\w+\}")
GAP = re.compile(r"%\(\w+\)s")
# Words of words.js that only a reader of the screen says; the list of spoken words lacks them.
UNSPOKEN = ("Photo of {name}", "Picture of {name}")
MANY = {
    "person": "people",
    "fruit": "fruits",
    "second": "seconds",
    "minute": "minutes",
    "box": "boxes",
    "vote": "votes",
}

Key = str | tuple[str, str]


def _templates() -> Iterator[Key]:
    folder = ROOT / "templates"
    files = [
        path
        for name in TEMPLATES
        for path in ([folder / name] if "." in name else sorted((folder / name).glob("*.html")))
    ]
    keywords = {"_": None, "ngettext": (1, 2)}
    for path in files:
        with path.open("rb") as file:
            found = extract("jinja2.ext:babel_extract", file, keywords, (), {"trimmed": "true"})
            yield from (_key(one[1]) for one in found)


def _python() -> Iterator[Key]:
    for path in sorted((ROOT / "elections" / "web").rglob("*.py")):
        with path.open("rb") as file:
            yield from (_key(one[1]) for one in extract("python", file, KEYWORDS))
    for node in ast.walk(ast.parse(ERRORS.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Words":
            values = [one.value for one in node.args if isinstance(one, ast.Constant)]
            yield from (text for text in values if isinstance(text, str) and text)


def _key(message: str | tuple[str, ...]) -> Key:
    return message if isinstance(message, str) else (message[0], message[1])


def pattern(sentence: str) -> str:
    """A sentence with its numbers and names as gaps: "Page %(n)s of %(n2)s"."""
    gaps = iter(("%(n)s", "%(n2)s", "%(n3)s"))
    without = NUMBER.sub(lambda _: next(gaps), sentence.replace("%", "%%"))
    return without.replace("{name}", "%(name)s")


def browser_sentences(texts: Iterable[str]) -> Iterator[Key]:
    """The tablet's texts sentence by sentence; "1 person" and "2 people" are one entry."""
    sentences = {
        pattern(sentence): None
        for text in texts
        for sentence in SENTENCE_END.split(text.replace("\u00ad", ""))
        if sentence and not GAP.search(sentence)
    }
    plurals = {one: _plural(one) for one in sentences if "%(n)s" in one}
    pairs = {one: many for one, many in plurals.items() if many != one and many in sentences}
    for one in sentences:
        if one in pairs:
            yield (one, pairs[one])
        elif one not in pairs.values():
            yield one


def _plural(sentence: str) -> str:
    return re.sub(r"\b(" + "|".join(MANY) + r")\b", lambda word: MANY[word[0]], sentence)


def on_tablets() -> Iterator[Key]:
    """The texts that a page's scripts can say, as the tablet looks them up."""
    said: list[str] = []
    for file in (BROWSER, STAFF):
        words: Mapping[str, str] = json.loads(file.read_text("utf-8"))
        said += words.values()
    refused = (
        *error_texts(),
        *(one.replace("%(name)s", "{name}") for one in refusals.to_scripts()),
    )
    return browser_sentences([*said, *UNSPOKEN, *refused, *PICTURES])


def _refused() -> Iterator[Key]:
    for text in refusals.to_pages():
        # a gap alone is what a check found, in English
        yield from (one for one in SENTENCE_END.split(text) if not GAP.fullmatch(one))


def _printed() -> Iterator[Key]:
    yield from (CARDS_IN_ENGLISH.file_title, *CARDS_IN_ENGLISH.lines, *CARDS_IN_ENGLISH.pictures)
    yield from (WALL_IN_ENGLISH.file_title, WALL_IN_ENGLISH.page)
    yield from (*WALL_IN_ENGLISH.lines, *WALL_IN_ENGLISH.late)


def wanted() -> list[Key]:
    """Every text of the catalogue, each once; one that also counts stands only as counting."""
    keys = dict.fromkeys([*_templates(), *_python(), *on_tablets(), *_refused(), *_printed()])
    counting = {one for key in keys if isinstance(key, tuple) for one in key}
    return [key for key in keys if key not in counting]
