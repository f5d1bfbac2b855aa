"""The board reads when what is kept outside the database cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from elections.core import outside_copy
from tests.factories.site_factory import Site

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
