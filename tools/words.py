"""`make words`: bring the catalogues of the languages up to date (docs/languages.md).

Takes every text that people read (tools/texts.py), and writes for each language
`templates/words/<lang>/`:
`LC_MESSAGES/repvote.po` (new texts empty, translations kept), `repvote.mo` for the server,
`browser.json` for the tablet, and `state.json`: how many texts there are, and how many a person
has checked. A text that nobody has checked carries the flag "fuzzy"; it is shown all the same,
and the pages say that nobody has checked it.
"""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.texts import FOLDER, on_tablets, wanted

LANGUAGES = ("cy",)
# As in Unicode CLDR: Welsh has forms for 0, 1, 2, 3, 6 and all others. The tablet's
# Intl.PluralRules calls them zero, one, two, few, many, other, in this order.
PLURALS = {
    "cy": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);",
}


def update(language: str) -> Catalog:
    """The catalogue with exactly the wanted texts; what was translated stays."""
    path = _folder(language) / "LC_MESSAGES" / "repvote.po"
    old = read_catalogue(language)
    new = _parsed(_head(language), language)
    for key in wanted():
        known = old.get(key if isinstance(key, str) else key[0]) if old else None
        if known is not None and isinstance(known.id, str) == isinstance(key, str):
            new.add(key, known.string, flags=known.flags - {"python-format"})
        else:
            new.add(key, flags=("fuzzy",))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_bytes(new))
    return new


def _folder(language: str) -> Path:
    return FOLDER / language


def read_catalogue(language: str) -> Catalog | None:
    """The catalogue as it lies there, or None."""
    path = _folder(language) / "LC_MESSAGES" / "repvote.po"
    if not path.exists():
        return None
    return _parsed(path.read_bytes(), language)


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a file without dates, so that it changes only when its texts change."""
    file = io.BytesIO()
    write_po(file, catalogue, width=100, no_location=True, omit_header=True)
    head = _head(str(catalogue.locale_identifier))
    note = b"# Texts with the flag fuzzy were not checked by a person yet.\n"
    return note + head + file.getvalue()


def _head(language: str) -> bytes:
    lines = (
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURALS[language]}",
    )
    return ('msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n").encode()


def _parsed(raw: bytes, language: str) -> Catalog:
    catalogue = read_po(io.BytesIO(raw), locale=language)
    # Babel puts these into the compiled file; the same texts give the same file on every day.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    return catalogue


def mo_bytes(catalogue: Catalog) -> bytes:
    """What the server reads. Takes what has no words yet out of ``catalogue``."""
    # Babel would write the English where a counted text has no words yet; that would hide it.
    for message in [one for one in catalogue if one.id and not translated(one)]:
        catalogue.delete(message.id)
    file = io.BytesIO()
    write_mo(file, catalogue, use_fuzzy=True)
    return file.getvalue()


def translated(message: Message) -> bool:
    """Whether every form is there."""
    return all(forms_of(message))


def forms_of(message: Message) -> list[str]:
    """The one text, or the form for each kind of number."""
    string = message.string or ""
    return [string] if isinstance(string, str) else list(string)


def browser_bytes(catalogue: Catalog) -> bytes:
    """What the tablet reads: English sentence to Welsh, or to its six forms."""
    texts: dict[str, str | list[str]] = {}
    for key in on_tablets():
        message = catalogue.get(key if isinstance(key, str) else key[0])
        if message is None or not translated(message):
            continue
        for one in (key,) if isinstance(key, str) else key:
            forms = forms_of(message)
            texts[one] = forms[0] if len(forms) == 1 else forms
    value = {"language": str(catalogue.locale_identifier), "texts": texts}
    return (json.dumps(value, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


def state_bytes(catalogue: Catalog) -> bytes:
    """How many texts there are, translated, and checked by a person."""
    messages = [one for one in catalogue if one.id]
    done = [one for one in messages if translated(one)]
    checked = sum(not one.fuzzy for one in done)
    value = {"texts": len(messages), "translated": len(done), "checked": checked}
    return (json.dumps(value) + "\n").encode()


def built(catalogue: Catalog, language: str) -> dict[Path, bytes]:
    """The files that follow from a catalogue."""
    folder = _folder(language)
    return {
        folder / "browser.json": browser_bytes(catalogue),
        folder / "state.json": state_bytes(catalogue),
        folder / "LC_MESSAGES" / "repvote.mo": mo_bytes(catalogue),
    }


def main() -> int:
    """Write everything and say what is missing."""
    for language in LANGUAGES:
        update(language)
        catalogue = read_catalogue(language)
        if catalogue is None:
            return 1
        print(f"{language}: {state_bytes(catalogue).decode().strip()}")
        for message in catalogue:
            if message.id and not translated(message):
                print(f"  no words yet: {message.id}")
        for path, raw in built(catalogue, language).items():
            path.write_bytes(raw)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
