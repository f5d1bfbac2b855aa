"""Every command and option that a document tells people to type is there."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import click

from elections.cli.main import main
from tests.docs.documents import DOCUMENTS, ROOT, text_of

# Only at the start of a line or of a piece of code, not in a sentence.
START = r"(?:^|`|\$ )\s*(?:\.venv/bin/|\.venv\\Scripts\\)?"
REPVOTE = re.compile(START + r"repvote((?: [^`\n#]*)?)", re.MULTILINE)
AUDIT = re.compile(START + r"python -m audit ([a-z]+)([^`\n#]*)", re.MULTILINE)
EXAMPLE = re.compile(r"--example ([a-z]+)")


def lines(pattern: re.Pattern[str]) -> Iterator[tuple[str, ...]]:
    for document in DOCUMENTS:
        for found in pattern.finditer(text_of(document)):
            yield document, *found.groups()


def test_every_command_of_repvote_is_there() -> None:
    asked = set()
    for document, rest in lines(REPVOTE):
        command: click.Command = main
        words = re.findall(r'"[^"]*"|\S+', rest)
        options = {word for word in words if word.startswith("--")}
        known = {name for option in command.params for name in option.opts}
        for word in words:
            if isinstance(command, click.Group) and word in command.commands:
                command = command.commands[word]
                asked.add(word)
                known |= {name for option in command.params for name in option.opts}
        assert options <= known, f"{document}: repvote{rest}"
        assert command is not main or options == set(words), f"{document}: repvote{rest}"
    assert asked == {
        *("load", "account", "add", "clear-waiting", "second-step-off", "serve"),
        *("sound", "check", "go-on", "demo", "again", "backup", "restore"),
    }


def test_every_command_of_audit_is_there() -> None:
    help_text = {
        command: subprocess.run(
            [sys.executable, "-m", "audit", command, "--help"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for command in {command for _, command, _ in lines(AUDIT)}
    }
    assert help_text.keys() == {"verify", "compare", "show", "share"}
    for document, command, rest in lines(AUDIT):
        for option in re.findall(r"--[a-z]+", rest):
            assert option in help_text[command], document


def test_the_examples_that_are_named_are_there() -> None:
    named = {name for document, rest in lines(REPVOTE) for name in EXAMPLE.findall(rest)}
    named |= set(EXAMPLE.findall(text_of("README.md")))
    assert named
    assert [name for name in named if not (ROOT / "examples" / name).is_dir()] == []
