"""The table of who may reach which endpoint at which stages; no endpoint may be missing.

Two rules hold everywhere (DESIGN section 4). Every endpoint stands in ``TABLE`` or the
application does not start. People who may not reach an endpoint get the same page as for an address
without an endpoint, so that nobody learns what exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from flask import Flask, abort, g, request

from ballots.stages import Stage
from elections.core.errors import refused
from elections.core.wsgi import Lane
from elections.domain.roles import STAFF, Role
from elections.services.people.accounts import Account
from elections.web.core.kept_forms import LONGEST, KeptForm, form_of_request, has_token
from elections.web.core.request_context import (
    account_before,
    current_account,
    current_stage,
    is_newly_signed_in,
)


class Keep(StrEnum):
    """The rule for what a browser may keep of the answer."""

    NOTHING = "no-store"
    ASK_AGAIN = "no-cache"
    FOR_EVER = "for-ever"


KIB = 1024
A_FORM = 64 * KIB
A_KEY = 4 * KIB
A_KEPT_FORM = A_FORM + LONGEST
A_VOTE = 256 * KIB  # 20 options are 15 KiB
A_LIST = 5 * 1024 * KIB  # member_table.LIMIT, and the form around it
A_PHOTO = 25 * 1024 * KIB  # photos.MAX_FILE_BYTES, and the form around it; a whole folder too
ALL_SHARES = 1024 * KIB  # ten boxes of eight people are 40 KiB

STEP_UP = 15 * 60  # seconds after a sign-in, in which grave acts need no other

STAGES = tuple(Stage)
UNLOCKED = tuple(stage for stage in STAGES if not stage.has_reached(Stage.LOCKED))
NOMINATED = (Stage.NOMINATIONS, Stage.CHECKING)
OF_GROUPS = (Role.ORGANISER, Role.SECRETARY)


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the table: who, at which stages, what the browser may keep, how much it sends.

    ``biggest`` is the size in bytes of the longest body that is read, ``lane`` the threads that
    answer: a voter's request waits for no other kind, and slow work holds up nobody. ``is_grave``:
    who signed in a while ago signs in again first (`STEP_UP`).
    """

    who: frozenset[Role]
    stages: frozenset[Stage]
    keep: Keep
    biggest: int = A_FORM
    lane: Lane = Lane.PAGE
    is_grave: bool = False

    @property
    def is_public(self) -> bool:
        """Tell whether everybody may reach it without signing in."""
        return Role.ANYONE in self.who


class AccessTableWrong(RuntimeError):
    """The table and the application's addresses differ; the application does not start."""


class SignInEnded(Exception):
    """The sign-in of who asks has run out; ``form`` is what they sent.

    ``is_for_grave_act``: it has not, but it is too old for this.
    """

    def __init__(self, form: KeptForm, *, is_for_grave_act: bool = False) -> None:
        super().__init__("sign-in ended")
        self.form = form
        self.is_for_grave_act = is_for_grave_act


def _public(keep: Keep, biggest: int = A_FORM, lane: Lane = Lane.PAGE) -> Access:
    return Access(frozenset({Role.ANYONE}), frozenset(STAGES), keep, biggest, lane)


def _board(
    *stages: Stage,
    who: tuple[Role, ...] = (Role.SECRETARY,),
    biggest: int = A_FORM,
    lane: Lane = Lane.PAGE,
    is_grave: bool = False,
) -> Access:
    allowed = frozenset(stages or STAGES)
    return Access(frozenset(who), allowed, Keep.NOTHING, biggest, lane, is_grave)


