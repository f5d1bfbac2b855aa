"""One question's form: what it shows, and what was typed into it, read with all that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from flask import render_template, request
from werkzeug.datastructures import FileStorage

from ballots.definition.rules import MOST_TEXT
from ballots.errors import Problem
from ballots.names import label_problem, name_problem
from ballots.texts import clean_text, text_problem
from elections.core.catalogue import key
from elections.web.core import forms
from elections.web.core.form_errors import TICK, FormError, FormErrors
from elections.web.core.language import say, still_english

_EMPTY = key("setup-type-here")
DAY_PARTS = ("day", "month", "year")
_YEAR_LENGTH, _FIRST_YEAR = 4, 2000
_ProblemOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Box:
    """A field: its label and hint are said already. ``kind``: text, long, number, day, choice,
    file, password, tick or ticks. ``options``: value to words, of a choice or of ticks, whose
    ``value`` has commas between those that are set.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    kind: str = "text"
    options: Mapping[str, str] | None = None
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class TakeOut:
    """A button that takes the thing of this page out: its address and words."""

    address: str
    button: str
    note: str


@dataclass(frozen=True, slots=True)
class Question:
    """A page with one question. All texts are said already."""

    title: str
    name: str  # of the page, without marks
    picture: str
    boxes: tuple[Box, ...]
    sentences: tuple[str, ...] = ()
    back: str = ""  # the address of the page before, if that is not the list of steps
    button: str = ""
    take_out: TakeOut | None = None
    has_file: bool = False
    frame: str = "setup/frame.html"  # the template of the pages that it belongs to

    def page(
        self, errors: FormErrors = (), problems: Sequence[Problem] = ()
    ) -> str | tuple[str, int]:
        """Show it; with ``errors`` again, as it was typed. ``problems``: those of a file."""
        page = render_template(
            "parts/question.html",
            question=self,
            errors=errors,
            problems=problems,
            value_of=self.value_of,
        )
        return (page, 422) if errors else page

    def value_of(self, box: Box, part: str = "") -> str:
        """Return what stands in a box: what was just typed, or what was answered before."""
        if request.method == "POST" and request.form:
            return "" if box.kind == "password" else forms.typed(box.name + part)
        if box.kind == "ticks":
            return "yes" if part[1:] in box.value.split(",") else ""
        if part:
            parts = dict(zip(("-year", "-month", "-day"), box.value.split("-"), strict=False))
            return parts.get(part, "").lstrip("0")
        return box.value


class Reader:
    """Read the fields of one form and collect what is wrong with each."""

    def __init__(self) -> None:
        self._found: list[FormError] = []

    @property
    def errors(self) -> FormErrors:
        """The errors of the form, in the page's language."""
        return tuple(self._found)

    def wrong(self, field: str, words: str) -> None:
        """Note that something is wrong with a field."""
        self._found.append(FormError(words, field))

    def text(
        self, name: str, most: int = MOST_TEXT, empty: str = _EMPTY, *, is_needed: bool = True
    ) -> str:
        """Read a text; ``empty`` is the key of what is said where there is none."""
        needed = empty if is_needed else ""
        return self._read(name, needed, lambda text: text_problem(text, most))

    def label(self, name: str, empty: str = _EMPTY) -> str:
        """Read the name of an area, or of another thing."""
        return self._read(name, empty, label_problem)

    def person(self, name: str, empty: str = _EMPTY, *, is_needed: bool = True) -> str:
        """Read a person's name."""
        return self._read(name, empty if is_needed else "", name_problem)

    def _read(self, name: str, empty: str, problem_of: _ProblemOf) -> str:
        text = clean_text(request.form.get(name, ""))
        if not text:
            if empty:
                self.wrong(name, say(empty))
            return ""
        if problem := problem_of(text[: 2 * MOST_TEXT]):
            self.wrong(name, still_english(problem))
        return text

    def number(self, name: str, least: int, most: int, empty: int | None = None) -> int:
        """Read a whole number; ``empty`` is what an empty field stands for, if it may be empty."""
        text = request.form.get(name, "").strip()
        if not text and empty is not None:
            return empty
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(most))
        if is_number and least <= int(text) <= most:
            return int(text)
        self.wrong(name, say("setup-number-between", least=least, most=most))
        return least

    def choice(self, name: str, options: Mapping[str, str]) -> str:
        """Read which of several was chosen."""
        chosen = request.form.get(name, "")
        if chosen not in options:
            self.wrong(name, say("setup-choose-one"))
        return chosen

    def ticks(self, name: str, options: Iterable[str]) -> tuple[str, ...]:
        """Read which boxes are ticked; none has to be."""
        return tuple(value for value in options if request.form.get(f"{name}-{value}") == "yes")

    def file(self, name: str, empty: str) -> FileStorage | None:
        """Return the file that was sent; ``empty`` is the key of what is said without one."""
        file = request.files.get(name)
        if file is None or not file.filename:
            self.wrong(name, say(empty))
            return None
        return file

    def tick(self, name: str) -> None:
        """Require a tick."""
        if request.form.get(name) != "yes":
            self.wrong(name, say(TICK))

    def day(self, name: str) -> str:
        """Read a day as YYYY-MM-DD; "" where all three parts are empty."""
        parts = [request.form.get(f"{name}-{part}", "").strip() for part in DAY_PARTS]
        if not any(parts):
            return ""
        if all(part.isascii() and part.isdigit() and len(part) <= _YEAR_LENGTH for part in parts):
            day, month, year = map(int, parts)
            with suppress(ValueError):
                if year >= _FIRST_YEAR:
                    return date(year, month, day).isoformat()
        self.wrong(name, say("setup-day-wrong"))
        return ""
