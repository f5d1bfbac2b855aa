"""The single questions: names, language, days, rules, key holders, witness."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Generic, TypeVar

from flask import abort, request

from ballots.definition.model import Rules
from ballots.definition.rules import (
    FEWEST_VOTES_PER_CARD,
    LOWEST_FLOOR,
    MOST_KEY_HOLDERS,
    MOST_VOTES_PER_CARD,
)
from ballots.names import is_lookalike
from ballots.stages import Stage
from elections.core.catalogue import NAMES, key
from elections.domain.setup_answers import SetupAnswers, with_day
from elections.services.setup import answers
from elections.web.core.boxes import Box, Question, Reader
from elections.web.core.language import plain, say
from elections.web.core.request_context import context
from elections.web.setup.blueprint import Page, blueprint, go_to, set_up

_HIGHEST_FLOOR, _MOST_SPARE = 1000, 100  # D.11
_HOLDERS = tuple(f"holder-{number}" for number in range(1, MOST_KEY_HOLDERS + 1))


Answers = TypeVar("Answers")


@dataclass(frozen=True)
class Asked(Generic[Answers]):
    """A question: the keys of its words, its boxes, and how an answer is taken.

    ``read`` takes what was typed into the answers; what is wrong goes to the reader.
    """

    title: str
    picture: str
    sentences: tuple[str, ...]
    boxes: Callable[[Answers], tuple[Box, ...]]
    read: Callable[[Reader, Answers], Answers]


def ask(
    asked: Asked[Answers], now: Answers, keep: Callable[[Callable[[Answers], Answers]], object]
) -> Page:
    """Ask one question; ``keep`` changes the newest answers, which may be others than ``now``."""
    shown = Question(
        title=say(asked.title),
        name=plain(asked.title),
        picture=asked.picture,
        sentences=tuple(say(sentence) for sentence in asked.sentences),
        boxes=asked.boxes(now),
    )
    if request.method == "GET":
        return shown.page()
    reader = Reader()
    asked.read(reader, now)
    if reader.errors:
        return shown.page(reader.errors)
    keep(lambda before: asked.read(Reader(), before))
    return go_to("setup.home", say("setup-kept"))


def _text(
    title: str,
    picture: str,
    sentence: str,
    value_of: Callable[[SetupAnswers], str],
    with_value: Callable[[SetupAnswers, str], SetupAnswers],
) -> Asked[SetupAnswers]:
    """Ask for one text."""

    def boxes(now: SetupAnswers) -> tuple[Box, ...]:
        return (Box("answer", say("setup-answer"), value_of(now)),)

    def read(reader: Reader, now: SetupAnswers) -> SetupAnswers:
        return with_value(now, reader.text("answer"))

    return Asked(title, picture, (sentence,), boxes, read)


def _rule(
    title: str,
    sentences: tuple[str, ...],
    limits: tuple[int, int],
    value_of: Callable[[Rules], int],
    with_value: Callable[[Rules, int], Rules],
) -> Asked[SetupAnswers]:
    """Ask for one number of the rules, from the lower to the higher of ``limits``."""
    least, most = limits

    def boxes(now: SetupAnswers) -> tuple[Box, ...]:
        hint = say("setup-number-hint", least=least, most=most)
        return (Box("answer", say("setup-number"), str(value_of(now.rules)), hint, "number"),)

    def read(reader: Reader, now: SetupAnswers) -> SetupAnswers:
        number = reader.number("answer", least, most)
        return replace(now, rules=with_value(now.rules, number))

    return Asked(title, "settings", sentences, boxes, read)


def _day(title: str, stage: Stage, sentences: tuple[str, ...]) -> Asked[SetupAnswers]:
    """Ask for the day of a stage."""

    def boxes(now: SetupAnswers) -> tuple[Box, ...]:
        return (Box("date", say("setup-day"), now.day(stage), say("setup-day-hint"), "day"),)

    def read(reader: Reader, now: SetupAnswers) -> SetupAnswers:
        changed = with_day(now, stage, reader.day("date"))
        if any(one.date > other.date for one, other in pairwise(changed.calendar)):
            reader.wrong("date", say("setup-day-order"))
        return changed

    return Asked(title, "calendar", sentences, boxes, read)


def _language_boxes(now: SetupAnswers) -> tuple[Box, ...]:
    label = say("setup-language-title")
    return (Box("language", label, now.language, kind="choice", options=NAMES),)


def _language(reader: Reader, now: SetupAnswers) -> SetupAnswers:
    return replace(now, language=reader.choice("language", NAMES))


def _holder_boxes(now: SetupAnswers) -> tuple[Box, ...]:
    names = dict(zip(_HOLDERS, now.key_holders, strict=False))
    return tuple(
        Box(
            field,
            say("setup-holder", number=number),
            names.get(field, ""),
            is_needed=number == 1,
        )
        for number, field in enumerate(_HOLDERS, 1)
    )


def _holders(reader: Reader, now: SetupAnswers) -> SetupAnswers:
    names: list[str] = []
    for field in _HOLDERS:
        name = reader.person(field, key("setup-type-name"), is_needed=field == _HOLDERS[0])
        if name and any(is_lookalike(name, other) for other in names):
            reader.wrong(field, say("setup-name-twice"))
        if name:
            names.append(name)
    return replace(now, key_holders=tuple(names))


def _witness_boxes(now: SetupAnswers) -> tuple[Box, ...]:
    return (Box("witness", say("setup-name"), now.witness),)


def _witness(reader: Reader, now: SetupAnswers) -> SetupAnswers:
    return replace(now, witness=reader.person("witness", key("setup-type-name")))


ASKED: Mapping[str, Asked[SetupAnswers]] = {
    "board": _text(
        key("setup-board-title"),
        "people",
        key("setup-board-say"),
        lambda now: now.board,
        lambda now, text: replace(now, board=text),
    ),
    "title": _text(
        key("setup-name-title"),
        "vote-box",
        key("setup-name-say"),
        lambda now: now.title,
        lambda now, text: replace(now, title=text),
    ),
    "language": Asked(
        key("setup-language-title"),
        "talk",
        (key("setup-language-say"),),
        _language_boxes,
        _language,
    ),
    "nominations": _day(
        key("setup-nominations-title"), Stage.NOMINATIONS, (key("setup-nominations-say"),)
    ),
    "checking": _day(key("setup-checking-title"), Stage.CHECKING, (key("setup-checking-say"),)),
    "locked": _day(key("setup-locked-title"), Stage.LOCKED, (key("setup-locked-say"),)),
    "open": _day(key("setup-open-title"), Stage.OPEN, (key("setup-open-say"),)),
    "closed": _day(key("setup-closed-title"), Stage.CLOSED, (key("setup-closed-say"),)),
    "certified": _day(key("setup-certified-title"), Stage.CERTIFIED, (key("setup-certified-say"),)),
    "small": _rule(
        key("setup-small-title"),
        (key("setup-small-why"), key("setup-small-then")),
        (LOWEST_FLOOR, _HIGHEST_FLOOR),
        lambda rules: rules.small_contest,
        lambda rules, number: replace(rules, small_contest=number),
    ),
    "spare": _rule(
        key("setup-spare-title"),
        (key("setup-spare-why"), key("setup-spare-hundred")),
        (0, _MOST_SPARE),
        lambda rules: rules.spare_percent,
        lambda rules, number: replace(rules, spare_percent=number),
    ),
    "again": _rule(
        key("setup-again-title"),
        (key("setup-again-why"),),
        (FEWEST_VOTES_PER_CARD, MOST_VOTES_PER_CARD),
        lambda rules: rules.votes_per_card,
        lambda rules, number: replace(rules, votes_per_card=number),
    ),
    "key-holders": Asked(
        key("setup-holders-title"),
        "key",
        (key("setup-holders-what"), key("setup-holders-all"), key("setup-holders-who")),
        _holder_boxes,
        _holders,
    ),
    "witness": Asked(
        key("setup-witness-title"),
        "certificate",
        (key("setup-witness-what"), key("setup-witness-who")),
        _witness_boxes,
        _witness,
    ),
}


@blueprint.route("/questions/<part>", methods=["GET", "POST"])
def question(part: str) -> Page:
    """Ask one question, and keep the answer."""
    asked = ASKED.get(part)
    if asked is None:
        abort(404)
    return ask(asked, set_up().answers, partial(answers.change, context()))
