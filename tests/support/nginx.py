"""A real reverse proxy for tests: Debian's nginx on loopback, with the lines of the document."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.processes import ROOT, kill_group, wait_until
from tools.system_parts import nginx

DOCUMENT = ROOT / "docs" / "running.md"
LOCATION = re.compile(r"```nginx\n(.*?)```", re.DOTALL)


def documented_location(port: int) -> str:
    """Return the lines that people copy from the document, for a server at ``port``."""
    match = LOCATION.search(DOCUMENT.read_text("utf-8"))
    assert match is not None
    lines = match.group(1)
    assert lines.count("http://127.0.0.1:8000") == 1
    return lines.replace("http://127.0.0.1:8000", f"http://127.0.0.1:{port}")


@contextmanager
def running_nginx(folder: Path, port: int) -> Iterator[int]:
    """Run a proxy before the server at ``port``; yield the proxy's own port."""
    program = nginx()
    if program is None:
        raise RuntimeError("nginx is missing. `make test` installs it.")
    own = _free_port()
    folder.mkdir(parents=True, exist_ok=True)
    places = "\n".join(
        f"{kind}_temp_path {folder / kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    settings, log = folder / "nginx.conf", folder / "error.log"
    settings.write_text(
        f"""
daemon off;
pid {folder / "pid"};
error_log {log};
events {{}}
http {{
access_log off;
{places}
server {{
listen 127.0.0.1:{own};
{documented_location(port)}
}}
}}
""",
        encoding="utf-8",
    )
    command = [str(part) for part in (program, "-p", folder, "-e", log, "-c", settings)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            wait_until(lambda: process.poll() is not None or _answers(own))
            assert process.poll() is None, process.stderr and process.stderr.read()
            yield own
        finally:
            kill_group(process.pid)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 1):
            return True
    except OSError:
        return False
