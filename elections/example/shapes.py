"""The two example elections: areas, seats, and how many people stand and vote."""

from __future__ import annotations

from dataclasses import dataclass

REP, CARER = "rep", "carer"
SEAT_CLASSES = (
    {"id": REP, "name": "Rep", "plural": "Reps", "who": "People with a learning disability"},
    {"id": CARER, "name": "family carer", "plural": "family carers", "who": "Family carers"},
)


@dataclass(frozen=True, slots=True)
class ContestShape:
    """One contest. ``votes`` is how many people vote; None is about 60 % of ``members``."""

    area: str
    seat_class: str
    title: str
    seats: int
    candidates: int
    members: int
    votes: int | None = None
    tie: bool = False  # the last seat is tied

    @property
    def id(self) -> str:
        """Area and seat class."""
        return f"{self.area}-{self.seat_class}"


@dataclass(frozen=True, slots=True)
class Shape:
    """One example election. ``areas``: id, name, and the groups that keep its members."""

    title: str
    board: str
    calendar: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str, tuple[str, ...]], ...]
    contests: tuple[ContestShape, ...]


_CALENDAR = (
    ("nominations", "2026-03-02"),
    ("checking", "2026-04-13"),
    ("open", "2026-05-11"),
    ("closed", "2026-05-22"),
    ("counting", "2026-05-23"),
    ("certified", "2026-05-29"),
)


def _area(
    area: str,
    place: str,
    reps: tuple[int, int],
    carers: tuple[int, int],
    *,
    carer_votes: int | None = None,
    tie: bool = False,
) -> tuple[ContestShape, ContestShape]:
    """Contests of one area; each pair is (candidates, members)."""
    carer_title = f"Family carer for {place}"
    return (
        ContestShape(area, REP, f"Reps for {place}", 2, *reps, tie=tie),
        ContestShape(area, CARER, carer_title, 1, *carers, votes=carer_votes),
    )


SHAPES = {
    "hampshire": Shape(
        title="Board election 2026",
        board="Example Learning Disability Partnership Board",
        calendar=_CALENDAR,
        areas=(
            ("havant", "Havant", ("Harbour Voices",)),
            ("new-forest", "New Forest", ("Forest Speakers", "Waterside Friends")),
            ("rushmoor", "Rushmoor", ("Heathland Group",)),
            ("test-valley", "Test Valley", ("Valley Together", "Andover Talkers")),
            ("winchester", "Winchester", ("Itchen Voices",)),
        ),
        contests=(
            # as many people stand as there are seats
            *_area("havant", "Havant", (2, 38), (3, 18)),
            *_area("new-forest", "the New Forest", (6, 44), (4, 20)),
            # fewer than ten votes: secretary and witness are asked before this box is opened
            *_area("rushmoor", "Rushmoor", (4, 28), (3, 14), carer_votes=8),
            *_area("test-valley", "Test Valley", (5, 36), (3, 17), tie=True),
            *_area("winchester", "Winchester", (8, 30), (5, 15)),
        ),
    ),
    "county": Shape(
        title="County board election 2026",
        board="Example County Partnership Board",
        calendar=_CALENDAR,
        areas=(("county", "The whole county", ("County Voices", "Speak Together", "Our Say")),),
        contests=(
            ContestShape("county", REP, "Reps for the county", 10, 16, 1180),
            ContestShape("county", CARER, "Family carers for the county", 5, 9, 320),
        ),
    ),
}
