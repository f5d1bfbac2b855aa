from __future__ import annotations

import json
from collections.abc import Callable
from functools import reduce
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ballots import ballot, tally
from ballots.encoding import canonical, ordered
from ballots.errors import BadInput
from ballots.group import IDENTITY, add, point_text, random_scalar, scalar_mult_base, subtract
from ballots.proofs.ciphertext import Ciphertext
from ballots.proofs.schnorr import prove_key
from ballots.trustees import key_file
from ballots.trustees import single as trustees
from tests.factories.box_factory import small_box

BOX = small_box(cards=6)
VOTES = ([1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [1, 0, 1, 0])
SUM = (3, 1, 1, 0)


def _sealed_sum() -> tally.EncryptedTally:
    raws = [
        ballot.seal(BOX.params, card.secret, vote)
        for card, vote in zip(BOX.cards, VOTES, strict=False)
    ]
    return tally.add_votes(4, [ballot.verify_ballot(BOX.params, raw).choices for raw in raws])


TALLY = _sealed_sum()
PHI = BOX.params.fingerprint


def _shares() -> list[bytes]:
    return [trustees.partial_decryption(PHI, key, TALLY) for key in BOX.private_keys]


def test_all_key_holders_together_open_the_sum() -> None:
    factors = [
        trustees.verify_partial_decryption(PHI, trustee, TALLY, raw)
        for trustee, raw in zip(BOX.trustees, _shares(), strict=True)
    ]
    assert tally.open_tally(TALLY, factors, len(VOTES)) == SUM


def test_one_key_holder_alone_opens_nothing() -> None:
    factors = trustees.verify_partial_decryption(PHI, BOX.trustees[0], TALLY, _shares()[0])
    with pytest.raises(BadInput):
        tally.open_tally(TALLY, [factors], 1000)


def test_an_empty_box_opens_to_zeros() -> None:
    empty = tally.add_votes(4, [])
    assert empty == (Ciphertext(IDENTITY, IDENTITY),) * 4
    raws = [trustees.partial_decryption(PHI, key, empty) for key in BOX.private_keys]
    factors = [
        trustees.verify_partial_decryption(PHI, trustee, empty, raw)
        for trustee, raw in zip(BOX.trustees, raws, strict=True)
    ]
    assert tally.open_tally(empty, factors, 0) == (0, 0, 0, 0)


@pytest.mark.parametrize("holders", [1, 3, 5])
def test_one_to_five_key_holders(holders: int) -> None:
    box = small_box(holders=holders, cards=1)
    vote = ballot.verify_ballot(
        box.params, ballot.seal(box.params, box.cards[0].secret, [0, 1, 0, 0])
    )
    sealed = tally.add_votes(4, [vote.choices])
    factors = [
        trustees.verify_partial_decryption(
            box.params.fingerprint,
            trustee,
            sealed,
            trustees.partial_decryption(box.params.fingerprint, key, sealed),
        )
        for trustee, key in zip(box.trustees, box.private_keys, strict=True)
    ]
    assert tally.open_tally(sealed, factors, 1) == (0, 1, 0, 0)


def test_a_sum_that_opens_to_no_number_is_refused_quickly() -> None:
    """ATTACKS 11: no endless search."""
    noise = (Ciphertext(IDENTITY, scalar_mult_base(random_scalar())),)
    with pytest.raises(BadInput):
        tally.open_tally(noise, [(IDENTITY,)], 5000)


def test_a_share_with_another_key_or_of_another_box_is_refused() -> None:
    first, second = _shares()
    for trustee, phi, raw in (
        (BOX.trustees[0], PHI, second),
        (BOX.trustees[1], PHI, first),
        (BOX.trustees[0], "x" * 43, first),
    ):
        with pytest.raises(BadInput) as refused:
            trustees.verify_partial_decryption(phi, trustee, TALLY, raw)
        assert refused.value.code == "share-proof"


def test_a_share_for_another_sum_is_refused() -> None:
    """ATTACKS 4: the proof is bound to its ciphertext."""
    swapped = (TALLY[1], TALLY[0], *TALLY[2:])
    with pytest.raises(BadInput):
        trustees.verify_partial_decryption(PHI, BOX.trustees[0], swapped, _shares()[0])


def test_a_share_that_is_not_canonical_is_refused() -> None:
    raw = _shares()[0]
    for other in (raw + b"\n", raw.replace(b":[[", b": [[", 1), raw[:-2], b"{}", b"[]"):
        with pytest.raises(BadInput):
            trustees.verify_partial_decryption(PHI, BOX.trustees[0], TALLY, other)


def test_a_key_that_cancels_the_others_is_refused() -> None:
    """ATTACKS 8: such a key is a quotient whose exponent nobody knows."""
    mine = random_scalar()
    others = reduce(add, [trustee.public_key for trustee in BOX.trustees])
    cancelling = subtract(scalar_mult_base(mine), others)
    raw = trustees.Trustee(cancelling, prove_key(mine, cancelling)).to_bytes()
    with pytest.raises(BadInput) as refused:
        trustees.parse_trustee(raw)
    assert refused.value.code == "key-proof"


def test_trustees_read_back_and_refuse_other_kinds() -> None:
    both = trustees.Single(BOX.trustees)
    raw = both.to_bytes()
    assert trustees.parse_trustees(raw) == both
    single = trustees.Single(BOX.trustees[:1]).to_bytes()
    twice = b"[" + single[1:-1] + b"," + single[1:]
    for other, code in (
        (b"[]", "keys-number"),
        (raw.replace(b"Single", b"Double"), "keys-kind"),
        (raw.replace(b"Single", b"Pedersen", 1), "keys-threshold"),
        (b'[["Pedersen",{"threshold":2,"certs":[]}]]', "keys-threshold"),
        (raw + b" ", "keys-form"),
        (twice, "keys-same"),
        (b"{}", "keys-number"),
        (b"[1]", "keys-kind"),
        (b'[["Single"]]', "keys-kind"),
    ):
        with pytest.raises(BadInput) as refused:
            trustees.parse_trustees(other)
        assert refused.value.code == code, other


def test_all_single_key_holders_are_needed() -> None:
    both = trustees.Single(BOX.trustees)
    assert (both.number, both.needed) == (2, 2)
    assert [both.is_enough(owners) for owners in ([], [1], [2], [1, 2], [2, 1, 3])] == [
        *(False, False, False),
        *(True, True),
    ]
    assert both.joint_key() == BOX.params.public_key
    assert both.public_key(2) == BOX.trustees[1].public_key
    first, second = _shares()
    factors = {
        owner: both.verify_share(PHI, owner, TALLY, raw) for owner, raw in ((2, second), (1, first))
    }
    assert tally.open_tally(TALLY, both.combine(factors), len(VOTES)) == SUM
    with pytest.raises(BadInput):
        both.verify_share(PHI, 1, TALLY, second)
    with pytest.raises(ValueError, match="missing"):
        both.combine({1: factors[1]})


def test_a_key_file_reads_back_and_is_bound_to_its_election() -> None:
    private = BOX.private_keys[0]
    key = key_file.KeyFile("ab" * 32, "T", 1, "Kim", point_text(scalar_mult_base(private)), private)
    raw = key.to_bytes()
    assert key_file.parse_key_file(raw, "ab" * 32) == key
    assert str(private) not in repr(key)
    codes = {
        "key-file-election": (raw, "cd" * 32),
        "key-file": (b"%PDF-1.7", "ab" * 32),
    }
    for code, (data, definition) in codes.items():
        with pytest.raises(BadInput) as refused:
            key_file.parse_key_file(data, definition)
        assert refused.value.code == code
    damaged = json.loads(raw) | {"private_key": "12345"}
    with pytest.raises(BadInput):
        key_file.parse_key_file(json.dumps(damaged).encode(), "ab" * 32)


@settings(max_examples=15)
@given(st.permutations(range(4)))
def test_the_order_of_votes_does_not_matter(order: list[int]) -> None:
    raws = [
        ballot.verify_ballot(BOX.params, ballot.seal(BOX.params, card.secret, vote)).choices
        for card, vote in zip(BOX.cards, VOTES[:2], strict=False)
    ]
    picked = [raws[i % 2] for i in order]
    assert tally.add_votes(4, picked) == tally.add_votes(4, sorted(picked, key=repr))


def test_tally_and_result_read_back() -> None:
    assert tally.parse_encrypted_tally(tally.encrypted_tally_bytes(TALLY), 4) == TALLY
    assert tally.parse_result(tally.result_bytes(SUM), 4) == SUM
    for raw in (b'{"result":[[1,2]]}', b'{"result":[[1,2,3,-4]]}', b'{"result":[[1, 2,3,4]]}'):
        with pytest.raises(BadInput):
            tally.parse_result(raw, 4)


@pytest.mark.parametrize(
    "shape",
    [
        lambda inner: inner,
        lambda inner: [inner, inner],
        lambda _inner: [],
        lambda inner: [[*inner, inner[0]]],
        lambda inner: [inner[1:]],
        lambda inner: {"0": inner},
        lambda inner: [{"0": inner}],
        lambda inner: [[{**inner[0], "x": 1}, *inner[1:]]],
        lambda inner: [[{"beta": inner[0]["beta"], "alpha": inner[0]["alpha"]}, *inner[1:]]],
    ],
)
def test_a_sealed_sum_of_another_shape_is_refused(shape: Callable[[Any], Any]) -> None:
    inner = json.loads(tally.encrypted_tally_bytes(TALLY))[0]
    with pytest.raises(BadInput):
        tally.parse_encrypted_tally(ordered(shape(inner)), 4)


@pytest.mark.parametrize(
    "result",
    [
        *([], [[]], [[3, 1, 1]], [[3, 1, 1, 0, 0]], [[3, 1, 1, 0], []], [[3, 1, 1, 0]] * 2),
        *([3, 1, 1, 0], [[True, 1, 1, 0]], [["3", 1, 1, 0]], [[-1, 1, 1, 0]], {"0": [3, 1, 1, 0]}),
    ],
)
def test_a_result_of_another_shape_is_refused(result: Any) -> None:
    with pytest.raises(BadInput):
        tally.parse_result(ordered({"result": result}), 4)


def test_a_key_that_is_not_canonical_is_refused() -> None:
    raw = BOX.trustees[0].to_bytes()
    assert trustees.parse_trustee(raw) == BOX.trustees[0]
    with pytest.raises(BadInput) as refused:
        trustees.parse_trustee(raw + b" ")
    assert refused.value.code == "key-form"


FIELDS = ["format", "definition", "title", "key_holder", "name", "public_key", "private_key"]


@pytest.mark.parametrize("odd", [[1], [], {}, {"1": 1}, None, True])
@pytest.mark.parametrize("field", FIELDS)
def test_a_key_file_with_a_list_or_nothing_in_a_field_is_refused(field: str, odd: object) -> None:
    private = BOX.private_keys[0]
    public = point_text(scalar_mult_base(private))
    value = json.loads(key_file.KeyFile("ab" * 32, "T", 1, "Kim", public, private).to_bytes())
    assert set(value) == set(FIELDS)
    with pytest.raises(BadInput, match="key-file"):
        key_file.parse_key_file(canonical(value | {field: odd}), "ab" * 32)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": "repvote-key-9"}, "key-file"),
        ({"title": 1}, "key-file-damaged"),
        ({"key_holder": "1"}, "key-file-damaged"),
        ({"private_key": "012"}, "key-file-damaged"),
        ({"public_key": "ab" * 32}, "key-file-damaged"),
    ],
)
def test_an_invalid_key_file_is_refused(change: dict[str, object], code: str) -> None:
    private = BOX.private_keys[0]
    public = point_text(scalar_mult_base(private))
    raw = key_file.KeyFile("ab" * 32, "T", 1, "Kim", public, private).to_bytes()
    with pytest.raises(BadInput) as refused:
        key_file.parse_key_file(canonical(json.loads(raw) | change), "ab" * 32)
    assert refused.value.code == code
    with pytest.raises(BadInput) as refused:
        key_file.parse_key_file(b"[]", "ab" * 32)
    assert refused.value.code == "key-file"
