"""The sentences with which the server can refuse something on a voter's tablet."""

from __future__ import annotations

from elections.core import catalogue


def error_texts(language: str = catalogue.ENGLISH) -> tuple[str, ...]:
    """Every sentence with which the server can refuse something on a voter's tablet.

    A text that the language lacks is shown in English, so it is not among them.
    """
    found = [
        catalogue.text(language, entry.key, {})
        for entry in catalogue.entries().values()
        if entry.spoken and entry.file == "refused"
    ]
    return tuple(dict.fromkeys(one.text for one in found if one.language == language))
