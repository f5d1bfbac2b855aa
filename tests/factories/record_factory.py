"""A small whole election in memory, told again with any one thing changed.

``SmallElection.record(Changes(...))`` plays the election with the changes and signs everything that
follows from them, as a cheating server with the log's key would: so a mutant is wrong in only one
thing. Contests: ``reps`` (2 seats, 4 people, one vote replaced), ``carers`` (1 seat, 3 people, a
tie that a lot settles), ``empty`` (nobody stands, no box).
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from audit.box import writer as box
from audit.log import checkpoint, merkle
from audit.record.candidates import CandidateRow, candidate_row, candidates_bytes
from audit.record.cards import CardRow, CardState, cards_bytes, tally_cards
from audit.record.certificate import (
    CertificateBody,
    Signature,
    certificate_bytes,
    sign_certificate,
)
from audit.record.counts import count_row, counts_bytes
from audit.record.differences import Difference, find_differences
from audit.record.files import RecordParts, record_files
from audit.trail.codec import parse_event, trail_bytes
from audit.trail.events import ContestStopped, ListsOpenedAgain, LossStated, Signed
from audit.trail.losses import lost_by_contest
from audit.trail.opened_again import open_again_input, void_lists
from audit.trail.stopped import counted_contests, reasons_by_contest, stop_input
from ballots.ballot import verify_ballot
from ballots.box_params import BoxParams
from ballots.counting import Lot, Totals, count_seats
from ballots.credential import Card
from ballots.definition.boxes import box_params
from ballots.definition.material import Materials
from ballots.definition.model import Contest, Election
from ballots.encoding import canonical, sha256_hex
from ballots.errors import BadInput
from ballots.tally import add_votes, encrypted_tally_bytes, result_bytes
from ballots.trustees.single import Single, joint_key, partial_decryption, public_part

REPS, CARERS = "9xVbcdefghijk1", "9xVbcdefghijk2"
STARTED = 1_700_000_000
Step = tuple[Any, ...]  # name of a function of audit.box, and its arguments after the head
Steps = dict[str, list[Step]]
Body = dict[str, Any]
Events = list[tuple[str, Body]]


def tiny_jpeg(shade: int) -> bytes:
    """Make a photo of 8 by 8 pixels of one grey."""
    buffer = io.BytesIO()
    Image.new("L", (8, 8), shade).save(buffer, "JPEG")
    return buffer.getvalue()


PHOTOS = (tiny_jpeg(50), tiny_jpeg(200))


@dataclass(slots=True)
class Changes:
    """Changes to make on the way. Each function may change what it gets in place."""

    election: Callable[[Election], Election] = lambda election: election
    steps: Callable[[Steps], None] = lambda _: None
    events: Callable[[Events], None] = lambda _: None
    bodies: Callable[[Events], None] = lambda _: None  # after heads and hashes were filled in
    rows: Callable[[list[CardRow]], list[CardRow]] = lambda rows: rows
    candidates: Callable[[list[CandidateRow]], list[CandidateRow]] = lambda rows: rows
    counts: Callable[[Any], None] = lambda _: None  # the JSON value of counts.json
    facts: Callable[[Any], None] = lambda _: None  # the JSON value of the certificate's body
    signatures: Callable[[list[Signature]], list[Signature]] = lambda signatures: signatures
    log_key: Ed25519PrivateKey | None = None
    files: Callable[[dict[str, bytes]], None] = lambda _: None


@dataclass(frozen=True)
class SmallElection:
    """Keys, cards and votes of the election; made once, for they cost time."""

    election: Election
    secretary: Ed25519PrivateKey
    witness: Ed25519PrivateKey
    log: Ed25519PrivateKey
    private_keys: tuple[int, ...]
    cards: Mapping[str, tuple[Card, ...]]
    materials: Materials
    pictures: Mapping[str, bytes]  # by salted hash
    votes: Mapping[str, tuple[bytes, ...]] = field(default_factory=dict)

    @cached_property
    def trustees(self) -> tuple[Any, ...]:
        return tuple(public_part(key) for key in self.private_keys)

    def params(self, uuid: str) -> BoxParams:
        contest = self.election.contest_of_box(uuid)
        assert contest is not None
        return box_params(self.election, contest, joint_key(self.trustees))

    @cached_property
    def good_steps(self) -> Steps:
        """Return the steps of every box in the honest election."""
        return {
            REPS: self.steps_of(REPS, self.votes[REPS], papers=1),
            CARERS: self.steps_of(CARERS, self.votes[CARERS]),
        }

    @cached_property
    def totals(self) -> dict[str, tuple[int, ...]]:
        return {REPS: (4, 3, 1, 0), CARERS: (2, 2, 0)}

    @cached_property
    def counted(self) -> dict[str, int]:
        return {REPS: 5, CARERS: 4}

    def without_carers_votes(self) -> SmallElection:
        """Build the same election, in which no carer votes; all three are in the tie then."""
        other = replace(self, votes={**self.votes, CARERS: ()})
        other.__dict__["trustees"] = self.trustees
        other.__dict__["totals"] = {**self.totals, CARERS: (0, 0, 0)}
        other.__dict__["counted"] = {REPS: 5, CARERS: 0}
        return other

    def steps_of(self, uuid: str, votes: tuple[bytes, ...], papers: int = 0) -> list[Step]:
        """Make the steps of a box with these votes, opened to the totals of the honest election.

        The last ``papers`` of them came in on paper, after the close.
        """
        params = self.params(uuid)
        last = {
            ballot.credential: ballot.choices
            for ballot in (verify_ballot(params, raw) for raw in votes)
        }
        tally = add_votes(len(params.answers), last.values())
        credentials = box.credentials_bytes(card.credential for card in self.cards[uuid])
        shares = [
            ("partial_decryption", n, partial_decryption(params.fingerprint, key, tally))
            for n, key in enumerate(self.private_keys, 1)
        ]
        return [
            ("setup", params.to_bytes(), Single(self.trustees).to_bytes(), credentials),
            *(("ballot", raw) for raw in votes[: len(votes) - papers]),
            *(("paper", raw) for raw in votes[len(votes) - papers :]),
            ("end_ballots",),
            ("encrypted_tally", encrypted_tally_bytes(tally), len(last), len(last)),
            *shares,
            ("result", result_bytes(self.totals[uuid])),
        ]

    def events(self) -> Events:
        """List the acts of the honest election; heads of boxes are filled in later."""
        holders = self.election.key_holders.names
        keys = [trustee.to_json()["public_key"] for trustee in self.trustees]
        lot = Lot("hat", names=("gwen", "fred"))
        return [
            (
                "lists_locked",
                {
                    "definition": self.election.sha256,
                    "electorates": {"reps": 6, "carers": 5, "empty": 2},
                    "commitment": "ab" * 32,
                },
            ),
            *(
                ("key_added", {"key_holder": n, "name": name, "public_key": key})
                for n, (name, key) in enumerate(zip(holders, keys, strict=True), 1)
            ),
            ("cards_made", {}),
            ("voting_opened", {}),
            ("card_cancelled", {"uuid": REPS, "credential": self.cards[REPS][6].credential}),
            ("voting_closed", {}),
            ("papers_sealed", {"batch": 1}),
            ("small_contests_agreed", {"uuids": [REPS, CARERS]}),
            ("count_started", {}),
            ("shares_added", {"key_holder": 1}),
            ("shares_added", {"key_holder": 2}),
            ("result_opened", {}),
            ("lot_drawn", {"contest": "carers", "lot": lot.to_json()}),
            ("seats_filled", {}),
            ("certified", {}),
        ]

    def record(self, changes: Changes | None = None, until: str | None = None) -> dict[str, bytes]:
        """Build the files of the record, with changes, up to and with the first event ``until``."""
        changes = changes or Changes()
        election = changes.election(self.election)
        steps = {uuid: list(box_steps) for uuid, box_steps in self.good_steps.items()}
        changes.steps(steps)
        events = [(kind, dict(body)) for kind, body in self.events()]
        changes.events(events)
        if until is not None:
            kinds = [kind for kind, _ in events]
            events = events[: kinds.index(until) + 1]
            steps = {
                uuid: _cut(box_steps, kinds[: len(events)]) for uuid, box_steps in steps.items()
            }
        boxes, heads = _chains(steps)
        rows = changes.rows(self._rows(steps, events))
        counts, elected = self._counts(changes, election, events)
        self._fill(events, steps, heads, elected)
        changes.bodies(events)
        certified = bool(events) and events[-1][0] == "certified"
        certificate = None
        if certified:
            before = [_leaf(n, event) for n, event in enumerate(events[:-1])]
            root = merkle.root_of(before).hex()
            last = {uuid: box_heads[-1] for uuid, box_heads in heads.items()}
            cards = tally_cards(rows, boxes)
            differences = self._differences(election, events)
            body = CertificateBody(
                election.sha256,
                len(before),
                root,
                last,
                elected,
                cards,
                differences,
                self._stopped(election, events),
            ).to_json()
            changes.facts(body)
            certificate = certificate_bytes(body, changes.signatures(self._signatures(body)))
            events[-1][1].setdefault("certificate", sha256_hex(certificate))
        leaves = [_leaf(n, event) for n, event in enumerate(events)]
        parts = RecordParts(
            election,
            candidates_bytes(changes.candidates(self._candidates(election))),
            self.pictures,
            cards_bytes(rows),
            boxes,
            leaves,
            b"",
            counts,
            certificate,
        )
        files = record_files(parts)
        files["checkpoint"] = self.sign_trail(leaves, changes.log_key)
        changes.files(files)
        return files

    def sign_trail(self, leaves: list[bytes], key: Ed25519PrivateKey | None = None) -> bytes:
        root = merkle.root_of(leaves)
        head = checkpoint.Checkpoint(self.election.log.origin, len(leaves), root)
        return checkpoint.sign(head, key or self.log)

    def _signatures(self, body: Any) -> list[Signature]:
        officers = self.election.officers
        return [
            sign_certificate(body, "secretary", officers.secretary.name, self.secretary),
            sign_certificate(body, "witness", officers.witness.name, self.witness),
        ]

    def _stopped(self, election: Election, events: Events) -> dict[str, str]:
        stops = []
        for kind, body in events:
            with suppress(BadInput):  # a planted fault
                stops += [ContestStopped.from_json(body)] if kind == "contest_stopped" else []
        return reasons_by_contest(election, stops)

    def _counted(self, election: Election, events: Events) -> tuple[Contest, ...]:
        stopped = {body["uuid"] for kind, body in events if kind == "contest_stopped"}
        ids = {contest.id for contest in election.contests if contest.uuid in stopped}
        return counted_contests(election, ids)

    def _differences(self, election: Election, events: Events) -> dict[str, Difference]:
        locked = next((body for kind, body in reversed(events) if kind == "lists_locked"), {})
        totals = [
            (contest, Totals(self.totals.get(contest.uuid, ()), self.counted.get(contest.uuid, 0)))
            for contest in self._counted(election, events)
        ]
        stated = []
        for kind, body in events:
            with suppress(BadInput):  # a planted fault
                stated += [LossStated.from_json(body)] if kind == "loss_stated" else []
        lost = lost_by_contest(election, stated)
        return find_differences(totals, locked.get("electorates", {}), lost)

    def _candidates(self, election: Election) -> list[CandidateRow]:
        return [
            candidate_row(contest.id, candidate.id, self.materials[contest.id, candidate.id])
            for contest in election.contests
            for candidate in contest.candidates
        ]

    def _rows(self, steps: Steps, events: Events) -> list[CardRow]:
        cancelled = {body.get("credential") for kind, body in events if kind == "card_cancelled"}
        rows = []
        for uuid, box_steps in steps.items():
            voted = {_credential(step[1]) for step in box_steps if step[0] in _VOTES}
            for credential in json.loads(box_steps[0][3]):
                state: CardState = "used" if credential in voted else "unused"
                rows.append(
                    CardRow(uuid, credential, "cancelled" if credential in cancelled else state)
                )
        return rows

    def _counts(
        self, changes: Changes, election: Election, events: Events
    ) -> tuple[bytes | None, dict[str, tuple[str, ...]]]:
        if not any(kind == "seats_filled" for kind, _ in events):
            return None, {}
        drawn = {body["contest"]: body["lot"] for kind, body in events if kind == "lot_drawn"}
        rows = []
        for contest in self._counted(election, events):
            lots: tuple[Lot, ...] = ()
            if contest.id in drawn:
                lots = (Lot("hat", names=tuple(drawn[contest.id]["entries"])),)
            counted = self.counted.get(contest.uuid, 0)
            totals = Totals(self.totals.get(contest.uuid, ()), counted)
            count = count_seats(contest, totals, lots[0] if lots else None)
            rows.append(count_row(count, counted, lots))
        value = json.loads(counts_bytes(rows))
        changes.counts(value)
        return canonical_bytes(value), {row.contest: row.elected for row in rows}

    def _fill(
        self,
        events: Events,
        steps: Steps,
        heads: Mapping[str, list[box.Head]],
        elected: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Fill in what the events say of boxes and results."""
        stopped: set[str] = set()
        for seq, (kind, body) in enumerate(events):
            if kind == "lists_opened_again":
                self._fill_open_again(seq, body, events)
            if kind == "contest_stopped":
                self._fill_stop(seq, body, steps, heads)
                stopped.add(body["uuid"])
            if kind == "cards_made" and not body:
                body["boxes"] = {
                    uuid: {
                        "printed": len(json.loads(box_steps[0][3])),
                        "credentials": sha256_hex(box_steps[0][3]),
                    }
                    for uuid, box_steps in steps.items()
                }
            if kind in _STEP_OF and "boxes" not in body:
                body["boxes"] = {}
                for uuid, box_steps in steps.items():
                    if uuid in stopped:
                        continue
                    place = _place(box_steps, kind, body)
                    if place is not None:
                        body["boxes"] |= {uuid: heads[uuid][place].to_json()}
            if kind == "result_opened":
                names = {REPS: "reps", CARERS: "carers"}
                totals = {names[uuid]: self.totals[uuid] for uuid in names if uuid not in stopped}
                body.setdefault("totals", {name: list(counts) for name, counts in totals.items()})
            if kind == "seats_filled":
                body.setdefault("elected", {name: list(ids) for name, ids in elected.items()})

    def _fill_open_again(self, seq: int, body: Body, events: Events) -> None:
        """Fill in what is void, and both signatures."""
        before = (parse_event(_leaf(n, event), n).event for n, event in enumerate(events[:seq]))
        void = void_lists(before)
        body.setdefault("definition", void.definition)
        body.setdefault("cards", dict(void.cards))
        body.setdefault("keys", list(void.keys))
        if "secretary" not in body:
            body |= self.sign_open_again(seq, body)

    def sign_open_again(self, seq: int, body: Body, **keys: Ed25519PrivateKey) -> Body:
        """Sign as both officers do, or with other ``keys``."""
        nobody = Signed("", "")
        unsigned = ListsOpenedAgain(
            *(body["definition"], body["cards"], tuple(body["keys"]), body["reason"]),
            *(nobody, nobody),
        )
        statement = open_again_input(seq, unsigned)
        return {
            role: {
                "public_key": key.public_key().public_bytes_raw().hex(),
                "signature": key.sign(statement).hex(),
            }
            for role, key in {"secretary": self.secretary, "witness": self.witness, **keys}.items()
        }

    def _fill_stop(
        self, seq: int, body: Body, steps: Steps, heads: Mapping[str, list[box.Head]]
    ) -> None:
        """Fill in where the box stands, and both signatures."""
        uuid = body["uuid"]
        place = _place(steps.get(uuid, []), "voting_closed", body)
        if "head" not in body and place is not None:
            body["head"] = heads[uuid][place].to_json()
        if "secretary" not in body:
            body |= self.sign_stop(seq, body)

    def sign_stop(self, seq: int, body: Body) -> Body:
        """Sign a stop as both officers do."""
        unsigned = ContestStopped(
            body["uuid"], box.Head.from_json(body["head"]), body["reason"], "", ""
        )
        statement = stop_input(self.election.sha256, seq, unsigned)
        keys = {"secretary": self.secretary, "witness": self.witness}
        return {role: key.sign(statement).hex() for role, key in keys.items()}


