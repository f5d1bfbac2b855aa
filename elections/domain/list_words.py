"""Words in people's lists: what they mean, as far as that is certain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ballots.definition.model import SeatClass
from ballots.names import folded_name
from elections.domain.group_members import Need

_TOTAL = re.compile(
    r"((grand |sub)?totals?|sum|count|number)[\s:=.\-]*"
    r"((of|in|all|members?|people|persons|names|carers|voters|list|the|\d+)[\s:=.,\-]*)*\Z",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:\(?\d{1,4}[.):]\s*|[•●▪‣◦*–—-]\s+|•)(?=\w)")
_NEEDS: Mapping[Need, re.Pattern[str]] = {
    Need.LARGE_PRINT: re.compile(r"(large|big|bigger) (print|text|letters|writing)|large-print"),
    Need.SOUND: re.compile(r"\bsound|\baudio|\blisten|\bread aloud|\bhear it\b"),
    Need.SWITCH: re.compile(r"\bswitch"),
    Need.SIGNS: re.compile(r"\bsign(s|ing|ed)?\b|makaton|\bbsl\b|sign language|signalong"),
    Need.HOME_VISIT: re.compile(r"home[ -]visit|visit(ed)? at home|\bat home\b"),
    Need.READING_PARTNER: re.compile(r"reading[ -]partner|reads? (it )?(to|with) me|\breader\b"),
}
_NO_NEED = re.compile(r"(none|no|nothing|n/?a|nil|-+|\?)\Z")
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "18+", "over 18", "adult", "ie"})
_NO = frozenset({"no", "n", "false", "0", "under 18", "na", "nage"})


def is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row adds up the list: words for that and numbers, and no other word."""
    texts = [text for text in cells if text]
    return bool(texts) and all(
        _TOTAL.match(text) or text.replace(",", "").isdecimal() for text in texts
    )


def without_bullet(name: str) -> str:
    """Take "1." or a dot away that stands before a name in a letter."""
    return _BULLET.sub("", name, count=1) if _BULLET.match(name) else name


def needs_of(text: str) -> tuple[frozenset[Need], tuple[str, ...]]:
    """Find what helps somebody, and the words that mean none of it."""
    found: set[Need] = set()
    unread = []
    for part in re.split(r"[,;/\n]|\band\b", text):
        words = " ".join(part.casefold().replace("_", " ").split())
        means = {need for need, pattern in _NEEDS.items() if pattern.search(words)}
        found |= means
        if words and not means and not _NO_NEED.match(words):
            unread.append(part.strip())
    return frozenset(found), tuple(unread)


def adult_of(text: str) -> bool | None:
    """Read whether somebody is 18 or over; None where that is not said."""
    folded = folded_name(text)
    if folded in _YES:
        return True
    return False if folded in _NO else None


def kind_of(cell: str, kinds: Sequence[SeatClass]) -> str:
    """Return the id of the seat class that a text means, or "" where that is not certain."""
    folded = folded_name(cell)
    exact = {k.id for k in kinds if folded in set(map(folded_name, (k.id, k.name, k.plural)))}
    if len(exact) == 1:
        return exact.pop()
    is_carer = "carer" in folded
    alike = {kind.id for kind in kinds if ("carer" in _words(kind)) == is_carer}
    is_known = is_carer or folded in {"member", "self-advocate", "self advocate", "rep", "aelod"}
    return alike.pop() if len(alike) == 1 and is_known else ""


def _words(kind: SeatClass) -> str:
    return folded_name(f"{kind.name} {kind.plural}")
