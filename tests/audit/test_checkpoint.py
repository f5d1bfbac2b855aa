from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import NoteInvalid
from audit.log.checkpoint import Checkpoint, key_id, open_note, sign

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
NAME = "log.example/board-2026"
HEAD = Checkpoint(NAME, 7, b"r" * 32)
KNOWN = {NAME: KEY.public_key().public_bytes_raw()}
NOTE = sign(HEAD, KEY)


def _line(key: Ed25519PrivateKey, name: str, body: bytes) -> bytes:
    signature = key_id(name, key.public_key().public_bytes_raw()) + key.sign(body)
    return f"— {name} {base64.b64encode(signature).decode()}\n".encode()


def _code(raw: bytes, known: dict[str, bytes] | None = None) -> str:
    with pytest.raises(NoteInvalid) as caught:
        open_note(raw, KNOWN if known is None else known)
    return caught.value.code


def test_a_signed_note_can_be_read() -> None:
    assert open_note(NOTE, KNOWN) == (HEAD, frozenset({NAME}))
    assert NOTE.startswith(f"{NAME}\n7\n".encode())


def test_the_example_note_of_the_go_project_verifies() -> None:
    # golang.org/x/mod/sumdb/note: verifier key and signed note of its example
    key = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]
    assert key_id("PeterNeumann", key).hex() == "c74f20a3"
    note = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
        "\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqf"
        "qdngotpRZb6KE6RyyBwJnAM=\n"
    )
    # the signature holds, so what is refused is that it is no checkpoint
    assert _code(note.encode(), {"PeterNeumann": key}) == "note-form"
    wrong = note.replace("answer", "Answer").encode()
    assert _code(wrong, {"PeterNeumann": key}) == "note-signature"


def test_lines_of_unknown_keys_are_ignored() -> None:
    witness = _line(OTHER, "witness.example", HEAD.body())
    same_name = _line(OTHER, NAME, HEAD.body())
    assert open_note(NOTE + witness + same_name, KNOWN) == (HEAD, frozenset({NAME}))
    both = KNOWN | {"witness.example": OTHER.public_key().public_bytes_raw()}
    assert open_note(NOTE + witness, both)[1] == {NAME, "witness.example"}


def test_a_wrong_signature_by_a_known_key_is_refused() -> None:
    witness = _line(OTHER, "witness.example", b"something else")
    both = KNOWN | {"witness.example": OTHER.public_key().public_bytes_raw()}
    assert _code(NOTE + witness, both) == "note-signature"
    assert _code(NOTE.replace(b"\n7\n", b"\n8\n")) == "note-signature"


def test_a_note_without_a_known_signer_is_refused() -> None:
    assert _code(HEAD.body() + b"\n" + _line(OTHER, NAME, HEAD.body())) == "note-unsigned"


@pytest.mark.parametrize(
    "body",
    [
        f"{NAME}\n07\n{base64.b64encode(b'r' * 32).decode()}\n",
        f"{NAME}\n-7\n{base64.b64encode(b'r' * 32).decode()}\n",
        f"{NAME}\n7\n{base64.b64encode(b'r' * 31).decode()}\n",
        f"{NAME}\n7\n{base64.b64encode(b'r' * 32).decode()}\nmore\n",
        f"{NAME}\n7\n{base64.b64encode(b'r' * 32).decode()[:-2]}t=\n",
        f"{NAME} x\n7\n{base64.b64encode(b'r' * 32).decode()}\n",
        "\n",
    ],
)
def test_only_a_checkpoint_is_a_checkpoint(body: str) -> None:
    assert _code(body.encode() + b"\n" + _line(KEY, NAME, body.encode())) == "note-form"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "note-form"),
        (b"\xff", "note-form"),
        (NOTE[:-1], "note-form"),
        (NOTE + b"\n", "note-form"),
        (NOTE + b"x\n", "note-form"),
        (NOTE + b"\xe2\x80\x94 a b c\n", "note-form"),
        (NOTE * 40, "note-signature"),
        (NOTE + _line(OTHER, "w", b"") * 40, "note-long"),
        (b"x" * 20_000, "note-long"),
    ],
)
def test_bad_notes_are_refused(raw: bytes, code: str) -> None:
    assert _code(raw) == code


def test_an_invalid_origin_is_not_signed() -> None:
    for origin in ("", "two words", "a+b", "line\nbreak"):
        with pytest.raises(ValueError):
            sign(Checkpoint(origin, 0, b"r" * 32), KEY)


@given(st.integers(0, len(NOTE) - 1), st.integers(1, 255))
def test_any_changed_byte_is_noticed(place: int, change: int) -> None:
    raw = bytearray(NOTE)
    raw[place] ^= change
    with pytest.raises(NoteInvalid):
        open_note(bytes(raw), KNOWN)


@given(st.binary(max_size=300))
def test_random_bytes_raise_only_our_error(raw: bytes) -> None:
    with pytest.raises(NoteInvalid):
        open_note(raw, KNOWN)
