"""Run the shipped modules of the browser's code in Node, for tests that need both languages."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.system_parts import node

BROWSER = Path(__file__).resolve().parents[2] / "browser"


class JavaScriptError(Exception):
    """An error that the JavaScript threw, as text."""


class ShippedCode:
    """Run JavaScript with the shipped modules `core`, `keys` and `box` in reach.

    ``shipped("return core.tracker(sealed)", sealed=text)``
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, body: str, **arguments: Any) -> Any:
        """Return what `body` returns; raise `JavaScriptError` if it throws."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"body": body, "arguments": arguments}) + "\n")
        stdin.flush()
        answer = json.loads(stdout.readline())
        if "error" in answer:
            raise JavaScriptError(answer["error"])
        return answer["value"]


@contextmanager
def running_code() -> Iterator[ShippedCode]:
    """Run one Node process for many calls."""
    program = node()
    assert program is not None, "make parts installs Node"
    command = [str(program), "--import", "./test/setup.js", "test/shipped.js"]
    with subprocess.Popen(
        command,
        cwd=BROWSER,
        text=True,
        encoding="utf-8",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        yield ShippedCode(process)
        assert process.stdin is not None
        process.stdin.close()
