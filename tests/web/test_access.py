"""The people who may reach each page; strangers learn nothing about the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from flask import Flask

from ballots.stages import Stage
from elections.audio.build import sound_folder
from elections.domain.roles import STAFF, Role
from elections.services.queries import overview as election_queries
from elections.web.core.access import TABLE, Access, AccessTableWrong, Keep, require_complete_table
from tests.browser.audio_probe import give_clips
from tests.factories.site_factory import (
    ROLES,
    SIGN_INS,
    STAGES,
    Address,
    Site,
    SiteAt,
    addresses,
    token,
)

EARLY = ("setup", "nominations", "checking")
NOMINATED = ("nominations", "checking")
STATES = (*STAGES, "paused", "tie")  # "paused" is the stage open, "tie" the stage counting
STAGE_OF = {"paused": "open", "tie": "counting"}
# Who signs in for what, at which stages: written down a second time, so that a change of rights is
# made twice and never by accident. What is not here is for everybody at every stage.
SECRETARY, BOTH = {"secretary"}, {"secretary", "witness"}
OF_GROUPS = {"secretary", "organiser"}
SIGNED_IN: dict[str, tuple[set[str], Sequence[str]]] = {
    "sign_in.sign_out": (set(STAFF), STAGES),
    **dict.fromkeys(
        (
            *("sign_in.me", "sign_in.sign_out_everywhere"),
            *("sign_in.second_set", "sign_in.second_made", "sign_in.second_off"),
        ),
        (set(STAFF), STAGES),
    ),
    **dict.fromkeys(
        (
            *("groups.mine", "groups.home", "groups.people", "groups.invite", "groups.invited"),
            *("groups.take_back", "groups.organiser_out"),
            *("groups.members", "groups.on_list", "groups.passport"),
        ),
        (OF_GROUPS, STAGES),
    ),
    **dict.fromkeys(
        (
            *("groups.add_member", "groups.member", "groups.member_out", "groups.members_yes"),
            "groups.members_yes_sound",
            *("groups.add_many", "groups.list_columns", "groups.look_at_list"),
        ),
        (OF_GROUPS, EARLY),
    ),
    **dict.fromkeys(
        ("groups.check_list", "groups.approve_list", "groups.hand_back_list"), (SECRETARY, EARLY)
    ),
    "board.on_list": (SECRETARY, STAGES),
    **dict.fromkeys(
        (
            *("groups.nominations", "groups.person", "groups.person_part", "groups.person_out"),
            *("groups.person_crop", "groups.person_jpeg", "groups.person_whole"),
            *("groups.person_yes", "groups.person_said", "groups.person_voice"),
            *("groups.person_code", "groups.person_sheet", "groups.person_photo"),
            "groups.person_sound",
        ),
        (OF_GROUPS, NOMINATED),
    ),
    **dict.fromkeys(("groups.add_person", "groups.add_name"), (OF_GROUPS, ("nominations",))),
    "groups.sheet": (OF_GROUPS, STAGES),
    **dict.fromkeys(
        ("board.people", "board.person", "board.approve", "board.hand_back"),
        (SECRETARY, NOMINATED),
    ),
    **dict.fromkeys(
        ("board.people_sheets", "board.poster", "board.booklet", "board.meeting"),
        (SECRETARY, STAGES),
    ),
    **dict.fromkeys(
        ("board.open_nominations", "board.open_nominations_now"), (SECRETARY, ("setup",))
    ),
    **dict.fromkeys(
        ("board.close_nominations", "board.close_nominations_now"), (SECRETARY, ("nominations",))
    ),
    **dict.fromkeys(
        ("board.nominations_again", "board.nominations_again_now"), (SECRETARY, ("checking",))
    ),
    "board.home": (BOTH, STAGES),
    "board.make_sound": (SECRETARY, STAGES[3:]),
    **dict.fromkeys(("board.lock", "board.lock_now"), (SECRETARY, ("setup", "checking"))),
    **dict.fromkeys(
        (
            *("board.cards", "board.cards_made", "board.open_voting", "board.open_now"),
            *("board.file_with_cards", "board.cards_printed"),
            *("keys.add", "keys.standing", "board.open_again", "board.open_again_now"),
        ),
        (SECRETARY, ("locked",)),
    ),
    **dict.fromkeys(
        (
            *("setup.home", "setup.question", "setup.areas", "setup.add_area", "setup.area"),
            *("setup.area_out", "setup.kinds", "setup.add_kind", "setup.kind", "setup.kind_out"),
            *("setup.seats", "setup.choices", "setup.people", "setup.add_person", "setup.person"),
            *("setup.person_out", "setup.person_photo", "setup.photo", "setup.members"),
            *("setup.members_form", "setup.drop", "setup.witness_account"),
            *("setup.beside", "setup.rules", "setup.agreement_out", "setup.vote_title"),
            *("setup.groups", "setup.add_group", "setup.group", "setup.group_out"),
            *("setup.group_lists", "setup.same_names"),
        ),
        (SECRETARY, EARLY),
    ),
    **dict.fromkeys(
        ("setup.start", "setup.start_folder", "setup.start_record"), (SECRETARY, ("setup",))
    ),
    "setup.finish": (SECRETARY, ("setup", "checking")),
    "keys.keys": (SECRETARY, ("locked", "open", "closed")),
    **dict.fromkeys(("board.cancel", "board.cancel_now"), (SECRETARY, ("locked", "open"))),
    **dict.fromkeys(("board.close", "board.close_now"), (SECRETARY, ("open",))),
    **dict.fromkeys(("board.stop_contest", "board.stop_contest_now"), (SECRETARY, ("open",))),
    "keys.count": (SECRETARY, ("closed", "counting")),
    "keys.count_now": (SECRETARY, ("closed",)),
    **dict.fromkeys(
        ("keys.tallies", "keys.share", "board.lot", "board.lot_drawn"), (SECRETARY, ("counting",))
    ),
    "board.certify": (SECRETARY, ("results", "certified")),
    "board.certify_now": (SECRETARY, ("results",)),
}
# The status for people who may see a page, where it is not 200: state -> status.
FROM_OPEN = dict.fromkeys((*EARLY, "locked"), 404)
FROM_LOCKED = dict.fromkeys(EARLY, 404)
OTHER: dict[str, dict[str, int]] = {
    "public.box": FROM_OPEN,
    "public.wall": FROM_OPEN,
    "public.trail": FROM_OPEN,
    **dict.fromkeys(("hall.trust", "hall.authority"), dict.fromkeys(STATES, 404)),  # no hall
    "public.record_zip": dict.fromkeys((*EARLY, "locked"), 409),
    "public.picture": FROM_LOCKED,
    "vote.box": FROM_LOCKED,
    "sound.manifest": FROM_LOCKED,
    "sound.manifest_in": FROM_LOCKED,
    "sound.clip": FROM_LOCKED,
    "sound.person": FROM_LOCKED,
    "vote.codes": dict.fromkeys(STATES, 400),  # it asks for two pictures
    "sign_in.first": dict.fromkeys(STATES, 404),  # there is a secretary
    "setup.photo": dict.fromkeys(EARLY, 404),  # no photo of this name
    "setup.group": {"setup": 404},  # there is no group yet
    **dict.fromkeys(  # there is no group
        (
            *("groups.home", "groups.people", "groups.invite", "groups.members", "groups.on_list"),
            *("groups.sheet", "groups.passport"),
        ),
        dict.fromkeys(set(STATES) - {"nominations", "checking"}, 404),
    ),
    "sign_in.join": dict.fromkeys(STATES, 303),  # without a code
    "sign_in.second": dict.fromkeys(STATES, 303),  # nobody has typed a passphrase
    "groups.add_member": {"setup": 404},
    "groups.member": {"setup": 404},
    "groups.members_yes": {"setup": 404},
    "groups.add_many": {"setup": 404},
    "groups.members_yes_sound": {"setup": 404},
    "groups.check_list": {"setup": 404},
    "groups.add_person": {"nominations": 303},  # there is one vote: on to the name
    "groups.person_jpeg": dict.fromkeys(NOMINATED, 404),  # no photo of this name
    "my_page.sound": dict.fromkeys(STATES, 404),  # no page of this name
    "board.file_with_cards": {"locked": 409},  # no cards were made
    "board.certify": {"certified": 303},  # it is done
    "board.lot": {"counting": 404},  # no contest is tied before all shares were there
}
# Endpoints without names to guess: there is nothing else to find.
NAMED = ("public.box", "public.wall", "public.picture", "vote.box", "sound.clip", "sound.person")


def test_an_endpoint_without_a_rule_stops_the_start() -> None:
    app = Flask("bare", static_folder=None)
    app.add_url_rule("/new", "new", lambda: "")
    with pytest.raises(AccessTableWrong, match="no access rule for new"):
        require_complete_table(app, {})


def test_a_rule_without_an_endpoint_stops_the_start() -> None:
    app = Flask("bare", static_folder=None)
    rule = Access(frozenset({Role.ANYONE}), frozenset({Stage.OPEN}), Keep.NOTHING)
    with pytest.raises(AccessTableWrong, match="no endpoint named gone"):
        require_complete_table(app, {"gone": rule})


def test_a_rule_for_nobody_or_for_no_stage_that_exists_stops_the_start() -> None:
    app = Flask("bare", static_folder=None)
    app.add_url_rule("/new", "new", lambda: "")
    good = Access(frozenset({Role.ANYONE}), frozenset({Stage.OPEN}), Keep.NOTHING)
    for bad in (
        dataclasses.replace(good, who=frozenset()),
        dataclasses.replace(good, stages=frozenset({"someday"})),  # type: ignore[arg-type]
    ):
        with pytest.raises(AccessTableWrong):
            require_complete_table(app, {"new": bad})


def test_access_rights_are_written_down_twice() -> None:
    private = {
        name: (set(access.who), sorted(access.stages, key=list(Stage).index))
        for name, access in TABLE.items()
        if not access.is_public
    }
    assert private == {name: (who, list(stages)) for name, (who, stages) in SIGNED_IN.items()}
    for name in TABLE.keys() - private.keys():
        assert TABLE[name].who == {Role.ANYONE}, name
        assert TABLE[name].stages == set(Stage), name


@pytest.mark.parametrize("role", STAFF)
def test_everybody_who_signs_in_comes_to_a_page_of_theirs(sites: SiteAt, role: Role) -> None:
    client = sites("open").app.test_client()
    name, passphrase = SIGN_INS[role]
    form = {"csrf_token": token(client), "name": name, "passphrase": passphrase}
    answer = client.post("/sign-in", data=form)
    assert client.get(answer.headers["Location"]).status_code == 200


def with_clips(site: Site) -> Site:
    """Give the site a sound for every text, once the lists are locked."""
    if current_stage_of(site).has_reached(Stage.LOCKED):
        give_clips(site.ctx, site.app)
    return site


def current_stage_of(site: Site) -> Stage:
    return election_queries.stage(site.ctx)


def real_addresses(site: Site) -> list[Address]:
    """List every address, with names that exist as soon as the lists are locked."""
    if not current_stage_of(site).has_reached(Stage.LOCKED):
        return addresses(site.app)
    contest = election_queries.election(site.ctx).contest("north-rep")
    assert contest is not None
    clip = min(path.name for path in sound_folder(site.ctx.settings.data_dir).glob("*.mp3"))
    return [
        replace(address, path=f"/sound/{clip}") if address.endpoint == "sound.clip" else address
        for address in addresses(site.app, uuid=contest.uuid, sha=contest.candidates[0].photo)
    ]


def expected_status(endpoint: str, method: str, role: str, state: str) -> int:
    """Return the status this person should get at this stage; no request carries a token."""
    stage = STAGE_OF.get(state, state)
    if endpoint in SIGNED_IN:
        who, stages = SIGNED_IN[endpoint]
        if role not in who:
            return 404
        if stage not in stages:
            return 409
    if method == "POST":
        return 400
    if endpoint == "groups.mine" and role == "organiser" and state in {"nominations", "checking"}:
        return 303  # to the only group
    if endpoint == "groups.person_sheet" and role == "organiser":
        return 404  # the secretary names the signed sheet
    return OTHER.get(endpoint, {}).get(state, 200)


@pytest.mark.parametrize("state", STATES)
def test_every_route_by_every_role_at_every_stage(fresh: Callable[[str], Site], state: str) -> None:
    site = with_clips(fresh(state))
    assert current_stage_of(site) == STAGE_OF.get(state, state)
    wrong, asked = [], set[str]()
    for role in ROLES:
        client = site.client(role)
        for address in real_addresses(site):
            if address.endpoint == "sign_in.sign_out":  # it would sign out; see below
                continue
            asked.add(address.endpoint)
            with client.open(address.path, method=address.method) as answer:
                status = answer.status_code
            expected = expected_status(address.endpoint, address.method, role, state)
            if status != expected:
                wrong.append((role, address.method, address.path, status, expected))
    assert wrong == []
    assert asked == set(TABLE) - {"sign_in.sign_out"}


@pytest.mark.parametrize("state", STATES)
def test_an_address_with_unknown_names_is_not_found(sites: SiteAt, state: str) -> None:
    site = sites(state)
    client = site.app.test_client()
    unknown = addresses(site.app, person_id="nobody")
    paths = {address.endpoint: address.path for address in unknown if address.endpoint in NAMED}
    assert set(paths) == set(NAMED)
    assert {name: client.get(path).status_code for name, path in paths.items()} == dict.fromkeys(
        NAMED, 404
    )


@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_strangers_get_one_answer_for_what_exists_and_what_does_not(
    sites: SiteAt, kind: str
) -> None:
    site = sites("open")
    client = site.app.test_client()
    private = sorted(
        {address.path for address in addresses(site.app) if not TABLE[address.endpoint].is_public}
    )
    for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        headers = {"Accept": kind}
        nowhere = client.open("/nothing-is-here", method=method, headers=headers, data=b"x")
        assert nowhere.status_code == 404
        for path in [*private, "/board/", "/board//keys", "/board/keys/x", "/board/lots/nope"]:
            answer = client.open(path, method=method, headers=headers, data=b"x")
            assert answer.status_code == 404, (method, path)
            assert answer.data == nowhere.data, (method, path)
            assert sorted(answer.headers) == sorted(nowhere.headers), (method, path)


def test_another_host_is_told_nothing(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    for path in ("/", "/board", "/nothing-is-here"):
        answer = client.get(path, headers={"Host": "evil.example"})
        assert (answer.status_code, answer.mimetype) == (400, "text/plain")


def test_a_wrong_method_is_no_sign_that_an_address_exists(sites: SiteAt) -> None:
    client = sites("open").app.test_client()
    nowhere = client.delete("/nothing-is-here")
    for path in ("/", "/vote", "/results", "/sign-in"):
        assert client.delete(path).data == nowhere.data
        assert client.options(path).status_code == 404


def test_only_the_secretary_sees_the_next_step(sites: SiteAt) -> None:
    site = sites("open")
    assert "Next: Close voting" in site.client("secretary").get("/board").text
    assert "Next:" not in site.client("witness").get("/board").text


def test_signing_out_ends_the_session_at_the_server(sites: SiteAt) -> None:
    client = sites("open").client("secretary")
    kept = client.get_cookie("__Host-repvote")
    assert kept is not None
    form = {"csrf_token": token(client, "/board")}
    assert client.post("/sign-out", data=form).status_code == 303
    assert client.get("/board").status_code == 404
    client.set_cookie("__Host-repvote", kept.value)
    assert client.get("/board").status_code == 404
