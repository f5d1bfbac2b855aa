"""The sentences of the result page follow from the count, whatever its method is."""

from __future__ import annotations

from dataclasses import replace

from ballots.counting import Totals, count_seats
from ballots.counting.steps import Elected, PlaceForEveryone, Vacant
from elections.services.count.seats import ContestCount
from elections.services.queries import overview as election_queries
from elections.web.public.results import Result, results
from tests.factories.site_factory import SiteAt


def shown(sites: SiteAt, *, everyone: bool) -> Result:
    """Show one person for one seat; another method may leave the seat empty."""
    site = sites("certified")
    overview = election_queries.overview(site.ctx)
    assert overview is not None
    election = election_queries.election(site.ctx)
    contest = next(contest for contest in election.contests if len(contest.candidates) == 1)
    count = count_seats(contest, Totals((1,), 5))
    assert PlaceForEveryone() in count.steps
    if not everyone:
        steps = tuple(
            step for step in count.steps if not isinstance(step, PlaceForEveryone | Elected)
        )
        count = replace(count, elected=(), vacant=1, steps=(*steps, Vacant(1)))
    (result,) = results(overview, [ContestCount(contest, 5, None, count, None)], "en")
    return result


def keys(result: Result) -> list[str]:
    return [sentence.key for sentence in result.sentences]


def test_all_have_a_seat_only_if_the_count_says_so(sites: SiteAt) -> None:
    assert "results-all-have-seat" in keys(shown(sites, everyone=True))
    assert keys(shown(sites, everyone=False)) == ["results-empty"]
