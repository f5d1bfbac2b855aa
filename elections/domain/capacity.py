"""Room for everything that may come, computed from the lists before cards are made.

Readers of a record refuse what is over their limits (audit/RECORD.md, section 2). So no list is
locked whose boxes could ever come near: every card must be able to post all its votes. At the
casting the same numbers hold again, and the first vote of every card keeps its room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from audit.box import archive as tar
from audit.box import reader as box_reader
from audit.record import files as record_files
from audit.record.candidates import CANDIDATES_LIMIT, candidate_row, candidates_bytes
from ballots.ballot import longest_ballot
from ballots.box_params import BoxParams
from ballots.card_numbers import cards_to_print
from ballots.definition.boxes import box_params
from ballots.definition.material import Materials
from ballots.definition.model import Contest, Election
from ballots.definition.rules import FEWEST_VOTES_PER_CARD
from ballots.group import GENERATOR

# What may be used of each limit of the readers.
BOX_BYTES = box_reader.MOST_BYTES // 8 * 7
BOX_ENTRIES = box_reader.MOST_ENTRIES // 2
ALL_BOXES_BYTES = record_files.MOST_TOTAL // 4  # one computer holds it in memory
CARDS_IN_A_BOX = box_reader.MOST_CONTENT // 2 // 67  # 67 bytes each in the list of credentials
CARDS_IN_ALL = 50_000  # each may be cancelled, which is an entry of the trail

# How often an act that can be repeated may be done, so that the trail stays short enough to read.
MOST_REPEATS: Mapping[str, int] = {
    "nominations_opened": 100,
    "nominations_closed": 100,
    "lists_opened_again": 100,
    "key_added": 1_000,
    "cards_made": 100,
    "card_cancelled": CARDS_IN_ALL,
    "voting_paused": 1_000,
    "papers_sealed": 1_000,
}

_EVENT = 2 * tar.BLOCK  # an event has some 200 bytes


@dataclass(frozen=True, slots=True)
class BoxPlan:
    """The inputs that bound the length of a box: its parameters, cards and key holders."""

    params: BoxParams
    cards: int
    key_holders: int

    @property
    def vote_bytes(self) -> int:
        """The most bytes that one sealed vote adds to the archive."""
        params = self.params
        longest = longest_ballot(params.uuid, len(params.answers), params.max_choices)
        return _entry_bytes(longest) + _EVENT

    @property
    def other_bytes(self) -> int:
        """The most bytes of all that is not a vote: set-up, sealed sum, shares, result."""
        options = len(self.params.answers)
        setup = _entry_bytes(len(self.params.to_bytes())) + _entry_bytes(67 * self.cards + 2)
        setup += _entry_bytes(1024 * self.key_holders) + 4 * tar.BLOCK + _EVENT
        # a ciphertext has 153 bytes, a decryption factor with its proof 250, a total 8
        opening = (1 + self.key_holders) * (_entry_bytes(300 * options + 100) + 2 * _EVENT)
        return 2 * tar.BLOCK + setup + opening + _entry_bytes(8 * options + 20) + 2 * _EVENT

    @property
    def most_votes(self) -> int:
        """Compute how many sealed votes the box can take, replaced ones included."""
        room = (BOX_BYTES - self.other_bytes) // self.vote_bytes
        return min(room, BOX_ENTRIES // 2 - 100)


def _entry_bytes(size: int) -> int:
    return tar.BLOCK + size + tar.padding(size)


@dataclass(frozen=True, slots=True)
class Overfull:
    """An exceeded limit: the code of its sentence, and the contest's title, "" for all together."""

    code: str
    contest: str = ""


def plan_box(election: Election, contest: Contest, voters: int) -> BoxPlan:
    """Plan the box of a contest, before there is a key or a card."""
    return BoxPlan(
        box_params(election, contest, GENERATOR),  # any key is as long as the real one
        cards_to_print(voters, election.rules.spare_percent),
        len(election.key_holders.names),
    )


def overfull(
    election: Election, electorates: Mapping[str, int], materials: Materials
) -> Overfull | None:
    """Find what of this election could become too long to be read, or None.

    ``electorates``: contest id to number of voters; ``materials`` by contest id and name.
    """
    too_much = _overfull_boxes(election, electorates)
    if too_much is not None:
        return too_much
    rows = [
        candidate_row(contest.id, candidate.id, materials[contest.id, candidate.name])
        for contest in election.contests
        for candidate in contest.candidates
    ]
    return Overfull("lists-texts") if len(candidates_bytes(rows)) > CANDIDATES_LIMIT // 2 else None


def _overfull_boxes(election: Election, electorates: Mapping[str, int]) -> Overfull | None:
    votes, all_bytes, all_cards = election.rules.votes_per_card, 0, 0
    for contest in election.contested_contests:
        plan = plan_box(election, contest, electorates[contest.id])
        if plan.cards > CARDS_IN_A_BOX or plan.most_votes < votes * plan.cards:
            return Overfull("lists-box", contest.title)
        all_cards += plan.cards
        all_bytes += plan.other_bytes + votes * plan.cards * plan.vote_bytes
    too_much = all_bytes > ALL_BOXES_BYTES or all_cards > CARDS_IN_ALL
    return Overfull("lists-boxes") if too_much else None


def with_votes_that_fit(election: Election, electorates: Mapping[str, int]) -> Election:
    """Lower the votes of one card to as many as can be read again, if lowering helps."""
    for votes in range(election.rules.votes_per_card, FEWEST_VOTES_PER_CARD - 1, -1):
        lowered = replace(election, rules=replace(election.rules, votes_per_card=votes))
        if _overfull_boxes(lowered, electorates) is None:
            return lowered
    return election


def has_room(plan: BoxPlan, votes: int, cards_without_vote: int) -> bool:
    """Tell whether a card that voted may vote again: the others' first votes keep their room."""
    return votes + 1 + cards_without_vote <= plan.most_votes
