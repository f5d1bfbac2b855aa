"""Every page of the small election at every stage, read once for all tests of the room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from elections.audio import refusals, texts
from elections.core import catalogue
from elections.core.catalogue_files import Entry
from elections.core.context import Context
from elections.services.queries import overview as election_queries
from tests.services import tiny
from tests.web.world import STAGES, World, Worlds, addresses, build
from tests.words import reading

ALL_STAGES = (*STAGES, "tie")
WORD_LIST = Path(__file__).resolve().parents[2] / "templates" / "words" / "word-list.txt"


@dataclass(frozen=True)
class Shown:
    """One page at one stage, or one group of the scripts' texts; names are left out."""

    where: str
    board: bool
    texts: tuple[str, ...]
    easy: tuple[str, ...]  # without the parts for people at a terminal


def without_welsh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the Welsh catalogue be empty."""
    whole = catalogue.entries

    def entries(language: str = catalogue.ENGLISH) -> Mapping[str, Entry]:
        return {} if language == "cy" else whole(language)

    monkeypatch.setattr(catalogue, "entries", entries)


def names_of(ctx: Context) -> tuple[str, ...]:
    """Names, titles and places that the board chose itself."""
    overview = election_queries.overview(ctx)
    assert overview is not None
    value = tiny.election_value()
    contests = [contest for area in overview.areas for contest in area.contests]
    people = [person for contest in contests for person in contest.candidates]
    return (
        overview.title,
        overview.board,
        *(area.name for area in overview.areas),
        *(contest.title for contest in contests),
        *(person.name for person in people),
        *(point for person in people for point in person.points),
        *value["key_holders"],
        *value["officers"].values(),
    )


def read_pages(world: World, stage: str) -> Iterator[Shown]:
    """Public pages as a stranger sees them, board pages as the secretary does."""
    names = names_of(world.ctx)
    paths = [one.path for one in addresses(world.app) if one.method == "GET"]
    paths = [path for path in paths if not path.endswith((".js", ".json", ".css"))]
    if stage in {"counting", "tie"}:
        paths += ["/board/lots/north-rep?method=hat", "/board/lots/north-rep?method=dice"]
    stranger, secretary = world.client(), world.client("secretary")
    for path in [*paths, "/nothing"]:
        board = path.startswith("/board")
        with (secretary if board else stranger).get(path) as answer:
            if answer.mimetype != "text/html":
                continue
            page = answer.get_data(as_text=True)
        yield Shown(
            f"{path} ({stage})",
            board,
            tuple(reading.without_names(reading.blocks(page), names)),
            tuple(reading.without_names(reading.blocks(page, checkers=False), names)),
        )


def scripts() -> Iterator[Shown]:
    """What the voter's pages say: each group of words.js is about one step."""
    groups: dict[str, list[str]] = {}
    for key, text in texts.read_words("en").items():
        if ".some?count=0" in key or ("nobody" in key.lower() and "?count=0" in key):
            continue  # written out for the sound only: it is said when somebody is chosen
        group = key.split(".")[0] if "." in key else "buttons"
        said = re.sub(r"\{\w+\}", "2", text.replace("{name}", reading.A_NAME))
        groups.setdefault(group, []).append(said)
    for group, all_of_it in groups.items():
        both = tuple(all_of_it)
        yield Shown(f"words.js: {group}", board=False, texts=both, easy=both)
    errors = refusals.error_texts()
    yield Shown("what the server answers a tablet", board=False, texts=errors, easy=errors)


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """The small election at a stage, made once and only looked at."""
    made: dict[str, World] = {}

    def at(stage: str) -> World:
        if stage not in made:
            made[stage] = build(tmp_path_factory.mktemp(stage), stage)
        return made[stage]

    yield at
    for world in made.values():
        world.ctx.close()


@pytest.fixture(scope="session")
def shown(worlds: Worlds) -> Sequence[Shown]:
    """Everything that people read, in English."""
    pages = [page for stage in ALL_STAGES for page in read_pages(worlds(stage), stage)]
    return [*scripts(), *pages]
