"""`repvote backup` and `repvote restore`: what is typed, and what is said."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elections.cli import main as cli
from elections.services.startup import held_alone
from tests.factories import election_factory, site_factory

PASSPHRASE = re.compile(r"^Passphrase: (\S+)$", re.MULTILINE)
FILE = "to-the-hall.age"


@pytest.fixture(autouse=True)
def cheap_work(cheap_backups: None) -> None:
    """Take the cheapest work factor, through the same code."""


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    with closing(site_factory.build(tmp_path, "open").ctx) as ctx:
        yield ctx.settings.data_dir


@pytest.fixture
def repvote(tmp_path: Path) -> Callable[..., Result]:
    def run(data: Path, *words: str, typed: str = "") -> Result:
        result = CliRunner().invoke(cli.main, ["--data", str(data), *words], input=typed)
        assert result.exception is None or isinstance(result.exception, SystemExit), (
            result.exception
        )
        return result

    return run


def test_backup_and_restore_by_their_commands(
    data: Path, tmp_path: Path, repvote: Callable[..., Result]
) -> None:
    laptop, file = tmp_path / "laptop", tmp_path / FILE
    result = repvote(data, "backup", str(file), "--move")
    assert result.exit_code == 0, result.output
    (passphrase,) = PASSPHRASE.findall(result.output)
    assert result.output.count(passphrase) == 1
    assert passphrase.encode() not in file.read_bytes()
    assert "Tiny election, 5 entries in the trail" in result.output
    assert "This copy of the election is stopped." in result.output
    stopped = repvote(data, "check")
    assert (stopped.exit_code, "was moved away" in stopped.stderr) == (1, True)

    wrong = repvote(laptop, "restore", str(file), typed="abcde-fghjk-mnpqr-23456\n")
    assert (wrong.exit_code, "does not open the file" in wrong.stderr) == (1, True)
    assert not laptop.exists()
    typed = passphrase.upper().replace("-", " ")
    restored = repvote(laptop, "restore", str(file), typed=typed + "\n")
    assert restored.exit_code == 0, restored.output
    assert "Restored: Tiny election, 5 entries in the trail." in restored.output
    assert "Vote cards that were made before lead to http://127.0.0.1:8000." in restored.output
    assert typed not in restored.output
    assert passphrase not in restored.output
    checked = repvote(laptop, "check")
    assert "All data is as it was logged" in checked.output

    back = repvote(laptop, "backup", str(tmp_path / "back.age"), "--move")
    (passphrase,) = PASSPHRASE.findall(back.output)
    again = repvote(data, "restore", str(tmp_path / "back.age"), typed=passphrase + "\n")
    assert again.exit_code == 0, again.output
    assert repvote(data, "check").exit_code == 0
    assert repvote(laptop, "check").exit_code == 1


def test_a_backup_whose_passphrase_nobody_could_read_is_taken_away(
    data: Path, tmp_path: Path
) -> None:
    """The real program, and a pipe whose reader has gone."""
    file = tmp_path / FILE
    program = Path(sys.executable).with_name("repvote")
    command: list[str | Path] = [program, "--data", data, "backup", file]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            command, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=100, check=False
        )
    finally:
        os.close(writer)
    assert done.returncode == 1
    assert "was taken away again" in done.stderr
    assert not file.exists()


def test_a_safety_copy_needs_a_word_before_it_is_restored(
    data: Path, tmp_path: Path, repvote: Callable[..., Result]
) -> None:
    file, new = tmp_path / FILE, tmp_path / "new"
    result = repvote(data, "backup", str(file))
    assert "stopped" not in result.output
    (passphrase,) = PASSPHRASE.findall(result.output)
    refused = repvote(new, "restore", str(file), typed=passphrase + "\n")
    assert refused.exit_code == 1
    assert "--only-copy" in refused.stderr
    assert not new.exists()
    assert repvote(new, "restore", str(file), "--only-copy", typed=passphrase + "\n").exit_code == 0
    election_factory.open_at(data).close()


def test_a_backup_waits_for_no_server_and_makes_no_empty_one(
    data: Path, tmp_path: Path, repvote: Callable[..., Result]
) -> None:
    file = tmp_path / FILE
    with held_alone(data):
        served = repvote(data, "backup", str(file))
    assert (served.exit_code, "Stop that one first" in served.stderr) == (1, True)
    mistyped = repvote(tmp_path / "dta", "backup", str(file), "--move")
    assert "There is no election in" in mistyped.stderr
    assert not file.exists()
    repvote(data, "backup", str(file), "--move")
    plain = repvote(data, "backup", str(tmp_path / "plain.age"))
    assert "repvote backup FILE --move" in plain.stderr
    made_again = repvote(data, "backup", str(tmp_path / "again.age"), "--move")
    assert made_again.exit_code == 0
