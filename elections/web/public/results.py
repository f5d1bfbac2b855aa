"""The result of each contest for people: who has a seat, how a tie was settled, votes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.trail.events import StopReason
from ballots.counting import Count, Lot
from ballots.counting.lots import HAT
from ballots.counting.steps import PlaceForEveryone
from elections.core.catalogue import Message, key, message
from elections.services.count.seats import ContestCount
from elections.services.queries.overview import CandidateView, ContestView, Overview
from elections.web.core.phrases import and_list
from elections.web.public.count_steps import step_messages


@dataclass(frozen=True, slots=True)
class Bar:
    """One candidate's votes; ``width`` is 0 to 100 of the longest bar."""

    person: CandidateView
    votes: Message
    width: int
    is_elected: bool


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One step of how a tie was settled: a picture by its name, sentences, and who it is about."""

    picture: str
    sentences: tuple[Message, ...]
    people: tuple[CandidateView, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The page's content about one contest, in this order; the sound says the same messages."""

    id: str
    title: str
    area: str
    elected: tuple[tuple[CandidateView, Message], ...]  # the candidate, and a sentence about them
    sentences: tuple[Message, ...]
    story: tuple[StoryLine, ...]
    bars: tuple[Bar, ...]
    counted: tuple[Message, ...]
    steps: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class ContestSeats:
    """The people elected in one contest, and what to say of seats that nobody has."""

    contest: str
    title: str
    area: str
    people: tuple[CandidateView, ...]
    empty: Message | None


@dataclass(frozen=True, slots=True)
class Wall:
    """All people elected to one kind of seat; ``title`` is its name for several, as a heading."""

    title: str
    contests: tuple[ContestSeats, ...]


# The poster in millimetres (results.css): A4 within its margins, less heading and last lines
POSTER_WIDTH, POSTER_HEIGHT = 186, 222
POSTER_GAP, NAME_HEIGHT, HEADING_HEIGHT = 5, 24, 14
FEWEST_COLUMNS, MOST_COLUMNS = 3, 10


def results(
    overview: Overview, counts: Sequence[ContestCount], language: str
) -> tuple[Result, ...]:
    """Return all contests in the order of the pages; names are joined as in ``language``."""
    by_contest = {contest_count.contest.id: contest_count for contest_count in counts}
    return tuple(
        _stopped_result(contest, contest.stop_reason)
        if contest.stop_reason is not None
        else _result(contest, by_contest[contest.id], language)
        for area in overview.areas
        for contest in area.contests
        if contest.id in by_contest or contest.is_stopped
    )


def _result(contest: ContestView, counted: ContestCount, language: str) -> Result:
    count, again = counted.count, counted.is_voted_again
    persons = {candidate.id: candidate for candidate in contest.candidates}
    names = {candidate.id: candidate.name for candidate in contest.candidates}
    # A vote may choose several people, so bars are relative to the longest, not to a total.
    longest = max(count.totals, default=0)
    ranked = sorted(
        zip(contest.candidates, count.totals, strict=True),
        key=lambda pair: (pair[0].id not in count.elected, -pair[1]),
    )
    return Result(
        id=contest.id,
        title=contest.title,
        area=contest.area,
        elected=tuple(
            (
                persons[person],
                message(
                    "results-is-chosen",
                    name=persons[person].name,
                    role=contest.seat_class,
                ),
            )
            for person in counted.elected
        ),
        sentences=(*_sentences(contest, count), *_more_votes(counted)),
        story=() if again else _story(count, counted.lot, persons, language),
        bars=tuple(
            Bar(
                candidate,
                message("results-votes", votes=total),
                100 * total // longest if longest else 0,
                candidate.id in counted.elected,
            )
            for candidate, total in ranked
        ),
        counted=(
            message("results-voted", people=counted.counted),
            # otherwise 20 and 19 votes of 23 people look wrong
            *(
                [message("results-could-choose", max=contest.max_choices)]
                if contest.max_choices > 1
                else []
            ),
        ),
        steps=() if again else step_messages(count.steps, names, language),
    )


STOP_REASONS: Mapping[StopReason, str] = {
    "died": key("results-stopped-died"),
    "withdrew": key("results-stopped-withdrew"),
    "not_allowed": key("results-stopped-not-allowed"),
    "ballot_error": key("results-stopped-ballot-error"),
    "other": key("results-stopped-other"),
}


def stopped_messages(reason: StopReason) -> tuple[Message, ...]:
    """Say that the vote for a contest was stopped, why, and what follows."""
    return (
        message("results-stopped"),
        message(STOP_REASONS[reason]),
        message("results-stopped-shut"),
        message("results-stopped-again"),
        message("results-stopped-cards"),
    )


