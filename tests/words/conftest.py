"""Every page of the small election at every stage, read once for all tests of the room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from elections.audio.values import Choice, values_of
from elections.core import catalogue
from elections.core.catalogue_files import ArgumentType, Entry
from elections.core.context import Context
from elections.services.queries import overview as election_queries
from elections.web.core.access import TABLE
from tests.audio.stand_in_voice import election
from tests.factories import election_factory
from tests.factories.site_factory import LIVED, ORGANISER, Site, SiteAt, addresses, build
from tests.words import reading

STEP_BY_STEP = frozenset({"voter", "practice", "check"})
BY_INVITATION = frozenset({"sign_in.invited", "sign_in.join"})  # public, but for nobody else
FOR_THE_BOARD = frozenset(
    {*("board", "keyholder", "refused", "hall", "setup"), *("people", "members", "nominations")}
)
ALL_STAGES = (*LIVED, "tie")
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
    """List names, titles and places that the board chose itself."""
    overview = election_queries.overview(ctx)
    assert overview is not None
    value = election_factory.election_value()
    contests = [contest for area in overview.areas for contest in area.contests]
    people = [person for contest in contests for person in contest.candidates]
    voters = [line.split(",") for line in election_factory.MEMBERS]
    return (
        *sorted({cell for line in voters for cell in (line[0], line[3]) if cell}, key=len)[::-1],
        overview.title,
        overview.board,
        *(area.name for area in overview.areas),
        *(contest.title for contest in contests),
        *(person.name for person in people),
        *(point for person in people for point in person.points),
        *value["key_holders"],
        *value["officers"].values(),
        ORGANISER[0],
    )


def read_pages(site: Site, stage: str) -> Iterator[Shown]:
    """Read public pages as a stranger sees them, others as somebody who may."""
    names = names_of(site.ctx)
    pages = [
        (address.endpoint, address.path)
        for address in addresses(site.app)
        if address.method == "GET" and not address.path.endswith((".js", ".json", ".css"))
    ]
    if stage in {"counting", "tie"}:
        pages += [("board.lot", f"/board/lots/north-rep?method={how}") for how in ("hat", "dice")]
    stranger, visitor = site.client(), site.visitor()
    for endpoint, path in [*pages, ("public.landing", "/nothing")]:
        board = not TABLE[endpoint].is_public or endpoint in BY_INVITATION
        with (visitor(endpoint) if board else stranger).get(path) as answer:
            if answer.mimetype != "text/html" or answer.status_code == 303:
                continue
            page = answer.get_data(as_text=True)
        yield Shown(
            f"{path} ({stage})",
            board,
            tuple(reading.without_names(reading.blocks(page), names)),
            tuple(reading.without_names(reading.blocks(page, checkers=False), names)),
        )


def messages() -> Iterator[Shown]:
    """Yield all messages of the catalogue, whether a page of the tests shows them or not.

    What a tablet shows is read step by step, the rest file by file. The parts for people at a
    terminal are never easy; a word of `pictures.ftl` stands under its picture.
    """
    choice = Choice("", "", seats=2, most=2, names=(reading.A_NAME,) * 3)
    groups: dict[str, list[Entry]] = {}
    for entry in catalogue.entries().values():
        if entry.file == "pictures":
            continue
        step = entry.key.removeprefix("practice-").split("-")[0]
        where = f": {step}" if entry.file in STEP_BY_STEP else ""
        groups.setdefault(f"{entry.file}.ftl{where}", []).append(entry)
    for where, group in groups.items():
        texts = tuple(dict.fromkeys(text for entry in group for text in said(entry, choice)))
        board = group[0].file in FOR_THE_BOARD
        easy = () if group[0].file == "checkers" else texts
        yield Shown(where, board, texts, easy)


def said(entry: Entry, choice: Choice) -> Iterator[str]:
    """Say a message with its possible values, or with any where nobody knows them."""
    definition = election().definition
    known = list(values_of(entry, definition, choice))
    anything = {
        name: ("secretary" if kind is ArgumentType.ROLE else reading.A_NAME) if kind.is_text else 2
        for name, kind in entry.arguments.items()
    }
    texts = (catalogue.english(entry.key, **values) for values in known or [anything])
    yield from reading.without_names(texts, (definition.title, definition.board))


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteAt]:
    """Provide the small election at a stage, made once; tests must not change it."""
    made: dict[str, Site] = {}

    def at(stage: str) -> Site:
        if stage not in made:
            made[stage] = build(tmp_path_factory.mktemp(stage), stage)
        return made[stage]

    yield at
    for site in made.values():
        site.ctx.close()


@pytest.fixture(scope="session")
def shown(sites: SiteAt) -> Sequence[Shown]:
    """Provide everything that people read, in English."""
    pages = [page for stage in ALL_STAGES for page in read_pages(sites(stage), stage)]
    return [*messages(), *pages]
