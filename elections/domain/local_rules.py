"""The settings of the board beside the definition, and the groups that agreed to the rules.

It is shown to people and is not in the record: how many voters one helper may help, whom to tell
about a worry, the telephone number for help, whether groups say who is 18 or over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from ballots.encoding import canonical, sha256_hex
from elections.domain.election_folder import Draft

USUAL_HELPER_LIMIT = 2  # voters of one helper, who is no paid supporter of theirs
MOST_HELPED = 50
_PHONE = re.compile(r"(?=(?:\D*\d){3,15}\D*\Z)[0-9 ]+")


@dataclass(frozen=True, slots=True)
class LocalRules:
    """``worries``: the independent person; ``help_phone``: digits and spaces. "" for none.

    ``asks_adult``: only people of 18 or over vote, and groups say that members are.
    """

    helper_limit: int = USUAL_HELPER_LIMIT
    worries: str = ""
    help_phone: str = ""
    asks_adult: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """A group said yes on a day (YYYY-MM-DD) to the rules with this hash."""

    group: str
    day: str
    rules_hash: str


def is_phone(number: str) -> bool:
    """Tell whether a telephone number can be rung and said: digits and spaces only."""
    return _PHONE.fullmatch(number) is not None


def rules_hash(draft: Draft, local: LocalRules) -> str:
    """Hash the rules that groups agree to: all but the people."""
    contests = tuple(replace(contest, candidates=()) for contest in draft.contests)
    rules: Mapping[str, object] = asdict(replace(draft, contests=contests, key_holders=()))
    without_people = {name: value for name, value in rules.items() if name != "officers"}
    return sha256_hex(canonical({"draft": without_people, "local": asdict(local)}))
