"""Faults in sums, shares and results."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ballots.encoding import ordered
from ballots.group import random_scalar
from ballots.tally import parse_encrypted_tally, result_bytes
from ballots.trustees.single import partial_decryption
from tests.audit.mutations.base import (
    mutant,
    step_of,
    steps_mutant,
)
from tests.factories.record_factory import (
    REPS,
    Changes,
    SmallElection,
    Step,
    Steps,
)

# --- boxes: sum, shares, result -------------------------------------------------------------------


def _replace(uuid: str, name: str, which: int, new: Callable[[SmallElection, Step], Step]) -> Any:
    def change(small: SmallElection, steps: Steps) -> None:
        place = step_of(steps, uuid, name, which)
        steps[uuid][place] = new(small, steps[uuid][place])

    return change


steps_mutant(
    "num_tallied",
    "V23",
    _replace(REPS, "encrypted_tally", 0, lambda _w, step: (step[0], step[1], 6, 5)),
)
steps_mutant(
    "total_weight",
    "V23",
    _replace(REPS, "encrypted_tally", 0, lambda _w, step: (step[0], step[1], 5, 6)),
)


def _swapped_sums(_small: SmallElection, step: Step) -> Step:
    value = json.loads(step[1])
    value[0][0], value[0][1] = value[0][1], value[0][0]
    return (step[0], ordered(value), *step[2:])


steps_mutant(
    "sums of two people swapped", "V23", _replace(REPS, "encrypted_tally", 0, _swapped_sums)
)


def _other_share(small: SmallElection, step: Step) -> Step:
    tally = parse_encrypted_tally(small.good_steps[REPS][8][1], 4)
    stranger = partial_decryption(small.params(REPS).fingerprint, random_scalar(), tally)
    return (step[0], step[1], stranger)


def _share_edit(change: Callable[[Any], None]) -> Callable[[SmallElection, Step], Step]:
    def edit(_small: SmallElection, step: Step) -> Step:
        value = json.loads(step[2])
        change(value)
        return (step[0], step[1], ordered(value))

    return edit


def _swap_factors(value: Any) -> None:
    factors = value["decryption_factors"][0]
    factors[0], factors[1] = factors[1], factors[0]


def _swap_both(value: Any) -> None:
    _swap_factors(value)
    proofs = value["decryption_proofs"][0]
    proofs[0], proofs[1] = proofs[1], proofs[0]


def _drop_one(value: Any) -> None:
    value["decryption_factors"][0].pop()
    value["decryption_proofs"][0].pop()


steps_mutant(
    "share by another key", "V24 V25", _replace(REPS, "partial_decryption", 1, _other_share)
)
steps_mutant(
    "factors of a share swapped",
    "V24 V25",
    _replace(REPS, "partial_decryption", 0, _share_edit(_swap_factors)),
)
steps_mutant(
    "factors and proofs of a share swapped",
    "V24 V25",
    _replace(REPS, "partial_decryption", 0, _share_edit(_swap_both)),
)
steps_mutant(
    "share too short", "V24 V25", _replace(REPS, "partial_decryption", 0, _share_edit(_drop_one))
)


def _shares_crossed(_small: SmallElection, steps: Steps) -> None:
    place, later = (step_of(steps, REPS, "partial_decryption", n) for n in (0, 1))
    name, first, raw = steps[REPS][place]
    _, second, other = steps[REPS][later]
    steps[REPS][place], steps[REPS][later] = (name, first, other), (name, second, raw)


steps_mutant("shares under each other's names", "V24 V25", _shares_crossed)


def _third_share(_small: SmallElection, steps: Steps) -> None:
    place = step_of(steps, REPS, "partial_decryption", 1)
    steps[REPS].insert(place + 1, steps[REPS][place])


steps_mutant("a share twice", "V24", _third_share)


def _share_of_nobody(_small: SmallElection, steps: Steps) -> None:
    place = step_of(steps, REPS, "partial_decryption", 1)
    steps[REPS].insert(place + 1, ("partial_decryption", 3, steps[REPS][place][2]))


steps_mutant("a share of nobody", "V24", _share_of_nobody)


def _new_result(totals: tuple[int, ...]) -> Any:
    return _replace(REPS, "result", 0, lambda _w, _step: ("result", result_bytes(totals)))


steps_mutant("result moved", "V25", _new_result((3, 4, 1, 0)))
steps_mutant("result too short", "V25", _new_result((4, 3, 1)))
steps_mutant(
    "result with a space",
    "V25",
    _replace(REPS, "result", 0, lambda _w, step: ("result", step[1] + b" ")),
)
steps_mutant(
    "result below nothing",
    "V25",
    _replace(REPS, "result", 0, lambda _w, _step: ("result", b'{"result":[[4,3,1,-1]]}')),
)


def _moved_everywhere(small: SmallElection) -> dict[str, bytes]:
    """State the same wrong result in box, trail, counts and certificate."""

    def change(steps: Steps) -> None:
        steps[REPS][-1] = ("result", result_bytes((1, 3, 4, 0)))

    lying = replace(small)
    lying.__dict__["totals"] = {**small.totals, REPS: (1, 3, 4, 0)}
    lying.__dict__["trustees"] = small.trustees
    lying.__dict__["good_steps"] = small.good_steps
    return lying.record(Changes(steps=change))


mutant("wrong result told by all", "V25", "V26", "V41", "V43", "V44", "V51")(_moved_everywhere)
