"""Sealed votes and belenios-tool: each accepts the other's votes; both refuse forged ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ballots import ballot, tally
from ballots.errors import BallotRefused
from ballots.trustees import single as trustees
from tests.factories.box_factory import SmallBox, small_box
from tests.factories.forged_ballots import Forgery, forgeries
from tests.support.belenios import Belenios

pytestmark = pytest.mark.outside

VOTE = [1, 0, 0, 1]


@pytest.fixture(scope="module")
def box() -> SmallBox:
    return small_box(cards=6)


@pytest.fixture
def folder(box: SmallBox, belenios: Belenios, tmp_path: Path) -> Path:
    """Set up the box as the tool itself would."""
    (tmp_path / "election.json").write_bytes(box.params.to_bytes())
    (tmp_path / "trustees.json").write_bytes(trustees.Single(box.trustees).to_bytes())
    credentials = sorted(card.credential for card in box.cards)
    (tmp_path / "public_creds.json").write_text(json.dumps(credentials, separators=(",", ":")))
    belenios("archive", "init", cwd=tmp_path)
    return tmp_path


def _accepts(belenios: Belenios, folder: Path, raw: bytes) -> bool:
    (folder / "vote.json").write_bytes(raw)
    done = belenios(
        *("election", "verify-ballot", "--ballot", "vote.json"), cwd=folder, check=False
    )
    return done.returncode == 0


def test_both_releases_accept_our_vote(
    box: SmallBox, folder: Path, belenios: Belenios, belenios_oldest: Belenios
) -> None:
    raw = ballot.seal(box.params, box.cards[0].secret, VOTE)
    assert _accepts(belenios, folder, raw)
    assert _accepts(belenios_oldest, folder, raw)


@pytest.mark.parametrize("vote", [VOTE, [0, 0, 0, 0], [0, 1, 0, 0]])
def test_our_program_accepts_a_vote_of_the_tool(
    vote: list[int], box: SmallBox, folder: Path, belenios: Belenios
) -> None:
    card = box.cards[1]
    (folder / "secret").write_text(card.secret)
    (folder / "choice.json").write_text(json.dumps([vote]))
    done = belenios(
        *("election", "generate-ballot", "--privcred", "secret", "--choice", "choice.json"),
        cwd=folder,
    )
    checked = ballot.verify_ballot(box.params, done.stdout.strip().encode())
    assert checked.credential == card.credential
    sealed = tally.add_votes(4, [checked.choices])
    shares = [
        trustees.partial_decryption(box.params.fingerprint, key, sealed) for key in box.private_keys
    ]
    factors = [
        trustees.verify_partial_decryption(box.params.fingerprint, trustee, sealed, raw)
        for trustee, raw in zip(box.trustees, shares, strict=True)
    ]
    assert tally.open_tally(sealed, factors, 1) == tuple(vote)


def _forged(box: SmallBox) -> list[Forgery]:
    others = ballot.seal(box.params, box.cards[1].secret, [0, 1, 0, 0])
    return list(forgeries(box.params, box.cards[0].secret, others))


def test_both_programs_refuse_every_forged_vote(
    box: SmallBox, folder: Path, belenios: Belenios
) -> None:
    let_through = [
        forgery.name
        for forgery in _forged(box)
        if forgery.name != "line end added" and _accepts(belenios, folder, forgery.raw)
    ]  # the tool reads a file's lines, so an added line end never reaches it
    assert let_through == []
    for forgery in _forged(box):
        with pytest.raises(BallotRefused):
            ballot.verify_ballot(box.params, forgery.raw)


def test_the_tool_refuses_a_card_that_is_not_listed(
    box: SmallBox, folder: Path, belenios: Belenios
) -> None:
    stranger = small_box(cards=1)
    raw = ballot.seal(box.params, stranger.cards[0].secret, VOTE)
    assert not _accepts(belenios, folder, raw)


def test_a_key_made_by_the_tool_is_accepted(
    box: SmallBox, belenios: Belenios, tmp_path: Path
) -> None:
    belenios("setup", "generate-trustee-key", "--group", "Ed25519", cwd=tmp_path)
    (public,) = tmp_path.glob("*.pubkey")
    trustee = trustees.parse_trustee(public.read_bytes().strip())
    assert trustees.joint_key([trustee]) == trustee.public_key


def test_trackers_are_the_tool_s_hashes(box: SmallBox, belenios: Belenios) -> None:
    raw = ballot.seal(box.params, box.cards[0].secret, VOTE)
    their_hash = belenios("sha256-b64", text_in=raw.decode()).stdout.strip()
    assert their_hash == ballot.tracker(raw)
