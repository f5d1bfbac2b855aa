"""The browser's own arithmetic, in the bytes that are shipped, against Python and the vectors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as PageError

from ballots.ballot import check
from ballots.credential import parse_card
from ballots.group import IDENTITY, ORDER, point_text
from ballots.tally import add_votes, encrypted_tally_bytes, open_tally
from ballots.trustees.key_file import KeyFile, key_file_bytes, read_key_file
from ballots.trustees.single import check_partial, parse_trustee
from tests.ballots.small import small_box
from tests.browser.conftest import Core

pytestmark = pytest.mark.browser

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
SMALL_ORDER = "0000000000000000000000000000000000000000000000000000000000000000"  # order 4
DEFINITION = "ab" * 32


def vectors(name: str) -> dict[str, Any]:
    return json.loads((VECTORS / f"{name}.json").read_text())


# --- vectors -----------------------------------------------------------------------------------


def test_cards_are_read_and_written_as_in_python(core: Core) -> None:
    wanted = vectors("cards")
    assert core("return [...core.PICTURES]") == wanted["picture_names"]
    found = core(
        """return cards.map(({text, link}) => {
             const {uuid, secret} = core.parseCard(text);
             const again = core.parseCard(link);
             const credential = core.publicCredential(secret, uuid);
             return {uuid, secret, credential, pictures: core.picturesOf(credential),
                     text: core.cardText(uuid, secret), same: again.secret === secret};
           })""",
        cards=wanted["cards"],
    )
    for one, card in zip(found, wanted["cards"], strict=True):
        assert one.pop("same")
        assert one == {name: card[name] for name in one}


def test_what_is_no_card_is_refused_as_in_python(core: Core) -> None:
    refused = vectors("cards")["refused"]
    codes = core(
        """return texts.map((text) => {
             try { core.parseCard(text); return null; } catch (problem) { return problem.code; }
           })""",
        texts=[one["text"] for one in refused],
    )
    assert codes == [one["code"] for one in refused]


def test_a_scanner_with_another_keyboard_is_understood(core: Core) -> None:
    card = vectors("cards")["cards"][0]
    for sign in "£\\~|":
        link = f"http>--vote.example-vote{sign}{card['text']}\n"
        assert core("return core.parseCard(link).secret", link=link) == card["secret"]


def test_fingerprint_and_trackers_are_pythons(core: Core) -> None:
    wanted = vectors("sealed")
    texts = [ballot["sealed"] for ballot in wanted["ballots"]]
    trackers = core("return texts.map((text) => core.tracker(text))", texts=texts)
    assert trackers == [ballot["tracker"] for ballot in wanted["ballots"]]
    election = core("return core.parseElection(e).fingerprint", e=wanted["election"])
    assert election == wanted["fingerprint"]


def test_keys_are_pythons(core: Core) -> None:
    wanted = vectors("keys")
    for key in wanted["keys"]:
        public = core("return core.publicKeyOf(BigInt(x))", x=key["private_key"])
        assert public == key["public_key"]
    file = wanted["key_file"]
    text = core(
        "return core.keyFileText({...file, privateKey: BigInt(x)})",
        file={name: file[name] for name in ("definition", "title", "index", "name")},
        x=wanted["keys"][file["key"]]["private_key"],
    )
    assert text == file["text"]


# --- sealing -----------------------------------------------------------------------------------


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
    core: Core, options: int, most: int, choices: list[int]
) -> None:
    box = small_box(options, most, cards=1)
    card = box.cards[0]
    sealed = core(
        "return core.seal(election, secret, choices)",
        election=box.params.to_bytes().decode(),
        secret=card.secret,
        choices=choices,
    )
    ballot = check(box.params, sealed.encode())
    assert ballot.credential == card.credential
    assert core("return core.tracker(sealed)", sealed=sealed) == ballot.tracker
    tally = add_votes(options, [ballot.choices])
    factors = []
    for key, trustee in zip(box.private_keys, box.trustees, strict=True):
        share = browser_share(core, box.params.fingerprint, key, tally)
        factors.append(check_partial(box.params.fingerprint, trustee, tally, share))
    assert list(open_tally(tally, factors, 1)) == choices


def test_sealing_twice_never_gives_the_same_bytes(core: Core) -> None:
    box = small_box(cards=1)
    first, second = core(
        "return [await core.seal(e, s, [1, 0, 0, 0]), await core.seal(e, s, [1, 0, 0, 0])]",
        e=box.params.to_bytes().decode(),
        s=box.cards[0].secret,
    )
    assert first != second
    assert not set(json.loads(first)["answers"][0]["choices"][0].values()) & set(
        json.loads(second)["answers"][0]["choices"][0].values()
    )


@pytest.mark.parametrize(
    "choices", [[1, 1, 1, 0], [2, 0, 0, 0], [-1, 1, 1, 0], [1, 0, 0], [0.5] * 4]
)
def test_a_vote_that_breaks_the_rules_is_not_sealed(core: Core, choices: list[int]) -> None:
    box = small_box(cards=1)
    with pytest.raises(PageError, match="do not fit"):
        core(
            "return core.seal(e, s, choices)",
            e=box.params.to_bytes().decode(),
            s=box.cards[0].secret,
            choices=choices,
        )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"version":1', '"version":2'),
        ('"group":"Ed25519"', '"group":"BELENIOS-2048"'),
        ('"min":0', '"min":1'),
        ('"min":0', '"blank":true,"min":0'),
        ('"max":2', '"max":9'),
    ],
)
def test_an_election_of_another_kind_is_not_sealed_for(core: Core, old: str, new: str) -> None:
    election = small_box().params.to_bytes().decode()
    assert old in election
    with pytest.raises(PageError, match="not of a kind"):
        core("return core.parseElection(e)", e=election.replace(old, new))


# --- key holders -------------------------------------------------------------------------------


def browser_share(core: Core, fingerprint: str, key: int, tally: Any) -> bytes:
    share = core(
        "return core.partialDecryption(fingerprint, BigInt(x), JSON.parse(tally))",
        fingerprint=fingerprint,
        x=str(key),
        tally=encrypted_tally_bytes(tally).decode(),
    )
    return share.encode()


def test_python_accepts_a_key_and_its_file(core: Core) -> None:
    made = core(
        """const x = core.newPrivateKey();
           const file = core.keyFileText({definition, title: "T", index: 2, name: "Zoë",
                                          privateKey: x});
           return {part: core.publicPart(x), file}""",
        definition=DEFINITION,
    )
    trustee = parse_trustee(made["part"].encode())
    key = read_key_file(made["file"].encode(), DEFINITION)
    assert key.public_key == point_text(trustee.public_key)
    assert (key.index, key.name) == (2, "Zoë")


def test_the_share_of_an_empty_box(core: Core) -> None:
    box = small_box()
    tally = add_votes(4, [])
    share = browser_share(core, box.params.fingerprint, box.private_keys[0], tally)
    factors = check_partial(box.params.fingerprint, box.trustees[0], tally, share)
    assert set(factors) == {IDENTITY}


@pytest.mark.parametrize(
    "point",
    [
        SMALL_ORDER,
        "e" * 64,
        "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed",  # y = p, not reduced
        "8000000000000000000000000000000000000000000000000000000000000001",  # x = 0 with a sign
        "6" * 63 + "G",
        "6" * 63,
        "66666666666666666666666666666666666666666666666666666666666666 5",
    ],
)
def test_a_hostile_point_never_meets_the_private_key(core: Core, point: str) -> None:
    base = "6" * 62 + "58"
    program = "return core.partialDecryption('f', 5n, [[{alpha, beta}]])"
    assert core(program, alpha=base, beta=base)
    for alpha, beta in ((point, base), (base, point)):
        with pytest.raises(PageError):
            core(program, alpha=alpha, beta=beta)


def test_a_point_with_a_small_order_part_is_refused(core: Core) -> None:
    # minus the y coordinate of the base point: the base point plus the point of order two
    field = 2**255 - 19
    y = 4 * pow(5, -1, field) % field
    twisted = f"{field - y:064x}"
    assert core("return core.parsePoint(base) !== null", base=f"{y:064x}")
    with pytest.raises(PageError, match="not in the group"):
        core("return core.parsePoint(twisted)", twisted=twisted)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"format": "repvote-roll-1"}, "key-file"),
        ({"definition": "cd" * 32}, "key-file-election"),
        ({"key_holder": 2}, "key-file-holder"),
        ({"private_key": "0"}, "key-file-damaged"),
        ({"private_key": "12"}, "key-file-damaged"),
        ({"private_key": str(ORDER + 11)}, "key-file-damaged"),
        ({"private_key": 11}, "key-file-damaged"),
        ({"extra": "x"}, "key-file-damaged"),
    ],
)
def test_a_wrong_key_file_is_named(core: Core, change: dict[str, Any], code: str | None) -> None:
    public = core("return core.publicKeyOf(11n)")
    file = json.loads(key_file_bytes(KeyFile(DEFINITION, "T", 1, "Ann", public, 11)))
    assert read_back(core, json.dumps({**file, **change}), public) == code


def test_files_that_are_something_else(core: Core) -> None:
    for text in ("", "{", "[]", "null", "7", "<html>", '{"format":1}'):
        assert read_back(core, text, "ab" * 32) == "key-file"
    other = core(
        """return core.keyFileText({definition, title: "T", index: 1, name: "Ann",
                                    privateKey: 12n})""",
        definition=DEFINITION,
    )
    assert read_back(core, other, "ab" * 32) == "key-file-holder"


def read_back(core: Core, text: str, public: str) -> str | None:
    return core(
        """try {
             core.readKeyFile(text, {definition, index: 1, publicKey: pub});
             return null;
           } catch (problem) { return problem.code ?? String(problem); }""",
        text=text,
        definition=DEFINITION,
        pub=public,
    )


def test_parse_card_agrees_with_python_on_a_fresh_card(core: Core) -> None:
    card = small_box(cards=1).cards[0]
    text = core("return core.cardText(uuid, secret)", uuid=card.uuid, secret=card.secret)
    assert parse_card(text) == (card.uuid, card.secret)
