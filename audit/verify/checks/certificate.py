"""V50 to V53: what secretary and witness signed is what the record shows."""

from __future__ import annotations

from audit.log import merkle
from audit.record.cards import tally_cards
from audit.record.certificate import CertificateBody, Signature, is_signed, parse_certificate
from audit.record.files import CERTIFICATE, TRAIL
from audit.trail.events import Certified
from audit.verify.state import Known, Trail
from ballots.definition.model import Election
from ballots.encoding import Json, canonical, sha256_hex
from ballots.errors import BadInput


def check_certificate(known: Known) -> None:
    """V50 to V53."""
    trail, definition, notes = known.trail, known.definition, known.notes
    if trail is None or definition is None:
        return
    certified = trail.last(Certified)
    if certified is None:
        if CERTIFICATE in known.files.names:
            notes.found("V50", CERTIFICATE, "The trail does not tell of a certificate.")
        notes.not_due("V50", "V51", "V52", "V53")
        return
    notes.begin("V50")
    if CERTIFICATE not in known.files.names:
        notes.found("V50", CERTIFICATE, "The election is certified, but there is no certificate.")
        return
    raw = known.files.read(CERTIFICATE)
    notes.begin("V53")
    if certified.certificate != sha256_hex(raw):
        notes.found("V53", TRAIL, "The trail names another certificate.")
    try:
        body, signatures = parse_certificate(raw)
    except BadInput as problem:
        notes.found("V50", CERTIFICATE, problem.text)
        return
    _check_signatures(known, definition, body, signatures)
    _check_facts(known, definition, trail, len(trail.events) - 1, body)


def _check_signatures(
    known: Known, definition: Election, body: Json, signatures: tuple[Signature, ...]
) -> None:
    notes, officers = known.notes, definition.officers
    notes.begin("V52")
    for signature, officer in zip(signatures, (officers.secretary, officers.witness), strict=True):
        if signature.name != officer.name:
            notes.found("V52", CERTIFICATE, f"The {signature.role} is {officer.name}, by name.")
        if not is_signed(body, signature, officer.public_key):
            notes.found("V52", CERTIFICATE, f"The signature of the {signature.role} is wrong.")


def _check_facts(known: Known, definition: Election, trail: Trail, size: int, body: Json) -> None:
    """V51: ``size`` is the number of trail entries before the certificate."""
    boxes = known.all_boxes()
    if boxes is None or known.counts is None or known.cards is None:
        return
    if known.notes.failed(["V31"]):
        return
    known.notes.begin("V51")
    wanted = CertificateBody(
        definition=definition.sha256,
        trail_size=size,
        trail_root=merkle.root(trail.hashes[:size]).hex(),
        boxes={uuid: facts.head for uuid, facts in boxes.items()},
        elected={row.contest: row.elected for row in known.counts},
        cards=tally_cards(known.cards, boxes),
    ).to_json()
    if canonical(body) != canonical(wanted):
        parts = [
            name for name in wanted if not isinstance(body, dict) or body.get(name) != wanted[name]
        ]
        known.notes.found(
            "V51",
            CERTIFICATE,
            f"The certificate does not agree with the record in: {', '.join(parts) or 'its form'}.",
        )
