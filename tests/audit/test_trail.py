from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.box.writer import Head
from audit.errors import TrailInvalid
from audit.trail.codec import (
    LoggedEvent,
    parse_event,
    parse_trail,
    split_leaves,
    trail_bytes,
    utc_text,
)
from audit.trail.events import (
    EVENTS,
    CardCancelled,
    CardsMade,
    Certified,
    ContestStopped,
    CountStarted,
    DifferencesStated,
    KeyAdded,
    ListsLocked,
    ListsOpenedAgain,
    Loss,
    LossStated,
    LotDrawn,
    NominationsClosed,
    NominationsOpened,
    PapersSealed,
    PrintedCards,
    ResultOpened,
    SeatsFilled,
    SharesAdded,
    Signed,
    SmallContestsAgreed,
    TrailEvent,
    VotingClosed,
    VotingOpened,
    VotingPaused,
    VotingResumed,
)
from audit.trail.stages import RULES, Position, follow, positions
from ballots.counting import Lot
from ballots.encoding import Json
from ballots.errors import BadInput
from ballots.stages import NEXT, Stage
from tests.factories.record_factory import SmallElection

NOON = datetime(2026, 5, 1, 12, 0, 0, 999, tzinfo=UTC)


def _code(raw: bytes) -> str:
    with pytest.raises(TrailInvalid) as caught:
        parse_trail(raw)
    return caught.value.code


def test_a_leaf_is_canonical() -> None:
    event = LoggedEvent(3, utc_text(NOON), CardCancelled("9" * 14, "ab" * 32))
    assert event.to_bytes() == (
        b'{"at":"2026-05-01T12:00:00Z","body":{"credential":"' + b"ab" * 32 + b'",'
        b'"uuid":"99999999999999"},"seq":3,"type":"card_cancelled","v":1}'
    )
    assert parse_event(event.to_bytes(), 3) == event


def test_times_are_in_utc() -> None:
    local_noon = NOON.astimezone(timezone(timedelta(hours=5)))
    assert utc_text(local_noon) == utc_text(NOON) == "2026-05-01T12:00:00Z"
    with pytest.raises(ValueError):
        utc_text(NOON.replace(tzinfo=None))


def test_an_event_with_a_wrong_body_is_refused() -> None:
    for event in (
        Certified(""),
        Certified("AB" * 32),
        Certified(1),  # type: ignore[arg-type]
        PapersSealed(0, {}),
        KeyAdded(-1, "Kim", "ab" * 32),
        KeyAdded(1, "", "ab" * 32),
        KeyAdded(1, "K" * 501, "ab" * 32),
        SmallContestsAgreed(("0",)),
        LossStated({"9" * 14: Loss(Head(-1, None), Head(7, "cd" * 32))}, "ab" * 64, "cd" * 64),
        LossStated({}, "ab" * 64, "cd" * 63),
        LossStated({}, "AB" * 64, "cd" * 64),
        VotingOpened({"9" * 14: Head(0, None)}),
        VotingOpened({"9" * 14: Head(-1, "ab" * 32)}),
        LotDrawn("Reps", Lot("hat")),
        DifferencesStated({"reps": 0}),
    ):
        with pytest.raises(TrailInvalid) as caught:
            LoggedEvent(0, utc_text(NOON), event).to_bytes()
        assert caught.value.code == "trail-body", event


ONE_OF_EACH: tuple[TrailEvent, ...] = (
    NominationsOpened(),
    NominationsClosed(),
    ListsLocked("ab" * 32, {"reps": 6, "carers": 0}, "cd" * 32),
    ListsOpenedAgain(
        *("ab" * 32, {"9" * 14: "cd" * 32}, ("ef" * 32,), "died"),
        *(Signed("ab" * 32, "ab" * 64), Signed("cd" * 32, "cd" * 64)),
    ),
    KeyAdded(1, "Kim", "ab" * 32),
    CardsMade({"9" * 14: PrintedCards(3, "ab" * 32)}),
    CardCancelled("9" * 14, "ab" * 32),
    VotingOpened({"9" * 14: Head(0, "ab" * 32)}),
    VotingPaused(),
    VotingResumed(),
    ContestStopped("9" * 14, Head(7, "ab" * 32), "died", "ab" * 64, "cd" * 64),
    VotingClosed({"9" * 14: Head(7, "ab" * 32)}),
    PapersSealed(1, {"9" * 14: Head(7, "ab" * 32)}),
    LossStated({"9" * 14: Loss(Head(3, "ab" * 32), Head(7, "cd" * 32))}, "ab" * 64, "cd" * 64),
    SmallContestsAgreed(("9" * 14,)),
    CountStarted({"9" * 14: Head(8, "ab" * 32)}),
    SharesAdded(2, {"9" * 14: Head(9, "ab" * 32)}),
    ResultOpened({"9" * 14: Head(9, "ab" * 32)}, {"reps": (4, 0), "carers": ()}),
    LotDrawn("reps", Lot("dice", rounds=((6, 1), (2, 3)))),
    LotDrawn("reps", Lot("hat", names=("ann", "bob"))),
    SeatsFilled({"reps": ("ann",), "empty": ()}),
    DifferencesStated({"reps": 1}),
    Certified("ab" * 32),
)


