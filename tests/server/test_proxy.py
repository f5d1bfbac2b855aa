"""Behind a real proxy: those who try passphrases are told apart, and nobody claims an address."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from ballots.errors import RepVoteError
from elections.core import server as real
from elections.core.settings import load_settings
from elections.web.core.app import create_app
from elections.web.core.serving import server_rules
from tests.factories import election_factory
from tests.factories.election_factory import SECRETARY
from tests.support.nginx import running_nginx
from tests.support.processes import WAIT_SECONDS

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
STRANGERS = tuple(f"127.0.9.{number}" for number in range(1, 15))
OWN = "127.0.8.1"


@contextmanager
def serving(data: Path, *trusted: str) -> Iterator[int]:
    """Serve an election with its two accounts; yield the port."""
    ctx = election_factory.open_at(data)
    election_factory.loaded(ctx, data.parent / "folder")
    with real.bound_sockets("127.0.0.1", 0) as sockets:
        app = create_app(ctx)
        site = real.Site(app, sockets, server_rules(app), trusted_proxies=trusted)
        server = real.Server([site])
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        try:
            yield sockets[0].getsockname()[1]
        finally:
            server.stop()
            server.stop()
            thread.join(WAIT_SECONDS)
            ctx.close()


def ask(
    port: int,
    source: str,
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, str, str]:
    """Get the sign-in page from an address of this machine: status, text, cookies."""
    line = http.client.HTTPConnection("127.0.0.1", port, WAIT_SECONDS, (source, 0))
    try:
        body = urlencode(form) if form else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        line.request("POST" if form else "GET", "/sign-in", body, {**kind, **(headers or {})})
        answer = line.getresponse()
        cookies = [part.split(";")[0] for part in answer.headers.get_all("Set-Cookie", [])]
        return answer.status, answer.read().decode(), "; ".join(cookies)
    finally:
        line.close()


def sign_in(
    port: int, source: str, passphrase: str, headers: Mapping[str, str] | None = None
) -> int:
    """Try to sign in as the secretary in a new browser; return the status."""
    _, page, cookies = ask(port, source, headers=headers)
    token = TOKEN.search(page)
    assert token is not None, page
    form = {"csrf_token": token.group(1), "name": SECRETARY[0], "passphrase": passphrase}
    return ask(port, source, form, {"Cookie": cookies, **(headers or {})})[0]


def test_strangers_behind_the_same_proxy_do_not_keep_the_secretary_out(tmp_path: Path) -> None:
    with (
        serving(tmp_path / "data", "127.0.0.1") as port,
        running_nginx(tmp_path / "nginx", port) as proxy,
    ):
        statuses = [sign_in(proxy, stranger, "wrong") for stranger in STRANGERS * 4]
        assert 429 in statuses  # guessing is slow
        assert sign_in(proxy, OWN, SECRETARY[1]) == 303


def test_without_the_setting_all_have_the_address_of_the_proxy(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as port, running_nginx(tmp_path / "nginx", port) as proxy:
        assert [sign_in(proxy, stranger, "wrong") for stranger in STRANGERS[:5]][-1] == 429
        assert sign_in(proxy, OWN, SECRETARY[1]) == 429


def forged(number: int) -> Mapping[str, str]:
    return {"X-Forwarded-For": f"203.0.113.{number}"}


@pytest.mark.parametrize("through_proxy", [True, False])
def test_nobody_can_claim_another_address(tmp_path: Path, *, through_proxy: bool) -> None:
    """Through the proxy, or past it from an address that is not the proxy's."""
    with (
        serving(tmp_path / "data", "127.0.0.1") as port,
        running_nginx(tmp_path / "nginx", port) as proxy,
    ):
        way = proxy if through_proxy else port
        statuses = [sign_in(way, STRANGERS[0], "wrong", forged(n)) for n in range(6)]
    assert statuses[:4] == [422] * 4
    assert statuses[4] == 429


@pytest.mark.parametrize(
    "wrong", ["*", "0.0.0.0/0", "::/0", "localhost", "10.0.0.1/24", "127.0.0.1,", "::1, x"]
)
def test_a_setting_that_trusts_everybody_or_nobody_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(RepVoteError) as refused:
        load_settings(tmp_path / "data", {"REPVOTE_TRUSTED_PROXY": wrong})
    assert refused.value.code == "trusted-proxy"


def test_the_setting_is_a_list_and_off_by_default(tmp_path: Path) -> None:
    def trusted(environment: Mapping[str, str]) -> tuple[str, ...]:
        return load_settings(tmp_path / "data", environment).trusted_proxy

    assert trusted({}) == trusted({"REPVOTE_TRUSTED_PROXY": " "}) == ()
    assert trusted({"REPVOTE_TRUSTED_PROXY": "127.0.0.1, 10.0.0.0/24"}) == (
        "127.0.0.1",
        "10.0.0.0/24",
    )
