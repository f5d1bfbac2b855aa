"""The command line, the settings and the operations log."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from ballots.errors import RepVoteError
from elections.cli import main as cli
from elections.core.logging import DROPPED, log, start_logging, stop_logging
from elections.core.settings import load_settings
from elections.services.people import accounts
from elections.services.queries import overview as election_queries
from tests.factories import election_factory
from tests.factories.election_factory import SECRETARY
from tests.support.postgres import free_port
from tests.support.processes import (
    IGNORING_SIGINT,
    ROOT,
    WAIT_SECONDS,
    repvote,
    running,
    wait_for_page,
)


def _repvote(data: Path, *words: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(cli.main, ["--data", str(data), *words], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_load_and_account_add(tmp_path: Path, folder: Path) -> None:
    code, said = _repvote(tmp_path / "data", "load", str(folder))
    assert code == 0
    assert "Tiny election. 3 contests, 4 people stand, 8 members." in said
    assert "nobody stands" in said
    code, said = _repvote(
        tmp_path / "data",
        *("account", "add", "--name", SECRETARY[0], "--role", "secretary"),
        typed=SECRETARY[1] + "\n",
    )
    assert (code, said) == (0, f"{SECRETARY[0]} can sign in as secretary.\n")
    ctx = election_factory.open_at(tmp_path / "data")
    assert accounts.account_for(ctx, accounts.sign_in(ctx, *SECRETARY)) is not None
    ctx.close()


def test_refusals_are_sentences_not_tracebacks(tmp_path: Path, folder: Path) -> None:
    (folder / "members.csv").write_text("name,area\n")
    (folder / "pictures" / "ann.png").unlink()
    code, said = _repvote(tmp_path / "data", "load", str(folder))
    assert code == 1
    assert "pictures/ann.png: This file is missing" in said
    assert "[M.2]" in said
    assert "Nothing was loaded." in said
    assert "Traceback" not in said
    code, said = _repvote(
        tmp_path / "data",
        *("account", "add", "--name", "A", "--role", "secretary"),
        typed="short\n",
    )
    assert code == 1
    assert "at least 15 letters" in said
    ctx = election_factory.open_at(tmp_path / "data")
    assert election_queries.overview(ctx) is None
    ctx.close()


def test_a_data_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands in the way")
    code, said = _repvote(tmp_path / "data" / "below", "load", str(tmp_path))
    assert code == 1
    assert "cannot write in the folder" in said


def test_secrets_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    first = load_settings(tmp_path / "data", {})
    assert load_settings(tmp_path / "data", {}) == first
    assert len(first.log_seed) == len(first.web_secret) == 32
    assert first.log_seed != first.web_secret
    for name in ("log.key", "web.key"):
        assert (tmp_path / "data" / name).stat().st_mode & 0o777 == 0o600
    other = load_settings(tmp_path / "other", {})
    assert other.log_seed != first.log_seed
    assert other.log_origin != first.log_origin


@pytest.mark.parametrize(
    "environment",
    [
        {"REPVOTE_BASE_URL": "ftp://x"},
        {"REPVOTE_BASE_URL": "http://"},
        {"REPVOTE_BASE_URL": "http://x/path"},
        {"REPVOTE_LOG_ORIGIN": "two words"},
        {"REPVOTE_LOG_ORIGIN": "a+b"},
    ],
)
def test_settings_that_are_invalid_are_refused(tmp_path: Path, environment: dict[str, str]) -> None:
    with pytest.raises(RepVoteError):
        load_settings(tmp_path / "data", environment)


def test_a_damaged_secret_file_is_named(tmp_path: Path) -> None:
    load_settings(tmp_path / "data", {})
    (tmp_path / "data" / "log.key").write_text("00")
    with pytest.raises(RepVoteError, match=r"log\.key is damaged"):
        load_settings(tmp_path / "data", {})


def test_https_is_known_from_the_address(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {"REPVOTE_BASE_URL": "https://vote.example.org/"}).is_https
    assert not load_settings(tmp_path, {}).is_https


def test_the_log_is_json_lines_without_secrets() -> None:
    stream = StringIO()
    start_logging(stream)
    try:
        log.info("tried", passphrase="p", card_secret="s", raw=b"x", credential="c", act="open")
        log.info("link", path="/vote#1.9xVbcdefghijk1.1111122222233333444444.abcd")
        log.info("dashed", text="it was 11111-222222-33333-444444 in fact")
        log.info("letters", text="it was ECNSE RWHZD BXXPY UDDKD HQTAN JYPHC in fact")
        try:
            raise ValueError("11111-222222-33333-444444")
        except ValueError:
            log.exception("broken")
    finally:
        stop_logging()
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    tried = lines[0]
    assert tried["act"] == "open"
    assert {tried[name] for name in ("passphrase", "card_secret", "raw", "credential")} == {DROPPED}
    assert "33333" not in stream.getvalue()
    assert "UDDKD" not in stream.getvalue()
    assert all(line["timestamp"].endswith("Z") for line in lines)


def test_the_log_is_silent_until_it_is_started(capfd: pytest.CaptureFixture[str]) -> None:
    log.error("nobody hears this")
    assert capfd.readouterr() == ("", "")


def test_a_name_that_the_terminal_cannot_show_stops_nothing(tmp_path: Path, folder: Path) -> None:
    """A pipe on Windows has the letters of one language."""
    path = folder / "election.json"
    path.write_text(path.read_text("utf-8").replace("Tiny election", "Tŷ"), "utf-8")
    done = subprocess.run(
        repvote(tmp_path / "data", "load", str(folder)),
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Loaded: T\\u0177. " in done.stdout


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("shell", [(), IGNORING_SIGINT], ids=["foreground", "background"])
def test_serve_answers_until_it_is_stopped(
    tmp_path: Path, folder: Path, stop: signal.Signals, shell: tuple[str, ...]
) -> None:
    data = tmp_path / "data"
    assert _repvote(data, "load", str(folder))[0] == 0
    port = free_port()
    with running([*shell, *repvote(data, "serve", f"--port={port}")]) as process:
        page = wait_for_page(f"http://127.0.0.1:{port}/", process)
        process.send_signal(stop)
        printed, said = process.communicate(timeout=WAIT_SECONDS)
        assert process.returncode == 0
    assert "Tiny election" in page
    assert f"RepVote is at http://127.0.0.1:{port}/ now." in printed
    assert f"Page: http://127.0.0.1:{port}/first-sign-in\n" in printed
    assert json.loads(said.splitlines()[0])["event"] == "started"
    assert "Traceback" not in said
