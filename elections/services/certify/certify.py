"""Certify: secretary and witness sign what the whole record shows, after all of it was checked."""

from __future__ import annotations

import os
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select
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
from elections.core.job_runner import Progress
from elections.core.logging import log
from elections.domain.stages import Command, require_stage
from elections.models import Certificate, SealedVote
from elections.services.certify.differences import differences_of, unstated_differences
from elections.services.command import append_event, run_command
from elections.services.count.seats import counts_of
from elections.services.jobs import Kind, begin_job, finish_job
from elections.services.people.accounts import Account, signing_key
from elections.services.publish.record import Published, published
from elections.stores import box as box_store
from elections.stores.election import advance_stage, locked_election, stage_of

_WORTH_PROCESSES = 500  # votes; fewer are checked sooner than processes start


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The keys of secretary and witness, opened by their passphrases."""

    secretary: Ed25519PrivateKey
    witness: Ed25519PrivateKey


def signing_keys(
    ctx: Context, account: Account, passphrase: str, witness_name: str, witness_passphrase: str
) -> SigningKeys:
    """Open the keys of ``account`` (the secretary) and the witness. Raises `Refused`."""
    ctx.db.read(_require_ready)
    secretary = signing_key(ctx, "secretary", account.name, passphrase)
    return SigningKeys(secretary, signing_key(ctx, "witness", witness_name, witness_passphrase))


def begin_certifying(ctx: Context, keys: SigningKeys) -> bool:
    """Begin to check the whole record and then to sign it; False if that goes on already.

    Raises `Refused`.
    """
    return begin_job(
        ctx,
        Kind.CERTIFY,
        Command.CERTIFY,
        _require_ready,
        lambda progress: sign_result(ctx, keys, progress),
    )


def certify(
    ctx: Context, account: Account, passphrase: str, witness_name: str, witness_passphrase: str
) -> None:
    """Check and sign the election, by ``account`` (the secretary) and the witness, and wait for it.

    Raises `Refused`.
    """
    keys = signing_keys(ctx, account, passphrase, witness_name, witness_passphrase)
    sign_result(ctx, keys)


def sign_result(ctx: Context, keys: SigningKeys, progress: Progress | None = None) -> None:
    """Sign the election for good.

    First the whole record is checked as a stranger would check it, a large one on all cores;
    nothing is signed while a check fails, or while a difference is not stated. Trail:
    ``certified``. Raises `Refused`.
    """
    ctx.db.read(_require_ready)
    record, body = ctx.db.read(_record_and_body)
    votes = ctx.db.read(_number_of_votes)
    if progress is not None:
        progress.expect(votes)
    jobs = (os.cpu_count() or 1) if votes >= _WORTH_PROCESSES else 1
    on_vote = progress.add if progress is not None else None
    report = verify(RecordFiles.of(files_of(record.parts)), jobs, on_vote)
    if not report.is_good:
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
        officers = locked_election(session).officers
        raw = certificate_bytes(
            body,
            [
                sign_certificate(body, "secretary", officers.secretary.name, keys.secretary),
                sign_certificate(body, "witness", officers.witness.name, keys.witness),
            ],
        )
        session.add(Certificate(id=1, raw=raw))
        session.flush()
        append_event(ctx, session, Certified(sha256_hex(raw)))
        advance_stage(session, Stage.CERTIFIED)
        if progress is not None:
            finish_job(session, Kind.CERTIFY, progress)

    run_command(ctx, Command.CERTIFY, transaction)


def _require_ready(session: Session) -> None:
    require_stage(stage_of(session), Command.CERTIFY)
    if unstated_differences(session):
        raise refused("certify-differences")


def _number_of_votes(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(SealedVote)) or 0


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
        trail_root=merkle.root_of(leaves).hex(),
        boxes=heads,
        elected={worked.contest.id: worked.count.elected for worked in counts_of(session) or ()},
        cards=tally_cards(record.card_rows, heads),
        differences=differences_of(session),
        stopped={
            contest.id: reason
            for contest in election.contested_contests
            if (reason := box_store.stopped(session).get(contest.uuid))
        },
    )
    return record, body.to_json()
