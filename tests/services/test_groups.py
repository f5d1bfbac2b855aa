"""Groups, their organisers, and the stage in which they put people forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from audit.trail.events import NominationsClosed, NominationsOpened
from ballots.errors import Refused
from ballots.stages import Stage
from elections.core.context import Context
from elections.domain import setup_answers as edits
from elections.domain.groups import InUse
from elections.domain.member_list import DraftMember
from elections.domain.roles import Role
from elections.domain.setup_answers import SetupAnswers, SetupPerson
from elections.domain.setup_parts import Part
from elections.services.groups import groups as service
from elections.services.groups import nomination_stages
from elections.services.people import accounts, duties
from elections.services.queries import overview as election_queries
from elections.services.setup import answers, from_groups, load_folder, lock_lists, start_from
from elections.stores import trail as trail_store
from tests.factories import groups_factory
from tests.factories.groups_factory import GROUPS, ORGANISERS
from tests.services.test_setup_answers import put_together, stand, zip_of, zipped_folder


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Context]:
    """Provide the site with three groups, before nominations are open."""
    ctx = groups_factory.build(tmp_path, "setup").ctx
    yield ctx
    ctx.close()


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        work()
    return refused.value.code


def test_a_group_has_one_name_of_its_own(made: Context) -> None:
    north = service.groups(made)[0].group
    assert [view.group.name for view in service.groups(made)] == list(GROUPS)
    assert refusal(lambda: service.add_group(made, "NORTH speaks up", "1", "")) == "group-name"
    assert (
        refusal(lambda: service.change_group(made, replace(north, name=GROUPS[1]))) == "group-name"
    )
    service.change_group(made, replace(north, name="North Speaks"))
    assert service.group(made, north.id) == replace(north, name="North Speaks")
    assert refusal(lambda: service.change_group(made, replace(north, id="x"))) == "group-unknown"


def test_what_a_group_uses_cannot_be_taken_out(made: Context) -> None:
    now = answers.set_up(made).answers
    (north, south), (reps, _) = now.areas, now.seat_classes
    changes: tuple[answers.Change, ...] = (
        lambda a: edits.without_area(a, north.id),
        lambda a: edits.without_seat_class(a, reps.id),
    )
    for change in changes:
        assert refusal(partial(answers.change, made, change)) == "set-up-used"
    service.remove_group(made, service.groups(made)[1].group.id)
    answers.change(made, lambda a: edits.without_area(a, south.id))
    answers.change(made, lambda a: edits.with_area(a, north.id, "Far North"))


def test_a_group_that_has_something_stays_what_it_is(
    made: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = service.groups(made)[0]
    monkeypatch.setattr(service, "USES_OF_GROUP", (lambda _session, group: group == view.group.id,))
    assert refusal(lambda: service.remove_group(made, view.group.id)) == "group-used"
    moved = replace(view.group, area="")
    assert refusal(lambda: service.change_group(made, moved)) == "group-used"
    service.change_group(made, replace(view.group, name="Another name"))
    assert [view.is_used for view in service.groups(made)] == [True, False, False]


def test_an_organiser_goes_with_the_group(made: Context) -> None:
    first = service.groups(made)[0]
    (organiser,) = first.organisers
    token = accounts.sign_in(made, *ORGANISERS[GROUPS[0]])
    account = accounts.account_for(made, token)
    assert account is not None
    assert account.roles == {Role.ORGANISER}
    assert account.groups == {first.group.id}
    service.remove_group(made, first.group.id)
    assert accounts.account_for(made, token) is None
    assert organiser.name not in [account.name for account in accounts.accounts(made)]


def test_one_person_may_have_several_duties(made: Context) -> None:
    north, south, _ = (view.group.id for view in service.groups(made))
    token = accounts.sign_in(made, *ORGANISERS[GROUPS[0]])
    account = accounts.account_for(made, token)
    assert account is not None
    made.db.write(lambda session: duties.give(session, account.id, Role.ORGANISER, south))
    more = accounts.account_for(made, token)
    assert more is not None
    assert more.groups == {north, south}
    duties.take_duty(made, account.id, Role.ORGANISER, north)
    assert accounts.account_for(made, token) is None  # the sign-in ended at once
    again = accounts.account_for(made, accounts.sign_in(made, *ORGANISERS[GROUPS[0]]))
    assert again is not None
    assert again.groups == {south}


def events(ctx: Context) -> list[str]:
    return ctx.db.read(lambda s: [logged.event.kind for logged in trail_store.events(s)])


def test_nominations_open_close_and_open_again(made: Context) -> None:
    nomination_stages.open_nominations(made)
    assert election_queries.stage(made) is Stage.NOMINATIONS
    assert refusal(lambda: nomination_stages.open_nominations(made)) == "stage-open-nominations"
    nomination_stages.close_nominations(made)
    assert refusal(lambda: nomination_stages.close_nominations(made)) == "stage-close-nominations"
    answers.change(made, lambda now: edits.with_day(now, Stage.OPEN, "2026-05-11"))
    late = refusal(lambda: nomination_stages.open_again(made, "2026-05-12"))
    assert late == "day-order"
    nomination_stages.open_again(made, "2026-04-30")
    assert answers.set_up(made).answers.day(Stage.CHECKING) == "2026-04-30"
    nomination_stages.close_nominations(made)
    opened, closed = NominationsOpened.kind, NominationsClosed.kind
    assert events(made) == [opened, closed, opened, closed]


def test_nominations_do_not_open_while_something_is_missing(ctx: Context) -> None:
    assert {lack.part for lack in nomination_stages.lacks(ctx)} == {
        *(Part.NAMES, Part.AREAS, Part.KINDS, Part.SEATS, Part.GROUPS)
    }
    answers.change(ctx, groups_factory.answered)
    assert [lack.part for lack in nomination_stages.lacks(ctx)] == [Part.GROUPS]
    assert refusal(lambda: nomination_stages.open_nominations(ctx)) == "set-up-missing"
    assert events(ctx) == []


def test_a_whole_election_is_not_loaded_over_groups(made: Context, folder: Path) -> None:
    parts = zip_of(zipped_folder(folder))
    assert refusal(lambda: start_from.start_from_folder(made, parts)) == "set-up-groups"
    assert refusal(lambda: load_folder.load_folder(made, folder)) == "set-up-groups"
    nomination_stages.open_nominations(made)
    assert refusal(lambda: start_from.start_from_folder(made, parts)) == "stage-load"
    assert refusal(lambda: load_folder.load_folder(made, folder)) == "stage-load"


def test_what_groups_add_is_put_together_and_never_twice(
    made: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the next parts of the program plug in: people and members of the groups."""
    own = answers.set_up(made).answers
    contest, (reps, _), (north, _) = own.contests[0], own.seat_classes, own.areas
    stand(made, own, "Ann Ash", 0)
    photo = next(iter(answers.set_up(made).answers.photos()))
    approved = ["Bea Birch"]

    def people(_session: Session, now: SetupAnswers) -> SetupAnswers:
        for name in approved:
            person = SetupPerson("", name, ("I listen.", "I ask.", "I tell you."), photo)
            now = edits.with_person(now, contest.id, person)
        return now

    listed = [DraftMember(f"Member {n}", north.id, reps.id, GROUPS[0]) for n in range(3)]
    monkeypatch.setattr(from_groups, "ADD_PEOPLE", (people,))
    monkeypatch.setattr(from_groups, "LIST_MEMBERS", (lambda _session: listed,))
    nomination_stages.open_nominations(made)
    assert refusal(lambda: put_together(made)) == "stage-put-together"
    nomination_stages.close_nominations(made)
    for _ in range(2):
        loaded = put_together(made)
        assert (loaded.candidates, loaded.members) == (2, 3)
        assert not answers.set_up(made).is_begun
    assert [person.name for person in answers.set_up(made).answers.contests[0].people] == [
        "Ann Ash"
    ]
    approved.append("Cy Crane")
    assert answers.set_up(made).is_begun  # what was put together is not the newest any more
    assert refusal(lambda: lock_lists.lock_lists(made)) == "lock-set-up"
    answers.change(made, lambda now: replace(now, board="Another Board"))
    answers.drop(made)
    assert answers.set_up(made).answers.board == "Tiny Board"
    assert put_together(made).candidates == 3
    election = lock_lists.lock_lists(made)
    assert [c.name for c in election.contests[0].candidates] == ["Ann Ash", "Bea Birch", "Cy Crane"]
    assert events(made)[-1] == "lists_locked"


def test_uses_are_put_together() -> None:
    uses = InUse(areas=frozenset("1")) | InUse(contests=frozenset("2"))
    assert uses == InUse(frozenset("1"), frozenset(), frozenset("2"))
