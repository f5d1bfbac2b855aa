"""A catalogue of a few messages in the place of ours."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from elections.core import catalogue
from elections.core.paths import WORDS

Files = Mapping[str, Mapping[str, str]]


def forget() -> None:
    """Let the catalogue be read again."""
    catalogue._language.cache_clear()
    catalogue.checked_messages.cache_clear()


def write_words(folder: Path, files: Files) -> None:
    """Write language -> file -> text; every language has its folder, nothing is checked."""
    for language in catalogue.NAMES:
        home = folder / language
        home.mkdir(parents=True, exist_ok=True)
        for name, text in files.get(language, {}).items():
            (home / f"{name}.ftl").write_text(dedent(text))
        if not (home / "checked.txt").exists():
            (home / "checked.txt").write_text("# A note.\n")
    forget()


def small_catalogue(
    monkeypatch: pytest.MonkeyPatch, folder: Path, files: Files, *, ours: tuple[str, ...] = ()
) -> None:
    """Take all words from these files, and ``ours`` as they are; `forget` after the test."""
    for language in catalogue.NAMES:
        (folder / language).mkdir(parents=True)
        for name in ours:
            shutil.copy(WORDS / language / f"{name}.ftl", folder / language)
    monkeypatch.setattr(catalogue, "WORDS", folder)
    write_words(folder, files)
