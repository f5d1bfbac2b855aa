from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ballots import ballot
from ballots.box_params import BoxParams
from ballots.encoding import ordered
from ballots.errors import BadInput, BallotRefused
from ballots.group import ORDER, add, scalar_mult, scalar_mult_base
from ballots.proofs.ciphertext import Ciphertext
from ballots.proofs.interval import is_valid_interval_proof, prove_interval
from tests.factories.box_factory import small_box
from tests.factories.forged_ballots import forgeries

BOX = small_box()


@pytest.mark.parametrize("vote", [[0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 1]])
def test_every_valid_vote_is_accepted(vote: list[int]) -> None:
    raw = ballot.seal(BOX.params, BOX.cards[0].secret, vote)
    checked = ballot.verify_ballot(BOX.params, raw)
    assert checked.credential == BOX.cards[0].credential
    assert checked.tracker == ballot.tracker(raw)
    assert ballot.claimed_credential(raw) == checked.credential


@pytest.mark.parametrize("vote", [[1, 1, 1, 0], [2, 0, 0, 0], [1, 0, 0], [-1, 0, 0, 0]])
def test_an_invalid_vote_is_not_sealed(vote: list[int]) -> None:
    with pytest.raises(ValueError, match=r"answer|choices"):
        ballot.seal(BOX.params, BOX.cards[0].secret, vote)


def _forgeries() -> list[tuple[str, bytes, str]]:
    others = ballot.seal(BOX.params, BOX.cards[1].secret, [0, 1, 0, 0])
    forged = forgeries(BOX.params, BOX.cards[0].secret, others)
    return [(forgery.name, forgery.raw, forgery.code) for forgery in forged]


@pytest.mark.parametrize(("name", "raw", "code"), _forgeries())
def test_every_forged_vote_is_refused(name: str, raw: bytes, code: str) -> None:
    with pytest.raises(BallotRefused) as refused:
        ballot.verify_ballot(BOX.params, raw)
    assert refused.value.code == code, name


@settings(max_examples=40)
@given(st.data())
def test_any_byte_changed_is_refused(data: st.DataObject) -> None:
    raw = bytearray(_HONEST)
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(BallotRefused):
        ballot.verify_ballot(BOX.params, bytes(raw))


_HONEST = ballot.seal(BOX.params, BOX.cards[0].secret, [1, 0, 0, 0])


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(BallotRefused):
        ballot.verify_ballot(BOX.params, raw)


def test_a_vote_over_the_size_limit_is_refused() -> None:
    with pytest.raises(BallotRefused):
        ballot.verify_ballot(BOX.params, _HONEST + b" " * ballot.size_limit(BOX.params))


def test_the_size_limit_leaves_room_for_every_honest_vote() -> None:
    wide = small_box(options=20, most=20, cards=1)
    raw = ballot.seal(wide.params, wide.cards[0].secret, [1] * 20)
    assert len(raw) <= ballot.size_limit(wide.params)


@pytest.mark.parametrize(("options", "most"), [(1, 1), (2, 1), (5, 3), (5, 5)])
def test_the_size_limit_is_the_longest_vote_that_can_be_written(options: int, most: int) -> None:
    small = small_box(options=options, most=most, cards=1)
    raw = ballot.seal(small.params, small.cards[0].secret, [0] * options)
    longest = re.sub(rb'(challenge|response)":"[0-9]+"', rb'\1":"%d"' % (ORDER - 1), raw)
    assert len(longest) == ballot.size_limit(small.params)


def test_the_same_vote_sealed_twice_looks_different() -> None:
    twice = [ballot.seal(BOX.params, BOX.cards[0].secret, [1, 0, 0, 0]) for _ in range(2)]
    texts = [json.loads(raw)["answers"][0]["choices"] for raw in twice]
    assert texts[0] != texts[1]


def test_no_secret_stands_in_a_sealed_vote() -> None:
    secret = BOX.cards[0].secret
    assert secret.encode() not in _HONEST
    assert secret.replace("-", "").encode() not in _HONEST


