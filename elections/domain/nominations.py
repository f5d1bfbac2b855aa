"""People whom groups put forward: what is published of them, and what is still missing.

A yes is about exactly what it was said to: it counts while the hash of the page is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from ballots.encoding import canonical, sha256_hex
from ballots.names import is_lookalike
from elections.domain.election_folder import POINTS
from elections.domain.setup_answers import SetupAnswers, SetupContest, SetupPerson


class How(StrEnum):
    """Where the person said yes: on a page that was handed over, on their own phone, on paper."""

    HANDED = "handed"
    PHONE = "phone"
    SHEET = "sheet"


class Lack(StrEnum):
    """What can be missing, in the order in which it is done."""

    POINTS = "points"
    PHOTO = "photo"
    PERSON_YES = "person-yes"
    VOICE_YES = "voice-yes"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class Page:
    """What is published of a person. ``say_like``: how the name is spoken, "" as it is written;
    ``photo``: SHA-256 of the JPEG that voters see, "" while there is none.
    """

    name: str
    say_like: str = ""
    points: tuple[str, ...] = ("",) * POINTS
    photo: str = ""

    @property
    def sha256(self) -> str:
        """Name this content, in hex."""
        return sha256_hex(canonical(asdict(self)))

    @property
    def has_points(self) -> bool:
        """Tell whether all points are written."""
        return len(self.points) == POINTS and all(self.points)

    @property
    def spoken_name(self) -> str:
        """The name as a voice says it."""
        return self.say_like or self.name


@dataclass(frozen=True, slots=True)
class PersonYes:
    """The person's own yes. ``helped_by`` names who helped, "" for nobody."""

    how: How
    helped_by: str
    page_hash: str


@dataclass(frozen=True, slots=True)
class Nomination:
    """A person who is put forward in a contest (an inner id of the set-up's answers).

    ``proposed_by``: who of the group put them forward, "" where they stand by their own wish with
    the group's backing. ``typed_by``: who wrote it. ``sent``: how often it was handed back, so that
    a group's yes of before counts no more. ``note``: why it was handed back. ``approved_hash``:
    the page that the secretary approved, or "".
    """

    id: str
    group_id: str
    contest: str
    page: Page
    proposed_by: str = ""
    typed_by: str = ""
    yes: PersonYes | None = None
    approved_hash: str = ""
    note: str = ""
    sent: int = 0

    @property
    def has_yes(self) -> bool:
        """Tell whether the person said yes to this page."""
        return self.yes is not None and self.yes.page_hash == self.page.sha256

    @property
    def is_old_yes(self) -> bool:
        """Tell whether the person said yes to a page that has changed since."""
        return self.yes is not None and not self.has_yes

    @property
    def is_approved(self) -> bool:
        """Tell whether the secretary approved this page, and the yes still stands."""
        return self.has_yes and self.approved_hash == self.page.sha256

    @property
    def voice_hash(self) -> str:
        """Name what the group's own voice says yes to."""
        return sha256_hex(canonical([self.id, self.page.sha256, self.sent]))


def lacks(nomination: Nomination, *, has_voice: bool) -> tuple[Lack, ...]:
    """List what is missing before the person stands."""
    found = {
        Lack.POINTS: not nomination.page.has_points,
        Lack.PHOTO: not nomination.page.photo,
        Lack.PERSON_YES: not nomination.has_yes,
        Lack.VOICE_YES: not has_voice,
        Lack.APPROVAL: not (has_voice and nomination.is_approved),
    }
    return tuple(lack for lack, is_missing in found.items() if is_missing)


def with_yes(nomination: Nomination, how: How, helped_by: str) -> Nomination:
    """Write the person's yes to the page as it is now."""
    return replace(nomination, yes=PersonYes(how, helped_by, nomination.page.sha256))


def without_yes(nomination: Nomination) -> Nomination:
    """Take the person's yes back, and with it what was approved."""
    return replace(nomination, yes=None, approved_hash="")


def handed_back(nomination: Nomination, note: str) -> Nomination:
    """Hand it back to the group with a sentence: they look again and send it again."""
    return replace(nomination, approved_hash="", note=note, sent=nomination.sent + 1)


def same_name(name: str, others: Iterable[str]) -> str:
    """Return the first of the other names that looks the same, or ""."""
    return next((other for other in others if is_lookalike(name, other)), "")


def with_people(
    answers: SetupAnswers, standing: Mapping[str, Iterable[Nomination]]
) -> SetupAnswers:
    """Add those who stand, by contest, to the people of the answers."""
    return replace(
        answers,
        contests=tuple(
            replace(
                contest, people=(*contest.people, *map(as_person, standing.get(contest.id, ())))
            )
            for contest in answers.contests
        ),
    )


def as_person(nomination: Nomination) -> SetupPerson:
    """Return the person as the set-up knows people who stand."""
    page = nomination.page
    return SetupPerson(nomination.id, page.name, page.points, page.photo)


def too_few(answers: SetupAnswers) -> tuple[SetupContest, ...]:
    """List the contests in which fewer people stand than there are seats."""
    return tuple(c for c in answers.contests if len(c.people) < c.seats)
