"""Forged, doubled, too big and senseless requests."""

from __future__ import annotations

import itertools
import json
import sqlite3
import sys
from collections.abc import Callable

import pytest
from psycopg.errors import CheckViolation
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from elections.core.logging import log, start_logging, stop_logging
from elections.web.core.access import TABLE
from tests.factories import election_factory
from tests.factories.site_factory import LIVED, Site, SiteAt, addresses, token


@pytest.mark.parametrize("stage", ["setup", "locked", "open", "closed", "counting", "results"])
def test_no_post_works_without_its_token(sites: SiteAt, stage: str) -> None:
    site = sites(stage)
    visitor = site.visitor()
    statuses = []
    for address in addresses(site.app):
        if address.method != "POST":
            continue
        if address.endpoint in {"vote.post", "vote.rehearse"}:  # a sealed vote is its own authority
            continue
        client = visitor(address.endpoint)
        token(client)
        for headers in ({}, {"X-CSRFToken": "wrong"}):
            answer = client.post(address.path, headers=headers, data={"sure": "yes"})
            expected = 400 if stage in TABLE[address.endpoint].stages else 409
            assert answer.status_code == expected, address
            statuses.append(expected)
    assert statuses.count(400) >= 6
    assert len(statuses) >= 26
    assert visitor("board.home").get("/board").status_code == 200  # not even signed out