def test_params_read_back_and_refuse_any_other_form() -> None:
    raw = BOX.params.to_bytes()
    assert BoxParams.from_bytes(raw) == BOX.params
    for other in (raw + b"\n", raw.replace(b'"min":0', b'"min":1'), raw.replace(b'"', b"'"), b"{}"):
        with pytest.raises(BadInput):
            BoxParams.from_bytes(other)


@pytest.mark.parametrize(("options", "most"), [(1, 1), (100, 100), (5, 1)])
def test_a_box_with_one_answer_or_a_hundred_is_read(options: int, most: int) -> None:
    params = small_box(options=options, most=most, cards=0).params
    assert BoxParams.from_bytes(params.to_bytes()) == params


@pytest.mark.parametrize(("options", "most"), [(0, 0), (0, 1), (101, 1), (3, 4), (3, 0), (3, -1)])
def test_a_box_with_no_answers_or_too_many_is_refused(options: int, most: int) -> None:
    params = small_box(options=options, most=most, cards=0).params
    with pytest.raises(BadInput) as refused:
        BoxParams.from_bytes(params.to_bytes())
    assert refused.value.code == "box-election"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"max":2', b'"max":true'),
        (b'"max":2', b'"max":"2"'),
        (b'"version":1', b'"version":2'),
        (b'"group":"Ed25519"', b'"group":"BELENIOS-2048"'),
        (b'"uuid":"9', b'"uuid":"0'),
        (b'"questions":[', b'"questions":[{"answers":["a"],"min":0,"max":1,"question":"q"},'),
        (b'"min":0', b'"min":0,"blank":true'),
        (b"definition sha256:", b"definition sha512:"),
    ],
)
def test_a_box_with_another_question_is_refused(old: bytes, new: bytes) -> None:
    raw = BOX.params.to_bytes()
    assert old in raw
    with pytest.raises(BadInput) as refused:
        BoxParams.from_bytes(raw.replace(old, new, 1))
    assert refused.value.code == "box-election"


def test_a_stored_vote_is_read_without_checking_its_proofs() -> None:
    checked = ballot.verify_ballot(BOX.params, _HONEST)
    assert ballot.stored_choices(BOX.params, _HONEST) == (checked.credential, checked.choices)
    for raw in (b"{}", _HONEST[:-1], _HONEST + b" "):
        with pytest.raises(BallotRefused):
            ballot.stored_choices(BOX.params, raw)


def test_the_claimed_credential_is_read_before_any_proof() -> None:
    assert ballot.claimed_credential(_HONEST) == BOX.cards[0].credential
    for raw in (b"", b"[]", b"{}", b'{"credential":1}', b'{"credential":"ab"}', b"\xff"):
        assert ballot.claimed_credential(raw) is None


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_interval_proofs_work_for_an_interval_that_does_not_start_at_zero(number: int) -> None:
    key, nonce, values = BOX.params.public_key, 12345, range(1, 3)
    ciphertext = Ciphertext(
        scalar_mult_base(nonce), add(scalar_mult(nonce, key), scalar_mult_base(number))
    )
    if number not in values:
        with pytest.raises(ValueError, match="not in list"):
            prove_interval("statement", ciphertext, (nonce, number), values, key)
        return
    proofs = prove_interval("statement", ciphertext, (nonce, number), values, key)
    assert is_valid_interval_proof("statement", ciphertext, values, proofs, key)
    assert not is_valid_interval_proof("another", ciphertext, values, proofs, key)
    assert not is_valid_interval_proof("statement", ciphertext, range(2), proofs, key)
    assert not is_valid_interval_proof("statement", ciphertext, values, proofs[:1], key)


def test_a_second_list_of_answers_is_refused() -> None:
    value = json.loads(_HONEST)
    value["answers"] *= 2
    with pytest.raises(BallotRefused, match="ballot-form"):
        ballot.verify_ballot(BOX.params, ordered(value))
