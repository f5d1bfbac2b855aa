"""The trail, and what follows from it alone: stage, keys, certificate."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.log import checkpoint as notes
from audit.record.certificate import parse_certificate
from audit.trail.events import Certified, KeyAdded
from audit.trail.stages import positions
from ballots.encoding import sha256_hex
from ballots.group import point_text
from ballots.stages import Stage
from ballots.trustees.single import parse_trustee
from elections.core.log_signer import LogSigner
from elections.models import Certificate, Checkpoint, State, TrusteeKey, VoidKey
from elections.services.self_check.changed import require
from elections.stores import trail as trail_store


def verify_trail(session: Session, signer: LogSigner) -> None:
    """Check that every leaf is signed for, and every checkpoint is the one that was signed."""
    trail_store.events(session)
    trail_store.verify_signed_past(session, signer)
    trail_store.verify_kinds(session)
    for row in session.scalars(select(Checkpoint)):
        expected = notes.sign(notes.Checkpoint(signer.origin, row.size, row.root), signer.key)
        # Ed25519 signs the same text in the same way every time
        require(expected == row.note, f"the checkpoint of {row.size} entries")


def verify_state(session: Session) -> None:
    """Check that the stage is the one that the trail has reached.

    The trail is empty until nominations are opened or the lists are locked.
    """
    events = [logged.event.kind for logged in trail_store.events(session)]
    if events:
        reached = positions(events)[-1]
        possible = [(reached.stage, reached.is_paused)]
    else:
        possible = [(Stage.SETUP, False)]
    state = [tuple(row) for row in session.execute(select(State.stage, State.paused))]
    require(len(state) == 1 and state[0] in possible, "the stage")


def verify_keys(session: Session) -> None:
    """Check that the key holders' keys are those of the trail."""
    logged: dict[int, list[str]] = {}
    for event in trail_store.events_of(session, KeyAdded):
        logged.setdefault(event.key_holder, []).append(event.public_key)
    stored: dict[int, list[str]] = {}
    for row in session.scalars(select(TrusteeKey).order_by(TrusteeKey.number)):
        keys = stored.setdefault(row.key_holder, [])
        keys.append(point_text(parse_trustee(row.raw).public_key))
        require(row.number == len(keys), "a key holder's key")
    require(stored == logged, "a key holder's key")
    void = session.execute(select(VoidKey.key_holder, VoidKey.number))
    holders = [event.key_holder for event in trail_store.events_of(session, KeyAdded)]
    counted = Counter(holders[: trail_store.count_void(session, KeyAdded.kind)])
    wanted = {
        (holder, number) for holder, times in counted.items() for number in range(1, times + 1)
    }
    require({(row.key_holder, row.number) for row in void} == wanted, "a void key")


def verify_certificate(session: Session) -> None:
    """Check that the certificate is the one that the trail names."""
    raw = session.scalar(select(Certificate.raw))
    logged = trail_store.last_event(session, Certified)
    if raw is not None:
        parse_certificate(raw)
    stored = None if raw is None else sha256_hex(raw)
    require(stored == (logged.certificate if logged else None), "the certificate")
