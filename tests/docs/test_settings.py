"""docs/running.md lists every setting: where it comes from, what it is called, its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from elections.core.settings import MIB, PassphraseCost, Settings, load_settings
from elections.domain.roles import OFFICERS
from tests.docs.documents import ROOT, codes_in, rows_of, text_of

DOCUMENT = "docs/running.md"
READ = re.compile(r'env(?:iron)?\.get\("(REPVOTE_\w+)"')
ROWS = rows_of(DOCUMENT, "## 3. Settings")


class Asked(Mapping[str, str]):
    """An environment without a value, that remembers what it was asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.names.add(key)
        return default

    def __getitem__(self, key: str) -> str:
        self.names.add(key)
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def column(number: int) -> list[str]:
    return [name for row in ROWS for name in codes_in(row[number])]


def value_of(field: str) -> str:
    return next(row[3] for row in ROWS if row[1] == f"`{field}`")


def test_every_variable_that_is_read_is_listed(tmp_path: Path) -> None:
    asked = Asked()
    load_settings(tmp_path / "data", asked)
    read = {
        name
        for path in (ROOT / "elections").rglob("*.py")
        for name in re.findall(
            r'(?:environ|env)\b[\w.]*[([]"(REPVOTE_\w+)"', path.read_text("utf-8")
        )
    }
    assert asked.names <= read
    assert sorted(column(0)) == sorted(read)


def test_every_field_is_listed() -> None:
    assert sorted(column(1)) == sorted(field.name for field in fields(Settings))


def test_the_values_are_those_of_the_program(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "data", {})
    cost = PassphraseCost()
    assert value_of("base_url") == f"`{settings.base_url}`"
    assert value_of("session_idle") == f"{settings.session_idle // 60} minutes"
    assert value_of("session_longest") == f"{settings.session_longest // 3600} hours"
    assert value_of("min_free") == f"{settings.min_free // MIB} MiB"
    assert value_of("passphrase_cost") == (
        f"{cost.iterations}, {cost.lanes}, {cost.memory_kib // 1024} MiB"
    )
    assert (
        value_of("log_seed") == value_of("web_secret") == f"{len(settings.log_seed)} random bytes"
    )


def test_the_accounts_are_made_with_every_role() -> None:
    assert set(re.findall(r"--role (\w+)", text_of(DOCUMENT))) == set(OFFICERS)
