"""The messages of public pages with values from outside the definition: results, try-outs."""

from __future__ import annotations

from collections.abc import Iterator

from ballots.stages import Stage
from elections.audio.texts import Given
from elections.core.catalogue import Message, message
from elections.core.context import Context
from elections.core.dates import date_message
from elections.services.count import seats as count_seats
from elections.services.queries import overview as election_queries
from elections.web.public import first_page, user_testing
from elections.web.public.results import messages, results, walls


def given_texts(ctx: Context) -> Given:
    """Give the sound what the pages say of this election now in addition to the catalogue."""
    overview = election_queries.overview(ctx)
    has_results = overview is not None and overview.stage in {Stage.RESULTS, Stage.CERTIFIED}
    counts = count_seats.counts(ctx) if has_results else ()

    def given(language: str) -> Iterator[Message | str]:
        yield from _user_testing(language)
        if overview is not None:
            yield from first_page.day_messages(dict(overview.calendar), language)
            for result in results(overview, counts, language):
                yield from messages(result)
            yield from (wall.title for wall in walls(overview, counts))

    return given


def _user_testing(language: str) -> Iterator[Message | str]:
    version = user_testing.this_version()
    yield message("access-version", number=version)
    for tried in user_testing.read():
        if tried.version == version:
            when = date_message(language, tried.date)
            yield from (when,) if when else ()
            yield message("access-tried", people=tried.people)
            yield from (tried.who, *tried.changed)
