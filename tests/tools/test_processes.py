"""No program that a test starts outlives the test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.processes import running, wait_until

_WITH_A_CHILD = 'sleep 600 & echo $!; trap "" INT TERM; while :; do wait; done'


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; a dead one that was not reaped yet counts as gone."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_program_and_its_children_are_gone_though_the_test_fails() -> None:
    pids = []

    def fail() -> None:
        with running(["sh", "-c", _WITH_A_CHILD]) as process:
            assert process.stdout is not None
            pids.extend([process.pid, int(process.stdout.readline())])
            assert all(is_alive(pid) for pid in pids)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert len(pids) == 2
    wait_until(lambda: not any(is_alive(pid) for pid in pids))


def test_a_program_that_has_ended_is_no_trouble() -> None:
    with running(["true"]) as process:
        assert process.wait(60) == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
