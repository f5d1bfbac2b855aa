"""Debian's Caddy on loopback, with the file of the document and certificates of its own making."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.postgres import free_port
from tests.support.processes import ROOT, kill_group, wait_until

CADDYFILE = ROOT / "docs" / "server" / "Caddyfile"
UPSTREAM = "127.0.0.1:8000"


@dataclass(frozen=True)
class Caddy:
    """A running Caddy: its ports, and the certificate of its authority."""

    http: int
    https: int
    authority: Path

    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.authority))


@contextmanager
def running_caddy(folder: Path, upstream: int) -> Iterator[Caddy]:
    """Run Caddy before the server at ``upstream``, on loopback only, until the block ends."""
    program = shutil.which("caddy")
    if program is None:
        raise RuntimeError("caddy is missing. `make test` installs it.")
    text = CADDYFILE.read_text("utf-8")
    assert text.count(UPSTREAM) == 1
    folder.mkdir(parents=True)
    authority = folder / "pki" / "authorities" / "local" / "root.crt"
    caddy = Caddy(free_port(), free_port(), authority)
    # what differs from a server of the internet: ports, and who signs the certificate
    settings = folder / "Caddyfile"
    settings.write_text(
        f"""{{
    admin off
    default_bind 127.0.0.1
    http_port {caddy.http}
    https_port {caddy.https}
    local_certs
    skip_install_trust
    storage file_system {folder}
}}
{text.replace(UPSTREAM, f"127.0.0.1:{upstream}")}""",
        encoding="utf-8",
    )
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [program, "run", "--config", str(settings), "--adapter", "caddyfile"],
            env={"PATH": os.environ["PATH"], "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        ) as process,
    ):
        try:
            wait_until(lambda: process.poll() is not None or _has_certificate(caddy))
            assert process.poll() is None, (folder / "log").read_text()
            yield caddy
        finally:
            kill_group(process.pid)


def _has_certificate(caddy: Caddy) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", caddy.https), 1) as line:
            caddy.trust().wrap_socket(line, server_hostname="vote.example.org").close()
    except OSError:
        return False
    return True
