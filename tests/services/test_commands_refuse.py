"""Whatever is wrong on the computer, a command ends with one sentence and loses nothing."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from ballots.errors import RepVoteError
from elections.cli import demo_folders, opening
from elections.cli import main as cli
from elections.core.logging import stop_logging
from elections.core.settings import load_settings
from elections.services.queries import overview as election_queries
from tests.factories import election_factory
from tests.factories.election_factory import SECRETARY
from tests.support.postgres import free_port


@pytest.fixture(autouse=True)
def _silent_again() -> Iterator[None]:
    yield
    stop_logging()


def refused(*words: str, typed: bytes = b"", **environment: str) -> str:
    """Return the one sentence a command ended with; require exit code 1 and no traceback."""
    done = CliRunner().invoke(cli.main, words, input=typed, env=environment)
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == 1, done.output
    assert "Traceback" not in done.output
    (sentence,) = [line for line in done.output.splitlines() if line.startswith("Error: ")]
    return sentence.removeprefix("Error: ")


@pytest.fixture
def port_in_use() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


# --- addresses -------------------------------------------------------------------------------


def test_demo_takes_its_port_before_it_touches_anything(tmp_path: Path, port_in_use: int) -> None:
    out = tmp_path / "out"
    demo_folders.clear_folder(out)
    (out / "earlier").write_text("an earlier example")
    sentence = refused("demo", f"--port={port_in_use}", f"--out={out}")
    assert sentence == (
        f"Port {port_in_use} is in use by another program. Choose another one with --port."
    )
    assert (out / "earlier").exists()


def test_serve_with_a_port_in_use_makes_no_data(tmp_path: Path, port_in_use: int) -> None:
    data = tmp_path / "data"
    assert "is in use" in refused("--data", str(data), "serve", f"--port={port_in_use}")
    assert not data.exists()


@pytest.mark.parametrize("host", ["203.0.113.7", "2001:db8::7", "a..b", "x" * 300])
def test_serve_refuses_a_host_of_another_computer(tmp_path: Path, host: str) -> None:
    sentence = refused("--data", str(tmp_path / "data"), "serve", "--port=0", f"--host={host}")
    assert sentence == f"This computer has no address {host!r}. Choose another one."


# --- which example ---------------------------------------------------------------------------


def test_an_example_that_is_not_there_touches_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    sentence = refused("demo", "--example=nowhere", f"--out={out}")
    assert sentence == "There is no example 'nowhere'. Choose one of: county, hampshire."
    assert not out.exists()


def test_outside_a_checkout_the_demo_says_where_examples_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_folders, "EXAMPLES", tmp_path / "not-installed")
    sentence = refused("demo", f"--out={tmp_path / 'out'}")
    assert sentence == (
        "The examples are not installed with the program: take the folder examples/ from "
        "RepVote's source code and say where it is, like --example path/to/examples/hampshire."
    )
    assert not (tmp_path / "out").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "election.json").touch()
    assert demo_folders.find_example(str(tmp_path / "mine")) == tmp_path / "mine"


# --- the folder of the example ---------------------------------------------------------------


def test_the_examples_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "afile").write_text("keep me")
    out = tmp_path / "afile" / "x"
    assert "cannot be made new" in refused("demo", "--to-the-end", f"--out={out}")
    assert (tmp_path / "afile").read_text() == "keep me"


@pytest.mark.parametrize("there", [True, False])
def test_the_examples_folder_is_no_link(tmp_path: Path, *, there: bool) -> None:
    if there:
        demo_folders.clear_folder(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert "is a link" in refused("demo", "--to-the-end", f"--out={tmp_path / 'link'}")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / ".repvote-demo").exists() == there


def test_a_folder_with_other_things_stays(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("keep me")
    assert "has other things" in refused("demo", "--to-the-end", f"--out={tmp_path}")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


# --- settings and secrets --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["log.key", "web.key"])
@pytest.mark.parametrize("raw", [b"zz" * 32, b"\xff" * 64, "é".encode() * 32, b"", b"00"])
def test_a_damaged_secret_file(tmp_path: Path, folder: Path, name: str, raw: bytes) -> None:
    load_settings(tmp_path / "data", {})
    (tmp_path / "data" / name).write_bytes(raw)
    sentence = refused("--data", str(tmp_path / "data"), "load", str(folder))
    assert sentence == f"The file {name} is damaged. Put your copy of it back."
    assert (tmp_path / "data" / name).read_bytes() == raw


@pytest.mark.timeout(20)
def test_a_secret_file_that_is_a_pipe(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "data").mkdir()
    os.mkfifo(tmp_path / "data" / "log.key")
    assert "is damaged" in refused("--data", str(tmp_path / "data"), "load", str(folder))


@pytest.mark.parametrize(
    "address",
    [
        *("http://[", "http://x:99999", "http://x:0", "http://x:y", "http://x?a=b", "http://x#a"),
        *("http://a@x", "http://a b", "http://x\ty", "HTTPS://x", "//x", "http://:80"),
    ],
)
def test_an_invalid_address_is_refused(tmp_path: Path, folder: Path, address: str) -> None:
    words = ("--data", str(tmp_path / "data"), "load", str(folder))
    assert refused(*words, REPVOTE_BASE_URL=address) == (
        "REPVOTE_BASE_URL must look like https://vote.example.org"
    )


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8000", "https://x", "https://x:65535/", "http://[::1]:80"]
)
def test_valid_addresses_are_taken(tmp_path: Path, address: str) -> None:
    settings = load_settings(tmp_path, {"REPVOTE_BASE_URL": address})
    assert settings.base_url == address.rstrip("/")


# --- the database ----------------------------------------------------------------------------


def test_a_file_that_is_not_a_database_is_refused(tmp_path: Path, folder: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    raw = random.Random(1).randbytes(20_000)
    (data / "repvote.db").write_bytes(raw)
    sentence = refused("--data", str(data), "load", str(folder))
    assert sentence == (
        f"The database {data / 'repvote.db'} is damaged or not of RepVote. "
        "Put back your newest copy of the data."
    )
    assert (data / "repvote.db").read_bytes() == raw


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_database_is_refused(tmp_path: Path, folder: Path, part: float) -> None:
    data = tmp_path / "data"
    election_factory.open_at(data).close()
    raw = (data / "repvote.db").read_bytes()
    cut = raw[: int(len(raw) * part)]
    (data / "repvote.db").write_bytes(cut)
    assert "is damaged" in refused("--data", str(data), "load", str(folder))
    assert (data / "repvote.db").read_bytes() == cut


@pytest.mark.parametrize(
    ("url", "about"),
    [
        ("foo://x", "must look like"),
        (":", "must look like"),
        ("mysql://u:hush-hush@localhost/x", "must look like"),
        ("sqlite://", "must look like"),
        ("sqlite:///:memory:", "must look like"),
        ("postgresql+psycopg://u:hush-hush@localhost:port/x", "must look like"),
        ("postgresql+psycopg2://u:hush-hush@localhost/x", "needs psycopg"),
        ("sqlite:////no/such/folder/x.db", "cannot make the database"),
    ],
)
def test_an_invalid_database_address_is_refused(
    tmp_path: Path, folder: Path, url: str, about: str
) -> None:
    words = ("--data", str(tmp_path / "data"), "load", str(folder))
    sentence = refused(*words, REPVOTE_DATABASE_URL=url)
    assert about in sentence
    assert "hush-hush" not in sentence


@pytest.mark.parametrize("query", ["", "?no_such_option=1"])
def test_a_postgresql_that_does_not_answer(tmp_path: Path, folder: Path, query: str) -> None:
    url = f"postgresql+psycopg://u:hush-hush@127.0.0.1:{free_port()}/x{query}"
    done = CliRunner().invoke(
        cli.main,
        ["--data", str(tmp_path / "data"), "load", str(folder)],
        env={"REPVOTE_DATABASE_URL": url},
    )
    assert done.exit_code == 1
    assert done.output == (
        "Error: RepVote cannot use the PostgreSQL database. Look at REPVOTE_DATABASE_URL, "
        "and whether the database is running.\n"
    )


# --- accounts and the rest -------------------------------------------------------------------


def test_an_account_for_somebody_else(tmp_path: Path, folder: Path) -> None:
    data = str(tmp_path / "data")
    assert CliRunner().invoke(cli.main, ["--data", data, "load", str(folder)]).exit_code == 0
    words = ("--data", data, "account", "add", "--name", "Jo Else", "--role", "secretary")
    sentence = refused(*words, typed=SECRETARY[1].encode() + b"\n")
    assert sentence == f"The election names {SECRETARY[0]} as its secretary."


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii"])
def test_a_passphrase_that_is_not_utf8(tmp_path: Path, encoding: str) -> None:
    command = ["--data", str(tmp_path / "data"), "account", "add", "--name=A", "--role=witness"]
    done = subprocess.run(
        [sys.executable, "-c", "from elections.cli.main import main; main()", *command],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        input=b"plum kettle \xff orbit\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == b"Error: The passphrase could not be read. Send it as UTF-8 text.\n"
    assert not (tmp_path / "data").exists()


def test_an_unexpected_error_shows_the_number_that_the_log_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_data: Path | None) -> None:
        raise KeyError("plum kettle orbit lantern")

    monkeypatch.setattr(opening, "load_settings", broken)
    done = CliRunner().invoke(cli.main, ["--data", str(tmp_path), "load", str(tmp_path)])
    assert done.exit_code == 1
    logged, sentence = done.output.splitlines()
    line = json.loads(logged)
    assert line["error"] == "KeyError"
    assert line["places"][-1].startswith("test_commands_refuse.py:")
    assert sentence == (
        "Error: Something went wrong. This is our mistake. "
        f"Its number in the log is {line['reference']}."
    )
    assert "plum" not in done.output


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_data: Path | None) -> None:
        raise OSError(28, "No space left on device", "x.db")

    monkeypatch.setattr(opening, "load_settings", full)
    sentence = refused("--data", str(tmp_path), "load", str(tmp_path))
    assert sentence == "x.db: No space left on device."


def test_a_good_database_is_left_as_it_was(tmp_path: Path, folder: Path) -> None:
    """A refusal at start-up does not stop the next, correct start."""
    data = tmp_path / "data"
    election_factory.open_at(data).close()
    refused("--data", str(data), "load", str(folder), REPVOTE_BASE_URL="http://[")
    with pytest.raises(RepVoteError):
        election_factory.open_at(data, "foo://x")
    ctx = election_factory.open_at(data)
    assert election_queries.stage(ctx) == "setup"
    ctx.close()
