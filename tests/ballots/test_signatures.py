"""Signatures are verified strictly: odd keys, odd points and odd numbers are refused."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import nacl.bindings as sodium
import nacl.exceptions
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from ballots.definition.rules import problems
from ballots.group import IDENTITY
from ballots.signatures import is_signed, is_signing_key
from tests.factories.odd_signatures import (
    FILE,
    MESSAGE,
    OFF_CURVE,
    PUBLIC,
    SMALL,
    UNREDUCED,
    Vector,
    multiple,
    signed,
    vectors,
)
from tests.factories.record_factory import SmallElection
from tests.factories.small_election import draw_small_election

VECTORS = list(vectors())
NO_KEYS = [*SMALL, *UNREDUCED, OFF_CURVE]


def test_the_vectors_are_those_of_the_file() -> None:
    assert json.loads(FILE.read_text()) == [asdict(vector) for vector in VECTORS]


def test_the_small_points_are_all_there() -> None:
    assert len(set(SMALL)) == 8
    assert {multiple(8, point) for point in SMALL} == {IDENTITY}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.why)
def test_a_signature_holds_or_not(vector: Vector) -> None:
    assert is_signed(*vector.parts) == vector.holds


def _library_accepts(vector: Vector) -> bool:
    key, message, signature = vector.parts
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _libsodium_accepts(vector: Vector) -> bool:
    key, message, signature = vector.parts
    try:
        sodium.crypto_sign_open(signature + message, key)
    except (nacl.exceptions.BadSignatureError, nacl.exceptions.ValueError):
        return False
    return True


def test_libraries_accept_some_that_we_refuse() -> None:
    """So the strict function is there for something, and these vectors can tell."""
    refused = [vector for vector in VECTORS if not vector.holds]
    accepted = {vector.why for vector in refused if _library_accepts(vector)}
    assert {"key 0 is of small order: 1", "R is of small order: 0"} <= accepted
    assert "the key has a part of small order: 1" in accepted
    assert any(_libsodium_accepts(vector) for vector in refused)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100))
def test_whatever_is_signed_honestly_holds(private: bytes, message: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(private)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert is_signing_key(public)
    assert is_signed(public, message, signature)
    assert not is_signed(public, message + b"x", signature)


@given(st.integers(0, 511))
def test_any_changed_bit_is_noticed(place: int) -> None:
    changed = bytearray(signed())
    changed[place // 8] ^= 1 << place % 8
    assert not is_signed(PUBLIC, MESSAGE, bytes(changed))


@pytest.mark.parametrize("key", [*NO_KEYS, b"", b"x", PUBLIC[:31], PUBLIC + b"\0"])
def test_a_key_that_is_no_point_of_the_group_is_refused(key: bytes) -> None:
    assert not is_signing_key(key)


@pytest.fixture(scope="module")
def small() -> SmallElection:
    return draw_small_election()


@pytest.mark.parametrize("key", NO_KEYS)
@pytest.mark.parametrize("whose", ["secretary", "witness", "log"])
def test_the_keys_of_a_definition_are_strict(small: SmallElection, key: bytes, whose: str) -> None:
    election, officers = small.election, small.election.officers
    if whose == "log":
        election = replace(election, log=replace(election.log, public_key=key.hex()))
    else:
        officer = replace(getattr(officers, whose), public_key=key.hex())
        election = replace(election, officers=replace(officers, **{whose: officer}))
    assert [(found.code, found.where) for found in problems(election)] == [("D.11", "officers")]
