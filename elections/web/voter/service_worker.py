"""The service worker of the voter's page: `/sw.js`, so that it can control `/vote`.

Its text is static/js/service-worker.js with one line before it: which files it keeps, each with the
start of its hash, and a version made of all of them (docs/adr/0011-offline.md).
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, current_app, make_response, url_for

from elections.core.catalogue import NAMES
from elections.services.queries import overview as election_queries
from elections.services.queries.help_phone import help_phone
from elections.web.core.assets import version_of
from elections.web.core.language import usual
from elections.web.core.request_context import context
from elections.web.core.words_files import version_of as version_of_words

blueprint = Blueprint("worker", __name__)

SCRIPT = "js/service-worker.js"
# What the voter's page shows and runs; photos and the box are added by the page itself.
KEPT = (
    "css/voter.css",
    "js/browser-support.js",
    "js/core.js",
    "js/words.js",
    "js/qr.js",
    "js/scanning.js",
    "js/vote.js",
)
KEPT_FOLDERS = ("fonts/*.woff2", "pictures/*.svg")
PAGE_PARTS = ("layout.html", "vote/*.html", "parts/*.html", "words/*/*.ftl", "words/*/checked.txt")


def kept_files(folder: Path) -> dict[str, str]:
    """Map paths below the static folder to first digits of the file's hash, in a fixed order."""
    versions: dict[str, str] = {}
    for pattern in (*KEPT, *KEPT_FOLDERS):
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            version = version_of(folder, name)
            if version is not None:
                versions[name] = version
    return versions


def _page_digest(templates: Path) -> str:
    digest = sha256()
    for pattern in PAGE_PARTS:
        for path in sorted(templates.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


@blueprint.get("/sw.js")
def script() -> Response:
    """Serve the worker for this version of the program and this election."""
    folder = Path(current_app.static_folder or "")
    files = kept_files(folder)
    overview = election_queries.overview(context())
    settings = context().settings
    parts = [
        files,
        version_of(folder, SCRIPT),
        _page_digest(folder.parent),
        overview.definition_sha if overview else "",
        help_phone(context()),
        settings.has_shared_tablets,
    ]
    words = {
        url_for("words.file", language=code, page="vote"): version_of_words("vote", code)
        for code in NAMES
    }
    facts = {
        "version": sha256(json.dumps(parts).encode()).hexdigest()[:16],
        "pages": [
            url_for("vote.vote"),
            *(url_for("vote.vote", lang=code) for code in NAMES if code != usual()),
        ],
        "files": {f"{current_app.static_url_path}/{name}": v for name, v in files.items()} | words,
    }
    first = f"self.REPVOTE = {json.dumps(facts, separators=(',', ':'))};\n"
    response = make_response(first + (folder / SCRIPT).read_text("utf-8"))
    response.mimetype = "text/javascript"
    response.add_etag()
    return response
