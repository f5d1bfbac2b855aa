"""Who reaches what, and what strangers learn."""

from __future__ import annotations

import dataclasses

import pytest
from flask import Flask

from ballots.stages import Stage
from elections.web.core.access import TABLE, Access, AccessTableWrong, Keep, Role, check_table
from tests.web.world import ROLES, Worlds, addresses, token

# what the asked-for name or stage does not have
MAY_BE_ABSENT = {
    *("public.box", "public.picture", "public.trail", "public.wall"),
    *("sound.clip", "sound.manifest", "sound.manifest_in", "sound.person"),
    *("vote.box", "board.lot"),
}


def test_an_endpoint_without_a_rule_stops_the_start() -> None:
    app = Flask("bare", static_folder=None)
    app.add_url_rule("/new", "new", lambda: "")
    with pytest.raises(AccessTableWrong, match="no access rule for new"):
        check_table(app, {})


def test_a_rule_without_an_endpoint_stops_the_start() -> None:
    app = Flask("bare", static_folder=None)
    rule = Access(frozenset({Role.ANYONE}), frozenset({Stage.OPEN}), Keep.NOTHING)
    with pytest.raises(AccessTableWrong, match="no endpoint named gone"):
        check_table(app, {"gone": rule})


def test_a_rule_for_nobody_or_for_no_stage_that_exists_stops_the_start() -> None:
    app = Flask("bare", static_folder=None)
    app.add_url_rule("/new", "new", lambda: "")
    good = Access(frozenset({Role.ANYONE}), frozenset({Stage.OPEN}), Keep.NOTHING)
    for bad in (
        dataclasses.replace(good, who=frozenset()),
        dataclasses.replace(good, stages=frozenset({"someday"})),  # type: ignore[arg-type]
    ):
        with pytest.raises(AccessTableWrong):
            check_table(app, {"new": bad})


def test_who_may_what_is_written_down_twice() -> None:
    """A change of rights is made here and in the table, so never by accident."""
    both = {"sign_in.leave", "board.home"}
    public = {
        name
        for name in TABLE
        if name.split(".")[0] in {"static", "public", "vote", "worker", "sound"}
    }
    public |= {"sign_in.form", "sign_in.enter"}
    for name, access in TABLE.items():
        if name in public:
            assert access.who == {Role.ANYONE}, name
        elif name in both:
            assert access.who == {Role.SECRETARY, Role.WITNESS}, name
        else:
            assert access.who == {Role.SECRETARY}, name


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("stage", ["setup", "open", "results"])
def test_every_route_by_every_role(worlds: Worlds, stage: str, role: str) -> None:
    world = worlds(stage)
    client = world.client(role)
    for one in addresses(world.app):
        if one.endpoint == "sign_in.leave":
            continue
        access = TABLE[one.endpoint]
        # Without a token no POST does anything: what is asked is only who gets that far.
        with client.open(one.path, method=one.method) as answer:
            status = answer.status_code
        allowed = access.public or role in access.who
        if not allowed:
            assert status == 404, (one, status)
        elif stage not in access.stages:
            assert status == 409, (one, status)
        elif one.method == "POST":
            assert status == 400, (one, status)
        elif one.endpoint not in MAY_BE_ABSENT:
            assert status in {200, 400, 409}, (one, status)


@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_strangers_get_one_answer_for_what_exists_and_what_does_not(
    worlds: Worlds, kind: str
) -> None:
    world = worlds("open")
    client = world.app.test_client()
    private = sorted({one.path for one in addresses(world.app) if not TABLE[one.endpoint].public})
    for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        headers = {"Accept": kind}
        nowhere = client.open("/nothing-is-here", method=method, headers=headers, data=b"x")
        assert nowhere.status_code == 404
        for path in [*private, "/board/", "/board//keys", "/board/keys/x", "/board/lots/nope"]:
            there = client.open(path, method=method, headers=headers, data=b"x")
            assert there.status_code == 404, (method, path)
            assert there.data == nowhere.data, (method, path)
            assert sorted(there.headers) == sorted(nowhere.headers), (method, path)


def test_another_host_is_told_nothing(worlds: Worlds) -> None:
    client = worlds("open").app.test_client()
    for path in ("/", "/board", "/nothing-is-here"):
        answer = client.get(path, headers={"Host": "evil.example"})
        assert (answer.status_code, answer.mimetype) == (400, "text/plain")


def test_a_wrong_method_is_no_sign_that_an_address_exists(worlds: Worlds) -> None:
    client = worlds("open").app.test_client()
    nowhere = client.delete("/nothing-is-here")
    for path in ("/", "/vote", "/results", "/sign-in"):
        assert client.delete(path).data == nowhere.data
        assert client.options(path).status_code == 404


def test_only_the_secretary_sees_the_next_step(worlds: Worlds) -> None:
    world = worlds("open")
    assert "Next: Close voting" in world.client("secretary").get("/board").text
    assert "Next:" not in world.client("witness").get("/board").text


def test_signing_out_ends_the_session_at_the_server(worlds: Worlds) -> None:
    client = worlds("open").client("secretary")
    kept = client.get_cookie("__Host-repvote")
    assert kept is not None
    form = {"csrf_token": token(client, "/board")}
    assert client.post("/sign-out", data=form).status_code == 303
    assert client.get("/board").status_code == 404
    client.set_cookie("__Host-repvote", kept.value)
    assert client.get("/board").status_code == 404
