"""The service accepts only what can be read again: the sums behind that, at their extremes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.box import reader as box_reader
from audit.box import writer as archive
from audit.record import cards as card_list
from audit.record import certificate, counts, files
from audit.record.candidates import CANDIDATES_LIMIT, candidate_row, candidates_bytes
from audit.record.differences import Difference
from audit.record.readme import readme_text
from audit.trail import codec
from audit.trail.events import (
    CardCancelled,
    CardsMade,
    DifferencesStated,
    KeyAdded,
    ListsLocked,
    ListsOpenedAgain,
    LotDrawn,
    NominationsClosed,
    NominationsOpened,
    PapersSealed,
    PrintedCards,
    ResultOpened,
    SeatsFilled,
    Signed,
    TrailEvent,
    VotingPaused,
    VotingResumed,
)
from ballots.ballot import seal
from ballots.box_params import MOST_ANSWERS, BoxParams
from ballots.counting import Lot, Totals, count_seats
from ballots.counting.lots import MOST_ROUNDS
from ballots.definition.material import Material, new_material
from ballots.definition.model import (
    FORMAT,
    LIMIT,
    Area,
    Candidate,
    Contest,
    Election,
    KeyHolders,
    Log,
    Officer,
    Officers,
    Question,
    Rules,
    SeatClass,
)
from ballots.definition.rules import (
    MOST_CANDIDATES,
    MOST_CONTESTS,
    MOST_KEY_HOLDERS,
    MOST_SEATS,
    MOST_TEXT,
    problems,
)
from ballots.names import MAX_NAME
from ballots.tally import add_votes, encrypted_tally_bytes, result_bytes
from ballots.trustees.single import Single, partial_decryption
from elections.domain import capacity
from elections.domain.capacity import BoxPlan, has_room, overfull, plan_box, with_votes_that_fit
from tests.factories.box_factory import small_box

HASH = "ab" * 32
LONG_UUID = "9xVbcdefghijkmnopqrs"


def _election(
    contests: int = 1, people: int = MOST_CANDIDATES, seats: int = MOST_SEATS
) -> Election:
    """Make an election with ids and titles as long as the rules allow."""

    def contest(number: int) -> Contest:
        uuid = (
            LONG_UUID
            + "ab"[number // 50]
            + chr(ord("A") + number % 50 // 9)
            + "123456789"[number % 9]
        )
        standing = tuple(
            Candidate(f"{place:040}", f"Person {place:03}", HASH, HASH, "")
            for place in range(people)
        )
        title = f"{number:03}".ljust(MOST_TEXT, "t")
        return Contest(
            *(f"c{number:039}", uuid[:22], f"a{number:039}", "rep", title, seats),
            Question("choose", title, seats),
            "plurality-1",
            standing,
        )

    return Election(
        format=FORMAT,
        title="t" * MOST_TEXT,
        board="b" * MOST_TEXT,
        language="en",
        calendar=(),
        areas=tuple(Area(f"a{number:039}", f"A {number}") for number in range(contests)),
        seat_classes=(SeatClass("rep", "Rep", "Reps", "people"),),
        contests=tuple(contest(number) for number in range(contests)),
        rules=Rules("lot-1", 10, 10, 20),
        key_holders=KeyHolders(tuple("abcde"[:MOST_KEY_HOLDERS]), MOST_KEY_HOLDERS),
        officers=Officers(Officer("S", "11" * 32), Officer("W", "22" * 32)),
        log=Log("log", "33" * 32),
    )


def _materials(election: Election) -> dict[tuple[str, str], Material]:
    material = new_material(("I listen.",), b"")
    return {
        (contest.id, candidate.name): material
        for contest in election.contests
        for candidate in contest.candidates
    }


def _voters(election: Election, number: int) -> dict[str, int]:
    return {contest.id: number for contest in election.contests}


@pytest.mark.parametrize(("options", "most", "votes"), [(1, 1, 5), (4, 2, 5), (20, 10, 2)])
def test_no_box_is_longer_than_its_plan_and_none_much_shorter(
    options: int, most: int, votes: int
) -> None:
    small = small_box(options=options, most=most, cards=votes, holders=3)
    raws = [seal(small.params, card.secret, [0] * options) for card in small.cards]
    credentials = archive.credentials_bytes(card.credential for card in small.cards)
    trustees = Single(small.trustees).to_bytes()
    created = [archive.setup(small.params.to_bytes(), trustees, credentials)]
    for raw in raws:
        created.append(archive.ballot(created[-1].head, raw))
    created.append(archive.end_ballots(created[-1].head))
    tally = add_votes(options, [])
    created.append(archive.encrypted_tally(created[-1].head, encrypted_tally_bytes(tally), 0, 0))
    for owner, key in enumerate(small.private_keys, 1):
        share = partial_decryption(small.params.fingerprint, key, tally)
        created.append(archive.partial_decryption(created[-1].head, owner, share))
    created.append(archive.result(created[-1].head, result_bytes([50_000] * options)))
    raw_box = b"".join(
        archive.export(1_700_000_000, [e for added in created for e in added.entries])
    )
    box_reader.parse_box(raw_box)
    plan = BoxPlan(small.params, len(small.cards), 3)
    planned = plan.other_bytes + votes * plan.vote_bytes
    assert 0.6 * planned < len(raw_box) <= planned


def test_a_plan_never_exceeds_the_readers_limits() -> None:
    assert capacity.BOX_BYTES < box_reader.MOST_BYTES
    assert capacity.ALL_BOXES_BYTES < files.MOST_TOTAL
    assert 2 * capacity.BOX_ENTRIES <= box_reader.MOST_ENTRIES
    plan = plan_box(_election(people=1, seats=1), _election(people=1, seats=1).contests[0], 10)
    entries = 6 + 2 * plan.most_votes + 1 + 3 + 3 * MOST_KEY_HOLDERS + 2
    assert entries < box_reader.MOST_ENTRIES
    assert plan.other_bytes + plan.most_votes * plan.vote_bytes <= capacity.BOX_BYTES
    assert 67 * capacity.CARDS_IN_A_BOX < box_reader.MOST_CONTENT


def test_five_thousand_voters_and_as_many_people_as_may_stand_fit() -> None:
    election = _election()
    assert overfull(election, _voters(election, 5_000), _materials(election)) is not None
    lowered = with_votes_that_fit(election, _voters(election, 5_000))
    assert lowered.rules.votes_per_card == 2
    assert overfull(lowered, _voters(election, 5_000), _materials(election)) is None


def test_an_ordinary_election_keeps_its_twenty_votes() -> None:
    election = _election(people=12, seats=3)
    assert with_votes_that_fit(election, _voters(election, 1_500)) == election


def test_an_election_that_cannot_fit_is_refused_by_name() -> None:
    one = _election()
    found = overfull(with_votes_that_fit(one, _voters(one, 20_000)), _voters(one, 20_000), {})
    assert found is not None
    assert (found.code, found.contest) == ("lists-box", one.contests[0].title)
    many = _election(contests=30, people=20, seats=2)
    lowered = with_votes_that_fit(many, _voters(many, 1_600))
    assert overfull(lowered, _voters(many, 1_600), {}) == capacity.Overfull("lists-boxes")
    long = ("x" * MOST_TEXT * 4,) * 3
    few = _election(contests=MOST_CONTESTS, people=60, seats=1)
    spoken = {key: replace(one, points=long) for key, one in _materials(few).items()}
    assert overfull(few, _voters(few, 1), spoken) == capacity.Overfull("lists-texts")


def test_first_votes_keep_their_room() -> None:
    small = small_box(options=1, most=1)
    plan = BoxPlan(small.params, 10, 1)
    assert has_room(plan, plan.most_votes - 6, 5)
    assert not has_room(plan, plan.most_votes - 5, 5)
    assert has_room(plan, plan.most_votes - 1, 0)
    assert not has_room(plan, plan.most_votes, 0)


# --- documents at their longest --------------------------------------------------------------


@pytest.fixture(scope="module")
def widest() -> Election:
    """Make as many contests and people as may be, with texts until the definition is full."""
    election = _election(contests=MOST_CONTESTS, people=MOST_CANDIDATES, seats=MOST_SEATS)
    assert LIMIT // 2 < len(election.to_bytes()) <= LIMIT
    return election


def test_the_box_of_the_longest_names_can_be_read() -> None:
    name = "\N{SLIGHTLY SMILING FACE}" * MAX_NAME
    text = "\N{SLIGHTLY SMILING FACE}" * MOST_TEXT
    small = small_box().params
    answers = tuple(f"{n:02}{name[2:]}" for n in range(MOST_CANDIDATES))
    params = replace(
        small, name=f"{text}: {text}", question=text, answers=answers, max_choices=MOST_SEATS
    )
    assert BoxParams.from_bytes(params.to_bytes()) == params
    assert MOST_CANDIDATES <= MOST_ANSWERS


def test_the_longest_documents_can_be_read(widest: Election) -> None:
    dice = tuple((6,) * MOST_CANDIDATES for _ in range(MOST_ROUNDS))
    rows = []
    for contest in widest.contests:
        totals = Totals((50_000,) * len(contest.candidates), 50_000)
        order = tuple(candidate.id for candidate in contest.candidates)
        count = count_seats(contest, totals, Lot("hat", names=order))
        # longer than any real one: a hat and as many rounds of dice as there can be
        lots = (Lot("hat", names=order), Lot("dice", rounds=dice))
        rows.append(counts.count_row(count, 50_000, lots))
    raw = counts.counts_bytes(rows)
    assert len(raw) < counts.COUNTS_LIMIT
    assert len(readme_text(widest).encode()) < 1 << 20
    elected = {row.contest: row.elected for row in rows}
    tally = card_list.CardTally(*[50_000] * 4)
    heads = {contest.uuid: archive.Head(10**9, HASH) for contest in widest.contests}
    cards = dict.fromkeys(heads, tally)
    differences = {contest.id: Difference(50_000, 10_000, 40_000) for contest in widest.contests}
    stopped = {contest.id: "ballot_error" for contest in widest.contests}
    body = certificate.CertificateBody(
        HASH, 10**6, HASH, heads, elected, cards, differences, stopped
    )
    assert (
        len(certificate.certificate_bytes(body.to_json(), [])) < certificate.CERTIFICATE_LIMIT // 2
    )


def test_the_longest_list_of_cards_can_be_read() -> None:
    row = card_list.CardRow("9" * 22, "ab" * 32, "cancelled")
    longest = len(card_list.cards_bytes([row, row])) - len(card_list.cards_bytes([row])) + 12
    assert capacity.CARDS_IN_ALL * longest < card_list.CARDS_LIMIT // 2


def test_candidates_at_the_folders_longest_can_be_read(widest: Election) -> None:
    rows = [
        candidate_row(contest.id, candidate.id, new_material(("x" * 50,) * 3, b""))
        for contest in widest.contests
        for candidate in contest.candidates
    ]
    assert len(candidates_bytes(rows)) < CANDIDATES_LIMIT // 2


def test_the_longest_trail_can_be_read(widest: Election) -> None:
    heads = {contest.uuid: archive.Head(10**9, HASH) for contest in widest.contests}
    order = tuple(candidate.id for candidate in widest.contests[0].candidates)
    ids = {contest.id: order[:MOST_SEATS] for contest in widest.contests}
    totals = {contest.id: (50_000,) * MOST_CANDIDATES for contest in widest.contests}
    printed = PrintedCards(50_000, HASH)
    signed = Signed(HASH, HASH * 2)
    repeated: dict[str, TrailEvent] = {
        "nominations_opened": NominationsOpened(),
        "nominations_closed": NominationsClosed(),
        "lists_opened_again": ListsOpenedAgain(
            HASH, dict.fromkeys(heads, HASH), (HASH,) * 10, "not_allowed", signed, signed
        ),
        "key_added": KeyAdded(5, "\N{SLIGHTLY SMILING FACE}" * MAX_NAME, HASH),
        "cards_made": CardsMade(dict.fromkeys(heads, printed)),
        "card_cancelled": CardCancelled("9" * 22, HASH),
        "voting_paused": VotingPaused(),
        "papers_sealed": PapersSealed(1, heads),
    }
    assert repeated.keys() == capacity.MOST_REPEATS.keys()
    dice = tuple((6,) * MOST_CANDIDATES for _ in range(MOST_ROUNDS))
    once: list[TrailEvent] = [
        ResultOpened(heads, totals),
        SeatsFilled(ids),
        DifferencesStated(dict.fromkeys(ids, 50_000)),
        *[LotDrawn("c" * 40, Lot("dice", rounds=dice))] * MOST_CONTESTS,
        *[ResultOpened(heads, totals)] * 20,  # more than all the others together
    ]

    def size(event: TrailEvent) -> int:
        return len(codec.LoggedEvent(99_999, "2026-05-01T10:00:00Z", event).to_bytes()) + 1

    entries = sum(capacity.MOST_REPEATS.values()) + capacity.MOST_REPEATS["voting_paused"]
    entries += capacity.MOST_REPEATS["lists_opened_again"]  # each is followed by a locking
    total = sum(size(event) for event in once)
    total += capacity.MOST_REPEATS["voting_paused"] * size(VotingResumed())
    locked = ListsLocked(HASH, dict.fromkeys(ids, 50_000), HASH)
    total += capacity.MOST_REPEATS["lists_opened_again"] * size(locked)
    total += sum(capacity.MOST_REPEATS[kind] * size(event) for kind, event in repeated.items())
    assert entries + len(once) < codec.MOST_EVENTS
    assert total < codec.MOST_BYTES


def test_the_widest_election_has_no_problem(widest: Election) -> None:
    factory = {"D.8", "D.11"}  # its own names and keys
    assert {found.code for found in problems(widest)} <= factory
