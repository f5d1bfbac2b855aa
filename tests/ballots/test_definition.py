from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ballots.definition.codec import parse_election
from ballots.definition.model import (
    FORMAT,
    Area,
    CalendarDay,
    Candidate,
    Contest,
    Election,
    KeyHolders,
    Log,
    Officer,
    Officers,
    Question,
    Rules,
    SeatClass,
    canonical_order,
)
from ballots.definition.rules import MOST_CANDIDATES, MOST_CONTESTS, problems
from ballots.encoding import canonical
from ballots.errors import BadInput, DefinitionInvalid
from ballots.stages import Stage

HASH = "ab" * 32
PEOPLE = canonical_order(
    tuple(Candidate(f"c{i}", name, HASH, HASH, "") for i, name in enumerate(("Dee", "Ann")))
)
ASKED = Question("choose", "Reps for A", 2)
CONTEST = Contest(
    *("a-rep", "9xVbcdefghijk1", "a", "rep", "Reps for A", 2), ASKED, "plurality-1", PEOPLE
)
KEYS = [
    Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32).public_key().public_bytes_raw().hex()
    for n in range(3)
]
GOOD = Election(
    format=FORMAT,
    title="A board election",
    board="A board",
    language="en",
    calendar=(CalendarDay("open", "2026-05-01"),),
    areas=(Area("a", "A"),),
    seat_classes=(SeatClass("rep", "Rep", "Reps", "People with a learning disability"),),
    contests=(CONTEST,),
    rules=Rules("lot-1", 10, 10, 20),
    key_holders=KeyHolders(("Kim", "Lee"), 2),
    officers=Officers(Officer("Sam", KEYS[0]), Officer("Wyn", KEYS[1])),
    log=Log("repvote.example/a", KEYS[2]),
)


def test_a_good_definition_has_no_problems_and_reads_back() -> None:
    assert problems(GOOD) == []
    assert parse_election(GOOD.to_bytes()) == GOOD


def _held_by(*names: str, needed: int | None = None) -> Election:
    holders = KeyHolders(names, len(names) if needed is None else needed)
    return replace(GOOD, key_holders=holders)


def _asking(**changes: Any) -> Election:
    return _with(question=replace(ASKED, **changes))


def _with(**changes: Any) -> Election:
    return replace(GOOD, contests=(replace(CONTEST, **changes),))


# Names that look like Ann on paper: other letters, invisible characters and spaces.
TWINS_OF_ANN = (
    *("ANN", "Ann\ufe0f", "A\u3164nn", "Ann\u00a0", "\u2003Ann", "A\u200bnn", "\uff21nn"),
    *("A\u034fnn", "An\u00adn", "Ann\U000e0100", "Ann\u2800", "A\uffa0nn"),
)
HIDDEN = (
    *("\u00a0", "\u2003", "\u202f", "\u3000", "\u1680", "\u2028", "\u2800", "\u3164", "\uffa0"),
    *("\ufe0f", "\U000e0100", "\u034f", "\u115f", "\u1160", "\u17b4", "\u180b", "\u00ad", "\ufeff"),
)
UNSPEAKABLE = ("-", "\u2026", "!?", "\u2764\ufe0f", "\u0301", "\u0301A")
CYRILLIC_CAPA = "\u0421\u0430\u0440\u0430"


def _uuids(number: int) -> list[str]:
    return ["9xVbcdefghi" + f"{n:03}".translate(str.maketrans("0", "a")) for n in range(number)]


def _longer_than_can_be_read() -> Election:
    """Make as many contests and people as the other rules allow, with the longest names."""
    people = canonical_order(
        tuple(
            Candidate(
                f"{number:040}", f"{number:02}" + "\N{GOTHIC LETTER AHSA}" * 78, HASH, HASH, HASH
            )
            for number in range(MOST_CANDIDATES)
        )
    )
    return replace(
        GOOD,
        areas=tuple(Area(f"a{number}", f"A{number}") for number in range(MOST_CONTESTS)),
        contests=tuple(
            replace(
                CONTEST, id=f"c{n}", area=f"a{n}", uuid=uuid, title=f"For A{n}", candidates=people
            )
            for n, uuid in enumerate(_uuids(MOST_CONTESTS))
        ),
    )


