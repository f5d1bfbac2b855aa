"""The list of steps: what is answered, what is missing, what comes next and who does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import render_template, url_for

from ballots.stages import Stage
from elections.core.catalogue import NAMES, key
from elections.domain.group_members import ListState
from elections.domain.local_rules import LocalRules
from elections.domain.setup_answers import SetupAnswers, SetupContest
from elections.domain.setup_parts import Part, missing, missing_for_nominations
from elections.services.groups import duplicates
from elections.services.groups import groups as group_service
from elections.services.groups import members as member_lists
from elections.services.groups.groups import GroupView
from elections.services.people.officer_accounts import has_witness_account
from elections.services.setup import local_rules as service
from elections.services.setup.answers import SetUp
from elections.services.setup.vote_titles import usual_title
from elections.web.core.language import current, own, say
from elections.web.core.phrases import and_list, day
from elections.web.core.request_context import context, current_stage
from elections.web.setup.blueprint import blueprint, set_up
from elections.web.setup.questions import ASKED, Asked
from elections.web.setup.rules import BESIDE

STATES = {
    "done": key("setup-state-done"),
    "now": key("setup-state-now"),
    "waits": key("setup-state-waits"),
    "later": key("setup-state-later"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One line: its page, "" while it cannot be opened; words, the answer so far, its state."""

    address: str
    picture: str
    title: str
    answer: str
    state: str

    @property
    def state_words(self) -> str:
        """The state in words."""
        return say(STATES[self.state])


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some steps under one heading."""

    title: str
    steps: tuple[Step, ...]


@blueprint.get("")
def home() -> str:
    """Show all steps."""
    now = set_up()
    ctx = context()
    groups = group_service.groups(ctx)
    lacks = missing(now.all_answers, len(now.all_members))
    state = _State(now, frozenset(lack.part for lack in lacks), current_stage(), groups)
    chapters = tuple(_chapters(state))
    steps = [step for chapter in chapters for step in chapter.steps]
    return render_template(
        "setup/home.html",
        chapters=chapters,
        left=sum(step.state == "now" for step in steps),
        next_step=next((step for step in steps if step.state == "now"), None),
        is_ready=now.is_loaded and not now.is_begun,
        can_start=current_stage() is Stage.SETUP and not groups,
        is_empty=not now.is_loaded and not now.is_begun,
        is_changed=now.is_loaded and now.is_begun,
    )


@dataclass(frozen=True, slots=True)
class _State:
    """All that the list of steps follows from."""

    now: SetUp
    lacks: frozenset[Part]
    stage: Stage
    groups: tuple[GroupView, ...]


def _chapters(state: _State) -> Iterator[Chapter]:
    now, lacks = state.now, state.lacks
    answers = now.answers
    yield Chapter(say("setup-chapter-election"), tuple(_election(answers)))
    yield Chapter(say("setup-chapter-seats"), tuple(_seats(answers, lacks)))
    yield Chapter(say("setup-chapter-duties"), tuple(_duties(answers)))
    yield Chapter(say("setup-chapter-people"), tuple(_people(state)))
    yield Chapter(say("setup-chapter-days"), tuple(_days(state)))
    yield Chapter(say("setup-chapter-rules"), tuple(_rules(answers)))
    yield Chapter(say("setup-chapter-finish"), tuple(_finish(state)))


def _asked(part: str, answer: str, *, is_needed: bool = True) -> Step:
    """Make the step of a single question."""
    address = url_for("setup.question", part=part)
    return _step(ASKED[part], address, answer, is_needed=is_needed)


def _beside(part: str, answer: str) -> Step:
    """Make the step of a question on what stands beside the definition."""
    return _step(BESIDE[part], url_for("setup.beside", beside=part), answer, is_needed=False)


def _step(
    asked: Asked[SetupAnswers] | Asked[LocalRules], address: str, answer: str, *, is_needed: bool
) -> Step:
    state = "done" if answer else "now" if is_needed else "waits"
    return Step(address, asked.picture, say(asked.title), answer, state)


def _election(now: SetupAnswers) -> Iterator[Step]:
    yield _asked("board", own(now.board) if now.board else "")
    yield _asked("title", own(now.title) if now.title else "")
    yield _asked("language", NAMES.get(now.language, now.language))


def _seats(now: SetupAnswers, lacks: frozenset[Part]) -> Iterator[Step]:
    areas = [area.name for area in now.areas]
    yield _listed("setup.areas", "house", key("setup-areas-title"), areas)
    kinds = [kind.plural for kind in now.seat_classes]
    yield _listed("setup.kinds", "person", key("setup-kinds-title"), kinds)
    for kind in now.seat_classes:
        votes = now.contests_of(kind.id).values()
        seats = sum(vote.seats for vote in votes)
        answer = say("setup-seats-some", seats=seats, votes=len(votes)) if votes else ""
        state = "done" if votes else "now" if Part.SEATS in lacks else "waits"
        yield Step(
            url_for("setup.seats", kind_id=kind.id),
            "vote-box",
            say("setup-seats-title", kind=own(kind.plural, "bdi")),
            answer,
            state if now.areas else "later",
        )


def _listed(endpoint: str, picture: str, title: str, names: list[str]) -> Step:
    answer = own(and_list(current(), names)) if names else ""
    return Step(url_for(endpoint), picture, say(title), answer, "done" if names else "now")


def _duties(now: SetupAnswers) -> Iterator[Step]:
    holders = and_list(current(), list(now.key_holders)) if now.key_holders else ""
    yield _asked("key-holders", own(holders) if holders else "")
    yield _asked("witness", own(now.witness) if now.witness else "")


def _people(state: _State) -> Iterator[Step]:
    now, lacks, has_groups = state.now, state.lacks, bool(state.groups)
    votes = now.answers.contests
    names = [view.group.name for view in state.groups]
    yield Step(
        url_for("setup.groups"),
        "people",
        say("people-groups-title"),
        own(and_list(current(), names)) if names else "",
        "done" if names else "waits" if now.answers.seat_classes else "later",
    )
    if names:
        yield _lists()
    people = [person for vote in votes for person in vote.people]
    half = sum(not person.is_whole for person in people)
    answer = say("setup-people-some", people=len(people)) if people else ""
    if half:
        answer = say("setup-people-half", people=len(people), half=half)
    yield Step(
        url_for("setup.people"),
        "photo",
        say("setup-people-title"),
        answer,
        _people_state(votes, is_missing=Part.PEOPLE in lacks, has_groups=has_groups),
    )
    members = len(now.members)
    yield Step(
        url_for("setup.members"),
        "list",
        say("setup-members-title"),
        say("setup-members-some", people=members) if members else "",
        _people_state(votes, is_missing=Part.MEMBERS in lacks, has_groups=has_groups),
    )


def _lists() -> Step:
    """Describe the lists of groups: to do while one was sent, or a name stands on two."""
    lists = member_lists.all_lists(context())
    pairs = duplicates.duplicates(context())
    is_open = any(verdict is None for _, verdict in pairs)
    has_sent = any(listed.state is ListState.SENT for listed in lists)
    is_done = all(listed.is_settled for listed in lists)
    return Step(
        url_for("setup.group_lists"),
        "list",
        say("lists-title"),
        say("lists-same-open", pairs=sum(said is None for _, said in pairs)) if is_open else "",
        "now" if has_sent or is_open else "done" if is_done else "waits",
    )


def _people_state(votes: tuple[SetupContest, ...], *, is_missing: bool, has_groups: bool) -> str:
    if not votes:
        return "later"
    if has_groups:  # they send them
        return "waits"
    return "now" if is_missing else "done"


def _days(state: _State) -> Iterator[Step]:
    now = state.now.answers
    of_groups = (Stage.NOMINATIONS, Stage.CHECKING) if state.groups else ()
    for stage in (*of_groups, Stage.LOCKED, Stage.OPEN, Stage.CLOSED, Stage.CERTIFIED):
        yield _asked(stage.value, day(now.day(stage)), is_needed=False)


def _rules(now: SetupAnswers) -> Iterator[Step]:
    yield _asked("small", str(now.rules.small_contest))
    yield _asked("spare", say("setup-percent", number=now.rules.spare_percent))
    yield _asked("again", str(now.rules.votes_per_card))
    ctx = context()
    local = service.local_rules(ctx)
    yield _beside("helpers", str(local.helper_limit))
    yield _beside("worries", own(local.worries) if local.worries else "")
    yield _beside("phone", own(local.help_phone) if local.help_phone else "")
    is_asked = say("members-ask-adult-yes") if local.asks_adult else say("members-ask-adult-no")
    yield _beside("adult", is_asked)
    agreed = service.agreements(ctx, now, usual_title(now.language))
    is_agreed = bool(agreed) and all(agreement.is_of_now for agreement in agreed)
    groups = and_list(current(), [agreement.group for agreement in agreed]) if agreed else ""
    yield Step(
        url_for("setup.rules"),
        "thumbs-up",
        say("setup-rules-title"),
        own(groups) if groups else "",
        "done" if is_agreed else "waits",
    )


def _finish(state: _State) -> Iterator[Step]:
    now = state.now
    is_together = now.is_loaded and not now.is_begun
    if state.groups:
        yield from _nominations(state)
    can_finish = not state.lacks and (not state.groups or state.stage is Stage.CHECKING)
    yield Step(
        url_for("setup.finish"),
        "tick",
        say("setup-finish-title"),
        "",
        "done" if is_together else "now" if can_finish else "later",
    )
    name = now.answers.witness
    has_account = bool(name) and has_witness_account(context(), name)
    title = say("setup-account-title", name=own(name, "bdi")) if name else say("setup-account-any")
    yield Step(
        url_for("setup.witness_account") if is_together else "",
        "lock-key",
        title,
        "",
        "done" if has_account else "now" if is_together else "later",
    )
    yield Step(
        url_for("board.lock"),
        "lock",
        say("board-lock-title"),
        say("setup-lock-then"),
        "now" if is_together and has_account and can_finish else "later",
    )


def _nominations(state: _State) -> Iterator[Step]:
    """Yield what comes before it is put together where groups put people forward."""
    is_open = state.stage is not Stage.SETUP
    is_closed = state.stage is Stage.CHECKING
    lacks = missing_for_nominations(state.now.answers, len(state.groups))
    yield Step(
        "" if is_open else url_for("board.open_nominations"),
        "hello",
        say("board-nominate-title"),
        "",
        "done" if is_open else "later" if lacks else "now",
    )
    yield Step(
        url_for("board.close_nominations") if is_open and not is_closed else "",
        "list",
        say("board-nominated-title"),
        "",
        "done" if is_closed else "waits" if is_open else "later",
    )
