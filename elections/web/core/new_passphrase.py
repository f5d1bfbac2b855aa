"""A passphrase that somebody chooses, typed twice."""

from __future__ import annotations

from elections.core.catalogue import key
from elections.web.core import forms
from elections.web.core.form_errors import FormError, FormRefused, require_fields


def new_passphrase() -> str:
    """Read it from the form. Raises `FormRefused` where one is empty, or they differ."""
    require_fields(
        {"passphrase": key("form-type-passphrase"), "passphrase_again": key("setup-type-again")}
    )
    passphrase = forms.secret("passphrase")
    if forms.secret("passphrase_again") != passphrase:
        raise FormRefused(
            "passphrases-differ", FormError(key("setup-not-the-same"), "passphrase_again")
        )
    return passphrase
