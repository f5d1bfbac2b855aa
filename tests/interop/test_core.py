"""Everything the browser seals, writes and computes is accepted by Python, byte for byte."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest

from ballots.ballot import verify_ballot
from ballots.candidate_order import rotate_candidates
from ballots.credential import parse_card
from ballots.group import IDENTITY, point_text
from ballots.tally import add_votes, encrypted_tally_bytes, open_tally
from ballots.trustees.key_file import KeyFile, parse_key_file
from ballots.trustees.single import parse_trustee, verify_partial_decryption
from tests.factories.box_factory import small_box
from tests.support.shipped_code import ShippedCode

DEFINITION = "ab" * 32


@pytest.mark.parametrize(
    ("options", "most", "choices"),
    [
        (1, 1, [1]),
        (4, 2, [0, 0, 0, 0]),
        (4, 2, [0, 1, 0, 1]),
        (4, 4, [1, 1, 1, 1]),
        (20, 10, [1, 0] * 10),
    ],
)
def test_python_accepts_and_opens_what_the_browser_seals(
    shipped: ShippedCode, options: int, most: int, choices: list[int]
) -> None:
    box = small_box(options, most, cards=1)
    card = box.cards[0]
    sealed = shipped(
        "return core.seal(election, secret, choices)",
        election=box.params.to_bytes().decode(),
        secret=card.secret,
        choices=choices,
    )
    ballot = verify_ballot(box.params, sealed.encode())
    assert ballot.credential == card.credential
    assert shipped("return core.tracker(sealed)", sealed=sealed) == ballot.tracker
    tally = add_votes(options, [ballot.choices])
    factors = []
    for key, trustee in zip(box.private_keys, box.trustees, strict=True):
        share = browser_share(shipped, box.params.fingerprint, key, tally)
        factors.append(verify_partial_decryption(box.params.fingerprint, trustee, tally, share))
    assert list(open_tally(tally, factors, 1)) == choices


def browser_share(shipped: ShippedCode, fingerprint: str, key: int, tally: Any) -> bytes:
    share = shipped(
        "return keys.partialDecryption(fingerprint, BigInt(x), JSON.parse(tally))",
        fingerprint=fingerprint,
        x=str(key),
        tally=encrypted_tally_bytes(tally).decode(),
    )
    return str(share).encode()


def test_python_accepts_the_share_of_an_empty_box(shipped: ShippedCode) -> None:
    box = small_box()
    tally = add_votes(4, [])
    share = browser_share(shipped, box.params.fingerprint, box.private_keys[0], tally)
    factors = verify_partial_decryption(box.params.fingerprint, box.trustees[0], tally, share)
    assert set(factors) == {IDENTITY}


def test_python_accepts_a_key_and_its_file(shipped: ShippedCode) -> None:
    handed_in = shipped(
        """const x = keys.newPrivateKey();
           const file = keys.keyFileText({definition, title: "T", index: 2, name: "Zoë",
                                          privateKey: x});
           return {part: keys.publicPart(x), file}""",
        definition=DEFINITION,
    )
    trustee = parse_trustee(handed_in["part"].encode())
    key = parse_key_file(handed_in["file"].encode(), DEFINITION)
    assert key.public_key == point_text(trustee.public_key)
    assert (key.index, key.name) == (2, "Zoë")


def test_the_browser_takes_the_key_file_that_python_writes(shipped: ShippedCode) -> None:
    public = shipped("return keys.publicKeyOf(11n)")
    file = KeyFile(DEFINITION, "T", 1, "Ann", public, 11).to_bytes().decode()
    key = shipped(
        "return String(keys.readKeyFile(file, {definition, index: 1, publicKey}))",
        file=file,
        definition=DEFINITION,
        publicKey=public,
    )
    assert key == "11"
    assert json.loads(file) == json.loads(
        shipped(
            """return keys.keyFileText({definition, title: "T", index: 1, name: "Ann",
                                        privateKey: 11n})""",
            definition=DEFINITION,
        )
    )


def test_python_reads_a_card_that_the_browser_writes(shipped: ShippedCode) -> None:
    card = small_box(cards=1).cards[0]
    text = shipped("return core.cardText(uuid, secret)", uuid=card.uuid, secret=card.secret)
    assert parse_card(text) == (card.uuid, card.secret)


def test_r47_paper_and_screen_show_the_same_order(shipped: ShippedCode) -> None:
    credentials = [sha256(str(number).encode()).hexdigest() for number in range(500)]
    for count in (1, 2, 5, 13):
        people = list(range(count))
        rotated = shipped(
            "return credentials.map((credential) => core.rotateCandidates(people, credential))",
            credentials=credentials,
            people=people,
        )
        assert rotated == [
            list(rotate_candidates(people, credential)) for credential in credentials
        ]
