"""Every reason not to start has its own sentence; good data is never called damaged."""

from __future__ import annotations

import errno
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ballots.errors import RepVoteError
from elections.core import db as database
from elections.core.settings import load_settings
from elections.services.startup import open_context, serving_alone
from tests.support.postgres import free_port
from tests.support.processes import repvote, running, wait_for_page


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    open_context(load_settings(tmp_path / "data", {})).close()
    yield tmp_path / "data"
    open_context(load_settings(tmp_path / "data", {})).close()  # as good as before


def refusal(data: Path) -> RepVoteError:
    with pytest.raises(RepVoteError) as raised:
        open_context(load_settings(data, {}))
    assert "damaged" not in raised.value.text
    assert "copy" not in raised.value.text
    return raised.value


def test_a_folder_that_may_only_be_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "TemporaryFile", refuse)
        assert refusal(data).code == "data-read-only"


def test_a_database_that_may_only_be_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "PRAGMA query_only = ON"))
        assert refusal(data).code == "data-read-only"


def test_a_database_of_a_newer_version(data: Path) -> None:
    with closing(sqlite3.connect(data / "repvote.db")) as other, other:
        (now,) = other.execute("SELECT version_num FROM alembic_version").fetchone()
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    found = refusal(data)
    assert found.code == "database-newer"
    assert "newer version" in found.text
    with closing(sqlite3.connect(data / "repvote.db")) as other, other:
        other.execute("UPDATE alembic_version SET version_num = ?", (now,))


def test_a_database_that_another_program_holds(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pragmas = tuple(line.replace("15000", "100") for line in database._PRAGMAS)
    monkeypatch.setattr(database, "_PRAGMAS", pragmas)
    with closing(sqlite3.connect(data / "repvote.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(data).code == "database-held"


def test_a_file_that_is_not_a_database_is_still_called_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "repvote.db").write_bytes(b"no database" * 1000)
    with pytest.raises(RepVoteError, match="damaged or not of RepVote"):
        open_context(load_settings(folder, {}))


def test_two_servers_of_one_folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("REPVOTE_BASE_URL", f"http://127.0.0.1:{port}")
    with running(repvote(data, "serve", f"--port={port}")) as first:
        wait_for_page(f"http://127.0.0.1:{port}", first)
        with running(repvote(data, "serve", "--port=0")) as second:
            output = second.communicate(timeout=60)[1]
        assert second.returncode == 1
        assert "serves the folder" in output
        assert "already" in output
    with serving_alone(load_settings(data, {})):  # free again when its process ends
        pass
