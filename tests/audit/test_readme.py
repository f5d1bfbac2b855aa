"""README.txt of a record: easy words, and commands that really work."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from audit.record.files import write_folder
from audit.record.readme import readme_text
from tests.audit.mutations.votes import forged_votes, with_vote
from tests.factories.record_factory import CARERS, REPS, SmallElection
from tests.support.belenios import Belenios

BANNED = r"\b(casts?|ballots?|nominees?|electors?|submit|spoil|spoilt|undervote|authenticate)\b"


def _sentences(text: str) -> list[str]:
    shown = "\n".join(line for line in text.splitlines() if not line.startswith("    "))
    parts = re.split(r"[.:?!]\s|\n\n|  +", shown)
    return [part.strip() for part in parts if part.strip()]


def test_the_sentences_are_short_and_in_easy_words(small: SmallElection) -> None:
    text = readme_text(small.election)
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("    "))
    assert not re.findall(BANNED, prose, re.IGNORECASE)
    for sentence in _sentences(text):
        assert len(sentence.split()) <= 15, sentence


def test_the_readme_names_every_box(small: SmallElection) -> None:
    text = readme_text(small.election)
    assert f"boxes/{REPS}.bel   Reps for the North" in text
    assert f"boxes/{CARERS}.bel" in text


@pytest.mark.outside
def test_the_commands_for_the_other_program_work(
    small: SmallElection, good: dict[str, bytes], belenios: Belenios, tmp_path: Path
) -> None:
    """Type what README.txt says, then the same with a box that has a bad vote."""
    lines = readme_text(small.election).split("Then, in this folder", 1)[1]
    script = "\n".join(line[4:] for line in lines.splitlines() if line.startswith("    "))
    program = tmp_path / "bin"
    program.mkdir()
    shim = program / "belenios-tool"
    shim.write_text(f'#!/bin/sh\nexec "{belenios.tool.path}" "$@"\n')
    shim.chmod(0o755)
    bad = with_vote(small, dict(forged_votes(small))["value 2 in an option"])
    for name, files, complaints in (("good", good, 0), ("bad", bad, 1)):
        write_folder(files, tmp_path / name)
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=tmp_path / name,
            env={"PATH": f"{program}:/usr/bin:/bin", "BELENIOS_USE_URANDOM": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.count("NOT A GOOD VOTE") == complaints, done.stderr
        votes = len(small.votes[REPS])
        assert done.stderr.count("ballot is valid") == votes, done.stderr
