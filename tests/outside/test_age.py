"""Backups are files of age: Debian's program opens ours, and we open its."""

from __future__ import annotations

import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

from elections.core import age_file
from elections.services.moving.back_up import back_up
from tests.factories import site_factory
from tests.support.processes import WAIT_SECONDS

PASSPHRASE = "abcde-fghjk-mnpqr-23456"


def age(passphrase: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run age on a terminal of its own (`script`), since it asks for passphrases nowhere else."""
    command = " ".join(["age", *map(str, words)])
    return subprocess.run(
        ["script", "--quiet", "--return", "--command", command, "/dev/null"],
        input=f"{passphrase}\n" * 2,
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_SECONDS,
    )


def test_age_opens_a_backup(tmp_path: Path) -> None:
    backup, opened = tmp_path / "backup.age", tmp_path / "backup.zip"
    with closing(site_factory.build(tmp_path, "setup").ctx) as ctx:
        created = back_up(ctx, backup, is_move=False)
    wrong = age(PASSPHRASE, "--decrypt", "--output", opened, backup)
    assert wrong.returncode != 0
    assert not opened.exists()
    done = age(created.passphrase, "--decrypt", "--output", opened, backup)
    assert done.returncode == 0, done.stdout
    with zipfile.ZipFile(opened) as zipped:
        assert zipped.testzip() is None
        assert b"Tiny election" in zipped.read("tables/draft.jsonl")
        assert len(zipped.read("files/log.key")) == 65


def test_our_program_opens_a_file_of_age(tmp_path: Path) -> None:
    plain, made = tmp_path / "plain", tmp_path / "made.age"
    plain.write_bytes(bytes(range(256)) * 1000)
    done = age(PASSPHRASE, "--passphrase", "--output", made, plain)
    assert done.returncode == 0, done.stdout
    assert age_file.decrypt(made.read_bytes(), PASSPHRASE) == plain.read_bytes()
