"""The clips a voter hears, and the list that ties them to their words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, abort, make_response, request, send_file, url_for

from elections.sound.build import sound_folder
from elections.sound.clips import MANIFEST, Manifest, read_manifest
from elections.web.here import context

blueprint = Blueprint("sound", __name__)


@lru_cache(maxsize=4)
def _names(folder: Path, _changed: int) -> frozenset[str]:
    found = read_manifest(folder)
    return frozenset(one.file for one in found.clips.values()) if found else frozenset()


def _manifest_time(folder: Path) -> int:
    try:
        return (folder / MANIFEST).stat().st_mtime_ns
    except OSError:
        abort(404)


def list_address() -> str:
    """Where the voter's page finds the list of clips; "" when no sound was made."""
    made = (sound_folder(context().settings.data_dir) / MANIFEST).is_file()
    return url_for("sound.manifest") if made else ""


@blueprint.get("/sound/manifest.json")
def manifest() -> Response:
    """Which clip says which text (docs/sound.md). 404 when no sound was made."""
    found: Manifest | None = read_manifest(sound_folder(context().settings.data_dir))
    if found is None:
        abort(404)
    response = make_response(found.to_bytes())
    response.mimetype = "application/json"
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/sound/<filename>")
def clip(filename: str) -> Response:
    """One clip, in parts if the player asks so. Only names of the manifest exist."""
    folder = sound_folder(context().settings.data_dir)
    if filename not in _names(folder, _manifest_time(folder)):
        abort(404)
    try:
        return send_file(folder / filename, mimetype="audio/mpeg", conditional=True)
    except OSError:
        abort(404)
