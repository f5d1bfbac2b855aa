"""The words that the scripts show: short, easy, and one word for one thing."""

from __future__ import annotations

import re

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
    """Every text of the modules `words.js`, with a stand-in for what is filled in."""
    source = "\n".join(file.read_text() for file in sorted(SOURCES.rglob("words.js")))
    body = re.sub(r"/\*.*?\*/|//[^\n]*", "", source, flags=re.DOTALL)
    texts = re.findall(r'"([^"\n]+)"', body) + re.findall(r"`([^`]+)`", body)
    return [re.sub(r"\$\{[^}]*\}", "2 people", text) for text in texts if " " in text]


def test_there_are_texts_to_look_at() -> None:
    assert len(shown()) > 60


def test_sentences_are_short() -> None:
    sentences = [part for text in shown() for part in re.split(r"[.!?:]\s*", text)]
    assert [one for one in sentences if len(one.split()) > LONGEST] == []


def test_no_hard_word_is_shown() -> None:
    found = {(word, text) for text in shown() for word in NEVER if re.search(rf"\b{word}", text)}
    assert found == set()


def test_all_words_stand_in_the_modules_for_words() -> None:
    for file in SOURCES.rglob("*.js"):
        if file.name == "words.js":
            continue
        source = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text(), flags=re.DOTALL)
        source = re.sub(r"throw new Error\([^)]*\)", "", source)
        sentences = re.findall(r'"([A-Z][a-z]+ [a-z]+[^"]*)"', source)
        assert sentences == [], file.name
