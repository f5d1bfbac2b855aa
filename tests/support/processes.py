"""Start programs for a test, and end them after it in every case."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 60  # seconds, for things that take one second on an idle computer
# the way a shell without job control starts a background program
IGNORING_SIGINT = ("sh", "-c", 'trap "" INT; exec "$@"', "sh")


def python(*arguments: str | Path) -> list[str]:
    """Run this Python with `arguments`."""
    return [sys.executable, *map(str, arguments)]


def repvote(data: Path, *arguments: str) -> list[str]:
    """Run the command `repvote` from the sources."""
    program = "from elections.cli.main import main; main()"
    return python("-c", program, "--data", data, *arguments)


@contextmanager
def running(
    command: Sequence[str | Path], *, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """Start a program with its output in pipes; kill it and all that it started after the block."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that its children are in its own group
    ) as process:
        try:
            yield process
        finally:
            kill_group(process.pid)


@contextmanager
def ending(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Kill a program that other code started, after the block."""
    with process:
        try:
            yield process
        finally:
            process.kill()


def kill_group(leader: int) -> None:
    """Kill a process that leads its group, and everything in the group."""
    with suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def wait_until(holds: Callable[[], bool], seconds: float = WAIT_SECONDS) -> None:
    """Wait until something holds; fail the test if it never does."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, f"waited {seconds} s in vain"
        time.sleep(0.02)


def wait_for_page(address: str, process: subprocess.Popen[str]) -> str:
    """Get a page of a server that is starting; fail the test if it ends instead."""
    pages: list[str] = []

    def has_answered() -> bool:
        if process.poll() is not None:
            assert process.stderr is not None
            pytest.fail(f"the server ended: {process.stderr.read()}")
        try:
            with urlopen(address, timeout=5) as response:  # noqa: S310 - our own server
                pages.append(response.read().decode())
        except URLError:
            return False
        return True

    wait_until(has_answered)
    return pages[0]
