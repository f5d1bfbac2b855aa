"""The web application: one function that puts its parts together."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined

from elections.core.context import Context
from elections.core.paths import STATIC, TEMPLATES
from elections.web.board import routes as board
from elections.web.core import access, assets, errors, forms, headers, language, words_files
from elections.web.core import audio_markup as said
from elections.web.core import clips as sound
from elections.web.core import compression as compressing
from elections.web.core import page_values as pages
from elections.web.groups import own_page as my_page
from elections.web.groups import routes as groups
from elections.web.hall import pages as hall_pages
from elections.web.keyholder import pages as keys
from elections.web.public import pages as public
from elections.web.setup import routes as setup
from elections.web.sign_in import routes as sign_in
from elections.web.voter import pages as vote
from elections.web.voter import service_worker as worker


def create_app(ctx: Context) -> Flask:
    """Build the WSGI application of one election.

    Raises `AccessTableWrong` when an endpoint has no access rule, so it never starts half open.
    """
    app = Flask(
        "elections",
        template_folder=str(TEMPLATES),
        static_folder=str(STATIC),
        static_url_path="/static",
    )
    base, hall = urlsplit(ctx.settings.base_url), ctx.settings.hall
    app.config.update(
        SECRET_KEY=ctx.settings.web_secret,
        REPVOTE_HTTPS=ctx.settings.is_https,
        REPVOTE_HSTS=ctx.settings.is_https and hall is None,
        # a hall's addresses may change while it is served, so share the list itself
        TRUSTED_HOSTS=hall.trusted_hosts if hall else [base.hostname, "127.0.0.1", "localhost"],
        MAX_CONTENT_LENGTH=access.A_FORM,
        MAX_FORM_MEMORY_SIZE=access.A_FORM,
        MAX_FORM_PARTS=200,
        PROVIDE_AUTOMATIC_OPTIONS=False,
        # Chromium and Firefox take Secure and __Host- cookies from http://127.0.0.1 as well.
        SESSION_COOKIE_NAME="__Host-repvote",
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        # A voter may take as long as they like (R50); the session ends with the browser.
        WTF_CSRF_TIME_LIMIT=None,
        # Pages send no referrer, so the fetch metadata is asked instead (web/forms.py).
        WTF_CSRF_SSL_STRICT=False,
    )
    app.extensions["repvote"] = ctx
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.url_map.merge_slashes = False
    app.json.sort_keys = False  # type: ignore[attr-defined]

    # The order matters: access first, then the origin, then the form's token.
    app.before_request(access.guard)
    app.before_request(forms.require_same_origin)
    app.before_request(forms.require_single_names)
    tokens = CSRFProtect(app)
    # a sealed vote is its own authority: it takes none from a cookie (docs/adr)
    tokens.exempt(vote.post)
    tokens.exempt(vote.rehearse)
    # so is the code of who is put forward
    tokens.exempt(my_page.answer)
    of_staff = (sign_in, board, setup, groups, keys)
    for part in (public, my_page, vote, worker, sound, words_files, hall_pages, *of_staff):
        app.register_blueprint(part.blueprint)
    errors.register(app)
    language.register(app)
    pages.register(app)
    said.register(app)
    compressing.register(app)
    headers.register(app)
    assets.register(app)
    access.require_complete_table(app)
    return app
