"""Pages while the copy outside the database cannot be written, or is ahead of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from elections.core import outside_copy
from tests.factories.site_factory import Site, token

TITLE = "The safety copy has stopped"


def test_a_copy_outside_that_fails_is_said_until_it_works_again(
    fresh: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fresh("open")
    assert site.sample is not None
    sample = replace(site.sample, ctx=site.ctx)
    first, second = sample.cards_of("north-rep")[:2]
    client = site.client("secretary")
    assert TITLE not in client.get("/board").text

    def full(_path: Path, _raw: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(outside_copy, "write_durably", full)
        sample.cast(first, (1, 0, 0))
        assert TITLE in client.get("/board").text
        assert "Is there room?" in site.client("witness").get("/board").text
    sample.cast(second, (1, 0, 0))
    assert TITLE not in client.get("/board").text


@pytest.mark.parametrize("how", ["older", "gone"])
def test_another_database_under_a_running_server_is_told_and_takes_no_vote(
    fresh: Callable[..., Site], tmp_path: Path, how: str
) -> None:
    site = fresh("open")
    assert site.sample is not None
    sample = replace(site.sample, ctx=site.ctx)
    first, second = sample.cards_of("north-rep")[2:4]
    there, before = site.ctx.settings.data_dir / "repvote.db", tmp_path / "before.db"
    client = site.client("secretary")
    form = {"csrf_token": token(client, "/board"), "sure": "yes"}
    shutil.copy(there, before)
    sample.cast(first, (1, 0, 0))
    vote = sample.sealed(second, (1, 0, 0))
    if how == "older":
        shutil.copy(before, there)
    else:
        there.unlink()
    answers = [
        client.post(f"/api/box/{second.uuid}/ballots", data=vote, content_type="application/json"),
        client.post("/board/close", data=form),
    ]
    assert [answer.status_code for answer in answers] == [503, 503]
    assert answers[0].json is not None
    assert answers[0].json["error"]["code"] == "other_data"
    assert "Something was changed on it. What you did was not kept." in answers[1].text