_STEP_OF = {
    "voting_opened": "setup",
    "voting_closed": "ballot",
    "papers_sealed": "paper",
    "count_started": "encrypted_tally",
    "shares_added": "partial_decryption",
    "result_opened": "result",
}


_VOTES = ("ballot", "paper")


def _place(steps: list[Step], kind: str, body: Body) -> int | None:
    """Find which step of a box an event points at."""
    if kind in ("voting_closed", "papers_sealed"):
        names = {"setup", "ballot"} | ({"paper"} if kind == "papers_sealed" else set())
        return max((n for n, step in enumerate(steps) if step[0] in names), default=None)
    for number, step in enumerate(steps):
        right_holder = kind != "shares_added" or step[1:2] == (body.get("key_holder"),)
        if step[0] == _STEP_OF[kind] and right_holder:
            return number
    return None


def _credential(vote: bytes) -> str | None:
    try:
        return str(json.loads(vote)["credential"])
    except (ValueError, KeyError, RecursionError):
        return None


def _cut(steps: list[Step], kinds: list[str]) -> list[Step]:
    """Return the steps of a box up to the moment of these events."""
    allowed = {"setup", "ballot"} if "voting_opened" in kinds else set()
    allowed |= {_STEP_OF[kind] for kind in kinds if kind in _STEP_OF} - {"partial_decryption"}
    allowed |= {"end_ballots"} if "count_started" in kinds else set()
    holders = kinds.count("shares_added")
    return [
        step
        for step in steps
        if step[0] in allowed or (step[0] == "partial_decryption" and step[1] <= holders)
    ]


