"""Nominations: whose yes counts, for what, how long; who stands in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ballots.encoding import sha256_hex
from ballots.errors import BadInput, Refused
from ballots.photo_crop import Focus
from elections.core.context import Context
from elections.domain.nominations import How, Lack, Nomination, Page, too_few
from elections.services.nominations import approve, person_yes, sheet, voice, write
from elections.services.setup import answers as setup_service
from elections.stores import nominations as store
from elections.stores import trail
from tests.factories import groups_factory
from tests.factories.election_factory import SECRETARY, WITNESS, photo
from tests.factories.groups_factory import GroupSite

POINTS = ("I listen.", "I ask.", "I tell you.")
GROUP = "North Speaks Up"


class Typing:
    """An organiser's work, and what others say yes to, by the services."""

    def __init__(self, site: GroupSite, group: str = GROUP) -> None:
        self.ctx: Context = site.ctx
        self.group = site.groups[group].id
        answers = setup_service.set_up(site.ctx).answers
        kind = site.groups[group].seat_class
        self.contest = next(c.id for c in answers.contests if c.seat_class == kind)

    def begin(self, name: str = "Ann Ash") -> str:
        """Put somebody forward."""
        begun = write.put_forward(self.ctx, self.group, self.contest, name, "Bo Beech", "Nia North")
        return begun.id

    def whole(self, name: str = "Ann Ash") -> str:
        """Put somebody forward with three points and a photo."""
        person = self.begin(name)
        self.points(person, POINTS)
        write.set_photo(self.ctx, self.group, person, photo((90, 90, 200)))
        return person

    def points(self, person: str, points: tuple[str, ...]) -> None:
        """Write the points."""

        def change(before: Nomination) -> Nomination:
            return replace(before, page=replace(before.page, points=points))

        write.change(self.ctx, self.group, person, change)

    def read(self, person: str) -> Nomination:
        """Read it back."""
        known = write.nomination(self.ctx, self.group, person)
        assert known is not None
        return known

    def lacks(self, person: str) -> set[Lack]:
        """Say what is missing."""
        known = self.read(person)
        return set(voice.lacking(self.ctx, [known])[person])

    def say_yes(self, person: str, helper: str = "") -> None:
        """Let the person say yes to their page as it is."""
        seen = self.read(person).page.sha256
        person_yes.say_yes(self.ctx, self.group, person, seen, How.HANDED, helper)

    def send(self, person: str) -> None:
        """Let the group's own voice say yes."""
        seen = self.read(person).voice_hash
        voice.say_voice(self.ctx, self.group, person, seen, "Bo Beech")

    def approved(self, name: str = "Ann Ash") -> str:
        """Take somebody the whole way."""
        person = self.whole(name)
        self.say_yes(person)
        self.send(person)
        approve.approve(self.ctx, person, self.read(person).page.sha256)
        return person

    def standing(self) -> list[str]:
        """Name who stands."""
        answers = setup_service.set_up(self.ctx).all_answers
        return [person.name for contest in answers.contests for person in contest.people]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[GroupSite]:
    """Provide a site at which nominations are open."""
    made = groups_factory.build(tmp_path, "nominations")
    yield made
    made.ctx.close()


@pytest.fixture
def typing(site: GroupSite) -> Typing:
    """Provide the work of one group."""
    return Typing(site)


def _refused(work: Callable[[], object], code: str) -> None:
    with pytest.raises((Refused, BadInput)) as caught:
        work()
    assert caught.value.code == code


def test_nobody_stands_before_all_is_there(typing: Typing) -> None:
    everything = set(Lack)
    person = typing.begin()
    assert typing.lacks(person) == everything
    typing.points(person, POINTS)
    assert typing.lacks(person) == everything - {Lack.POINTS}
    write.set_photo(typing.ctx, typing.group, person, photo((9, 9, 9)))
    assert typing.lacks(person) == {Lack.PERSON_YES, Lack.VOICE_YES, Lack.APPROVAL}
    typing.say_yes(person, "Hal Helper")
    assert typing.lacks(person) == {Lack.VOICE_YES, Lack.APPROVAL}
    typing.send(person)
    assert typing.lacks(person) == {Lack.APPROVAL}
    assert typing.standing() == []
    approve.approve(typing.ctx, person, typing.read(person).page.sha256)
    assert typing.lacks(person) == set()
    assert typing.standing() == ["Ann Ash"]
    yes = typing.read(person).yes
    assert yes is not None
    assert (yes.how, yes.helped_by) == (How.HANDED, "Hal Helper")


