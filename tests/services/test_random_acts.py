"""Random acts by secretary, organisers, members and groups' voices, beside a small model.

The model says which acts hold. All others are refused and change nothing: no stage is skipped,
the trail gets one entry for each act of its catalogue and none for any other, and what was locked
stays as it was. What comes out at the end is a record that every check accepts.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from audit.record.files import RecordFiles
from audit.trail.events import OpenReason
from audit.verify.run import verify
from ballots.counting import Lot
from ballots.errors import RepVoteError
from ballots.stages import Stage
from elections.domain.group_members import GroupMember, ListState
from elections.domain.nominations import How
from elections.services.count import seats as count_seats
from elections.services.groups import members, nomination_stages
from elections.services.nominations import approve, person_yes, voice, write
from elections.services.publish import record as publishing
from elections.services.queries import overview as election_queries
from elections.services.setup import answers, lock_lists
from elections.services.setup.open_again import open_lists_again
from elections.services.setup.vote_titles import usual_title
from elections.services.voting import open_close as voting
from elections.services.voting import pause
from elections.stores import trail as trail_store
from tests.factories import election_factory, groups_factory
from tests.factories.election_factory import AGREEMENT, SECRETARY, SampleElection
from tests.factories.groups_factory import GROUPS

BEFORE_LOCK = {Stage.SETUP, Stage.NOMINATIONS, Stage.CHECKING}
NAMES = ("Ann Ash", "Bea Birch", "Cy Crane", "Dot Dill")
VOICE = "Vic Voice"
PHOTO = election_factory.photo((90, 90, 200))

group_names = st.sampled_from(GROUPS)
places = st.integers(0, 3)


@dataclass
class People:
    """A person who is put forward, as the model knows them: which yeses count."""

    id: str
    group: str
    name: str
    has_yes: bool = False
    has_voice: bool = False
    is_approved: bool = False
    is_handed_back: bool = False

    @property
    def stands(self) -> bool:
        return self.has_yes and self.has_voice and self.is_approved


@dataclass
class Model:
    """What must be so."""

    stage: Stage = Stage.SETUP
    is_paused: bool = False
    events: list[str] = field(default_factory=list)
    lists: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in GROUPS})
    states: dict[str, ListState] = field(
        default_factory=lambda: dict.fromkeys(GROUPS, ListState.WRITING)
    )
    people: list[People] = field(default_factory=list)
    together: object = None
    locked: bytes = b""

    @property
    def standing(self) -> frozenset[str]:
        return frozenset(person.id for person in self.people if person.stands)

    @property
    def voters(self) -> frozenset[tuple[str, str]]:
        approved = [name for name in GROUPS if self.states[name] is ListState.APPROVED]
        return frozenset((name, member) for name in approved for member in self.lists[name])

    @property
    def are_lists_settled(self) -> bool:
        return all(
            not self.lists[name] or self.states[name] is ListState.APPROVED for name in GROUPS
        )

    def of(self, group: str) -> list[People]:
        return [person for person in self.people if person.group == group]


class Acts(RuleBasedStateMachine):
    """The real services on a real database, and the model."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="repvote-acts-"))
        self.site = groups_factory.build(self.folder, "setup")
        self.ctx = self.site.ctx
        self.now = Model()
        self.groups = self.site.groups
        self.sample: SampleElection | None = None

    def teardown(self) -> None:
        try:
            if self.now.stage is Stage.CERTIFIED:
                report = verify(RecordFiles.of(publishing.record_files(self.ctx)))
                assert report.is_good, report.findings
                assert report.stage == "certified"
        finally:
            self.ctx.close()
            shutil.rmtree(self.folder)

    def _try(self, allowed: bool, act: Callable[[], object], *events: str) -> bool:
        """Do it; it must hold where the model says so, and be refused elsewhere."""
        refusal = None
        try:
            act()
        except RepVoteError as problem:
            refusal = problem
        assert (refusal is None) == allowed, refusal
        if allowed:
            self.now.events += events
        return allowed

    # --- stages ------------------------------------------------------------------------------

    @rule()
    def open_nominations(self) -> None:
        if self._try(
            self.now.stage is Stage.SETUP,
            lambda: nomination_stages.open_nominations(self.ctx),
            "nominations_opened",
        ):
            self.now.stage = Stage.NOMINATIONS

    @rule()
    def close_nominations(self) -> None:
        if self._try(
            self.now.stage is Stage.NOMINATIONS,
            lambda: nomination_stages.close_nominations(self.ctx),
            "nominations_closed",
        ):
            self.now.stage = Stage.CHECKING

    @rule()
    def open_again(self) -> None:
        if self._try(
            self.now.stage is Stage.CHECKING,
            lambda: nomination_stages.open_again(self.ctx, "2026-06-01"),
            "nominations_opened",
        ):
            self.now.stage = Stage.NOMINATIONS

    # --- lists -------------------------------------------------------------------------------

    def _member(self, group: str, name: str) -> GroupMember:
        known = self.groups[group]
        contests = answers.set_up(self.ctx).answers.contests
        contest = next(c for c in contests if c.seat_class == known.seat_class)
        return GroupMember("", name, known.area or contest.area, known.seat_class)

    @rule(group=group_names, place=places)
    def add_member(self, group: str, place: int) -> None:
        name = f"{NAMES[place]} of {group}"
        if self._try(
            self.now.stage in BEFORE_LOCK and name not in self.now.lists[group],
            lambda: members.add(self.ctx, self.groups[group].id, [self._member(group, name)]),
        ):
            self.now.lists[group].append(name)
            self._list_changed(group)

    @rule(group=group_names)
    def take_member_out(self, group: str) -> None:
        listed = members.group_list(self.ctx, self.groups[group].id).members
        if not listed:
            return
        gone = listed[0]
        if self._try(
            self.now.stage in BEFORE_LOCK,
            lambda: members.take_out(self.ctx, self.groups[group].id, gone.id),
        ):
            self.now.lists[group].remove(gone.name)
            self._list_changed(group)

    def _list_changed(self, group: str) -> None:
        if self.now.states[group] is not ListState.HANDED_BACK:
            self.now.states[group] = ListState.WRITING

    @rule(group=group_names)
    def send_list(self, group: str) -> None:
        seen = members.group_list(self.ctx, self.groups[group].id).content_hash
        is_possible = bool(self.now.lists[group]) and self.now.states[group].is_with_organiser
        if self._try(
            self.now.stage in BEFORE_LOCK and is_possible,
            lambda: members.send(self.ctx, self.groups[group].id, seen, VOICE),
        ):
            self.now.states[group] = ListState.SENT

    @rule(group=group_names)
    def approve_list(self, group: str) -> None:
        seen = members.group_list(self.ctx, self.groups[group].id).content_hash
        if self._try(
            self.now.stage in BEFORE_LOCK and self.now.states[group] is ListState.SENT,
            lambda: members.approve(self.ctx, self.groups[group].id, seen),
        ):
            self.now.states[group] = ListState.APPROVED

    @rule(group=group_names)
    def hand_list_back(self, group: str) -> None:
        if self._try(
            self.now.stage in BEFORE_LOCK and not self.now.states[group].is_with_organiser,
            lambda: members.hand_back(self.ctx, self.groups[group].id, "Look again."),
        ):
            self.now.states[group] = ListState.HANDED_BACK

    # --- people ------------------------------------------------------------------------------

    @rule(group=group_names, place=places)
    def put_forward(self, group: str, place: int) -> None:
        name = f"{NAMES[place]} {group}"
        known = self.groups[group]
        contests = answers.set_up(self.ctx).answers.contests
        contest = next(
            c.id
            for c in contests
            if c.seat_class == known.seat_class and known.area in {"", c.area}
        )
        begun: list[str] = []

        def act() -> None:
            made = write.put_forward(self.ctx, known.id, contest, name, VOICE, "Nia North")
            begun.append(made.id)

        is_new = name not in [person.name for person in self.now.of(group)]
        if not self._try(self.now.stage is Stage.NOMINATIONS and is_new, act):
            return
        points = ("I listen.", "I ask.", "I tell you.")
        write.change(
            self.ctx,
            known.id,
            begun[0],
            lambda before: replace(before, page=replace(before.page, points=points)),
        )
        write.set_photo(self.ctx, known.id, begun[0], PHOTO)
        self.now.people.append(People(begun[0], group, name))

    def _with_person(
        self,
        place: int,
        act: Callable[[People, str], object],
        allowed: Callable[[People], bool] = lambda _person: True,
    ) -> People | None:
        """Let ``act`` do something with a person; returns them where it held."""
        if not self.now.people:
            return None
        person = self.now.people[place % len(self.now.people)]
        is_open = self.now.stage in {Stage.NOMINATIONS, Stage.CHECKING}
        group = self.groups[person.group].id
        held = self._try(is_open and allowed(person), lambda: act(person, group))
        return person if held else None

    @rule(place=places)
    def person_says_yes(self, place: int) -> None:
        def act(person: People, group: str) -> None:
            known = write.nomination(self.ctx, group, person.id)
            assert known is not None
            seen = known.page.sha256
            person_yes.say_yes(self.ctx, group, person.id, seen, How.HANDED, "")

        if person := self._with_person(place, act):
            person.has_yes = True

    @rule(place=places)
    def person_takes_yes_back(self, place: int) -> None:
        def act(person: People, group: str) -> None:
            person_yes.take_back(self.ctx, group, person.id)

        if person := self._with_person(place, act):
            person.has_yes = person.is_approved = False

    @rule(place=places)
    def voice_says_yes(self, place: int) -> None:
        def act(person: People, group: str) -> None:
            known = write.nomination(self.ctx, group, person.id)
            assert known is not None
            voice.say_voice(self.ctx, group, person.id, known.voice_hash, VOICE)

        if person := self._with_person(place, act, lambda person: person.has_yes):
            person.has_voice = True

    @rule(place=places)
    def approve_person(self, place: int) -> None:
        def act(person: People, group: str) -> None:
            known = write.nomination(self.ctx, group, person.id)
            assert known is not None
            approve.approve(self.ctx, person.id, known.page.sha256)

        person = self._with_person(place, act, lambda person: person.has_yes and person.has_voice)
        if person:
            person.is_approved, person.is_handed_back = True, False

    @rule(place=places)
    def undo_approval(self, place: int) -> None:
        def act(person: People, _group: str) -> None:
            approve.undo(self.ctx, person.id)

        if person := self._with_person(place, act):
            person.is_approved = False

    @rule(place=places)
    def hand_person_back(self, place: int) -> None:
        def act(person: People, _group: str) -> None:
            approve.hand_back(self.ctx, person.id, "Look again.")

        if person := self._with_person(place, act):
            person.is_approved = person.has_voice = False
            person.is_handed_back = True

    @rule(place=places)
    def take_person_out(self, place: int) -> None:
        def act(person: People, group: str) -> None:
            write.take_out(self.ctx, group, person.id)

        if person := self._with_person(place, act):
            self.now.people.remove(person)

    # --- locking, and the way to the end -----------------------------------------------------

    @rule()
    def put_together(self) -> None:
        title = usual_title("en")
        now = self.now
        is_whole = bool(now.standing and now.voters) and now.are_lists_settled
        if self._try(
            now.stage is Stage.CHECKING and is_whole,
            lambda: answers.put_together(self.ctx, SECRETARY[0], title),
        ):
            now.together = (now.standing, now.voters)

    @rule()
    def lock(self) -> None:
        now = self.now
        is_together = now.together == (now.standing, now.voters) and now.are_lists_settled
        if self._try(
            now.stage in {Stage.SETUP, Stage.CHECKING} and is_together,
            lambda: lock_lists.lock_lists(self.ctx),
            "lists_locked",
        ):
            now.stage = Stage.LOCKED
            now.locked = election_queries.election(self.ctx).to_bytes()

    @rule(reason=st.sampled_from(get_args(OpenReason)))
    def open_lists_again(self, reason: OpenReason) -> None:
        if self._try(
            self.now.stage is Stage.LOCKED,
            lambda: open_lists_again(self.ctx, reason, AGREEMENT),
            "lists_opened_again",
        ):
            self.now.stage, self.now.locked = Stage.CHECKING, b""

    @precondition(lambda self: self.now.stage is Stage.LOCKED)
    @rule()
    def open_voting(self) -> None:
        self.sample = election_factory.ready_to_vote(self.ctx)
        self.now.events += ["key_added", "key_added", "cards_made", "voting_opened"]
        self.now.stage = Stage.OPEN
        for contest in self.sample.election.contested_contests:
            choices = [
                place < contest.question.max_choices for place in range(len(contest.candidates))
            ]
            for card in self.sample.cards_of(contest.id)[:1]:
                self.sample.cast(card, [int(choice) for choice in choices])

    @rule()
    def pause_or_resume(self) -> None:
        now = self.now
        act = pause.resume_voting if now.is_paused else pause.pause_voting
        event = "voting_resumed" if now.is_paused else "voting_paused"
        if self._try(now.stage is Stage.OPEN, lambda: act(self.ctx), event):
            now.is_paused = not now.is_paused

    @rule()
    def close_voting(self) -> None:
        if self._try(
            self.now.stage is Stage.OPEN, lambda: voting.close_voting(self.ctx), "voting_closed"
        ):
            self.now.stage, self.now.is_paused = Stage.CLOSED, False

    @precondition(lambda self: self.now.stage is Stage.CLOSED)
    @rule()
    def count_and_certify(self) -> None:
        assert self.sample is not None
        self.sample.count()
        for worked in count_seats.counts(self.ctx):
            if worked.count.tie is not None:
                count_seats.draw_lot(
                    self.ctx, worked.contest.id, Lot("hat", names=worked.count.tie.tied)
                )
        self.sample.certify()
        self.now.stage = Stage.CERTIFIED
        kinds = self._kinds()
        assert kinds[: len(self.now.events)] == self.now.events
        assert kinds[-1] == "certified"
        self.now.events = kinds

    # --- somebody who wants to get to the end, between all the others --------------------------

    @rule(steps=st.integers(1, 8))
    def go_on(self, steps: int) -> None:
        """Do what has to be done next, a few times."""
        for _ in range(steps):
            if self.now.stage is not Stage.CERTIFIED:
                self._next_step()

    def _next_step(self) -> None:
        now = self.now
        alone = {
            Stage.SETUP: self.open_nominations,
            Stage.LOCKED: self.open_voting,
            Stage.OPEN: self.close_voting,
            Stage.CLOSED: self.count_and_certify,
        }
        if now.stage in alone:
            alone[now.stage]()
            return
        for group in GROUPS[:2]:
            if now.stage is Stage.NOMINATIONS and not now.of(group):
                self.put_forward(group, 0)
                return
            if not now.lists[group]:
                self.add_member(group, 0)
                return
        if self._settled_something():
            return
        if now.stage is Stage.NOMINATIONS:
            self.close_nominations()
        elif not now.standing:
            self.open_again()
        elif now.together == (now.standing, now.voters):
            self.lock()
        else:
            self.put_together()

    def _settled_something(self) -> bool:
        """Send or approve the next list, or take the next person one step on."""
        now = self.now
        for group in GROUPS:
            if now.lists[group] and now.states[group] is not ListState.APPROVED:
                is_sent = now.states[group] is ListState.SENT
                (self.approve_list if is_sent else self.send_list)(group)
                return True
        for place, person in enumerate(now.people):
            if not person.stands:
                next_act = self.approve_person if person.has_voice else self.voice_says_yes
                (next_act if person.has_yes else self.person_says_yes)(place)
                return True
        return False

    # --- what must always be so --------------------------------------------------------------

    def _kinds(self) -> list[str]:
        return [logged.event.kind for logged in self.ctx.db.read(trail_store.events)]

    @invariant()
    def the_stage_and_the_trail_are_those_of_the_model(self) -> None:
        assert election_queries.stage(self.ctx) == self.now.stage
        assert self._kinds() == self.now.events

    @invariant()
    def who_stands_has_said_yes_and_so_has_the_group_and_the_secretary(self) -> None:
        if self.now.stage in BEFORE_LOCK:
            contests = answers.set_up(self.ctx).all_answers.contests
            assert {p.id for contest in contests for p in contest.people} == self.now.standing

    @invariant()
    def what_was_locked_stays(self) -> None:
        if self.now.locked:
            assert election_queries.election(self.ctx).to_bytes() == self.now.locked


TestRandomActs = Acts.TestCase
TestRandomActs.settings = settings(
    max_examples=12,
    stateful_step_count=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
