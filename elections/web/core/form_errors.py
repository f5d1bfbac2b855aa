"""What is wrong with a form, in words that stand at the top of the page and at the field (R53)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from ballots.errors import BadInput, Refused
from elections.web.core.language import mark, said, said_text


@dataclass(frozen=True, slots=True)
class Trouble:
    """One sentence, and the id of the field it belongs to; "" for the form as a whole."""

    text: str
    field: str = ""


Troubles = tuple[Trouble, ...]

NO_TROUBLE: Troubles = ()

# Refusals of the services that are about one field of the forms.
_FIELDS: Mapping[str, str] = {
    # The passphrase has to be typed again in any case; the name stands there still.
    "sign-in": "passphrase",
    "secretary-passphrase": "passphrase",
    "witness-passphrase": "witness_passphrase",
}

# In English, for the catalogue: `troubles_of` says them in the page's language.
TICK = " ".join((mark("Tick the box first."), mark("Then press the button again.")))
SIGN_IN: Mapping[str, str] = {
    "name": mark("Type your name."),
    "passphrase": mark("Type your passphrase."),
}
BOTH_SIGN: Mapping[str, str] = {
    "passphrase": mark("Type the passphrase of the secretary."),
    "witness_name": mark("Type the name of the witness."),
    "witness_passphrase": mark("Type the passphrase of the witness."),
}


class FormWrong(BadInput):
    """A form that cannot be taken as it is; ``troubles`` holds what is wrong, in English."""

    def __init__(self, code: str, *troubles: Trouble) -> None:
        self.troubles = troubles
        super().__init__(code, " ".join(one.text for one in troubles))


def troubles_of(refusal: Refused, field: str = "") -> Troubles:
    """The words of a refusal in the page's language, and where they belong.

    ``field`` is the place if the refusal itself names none.
    """
    if isinstance(refusal, FormWrong):
        return tuple(Trouble(said_text(one.text), one.field) for one in refusal.troubles)
    return (Trouble(said(refusal), _FIELDS.get(refusal.code, field)),)


def need(asked: Mapping[str, str]) -> None:
    """Refuse a form with empty fields. ``asked`` has for each field the sentence that asks for it.

    Raises `FormWrong` with one trouble for each.
    """
    empty = [Trouble(text, name) for name, text in asked.items() if not request.form.get(name)]
    if empty:
        raise FormWrong("field-empty", *empty)


def must_be_sure(name: str = "sure", field: str = "") -> None:
    """Refuse a grave act whose box was not ticked; ``field`` is the box's id if not its name.

    Raises `FormWrong`.
    """
    if request.form.get(name) != "yes":
        raise FormWrong("not-sure", Trouble(TICK, field or name))
