"""Fixtures for all tests: the real database server, the real browser, the real outside program."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any
from unittest.mock import Mock, patch

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser, BrowserContext, Page

from elections.web.board import audio_status
from tests.support.belenios import Belenios, releases
from tests.support.browser import PageWatch, open_context, running_chromium
from tests.support.memory import use_memory
from tests.support.postgres import PostgresServer, running_server

pytest_plugins = ["pytester"]
use_memory(os.environ)  # before pytest makes its first folder

# `quick` for every run; HYPOTHESIS_PROFILE=long for a night
settings.register_profile(
    "quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", settings.get_profile("quick"), max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


# The slowest files: processes start with them, so that none waits at the end.
LONGEST = (
    "test_everybody_seen",
    "test_crash",
    "test_r_listen",
    "test_every_state",
    "test_journeys",
    "test_own_data",
    "test_whole_election",
    "test_r_sound",
    "test_failing_writes",
    "test_r_public",
    "test_waiting",
    "test_voting_page",
    "test_r_left",
)


# Rooms and slow files that reach no line of `ballots`, `audit`, the domain and casting, and few of
# the rest, that no other test reaches: they run without coverage, which would double their time.
# Where the gate misses something, take the file out of this list.
UNCOUNTED = (
    *("docs/", "interop/", "outside/", "tools/", "words/"),
    *("audio/test_heard.py", "audio/test_texts.py"),
    "audit/test_hostile.py",
    "browser/test_bundle.py",
    "domain/test_capacity.py",
    *("second_verifier/test_records.py", "second_verifier/test_rules.py"),
    "server/test_server_example.py",
    *("services/test_backup_commands.py", "services/test_backup_refused.py"),
    *(
        "services/test_cli.py",
        "services/test_crash.py",
        "services/test_database.py",
        "services/test_differences.py",
    ),
    *("services/test_journey.py", "services/test_own_data.py", "services/test_stopping.py"),
    *("services/test_random_acts.py", "services/test_waiting.py"),
    *("web/test_groups_access.py", "web/test_invitations.py", "web/test_making.py"),
    *("web/test_second_step.py", "ballots/test_marked_papers.py"),
    *("web/test_access.py", "web/test_board_offers.py", "web/test_pages.py"),
    *("web/test_look.py", "web/test_requests.py", "web/test_said.py"),
    *("web/test_sign_in_ended.py", "web/test_small_groups.py", "web/test_styles.py"),
)
TESTS = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a browser, before `-m` chooses, so that no file can forget to say it."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if item.path.is_relative_to(TESTS):
            where = item.path.relative_to(TESTS).as_posix()
            if where.startswith(UNCOUNTED):
                item.add_marker(pytest.mark.uncounted)


class InTurn:
    """The order in which files are given out: the longest first, in turn with and without browser.

    A browser's test waits for much of its time; beside one of the others no processor does.
    """

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the order inside a file, whatever it is."""
        has_browser = {item.path: False for item in items}
        for item in items:
            has_browser[item.path] |= item.get_closest_marker("browser") is not None
        files = sorted(has_browser, key=length)
        with_browser = [path for path in files if has_browser[path]]
        without = [path for path in files if not has_browser[path]]
        in_turn = chain.from_iterable(zip_longest(with_browser, without))
        places = {path: place for place, path in enumerate(path for path in in_turn if path)}
        items.sort(key=lambda item: places[item.path])


def length(path: Path) -> int:
    """Return the file's place among the longest."""
    return LONGEST.index(path.stem) if path.stem in LONGEST else len(LONGEST)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(InTurn())


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when a test was skipped: nothing is skipped silently."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def no_sound_by_itself() -> Iterator[Mock]:
    """Keep the board's acts from making the sound, unless a test asks for it."""
    with patch.object(audio_status, "start") as start:
        yield start


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile each template once for all the applications of this process, not once for each."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with patch.dict(Flask.jinja_options, bytecode_cache=cache):
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Run one PostgreSQL for this test process, started when first asked for."""
    with running_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """Provide the SQLAlchemy URL of a new, empty PostgreSQL database."""
    url = postgres_server.new_database()
    yield url
    postgres_server.drop_database(url)


@pytest.fixture(scope="session")
def belenios() -> Belenios:
    """Find the newest belenios-tool of release 3 (3.3.0 where it can be had)."""
    return releases()[-1]


@pytest.fixture(scope="session")
def belenios_oldest() -> Belenios:
    """Find the oldest belenios-tool of release 3 (Debian 13's 3.0)."""
    return releases()[0]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Run one Chromium for this test process."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def watch() -> Iterator[PageWatch]:
    """Fail the test on a console error, a page error, or a request to another host."""
    seen = PageWatch()
    yield seen
    problems = seen.problems()
    assert not problems, "\n".join(problems)


NewContext = Callable[..., BrowserContext]


@pytest.fixture
def new_context(chromium: Browser, watch: PageWatch) -> Iterator[NewContext]:
    """Open fresh, watched visitors: `new_context(viewport=…, permissions=…)`."""
    with ExitStack() as stack:

        def new(**options: Any) -> BrowserContext:
            context = open_context(chromium, watch, **options)
            stack.callback(context.close)
            return context

        yield new


@pytest.fixture
def page(new_context: NewContext) -> Page:
    """Open one page of a fresh visitor."""
    return new_context().new_page()
