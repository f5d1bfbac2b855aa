"""Check the words of the catalogue (docs/languages.md).

``python -m tools.words``: check the catalogue against all sources; part of ``make lint``.
``python -m tools.words checked cy KEY …``: a person has checked these messages (``voter.ftl``: all
of a file). ``python -m tools.words to-check cy``: list what a person still has to check.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from fluent.syntax import ast, visitor

from elections.core import catalogue
from elections.core.catalogue import ENGLISH, NAMES
from elections.core.catalogue_files import Entry
from elections.core.paths import TEMPLATES, WORDS
from tools.word_uses import UnreadableUse, Use, in_python, in_template

ROOT = Path(__file__).resolve().parent.parent
# The independent verifier has sentences of its own (docs/languages.md).
PACKAGES = ("ballots", "elections")
COMMANDS = "elections/cli"  # speak English at a terminal, without the catalogue
BROWSER = ROOT / "browser"
PRACTICE = "practice-"  # such a message replaces the voter's during practice


def uses() -> list[Use]:
    """Find every use of a message in our sources."""
    all_uses: list[Use] = []
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(COMMANDS):
                all_uses += in_python(path, name)
    for path in sorted(TEMPLATES.rglob("*.html")):
        all_uses += in_template(path, path.relative_to(ROOT).as_posix())
    return [*all_uses, *in_scripts()]


def in_scripts() -> list[Use]:
    """Find every use in the scripts; a practice message is used where the voter's is."""
    command = ["node", str(BROWSER / "word-uses.js")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise UnreadableUse(done.stderr.strip())
    uses = []
    for use in json.loads(done.stdout):
        voter = Use(use["key"], frozenset(use["arguments"]), use["where"])
        practice = Use(PRACTICE + voter.key, voter.arguments, voter.where)
        has_practice = any(practice.fits(key) for key in catalogue.entries())
        uses += [voter, practice] if has_practice else [voter]
    return uses


def problems_of_uses(mistakes: Iterable[Use], english: Mapping[str, Entry]) -> Iterator[str]:
    """Find missing keys, arguments that a message does not have, and unused messages."""
    used: set[str] = set()
    for use in mistakes:
        meant = [key for key in english if use.fits(key)] if use.is_family else [use.key]
        if not meant or (not use.is_family and use.key not in english):
            yield f"{use.where}: there is no message {use.key}"
            continue
        used.update(meant)
        for key in meant:
            if use.arguments is not None and use.arguments != english[key].arguments.keys():
                wanted, given = sorted(english[key].arguments), sorted(use.arguments)
                yield f"{use.where}: {key} has the arguments {wanted}, not {given}"
    for key, entry in english.items():
        if key not in used:
            yield f"{entry.file}.ftl: nobody says {key}"


def problems_of_language(language: str, english: Mapping[str, Entry]) -> Iterator[str]:
    """Find what is wrong inside the files of one language."""
    for key, entry in catalogue.entries(language).items():
        if key not in english:
            yield f"{language}/{entry.file}.ftl: English has no message {key}"
            continue
        if entry.file != english[key].file:
            yield f"{language}/{entry.file}.ftl: {key} stands in {english[key].file}.ftl in English"
        declared = english[key].arguments
        needed = {name for name, kind in declared.items() if kind.is_text}
        if not (needed <= entry.used <= declared.keys()):
            yield f"{language}/{entry.file}.ftl: {key} has {sorted(entry.used)} as arguments"
        if language == ENGLISH and entry.used != declared.keys():
            yield f"en/{entry.file}.ftl: {key} declares {sorted(declared)}"
        parts = _Parts()
        parts.visit(entry.message.value)
        yield from (f"{language}/{entry.file}.ftl: {key}: {problem}" for problem in parts.problems)


class _Parts(visitor.Visitor):
    """Finds parts that not all programs understand in the same way: only texts and selectors do."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def visit_MessageReference(self, _: ast.MessageReference) -> None:  # noqa: N802
        self.problems.append("a message stands inside another one")

    def visit_TermReference(self, _: ast.TermReference) -> None:  # noqa: N802
        self.problems.append("terms are not used here")

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        if node.id.name != "NUMBER":
            self.problems.append(f"there is no function {node.id.name}")
        self.generic_visit(node)


def problems() -> list[str]:
    """Find everything that is wrong with the words."""
    english = catalogue.entries()
    mistakes = list(problems_of_uses(uses(), english))
    for language in NAMES:
        mistakes += problems_of_language(language, english)
    return mistakes


def to_check(language: str) -> list[str]:
    """List the messages that nobody has checked as they are now, or that have no words yet."""
    checked = catalogue.checked_messages(language)
    return [key for key in catalogue.entries() if key not in checked]


def mark_checked(language: str, names: Sequence[str]) -> int:
    """Record that a person has checked messages as they are now. Returns how many."""
    known = catalogue.entries(language)
    keys = {
        key for name in names for key, entry in known.items() if name in {key, f"{entry.file}.ftl"}
    }
    all_keys = catalogue.checked_messages(language) | keys
    path = WORDS / language / "checked.txt"
    head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    lines = [f"{key} {catalogue.fingerprint(language, key)}" for key in sorted(all_keys)]
    path.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8", newline="\n")
    return len(keys)


def main(arguments: Sequence[str]) -> int:
    """Run one command; without one, check everything."""
    match arguments:
        case []:
            mistakes = problems()
            print("\n".join(mistakes) or f"words: {len(catalogue.entries())} messages, all well")
            return 1 if mistakes else 0
        case ["to-check", language] if language in NAMES:
            for key in to_check(language):
                lacks = "" if key in catalogue.entries(language) else "  (no words yet)"
                print(f"{key}{lacks}")
            return 0
        case ["checked", language, *names] if language in NAMES and names:
            print(f"{mark_checked(language, names)} messages are marked as checked")
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