def test_every_event_is_written_and_read_again() -> None:
    assert {event.kind for event in ONE_OF_EACH} == EVENTS.keys()
    for seq, event in enumerate(ONE_OF_EACH):
        logged = LoggedEvent(seq, utc_text(NOON), event)
        assert parse_event(logged.to_bytes(), seq) == logged


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: event.kind)
def test_an_event_has_exactly_its_fields(event: TrailEvent) -> None:
    value = event.to_json()
    others: list[Json] = [{**value, "more": 1}, [value], None]
    for wrong in (*others, *({**value, name: None} for name in value)):
        with pytest.raises(BadInput):
            type(event).from_json(wrong)
    for name in value:
        with pytest.raises(BadInput):
            type(event).from_json({key: item for key, item in value.items() if key != name})


def test_every_type_has_a_place_in_the_order() -> None:
    assert RULES.keys() == EVENTS.keys()


def test_the_trail_moves_stages_as_the_one_list_does() -> None:
    moves = {
        (before, rule.after) for rule in RULES.values() for before in rule.stages if rule.after
    }
    assert moves == {(before, after) for before, all_after in NEXT.items() for after in all_after}


def _refused(*kinds: str) -> str:
    with pytest.raises(TrailInvalid) as caught:
        positions(kinds)
    assert caught.value.code == "trail-order"
    return caught.value.text


TO_OPEN = ("lists_locked", "key_added", "cards_made", "voting_opened")
TO_COUNT = (*TO_OPEN, "voting_closed", "count_started")


def test_events_may_stand_before_the_lists_are_locked() -> None:
    (*_, last) = positions(["nominations_opened", "nominations_closed", "lists_locked"])
    assert last == Position(Stage.LOCKED)
    again = ("nominations_opened", "nominations_closed") * 3
    assert [position.stage for position in positions(again)] == [
        *(Stage.NOMINATIONS, Stage.CHECKING) * 3
    ]
    assert "at nominations" in _refused("nominations_opened", "nominations_opened")
    assert "at locked" in _refused("lists_locked", "nominations_opened")
    assert _refused("nominations_closed") == "Event 0 (nominations_closed) may not come at setup."
    assert "at nominations" in _refused("nominations_opened", "lists_locked")


def test_voting_can_be_paused_and_resumed() -> None:
    (*_, last) = positions([*TO_OPEN, "voting_paused"])
    assert last == Position(Stage.OPEN, is_paused=True)
    (*_, last) = positions([*TO_OPEN, "voting_paused", "voting_resumed", "voting_paused"])
    assert last.is_paused
    (*_, last) = positions([*TO_OPEN, "voting_paused", "voting_closed"])
    assert last == Position(Stage.CLOSED)
    again = "Event 5 (voting_paused) may not come at open (paused)."
    assert _refused(*TO_OPEN, "voting_paused", "voting_paused") == again
    assert _refused(*TO_OPEN, "voting_resumed") == "Event 4 (voting_resumed) may not come at open."
    assert "locked" in _refused("lists_locked", "voting_paused")


def test_lots_are_drawn_only_after_the_result_is_opened() -> None:
    (*_, last) = positions([*TO_COUNT, "shares_added", "result_opened", "lot_drawn"])
    assert last == Position(Stage.COUNTING, is_opened=True)
    assert follow(last, "seats_filled") == Position(Stage.RESULTS, is_opened=True)
    for kind in ("lot_drawn", "seats_filled"):
        assert _refused(*TO_COUNT, kind) == f"Event 6 ({kind}) may not come at counting."
    for kind in ("shares_added", "result_opened"):
        text = f"Event 7 ({kind}) may not come at counting (opened)."
        assert _refused(*TO_COUNT, "result_opened", kind) == text


def test_the_order_of_a_whole_election(good: dict[str, bytes]) -> None:
    events = parse_trail(good["trail.jsonl"])
    assert trail_bytes(event.to_bytes() for event in events) == good["trail.jsonl"]
    kinds = [logged.event.kind for logged in events]
    passed = [position.stage for position in positions(kinds)]
    assert passed[0] is Stage.LOCKED
    assert passed[-1] is Stage.CERTIFIED
    assert passed == sorted(passed, key=list(Stage).index)
    with pytest.raises(TrailInvalid):
        positions(kinds[1:])
    with pytest.raises(TrailInvalid):
        positions([*kinds, kinds[-1]])


def test_a_trail_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.trail.codec.MOST_EVENTS", 2)
    with pytest.raises(TrailInvalid):
        split_leaves(b"\n" * 3)


def test_an_empty_trail_is_refused() -> None:
    assert _code(b"") == "trail-form"
    assert _code(b"{}") == "trail-form"
    assert _code(b"\n") == "trail-form"
    assert _code(b"\xff\n") == "trail-form"


@given(st.binary(max_size=200))
def test_random_bytes_raise_only_our_error(raw: bytes) -> None:
    with pytest.raises(TrailInvalid):
        parse_trail(raw)


def test_events_name_nobody_but_key_holders(small: SmallElection, good: dict[str, bytes]) -> None:
    text = good["trail.jsonl"].decode()
    for contest in small.election.contests:
        for person in contest.candidates:
            assert person.name not in text
    assert "secret" not in text
