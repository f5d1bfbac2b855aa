"""The server and the browser say the same: every message of the scripts, with every value."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from elections.audio.values import Choice, values_of
from elections.core import catalogue
from elections.web.core.words_files import words_of
from tests.audio.stand_in_voice import election

SCRIPT = Path(__file__).resolve().parents[2] / "browser" / "test" / "say-all.js"
CHOICE = Choice("north-rep", "Reps", seats=2, most=30, names=tuple(f"Ann {n}" for n in range(64)))
NUMBERS = (0, 1, 2, 3, 4, 6, 12, 1200)


@pytest.mark.parametrize("language", catalogue.NAMES)
@pytest.mark.parametrize("page", ["check", "board"])
def test_r32_the_server_and_the_browser_say_the_same(page: str, language: str) -> None:
    calls: list[tuple[str, dict[str, catalogue.Argument]]] = []
    text = words_of(page, language).decode()
    for entry in catalogue.entries().values():
        if f"\n{entry.key} =" not in f"\n{text}":
            continue
        known = [dict(values) for values in values_of(entry, election().definition, CHOICE)]
        for number in () if known else NUMBERS:
            values = {
                name: "Ann" if kind.is_text else number for name, kind in entry.arguments.items()
            }
            known.append({name: value for name, value in values.items() if name != "role"})
        calls += [(entry.key, values) for values in known if "role" not in entry.arguments]
    asked = json.dumps({"language": language, "files": {language: text}, "calls": calls})
    done = subprocess.run(["node", SCRIPT], input=asked, capture_output=True, text=True, check=True)
    texts = [catalogue.text(language, key, values).text for key, values in calls]
    assert len(texts) > 1000
    assert json.loads(done.stdout) == texts
