"""The hall's own certificate authority, and the certificate of its server.

A tablet that trusts the authority trusts it for nothing but the hall: its name constraints hold
addresses of private networks, names that end in ``.local`` and ``localhost``, so a stolen key could
not be used to pretend to be a site of the internet. It expires after `AUTHORITY_DAYS`. It signs
servers only (path length 0). Its key is in the data folder, for its owner alone.
"""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from ballots.errors import RepVoteError
from elections.core.files import create_private, write_whole

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

AUTHORITY_DAYS = 400  # as long as an election with its complaints period
SERVER_DAYS = 90
RENEW_DAYS = 30  # before the certificate ends
_BACKDATED = timedelta(days=1)  # for tablets whose clock is slow
_SCOPE = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "127.0.0.0/8",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
)
_NAMES = ("local", "localhost")
AUTHORITY_CRT, _AUTHORITY_KEY = "hall-authority.crt", "hall-authority.key"
SERVER_CRT, SERVER_KEY = "hall-server.crt", "hall-server.key"


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority that signs the server's certificate; tablets trust it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        """The certificate as text."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        """The certificate as bytes: the form that tablets open."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 of the certificate, as tablets show it."""
        return self.certificate.fingerprint(hashes.SHA256())


@dataclass(frozen=True, slots=True)
class HallNames:
    """The server's names, and the addresses of this computer."""

    names: tuple[str, ...]
    addresses: tuple[Address, ...]

    @property
    def hosts(self) -> tuple[str, ...]:
        """All of them as a browser writes them."""
        return (*self.names, *map(url_host, self.addresses))


def url_host(address: Address) -> str:
    """Write an address as in a URL: IPv6 in brackets."""
    return f"[{address}]" if address.version == 6 else str(address)


def is_in_scope(address: Address) -> bool:
    """Tell whether the authority may speak for an address."""
    return any(address in ipaddress.ip_network(network) for network in _SCOPE)


def load_authority(folder: Path, now: datetime) -> Authority:
    """Load the authority of a data folder; make it if there is none.

    Raises `RepVoteError` when it has expired or is damaged: tablets trust it, so a person has to
    decide to make a new one.
    """
    try:
        create_private(folder / _AUTHORITY_KEY, _key_pem(key := _new_key()))
    except FileExistsError:
        authority = _read_authority(folder)
    else:
        authority = Authority(_authority_certificate(key, now), key)
        write_whole(folder / AUTHORITY_CRT, authority.pem)
    if authority.certificate.not_valid_after_utc < now + timedelta(days=1):
        raise RepVoteError(
            "hall-authority-ended",
            f"The hall's certificate authority has ended. Delete {AUTHORITY_CRT} and "
            f"{_AUTHORITY_KEY} in the data folder. Then every tablet has to trust the new one.",
        )
    return authority


def _read_authority(folder: Path) -> Authority:
    try:
        certificate = x509.load_pem_x509_certificate((folder / AUTHORITY_CRT).read_bytes())
        key = serialization.load_pem_private_key((folder / _AUTHORITY_KEY).read_bytes(), None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise TypeError(_AUTHORITY_KEY)
        if certificate.public_key() != key.public_key():
            raise ValueError(AUTHORITY_CRT)
    except (OSError, TypeError, ValueError) as problem:
        raise RepVoteError(
            "hall-authority-damaged",
            "The hall's certificate authority is not whole. Put back your copies of "
            f"{AUTHORITY_CRT} and {_AUTHORITY_KEY}, or delete both. Then every tablet has to "
            "trust the new one.",
        ) from problem
    return Authority(certificate, key)


def _new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _authority_certificate(key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    public = key.public_key()
    # a distinct name, to tell two halls' authorities on one tablet apart
    mark = x509.SubjectKeyIdentifier.from_public_key(public)
    name = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"RepVote hall {mark.digest.hex()[:8]}")]
    )
    allowed: list[x509.GeneralName] = [x509.DNSName(host) for host in _NAMES]
    allowed += [x509.IPAddress(ipaddress.ip_network(network)) for network in _SCOPE]
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(now + timedelta(days=AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(allowed, None), critical=True)
        .add_extension(mark, critical=False)
        .sign(key, hashes.SHA256())
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def load_server_certificate(
    folder: Path, authority: Authority, names: HallNames, now: datetime, context: ssl.SSLContext
) -> None:
    """Load the server's certificate into ``context`` for all new connections.

    It is made again when names changed or it expires soon.
    """
    if not _is_current(folder, authority, names, now):
        key = _new_key()
        (folder / SERVER_KEY).unlink(missing_ok=True)
        create_private(folder / SERVER_KEY, _key_pem(key))
        certificate = _server_certificate(authority, key, names, now)
        write_whole(
            folder / SERVER_CRT,
            certificate.public_bytes(serialization.Encoding.PEM) + authority.pem,
        )
    context.load_cert_chain(folder / SERVER_CRT, folder / SERVER_KEY)


def _is_current(folder: Path, authority: Authority, names: HallNames, now: datetime) -> bool:
    try:
        certificate = x509.load_pem_x509_certificate((folder / SERVER_CRT).read_bytes())
        key = serialization.load_pem_private_key((folder / SERVER_KEY).read_bytes(), None)
        certificate.verify_directly_issued_by(authority.certificate)
        held = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except Exception:  # noqa: BLE001 - whatever is wrong with it, a new one is made
        return False
    return (
        certificate.public_key() == key.public_key()
        and set(held) == set(_alternatives(names))
        and certificate.not_valid_before_utc <= now
        and now + timedelta(days=RENEW_DAYS) < certificate.not_valid_after_utc
    )


def _alternatives(names: HallNames) -> list[x509.GeneralName]:
    alternatives: list[x509.GeneralName] = [x509.DNSName(name) for name in names.names]
    return alternatives + [x509.IPAddress(address) for address in names.addresses]


def _server_certificate(
    authority: Authority, key: ec.EllipticCurvePrivateKey, names: HallNames, now: datetime
) -> x509.Certificate:
    end = min(now + timedelta(days=SERVER_DAYS), authority.certificate.not_valid_after_utc)
    issuer = authority.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names.names[0])]))
        .issuer_name(authority.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName(_alternatives(names)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer.value),
            critical=False,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(authority.key, hashes.SHA256())
    )


def utc_now() -> datetime:
    """Return the time that certificates are dated with."""
    return datetime.now(UTC)
