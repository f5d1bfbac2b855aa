"""Errors of a form, in words at the top of the page and at the field (R53)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from ballots.errors import BadInput, Refused
from elections.core.catalogue import english, key
from elections.web.core.language import say, say_refusal


@dataclass(frozen=True, slots=True)
class FormError:
    """The key of a mistake, and the id of its field; "" for the whole form.

    `form_errors` replaces the key by its words.
    """

    text: str
    field: str = ""


FormErrors = tuple[FormError, ...]

NO_ERRORS: FormErrors = ()

# Refusals of the services that are about one field of the forms.
_FIELDS: Mapping[str, str] = {
    # The passphrase must be typed again anyway; the name is still filled in.
    "sign-in": "passphrase",
    "first-code": "secret_code",
    "secretary-passphrase": "passphrase",
    "witness-passphrase": "witness_passphrase",
}

# What is said at a field that was left empty.
TICK = key("form-tick")
SIGN_IN: Mapping[str, str] = {
    "name": key("form-type-name"),
    "passphrase": key("form-type-passphrase"),
}
BOTH_SIGN: Mapping[str, str] = {
    "passphrase": key("form-type-secretary-passphrase"),
    "witness_name": key("form-type-witness-name"),
    "witness_passphrase": key("form-type-witness-passphrase"),
}


class FormRefused(BadInput):
    """A form that is refused; ``errors`` holds the keys of its mistakes."""

    def __init__(self, code: str, *errors: FormError) -> None:
        self.errors = errors
        super().__init__(code, " ".join(english(error.text) for error in errors))


def form_errors(refusal: Refused, field: str = "") -> FormErrors:
    """Say a refusal in the page's language, and name the field it belongs to.

    ``field`` is the place if the refusal itself names none.
    """
    if isinstance(refusal, FormRefused):
        return tuple(FormError(say(error.text), error.field) for error in refusal.errors)
    return (FormError(say_refusal(refusal), _FIELDS.get(refusal.code, field)),)


def require_fields(asked: Mapping[str, str]) -> None:
    """Refuse a form with empty fields; ``asked`` maps each field to the sentence that asks for it.

    Raises `FormRefused` with one error for each.
    """
    empty = [FormError(text, name) for name, text in asked.items() if not request.form.get(name)]
    if empty:
        raise FormRefused("field-empty", *empty)


def require_confirmation(name: str = "sure", field: str = "") -> None:
    """Refuse a serious act whose box was not ticked; ``field`` is the box's id if not its name.

    Raises `FormRefused`.
    """
    if request.form.get(name) != "yes":
        raise FormRefused("not-sure", FormError(TICK, field or name))
