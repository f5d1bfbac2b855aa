"""Work that takes longer than a request: never double, never lost, and told on its page."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from sqlalchemy.exc import DBAPIError

from audit.record.files import RecordFiles, record_files
from audit.verify.run import verify
from ballots.credential import card_text
from ballots.errors import RepVoteError
from ballots.paper.card_sheets import cards_pdf
from elections import models
from elections.core.context import Context
from elections.services.certify import certify as certifying
from elections.services.publish import record as publishing
from elections.services.queries import overview as election_queries
from elections.services.setup import card_file
from elections.services.setup import cards as card_service
from elections.stores.trail import leaves
from elections.web.core.app import create_app
from tests.factories import election_factory
from tests.factories.site_factory import Site
from tests.support.processes import WAIT_SECONDS
from tests.web.test_board import BOTH, send

Fresh = Callable[..., Site]
FILE = "/board/cards/vote-cards.pdf"


@contextmanager
def held(monkeypatch: pytest.MonkeyPatch, place: object, name: str) -> Iterator[threading.Event]:
    """Hold up the work where it calls a function; the event tells that it has come there."""
    there, go_on, real = threading.Event(), threading.Event(), getattr(place, name)

    def wait(*arguments: Any, **options: Any) -> Any:
        there.set()
        assert go_on.wait(WAIT_SECONDS)
        return real(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(place, name, wait)
        try:
            yield there
        finally:
            go_on.set()


def make(site: Site, client: FlaskClient, batch: int = 0, **form: str) -> None:
    assert send(client, "/board/cards", batch=str(batch), **form).status_code == 303
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)


def batches(ctx: Context) -> list[tuple[int, str, bool]]:
    """List every making of cards: its number, the state of its file, whether that is there."""
    rows = sa.select(models.CardFile).order_by(models.CardFile.batch)
    return ctx.db.read(
        lambda session: [
            (row.batch, row.state, row.sealed is not None) for row in session.scalars(rows)
        ]
    )


def events(ctx: Context, kind: str) -> int:
    return sum(f'"type":"{kind}"'.encode() in leaf for leaf in ctx.db.read(leaves))


def press_together(site: Site, path: str, form: dict[str, str], times: int) -> list[int]:
    """Press several times at once, each in a tab of its own; returns the statuses."""
    clients = [site.client("secretary") for _ in range(times)]
    ready, statuses = threading.Barrier(times), list[int]()

    def press(client: FlaskClient) -> None:
        ready.wait(WAIT_SECONDS)
        statuses.append(send(client, path, **form).status_code)

    threads = [threading.Thread(target=press, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT_SECONDS)
    return statuses


# --- cards -----------------------------------------------------------------------------------


def test_two_presses_make_one_file(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    site = fresh("locked")
    with held(monkeypatch, card_file, "cards_pdf") as there:
        assert press_together(site, "/board/cards", {"batch": "0"}, 4) == [303] * 4
        assert there.wait(WAIT_SECONDS)
        client = site.client("secretary")
        assert send(client, "/board/cards", batch="0").status_code == 303  # and much later
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)
    assert batches(site.ctx) == [(1, "kept", True)]
    assert events(site.ctx, "cards_made") == 1
    late = send(client, "/board/cards", batch="0")  # a tab that knows of no cards
    assert late.status_code == 409
    assert "Cards were made in the meantime." in late.text
    assert send(client, "/board/cards", batch="1").status_code == 400  # no tick
    assert batches(site.ctx) == [(1, "kept", True)]


def test_what_was_made_meanwhile_is_seen_when_the_cards_are_stored(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whomever, even by another program: it is decided inside the transaction."""
    site = fresh("locked")
    client = site.client("secretary")
    with held(monkeypatch, card_file, "cards_pdf") as there:
        assert send(client, "/board/cards", batch="0").status_code == 303
        assert there.wait(WAIT_SECONDS)
        card_service.make_cards(site.ctx)
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)
    assert batches(site.ctx) == []
    assert events(site.ctx, "cards_made") == 1
    assert "Cards were made in the meantime." in client.get("/board/cards").text


def test_the_page_tells_how_far_it_is_without_any_script(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    assert "Refresh" not in client.get("/board/cards").headers
    with held(monkeypatch, card_file, "cards_pdf") as there:
        send(client, "/board/cards", batch="0")
        assert there.wait(WAIT_SECONDS)
        page = client.get("/board/cards")
        assert page.headers["Refresh"] == "3"
        assert "<h1>The vote cards are being made</h1>" in page.text
        assert "12 of 24 steps are done." in page.text
        assert 'value="12" max="24"' in page.text
        assert 'href="/board/cards">Look again</a>' in page.text
        scripts = re.findall(r'<script[^>]* src="/static/js/([\w-]+)', page.text)
        assert scripts == ["public-page"]  # size and colour; the work needs none
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)
    page = client.get("/board/cards")
    assert "Refresh" not in page.headers
    assert "The file with the cards is ready" in page.text


def test_the_file_is_there_until_it_is_said_to_be_printed(fresh: Fresh) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    assert client.get(FILE).status_code == 409
    make(site, client)
    first = client.get(FILE)
    assert first.headers["Content-Disposition"] == 'attachment; filename="vote-cards.pdf"'
    assert first.headers["Cache-Control"] == "no-store"
    ctx = election_factory.open_at(site.ctx.settings.data_dir)  # a new start
    again = replace(site, ctx=ctx, app=create_app(ctx)).client("secretary").get(FILE)
    assert again.data == first.data
    ctx.close()
    for wrong in ({"batch": "1"}, {"batch": "0", "printed": "yes"}, {"printed": "yes"}):
        assert send(client, "/board/cards/printed", **wrong).status_code in {400, 409}
    assert batches(site.ctx) == [(1, "kept", True)]
    assert send(client, "/board/cards/printed", batch="1", printed="yes").status_code == 303
    assert batches(site.ctx) == [(1, "printed", False)]
    assert client.get(FILE).status_code == 409
    assert send(client, "/board/cards/printed", batch="1", printed="yes").status_code == 409
    with pytest.raises(DBAPIError, match="only destroyed"):
        site.ctx.db.write(
            lambda session: session.execute(
                sa.update(models.CardFile).values(state="kept", sealed=b"x")
            )
        )