BAD: dict[str, list[Election]] = {
    "D.1": [
        replace(GOOD, format="x"),
        replace(GOOD, rules=Rules("lot-2", 10, 10, 20)),
        _with(method="borda"),
        _asking(kind="rank"),
    ],
    "D.2": [
        _with(id="A B"),
        replace(GOOD, areas=GOOD.areas * 2),
        replace(GOOD, areas=(Area("east", "East Hampshire"), Area("e2", "East"), *GOOD.areas)),
        replace(GOOD, seat_classes=(*GOOD.seat_classes, SeatClass("r2", "Reps 2", "REP", "All"))),
        replace(GOOD, contests=(CONTEST, replace(CONTEST, id="b", title="A\u2011Rep"))),
    ],
    "D.3": [
        replace(GOOD, areas=(*GOOD.areas, Area("c1", "Central"), Area("c2", "central"))),
        replace(
            GOOD, areas=(*GOOD.areas, Area("c1", "Capa"), Area("c2", "\u0421\u0430\u0440\u0430"))
        ),
        replace(GOOD, seat_classes=(*GOOD.seat_classes, SeatClass("r2", "reps", "Many", "All"))),
        # singular and plural of each are the same word
        replace(
            GOOD,
            seat_classes=tuple(
                SeatClass(id_, word, word, "All")
                for id_, word in (("rep", "Sheep"), ("s", "sheep"))
            ),
        ),
        replace(GOOD, contests=(CONTEST, replace(CONTEST, id="b"))),
        *(
            _with(candidates=(PEOPLE[0], replace(PEOPLE[0], id="other", name=twin)))
            for twin in TWINS_OF_ANN
        ),
    ],
    "D.4": [
        replace(GOOD, title=" "),
        replace(GOOD, title="x" * 500),
        replace(GOOD, title="A\u202eB"),
        replace(GOOD, title="A\nB"),
        replace(GOOD, title="A\x7fB"),
        replace(GOOD, title="e\u0301"),
        *(replace(GOOD, title=f"A{sign}B") for sign in HIDDEN),
        *(
            replace(GOOD, title=text)
            for text in ("-", "\u2026", "!?", "\u2764\ufe0f", "\u0301", "\u0301A")
        ),
        replace(GOOD, title="Z" + "\u0316\u0317\u0318\u0319\u031a"),
        replace(GOOD, title="\U0001fae8 A"),  # of Unicode 15
        replace(
            GOOD, areas=(*GOOD.areas, Area("b", "\u0410nn"))
        ),  # a Cyrillic letter, then Latin ones
        _held_by("Kim", "2026"),
    ],
    "D.5": [
        _with(area="elsewhere"),
        _with(seat_class="other"),
        replace(GOOD, contests=(CONTEST, replace(CONTEST, id="b-rep", uuid="9xVbcdefghijk2"))),
    ],
    "D.6": [_with(seats=0), _asking(max_choices=3), _asking(max_choices=0)],
    "D.7": [
        replace(GOOD, contests=()),
        _with(candidates=()),  # nobody stands anywhere
    ],
    "D.8": [
        _with(uuid="short"),
        _with(uuid="0" * 14),
        replace(  # one file on a disk that does not tell capital letters from small ones
            GOOD,
            contests=tuple(
                replace(CONTEST, id=uuid.lower(), title=f"Contest {n}", uuid=uuid)
                for n, uuid in enumerate(("abcdefghABCDEF", "ABCDEFGHabcdef1"[:14]))
            ),
        ),
    ],
    "D.9": [
        _with(candidates=(replace(PEOPLE[0], **{field: bad}),))
        for field, bad in (("photo", "none"), ("photo", ""), ("points", ""), ("recording", "x"))
    ],
    "D.10": [_with(candidates=PEOPLE[::-1])],
    "D.11": [
        _held_by(),
        replace(GOOD, log=Log("two words", KEYS[2])),
        replace(GOOD, log=Log("a+b", KEYS[2])),
        _held_by("Kim", "Kim"),
        *(_held_by("Ann", twin) for twin in TWINS_OF_ANN),
        *(
            replace(GOOD, officers=Officers(Officer("Ann", KEYS[0]), Officer(twin, KEYS[1])))
            for twin in ("Ann", *TWINS_OF_ANN)
        ),
        _held_by(*"abcdef"),
        _held_by("Kim", "Lee", needed=1),
        _held_by("Kim", "Lee", needed=0),
        _held_by("Kim", "Lee", needed=3),
        replace(GOOD, officers=Officers(Officer("S", KEYS[0]), Officer("W", KEYS[0]))),
        *(
            replace(GOOD, rules=replace(GOOD.rules, small_contest=floor))
            for floor in (-1, 0, 9, 1001)
        ),
        replace(GOOD, rules=replace(GOOD.rules, spare_percent=101)),
        *(replace(GOOD, rules=replace(GOOD.rules, votes_per_card=most)) for most in (1, 101)),
    ],
    "D.13": [
        replace(GOOD, areas=(replace(GOOD.areas[0], **look),))
        for look in (
            {"colour": "grey"},
            {"picture": "tree"},
            {"places": tuple(f"Town {number}" for number in range(13))},
            {"places": ("Ringwood", "Ringwood")},
            {"places": ("Ringwood", "ringwood")},
        )
    ],
    "D.12": [
        replace(GOOD, calendar=(CalendarDay("open", day),))
        for day in ("1 May", "20260501", "2026-W18-5", "2026W185", "2026-02-30", "2026-05-01\n")
    ]
    + [
        replace(GOOD, calendar=(CalendarDay("open", "2026-05-02"), CalendarDay(stage, day)))
        for stage, day in (
            ("closed", "2026-05-01"),
            ("setup", "2026-05-03"),
            ("open", "2026-05-02"),
        )
    ],
}


