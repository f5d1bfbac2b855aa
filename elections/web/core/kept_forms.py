"""Keep the content of a form whose sign-in has run out until the same person is back.

It travels through the browser, sealed: the page that asks to sign in again carries it as a hidden
field (docs/adr). The server keeps nothing. Passphrases are never carried, and no tick: each grave
act is a new yes.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken
from flask import request
from flask_wtf.csrf import validate_csrf
from wtforms.validators import ValidationError

from ballots.encoding import canonical, strict_json
from ballots.errors import BadInput
from ballots.typed_json import read_value
from elections.core.context import Context
from elections.web.core.forms import require_same_origin, require_single_names

LIFETIME = 60 * 60  # seconds
FIELD = "kept"  # the name of the hidden field
LONGEST = 128 * 1024  # bytes of its value
_MOST_TYPED = 64 * 1024  # bytes as JSON; more is not carried
NEVER_KEPT = frozenset(
    {
        "csrf_token",
        FIELD,
        "sure",
        "agree",
        "again",
        "printed",
        "stated",
        "opened",
        "person_signed",
        "group_signed",
    }
)
_SECRET = re.compile(r"pass|secret|private", re.IGNORECASE)
_PURPOSE = "repvote-kept-form-1"


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A kept form: whose request it was, its address with the query, and the fields."""

    account_id: int
    address: str
    fields: Mapping[str, str]


def form_of_request(account_id: int, *, is_ours: bool) -> KeptForm:
    """Keep where this request went, and its fields if it ``is_ours``: sent by one of our pages.

    Aborts with 400 when another site sent it, or a name comes twice.
    """
    require_same_origin()
    require_single_names()
    fields = {name: value for name, value in request.form.items() if is_ours and is_kept(name)}
    if len(canonical(fields)) > _MOST_TYPED:
        fields = {}
    return KeptForm(account_id, request.full_path.removesuffix("?"), fields)


def has_token() -> bool:
    """Tell whether this request carries the token of the session that it comes with."""
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


def is_from_here() -> bool:
    """Tell whether the browser says that one of our own pages sent this request."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def is_kept(name: str) -> bool:
    """Tell whether a field of this name may be carried: no secret, no tick, no token."""
    return name not in NEVER_KEPT and not _SECRET.search(name)


def seal(ctx: Context, form: KeptForm) -> str:
    """Seal a form for the hidden field."""
    token = _fernet(ctx).encrypt_at_time(canonical(asdict(form)), ctx.clock.now())
    return token.decode()


def unseal(ctx: Context, text: str) -> KeptForm | None:
    """Open what `seal` made; None for anything else, and for what is too old."""
    try:
        raw = _fernet(ctx).decrypt_at_time(text.encode(), LIFETIME, ctx.clock.now())
        return read_value(KeptForm, strict_json(raw, LONGEST), "kept form")
    except (InvalidToken, BadInput, UnicodeEncodeError):
        return None


def _fernet(ctx: Context) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(ctx.settings.derived_key(_PURPOSE)))
