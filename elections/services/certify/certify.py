"""Certify: secretary and witness sign what the whole record shows, after all of it was checked."""

from __future__ import annotations

from sqlalchemy.orm import Session

from audit.box.writer import Head
from audit.log import merkle
from audit.record.cards import tally_cards
from audit.record.certificate import CertificateBody, certificate_bytes, sign_certificate
from audit.record.files import RecordFiles
from audit.record.files import record_files as files_of
from audit.trail.events import Certified
from audit.verify.run import verify
from ballots.encoding import Json, sha256_hex
from ballots.stages import Stage
from elections.core.context import Context
from elections.core.errors import refused
from elections.core.logging import log
from elections.domain.stages import Command, require_stage
from elections.models import Certificate
from elections.services.certify.differences import differences_of, statement_missing
from elections.services.command import append_event, run_command
from elections.services.count.seats import counts_of
from elections.services.people.accounts import Account, signing_key
from elections.services.publish.record import Published, published
from elections.stores import box as box_store
from elections.stores.election import advance_stage, frozen_election, stage_of


def certify(
    ctx: Context,
    account: Account,
    passphrase: str,
    witness_name: str,
    witness_passphrase: str,
    jobs: int = 1,
) -> None:
    """Sign the election for good, by ``account`` (the secretary) and the witness.

    First the whole record is checked as a stranger would check it; nothing is signed while a check
    fails, or while a difference is not stated. ``jobs``: processes for that check.
    Trail: ``certified``. Raises `Refused`.
    """
    ctx.db.read(_require_ready)
    secretary_key = signing_key(ctx, "secretary", account.name, passphrase)
    witness_key = signing_key(ctx, "witness", witness_name, witness_passphrase)
    record, body = ctx.db.read(_record_and_body)
    report = verify(RecordFiles.of(files_of(record.parts)), jobs)
    if not report.ok:
        for finding in report.findings:
            log.error(
                "record does not hold",
                check=finding.check,
                where=finding.where,
                text=finding.text,
            )
        first = report.findings[0] if report.findings else None
        raise refused("certify-check", found=f"{first.check}: {first.text}" if first else "")

    def transaction(session: Session) -> None:
        _, now = _record_and_body(session)
        if now != body:
            raise refused("certify-again")
        officers = frozen_election(session).officers
        raw = certificate_bytes(
            body,
            [
                sign_certificate(body, "secretary", officers.secretary.name, secretary_key),
                sign_certificate(body, "witness", officers.witness.name, witness_key),
            ],
        )
        session.add(Certificate(id=1, raw=raw))
        session.flush()
        append_event(ctx, session, Certified(sha256_hex(raw)))
        advance_stage(session, Stage.CERTIFIED)

    run_command(ctx, Command.CERTIFY, transaction)


def _require_ready(session: Session) -> None:
    require_stage(stage_of(session), Command.CERTIFY)
    if statement_missing(session):
        raise refused("certify-differences")


def _record_and_body(session: Session) -> tuple[Published, Json]:
    """Compute the record now and what its certificate must say, from boxes and trail."""
    record = published(session)
    election = record.parts.definition
    leaves = record.parts.leaves
    heads: dict[str, Head] = {
        contest.uuid: box_store.head(session, contest.uuid)
        for contest in election.contested_contests
    }
    body = CertificateBody(
        definition=election.sha256,
        trail_size=len(leaves),
        trail_root=merkle.root([merkle.leaf_hash(leaf) for leaf in leaves]).hex(),
        boxes=heads,
        elected={worked.contest.id: worked.count.elected for worked in counts_of(session) or ()},
        cards=tally_cards(record.card_rows, heads),
        differences=differences_of(session),
    )
    return record, body.to_json()
