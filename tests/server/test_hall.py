"""A hall: its authority, its certificate, the page about trusting, and the address in the cards."""

from __future__ import annotations

import ipaddress
import json
import os
import plistlib
import socket
import ssl
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from ballots.errors import Refused, RepVoteError
from elections.core import server as real
from elections.core import tls
from elections.core.clock import SystemClock
from elections.core.context import Context
from elections.core.hall import Hall, open_hall, plain_app
from elections.core.network import LOOPBACK, hall_names
from elections.core.settings import load_settings
from elections.core.tls import HallNames
from elections.services.setup import cards as card_service
from elections.services.startup import open_context
from elections.web.core.app import create_app
from elections.web.core.serving import server_rules
from tests.server.conftest import running
from tests.support.postgres import free_port
from tests.support.processes import WAIT_SECONDS, repvote, wait_until
from tests.support.processes import running as program

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
NEAR = ipaddress.ip_address("192.168.7.20")
NAMES = HallNames(("laptop.local", "localhost"), (NEAR, *LOOPBACK))


def certificate(folder: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder / "hall-server.crt").read_bytes())


def trusting(hall: Hall) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=hall.authority.pem.decode())


def fresh_hall(folder: Path, names: HallNames = NAMES) -> Hall:
    return open_hall(folder, (8000, 8001), names, tls.utc_now())


# --- the authority and the certificate ----------------------------------------------------------


def test_the_authority_can_speak_for_nothing_but_a_hall(tmp_path: Path) -> None:
    certificate = tls.load_authority(tmp_path, NOW).certificate
    limits = certificate.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    allowed = limits.value.permitted_subtrees or []
    assert {name.value for name in allowed if isinstance(name, x509.DNSName)} == {
        "local",
        "localhost",
    }
    assert all(
        name.value.is_private or name.value.is_link_local
        for name in allowed
        if isinstance(name, x509.IPAddress)
    )
    basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (basic.ca, basic.path_length) == (True, 0)
    assert certificate.not_valid_after_utc - NOW <= timedelta(days=400)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")
