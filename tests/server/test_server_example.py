"""The example of a server before the day: Caddy, the unit and its settings do what they say."""

from __future__ import annotations

import configparser
import http.client
import re
import shlex
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.factories import election_factory
from tests.factories.election_factory import SECRETARY
from tests.support.caddy import Caddy, running_caddy
from tests.support.postgres import free_port
from tests.support.processes import ROOT, WAIT_SECONDS, repvote, running, wait_for_page

EXAMPLE = ROOT / "docs" / "server"
PROGRAM = "/opt/repvote/.venv/bin/repvote"
NAME = "vote.example.org"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def unit() -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((EXAMPLE / "repvote.service").read_text("utf-8"))
    return parser


def settings() -> dict[str, str]:
    lines = (EXAMPLE / "repvote.env").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caddy]:
    """Serve an election by the unit's command and settings, behind Caddy."""
    folder = tmp_path_factory.mktemp("server")
    ctx = election_factory.open_at(folder / "data")
    election_factory.loaded(ctx, folder / "election")
    ctx.close()
    port = free_port()
    program, *words = shlex.split(unit()["Service"]["ExecStart"])
    assert (program, words) == (
        PROGRAM,
        ["serve", "--host", "127.0.0.1", "--port", "8000"],
    )
    env = {**settings(), "REPVOTE_DATA": str(folder / "data"), "PATH": "/usr/bin:/bin"}
    command = [str(port) if word == "8000" else word for word in words]
    with running(repvote(folder / "data", *command), env=env) as process:
        wait_for_page(f"http://127.0.0.1:{port}/", process)
        with running_caddy(folder / "caddy", port) as caddy:
            yield caddy


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


class Line(http.client.HTTPSConnection):
    """A line from an address of this machine to Caddy, which thinks it was found by its name."""

    def __init__(self, caddy: Caddy, source: str) -> None:
        self.trusted: ssl.SSLContext = caddy.trust()
        super().__init__(NAME, caddy.https, timeout=WAIT_SECONDS, context=self.trusted)
        self.place = ("127.0.0.1", caddy.https), (source, 0)

    def connect(self) -> None:
        there, source = self.place
        plain = socket.create_connection(there, WAIT_SECONDS, source)
        self.sock = self.trusted.wrap_socket(plain, server_hostname=NAME)


def ask(
    caddy: Caddy,
    path: str = "/",
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    source: str = "127.0.0.1",
) -> Answer:
    line = Line(caddy, source)
    try:
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        body = urlencode(form) if form else None
        sent = {"Host": NAME, "Referer": f"https://{NAME}/sign-in", **kind, **(headers or {})}
        line.request("POST" if form else "GET", path, body, sent)
        answer = line.getresponse()
        return Answer(answer.status, answer.headers, answer.read().decode())
    finally:
        line.close()


def sign_in(
    caddy: Caddy, source: str, passphrase: str, headers: Mapping[str, str] | None = None
) -> Answer:
    """Try to sign in as the secretary, in a new browser."""
    page = ask(caddy, "/sign-in", headers=headers, source=source)
    token = TOKEN.search(page.text)
    assert token is not None, page
    given = page.headers.get_all("Set-Cookie", [])
    cookies = "; ".join(cookie.split(";")[0] for cookie in given)
    form = {"csrf_token": token[1], "name": SECRETARY[0], "passphrase": passphrase}
    return ask(caddy, "/sign-in", form, {"Cookie": cookies, **(headers or {})}, source)


def test_pages_come_by_https_only(proxy: Caddy) -> None:
    page = ask(proxy)
    assert page.status == 200
    assert "Tiny election" in page.text
    assert page.headers["Strict-Transport-Security"]
    line = http.client.HTTPConnection("127.0.0.1", proxy.http, timeout=WAIT_SECONDS)
    line.request("GET", "/sign-in", headers={"Host": NAME})
    answer = line.getresponse()
    assert answer.status == 308
    assert answer.headers["Location"].startswith(f"https://{NAME}")
    line.close()


def test_the_secretary_signs_in_with_cookies_for_https_only(proxy: Caddy) -> None:
    answer = sign_in(proxy, "127.0.8.1", SECRETARY[1])
    assert answer.status == 303
    cookies = answer.headers.get_all("Set-Cookie", [])
    assert cookies
    assert all("; Secure" in cookie for cookie in cookies)


def test_another_name_gets_no_page(proxy: Caddy) -> None:
    """A page under a name of somebody else could be one of theirs."""
    assert "Tiny" not in ask(proxy, headers={"Host": "elsewhere.example"}).text


def test_people_have_their_own_addresses_and_can_claim_no_other(proxy: Caddy) -> None:
    """Each address has a few free tries: whoever claims others has no more than these."""
    claimed = list[int]()
    while 429 not in claimed and len(claimed) < 12:  # waits double: a slow machine needs more
        header = {"X-Forwarded-For": f"203.0.113.{len(claimed)}"}
        claimed.append(sign_in(proxy, "127.0.9.1", "wrong", header).status)
    assert claimed[0] == 422
    assert claimed[-1] == 429
    assert sign_in(proxy, "127.0.9.2", "wrong").status == 422


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    text = (EXAMPLE / "repvote.service").read_text("utf-8")
    assert text.count(PROGRAM) == 1
    copy = tmp_path / "repvote.service"
    copy.write_text(text.replace(PROGRAM, sys.executable), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(copy)],
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_SECONDS,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_unit_settings_and_document_fit_together() -> None:
    service = unit()["Service"]
    folder = Path(settings()["REPVOTE_DATA"])
    assert folder.parent == Path("/var/lib") / service["StateDirectory"]
    assert settings()["REPVOTE_BASE_URL"] == f"https://{NAME}"
    assert service["EnvironmentFile"] == "/etc/repvote.env"
    assert int(service["TimeoutStopSec"]) > 20
    document = (ROOT / "docs" / "running.md").read_text("utf-8")
    for file in ("Caddyfile", "repvote.env", "repvote.service"):
        assert f"docs/server/{file}" in document
    assert f"`{NAME}`" in document