def test_a_definition_that_could_not_be_read_again_is_refused_where_it_is_made() -> None:
    long = _longer_than_can_be_read()
    assert [found.code for found in problems(long)] == ["D.7"]
    with pytest.raises(BadInput):
        parse_election(long.to_bytes())


@pytest.mark.parametrize(
    ("code", "election"), [(code, election) for code, bad in BAD.items() for election in bad]
)
def test_every_rule_finds_its_mistake(code: str, election: Election) -> None:
    assert code in {problem.code for problem in problems(election)}
    with pytest.raises(DefinitionInvalid):
        parse_election(election.to_bytes())


def test_people_with_different_names_are_accepted() -> None:
    for other in ("Ann B", "Anne", "\u00c4nn", "\u5b89", "A-nn"):
        two = canonical_order((PEOPLE[0], replace(PEOPLE[0], id="other", name=other)))
        assert problems(_with(candidates=two)) == []
    assert problems(_held_by("Sam", "Wyn")) == []  # officers may hold keys


def _texts_of(code: str, election: Election) -> str:
    return " ".join(problem.text for problem in problems(election) if problem.code == code)


def test_an_ambiguous_name_is_refused_with_both_meanings() -> None:
    areas = (*GOOD.areas, Area("east", "East Hampshire"), Area("e2", "East"))
    text = _texts_of("D.2", replace(GOOD, areas=areas))
    assert text.startswith("East can mean two things: the short name east, or the name of e2.")
    areas = (*GOOD.areas, Area("c1", "Central"), Area("c2", "Central"))
    assert "Central and Central look the same" in _texts_of("D.3", replace(GOOD, areas=areas))
    own = (*GOOD.areas, Area("east", "East"))  # its own short name
    sheep = (*GOOD.seat_classes, SeatClass("s", "Sheep", "sheep", "All"))  # singular and plural
    assert problems(replace(GOOD, areas=own, seat_classes=sheep)) == []


def test_two_people_of_one_name_are_told_what_to_write() -> None:
    two = canonical_order((PEOPLE[0], replace(PEOPLE[0], id="other", name="ANN")))
    text = _texts_of("D.3", _with(candidates=two))
    assert "It looks the same as" in text
    assert text.endswith("Are they two people? Then write (2) after the name.")
    two = canonical_order((PEOPLE[0], replace(PEOPLE[0], id="other", name="Ann (2)")))
    assert problems(_with(candidates=two)) == []


def test_days_out_of_order_and_a_stage_twice_are_named() -> None:
    def text_of(*days: tuple[str, str]) -> str:
        return _texts_of("D.12", replace(GOOD, calendar=tuple(CalendarDay(*day) for day in days)))

    text = text_of(("closed", "2026-05-01"), ("open", "2026-05-02"))
    assert text == "closed (2026-05-01) comes before open (2026-05-02). Put the dates in order."
    text = text_of(("open", "2026-05-01"), ("open", "2026-06-01"))
    assert text == "The stage open stands here twice: 2026-05-01 and 2026-06-01. Take one away."
    assert text_of(("closed", "2026-05-02"), ("open", "2026-05-02")) == ""