def test_another_sites_page_cannot_post_even_with_the_token(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    name, passphrase = election_factory.SECRETARY
    form = {"csrf_token": token(client), "name": name, "passphrase": passphrase}
    for site in ("cross-site", "same-site", "none"):
        answer = client.post("/sign-in", data=form, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 400, site
    answer = client.post("/sign-in", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 303


def test_a_name_that_comes_twice_is_refused(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    form = {"csrf_token": token(client), "name": ["Sam Secretary", "x"], "passphrase": "x"}
    assert client.post("/sign-in", data=form).status_code == 400
    assert client.get("/api/codes?first=1&second=2&first=3").status_code == 400


def test_a_body_that_is_too_big_is_refused(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    headers = {"Content-Type": "application/json"}
    path = "/api/box/11111111111111/ballots"
    answer = client.post(path, data=b"[" * 300_000, headers=headers)
    assert answer.status_code == 413
    assert answer.get_json()["error"]["text"]
    assert client.post("/sign-in", data={"name": "x" * 2_000_000}).status_code == 413


@pytest.mark.parametrize("path", ["/sign-in", "/board/setup/start/folder", "/board/lock"])
def test_a_body_that_was_not_kept_because_of_its_size_gets_the_same_page(
    sites: SiteAt, path: str
) -> None:
    """The server passes its announced length on and no byte of it (`elections.core.wsgi`)."""
    client = sites("setup").client("secretary")
    announced = {"CONTENT_LENGTH": str(40 * 1024 * 1024)}
    answer = client.post(path, environ_overrides=announced)
    assert answer.status_code == 413
    assert "Choose a smaller file" in answer.text


def test_an_expected_refusal_on_a_page_has_its_sentence(sites: SiteAt) -> None:
    client = sites("locked").app.test_client()
    answer = client.get("/record.zip")
    assert answer.status_code == 409
    assert "There is no public record yet." in answer.text


def test_the_unexpected_is_a_kind_page_with_a_number(
    sites: SiteAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(log, "error", lambda event, **rest: seen.append((event, rest)))

    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("elections.services.queries.overview.overview", broken)
    client = sites("open").app.test_client()
    page, answer = client.get("/"), client.get("/api/codes?first=0&second=0", headers={})
    assert page.status_code == 500
    assert answer.status_code == 200
    ((event, rest),) = seen
    assert event == "unexpected"
    assert rest["reference"] in page.text
    assert "secret detail" not in page.text
    assert "Traceback" not in page.text


def test_voters_requests_leave_no_line_in_the_log(
    sites: SiteAt, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    site = sites("open")
    client = site.app.test_client()
    headers = {"Content-Type": "application/json"}
    client.get("/api/codes?first=1&second=2")
    client.post("/api/box/11111111111111/ballots", data=b"{}", headers=headers)
    output = capfd.readouterr()
    assert output.out == ""
    assert output.err == ""


JUNK = ["%00", "%ff%fe", "..%2f..%2fetc%2fpasswd", "' OR 1=1--", "{{7*7}}", "a" * 3000, "-1", "💥"]


@pytest.mark.parametrize("stage", LIVED)
def test_junk_everywhere_never_causes_an_internal_error(sites: SiteAt, stage: str) -> None:
    site = sites(stage)
    secretary = site.client("secretary")
    headers = {"X-CSRFToken": token(secretary, "/board")}
    rules = [rule for rule in site.app.url_map.iter_rules() if rule.arguments]
    for rule, junk in itertools.product(rules, JUNK):
        path = rule.rule
        for name in rule.arguments:
            for kind in ("", "path:", "int:"):
                path = path.replace(f"<{kind}{name}>", junk)
        for method in ("GET", "POST"):
            with secretary.open(path, method=method, headers=headers, data=b"\xff") as answer:
                assert answer.status_code < 500, (method, path)


SIGNING_OUT = {"sign_in.sign_out", "sign_in.sign_out_everywhere"}


@pytest.mark.parametrize("stage", ["setup", "locked", "open", "closed", "counting", "results"])
def test_junk_in_forms_and_bodies_changes_nothing(sites: SiteAt, stage: str) -> None:
    site = sites(stage)
    visitor = site.visitor()
    fields = ("method", "name-1", "roll-1-x", "uuid", "credential", "passphrase", "witness_name")
    bodies = [b"", b"\xff\xfe", b"[]", b"{}", b'{"shares":1}', b'{"shares":{"a":1}}', b"[" * 900]
    for address in addresses(site.app):
        if address.method != "POST" or address.endpoint in SIGNING_OUT:
            continue
        client = visitor(address.endpoint)
        headers = {"X-CSRFToken": token(client)}
        for junk in ("", "\x00", "x" * 900, "-5", "💥"):
            form = dict.fromkeys(fields, junk)
            # No "sure", so nothing serious may happen. Cards and count have their own questions.
            if address.endpoint in {"board.cards_made", "keys.count_now"}:
                continue
            assert client.post(address.path, data=form, headers=headers).status_code < 500, address
        for body in bodies:
            if address.endpoint in {"board.cards_made", "keys.count_now"}:
                continue
            answer = client.post(
                address.path, data=body, headers={**headers, "Content-Type": "application/json"}
            )
            assert answer.status_code < 500, (address, body)
    assert '<ol class="tasks">' in visitor("board.home").get("/board").text


@pytest.mark.parametrize("query", ["?first=x", "?first=99&second=1", "?first=-1", "?first=1.5"])
def test_junk_in_addresses(sites: SiteAt, query: str) -> None:
    client = sites("open").client("secretary")
    assert client.get(f"/api/codes{query}").status_code == 400
    assert client.get(f"/board/cancel-card{query}").status_code == 400


def test_a_failed_statement_logs_no_value(
    fresh: Callable[..., Site], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    site = fresh("open")

    def fail(session: Session) -> None:
        session.execute(
            text("INSERT INTO nowhere VALUES (:vote)"), {"vote": " ".join(("a", "sealed", "vote"))}
        )

    monkeypatch.setattr(
        "elections.services.queries.overview.overview", lambda ctx: ctx.db.write(fail)
    )
    start_logging(sys.stderr)
    try:
        assert site.app.test_client().get("/").status_code == 500
    finally:
        stop_logging()
    output = capfd.readouterr().err
    assert "nowhere" in output
    assert "a sealed vote" not in output


def test_the_words_of_a_database_are_not_logged(
    sites: SiteAt, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(_ctx: object) -> None:
        detail = "DETAIL: Failing row contains (a sealed vote)."  # as PostgreSQL says it
        cause = CheckViolation(detail)
        raise IntegrityError("INSERT INTO sealed_vote", None, cause) from cause

    site = sites("open")
    monkeypatch.setattr("elections.services.queries.overview.overview", refuse)
    start_logging(sys.stderr)
    try:
        assert site.app.test_client().get("/").status_code == 500
    finally:
        stop_logging()
    line = capfd.readouterr().err
    assert "a sealed vote" not in line
    answer = json.loads(line)
    assert (answer["error"], answer["causes"]) == ("IntegrityError", ["CheckViolation"])
    assert any("pages.py" in place for place in answer["places"])


def test_a_full_disk_is_told_as_such(sites: SiteAt, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_ctx: object) -> None:
        problem = sqlite3.OperationalError("database or disk is full")
        problem.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise problem

    monkeypatch.setattr("elections.services.queries.overview.overview", full)
    answer = sites("open").app.test_client().get("/")
    assert answer.status_code == 503
    assert "This computer is full" in answer.text
    assert "Nothing was changed." in answer.text


def test_a_database_that_is_held_is_a_busy_program(
    sites: SiteAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_ctx: object) -> None:
        problem = sqlite3.OperationalError("database is locked")
        problem.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise problem

    monkeypatch.setattr("elections.services.queries.overview.overview", held)
    answer = sites("open").app.test_client().get("/")
    assert answer.status_code == 503
    assert "The program is busy." in answer.text


@pytest.mark.parametrize("path", ["/vote%23", "/check%23", "/anything%23"])
@pytest.mark.parametrize(("language", "said"), [("en", "changed on its way"), ("cy", "ei newid")])
def test_a_card_link_whose_sign_was_changed_is_told_so_and_its_secret_is_not_repeated(
    sites: SiteAt, path: str, language: str, said: str
) -> None:
    text = "1.9xVbcdefghijk1.tKu9j818PK9Pg52sSf5gcB.d084"
    answer = sites("open").client().get(f"{path}{text}?lang={language}")
    assert answer.status_code == 404
    assert said in answer.text
    assert "tKu9j818PK9Pg52sSf5gcB" not in answer.text