TABLE: Mapping[str, Access] = {
    "static": _public(Keep.ASK_AGAIN),
    # anyone
    "public.landing": _public(Keep.ASK_AGAIN),
    "public.area": _public(Keep.ASK_AGAIN),
    "public.contest": _public(Keep.ASK_AGAIN),
    "public.results": _public(Keep.ASK_AGAIN),
    "public.result": _public(Keep.ASK_AGAIN),
    "public.record": _public(Keep.ASK_AGAIN),
    "public.record_zip": _public(Keep.ASK_AGAIN, lane=Lane.HEAVY),
    "public.box": _public(Keep.ASK_AGAIN, lane=Lane.HEAVY),
    "public.wall": _public(Keep.ASK_AGAIN, lane=Lane.HEAVY),
    "public.trail": _public(Keep.ASK_AGAIN, lane=Lane.HEAVY),
    "public.about": _public(Keep.ASK_AGAIN),
    "public.accessibility": _public(Keep.ASK_AGAIN),
    "public.picture": _public(Keep.FOR_EVER),
    # a hall's tablets, before they trust its laptop
    "hall.trust": _public(Keep.NOTHING),
    "hall.authority": _public(Keep.NOTHING),
    # voters: no sign-in, and nothing stays on the tablet
    "vote.vote": _public(Keep.NOTHING),
    "vote.check": _public(Keep.NOTHING),
    "vote.practice": _public(Keep.ASK_AGAIN),
    "vote.practice_paper": _public(Keep.ASK_AGAIN, lane=Lane.HEAVY),
    "vote.boxes": _public(Keep.NOTHING, lane=Lane.VOTE),
    "vote.box": _public(Keep.NOTHING, lane=Lane.VOTE),
    "vote.card": _public(Keep.NOTHING, lane=Lane.VOTE),
    "vote.post": _public(Keep.NOTHING, A_VOTE, Lane.VOTE),
    "vote.rehearse": _public(Keep.NOTHING, A_VOTE, Lane.VOTE),
    "vote.codes": _public(Keep.NOTHING),
    "worker.script": _public(Keep.ASK_AGAIN),
    "words.file": _public(Keep.ASK_AGAIN),
    "sound.manifest": _public(Keep.ASK_AGAIN),
    "sound.manifest_in": _public(Keep.ASK_AGAIN),
    "sound.clip": _public(Keep.FOR_EVER),
    "sound.person": _public(Keep.ASK_AGAIN),
    # signing in
    "sign_in.form": _public(Keep.NOTHING),
    "sign_in.sign_in": _public(Keep.NOTHING, A_KEPT_FORM, Lane.HEAVY),
    "sign_in.sign_out": _board(who=STAFF),
    "sign_in.invited": _public(Keep.NOTHING),
    "sign_in.invited_code": _public(Keep.NOTHING),
    "sign_in.join": _public(Keep.NOTHING),
    "sign_in.join_now": _public(Keep.NOTHING, lane=Lane.HEAVY),
    "sign_in.second": _public(Keep.NOTHING),
    "sign_in.second_now": _public(Keep.NOTHING, A_KEPT_FORM),
    "sign_in.second_set": _board(who=STAFF, is_grave=True),
    "sign_in.second_made": _board(who=STAFF, is_grave=True),
    "sign_in.second_off": _board(who=STAFF, is_grave=True),
    "sign_in.me": _board(who=STAFF),
    "sign_in.sign_out_everywhere": _board(who=STAFF),
    "sign_in.first": _public(Keep.NOTHING),
    "sign_in.first_made": _public(Keep.NOTHING, lane=Lane.HEAVY),
    # the board
    "board.home": _board(who=(Role.SECRETARY, Role.WITNESS)),
    "board.make_sound": _board(*(stage for stage in STAGES if stage.has_reached(Stage.LOCKED))),
    "board.lock": _board(Stage.SETUP, Stage.CHECKING, is_grave=True),
    "board.lock_now": _board(Stage.SETUP, Stage.CHECKING, lane=Lane.HEAVY, is_grave=True),
    "board.open_again": _board(Stage.LOCKED),
    "board.open_again_now": _board(Stage.LOCKED, lane=Lane.HEAVY),
    "board.cards": _board(Stage.LOCKED),
    "board.cards_made": _board(Stage.LOCKED),
    "board.file_with_cards": _board(Stage.LOCKED, lane=Lane.HEAVY),
    "board.cards_printed": _board(Stage.LOCKED),
    "board.open_voting": _board(Stage.LOCKED, is_grave=True),
    "board.open_now": _board(Stage.LOCKED, lane=Lane.HEAVY, is_grave=True),
    "board.cancel": _board(Stage.LOCKED, Stage.OPEN),
    "board.cancel_now": _board(Stage.LOCKED, Stage.OPEN),
    "board.stop_contest": _board(Stage.OPEN),
    "board.stop_contest_now": _board(Stage.OPEN, lane=Lane.HEAVY),
    "board.close": _board(Stage.OPEN, is_grave=True),
    "board.close_now": _board(Stage.OPEN, lane=Lane.HEAVY, is_grave=True),
    "board.lot": _board(Stage.COUNTING),
    "board.lot_drawn": _board(Stage.COUNTING),
    "board.certify": _board(Stage.RESULTS, Stage.CERTIFIED),
    "board.certify_now": _board(Stage.RESULTS, lane=Lane.HEAVY),
    "board.on_list": _board(),
    "board.open_nominations": _board(Stage.SETUP, is_grave=True),
    "board.open_nominations_now": _board(Stage.SETUP, is_grave=True),
    "board.close_nominations": _board(Stage.NOMINATIONS, is_grave=True),
    "board.close_nominations_now": _board(Stage.NOMINATIONS, is_grave=True),
    "board.nominations_again": _board(Stage.CHECKING, is_grave=True),
    "board.nominations_again_now": _board(Stage.CHECKING, is_grave=True),
    # groups; which group somebody organises is asked where it is loaded (web/groups/loading.py)
    **dict.fromkeys(
        (
            *("groups.mine", "groups.home", "groups.people", "groups.take_back"),
            *("groups.members", "groups.on_list", "groups.passport"),
        ),
        _board(who=OF_GROUPS),
    ),
    **dict.fromkeys(
        ("groups.invite", "groups.invited", "groups.organiser_out"),
        _board(who=OF_GROUPS, is_grave=True),
    ),
    **dict.fromkeys(
        (
            *("groups.add_member", "groups.member", "groups.member_out", "groups.members_yes"),
            "groups.members_yes_sound",
        ),
        _board(*UNLOCKED, who=OF_GROUPS),
    ),
    **dict.fromkeys(
        ("groups.add_many", "groups.list_columns", "groups.look_at_list"),
        _board(*UNLOCKED, who=OF_GROUPS, biggest=A_LIST, lane=Lane.HEAVY),
    ),
    **dict.fromkeys(
        ("groups.check_list", "groups.approve_list", "groups.hand_back_list"), _board(*UNLOCKED)
    ),
    # whom groups put forward
    **dict.fromkeys(
        (
            *("groups.nominations", "groups.person", "groups.person_part", "groups.person_out"),
            *("groups.person_crop", "groups.person_jpeg", "groups.person_whole"),
            *("groups.person_yes", "groups.person_said", "groups.person_voice"),
            *("groups.person_code", "groups.person_sheet"),
        ),
        _board(*NOMINATED, who=OF_GROUPS),
    ),
    **dict.fromkeys(
        ("groups.add_person", "groups.add_name"), _board(Stage.NOMINATIONS, who=OF_GROUPS)
    ),
    "groups.person_photo": _board(*NOMINATED, who=OF_GROUPS, biggest=A_PHOTO, lane=Lane.HEAVY),
    "groups.person_sound": _board(*NOMINATED, who=OF_GROUPS, lane=Lane.HEAVY),
    "groups.sheet": _board(who=OF_GROUPS, lane=Lane.HEAVY),
    "board.people_sheets": _board(),
    "my_page.form": _public(Keep.NOTHING),
    "my_page.answer": _public(Keep.NOTHING),
    "my_page.sound": _public(Keep.NOTHING, lane=Lane.HEAVY),
    **dict.fromkeys(
        ("board.people", "board.person", "board.approve", "board.hand_back"), _board(*NOMINATED)
    ),
    **dict.fromkeys(("board.poster", "board.booklet", "board.meeting"), _board(lane=Lane.HEAVY)),
    # setting up, page by page
    **dict.fromkeys(
        (
            *("setup.home", "setup.question"),
            *("setup.areas", "setup.add_area", "setup.area", "setup.area_out"),
            *("setup.kinds", "setup.add_kind", "setup.kind", "setup.kind_out"),
            *("setup.seats", "setup.choices"),
            *("setup.people", "setup.add_person", "setup.person", "setup.person_out"),
            *("setup.photo", "setup.members_form", "setup.drop"),
            *("setup.groups", "setup.add_group", "setup.group", "setup.group_out"),
            *("setup.group_lists", "setup.same_names"),
            *("setup.beside", "setup.rules", "setup.agreement_out", "setup.vote_title"),
        ),
        _board(*UNLOCKED),
    ),
    "setup.person_photo": _board(*UNLOCKED, biggest=A_PHOTO, lane=Lane.HEAVY),
    "setup.start": _board(Stage.SETUP),
    "setup.start_folder": _board(Stage.SETUP, biggest=A_PHOTO, lane=Lane.HEAVY),
    "setup.start_record": _board(Stage.SETUP, biggest=A_PHOTO, lane=Lane.HEAVY),
    "setup.members": _board(*UNLOCKED, biggest=A_LIST, lane=Lane.HEAVY),
    "setup.finish": _board(Stage.SETUP, Stage.CHECKING, lane=Lane.HEAVY),
    "setup.witness_account": _board(*UNLOCKED, lane=Lane.HEAVY, is_grave=True),
    # key holders, at the board's screen
    "keys.keys": _board(Stage.LOCKED, Stage.OPEN, Stage.CLOSED),
    "keys.standing": _board(Stage.LOCKED),
    "keys.add": _board(Stage.LOCKED, biggest=A_KEY),
    "keys.count": _board(Stage.CLOSED, Stage.COUNTING),
    "keys.count_now": _board(Stage.CLOSED, lane=Lane.HEAVY, is_grave=True),
    "keys.tallies": _board(Stage.COUNTING, lane=Lane.HEAVY),
    "keys.share": _board(Stage.COUNTING, biggest=ALL_SHARES, lane=Lane.HEAVY),
}


