"""An election for a slow tablet: 16 people with heavy photos, sound, cards, the real server."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from ballots.credential import Card, card_text
from elections.audio import build
from elections.audio.clips import MANIFEST, Clip, Manifest, clip_name
from elections.audio.texts import spoken_texts
from elections.cli.demo_folders import find_example
from elections.core.context import Context
from elections.domain.election_folder import DraftCandidate, read_draft
from elections.services.people import accounts
from elections.services.queries import overview as election_queries
from elections.services.setup import cards as card_service
from elections.services.setup import load_folder, lock_lists
from elections.services.voting import open_close as voting
from elections.web.core.app import create_app
from tests.audio.stand_in_voice import Hum
from tests.browser.conftest import served
from tests.factories import election_factory

PEOPLE = 16
SEATS = 2
VOTERS = 60
GRAIN = 26  # enough noise to bring a drawn face near the allowed size of a photo
FLOOR = "/floor"


@dataclass(frozen=True)
class Hall:
    """The server in the hall: its address, links of unused cards, and the contest's photos."""

    url: str
    links: Iterator[str]
    photos: tuple[str, ...]


def _people(example: Path) -> tuple[DraftCandidate, ...]:
    draft, _ = read_draft((example / "election.json").read_bytes())
    if draft is None or len(draft.contests[0].candidates) < PEOPLE:
        raise RuntimeError(f"the example has no contest of {PEOPLE} people")
    return draft.contests[0].candidates[:PEOPLE]


def _photo(picture: Path) -> bytes:
    """Draw a face with the grain of a camera; without it photos would be too small."""
    with Image.open(picture) as drawn:
        face = drawn.convert("RGB")
    grain = Image.effect_noise(face.size, GRAIN)
    bands = [Image.blend(band, grain, 0.2) for band in face.split()]
    out = io.BytesIO()
    Image.merge("RGB", bands).save(out, "JPEG", quality=95)
    return out.getvalue()


def _folder(folder: Path) -> Path:
    example = find_example("county")
    people = _people(example)
    value = election_factory.election_value()
    value["contests"][0] |= {
        "title": "Reps for the North",
        "seats": SEATS,
        "candidates": [
            {"name": person.name, "points": list(person.points), "picture": person.picture}
            for person in people
        ],
    }
    members = (
        election_factory.HEADER,
        *(f"Voter {n},North,Rep,North Speaks Up" for n in range(VOTERS)),
    )
    election_factory.write_folder(folder, value, members)
    for person in people:
        photo = _photo(example / "pictures" / person.picture)
        (folder / "pictures" / person.picture).write_bytes(photo)
    return folder


def _with_sound(ctx: Context) -> None:
    """Write the list of clips as `repvote sound` does; the clips are empty and never played."""
    folder = build.sound_folder(ctx.settings.data_dir)
    folder.mkdir()
    hum = Hum()
    clips = {text.id: Clip(clip_name(text, hum), 1500) for text in _spoken(ctx)}
    for clip in clips.values():
        (folder / clip.file).touch()
    (folder / MANIFEST).write_bytes(Manifest(hum.name, clips).to_bytes())


def _spoken(ctx: Context) -> Iterable[Any]:
    return spoken_texts(election_queries.spoken_election(ctx))


def _floor_page(photos: Iterable[str]) -> bytes:
    """Make the smallest page with these photos and one button: no style, no script."""
    shown = "".join(f'<img src="{photo}" alt="" width="240" height="300">' for photo in photos)
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Floor</title>"
        f"<link rel=icon href=data:,><h1>People</h1>{shown}<button>Tap</button>"
    ).encode()


@contextmanager
def hall(folder: Path, on_a_page: int) -> Iterator[Hall]:
    """Open voting. At `FLOOR` the same server gives a bare page of ``on_a_page`` photos."""
    ctx = election_factory.open_at(folder / "data")
    load_folder.load_folder(ctx, _folder(folder / "election"))
    accounts.add_account(
        ctx, election_factory.SECRETARY[0], "secretary", election_factory.SECRETARY[1]
    )
    accounts.add_account(ctx, election_factory.WITNESS[0], "witness", election_factory.WITNESS[1])
    lock_lists.lock_lists(ctx)
    election_factory.with_keys(ctx)
    cards = card_service.make_cards(ctx)
    voting.open_voting(ctx)
    _with_sound(ctx)
    contest = election_queries.election(ctx).contest("north-rep")
    if contest is None:
        raise RuntimeError("the tiny election has no such contest")
    photos = tuple(f"/pictures/{candidate.photo}.jpg" for candidate in contest.candidates)
    app = create_app(ctx)
    inner, floor = app.wsgi_app, _floor_page(photos[:on_a_page])

    def with_floor(environ: dict[str, Any], start: Any) -> Any:
        if environ["PATH_INFO"] != FLOOR:
            return inner(environ, start)
        start("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(floor)))])
        return [floor]

    app.wsgi_app = with_floor  # type: ignore[assignment,method-assign]
    own: list[Card] = [card for card in cards if card.uuid == contest.uuid]
    try:
        with served(app) as url:
            links = (f"{url}/vote#{card_text(card.uuid, card.secret)}" for card in own)
            yield Hall(url, links, photos)
    finally:
        ctx.close()
