"""Faults in the archives of boxes and in their set-up."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from audit.box import reader as box_reader
from ballots.ballot import seal
from ballots.credential import draw_cards
from ballots.encoding import ordered, sha256_hex
from ballots.group import point_text, random_scalar
from ballots.trustees.single import Single, Trustee, public_part
from tests.audit.mutations.base import (
    body_of,
    files_mutant,
    flip,
    mutant,
    some_key,
    steps_mutant,
)
from tests.factories.record_factory import (
    CARERS,
    REPS,
    Changes,
    Events,
    SmallElection,
    Steps,
)


def _trustees_bytes(trustees: tuple[Trustee, ...]) -> bytes:
    return Single(trustees).to_bytes()


# --- boxes: the archive ---------------------------------------------------------------------------

_BOX = f"boxes/{REPS}.bel"
files_mutant("box missing", "V12", lambda _w, files: files.pop(_BOX))
files_mutant(
    "box of no contest",
    "V12",
    lambda _w, f: f.update({"boxes/9xVbcdefghijk3.bel": f[_BOX]}),
)
files_mutant(
    "boxes swapped",
    "V13 V17 V21 V22 V31",
    lambda _w, f: f.update({_BOX: f[f"boxes/{CARERS}.bel"], f"boxes/{CARERS}.bel": f[_BOX]}),
)
files_mutant("box cut inside", "V10", lambda _w, f: f.update({_BOX: f[_BOX][:-512]}))
files_mutant("hidden bytes in a box", "V10", lambda _w, files: flip(files, _BOX, 1023))
files_mutant("header of a box", "V10", lambda _w, files: flip(files, _BOX, 512 + 512 + 101))
files_mutant("bytes after a box", "V10", lambda _w, f: f.update({_BOX: f[_BOX] + bytes(1024)}))


def _truncate(_small: SmallElection, files: dict[str, bytes]) -> None:
    """Take away the last event of a box completely."""
    parsed = box_reader.parse_box(files[_BOX])
    files[_BOX] = files[_BOX][: parsed.links[-1].data[0].start - 512]


files_mutant("box rolled back by one event", "V21", _truncate)


def _swap_events(_small: SmallElection, files: dict[str, bytes]) -> None:
    links = box_reader.parse_box(files[_BOX]).links
    cut = [link.data[0].start - 512 for link in links[1:4]]
    raw = files[_BOX]
    files[_BOX] = raw[: cut[0]] + raw[cut[1] : cut[2]] + raw[cut[0] : cut[1]] + raw[cut[2] :]


files_mutant("events of a box swapped", "V11", _swap_events)


# --- boxes: set-up --------------------------------------------------------------------------------


def _setup(name: str, checks: str, change: Callable[[SmallElection, list[bytes]], None]) -> None:
    """Set up the box of the reps with another election, trustees or credentials."""

    def edit(small: SmallElection, steps: Steps) -> None:
        parts = list(steps[REPS][0][1:])
        change(small, parts)
        steps[REPS][0] = ("setup", *parts)

    steps_mutant(name, checks, edit)


def _election(old: str, new: str) -> Callable[[SmallElection, list[bytes]], None]:
    def change(_small: SmallElection, parts: list[bytes]) -> None:
        assert old.encode() in parts[0]
        parts[0] = parts[0].replace(old.encode(), new.encode(), 1)

    return change


_setup("title in the box", "V13", _election("Reps for the North", "Reps for the South"))
_setup("people in the box swapped", "V13", _election('"Ann","Bob"', '"Bob","Ann"'))
_setup("person added to the box", "V13", _election('"Dan"]', '"Dan","Eve"]'))
_setup("more choices in the box", "V13", _election('"max":2', '"max":3'))
_setup("blank votes in the box", "V13", _election('"min":0', '"blank":true,"min":0'))
_setup("protocol version", "V13", _election('"version":1', '"version":0'))
_setup("group", "V13", _election("Ed25519", "BELENIOS-2048"))
_setup("uuid in the box", "V13", _election(REPS, "9xVbcdefghijk7"))
_setup("space in the election", "V13", _election('"name":', '"name": '))


def _bound_elsewhere(small: SmallElection, parts: list[bytes]) -> None:
    parts[0] = parts[0].replace(small.election.sha256.encode(), b"ab" * 32)


_setup("box bound to another definition", "V13", _bound_elsewhere)


def _other_joint_key(small: SmallElection, parts: list[bytes]) -> None:
    old = point_text(small.params(REPS).public_key).encode()
    parts[0] = parts[0].replace(old, some_key(small).encode())


# every vote was sealed for the other key, so all later checks fail
_setup("joint key swapped", "V15 V18", _other_joint_key)


def _swap_key(small: SmallElection, parts: list[bytes]) -> None:
    stranger = public_part(random_scalar())
    parts[1] = _trustees_bytes((small.trustees[0], stranger))


_setup("key of a key holder swapped", "V14 V15 V24 V25", _swap_key)
_setup(
    "key holders in another order",
    "V14 V24 V25",
    lambda small, parts: parts.__setitem__(1, _trustees_bytes(small.trustees[::-1])),
)
_setup(
    "key holder dropped",
    "V14",
    lambda small, parts: parts.__setitem__(1, _trustees_bytes(small.trustees[:1])),
)
_setup(
    "proof of a key",
    "V14",
    lambda small, parts: parts.__setitem__(
        1,
        _trustees_bytes((replace(small.trustees[0], pok=small.trustees[1].pok), small.trustees[1])),
    ),
)
_setup(
    "threshold key holders",
    "V14",
    lambda _w, parts: parts.__setitem__(1, parts[1].replace(b"Single", b"Pedersen")),
)


def _listed(
    change: Callable[[SmallElection, list[str]], list[str]],
) -> Callable[[SmallElection, list[bytes]], None]:
    def edit(small: SmallElection, parts: list[bytes]) -> None:
        parts[2] = ordered(change(small, json.loads(parts[2])))

    return edit


_setup("credentials unsorted", "V16", _listed(lambda _w, listed: listed[::-1]))
_setup("credential twice", "V16 V32 V38", _listed(lambda _w, listed: sorted([*listed, listed[0]])))
_setup(
    "credential is no point",
    "V16 V38",
    _listed(lambda _w, listed: sorted([*listed, "02" + "0" * 62])),
)
_setup("credentials are no list", "V16 V38", lambda _w, parts: parts.__setitem__(2, b"{}"))
_setup(
    "voter taken off the list",
    "V19",
    _listed(lambda w, listed: [c for c in listed if c != w.cards[REPS][1].credential]),
)


def _ghost_card(small: SmallElection) -> dict[str, bytes]:
    """Add a card that was never printed, and its vote."""
    (ghost,) = draw_cards({REPS: 1})
    vote = seal(small.params(REPS), ghost.secret, (1, 0, 0, 0))

    def change(steps: Steps) -> None:
        steps[REPS] = small.steps_of(REPS, (*small.votes[REPS], vote))
        name, election, trustees, listed = steps[REPS][0]
        listed = ordered(sorted([*json.loads(listed), ghost.credential]))
        steps[REPS][0] = (name, election, trustees, listed)

    def bodies(events: Events) -> None:
        honest = small.good_steps[REPS][0][3]
        body_of(events, "cards_made")["boxes"][REPS] = {
            "printed": 8,
            "credentials": sha256_hex(honest),
        }

    return small.record(Changes(steps=change, bodies=bodies))


mutant("ghost card with a vote", "V17", "V25", "V26", "V35", "V41", "V43")(_ghost_card)
