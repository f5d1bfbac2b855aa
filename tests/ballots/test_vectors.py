"""The fixed vectors that Python, the browser's code and belenios-tool agree on."""

from __future__ import annotations

from typing import Any

import pytest

from ballots.ballot import tracker, verify_ballot
from ballots.box_params import BoxParams
from ballots.credential import PICTURES, card_text, parse_card, pictures_of, public_credential
from ballots.errors import BadInput
from ballots.group import point_text
from ballots.tally import add_votes, open_tally, parse_encrypted_tally
from ballots.trustees.key_file import parse_key_file
from ballots.trustees.single import (
    parse_trustee,
    partial_decryption,
    public_part,
    verify_partial_decryption,
)
from tests.support.vectors import vectors

CARDS, SEALED, KEYS = vectors("cards"), vectors("sealed"), vectors("keys")
PARAMS = BoxParams.from_bytes(SEALED["election"].encode())


def test_every_program_made_some_vectors() -> None:
    for entries in (CARDS["cards"], SEALED["ballots"]):
        made_by = {entry["made_by"] for entry in entries}
        assert made_by == {"python", "javascript", "belenios-tool"}


def test_the_pictures_have_these_names() -> None:
    assert list(PICTURES) == CARDS["picture_names"]


@pytest.mark.parametrize("card", CARDS["cards"], ids=lambda card: card["credential"][:8])
def test_cards(card: dict[str, Any]) -> None:
    assert parse_card(card["text"]) == parse_card(card["link"]) == (card["uuid"], card["secret"])
    assert card_text(card["uuid"], card["secret"]) == card["text"]
    assert public_credential(card["secret"], card["uuid"]) == card["credential"]
    assert list(pictures_of(card["credential"])) == card["pictures"]


@pytest.mark.parametrize("refused", CARDS["refused"], ids=lambda refused: repr(refused["text"]))
def test_an_invalid_card_is_refused(refused: dict[str, str]) -> None:
    with pytest.raises(BadInput) as caught:
        parse_card(refused["text"])
    assert caught.value.code == refused["code"]


@pytest.mark.parametrize("ballot", SEALED["ballots"], ids=lambda ballot: ballot["made_by"])
def test_sealed_votes_open_to_what_was_chosen(ballot: dict[str, Any]) -> None:
    raw = ballot["sealed"].encode()
    sealed = verify_ballot(PARAMS, raw)
    assert (sealed.credential, sealed.tracker) == (ballot["credential"], ballot["tracker"])
    assert tracker(raw) == ballot["tracker"]
    tally = add_votes(len(PARAMS.answers), [sealed.choices])
    factors = []
    for text in SEALED["private_keys"]:
        key = int(text)
        share = partial_decryption(PARAMS.fingerprint, key, tally)
        factors.append(
            verify_partial_decryption(PARAMS.fingerprint, public_part(key), tally, share)
        )
    assert list(open_tally(tally, factors, 1)) == ballot["choices"]


def test_the_fingerprint() -> None:
    assert PARAMS.fingerprint == SEALED["fingerprint"]


@pytest.mark.parametrize("part", KEYS["public_parts"], ids=lambda part: part["made_by"])
def test_public_parts_of_keys(part: dict[str, Any]) -> None:
    trustee = parse_trustee(part["text"].encode())
    assert point_text(trustee.public_key) == KEYS["keys"][part["key"]]["public_key"]


def test_the_key_file() -> None:
    wanted = KEYS["key_file"]
    key = parse_key_file(wanted["text"].encode(), wanted["definition"])
    assert str(key.private_key) == KEYS["keys"][wanted["key"]]["private_key"]
    assert (key.title, key.index, key.name) == (wanted["title"], wanted["index"], wanted["name"])
    assert key.to_bytes().decode() == wanted["text"]


def test_shares_open_both_sums() -> None:
    for name, totals in (("three votes", KEYS["totals"]), ("empty", [0, 0, 0])):
        tally = parse_encrypted_tally(KEYS["tallies"][name].encode(), 3)
        factors = []
        for share in KEYS["shares"]:
            if share["tally"] == name:
                trustee = public_part(int(KEYS["keys"][share["key"]]["private_key"]))
                raw = share["share"].encode()
                factors.append(verify_partial_decryption(KEYS["fingerprint"], trustee, tally, raw))
        assert list(open_tally(tally, factors, 3)) == totals
