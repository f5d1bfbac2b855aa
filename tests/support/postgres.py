"""A real PostgreSQL for tests: Debian's server on loopback, one for each test process."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

from tools.system_parts import postgres_folder

START_SECONDS = 60
TRIES = 5
# a throw-away folder: these tests do not test durability
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "timezone": "UTC",
}


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server; every database it hands out is new and empty."""

    port: int
    _numbers: Iterator[int]

    def address(self, database: str) -> str:
        """Return the address in the form psycopg takes."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database and return its SQLAlchemy URL."""
        return self._made_from("template0")

    def copy_of(self, url: str) -> str:
        """Copy a database that nobody has open, and return the copy's SQLAlchemy URL."""
        return self._made_from(name_in(url))

    def replace(self, url: str, other: str) -> None:
        """Put a copy of another database in the place of this one."""
        self.drop_database(url)
        self._run(f"CREATE DATABASE {name_in(url)} TEMPLATE {name_in(other)}")

    def drop_database(self, url: str) -> None:
        """Drop it, and end the connections that a test left open."""
        self._run(f"DROP DATABASE {name_in(url)} WITH (FORCE)")

    def _made_from(self, template: str) -> str:
        name = f"test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address(name).replace("postgresql://", "postgresql+psycopg://")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


def name_in(url: str) -> str:
    """Return the name of the database in its URL."""
    return url.rsplit("/", 1)[1]


def as_postgres() -> list[str]:
    """Run as another user where we are root, which PostgreSQL refuses; it ends when we end."""
    command = ["setpriv", "--pdeathsig", "INT"]
    if os.geteuid() == 0:
        command += ["--reuid=postgres", "--regid=postgres", "--clear-groups"]
    return command


def make_cluster(programs: Path, folder: Path) -> None:
    """Make an empty cluster that trusts everybody who reaches it; only loopback does."""
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
    subprocess.run(
        [
            *as_postgres(),
            *(str(programs / "initdb"), "--pgdata", str(folder / "data")),
            *("--username=postgres", "--auth=trust", "--no-sync"),
            *("--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def start(programs: Path, folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start on a free port; another one if somebody was quicker."""
    for _ in range(TRIES):
        port = free_port()
        settings = [f"-c{name}={value}" for name, value in {**SETTINGS, "port": port}.items()]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [*as_postgres(), str(programs / "postgres"), "-D", str(folder / "data"), *settings],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        if answers(server, port):
            return server, port
    raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()}")


def answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until it takes connections; False if it ended instead."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            psycopg.connect(f"postgresql://postgres@127.0.0.1:{port}/postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return True
    stop(server)
    return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """Shut down fast, or hard if that hangs."""
    server.send_signal(2)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Run a server for the block."""
    programs = postgres_folder()
    if programs is None:
        raise RuntimeError("PostgreSQL 15 or newer is missing. `make test` installs it.")
    folder = Path(tempfile.mkdtemp(prefix="repvote-postgres-"))
    try:
        make_cluster(programs, folder)
        server, port = start(programs, folder)
        try:
            yield PostgresServer(port, count(1))
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
