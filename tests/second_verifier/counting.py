"""From totals to seats, as docs/counting.md says, with the steps of section 7."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.second_verifier.definition import Contest
from tests.second_verifier.strict_json import Bad, Json, fields_of, list_of, numbers_of, texts_of


@dataclass
class Count:
    """The people elected, and the worked count."""

    elected: list[str] = field(default_factory=list)
    steps: list[Json] = field(default_factory=list)


class NeedsLot(Exception):
    """People are in a tie at the line, and no lot was drawn."""


def count(contest: Contest, totals: Sequence[int], lot: Json) -> Count:
    """Count one contest by plurality-1.

    Raises:
        Bad: a lot is there and not needed, or does not fit.
        NeedsLot: a lot is needed and not there.
    """
    result = Count([], [{"step": "seats", "number": contest.seats}])
    ids = [candidate.id for candidate in contest.candidates]
    votes = dict(zip(ids, totals, strict=True))
    ranked = sorted(ids, key=lambda id_: -votes[id_])
    if not ids:
        result.steps += [{"step": "nobody_stands"}, {"step": "vacant", "seats": contest.seats}]
        _require_no_lot(lot)
        return result
    result.steps += [{"step": "votes", "candidate": id_, "votes": votes[id_]} for id_ in ranked]
    if len(ids) <= contest.seats:
        _everybody(result, ranked, contest.seats)
        _require_no_lot(lot)
        return result
    _by_votes(result, ranked, votes, contest.seats, lot)
    return result


def _require_no_lot(lot: Json) -> None:
    if lot is not None:
        raise Bad("a lot that nobody needed")


def _everybody(result: Count, ranked: list[str], seats: int) -> None:
    result.steps.append({"step": "place_for_everyone"})
    for id_ in ranked:
        _elect(result, id_, "unopposed")
    if len(ranked) < seats:
        result.steps.append({"step": "vacant", "seats": seats - len(ranked)})


def _elect(result: Count, id_: str, how: str) -> None:
    result.elected.append(id_)
    result.steps.append({"step": "elected", "candidate": id_, "how": how})


def _by_votes(
    result: Count, ranked: list[str], votes: dict[str, int], seats: int, lot: Json
) -> None:
    line = votes[ranked[seats - 1]]
    above = [id_ for id_ in ranked if votes[id_] > line]
    at_line = [id_ for id_ in ranked if votes[id_] == line]
    left = seats - len(above)
    for id_ in above:
        _elect(result, id_, "above the line")
    if len(at_line) == left:
        _require_no_lot(lot)
        for id_ in at_line:
            _elect(result, id_, "at the line")
        return
    result.steps.append({"step": "tie", "candidates": list(at_line), "votes": line, "seats": left})
    if lot is None:
        raise NeedsLot
    order = order_of_lot(lot, at_line, left)
    result.steps.append({"step": "lot_drawn", "lot": lot, "order": list(order)})
    for id_ in order[:left]:
        _elect(result, id_, "by lot")


def order_of_lot(lot: Json, tied: list[str], seats: int) -> list[str]:
    """Compute the order that follows from a lot; tied people in the order of the voting page."""
    fields = fields_of(lot, {"entries": list, "method": str})
    if fields["method"] == "hat":
        names = texts_of(fields["entries"])
        if sorted(names) != sorted(tied):
            raise Bad("the hat has other names")
        return names
    if fields["method"] == "dice":
        return _dice([numbers_of(item) for item in list_of(fields["entries"])], tied, seats)
    raise Bad("another method of a lot")


def _dice(rounds: list[list[int]], tied: list[str], seats: int) -> list[str]:
    """Roll again for those on both sides of the line, until nobody is."""
    groups = [list(tied)]
    for rolls in rounds:
        place = _at_line(groups, seats)
        if place is None:
            raise Bad("a round that nobody needed")
        group = groups[place]
        if len(rolls) != len(group) or not all(1 <= roll <= 6 for roll in rolls):
            raise Bad("the rolls do not fit")
        by_roll: dict[int, list[str]] = {}
        for id_, roll in zip(group, rolls, strict=True):
            by_roll.setdefault(roll, []).append(id_)
        groups[place : place + 1] = [by_roll[roll] for roll in sorted(by_roll, reverse=True)]
    if _at_line(groups, seats) is not None:
        raise Bad("people still stand at the line")
    return [id_ for group in groups for id_ in group]


def _at_line(groups: list[list[str]], seats: int) -> int | None:
    """Number of the group that stands on both sides of the line, if one does."""
    before = 0
    for place, group in enumerate(groups):
        if before < seats < before + len(group):
            return place
        before += len(group)
    return None
