"""A group's list: written, sent with the group's own yes, approved, and put together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from ballots.errors import Refused
from elections.core.context import Context
from elections.domain.group_members import GroupMember, ListState, Need
from elections.domain.groups import Group
from elections.domain.list_columns import Column
from elections.domain.roles import Role
from elections.domain.same_person import Verdict
from elections.domain.setup_answers import SetupAnswers
from elections.domain.voice import KindOfYes, Thing
from elections.models import Member
from elections.services.groups import as_members, duplicates, members, on_list, voice
from elections.services.people import accounts
from elections.services.setup import answers, local_rules, lock_lists
from elections.stores import group_members as store
from elections.stores import groups as group_store
from tests.factories.election_factory import SECRETARY, WITNESS
from tests.services.test_setup_answers import answered, stand, title

REPS, CARERS, SOUTH = "aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"


@pytest.fixture
def now(ctx: Context) -> SetupAnswers:
    """Answer the set-up, and make a group of members, one of carers, and one in the south."""
    done = answers.change(ctx, answered)
    (north, south), (reps, carers) = done.areas, done.seat_classes

    def make(group_id: str, name: str, kind: str, area: str) -> None:
        ctx.db.write(lambda session: group_store.write(session, Group(group_id, name, kind, area)))

    make(REPS, "North Speaks Up", reps.id, north.id)
    make(CARERS, "Family Voices", carers.id, north.id)
    make(SOUTH, "South Stars", reps.id, south.id)
    return done


def person(now: SetupAnswers, name: str, area: int = 0, kind: int = 0) -> GroupMember:
    return GroupMember("", name, now.areas[area].id, now.seat_classes[kind].id)


def code(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return refusal.value.code


def send(ctx: Context, group: str, name: str = "Ann Ash") -> None:
    members.send(ctx, group, members.group_list(ctx, group).content_hash, name)


def approve(ctx: Context, group: str) -> None:
    members.approve(ctx, group, members.group_list(ctx, group).content_hash)


def listed(ctx: Context) -> list[tuple[str, str]]:
    found = ctx.db.read(as_members.members_of_groups)
    return [(member.name, member.group) for member in found]


class TestWriting:
    def test_members_are_added_changed_and_taken_out(self, ctx: Context, now: SetupAnswers) -> None:
        helped = replace(person(now, "Jo Sample"), contact="01234 5", needs=(Need.SOUND,))
        members.add(ctx, REPS, [helped, person(now, "Al Bo")])
        al, jo = members.group_list(ctx, REPS).members
        assert (al.name, replace(jo, id="")) == ("Al Bo", helped)
        members.change(ctx, REPS, replace(jo, name="Joe Sample"))
        members.take_out(ctx, REPS, al.id)
        assert [m.name for m in members.group_list(ctx, REPS).members] == ["Joe Sample"]
        assert members.group_list(ctx, SOUTH).members == ()

    def test_a_member_is_reached_through_their_own_group_only(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        members.add(ctx, REPS, [person(now, "Jo Sample")])
        (jo,) = members.group_list(ctx, REPS).members
        with pytest.raises(Refused) as refusal:
            members.change(ctx, SOUTH, replace(jo, name="Somebody Else"))
        assert code(refusal) == "member-gone"
        members.take_out(ctx, SOUTH, jo.id)
        assert members.group_list(ctx, REPS).members == (jo,)

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"name": "JO SAMPLE"}, "member-twice"),
            ({"name": "7"}, "member-unusable"),
            ({"contact": "x" * 200}, "member-unusable"),
            ({"area": "99"}, "member-unusable"),
            ({"is_adult": True}, "member-adult"),
        ],
    )
    def test_who_cannot_be_kept_is_refused_and_nobody_is_added(
        self, ctx: Context, now: SetupAnswers, changes: dict[str, object], why: str
    ) -> None:
        members.add(ctx, REPS, [person(now, "Jo Sample")])
        wrong = replace(person(now, "Al Bo"), **changes)  # type: ignore[arg-type]
        with pytest.raises(Refused) as refusal:
            members.add(ctx, REPS, [person(now, "Cy Dee"), wrong])
        assert code(refusal) == why
        assert len(members.group_list(ctx, REPS).members) == 1

    def test_a_place_without_a_vote_is_refused(self, ctx: Context, now: SetupAnswers) -> None:
        with pytest.raises(Refused) as refusal:
            members.add(ctx, CARERS, [person(now, "Jo Sample", area=1, kind=1)])
        assert code(refusal) == "member-no-vote"

    def test_another_name_cannot_be_taken_by_a_change(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        members.add(ctx, REPS, [person(now, "Jo Sample"), person(now, "Al Bo")])
        al, _ = members.group_list(ctx, REPS).members
        with pytest.raises(Refused) as refusal:
            members.change(ctx, REPS, replace(al, name="Jo  Sample"))
        assert code(refusal) == "member-twice"

    def test_18_or_over_is_said_where_the_board_asks(self, ctx: Context, now: SetupAnswers) -> None:
        local_rules.settle(ctx, lambda rules: replace(rules, asks_adult=True))
        assert members.places(ctx, members.group_list(ctx, REPS).group).asks_adult
        jo = person(now, "Jo Sample")
        for is_adult in (None, False):
            with pytest.raises(Refused):
                members.add(ctx, REPS, [replace(jo, is_adult=is_adult)])
        members.add(ctx, REPS, [replace(jo, is_adult=True)])

    def test_a_group_that_is_gone_has_no_list(self, ctx: Context, now: SetupAnswers) -> None:
        with pytest.raises(Refused) as refusal:
            members.add(ctx, "dddddddddddd", [person(now, "Jo Sample")])
        assert code(refusal) == "group-unknown"

    def test_what_headings_mean_is_remembered_by_group(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        assert now.title
        members.remember_columns(ctx, REPS, {"hub": Column.AREA})
        members.remember_columns(ctx, REPS, {"hub": Column.NOTHING, "who": Column.NAME})
        assert members.columns(ctx, REPS) == {"hub": Column.NOTHING, "who": Column.NAME}
        assert members.columns(ctx, SOUTH) == {}

    def test_a_group_is_taken_out_with_all_that_is_its_own(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        two_lists(ctx, now)
        send(ctx, REPS)
        pair = duplicates.duplicates(ctx)[0][0]
        duplicates.decide(ctx, Verdict(pair.first.member.id, pair.second.member.id, ""))
        members.remember_columns(ctx, REPS, {"hub": Column.AREA})

        def gone(session: Session) -> None:
            store.remove_group(session, REPS)
            group_store.remove(session, REPS)

        ctx.db.write(gone)
        assert [found.group.id for found in members.all_lists(ctx)] == [CARERS, SOUTH]


class TestSending:
    def test_a_list_goes_with_a_yes_and_is_approved(self, ctx: Context, now: SetupAnswers) -> None:
        members.add(ctx, REPS, [person(now, "Jo Sample")])
        send(ctx, REPS)
        sent = members.group_list(ctx, REPS)
        assert sent.state is ListState.SENT
        assert sent.yes is not None
        assert (sent.yes.name, sent.yes.kind) == ("Ann Ash", KindOfYes.SELF_ADVOCATE)
        approve(ctx, REPS)
        assert members.group_list(ctx, REPS).state is ListState.APPROVED

    def test_in_a_carers_group_a_family_carer_says_yes(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        members.add(ctx, CARERS, [person(now, "Fay Carer", kind=1)])
        send(ctx, CARERS, "Fay Carer")
        yes = members.group_list(ctx, CARERS).yes
        assert yes is not None
        assert yes.kind is KindOfYes.FAMILY_CARER

    @pytest.mark.parametrize("approved", [False, True])
    def test_a_change_of_who_is_on_it_takes_yes_and_approval_away(
        self, ctx: Context, now: SetupAnswers, *, approved: bool
    ) -> None:
        members.add(ctx, REPS, [person(now, "Jo Sample")])
        send(ctx, REPS)
        if approved:
            approve(ctx, REPS)
        before = members.group_list(ctx, REPS)
        (jo,) = before.members
        members.change(ctx, REPS, replace(jo, contact="01234", needs=(Need.SIGNS,)))
        assert members.group_list(ctx, REPS).state is before.state
        members.add(ctx, REPS, [person(now, "Al Bo")])
        after = members.group_list(ctx, REPS)
        assert (after.state, after.yes) == (ListState.WRITING, None)

    def test_what_was_not_shown_is_neither_sent_nor_approved(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        members.add(ctx, REPS, [person(now, "Jo Sample")])
        seen = members.group_list(ctx, REPS).content_hash
        members.add(ctx, REPS, [person(now, "Al Bo")])
        with pytest.raises(Refused) as refusal:
            members.send(ctx, REPS, seen, "Ann Ash")
        assert code(refusal) == "list-changed"
        send(ctx, REPS)
        with pytest.raises(Refused) as refusal:
            members.approve(ctx, REPS, seen)
        assert code(refusal) == "list-changed"

    def test_what_cannot_be_sent_says_why(self, ctx: Context, now: SetupAnswers) -> None:
        with pytest.raises(Refused) as refusal:
            send(ctx, REPS)
        assert code(refusal) == "list-empty"
        members.add(ctx, REPS, [person(now, "Jo Sample")])
        with pytest.raises(Refused) as refusal:
            send(ctx, REPS, " 7 ")
        assert code(refusal) == "voice-name"
        with pytest.raises(Refused) as refusal:
            approve(ctx, REPS)
        assert code(refusal) == "list-not-sent"
        send(ctx, REPS)
        with pytest.raises(Refused) as refusal:
            send(ctx, REPS)
        assert code(refusal) == "list-sent"

    def test_a_list_is_handed_back_with_a_sentence_and_needs_a_new_yes(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        members.add(ctx, REPS, [person(now, "Jo Sample")])
        with pytest.raises(Refused) as refusal:
            members.hand_back(ctx, REPS, "Why?")
        assert code(refusal) == "list-not-sent"
        send(ctx, REPS)
        members.hand_back(ctx, REPS, "Is Jo in the north?")
        back = members.group_list(ctx, REPS)
        assert (back.state, back.yes) == (ListState.HANDED_BACK, None)
        members.add(ctx, REPS, [person(now, "Al Bo")])
        assert members.group_list(ctx, REPS).note == "Is Jo in the north?"
        send(ctx, REPS)
        assert members.group_list(ctx, REPS).note == ""

    def test_a_yes_counts_for_one_thing_of_one_group_as_it_was(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        assert now.title
        ctx.db.write(lambda s: voice.say_yes(s, REPS, Thing.PAGE, "1", "hash", "Ann Ash"))

        def has(group: str, thing: Thing, thing_id: str, content: str) -> bool:
            return ctx.db.read(lambda s: voice.has_yes(s, group, thing, thing_id, content))

        assert has(REPS, Thing.PAGE, "1", "hash")
        assert not has(REPS, Thing.PAGE, "1", "other")
        assert not has(REPS, Thing.PAGE, "2", "hash")
        assert not has(REPS, Thing.NOMINATION, "1", "hash")
        assert not has(SOUTH, Thing.PAGE, "1", "hash")
        ctx.db.write(lambda s: voice.forget(s, REPS, Thing.PAGE, "1"))
        assert not has(REPS, Thing.PAGE, "1", "hash")
        with pytest.raises(Refused) as refusal:
            ctx.db.write(lambda s: voice.say_yes(s, "gone", Thing.PAGE, "1", "hash", "Ann Ash"))
        assert code(refusal) == "group-unknown"


def two_lists(ctx: Context, now: SetupAnswers) -> None:
    """Put people of the same name on two lists."""
    members.add(ctx, REPS, [person(now, "Jo Sample"), person(now, "Al Bo")])
    members.add(ctx, SOUTH, [person(now, "jo sample"), person(now, "Cy Dee", area=1)])


class TestSamePerson:
    def test_a_name_on_two_lists_waits_for_the_secretary(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        two_lists(ctx, now)
        for group in (REPS, SOUTH):
            send(ctx, group)
            approve(ctx, group)
        ((pair, verdict),) = duplicates.duplicates(ctx)
        assert (pair.first.group, pair.second.group) == ("North Speaks Up", "South Stars")
        assert verdict is None
        with pytest.raises(Refused) as refusal:
            ctx.db.read(as_members.require_settled)
        assert code(refusal) == "group-pairs-open"
        assert duplicates.elsewhere(ctx, SOUTH) == {pair.second.member.id}
        assert duplicates.elsewhere(ctx, CARERS) == frozenset()

    def test_one_person_is_one_voter_where_the_secretary_says(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        two_lists(ctx, now)
        for group in (REPS, SOUTH):
            send(ctx, group)
            approve(ctx, group)
        pair = duplicates.duplicates(ctx)[0][0]
        first, second = pair.first.member.id, pair.second.member.id
        duplicates.decide(ctx, Verdict(second, first, second))
        ctx.db.read(as_members.require_settled)
        assert listed(ctx) == [
            ("Al Bo", "North Speaks Up"),
            ("Cy Dee", "South Stars"),
            ("jo sample", "South Stars"),
        ]
        duplicates.decide(ctx, Verdict(first, second, ""))
        assert ("jo sample (2)", "South Stars") in listed(ctx)
        assert ("Jo Sample", "North Speaks Up") in listed(ctx)

    def test_what_was_said_is_forgotten_when_somebody_changes(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        two_lists(ctx, now)
        pair = duplicates.duplicates(ctx)[0][0]
        first, second = pair.first.member, pair.second.member
        one, other = sorted((first.id, second.id))
        said = Verdict(one, other, "")
        duplicates.decide(ctx, said)
        members.change(ctx, REPS, replace(first, contact="01234"))
        assert duplicates.duplicates(ctx)[0][1] == said
        members.change(ctx, REPS, replace(first, name="Jo  SAMPLE"))
        assert duplicates.duplicates(ctx)[0][1] is None

    def test_only_a_pair_that_is_there_can_be_decided(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        two_lists(ctx, now)
        pair = duplicates.duplicates(ctx)[0][0]
        first, second = pair.first.member.id, pair.second.member.id
        for wrong in (Verdict(first, "x", ""), Verdict(first, second, "x")):
            with pytest.raises(Refused) as refusal:
                duplicates.decide(ctx, wrong)
            assert code(refusal) == "pair-gone"


class TestIntoTheElection:
    def test_only_approved_lists_come_in_and_open_ones_are_named(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        members.add(ctx, REPS, [person(now, "Jo Sample")])
        with pytest.raises(Refused, match="North Speaks Up"):
            ctx.db.read(as_members.require_settled)
        with pytest.raises(Refused) as refusal:
            answers.put_together(ctx, "Sam Secretary", lambda kind, area: kind.name + area.name)
        assert code(refusal) == "group-list-open"
        assert listed(ctx) == []
        send(ctx, REPS)
        approve(ctx, REPS)
        ctx.db.read(as_members.require_settled)
        assert listed(ctx) == [("Jo Sample", "North Speaks Up")]
        assert [member.name for member in answers.set_up(ctx).all_members] == ["Jo Sample"]

    def test_a_group_that_writes_on_after_all_is_put_together_holds_up_the_lock(
        self, ctx: Context, now: SetupAnswers
    ) -> None:
        assert now.title
        for place, name in enumerate(("Ann Ash", "Bob Bay", "Cy Crane")):
            stand(ctx, answers.set_up(ctx).answers, name, place)
        members.add(ctx, REPS, [person(now, "Jo Sample"), person(now, "Al Bo")])
        members.add(ctx, SOUTH, [person(now, "Jo Sample"), person(now, "Cy Dee", area=1)])
        for group in (REPS, SOUTH):
            send(ctx, group)
            approve(ctx, group)
        pair = duplicates.duplicates(ctx)[0][0]
        ids = (pair.first.member.id, pair.second.member.id)
        duplicates.decide(ctx, Verdict(*ids, ids[0]))
        accounts.add_account(ctx, SECRETARY[0], Role.SECRETARY, SECRETARY[1])
        accounts.add_account(ctx, WITNESS[0], Role.WITNESS, WITNESS[1])
        answers.put_together(ctx, SECRETARY[0], title)
        members.add(ctx, CARERS, [person(now, "Fay Carer", kind=1)])
        with pytest.raises(Refused) as refusal:
            lock_lists.lock_lists(ctx)
        assert code(refusal) == "group-list-open"
        send(ctx, CARERS)
        approve(ctx, CARERS)
        with pytest.raises(Refused) as refusal:
            lock_lists.lock_lists(ctx)
        assert code(refusal) == "lock-set-up"
        answers.put_together(ctx, SECRETARY[0], title)
        lock_lists.lock_lists(ctx)
        locked = ctx.db.read(lambda s: s.scalars(select(Member).order_by(Member.name)).all())
        assert [(row.name, row.member_group) for row in locked] == [
            ("Al Bo", "North Speaks Up"),
            ("Cy Dee", "South Stars"),
            ("Fay Carer", "Family Voices"),
            ("Jo Sample", "North Speaks Up"),
        ]
        assert on_list.find(ctx, "fay") == (on_list.OnList("Fay Carer", "Family Voices", "North"),)
        with pytest.raises(Refused):
            members.add(ctx, CARERS, [person(now, "Too Late", kind=1)])

    def test_what_members_use_cannot_be_taken_out(self, ctx: Context, now: SetupAnswers) -> None:
        members.add(ctx, REPS, [person(now, "Jo Sample", area=1)])
        used = ctx.db.read(as_members.in_use)
        assert used.areas == {now.areas[1].id}
        assert len(used.contests) == 1

    def test_am_i_on_the_list(self, ctx: Context, now: SetupAnswers) -> None:
        two_lists(ctx, now)
        assert on_list.find(ctx, "sample JO") == (
            on_list.OnList("Jo Sample", "North Speaks Up", "North"),
            on_list.OnList("jo sample", "South Stars", "North"),
        )
        assert len(on_list.find(ctx, "jo", "South Stars")) == 1
        assert on_list.find(ctx, " ") == ()
        assert on_list.find(ctx, "nobody") == ()