def test_private_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    fresh_hall(tmp_path)
    for name in ("hall-authority.key", "hall-server.key"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600


def test_the_authority_stays_the_same_and_so_does_the_certificate(tmp_path: Path) -> None:
    first, before = fresh_hall(tmp_path).authority, certificate(tmp_path)
    assert fresh_hall(tmp_path).authority.fingerprint == first.fingerprint
    assert certificate(tmp_path) == before


def test_new_addresses_or_a_near_expiry_bring_a_new_certificate(tmp_path: Path) -> None:
    hall = open_hall(tmp_path, (8000, 8001), NAMES, NOW)
    before = certificate(tmp_path)
    other = ipaddress.ip_address("10.0.0.9")
    hall.set_names(HallNames(NAMES.names, (other, *LOOPBACK)), NOW)
    moved = certificate(tmp_path)
    assert moved != before
    names = moved.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert other in names.get_values_for_type(x509.IPAddress)
    assert NEAR not in names.get_values_for_type(x509.IPAddress)
    hall.set_names(hall.names, NOW + timedelta(days=59))
    assert certificate(tmp_path) == moved
    hall.set_names(hall.names, NOW + timedelta(days=61))
    assert certificate(tmp_path) != moved


@pytest.mark.parametrize("name", ["hall-authority.crt", "hall-authority.key"])
def test_a_damaged_authority_is_said_not_replaced(tmp_path: Path, name: str) -> None:
    fresh_hall(tmp_path)
    (tmp_path / name).write_text("nonsense")
    with pytest.raises(RepVoteError) as raised:
        fresh_hall(tmp_path)
    assert raised.value.code == "hall-authority-damaged"
    assert (tmp_path / name).read_text() == "nonsense"


def test_an_authority_that_has_ended_is_said(tmp_path: Path) -> None:
    open_hall(tmp_path, (8000, 8001), NAMES, NOW)
    with pytest.raises(RepVoteError) as raised:
        open_hall(tmp_path, (8000, 8001), NAMES, NOW + timedelta(days=400))
    assert raised.value.code == "hall-authority-ended"


def test_a_computer_without_a_network_serves_no_hall(tmp_path: Path) -> None:
    with pytest.raises(RepVoteError) as raised:
        fresh_hall(tmp_path, HallNames(("localhost",), LOOPBACK))
    assert raised.value.code == "hall-no-network"


def test_the_names_of_this_computer() -> None:
    names = hall_names()
    assert names.names[-1] == "localhost"
    assert set(LOOPBACK) <= set(names.addresses)
    assert all(tls.is_in_scope(address) for address in names.addresses)


# --- TLS in use -----------------------------------------------------------------------------------


def test_a_client_that_trusts_the_authority_is_answered(tmp_path: Path) -> None:
    hall = fresh_hall(tmp_path)
    with running(tls=hall.tls) as server:
        server.trust = trusting(hall)
        assert b" 200 " in server.ask().splitlines()[0]
        assert server.app.asked[0]["wsgi.url_scheme"] == "https"
        with (
            socket.create_connection(("127.0.0.1", server.port), WAIT_SECONDS) as line,
            pytest.raises(ssl.SSLCertVerificationError),
        ):
            ssl.create_default_context().wrap_socket(line, server_hostname="127.0.0.1")


def test_a_certificate_for_a_site_of_the_internet_is_not_believed(tmp_path: Path) -> None:
    names = HallNames(("www.example.org", "localhost"), (NEAR, *LOOPBACK))
    hall = fresh_hall(tmp_path, names)  # as somebody who stole the key would make it
    with running(tls=hall.tls) as server:
        line = socket.create_connection(("127.0.0.1", server.port), WAIT_SECONDS)
        with line, pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree"):
            trusting(hall).wrap_socket(line, server_hostname="www.example.org")


def test_silent_sockets_and_half_handshakes_keep_nobody_out(tmp_path: Path) -> None:
    hall = fresh_hall(tmp_path)
    with running(tls=hall.tls) as server:
        silent = [
            socket.create_connection(("127.0.0.1", server.port), WAIT_SECONDS) for _ in range(60)
        ]
        for line in silent[::2]:
            line.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
        server.trust = trusting(hall)
        assert b" 200 " in server.ask().splitlines()[0]
        assert server.server.connections >= 60
        for line in silent:
            line.close()
        wait_until(lambda: server.server.connections == 0)


def test_a_handshake_that_never_ends_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(real, "HANDSHAKE_SECONDS", 0.3)
    with (
        running(tls=fresh_hall(tmp_path).tls) as server,
        socket.create_connection(("127.0.0.1", server.port), WAIT_SECONDS) as line,
    ):
        assert line.recv(1) == b""


# --- the pages ------------------------------------------------------------------------------------


@dataclass
class Open:
    """A hall with an election behind both its ports."""

    hall: Hall
    ctx: Context

    def get(self, address: str) -> tuple[str, bytes, str]:
        """Return body and final address of what a tablet that trusts the hall gets."""
        with urllib.request.urlopen(address, context=trusting(self.hall)) as answer:  # noqa: S310 - our own server
            return answer.headers["Content-Type"], answer.read(), answer.url


@contextmanager
def opened(tmp_path: Path) -> Iterator[Open]:
    with (
        real.bound_sockets("127.0.0.1", 0) as sockets,
        real.bound_sockets("127.0.0.1", 0) as plain,
    ):
        ports = (sockets[0].getsockname()[1], plain[0].getsockname()[1])
        # this computer's own address stands for one of the hall's network
        hall = open_hall(tmp_path, ports, NAMES, tls.utc_now())
        environment = {"REPVOTE_BASE_URL": hall.address}
        settings = replace(load_settings(tmp_path / "data", environment), hall=hall)
        ctx = open_context(settings, SystemClock())
        app = create_app(ctx)
        rules = server_rules(app)
        server = real.Server(
            [
                real.Site(app, sockets, rules, hall.tls),
                real.Site(plain_app(app, hall), plain, rules),
            ]
        )
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        try:
            yield Open(hall, ctx)
        finally:
            server.stop()
            server.stop()
            thread.join(WAIT_SECONDS)
            ctx.close()


@pytest.mark.parametrize("host", ["[", "a]b", "[::1", ""])
def test_a_host_that_is_none_leads_to_the_hall(tmp_path: Path, host: str) -> None:
    hall = open_hall(tmp_path, (8000, 8001), NAMES, tls.utc_now())
    answers: list[tuple[str, list[tuple[str, str]]]] = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/x", "QUERY_STRING": "", "HTTP_HOST": host}
    plain_app(_nothing_there, hall)(environ, lambda *given: answers.append(given))  # type: ignore[arg-type]
    ((status, headers),) = answers
    assert status.startswith("307")
    assert dict(headers)["Location"] == f"{hall.address}/x"


def _nothing_there(_environ: object, _start: object) -> list[bytes]:
    raise AssertionError


def test_a_tablet_finds_its_way_from_the_plain_port(tmp_path: Path) -> None:
    with opened(tmp_path) as site:
        plain = f"http://127.0.0.1:{site.hall.plain_port}"
        _, page, _ = site.get(plain + "/")
        text = page.decode()
        for word in (
            "iPad",
            "Android",
            "Chromebook",
            site.hall.plain_address,
            "data:image/svg+xml",
        ):
            assert word in text
        fingerprint = site.hall.authority.fingerprint.hex().upper()
        assert fingerprint[:8] in text
        kind, raw, _ = site.get(f"{plain}/hall/hall-authority.crt")
        assert (kind, raw) == ("application/x-x509-ca-cert", site.hall.authority.der)
        assert site.get(f"{plain}/hall/hall-authority.pem")[1] == site.hall.authority.pem
        _, profile, _ = site.get(f"{plain}/hall/hall-authority.mobileconfig")
        (payload,) = plistlib.loads(profile)["PayloadContent"]
        assert payload["PayloadType"] == "com.apple.security.root"
        assert payload["PayloadContent"] == site.hall.authority.der


def test_everything_else_on_the_plain_port_goes_on_to_https(tmp_path: Path) -> None:
    with opened(tmp_path) as site:
        plain = f"http://127.0.0.1:{site.hall.plain_port}"
        _, page, address = site.get(f"{plain}/vote?lang=cy")
        assert address == f"https://127.0.0.1:{site.hall.port}/vote?lang=cy"
        assert b"<html" in page
        request = urllib.request.Request(f"{plain}/sign-in", data=b"name=x", method="POST")  # noqa: S310 - our own
        with pytest.raises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(request)  # noqa: S310 - our own
        assert raised.value.code == 307
        raised.value.close()


def test_the_page_is_not_there_without_a_hall(tmp_path: Path) -> None:
    ctx = open_context(load_settings(tmp_path / "data", {}))
    client = create_app(ctx).test_client()
    for path in ("/hall", "/hall/hall-authority.crt"):
        assert client.get(path).status_code == 404
    ctx.close()


def test_no_browser_is_told_to_remember_https_for_ever(tmp_path: Path) -> None:
    with opened(tmp_path) as site:
        address = f"https://127.0.0.1:{site.hall.port}/"
        with urllib.request.urlopen(address, context=trusting(site.hall)) as answer:
            assert answer.headers["Strict-Transport-Security"] is None
            assert answer.status == 200


# --- the address in the cards ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "is_served"),
    [
        ("https://192.168.7.20:8000", True),
        ("https://laptop.local:8000", True),
        ("https://127.0.0.1:8000", False),
        ("https://localhost:8000", False),
        ("http://192.168.7.20:8000", False),
        ("https://192.168.7.20", False),
        ("https://192.168.7.20:8001", False),
        ("https://192.168.7.21:8000", False),
        ("https://vote.example.org:8000", False),
    ],
)
def test_cards_of_a_hall_have_an_address_that_tablets_reach(
    tmp_path: Path, address: str, is_served: bool
) -> None:
    hall = fresh_hall(tmp_path)
    settings = load_settings(tmp_path / "data", {"REPVOTE_BASE_URL": address})
    ctx = open_context(replace(settings, hall=hall))
    with pytest.raises(Refused) as raised:
        card_service.make_cards(ctx)
    # no election is loaded: a request that gets past the address check is told so
    assert (raised.value.code == "cards-address") is not is_served
    ctx.close()


# --- the command ----------------------------------------------------------------------------------


def test_the_command_opens_a_hall(tmp_path: Path) -> None:
    if set(hall_names().addresses) <= set(LOOPBACK):
        pytest.skip("this computer is in no private network")
    data = tmp_path / "data"
    arguments = ("serve", "--hall", f"--port={free_port()}", f"--plain-port={free_port()}")
    with program(repvote(data, *arguments)) as process:
        assert process.stdout is not None
        reported = ""
        while "Fingerprint" not in reported:
            line = process.stdout.readline()
            assert line, process.stderr and process.stderr.read()
            reported += line
        address = reported.split("The same on this laptop: ")[1].split()[0]
        trust = ssl.create_default_context(cafile=str(data / "hall-authority.crt"))
        with urllib.request.urlopen(address, context=trust) as answer:  # noqa: S310 - our own server
            assert answer.status == 200
        process.terminate()
        log = process.communicate(timeout=WAIT_SECONDS)[1]
    assert process.returncode == 0
    assert {json.loads(line)["event"] for line in log.splitlines()} == {"started"}
