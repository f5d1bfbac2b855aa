"""A hall: one laptop that serves tablets near it by HTTPS, with a certificate of its own making.

Tablets have to trust the hall's authority first. They get it over plain HTTP on a second port,
which serves nothing else.
"""

from __future__ import annotations

import plistlib
import ssl
import threading
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from ballots.credential import Code
from ballots.errors import RepVoteError
from elections.core.logging import log
from elections.core.network import LOOPBACK
from elections.core.tls import (
    Authority,
    HallNames,
    load_authority,
    load_server_certificate,
    url_host,
)

NAMES_SECONDS = 20  # for other addresses, and the certificate's end


@dataclass(slots=True)
class Hall:
    """The names of a hall's server, and what it shows. ``names`` changes when addresses do."""

    folder: Path
    port: int
    plain_port: int
    authority: Authority
    names: HallNames
    tls: ssl.SSLContext
    trusted_hosts: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address for tablets, by HTTPS."""
        return f"https://{self._best_host}:{self.port}"

    @property
    def plain_address(self) -> str:
        """The address where a tablet begins that does not trust this server yet."""
        return f"http://{self._best_host}:{self.plain_port}"

    @property
    def _best_host(self) -> str:
        return url_host(self.names.addresses[0])

    def is_reachable_at(self, base_url: str) -> bool:
        """Tell whether tablets near this computer can reach it at ``base_url``."""
        parts = urlsplit(base_url)
        inside = {"localhost", *(str(address) for address in LOOPBACK)}
        known = {*self.names.names, *(str(address) for address in self.names.addresses)} - inside
        return (
            parts.scheme == "https" and (parts.port or 443) == self.port and parts.hostname in known
        )

    def set_names(self, names: HallNames, now: datetime) -> None:
        """Set the names, and load a certificate for them."""
        if names != self.names:
            log.info("addresses changed", addresses=len(names.addresses))
        self.names = names
        self.trusted_hosts[:] = names.hosts
        load_server_certificate(self.folder, self.authority, names, now, self.tls)


def open_hall(folder: Path, ports: tuple[int, int], names: HallNames, now: datetime) -> Hall:
    """Make ready what a hall in this data folder needs. ``ports``: HTTPS, plain HTTP.

    Raises `RepVoteError` when no tablet could reach this computer, or the authority has ended.
    """
    if set(names.addresses) <= set(LOOPBACK):
        raise RepVoteError(
            "hall-no-network",
            "This computer is in no network, so no tablet can reach it. "
            "Switch its hotspot on, or join the tablets' network. Then start again.",
        )
    authority = load_authority(folder, now)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.minimum_version = ssl.TLSVersion.TLSv1_2
    tls.set_alpn_protocols(["http/1.1"])
    hall = Hall(folder, ports[0], ports[1], authority, names, tls)
    hall.set_names(names, now)
    return hall


def watch_names(
    hall: Hall,
    find_names: Callable[[], HallNames],
    clock: Callable[[], datetime],
    stopped: threading.Event,
) -> None:
    """Look the names up from time to time until ``stopped``; log failures and try again."""
    while not stopped.wait(NAMES_SECONDS):
        try:
            names = find_names()
            if set(names.addresses) - set(LOOPBACK):  # otherwise the hotspot is off for a moment
                hall.set_names(names, clock())
        except Exception as problem:  # noqa: BLE001 - voting goes on with what there is
            log.error("hall", error=type(problem).__name__)


def mobile_config(authority: Authority) -> bytes:
    """Write the authority as a configuration profile, the form that an iPad installs (Apple's
    Configuration Profile Reference, payload ``com.apple.security.root``).
    """
    mark = authority.fingerprint.hex()
    name = authority.certificate.subject.rdns[0].rfc4514_string().removeprefix("CN=")

    def payload(kind: str, rest: dict[str, object]) -> dict[str, object]:
        return {
            "PayloadType": kind,
            "PayloadVersion": 1,
            "PayloadIdentifier": f"org.repvote.hall.{mark[:16]}.{kind.rpartition('.')[2]}",
            "PayloadUUID": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{mark} {kind}")).upper(),
            "PayloadDisplayName": name,
            **rest,
        }

    root = payload(
        "com.apple.security.root",
        {"PayloadCertificateFileName": "hall-authority.crt", "PayloadContent": authority.der},
    )
    return plistlib.dumps(payload("Configuration", {"PayloadContent": [root]}))


def fingerprint_groups(authority: Authority) -> tuple[str, ...]:
    """Split the SHA-256 fingerprint, as tablets show it, into eight groups to compare."""
    text = authority.fingerprint.hex().upper()
    return tuple(text[at : at + 8] for at in range(0, len(text), 8))


def fingerprint_pictures(authority: Authority) -> Code:
    """Choose six of the 32 pictures for the fingerprint: its first 30 bits."""
    bits = int.from_bytes(authority.fingerprint[:4], "big") >> 2
    a, b, c, d, e, f = ((bits >> shift) & 31 for shift in (25, 20, 15, 10, 5, 0))
    return (a, b, c, d, e, f)


def plain_app(app: WSGIApplication, hall: Hall) -> WSGIApplication:
    """Serve, on the plain port, the page about trusting; redirect all else to HTTPS."""

    def serve(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"])
        is_reading = environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        if is_reading and path == "/":
            environ["PATH_INFO"] = path = "/hall"
        if is_reading and (path == "/hall" or path.startswith(("/hall/", "/static/"))):
            return app(environ, start)
        host = str(environ.get("HTTP_HOST", "")).rsplit(":", 1)[0]
        base = f"https://{host}:{hall.port}" if host in hall.trusted_hosts else hall.address
        query = str(environ["QUERY_STRING"])
        target = base + quote(path.encode("latin-1")) + (f"?{query}" if query else "")
        start("307 Temporary Redirect", [("Location", target), ("Content-Type", "text/plain")])
        return [b"This page is at the address with https.\n"]

    return serve
