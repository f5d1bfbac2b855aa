"""Boxes that a cheating database could show to a key holder, of an election being counted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from audit.box import reader as box_reader
from audit.box import writer as archive
from ballots.credential import draw_cards
from ballots.encoding import ordered, sha256_b64
from ballots.group import parse_point, point_text
from ballots.proofs.ciphertext import Ciphertext
from ballots.tally import add_votes, encrypted_tally_bytes
from ballots.trustees.key_file import KeyFile
from ballots.trustees.single import public_part
from elections.services.publish import record as publishing
from elections.services.queries import board as board_queries
from tests.factories import election_factory
from tests.factories.site_factory import build

STARTED = election_factory.NOON


@dataclass(frozen=True)
class Count:
    """An election being counted: two votes for Reps, one for carers; and its key files."""

    app: Flask
    sample: election_factory.SampleElection

    def key_file(self, index: int) -> bytes:
        election = self.sample.election
        private = self.sample.private_keys[index - 1]
        public = point_text(public_part(private).public_key)
        name = election.key_holders.names[index - 1]
        key = KeyFile(election.sha256, election.title, index, name, public, private)
        return key.to_bytes()

    @property
    def reps(self) -> str:
        return self.sample.contest("north-rep").uuid

    @property
    def box(self) -> box_reader.Box:
        raw = publishing.box_archive(self.sample.ctx, self.reps)
        assert raw is not None
        return box_reader.parse_box(raw)

    @property
    def given(self) -> tuple[int, ...]:
        return board_queries.board_state(self.sample.ctx).shares_given


@contextmanager
def counting(folder: Path) -> Iterator[Count]:
    site = build(folder, "counting", small_contest=10)
    assert site.sample is not None
    try:
        yield Count(site.app, site.sample)
    finally:
        site.ctx.close()


def remade(
    box: box_reader.Box,
    votes: Sequence[bytes],
    *,
    counted_votes: Sequence[bytes] | None = None,
    said: int | None = None,
    until: str = "sum",
) -> bytes:
    """Make a box of these votes with a good chain; the sum is that of ``counted_votes``."""
    created = [archive.setup(box.election, box.trustees, box.credentials)]
    for vote in votes:
        created.append(archive.ballot(created[-1].head, vote))
    if until != "votes":
        created.append(archive.end_ballots(created[-1].head))
    if until == "sum":
        last = list(votes if counted_votes is None else counted_votes)
        number = len(last) if said is None else said
        created.append(archive.encrypted_tally(created[-1].head, sum_of(last), number, number))
    entries = [entry for added in created for entry in added.entries]
    return b"".join(archive.export(STARTED, entries))


def sum_of(votes: Sequence[bytes]) -> bytes:
    rows = [
        [
            Ciphertext(parse_point(ciphertext["alpha"]), parse_point(ciphertext["beta"]))
            for ciphertext in json.loads(vote)["answers"][0]["choices"]
        ]
        for vote in votes
    ]
    return encrypted_tally_bytes(add_votes(3, rows))


def votes_of(count: Count) -> list[bytes]:
    return [raw for _, raw in count.box.ballots()]


def changed(raw: bytes, **fields: Any) -> bytes:
    return ordered(json.loads(raw) | fields)


def altered(count: Count) -> bytes:
    raw = bytes(count.box.raw)
    place = raw.index(b'"alpha":"') + 20
    return raw[:place] + (b"0" if raw[place : place + 1] != b"0" else b"1") + raw[place + 1 :]


def swapped_inside_and_made_whole(count: Count) -> bytes:
    """Put the choices of one vote under another card; make chain and sum again."""
    first, second = votes_of(count)
    copy = changed(second, answers=json.loads(first)["answers"])
    return remade(count.box, [first, copy])


def swapped_and_its_hash_made_anew(count: Count) -> bytes:
    """Make the hash again too: only the proof in the signature needs the card's secret."""
    first, second = votes_of(count)
    copy = json.loads(changed(second, answers=json.loads(first)["answers"]))
    signature = copy.pop("signature")
    copy["signature"] = signature | {"hash": sha256_b64(ordered(copy))}
    return remade(count.box, [first, ordered(copy)])


def dropped(count: Count) -> bytes:
    return remade(count.box, votes_of(count)[:1], counted_votes=votes_of(count))


def dropped_with_its_number(count: Count) -> bytes:
    """Drop a vote and its number: only the sum that the server lists is wrong then."""
    return remade(count.box, votes_of(count)[:1])


def added(count: Count) -> bytes:
    card = count.sample.cards_of("north-rep")[3]
    more = count.sample.sealed(card, (1, 0, 0))
    return remade(count.box, [*votes_of(count), more], counted_votes=votes_of(count))


def added_by_a_card_not_on_the_list(count: Count) -> bytes:
    (card,) = draw_cards({count.reps: 1})
    return remade(count.box, [*votes_of(count), count.sample.sealed(card, (1, 0, 0))])


def one_vote_twice(count: Count) -> bytes:
    return remade(count.box, [*votes_of(count), votes_of(count)[0]], counted_votes=votes_of(count))


def still_open(count: Count) -> bytes:
    return remade(count.box, votes_of(count), until="votes")


def closed_without_a_sum(count: Count) -> bytes:
    return remade(count.box, votes_of(count), until="end")


def sum_of_one_vote(count: Count) -> bytes:
    return remade(count.box, votes_of(count), counted_votes=votes_of(count)[:1])


def sum_of_one_vote_said_to_be_all(count: Count) -> bytes:
    return remade(count.box, votes_of(count), counted_votes=votes_of(count)[:1], said=2)


def cut_off(count: Count) -> bytes:
    return bytes(count.box.raw)[:-1024]


def longer(count: Count) -> bytes:
    return bytes(count.box.raw) + bytes(512)


def other_time(count: Count) -> bytes:
    raw = bytes(count.box.raw)
    entries = b"".join(archive.export(STARTED + 1, []))
    return entries + raw[len(entries) :]


def box_of_another_contest(count: Count) -> bytes:
    raw = publishing.box_archive(count.sample.ctx, count.sample.contest("north-carer").uuid)
    assert raw is not None
    return raw


LIES: tuple[Callable[[Count], bytes], ...] = (
    altered,
    swapped_inside_and_made_whole,
    swapped_and_its_hash_made_anew,
    dropped,
    dropped_with_its_number,
    added,
    added_by_a_card_not_on_the_list,
    one_vote_twice,
    still_open,
    closed_without_a_sum,
    sum_of_one_vote,
    sum_of_one_vote_said_to_be_all,
    cut_off,
    longer,
    other_time,
    box_of_another_contest,
)