@pytest.mark.parametrize("left_out", ["person", "voice"])
def test_the_secretary_cannot_approve_without_both_yeses(typing: Typing, left_out: str) -> None:
    person = typing.whole()
    if left_out == "person":
        _refused(lambda: typing.send(person), "nomination-not-whole")
    else:
        typing.say_yes(person)
    page = typing.read(person).page.sha256
    _refused(lambda: approve.approve(typing.ctx, person, page), "nomination-not-whole")
    assert typing.standing() == []


CHANGES: dict[str, Callable[[Page], Page]] = {
    "name": lambda page: replace(page, name="Ann Oak"),
    "say like": lambda page: replace(page, say_like="Anne Ashe"),
    "points": lambda page: replace(page, points=(*POINTS[:2], "I shout.")),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_needs_a_new_yes(typing: Typing, what: str) -> None:
    person = typing.approved()
    write.change(
        typing.ctx,
        typing.group,
        person,
        lambda before: replace(before, page=CHANGES[what](before.page)),
    )
    assert typing.lacks(person) == {Lack.PERSON_YES, Lack.VOICE_YES, Lack.APPROVAL}
    assert typing.read(person).is_old_yes
    assert typing.standing() == []


def test_another_part_of_the_photo_and_another_vote_need_a_new_yes(typing: Typing) -> None:
    person = typing.approved()
    raw = photo((20, 20, 20))
    write.set_photo(typing.ctx, typing.group, person, raw)
    assert Lack.PERSON_YES in typing.lacks(person)
    typing.say_yes(person)
    assert Lack.PERSON_YES not in typing.lacks(person)
    others = setup_service.set_up(typing.ctx).answers.contests
    other = next(c.id for c in others if c.id != typing.contest)
    write.change(typing.ctx, typing.group, person, lambda before: replace(before, contest=other))
    assert {Lack.PERSON_YES, Lack.VOICE_YES} <= typing.lacks(person)


def test_a_yes_to_a_page_that_changed_meanwhile_does_not_count(typing: Typing) -> None:
    person = typing.whole()
    seen = typing.read(person).page.sha256
    typing.points(person, (*POINTS[:2], "I shout."))
    work = lambda: person_yes.say_yes(  # noqa: E731
        typing.ctx, typing.group, person, seen, How.HANDED, ""
    )
    _refused(work, "nomination-changed")
    assert Lack.PERSON_YES in typing.lacks(person)


def test_a_yes_is_taken_back_and_the_approval_goes_with_it(typing: Typing) -> None:
    person = typing.approved()
    events = _events(typing.ctx)
    person_yes.take_back(typing.ctx, typing.group, person)
    assert typing.standing() == []
    typing.say_yes(person)  # a change of mind: the page is the same, but it is looked at again
    assert typing.lacks(person) == {Lack.APPROVAL}
    assert _events(typing.ctx) == events  # no trail entry concerns a single nomination


def _events(ctx: Context) -> int:
    return ctx.db.read(lambda session: len(trail.leaves(session, 0)))


def test_who_is_handed_back_is_sent_again_by_the_group(typing: Typing) -> None:
    person = typing.approved()
    approve.hand_back(typing.ctx, person, "Use a newer photo.")
    assert typing.read(person).note == "Use a newer photo."
    assert typing.lacks(person) == {Lack.VOICE_YES, Lack.APPROVAL}
    typing.send(person)
    approve.approve(typing.ctx, person, typing.read(person).page.sha256)
    assert typing.read(person).note == ""
    assert typing.standing() == ["Ann Ash"]


def test_an_approval_is_undone(typing: Typing) -> None:
    person = typing.approved()
    approve.undo(typing.ctx, person)
    assert typing.lacks(person) == {Lack.APPROVAL}


def test_officers_do_not_stand(typing: Typing) -> None:
    for name in (SECRETARY[0], WITNESS[0].upper()):
        _refused(partial(typing.begin, name), "nomination-officer")


def test_names_that_look_the_same_are_told_apart(site: GroupSite, typing: Typing) -> None:
    typing.approved()
    _refused(lambda: typing.begin("ANN  ASH"), "nomination-twice")
    # another group's people are hidden: it is told by the secretary's refusal
    other = Typing(site, "South Voices")
    other.contest = typing.contest
    person = other.whole("\N{CYRILLIC CAPITAL LETTER A}nn Ash")
    other.say_yes(person)
    other.send(person)
    page = other.read(person).page.sha256
    _refused(lambda: approve.approve(site.ctx, person, page), "nomination-same-name")


def test_another_group_s_person_is_not_there(site: GroupSite, typing: Typing) -> None:
    person = typing.whole()
    other = Typing(site, "South Voices")
    assert write.nomination(site.ctx, other.group, person) is None
    assert write.photo(site.ctx, other.group, person) is None
    for work in (
        lambda: write.take_out(site.ctx, other.group, person),
        lambda: person_yes.take_back(site.ctx, other.group, person),
        lambda: person_yes.new_code(site.ctx, other.group, person),
        lambda: voice.say_voice(site.ctx, other.group, person, "", "Bo Beech"),
    ):
        _refused(work, "nomination-gone")


def test_a_code_says_yes_once_and_takes_it_back(typing: Typing) -> None:
    person = typing.whole()
    old = person_yes.new_code(typing.ctx, typing.group, person)
    code = person_yes.new_code(typing.ctx, typing.group, person)
    assert person_yes.own_page(typing.ctx, old) is None
    opened = person_yes.own_page(typing.ctx, code.lower().replace("-", " "))
    assert opened is not None
    assert opened.can_say_yes
    seen = opened.nomination.page.sha256
    person_yes.say_yes_by_code(typing.ctx, code, seen, "")
    yes = typing.read(person).yes
    assert yes is not None
    assert yes.how is How.PHONE
    _refused(lambda: person_yes.say_yes_by_code(typing.ctx, code, seen, ""), "nomination-code")
    person_yes.take_back_by_code(typing.ctx, code)
    assert typing.read(person).yes is None
    _refused(lambda: person_yes.take_back_by_code(typing.ctx, "nothing"), "nomination-code")


def test_only_the_hash_of_a_code_is_kept(typing: Typing) -> None:
    person = typing.whole()
    code = person_yes.new_code(typing.ctx, typing.group, person)
    folder = typing.ctx.settings.data_dir
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(b"Ann Ash" in file.read_bytes() for file in files)
    for file in files:
        content = file.read_bytes()
        assert code.encode() not in content
        assert code.replace("-", "").encode() not in content


def test_a_signed_sheet_is_both_yeses(typing: Typing) -> None:
    person = typing.whole()
    _refused(
        lambda: sheet.name_sheet(typing.ctx, typing.group, person, "", "?"),
        "voice-name",
    )
    assert Lack.PERSON_YES in typing.lacks(person)
    sheet.name_sheet(typing.ctx, typing.group, person, "Hal Helper", "Bo Beech")
    assert typing.lacks(person) == {Lack.APPROVAL}
    yes = typing.read(person).yes
    assert yes is not None
    assert yes.how is How.SHEET


def test_the_photo_voters_see_is_the_one_that_was_chosen(typing: Typing) -> None:
    person = typing.whole()
    before = typing.read(person).page.photo
    write.move_photo(typing.ctx, typing.group, person, Focus(0, 0, 300))
    kept = write.photo(typing.ctx, typing.group, person)
    assert kept is not None
    assert typing.read(person).page.photo == sha256_hex(kept.jpeg)
    assert kept.focus.near == 300
    assert setup_service.photo(typing.ctx, before) is None
    _refused(
        lambda: write.move_photo(typing.ctx, typing.group, person, Focus(0, 0, 301)),
        "nomination-photo",
    )


def test_too_few_people_are_counted(typing: Typing) -> None:
    answers = setup_service.set_up(typing.ctx).all_answers
    assert {contest.id for contest in too_few(answers)} == {c.id for c in answers.contests}
    typing.approved()
    typing.approved("Bea Birch")
    answers = setup_service.set_up(typing.ctx).all_answers
    assert typing.contest not in {contest.id for contest in too_few(answers)}


def test_a_person_who_is_taken_out_leaves_nothing(typing: Typing) -> None:
    person = typing.approved()
    person_yes.new_code(typing.ctx, typing.group, person)
    write.take_out(typing.ctx, typing.group, person)
    assert typing.ctx.db.read(store.every) == ()
    assert typing.ctx.db.read(lambda session: store.photo(session, person)) is None
    # whoever comes under the same id, even, has no yes
    assert typing.standing() == []
