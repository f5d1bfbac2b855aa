"""The words that the scripts show: short, easy, and one word for one thing."""

from __future__ import annotations

import re

from elections.core import catalogue
from tests.browser.conftest import ROOT

SOURCES = ROOT / "browser" / "src"
LONGEST = 15  # words in a sentence
NEVER = [
    "cast",
    "ballot",
    "nominee",
    "elector",
    "verify",
    "submit",
    "spoil",
    "undervote",
    "authenticate",
    "unless",
    "password",
    "invalid",
    "error",
    "candidate",
]


def shown() -> list[str]:
    """List every text that scripts show, with a stand-in for what is filled in."""
    found = []
    for entry in catalogue.entries().values():
        if entry.file in {"voter", "practice", "check", "keyholder"}:
            values = {name: "Ann" if kind.is_text else 2 for name, kind in entry.arguments.items()}
            found.append(catalogue.english(entry.key, **values))
    return [text for text in found if " " in text]


def test_there_are_texts_to_look_at() -> None:
    assert len(shown()) > 60


def test_sentences_are_short() -> None:
    sentences = [part for text in shown() for part in re.split(r"[.!?:]\s*", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST] == []


def test_no_hard_word_is_shown() -> None:
    matches = {(word, text) for text in shown() for word in NEVER if re.search(rf"\b{word}", text)}
    assert matches == set()


def test_all_words_stand_in_the_catalogue() -> None:
    files = list(SOURCES.rglob("*.js"))
    assert len(files) > 10
    for file in files:
        source = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text(), flags=re.DOTALL)
        source = re.sub(r"throw new Error\([^)]*\)", "", source)
        sentences = re.findall(r'"([A-Z][a-z]+ [a-z]+[^"]*)"', source)
        assert sentences == [], file.name
