"""A refusal of a pure package says in English what the catalogue says."""

from __future__ import annotations

from pathlib import Path

import pytest

from ballots.errors import Refused
from ballots.stages import Stage
from elections.core.catalogue import english, entries
from elections.core.errors import refused
from elections.domain.stages import Command, require_stage
from tools.word_uses import Use, in_python

ROOT = Path(__file__).resolve().parents[2]
PURE = ("ballots", "elections/domain")


def sentences() -> list[Use]:
    """Find every refusal of the pure packages, with the sentence that stands beside it."""
    paths = [path for room in PURE for path in sorted((ROOT / room).rglob("*.py"))]
    return [use for path in paths for use in in_python(path, path.name) if use.sentence]


def test_the_sentences_beside_the_codes_are_those_of_the_catalogue() -> None:
    found = sentences()
    assert len(found) > 50
    for use in found:
        arguments = {
            name: f"<{name}>" if kind.is_text else 3
            for name, kind in entries()[use.key].arguments.items()
        }
        assert use.sentence is not None
        sentence = use.sentence % arguments if arguments else use.sentence
        assert english(use.key, **arguments) == sentence, use.where


def test_each_stage_refuses_in_the_words_of_the_catalogue() -> None:
    said: dict[str, str] = {}
    for command in Command:
        for stage in Stage:
            try:
                require_stage(stage, command)
            except Refused as refusal:
                said[refusal.code] = refusal.text
    assert len(said) > 10
    assert said == {code: english(f"refused-{code}") for code in said}


def test_a_refusal_of_the_service_has_its_sentence_from_the_catalogue() -> None:
    wait = refused("sign-in-wait", n=1)
    assert (wait.code, wait.text, wait.values) == (
        "sign-in-wait",
        "Please wait 1 second. Then try again.",
        {"n": 1},
    )
    assert refused("sign-in-wait", n=8).text == "Please wait 8 seconds. Then try again."
    assert refused("key-there", name="100% Ann").text == "100% Ann has a key already."
    with pytest.raises(Exception, match="no message refused-nothing"):
        refused("nothing")