# The page that somebody comes to by signing in, for each role.
HOMES: Mapping[Role, str] = {
    Role.SECRETARY: "board.home",
    Role.WITNESS: "board.home",
    Role.ORGANISER: "groups.mine",
}


def home_of(account: Account) -> str:
    """Name the page that this person comes to: of several roles the first in the list."""
    return next(home for role, home in HOMES.items() if role in account.roles)


def require_complete_table(app: Flask, table: Mapping[str, Access] = TABLE) -> None:
    """Raise `AccessTableWrong` unless the table names every endpoint and nothing else.

    Raises AccessTableWrong with every difference. Learnt from votingworks/arlo, which checks at
    start-up that every view carries an access rule.
    """
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    problems = [f"no access rule for {name}" for name in sorted(endpoints - set(table))]
    problems += [f"no endpoint named {name}" for name in sorted(set(table) - endpoints)]
    for name, access in sorted(table.items()):
        if not access.who or not access.stages <= set(STAGES):
            problems.append(f"{name} names no role, or a stage that does not exist")
    if problems:
        raise AccessTableWrong("; ".join(problems))


def guard() -> None:
    """Check before every request who asks, what they may do, and whether the stage allows it.

    Runs before any other check, so that the answer to a stranger is the same whatever else is
    wrong with the request. Raises 404 for those who may not; Refused for the wrong stage;
    SignInEnded for those who might if their sign-in had not run out, or was newer.
    """
    g.account = None
    g.access = None
    if request.endpoint is None:
        return
    access = TABLE[request.endpoint]
    g.access = access
    # Now, before anything looks at the body: later it would be too late.
    request.max_content_length = access.biggest
    request.max_form_memory_size = access.biggest
    if access.is_public:
        return
    account = current_account()
    if account is None:
        _tell_of_the_end(access)
    if account is None or account.roles.isdisjoint(access.who):
        abort(404)
    g.account = account
    if current_stage() not in access.stages:
        raise refused("wrong-stage")
    if access.is_grave and not is_newly_signed_in(STEP_UP):
        form = form_of_request(account.id, is_ours=has_token())
        raise SignInEnded(form, is_for_grave_act=True)


def _tell_of_the_end(access: Access) -> None:
    before = account_before()
    if before is not None and not before.roles.isdisjoint(access.who):
        raise SignInEnded(form_of_request(before.id, is_ours=has_token()))