def test_other_cards_void_the_file_of_before(fresh: Fresh) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    make(site, client)
    first = client.get(FILE).data
    make(site, client, 1, again="yes")
    assert batches(site.ctx) == [(1, "void", False), (2, "kept", True)]
    assert client.get(FILE).data != first
    card_service.make_cards(site.ctx)
    assert batches(site.ctx) == [(1, "void", False), (2, "void", False)]
    assert client.get(FILE).status_code == 409


def test_voting_opens_when_the_cards_are_printed(fresh: Fresh) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    election_factory.with_keys(site.ctx)
    make(site, client)
    refused = send(client, "/board/open", sure="yes")
    assert refused.status_code == 409
    assert "Print the cards first." in refused.text
    send(client, "/board/cards/printed", batch="1", printed="yes")
    assert send(client, "/board/open", sure="yes").status_code == 303


def test_the_secrets_lie_nowhere_in_the_open(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site = fresh("locked")
    drawn: list[str] = []

    def note(title: str, cards: Any, *rest: Any) -> bytes:
        drawn.extend(card_text(printed.card.uuid, printed.card.secret) for printed in cards)
        drawn.extend(printed.card.secret for printed in cards)
        return cards_pdf(title, cards, *rest)

    monkeypatch.setattr(card_file, "cards_pdf", note)
    client = site.client("secretary")
    make(site, client)
    assert len(drawn) == 24
    kept = b"".join(path.read_bytes() for path in site.ctx.settings.data_dir.glob("*"))
    assert b"%PDF" not in kept
    assert not [secret for secret in drawn if secret.encode() in kept]
    stranger = replace(site.ctx, settings=election_factory.settings_for(tmp_path / "other"))
    with pytest.raises(RepVoteError, match="cards-file-damaged"):
        card_file.read_card_file(stranger)


def test_a_server_that_ends_leaves_nothing_half_done(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    with held(monkeypatch, card_file, "cards_pdf") as there:
        send(client, "/board/cards", batch="0")
        assert there.wait(WAIT_SECONDS)
        site.ctx.jobs._stopping.set()
    site.ctx.close()
    ctx = election_factory.open_at(site.ctx.settings.data_dir)
    assert (batches(ctx), events(ctx, "cards_made")) == ([], 0)
    again = replace(site, ctx=ctx, app=create_app(ctx))
    client = again.client("secretary")
    page = client.get("/board/cards").text
    assert "The program was stopped before this was finished. Nothing was changed." in page
    make(again, client)
    assert "was stopped" not in client.get("/board/cards").text
    assert batches(ctx) == [(1, "kept", True)]
    ctx.close()


def test_a_failed_job_says_why_and_changes_nothing(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    with monkeypatch.context() as broken:
        broken.setattr(card_file, "cards_pdf", lambda *_: 1 / 0)
        make(site, client)
    assert "This is our mistake. Nothing was changed." in client.get("/board/cards").text
    assert (batches(site.ctx), events(site.ctx, "cards_made")) == ([], 0)
    make(site, client)
    assert "our mistake" not in client.get("/board/cards").text
    assert client.get(FILE).status_code == 200


# --- certifying ------------------------------------------------------------------------------


def test_pressed_twice_it_is_signed_once_on_all_cores(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fresh("results")
    asked: list[int] = []

    def note(source: Any, jobs: int = 1, progress: Any = None) -> Any:
        asked.append(jobs)
        return verify(source, 2, progress)

    monkeypatch.setattr(certifying, "verify", note)
    monkeypatch.setattr(certifying, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 7)
    with held(monkeypatch, certifying, "files_of") as there:
        form = {**BOTH, "sure": "yes"}
        assert press_together(site, "/board/certify", form, 3) == [303] * 3
        assert there.wait(WAIT_SECONDS)
        page = site.client("secretary").get("/board/certify")
        assert page.headers["Refresh"] == "3"
        assert "The record is being checked" in page.text
        assert "0 of 3 steps are done." in page.text
    assert site.ctx.jobs.wait("certify", WAIT_SECONDS)
    assert asked == [7]
    assert events(site.ctx, "certified") == 1
    assert election_queries.stage(site.ctx) == "certified"
    assert verify(RecordFiles.of(publishing.record_files(site.ctx))).is_good
    client = site.client("secretary")
    assert client.get("/board/certify").headers["Location"] == "/board"
    assert send(client, "/board/certify", **BOTH, sure="yes").status_code == 409


def test_why_nothing_was_signed_stands_on_the_page(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fresh("results")
    client = site.client("secretary")
    with monkeypatch.context() as spoilt:
        spoilt.setattr(
            certifying, "files_of", lambda parts: {**record_files(parts), "README.txt": b"x"}
        )
        assert send(client, "/board/certify", **BOTH, sure="yes").status_code == 303
        assert site.ctx.jobs.wait("certify", WAIT_SECONDS)
    page = client.get("/board/certify").text
    assert "V02" in page
    assert election_queries.stage(site.ctx) == "results"
    assert send(client, "/board/certify", **BOTH, sure="yes").status_code == 303
    assert site.ctx.jobs.wait("certify", WAIT_SECONDS)
    assert election_queries.stage(site.ctx) == "certified"