def test_no_candidate_in_any_contest_is_one_problem() -> None:
    (found,) = problems(_with(candidates=()))
    assert (found.code, found.text) == ("D.7", "Nobody stands anywhere.")
    somewhere = replace(
        CONTEST, id="b-rep", uuid="9xVbcdefghijk2", area="b", title="Reps for B", candidates=()
    )
    areas = (*GOOD.areas, Area("b", "B"))
    assert problems(replace(GOOD, areas=areas, contests=(CONTEST, somewhere))) == []


def test_all_problems_are_found_at_once() -> None:
    bad = replace(_with(seats=0, uuid="x"), title="")
    assert {"D.4", "D.6", "D.8"} <= {problem.code for problem in problems(bad)}


def _edit(change: Callable[[Any], None]) -> bytes:
    value = json.loads(GOOD.to_bytes())
    change(value)
    return canonical(value)


@pytest.mark.parametrize(
    "raw",
    [
        GOOD.to_bytes() + b"\n",
        json.dumps(json.loads(GOOD.to_bytes())).encode(),
        _edit(lambda v: v.update(extra=1)),
        _edit(lambda v: v.pop("title")),
        _edit(lambda v: v["contests"][0].update(seats="2")),
        _edit(lambda v: v["contests"][0].update(seats=True)),
        _edit(lambda v: v.update(areas={})),
        b"[]",
        b"\xff\xfe",
    ],
)
def test_a_definition_in_another_form_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput):
        parse_election(raw)


def test_a_contest_without_candidates_has_no_box() -> None:
    assert _with(candidates=()).contested_contests == ()
    assert GOOD.contest_of_box(CONTEST.uuid) == CONTEST


def test_an_area_has_one_contest_of_a_kind() -> None:
    second = replace(CONTEST, id="b-rep", uuid="9xVbcdefghijk2", title="Carers for A")
    found = problems(replace(GOOD, contests=(CONTEST, second)))
    places = [(problem.code, problem.where) for problem in found]
    assert places == [("D.5", "a-rep"), ("D.5", "b-rep")]
    assert found[0].text == "This area has two contests of the same kind."
    other_kind = SeatClass("carer", "Carer", "Carers", "Families")
    good = replace(
        GOOD,
        seat_classes=(*GOOD.seat_classes, other_kind),
        contests=(CONTEST, replace(second, seat_class="carer")),
    )
    assert problems(good) == []


def test_the_limits_of_a_definition_are_those_of_its_page() -> None:
    """docs/definition.md; one more is too many, and the limit itself is not."""

    def codes(election: Election) -> list[str]:
        return [problem.code for problem in problems(election)]

    many = canonical_order(
        tuple(Candidate(f"c{i}", f"Person {i}", HASH, HASH, "") for i in range(65))
    )
    assert codes(_with(candidates=many[:-1])) == []
    assert codes(_with(candidates=many)) == ["D.7"]
    assert codes(_with(seats=30)) == []
    assert codes(_with(seats=31)) == ["D.6"]
    areas = tuple(Area(f"a{i}", f"Area {i}") for i in range(101))
    contests = tuple(
        replace(
            CONTEST,
            id=f"c{i}",
            uuid=f"9xVbcdefghij{chr(65 + i // 8)}{i % 8 + 1}",
            area=f"a{i}",
            title=f"Reps for {i}",
        )
        for i in range(8 * 8)
    )
    assert codes(replace(GOOD, areas=areas, contests=contests)) == []
    more = tuple(replace(CONTEST, id=f"d{i}", area=f"a{i}", uuid="x") for i in range(101))
    found = problems(replace(GOOD, areas=areas, contests=more))
    assert "There must be 1 to 100 contests." in [problem.text for problem in found]
    found = problems(replace(GOOD, areas=areas, contests=more[:100]))
    assert "There must be 1 to 100 contests." not in [problem.text for problem in found]
    assert codes(_held_by(*"abcde")) == []
    assert codes(_held_by(*"abcdef")) == ["D.11"]
    assert codes(replace(GOOD, title="x" * 200)) == []
    assert codes(replace(GOOD, title="x" * 201)) == ["D.4"]
    assert codes(_held_by("K" * 80)) == []
    assert codes(_held_by("K" * 81)) == ["D.4"]
    for stage in Stage:
        assert codes(replace(GOOD, calendar=(CalendarDay(stage, "2026-05-01"),))) == []
    assert codes(replace(GOOD, calendar=(CalendarDay("opened", "2026-05-01"),))) == ["D.12"]
    assert codes(replace(GOOD, language="eng")) == ["D.1"]
