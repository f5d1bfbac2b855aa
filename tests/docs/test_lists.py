"""ARCHITECTURE.md and docs/languages.md name every room, layer, stage and file of words."""

from __future__ import annotations

import re
import tomllib

from audit.trail.events import EVENTS
from audit.trail.stages import RULES
from ballots.stages import Stage
from elections.core.paths import WORDS
from tests.docs.documents import ROOT, codes_in, our_folders, rows_of, text_of

DOCUMENT = "ARCHITECTURE.md"
ROOMS = [room for row in rows_of(DOCUMENT, "## The parts") for room in codes_in(row[0])]
PARENTS = ("ballots", "audit", "elections")


def test_every_room_has_its_line() -> None:
    inside = {
        f"{folder}/"
        for folder in our_folders()
        if folder.count("/") == 1 and folder.split("/")[0] in PARENTS
    }
    top = {f"{folder}/" for folder in our_folders() if "/" not in folder} - {".ci/", "docs/"}
    assert sorted(ROOMS) == sorted(inside | top)


def test_subjects_and_readers_are_named() -> None:
    lines = dict(rows_of(DOCUMENT, "## The parts"))
    for room in ("services", "web"):
        names = {
            folder.rsplit("/", 1)[1]
            for folder in our_folders()
            if re.fullmatch(rf"elections/{room}/\w+", folder)
        }
        assert names <= set(codes_in(lines[f"`elections/{room}/`"])), room


def test_the_directions_are_those_that_are_held() -> None:
    contracts = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (inside,) = [contract for contract in contracts if contract.get("containers") == ["elections"]]
    (between,) = [
        contract for contract in contracts if contract.get("layers") == list(reversed(PARENTS))
    ]
    assert between
    assert f"`{' → '.join(reversed(PARENTS))}`" in text_of(DOCUMENT)
    line = next(line for line in text_of(DOCUMENT).splitlines() if line.startswith("    cli →"))
    reported = [set(re.split(r",\s*", layer)) for layer in line.strip().split(" → ")]
    held = [set(re.split(r"\s*\|\s*", layer)) for layer in inside["layers"]]
    assert reported == held


def test_every_stage_stands_in_order_with_the_events_that_may_stand_there() -> None:
    rows = [(codes_in(row[0]), codes_in(row[2])) for row in rows_of(DOCUMENT, "## From set-up")]
    assert [stage for stages, _ in rows for stage in stages] == list(Stage)
    assert sorted(event for _, events in rows for event in events) == sorted(EVENTS)
    for stages, events in rows:
        for event in events:
            assert RULES[event].stages & set(map(Stage, stages)), event


def test_every_room_of_the_tests_has_its_line() -> None:
    named = [room for row in rows_of(DOCUMENT, "## Tests") for room in codes_in(row[0])]
    names = {folder for folder in our_folders() if re.fullmatch(r"tests/\w+", folder)}
    assert sorted(named) == sorted({*names, "browser/test"})


def test_every_file_of_words_is_named() -> None:
    named = [name for row in rows_of("docs/languages.md", "| file |") for name in codes_in(row[0])]
    assert sorted(named) == sorted(path.name for path in (WORDS / "en").glob("*.ftl"))


def test_the_recipes_are_those_that_people_look_for() -> None:
    section = text_of(DOCUMENT).split("\n## Where to add\n")[1]
    recipes = re.findall(r"^\*\*(An? [a-z ]+)\*\*", section, re.MULTILINE)
    assert set(recipes) >= {
        *("A role", "A page", "A counting method", "A trail event", "A check of the verifier"),
        *("A sentence", "A table", "A stage rule", "A picture", "A setting", "A language"),
    }
    assert (ROOT / "README.md").read_text("utf-8").count("ARCHITECTURE.md") > 0
