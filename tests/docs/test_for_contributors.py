"""Hooks before a commit run our own tools and fetch nothing; the changelog knows this version."""

from __future__ import annotations

import re
import tomllib

from tests.docs.documents import ROOT, text_of

HOOKS = text_of(".pre-commit-config.yaml")


def test_hooks_before_a_commit_fetch_nothing() -> None:
    assert re.findall(r"repo: (\S+)", HOOKS) == ["local"]
    hooks = re.findall(r"^ +- id: ", HOOKS, re.MULTILINE)
    assert len(re.findall(r"language: system$", HOOKS, re.MULTILINE)) == len(hooks) > 4
    assert "additional_dependencies" not in HOOKS


def test_hooks_start_programs_of_the_environment() -> None:
    for entry in re.findall(r"entry: (.+)", HOOKS):
        program = entry.split()[0]
        assert program == "npm" or (ROOT / program).exists(), entry
    assert '"lint":' in text_of("browser/package.json")


def test_the_changelog_knows_this_version() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    headings = re.findall(r"^## \[([^]]+)\]", text_of("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert version in headings
