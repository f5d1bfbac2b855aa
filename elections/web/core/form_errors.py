"""Errors of a form, in words at the top of the page and at the field (R53)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from ballots.errors import BadInput, Refused
from elections.core.catalogue import english, key
from elections.web.core.language import say, say_refusal


@dataclass(frozen=True, slots=True)
class Trouble:
    """The key of what is wrong, and the id of the field it belongs to; "" for the whole form.

    `troubles_of` replaces the key by its words.
    """

    text: str
    field: str = ""


Troubles = tuple[Trouble, ...]

NO_TROUBLE: Troubles = ()

# Refusals of the services that are about one field of the forms.
_FIELDS: Mapping[str, str] = {
    # The passphrase must be typed again anyway; the name is still filled in.
    "sign-in": "passphrase",
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


class FormWrong(BadInput):
    """A form that cannot be taken as it is; ``troubles`` holds keys of what is wrong."""

    def __init__(self, code: str, *troubles: Trouble) -> None:
        self.troubles = troubles
        super().__init__(code, " ".join(english(trouble.text) for trouble in troubles))


def troubles_of(refusal: Refused, field: str = "") -> Troubles:
    """Say a refusal in the page's language, and name the field it belongs to.

    ``field`` is the place if the refusal itself names none.
    """
    if isinstance(refusal, FormWrong):
        return tuple(Trouble(say(trouble.text), trouble.field) for trouble in refusal.troubles)
    return (Trouble(say_refusal(refusal), _FIELDS.get(refusal.code, field)),)


def need(asked: Mapping[str, str]) -> None:
    """Refuse a form with empty fields; ``asked`` maps each field to the sentence that asks for it.

    Raises `FormWrong` with one trouble for each.
    """
    empty = [Trouble(text, name) for name, text in asked.items() if not request.form.get(name)]
    if empty:
        raise FormWrong("field-empty", *empty)


def must_be_sure(name: str = "sure", field: str = "") -> None:
    """Refuse a serious act whose box was not ticked; ``field`` is the box's id if not its name.

    Raises `FormWrong`.
    """
    if request.form.get(name) != "yes":
        raise FormWrong("not-sure", Trouble(TICK, field or name))
