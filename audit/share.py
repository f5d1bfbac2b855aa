"""A key holder's part of the count, made on the key holder's own computer.

For people who do not trust the board's page with their key. The sums are made from the votes in the
record, and only after every check of `audit.verify` held: so no share is ever made of anything but
all votes of whole, closed boxes (DESIGN section 5; attack 9, decrypting a subset).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from audit.box.reader import Box, parse_box
from audit.record.files import DEFINITION, RecordFiles, box_name
from audit.verify.run import verify
from ballots.ballot import stored_choices
from ballots.box_params import BoxParams
from ballots.definition.codec import parse_election
from ballots.encoding import canonical
from ballots.errors import Refused
from ballots.group import point_text
from ballots.proofs.ciphertext import Ciphertext
from ballots.stages import Stage
from ballots.tally import EncryptedTally, add_votes, encrypted_tally_bytes
from ballots.trustees.key_file import KeyFile, parse_key_file
from ballots.trustees.single import parse_trustees, partial_decryption

MOST_KEY_FILE = 100_000  # bytes


@dataclass(frozen=True, slots=True)
class ShareFile:
    """The file to hand in, and what it opens: title and number of votes of each box.

    ``stopped``: titles of contests that were stopped; their boxes are not opened.
    """

    raw: bytes
    counted: tuple[tuple[str, int], ...]
    stopped: tuple[str, ...]


def make_share(
    key_file: bytes,
    record: RecordFiles,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> ShareFile:
    """Check the whole record; then make this key's ``partial_decryption`` of every box.

    The file is ``{"key_holder":index,"shares":{uuid: exact JSON text}}``. Raises `Refused` when a
    check fails, the count has not begun or is over, or the key is not one of this election.
    ``jobs`` and ``progress`` as for `audit.verify.run.verify`.
    """
    files = record.steady()  # the bytes that were checked are the bytes that are opened
    report = verify(files, jobs, progress)
    if not report.is_valid:
        reasons = [
            f"{finding.check}  {finding.where}: {finding.text}" for finding in report.findings
        ]
        text = "This record does not hold together. Do not open it. Call for help."
        raise Refused("share-record", "\n".join([*reasons, text]))
    election = parse_election(files.read(DEFINITION))
    key = parse_key_file(key_file, election.sha256)
    stopped = {stop.id for stop in report.stopped}
    contests = [contest for contest in election.contested_contests if contest.id not in stopped]
    if not contests:
        raise Refused("share-stopped", "Every contest was stopped. No box of it may be opened.")
    boxes = [parse_box(files.read(box_name(contest.uuid))) for contest in contests]
    if report.stage is not Stage.COUNTING or any(box.result is not None for box in boxes):
        raise Refused("share-stage", "This record is not from the time of the count. Get it again.")
    for box in boxes:
        _require_turn(box, key)
    shares: dict[str, str] = {}
    counted = []
    for contest, box in zip(contests, boxes, strict=True):
        params = BoxParams.from_bytes(box.election)
        tally, votes = _sum(box, params)
        share = partial_decryption(params.fingerprint, key.private_key, tally)
        shares[params.uuid] = share.decode()
        counted.append((contest.title, votes))
    raw = canonical({"key_holder": key.index, "shares": shares})
    return ShareFile(raw, tuple(counted), tuple(stop.contest for stop in report.stopped))


def _require_turn(box: Box, key: KeyFile) -> None:
    trustees = parse_trustees(box.trustees)
    known = 1 <= key.index <= trustees.number
    if not known or point_text(trustees.public_key(key.index)) != key.public_key:
        raise Refused("share-key", "This is not the right key file. Use your own, newest key file.")
    if any(share.owner == key.index for share in box.shares):
        raise Refused("share-there", "Your part is in the boxes already.")


def _sum(box: Box, params: BoxParams) -> tuple[EncryptedTally, int]:
    """Add up the last vote of each card; return the sum and the number of cards.

    The votes were checked by `verify`; V23 found the box's own sum right, so the two must agree.
    """
    last: dict[str, tuple[Ciphertext, ...]] = {}
    for _, raw in box.ballots():
        credential, choices = stored_choices(params, raw)
        last[credential] = choices
    tally = add_votes(len(params.answers), last.values())
    if encrypted_tally_bytes(tally) != box.encrypted_tally:  # pragma: no cover - V23 found it
        raise Refused("share-sum", "The sum in a box is not the sum of its votes. Do not open it.")
    return tally, len(last)
