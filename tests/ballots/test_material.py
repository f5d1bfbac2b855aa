from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from ballots.definition.material import (
    Material,
    new_material,
    new_salt,
    points_hash,
    points_problems,
    salted_hash,
)

SALT = bytes(range(32))


def test_a_salted_hash_is_as_record_md_says() -> None:
    wanted = hashlib.sha256(b"repvote-candidate-v1\nphoto\n" + SALT + b"jpeg").hexdigest()
    assert salted_hash("photo", SALT, b"jpeg") == wanted
    wanted = hashlib.sha256(b"repvote-candidate-v1\npoints\n" + SALT + b'["A","B"]').hexdigest()
    assert points_hash(SALT, ("A", "B")) == wanted


def test_kind_salt_and_content_all_matter() -> None:
    hashes = {
        salted_hash("photo", SALT, b"x"),
        salted_hash("recording", SALT, b"x"),
        salted_hash("photo", SALT[::-1], b"x"),
        salted_hash("photo", SALT, b"y"),
    }
    assert len(hashes) == 4
    for bad in (b"", SALT[1:], SALT + b"x"):
        with pytest.raises(ValueError, match="32 bytes"):
            salted_hash("photo", bad, b"x")


def test_material_gets_salts_of_its_own() -> None:
    one, two = (new_material(("A",), b"jpeg") for _ in range(2))
    assert len({one.points_salt, one.photo_salt, two.points_salt, two.photo_salt}) == 4
    assert one.points_hash != two.points_hash
    assert one.photo != two.photo
    assert one.photo_salt is not None
    assert salted_hash("photo", one.photo_salt, b"jpeg") == one.photo
    assert new_salt(lambda size: b"7" * size) == b"7" * 32


def test_points_that_were_taken_out_have_no_hash() -> None:
    whole = Material(("A",), SALT, "ab" * 32, SALT)
    assert whole.points_hash == points_hash(SALT, ("A",))
    assert replace(whole, points=None).points_hash is None
    assert replace(whole, points_salt=None).points_hash is None


def test_points_that_cannot_be_shown_are_problems() -> None:
    assert list(points_problems("Ann", ("One.", "Two.", "Three."))) == []
    codes = [
        (problem.code, problem.where)
        for problem in points_problems("Ann", (" ", "A\nB", "x" * 201))
    ]
    assert codes == [("D.4", "points of Ann")] * 3
    (found,) = points_problems("Ann", ("x",) * 4)
    assert (found.code, found.where) == ("D.7", "Ann")
