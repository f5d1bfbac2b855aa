"""A whole box made by the browser's code, keys, votes and shares, checked by belenios-tool."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from ballots.box_params import BoxParams
from ballots.credential import draw_cards
from ballots.trustees.single import Single, joint_key, parse_trustee
from tests.factories.box_factory import UUID
from tests.support.belenios import Belenios
from tests.support.shipped_code import ShippedCode

pytestmark = pytest.mark.outside

VOTES = [[1, 0, 1], [0, 0, 0], [1, 0, 0]]


def test_belenios_tool_accepts_all_and_counts_the_same(
    shipped: ShippedCode, belenios: Belenios, tmp_path: Path
) -> None:
    key_pairs = shipped(
        """return [keys.newPrivateKey(), keys.newPrivateKey()].map(
             (x) => ({x: String(x), part: keys.publicPart(x)}))"""
    )
    trustees = [parse_trustee(pair["part"].encode()) for pair in key_pairs]
    cards = list(draw_cards({UUID: len(VOTES)}))
    params = BoxParams(
        UUID, "Reps", "Reps", ("Ann", "Bob", "Zoë"), 2, joint_key(trustees), "ab" * 32
    )
    election = params.to_bytes().decode()
    (tmp_path / "election.json").write_text(election)
    (tmp_path / "trustees.json").write_bytes(Single(tuple(trustees)).to_bytes())
    credentials = sorted(card.credential for card in cards)
    (tmp_path / "public_creds.json").write_text(json.dumps(credentials, separators=(",", ":")))
    belenios("archive", "init", cwd=tmp_path)

    def add(kind: str, text: str = "") -> None:
        belenios("archive", "add-event", f"--type={kind}", text_in=text, cwd=tmp_path)

    for card, choices in zip(cards, VOTES, strict=True):
        sealed = shipped("return core.seal(e, s, c)", e=election, s=card.secret, c=choices)
        (tmp_path / "vote.json").write_text(sealed)
        belenios("election", "verify-ballot", "--ballot", "vote.json", cwd=tmp_path)
        add("Ballot", sealed)
    add("EndBallots")
    tally = belenios("election", "compute-encrypted-tally", cwd=tmp_path).stdout
    add("EncryptedTally", tally)
    for owner, pair in enumerate(key_pairs, start=1):
        share = shipped(
            "return keys.partialDecryption(core.parseElection(e).fingerprint, BigInt(x), t)",
            e=election,
            x=pair["x"],
            t=json.loads(tally.splitlines()[0]),
        )
        owned = {"owner": owner, "payload": sha256(share.encode()).hexdigest()}
        add("PartialDecryption", f"{share}\n{json.dumps(owned, separators=(',', ':'))}\n")
    result = belenios("election", "compute-result", cwd=tmp_path).stdout
    assert json.loads(result) == {"result": [[2, 0, 1]]}
    add("Result", result)
    belenios("election", "verify", cwd=tmp_path)
