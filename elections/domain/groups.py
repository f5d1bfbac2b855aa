"""Groups as everybody sees them, and what of the set-up is used by groups."""

from __future__ import annotations

from dataclasses import dataclass, field

from elections.domain.setup_answers import SetupAnswers


@dataclass(frozen=True, slots=True)
class Group:
    """A self-advocacy group, or a group of family carers.

    ``seat_class`` and ``area`` are inner ids of the set-up's answers; ``area`` is "" for a group
    of the whole region.
    """

    id: str
    name: str
    seat_class: str
    area: str


@dataclass(frozen=True, slots=True)
class InUse:
    """Inner ids of the set-up's answers that groups use already: they are not taken out."""

    areas: frozenset[str] = field(default=frozenset())
    seat_classes: frozenset[str] = field(default=frozenset())
    contests: frozenset[str] = field(default=frozenset())

    def __or__(self, other: InUse) -> InUse:
        """Put two together."""
        return InUse(
            self.areas | other.areas,
            self.seat_classes | other.seat_classes,
            self.contests | other.contests,
        )

    def is_whole_in(self, answers: SetupAnswers) -> bool:
        """Tell whether all of it is still among the answers."""
        return (
            self.areas <= {area.id for area in answers.areas}
            and self.seat_classes <= {kind.id for kind in answers.seat_classes}
            and self.contests <= {contest.id for contest in answers.contests}
        )