def _stopped_result(contest: ContestView, reason: StopReason) -> Result:
    return Result(
        id=contest.id,
        title=contest.title,
        area=contest.area,
        elected=(),
        sentences=stopped_messages(reason),
        story=(),
        bars=(),
        counted=(),
        steps=(),
    )


def walls(overview: Overview, counts: Sequence[ContestCount]) -> tuple[Wall, ...]:
    """Return everybody elected, by kind of seat, contests in the order of the pages.

    Nobody is elected in a contest that is voted again, or was stopped.
    """
    by_contest = {contest_count.contest.id: contest_count for contest_count in counts}
    contests: dict[str, list[ContestSeats]] = {}
    for area in overview.areas:
        for contest in area.contests:
            if contest.is_stopped:
                again = message("results-stopped-again")
                seats = ContestSeats(contest.id, contest.title, area.name, (), again)
                contests.setdefault(contest.seat_class_plural, []).append(seats)
            elif contest.id in by_contest:
                counted = by_contest[contest.id]
                vacant = counted.count.vacant
                persons = {candidate.id: candidate for candidate in contest.candidates}
                elected = tuple(persons[person] for person in counted.elected)
                empty = message("results-empty", seats=vacant) if vacant else None
                if counted.is_voted_again:
                    empty = message("results-vote-again")
                seats = ContestSeats(contest.id, contest.title, area.name, elected, empty)
                contests.setdefault(contest.seat_class_plural, []).append(seats)
    return tuple(
        Wall(plural[:1].upper() + plural[1:], tuple(seats_of_kind))
        for plural, seats_of_kind in contests.items()
    )


def poster_columns(shown: Sequence[Wall]) -> int:
    """Return how many people stand beside each other on the A4 poster, as large as all fit."""
    sizes = [
        sum(len(seats.people) + bool(seats.empty) for seats in wall.contests) for wall in shown
    ]
    for columns in range(FEWEST_COLUMNS, MOST_COLUMNS):
        photo = (POSTER_WIDTH / columns - POSTER_GAP) * 5 / 4
        rows = sum(-(-size // columns) for size in sizes)
        if rows * (photo + NAME_HEIGHT) + len(sizes) * HEADING_HEIGHT <= POSTER_HEIGHT:
            return columns
    return MOST_COLUMNS


def _sentences(contest: ContestView, count: Count) -> tuple[Message, ...]:
    sentences = []
    if not contest.candidates:
        sentences.append(message("contest-nobody-stood"))
    elif PlaceForEveryone() in count.steps:  # as the method says: another may leave seats empty
        sentences.append(message("results-all-have-seat"))
    if count.vacant:
        sentences.append(message("results-empty", seats=count.vacant))
    return tuple(sentences)


def _more_votes(counted: ContestCount) -> tuple[Message, ...]:
    """Say that there are more votes than voters or lost votes, and what follows from it."""
    difference = counted.difference
    if difference is None:
        return ()
    sentences = [message("results-more-votes", votes=difference.more)] if difference.more else []
    if difference.lost:
        sentences.append(message("results-lost-votes"))
    if counted.is_voted_again:
        return (*sentences, message("results-more-again"), message("results-vote-again"))
    return (*sentences, message("results-more-stands"))


def messages(result: Result) -> Iterator[Message]:
    """Yield all messages that the page shows of one contest."""
    yield from (sentence for _, sentence in result.elected)
    yield from (*result.sentences, *(result.counted if result.bars else ()))
    yield from (sentence for line in result.story for sentence in line.sentences)
    yield from (bar.votes for bar in result.bars)


def _story(
    count: Count, lot: Lot | None, persons: Mapping[str, CandidateView], language: str
) -> tuple[StoryLine, ...]:
    """Tell the tie as a story in pictures: who was level, what was drawn, who has the seat."""
    tie = count.settled
    if tie is None or lot is None:
        return ()
    level = tuple(persons[person] for person in tie.tied)
    lucky = tuple(persons[person] for person in count.elected if person in tie.tied)
    drawn = (
        StoryLine("hat-draw", (message("results-hat"), message("results-drawn")))
        if lot.method == HAT
        else StoryLine("dice", (message("results-dice"), message("results-higher")))
    )
    has = message(
        "results-one-has" if len(lucky) == 1 else "results-have", names=_names(lucky, language)
    )
    return (
        StoryLine(
            "people",
            (
                message("results-level", names=_names(level, language), votes=tie.votes),
                message("results-left", seats=tie.seats),
            ),
            level,
        ),
        drawn,
        StoryLine("winner", (has,), lucky),
    )


def _names(people: Sequence[CandidateView], language: str) -> str:
    return and_list(language, [person.name for person in people])
