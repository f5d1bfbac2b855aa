"""Write an example as the election folder an organiser would make (docs/election-folder.md)."""

from __future__ import annotations

import csv
import json
import random
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from elections.example.faces import portrait
from elections.example.people import NameBag, Person, Standing
from elections.example.shapes import SEAT_CLASSES, SHAPES, Shape


@dataclass(frozen=True, slots=True)
class ExampleElection:
    """What was written: where, and the names of the people who run it."""

    shape: str
    seed: int
    folder: Path
    title: str
    secretary: str
    witness: str
    key_holders: tuple[str, ...]
    members: int


def build_folder(shape: str, seed: int, folder: Path) -> ExampleElection:
    """Write the example ``shape`` ("hampshire" or "county") into ``folder``, made if need be.

    The same shape and seed give the same folder.
    """
    plan = SHAPES[shape]
    lot = random.Random(f"people|{shape}|{seed}")  # noqa: S311 - an example
    names = NameBag(lot)
    standing = Standing(lot, names)
    people = {
        contest.id: [standing.next(contest.seat_class) for _ in range(contest.candidates)]
        for contest in plan.contests
    }
    officers = [names.draw()[0] for _ in range(4)]
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    for number, person in enumerate(chain.from_iterable(people.values())):
        curls = random.Random(f"curls|{seed}|{number}")  # noqa: S311 - an example
        (folder / "pictures" / _file_name(person)).write_bytes(portrait(person.look, curls))
    text = json.dumps(_election(plan, people, officers), indent=2, ensure_ascii=False)
    (folder / "election.json").write_text(text + "\n", encoding="utf-8")
    members = _write_members(folder / "members.csv", plan, lot, names)
    return ExampleElection(
        shape=shape,
        seed=seed,
        folder=folder,
        title=plan.title,
        secretary=officers[0],
        witness=officers[1],
        key_holders=(officers[2], officers[3]),
        members=members,
    )


def _file_name(person: Person) -> str:
    plain = unicodedata.normalize("NFKD", person.name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") + ".jpg"


def _election(
    plan: Shape, people: dict[str, list[Person]], officers: list[str]
) -> dict[str, object]:
    return {
        "format": "repvote-folder-1",
        "title": plan.title,
        "board": plan.board,
        "language": "en",
        "calendar": [{"stage": stage, "date": date} for stage, date in plan.calendar],
        "areas": [{"id": area, "name": name} for area, name, _ in plan.areas],
        "seat_classes": list(SEAT_CLASSES),
        "contests": [
            {
                "id": contest.id,
                "area": contest.area,
                "seat_class": contest.seat_class,
                "title": contest.title,
                "seats": contest.seats,
                "max_choices": contest.seats,
                "candidates": [
                    {"name": one.name, "points": list(one.points), "picture": _file_name(one)}
                    for one in people[contest.id]
                ],
            }
            for contest in plan.contests
        ],
        "rules": {
            "counting": "plurality-1",
            "tie": "lot-1",
            "small_contest": 10,
            "spare_percent": 10,
        },
        "key_holders": officers[2:],
        "officers": {"secretary": officers[0], "witness": officers[1]},
    }


def _write_members(path: Path, plan: Shape, lot: random.Random, names: NameBag) -> int:
    """Write the list of voters. Candidates, officers and key holders are other people."""
    areas = {area: (name, groups) for area, name, groups in plan.areas}
    classes = {kind["id"]: kind["name"] for kind in SEAT_CLASSES}
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("name", "area", "seat_class", "group"))
        for contest in plan.contests:
            area, groups = areas[contest.area]
            for _ in range(contest.members):
                name = names.draw()[0]
                rows.writerow((name, area, classes[contest.seat_class], lot.choice(groups)))
                written += 1
    return written
