"""certificate.json: the statement that secretary and witness signed.

It is written and read here; `audit.verify.checks.certificate` checks its content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.box.writer import Head
from audit.record.cards import CardTally
from audit.record.differences import Difference
from ballots import signatures
from ballots.encoding import Json, canonical, parse_canonical
from ballots.errors import BadInput
from ballots.typed_json import Matches, read_value, to_json

ROLES = ("secretary", "witness")
CERTIFICATE_FORMAT = "repvote-certificate-1"
_SIGNED = b"repvote-certificate-v1\n"
CERTIFICATE_LIMIT = 8 << 20


@dataclass(frozen=True, slots=True)
class CertificateBody:
    """The statement that secretary and witness sign, computed from the rest of the record.

    ``trail_size`` and ``trail_root`` (hex) are those right before the event ``certified``.
    ``elected``: by contest, and signed only for contests that are certified. ``differences``:
    contests with more votes than voters; those that are not certified are voted again.

    ``stopped``: contests that were stopped while voting was open, with the reason; they have no
    result and are voted again.
    """

    definition: str
    trail_size: int
    trail_root: str
    boxes: Mapping[str, Head]
    elected: Mapping[str, tuple[str, ...]]
    cards: Mapping[str, CardTally]
    differences: Mapping[str, Difference]
    stopped: Mapping[str, str]

    def to_json(self) -> dict[str, Json]:
        """Return the body of the certificate."""
        return {
            "format": CERTIFICATE_FORMAT,
            "definition": self.definition,
            "trail_size": self.trail_size,
            "trail_root": self.trail_root,
            "boxes": to_json(self.boxes),
            "elected": {
                contest: list(people)
                for contest, people in self.elected.items()
                if contest not in self.differences or self.differences[contest].is_certified
            },
            "differences": to_json(self.differences),
            "stopped": to_json(self.stopped),
            "cards": to_json(self.cards),
        }


@dataclass(frozen=True, slots=True)
class Signature:
    """One officer's signature (64 bytes in hex) under a certificate."""

    role: str
    name: str
    signature: Annotated[str, Matches(re.compile(r"[0-9a-f]{128}\Z"))]


def certificate_input(body: Json) -> bytes:
    """Return the bytes that the officers sign."""
    return _SIGNED + canonical(body)


def sign_certificate(body: Json, role: str, name: str, key: Ed25519PrivateKey) -> Signature:
    """Sign a certificate's body as secretary or witness."""
    return Signature(role, name, key.sign(certificate_input(body)).hex())


def is_signed(body: Json, signature: Signature, public_key: str) -> bool:
    """Tell whether the private half of ``public_key`` (64 hex digits) signed the body."""
    return signatures.is_signed(
        bytes.fromhex(public_key), certificate_input(body), bytes.fromhex(signature.signature)
    )


def certificate_bytes(body: Json, signed: Sequence[Signature]) -> bytes:
    """Write ``certificate.json``; the secretary's signature first, then the witness's."""
    return canonical({"body": body, "signatures": to_json(signed)})


def parse_certificate(raw: bytes) -> tuple[Json, tuple[Signature, ...]]:
    """Read body and signatures of ``certificate.json``, in form only. Raises `BadInput`."""
    value = parse_canonical(raw, CERTIFICATE_LIMIT)
    if not isinstance(value, dict) or value.keys() != {"body", "signatures"}:
        raise _misfit()
    try:
        signed = read_value(tuple[Signature, ...], value["signatures"], "signatures")
    except BadInput as problem:
        raise _misfit() from problem
    if tuple(signature.role for signature in signed) != ROLES:
        raise _misfit()
    return value["body"], signed


def _misfit() -> BadInput:
    return BadInput(
        "certificate-form",
        "The certificate is not a body with the signatures of secretary and witness.",
    )
