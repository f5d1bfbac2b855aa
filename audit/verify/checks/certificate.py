"""Checks V50 to V53: secretary and witness signed what the record shows."""

from __future__ import annotations

from audit.log import merkle
from audit.record.cards import tally_cards
from audit.record.certificate import CertificateBody, Signature, is_signed, parse_certificate
from audit.record.files import CERTIFICATE, TRAIL
from audit.trail.events import Certified
from audit.verify.state import NotEstablished, VerificationState
from ballots.encoding import Json, canonical, sha256_hex
from ballots.errors import BadInput


def check_certificate(state: VerificationState) -> None:
    """Check V50 and V53: the certificate is there, well formed, and the one of the trail."""
    certified, report = state.trail.last(Certified), state.report
    if certified is None:
        report.not_due("V50", "V53")
        if CERTIFICATE in state.files.names:
            report.add("V50", CERTIFICATE, "The trail does not tell of a certificate.")
        return
    report.begin("V50")
    if CERTIFICATE not in state.files.names:
        report.add("V50", CERTIFICATE, "The election is certified, but there is no certificate.")
        return
    raw = state.files.read(CERTIFICATE)
    report.begin("V53")
    if certified.certificate != sha256_hex(raw):
        report.add("V53", TRAIL, "The trail names another certificate.")
    try:
        parse_certificate(raw)
    except BadInput as problem:
        report.add("V50", CERTIFICATE, problem.text)


def _certificate(state: VerificationState) -> tuple[Json, tuple[Signature, ...]]:
    """Read body and signatures. Raises `NotEstablished` if there is no certificate to read."""
    try:
        return parse_certificate(state.read(CERTIFICATE))
    except BadInput as problem:
        raise NotEstablished(CERTIFICATE) from problem


def check_signatures(state: VerificationState) -> None:
    """Check V52: both officers have signed."""
    if state.trail.last(Certified) is None:
        state.report.not_due("V52")
        return
    officers = state.definition.officers
    body, signatures = _certificate(state)
    state.report.begin("V52")
    for signature, officer in zip(signatures, (officers.secretary, officers.witness), strict=True):
        if signature.name != officer.name:
            text = f"The {signature.role} is {officer.name}, by name."
            state.report.add("V52", CERTIFICATE, text)
        if not is_signed(body, signature, officer.public_key):
            text = f"The signature of the {signature.role} is wrong."
            state.report.add("V52", CERTIFICATE, text)


def check_certificate_body(state: VerificationState) -> None:
    """Check V51: the certificate says what can be computed from the rest of the record."""
    trail = state.trail
    if trail.last(Certified) is None:
        state.report.not_due("V51")
        return
    definition, boxes = state.definition, state.all_boxes()
    before = len(trail.events) - 1  # entries before the certificate
    wanted = CertificateBody(
        definition=definition.sha256,
        trail_size=before,
        trail_root=merkle.root(trail.hashes[:before]).hex(),
        boxes={uuid: facts.head for uuid, facts in boxes.items()},
        elected={row.contest: row.elected for row in state.counts},
        cards=tally_cards(state.cards, boxes),
        differences=state.differences,
        stopped=state.stopped,
    ).to_json()
    body, _ = _certificate(state)
    state.report.begin("V51")
    if canonical(body) != canonical(wanted):
        parts = [
            name for name in wanted if not isinstance(body, dict) or body.get(name) != wanted[name]
        ]
        text = (
            f"The certificate does not agree with the record in: {', '.join(parts) or 'its form'}."
        )
        state.report.add("V51", CERTIFICATE, text)