def _chains(steps: Steps) -> tuple[dict[str, bytes], dict[str, list[box.Head]]]:
    """Build the archives, and the head after each step."""
    boxes: dict[str, bytes] = {}
    heads: dict[str, list[box.Head]] = {}
    for uuid, box_steps in steps.items():
        head = box.EMPTY
        entries: list[box.Entry] = []
        heads[uuid] = []
        for name, *arguments in box_steps:
            if name == "setup":
                created = box.setup(*arguments)
            else:
                make = getattr(box, "ballot" if name == "paper" else name)
                created = make(head, *arguments)
            head = created.head
            entries += created.entries
            heads[uuid].append(head)
        boxes[uuid] = b"".join(box.export(STARTED, entries))
    return boxes, heads


def _leaf(seq: int, event: tuple[str, Body]) -> bytes:
    kind, body = event
    at = f"2026-05-01T10:{seq:02}:00Z"
    return canonical({"v": 1, "seq": seq, "type": kind, "at": at, "body": body})


def canonical_bytes(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def resign(small: SmallElection, files: dict[str, bytes], leaves: list[bytes]) -> None:
    """Put another trail into a record, signed by the log's own key."""
    files["trail.jsonl"] = trail_bytes(leaves)
    files["checkpoint"] = small.sign_trail(leaves)
