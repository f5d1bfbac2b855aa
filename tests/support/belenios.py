"""Call the real belenios-tool the way a stranger would."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools.belenios_tool import Tool, available


@dataclass(frozen=True, slots=True)
class Belenios:
    """One release of the outside program; call it with its arguments."""

    tool: Tool

    def __call__(
        self,
        *arguments: str | Path,
        check: bool = True,
        text_in: str | None = None,
        cwd: Path | None = None,
        timeout: float = 120,
    ) -> subprocess.CompletedProcess[str]:
        """Run it; with `check` a refusal raises an error that holds its output."""
        done = subprocess.run(
            [self.tool.path, *arguments],
            env={**os.environ, "BELENIOS_USE_URANDOM": "1"},
            cwd=cwd,
            input=text_in if text_in is not None else "",
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
        )
        if check and done.returncode != 0:
            output = (done.stderr + done.stdout).strip()
            raise AssertionError(f"{self.tool} {' '.join(map(str, arguments))}: {output}")
        return done


def releases() -> list[Belenios]:
    """Find every release 3 on this machine, oldest first; never empty."""
    tools = available()
    if not tools:
        raise RuntimeError("belenios-tool 3.x is missing. `make test` fetches it.")
    return [Belenios(tool) for tool in tools]
