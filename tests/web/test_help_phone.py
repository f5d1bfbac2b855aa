"""Whom a voter can ask: the telephone number for help, and whether a tablet is shared."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from ballots.errors import RepVoteError
from elections.audio.texts import digit_by_digit, spoken_texts
from elections.core.settings import load_settings
from elections.services.queries.overview import spoken_election
from elections.web.core.app import create_app
from tests.factories.site_factory import SiteAt

PAGES = ("/vote", "/check", "/practice")
ALOUD = "0 1 6 3 2, 9 6 0 1 2 3"
AT_HOME = "https://vote.example.org"


@pytest.mark.parametrize("wrong", ["01632 960x", "+44 1632", "12", "1" * 16, "<b>1632</b>"])
def test_a_number_that_cannot_be_rung_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(RepVoteError) as refused:
        load_settings(tmp_path / "data", {"REPVOTE_HELP_PHONE": wrong})
    assert refused.value.code == "help-phone"
    assert "01234 567890" in refused.value.text


def test_a_number_is_kept_as_it_is_read(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "data", {"REPVOTE_HELP_PHONE": "  01632   960 123 "})
    assert settings.help_phone == "01632 960 123"
    assert digit_by_digit(settings.help_phone) == "0 1 6 3 2, 9 6 0, 1 2 3"
    assert load_settings(tmp_path / "data", {}).help_phone == ""


@pytest.mark.parametrize(
    ("address", "is_shared"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://192.168.4.1", True),
        ("http://[fd00::1]:8000", True),
        ("https://repvote.local", True),
        ("http://localhost:8000", True),
        (AT_HOME, False),
        ("https://8.8.8.8", False),
    ],
)
def test_tablets_are_shared_where_the_computer_is_near(
    tmp_path: Path, address: str, is_shared: bool
) -> None:
    settings = load_settings(tmp_path / "data", {})
    assert dataclasses.replace(settings, base_url=address).has_shared_tablets is is_shared


def test_the_number_is_for_voters_at_home_and_can_be_heard(sites: SiteAt) -> None:
    ctx = sites("open").ctx
    for address, is_told in (("http://127.0.0.1:8000", False), (AT_HOME, True)):
        settings = dataclasses.replace(ctx.settings, base_url=address, help_phone="01632 960123")
        with_phone = dataclasses.replace(ctx, settings=settings)
        client = create_app(with_phone).test_client()
        for page in PAGES:
            text = client.get(page, base_url=address).text
            assert ('data-help-phone="01632 960123"' in text) is is_told, (address, page)
            assert (f'data-help-phone-aloud="{ALOUD}"' in text) is is_told
            assert (" data-shared" in text) is not is_told
        assert ALOUD in [spoken.text for spoken in spoken_texts(spoken_election(with_phone))]
    assert not spoken_election(ctx).help_phone


def test_a_kept_page_is_had_anew_when_the_number_changes(sites: SiteAt) -> None:
    ctx = sites("open").ctx
    workers = set[str]()
    for number in ("", "01632 960123", "01632 960124"):
        settings = dataclasses.replace(ctx.settings, base_url=AT_HOME, help_phone=number)
        client = create_app(dataclasses.replace(ctx, settings=settings)).test_client()
        workers.add(client.get("/sw.js", base_url=AT_HOME).text)
    assert len(workers) == 3
