"""The clips people hear, and the list that ties them to their words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, abort, make_response, request, send_file, url_for

from elections.audio.build import sound_folder
from elections.audio.clips import MANIFEST, Clip, Manifest, read_manifest
from elections.audio.texts import text_id
from elections.core.catalogue import ENGLISH
from elections.services.queries import overview as election_queries
from elections.services.queries.overview import CandidateView
from elections.web.core.language import current
from elections.web.core.request_context import context, find_contest

blueprint = Blueprint("sound", __name__)


@lru_cache(maxsize=4)
def _read(folder: Path, _changed: int) -> tuple[Manifest, frozenset[str]] | None:
    manifest = read_manifest(folder)
    return (
        (manifest, frozenset(clip.file for clip in manifest.clips.values())) if manifest else None
    )


def _current_manifest() -> tuple[Manifest, frozenset[str]] | None:
    """Read the current manifest, with the names of its files; None if there is no sound."""
    folder = sound_folder(context().settings.data_dir)
    try:
        changed = (folder / MANIFEST).stat().st_mtime_ns
    except OSError:
        return None
    return _read(folder, changed)


def clips() -> Mapping[str, Clip]:
    """Return all clips by the hash of their words; empty when no sound was made."""
    served = _current_manifest()
    return served[0].clips if served else {}


def address(known: Mapping[str, Clip], key: str) -> str | None:
    """Return the address of a text's clip, by the hash of its words."""
    clip = known.get(key)
    return url_for("sound.clip", filename=clip.file) if clip else None


def list_address() -> str:
    """Return the address of the voter page's list of clips; "" when its language has no sound."""
    served, language = _current_manifest(), current()
    if served is None:
        return ""
    if language == ENGLISH:
        return url_for("sound.manifest")
    has_words = served[0].has_words_in(language)
    return url_for("sound.manifest_in", language=language) if has_words else ""


@blueprint.get("/sound/manifest.json")
def manifest() -> Response:
    """Serve which clip says which text in English (docs/sound.md). 404 when no sound was made."""
    served = _current_manifest()
    if served is None:
        abort(404)
    return _answer(served[0].of_tablets(ENGLISH))


@blueprint.get("/sound/manifest-<language>.json")
def manifest_in(language: str) -> Response:
    """Serve the list of clips for the pages in another language than English."""
    served = _current_manifest()
    if served is None or not served[0].has_words_in(language):
        abort(404)
    return _answer(served[0].of_tablets(language))


def _answer(manifest: Manifest) -> Response:
    response = make_response(manifest.to_bytes())
    response.mimetype = "application/json"
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/sound/<filename>")
def clip(filename: str) -> Response:
    """Serve one clip, in parts if the player asks so. Only names of the manifest exist."""
    served = _current_manifest()
    if served is None or filename not in served[1]:
        abort(404)
    folder = sound_folder(context().settings.data_dir)
    try:
        return send_file(folder / filename, mimetype="audio/mpeg", conditional=True)
    except OSError:
        abort(404)


@blueprint.get("/sound/person/<contest_id>/<person_id>.mp3")
def person(contest_id: str, person_id: str) -> Response:
    """Serve a candidate's name and points, one after the other, for a player without scripts.

    MP3 frames are independent, so clips of one kind can simply be joined.
    """
    contest = find_contest(election_queries.overview(context()), contest_id)
    people = contest.candidates if contest else ()
    who = next((candidate for candidate in people if candidate.id == person_id), None)
    files = person_clips(who.name, who.points) if who else ()
    folder = sound_folder(context().settings.data_dir)
    try:
        raw = b"".join((folder / file).read_bytes() for file in files)
    except OSError:
        abort(404)
    if not raw:
        abort(404)
    response = make_response(raw)
    response.mimetype = "audio/mpeg"
    response.add_etag()
    response.make_conditional(request, accept_ranges=True, complete_length=len(raw))
    return response


def person_address(contest_id: str, who: CandidateView) -> str:
    """Return where a player without scripts hears a candidate; "" while there is no sound."""
    if not person_clips(who.name, who.points):
        return ""
    return url_for("sound.person", contest_id=contest_id, person_id=who.id)


def person_clips(name: str, points: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files that say a name and its points; empty while one of them is missing."""
    known = clips()
    spoken = [known.get(text_id(text)) for text in (name, *points)]
    return tuple(clip.file for clip in spoken if clip) if all(spoken) else ()
