"""Checks V23 to V26: the sealed sum, the shares, the result, and the trail's account of it."""

from __future__ import annotations

from dataclasses import dataclass

from audit.box.reader import Box
from audit.record.files import TRAIL
from audit.trail.events import ResultOpened
from audit.verify.checks.votes import Votes
from audit.verify.report import ReportBuilder
from audit.verify.state import VerificationState
from ballots.box_params import BoxParams
from ballots.errors import BadInput
from ballots.group import Point
from ballots.tally import (
    EncryptedTally,
    add_votes,
    encrypted_tally_bytes,
    open_tally,
    parse_result,
)
from ballots.trustees.base import Trustees


@dataclass(frozen=True, slots=True)
class Opening:
    """A box whose votes were checked, with all that is needed to open it."""

    box: Box
    where: str
    params: BoxParams
    trustees: Trustees | None
    names: tuple[str, ...]
    votes: Votes


def check_opening(report: ReportBuilder, opening: Opening) -> tuple[int, ...] | None:
    """Check V23, V24 and V25; return the totals once they are opened and right."""
    raw, sized = opening.box.encrypted_tally, opening.box.sized_tally
    if raw is None or sized is None:
        report.not_due("V23", "V24", "V25")
        return None
    report.begin("V23")
    counted = len(opening.votes.last)
    tally = add_votes(len(opening.params.answers), opening.votes.last.values())
    if sized != (counted, counted):
        report.add(
            "V23",
            opening.where,
            f"The box says that {sized[0]} votes with the weight {sized[1]} count, "
            f"but {counted} cards have voted.",
        )
    if encrypted_tally_bytes(tally) != raw:
        report.add("V23", opening.where, "The sealed sum is not the sum of the votes.")
        return None
    if opening.trustees is None:
        return None
    factors = _check_shares(report, opening, opening.trustees, tally)
    return _check_result(report, opening, opening.trustees, tally, factors)


def _check_shares(
    report: ReportBuilder, opening: Opening, trustees: Trustees, tally: EncryptedTally
) -> dict[int, tuple[Point, ...]]:
    """Check V24: every share is good. Return the factors of every good share by owner."""
    shares = opening.box.shares
    if not shares:
        report.not_due("V24")
        return {}
    report.begin("V24")
    factors: dict[int, tuple[Point, ...]] = {}
    seen: set[int] = set()
    for share in shares:
        if not 1 <= share.owner <= trustees.number:
            report.add("V24", opening.where, f"There is no key holder {share.owner}.")
            continue
        name = f"{opening.names[share.owner - 1]} (key holder {share.owner})"
        if share.owner in seen:
            report.add("V24", opening.where, f"{name} gave a share twice.")
            continue
        seen.add(share.owner)
        try:
            factors[share.owner] = trustees.verify_share(
                opening.params.fingerprint, share.owner, tally, share.raw
            )
        except BadInput as problem:
            report.add("V24", opening.where, f"The share of {name} is wrong. {problem.text}")
    return factors


def _check_result(
    report: ReportBuilder,
    opening: Opening,
    trustees: Trustees,
    tally: EncryptedTally,
    factors: dict[int, tuple[Point, ...]],
) -> tuple[int, ...] | None:
    """Check V25: the result is what the shares open, of as many key holders as are needed."""
    raw = opening.box.result
    if raw is None:
        report.not_due("V25")
        return None
    if not trustees.is_enough(factors):
        report.add(
            "V25",
            opening.where,
            "There is a result, but not a good share of every key holder who is needed.",
        )
        return None
    report.begin("V25")
    try:
        totals = open_tally(tally, trustees.combine(factors), len(opening.votes.last))
        claimed = parse_result(raw, len(opening.params.answers))
    except BadInput as problem:
        report.add("V25", opening.where, problem.text)
        return None
    if claimed != totals:
        report.add("V25", opening.where, "The result is not what the sealed sum opens to.")
    return totals


def check_totals(state: VerificationState) -> None:
    """Check V26: the totals in the trail are those of the boxes."""
    opened, report = state.trail.last(ResultOpened), state.report
    if opened is None:
        report.not_due("V26")
        return
    totals = {facts.contest.id: facts.totals for facts in state.counted_boxes().values()}
    report.begin("V26")
    for facts in state.counted_boxes().values():
        if opened.totals.get(facts.contest.id) != totals[facts.contest.id]:
            text = f"The totals of {facts.contest.title} are not those of its box."
            report.add("V26", TRAIL, text)
