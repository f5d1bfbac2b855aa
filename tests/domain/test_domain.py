"""The pure rules: stages, waiting times, sessions, cards to print, the roll, drafting."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.card_numbers import cards_to_print
from ballots.errors import BadInput, Refused
from ballots.names import folded_name, lookalikes
from ballots.stages import NEXT, Stage
from elections.domain.drafting import candidate_ids, new_uuid, slug
from elections.domain.election_folder import is_plain_file_name, read_draft
from elections.domain.passphrases import (
    ACCOUNT,
    ADDRESS,
    PAIR,
    Backoff,
    is_session_alive,
    require_good_passphrase,
    usable_name,
    wait_left,
)
from elections.domain.roll import Voter, commitment, roll_bytes
from elections.domain.stages import (
    Command,
    is_allowed,
    require_casting,
    require_not_paused,
    require_paused,
    require_stage,
)


def test_every_command_has_its_stages() -> None:
    for act in Command:
        assert any(is_allowed(stage, act) for stage in Stage), act


@pytest.mark.parametrize("act", list(Command))
@pytest.mark.parametrize("stage", list(Stage))
def test_an_act_is_done_or_refused_with_an_easy_sentence(stage: Stage, act: Command) -> None:
    if is_allowed(stage, act):
        require_stage(stage, act)
        return
    with pytest.raises(Refused) as refusal:
        require_stage(stage, act)
    for sentence in refusal.value.text.split(". "):
        assert len(sentence.split()) <= 15
    banned = {"cast", "ballot", "verify", "submit", "spoil", "authenticate"}
    assert not banned & set(refusal.value.text.lower().split())


def test_casting_before_and_after_has_its_own_words() -> None:
    codes = {}
    for stage in Stage:
        if stage is not Stage.OPEN:
            with pytest.raises(Refused) as refusal:
                require_stage(stage, Command.CAST)
            codes[stage] = refusal.value.code
    assert {stage for stage, code in codes.items() if code == "box-not-open"} == {
        Stage.SETUP,
        Stage.NOMINATIONS,
        Stage.CHECKING,
        Stage.LOCKED,
    }
    assert set(codes.values()) == {"box-not-open", "box-closed"}


def test_no_vote_comes_in_while_voting_is_paused() -> None:
    require_casting(Stage.OPEN, is_paused=False)
    with pytest.raises(Refused) as refusal:
        require_casting(Stage.OPEN, is_paused=True)
    assert refusal.value.code == "box-paused"
    assert all(len(sentence.split()) <= 15 for sentence in refusal.value.text.split(". "))
    with pytest.raises(Refused) as refusal:
        require_casting(Stage.CLOSED, is_paused=False)
    assert refusal.value.code == "box-closed"


def test_pausing_and_resuming_require_the_other_state() -> None:
    require_paused(is_paused=True)
    require_not_paused(is_paused=False)
    with pytest.raises(Refused, match="pause-there"):
        require_not_paused(is_paused=True)
    with pytest.raises(Refused, match="pause-none"):
        require_paused(is_paused=False)


def test_stages_follow_each_other_in_the_order_of_the_one_list() -> None:
    order = list(Stage)
    for stage, following in NEXT.items():
        back = {after for after in following if order.index(after) <= order.index(stage)}
        assert back == {Stage.CHECKING: {Stage.NOMINATIONS}, Stage.LOCKED: {Stage.CHECKING}}.get(
            stage, set()
        )  # opened again
        assert [stage.has_reached(other) for other in order] == [
            order.index(stage) >= place for place in range(len(order))
        ]
    assert {stage for stage, following in NEXT.items() if not following} == {Stage.CERTIFIED}


@pytest.mark.parametrize("backoff", [PAIR, ACCOUNT, ADDRESS])
def test_waiting_grows_and_ends(backoff: Backoff) -> None:
    waits = [wait_left(backoff, failures, 1000, 1000) for failures in range(200)]
    assert waits[: backoff.free] == [0] * backoff.free
    assert waits[backoff.free] == 1
    assert all(before <= after for before, after in pairwise(waits))
    assert max(waits) == backoff.longest


@given(st.integers(0, 10**6), st.integers(-(10**9), 10**9))
def test_no_clock_makes_anybody_wait_longer_than_the_longest(failures: int, now: int) -> None:
    assert 0 <= wait_left(PAIR, failures, 0, now) <= PAIR.longest


def test_a_session_lives_between_its_bounds() -> None:
    assert is_session_alive(100, 150, 159, idle=10, longest=100)
    assert not is_session_alive(100, 150, 160, idle=10, longest=100)
    assert not is_session_alive(100, 195, 200, idle=10, longest=100)
    assert not is_session_alive(100, 150, 149, idle=10, longest=100)


@pytest.mark.parametrize(
    ("voters", "percent", "printed"),
    [(0, 10, 2), (1, 10, 3), (20, 10, 22), (21, 10, 24), (100, 0, 102), (100, 10, 110)],
)
def test_spare_cards_are_added_and_rounded_up(voters: int, percent: int, printed: int) -> None:
    assert cards_to_print(voters, percent) == printed


def test_the_roll_does_not_depend_on_the_order_of_reading() -> None:
    voters = [Voter("b", "Zoë", ""), Voter("a", "Jo", "G"), Voter("a", "Al", "")]
    assert roll_bytes(voters) == roll_bytes(voters[::-1])
    assert roll_bytes(voters) == '[["a","Al",""],["a","Jo","G"],["b","Zoë",""]]'.encode()
    salt = bytes(range(32))
    assert commitment(salt, voters) == commitment(salt, voters[::-1])
    assert commitment(salt, voters) != commitment(salt[::-1], voters)
    assert commitment(salt, voters) != commitment(salt, voters[:2])
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(b"", voters)


@given(st.lists(st.text(max_size=60), max_size=12))
def test_candidate_ids_are_ids_and_differ(names: list[str]) -> None:
    ids = candidate_ids(names)
    assert len(set(ids)) == len(names)
    for candidate_id in ids:
        assert 1 <= len(candidate_id) <= 40
        assert set(candidate_id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_slugs_keep_what_can_be_kept() -> None:
    assert slug("Zoë O’Hara-Smith") == "zoe-ohara-smith"
    assert slug("李") == "person"
    assert candidate_ids(["Ann", "ann", "ANN-2"]) == ["ann", "ann-2", "ann-2-2"]


def test_a_box_name_is_fourteen_signs() -> None:
    assert new_uuid(lambda signs: signs[-1]) == "z" * 14


@pytest.mark.parametrize("name", ["", ".", "..", "../a", "a/b", "a\\b", "C:a", "a\0b", "x" * 201])
def test_names_that_lead_out_of_the_folder(name: str) -> None:
    assert not is_plain_file_name(name)


@given(st.text())
def test_folded_names_can_always_be_stored(name: str) -> None:
    folded = folded_name(name)
    assert folded == folded_name(f"  {name}  ")
    folded.encode()
    assert "\0" not in folded


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("x" * 14, "passphrase-short"),
        ("plum kettle orbit" + "x" * 184, "passphrase-long"),
        ("aaaabbbbaaaabbbb", "passphrase-plain"),
        ("1234567890123456", "passphrase-plain"),
        ("sam secretarysam secretary", "passphrase-plain"),
    ],
)
def test_a_passphrase_that_is_no_good(passphrase: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        require_good_passphrase(passphrase, "Sam Secretary")
    assert refused.value.code == code


def test_a_passphrase_of_the_shortest_and_the_longest_kind() -> None:
    require_good_passphrase("plum kettle orb", "Sam")
    require_good_passphrase("plum kettle orbit" + "x" * 183, "Sam")


def test_a_name_is_kept_clean_or_refused() -> None:
    assert usable_name("  Zoe\u0308   O'Hara ") == "Zo\u00eb O'Hara"
    for name in ("", "  ", "x" * 81, "a\u202eb", "a\nb\x07"):
        with pytest.raises(BadInput, match="account-name"):
            usable_name(name)


def test_names_that_look_the_same() -> None:
    assert folded_name("ANN  Ash") == folded_name("ann\u200b ash") == folded_name("\uff21nn Ash")
    assert folded_name("\u212b") == folded_name("\u00e5")
    assert folded_name("Zoe\u200d\u0308") == folded_name(
        "Zo\u00eb"
    )  # an invisible character between
    assert lookalikes(["Ann", "Bob", "ANN", "ann "]) == ["ANN", "ann "]


def test_a_contest_that_is_no_object_and_sentences_that_are_too_long() -> None:
    value: dict[str, object] = {
        "format": "repvote-folder-1",
        **dict.fromkeys(("title", "board", "language"), "x"),
        **dict.fromkeys(("calendar", "areas", "seat_classes", "key_holders"), ()),
        "officers": {"secretary": "A", "witness": "B"},
        "contests": [1],
    }
    draft, found = read_draft(json.dumps(value).encode())
    assert draft is None
    assert [(problem.code, problem.text) for problem in found] == [
        ("F.2", "The part contests[0] is missing or of the wrong kind.")
    ]
    person = {"name": "Ann", "points": ["one " * 16, "two " * 15, "x"], "picture": "ann.jpg"}
    contest = {"id": "a", "area": "a", "seat_class": "r", "title": "T", "seats": 1}
    value["contests"] = [{**contest, "candidates": [person]}]
    draft, found = read_draft(json.dumps(value).encode())
    assert draft is not None
    assert (draft.contests[0].question, draft.contests[0].max_choices) == ("T", 1)
    assert [(problem.code, problem.where) for problem in found] == [("F.3", "Ann in a")]
    assert "at most 15 words" in found[0].text


def test_lists_are_locked_from_the_start_or_after_they_were_checked() -> None:
    def stages(command: Command) -> list[Stage]:
        return [stage for stage in Stage if is_allowed(stage, command)]

    assert stages(Command.LOCK_LISTS) == [Stage.SETUP, Stage.CHECKING]
    assert stages(Command.SEAL_PAPERS) == stages(Command.START_COUNT) == [Stage.CLOSED]
    assert stages(Command.CANCEL_CARD) == [Stage.LOCKED, Stage.OPEN]
    assert stages(Command.PAUSE) == stages(Command.RESUME) == stages(Command.CLOSE) == [Stage.OPEN]
