from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import TrailInvalid
from audit.trail.codec import (
    BODIES,
    STAGES,
    new_event,
    parse_event,
    parse_trail,
    split_leaves,
    stages,
    trail_bytes,
)
from tests.audit.world import World

NOON = datetime(2026, 5, 1, 12, 0, 0, 999, tzinfo=UTC)


def _code(raw: bytes) -> str:
    with pytest.raises(TrailInvalid) as caught:
        parse_trail(raw)
    return caught.value.code


def test_a_leaf_is_canonical() -> None:
    event = new_event(3, "card_cancelled", NOON, {"uuid": "9" * 14, "credential": "ab" * 32})
    assert event.to_bytes() == (
        b'{"at":"2026-05-01T12:00:00Z","body":{"credential":"' + b"ab" * 32 + b'",'
        b'"uuid":"99999999999999"},"seq":3,"type":"card_cancelled","v":1}'
    )
    assert parse_event(event.to_bytes(), 3) == event


def test_times_are_told_in_utc() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5)))
    body = {"certificate": "ab" * 32}
    assert new_event(0, "certified", there, body) == new_event(0, "certified", NOON, body)
    with pytest.raises(ValueError):
        new_event(0, "certified", NOON.replace(tzinfo=None), body)


def test_a_wrong_body_is_never_appended() -> None:
    for kind, body in (("certified", {}), ("coffee_made", {}), ("certified", {"certificate": 1})):
        with pytest.raises(TrailInvalid):
            new_event(0, kind, NOON, body)


def test_every_type_has_a_place_in_the_order() -> None:
    assert {kind for after in STAGES.values() for kind in after} == BODIES.keys()
    assert {stage for after in STAGES.values() for stage in after.values()} | {""} == STAGES.keys()


def test_the_order_of_a_whole_election(good: dict[str, bytes]) -> None:
    events = parse_trail(good["trail.jsonl"])
    assert trail_bytes(event.to_bytes() for event in events) == good["trail.jsonl"]
    passed = stages(events)
    assert passed[0] == "checking"
    assert passed[-1] == "certified"
    with pytest.raises(TrailInvalid):
        stages(events[1:])
    with pytest.raises(TrailInvalid):
        stages([*events, events[-1]])


def test_a_trail_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.trail.codec.MOST_EVENTS", 2)
    with pytest.raises(TrailInvalid):
        split_leaves(b"\n" * 3)


def test_no_trail_at_all() -> None:
    assert _code(b"") == "trail-form"
    assert _code(b"{}") == "trail-form"
    assert _code(b"\n") == "trail-form"
    assert _code(b"\xff\n") == "trail-form"


@given(st.binary(max_size=200))
def test_nothing_but_our_error(raw: bytes) -> None:
    with pytest.raises(TrailInvalid):
        parse_trail(raw)


def test_bodies_name_nobody_but_key_holders(world: World, good: dict[str, bytes]) -> None:
    text = good["trail.jsonl"].decode()
    for contest in world.election.contests:
        for person in contest.candidates:
            assert person.name not in text
    assert "secret" not in text
