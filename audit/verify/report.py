"""The outcome of the checks of a record: findings, and which checks passed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from audit.printable import printable
from audit.verify.stops import ReportedStop
from ballots.encoding import Json
from ballots.stages import Stage
from ballots.typed_json import fields_to_json, to_json

# The checks, in the order in which they build on each other. RECORD.md describes each in full.
CHECKS: Mapping[str, str] = {
    "V00": "There is nothing beside the files of the record",
    "V01": "The record has the files that it should have",
    "V02": "README.txt is the standard text for this election",
    "V03": "The definition of the election is valid and canonical",
    "V04": "The pictures are those that the definition names, or were taken out",
    "V05": "Every line of the trail is a proper entry with the right number",
    "V06": "The steps of the election come in the right order",
    "V07": "The checkpoint is signed by the log and commits to this trail",
    "V08": "The trail is about this definition",
    "V09": "The candidates' points are those that the definition names, or were taken out",
    "V10": "Every box is an archive in the one canonical form",
    "V11": "Every box is an unbroken chain of events in the right order",
    "V12": "There is a box for each contest in which somebody stands, and no other",
    "V13": "Every box asks exactly what the definition says, and names its hash",
    "V14": "The key holders of all boxes are those of the trail, with proofs of their keys",
    "V15": "The key of every box is the product of the key holders' keys",
    "V16": "The public credentials are good, sorted, and all different",
    "V17": "The credentials are those that were printed on cards before voting",
    "V18": "Every sealed vote is well formed, proved and signed",
    "V19": "Every sealed vote comes from a card on the list",
    "V20": "No sealed vote stands in a box twice",
    "V21": "The boxes pass through every state that the trail tells of",
    "V22": "The boxes hold nothing beyond what the trail tells of",
    "V23": "The sealed sum is the sum of the last vote of each card",
    "V24": "Every key holder's share is right",
    "V25": "The result is what the shares open",
    "V26": "The totals in the trail are the results of the boxes",
    "V27": "After voting closed only told batches of papers came in, of cards without a vote",
    "V28": "No card posted more votes than the rules allow",
    "V29": "A stopped contest was stopped once, by both officers, and was never opened",
    "V30": "The list of cards is well formed, with each card's own six pictures",
    "V31": "The list of cards is the list of credentials of the boxes",
    "V32": "Any two cards differ in at least three of six pictures",
    "V33": "Each card's state agrees with boxes and trail",
    "V34": "No cancelled card has a vote in a box",
    "V35": "Printed cards are used, cancelled and unused cards together",
    "V36": "Where more votes count than people may vote, that was stated",
    "V37": "Small contests were opened only after it was agreed",
    "V38": "There was a card for each voter, and no more spare ones than the rules allow",
    "V39": "Lists opened again before voting are void, and nothing of them came again",
    "V40": "The counts are there when the seats are filled, and well formed",
    "V41": "The counts start from the results of the boxes",
    "V42": "The lots in the counts are the lots drawn in the trail, and no others",
    "V43": "The seats follow from totals and lots by the rules",
    "V44": "The people named in the trail are those who have the seats",
    "V50": "The certificate is there when the election is certified, and well formed",
    "V51": "The certificate says what can be computed from the record",
    "V52": "Secretary and witness have signed the certificate",
    "V53": "The trail names this certificate",
}

BESIDE = "V00"  # the one check that says nothing about the record itself

STAGE_WORDS: Mapping[Stage, str] = {
    Stage.SETUP: "not begun",
    Stage.NOMINATIONS: "people are put forward, voting has not begun",
    Stage.CHECKING: "lists are being checked, voting has not begun",
    Stage.LOCKED: "the lists are locked, voting has not begun",
    Stage.OPEN: "voting is open",
    Stage.CLOSED: "voting is closed, not counted yet",
    Stage.COUNTING: "counting, seats not filled yet",
    Stage.RESULTS: "results, not certified yet",
    Stage.CERTIFIED: "certified",
}


class State(Enum):
    """The outcome of a check."""

    PASSED = "passed"
    FAILED = "FAILED"
    NOT_DUE = "not due yet"  # the election has not come so far
    NOT_POSSIBLE = "not possible"  # an earlier finding stands in the way


class Verdict(Enum):
    """The verdict on a record."""

    GOOD = "good"
    OTHER_FILES = "other files"  # everything holds, but something lies beside the record's files
    FAILED = "failed"
    UNREADABLE = "unreadable"  # no record was found, so nothing is said about one


@dataclass(frozen=True, slots=True)
class Finding:
    """A failed check: which one, where in the record, and what it means."""

    check: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class NamedKey:
    """A person or thing with a public key (64 hex digits; None if no key is known)."""

    name: str
    public_key: str | None

    def to_json(self) -> dict[str, Json]:
        """Return the JSON form."""
        return fields_to_json(self)


@dataclass(frozen=True, slots=True)
class TrustAnchors:
    """The keys that a record cannot prove itself: readers compare them with the board's own.

    ``definition`` is the SHA-256 (hex) of definition.json.
    """

    definition: str
    log: NamedKey
    secretary: NamedKey
    co_signatory: NamedKey
    key_holders: tuple[NamedKey, ...]

    def to_json(self) -> Json:
        """Return the JSON form."""
        people = {"secretary": self.secretary, "witness": self.co_signatory}
        return {
            "definition": self.definition,
            "log": {"origin": self.log.name, "public_key": self.log.public_key},
            **{role: named.to_json() for role, named in people.items()},
            "key_holders": [named.to_json() for named in self.key_holders],
        }

    def lines(self) -> list[str]:
        """Write the same as lines of text."""
        rows = [("log", self.log), ("secretary", self.secretary), ("witness", self.co_signatory)]
        rows += [(f"key holder {n}", holder) for n, holder in enumerate(self.key_holders, 1)]
        return [
            "Compare these with what the board told you. A whole record can be invented.",
            f"  {'definition':<12}  {self.definition}",
            *(f"  {role:<12}  {key.public_key or 'no key'}  {key.name}" for role, key in rows),
        ]


@dataclass(frozen=True, slots=True)
class Redaction:
    """Something taken out of a copy: a candidate's "points", "photo" or "recording"."""

    contest: str
    candidate: str
    what: str

    def to_json(self) -> dict[str, Json]:
        """Return the JSON form."""
        return fields_to_json(self)


def what_follows(margin: int | None, *, certified: bool | None) -> str:
    """Say whether a doubtful result stands; ``certified`` is None before there is a result."""
    if certified is None:
        return "The result will show whether it stands."
    if margin is None:
        return "All who stood are elected, so the result stands."
    if certified:
        return f"The margin is {margin}, which is more, so the result stands."
    return f"The margin is {margin}. So this contest is not certified: vote again."


@dataclass(frozen=True, slots=True)
class ReportedDifference:
    """A contest (its title) with more ``votes`` than ``voters``: no fault of the record.

    ``stated``: secretary and witness said so. ``certified``: the result stands as stated; None
    before there is one, False where the contest is voted again. ``margin``: as in the certificate.
    """

    contest: str
    votes: int
    voters: int
    margin: int | None
    certified: bool | None
    stated: bool

    def to_json(self) -> dict[str, Json]:
        """Return the JSON form."""
        return fields_to_json(self)

    def line(self) -> str:
        """Write it as one line of text for people."""
        statement = (
            "Secretary and witness stated this. " if self.stated else "It is not stated yet. "
        )
        follows = what_follows(self.margin, certified=self.certified)
        return f"{self.contest}: {self.votes} votes, {self.voters} voters. {statement}{follows}"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome. ``stage`` is how far the election itself has come.

    ``elected`` and ``steps``: contest's title to names, and to the worked count line by line.
    ``redacted``: what was taken out of this copy. ``differences``: where more votes count than
    people may vote; ``elected`` lacks contests that are voted again for that. ``stopped``: contests
    that were stopped, and have no result. ``notes``: what was
    passed over beside the record.

    ``outside``: what readers compare with what the board told them; None without a definition.
    """

    stage: Stage
    title: str
    findings: tuple[Finding, ...]
    states: Mapping[str, State]
    counts: Mapping[str, int]
    elected: Mapping[str, tuple[str, ...]]
    steps: Mapping[str, tuple[str, ...]]
    redacted: tuple[Redaction, ...]
    stated: tuple[Finding, ...]
    differences: tuple[ReportedDifference, ...]
    stopped: tuple[ReportedStop, ...]
    outside: TrustAnchors | None
    notes: tuple[str, ...] = ()
    is_unreadable: bool = False

    @property
    def is_good(self) -> bool:
        """Tell whether every check passed that is due at the election's stage."""
        return self.verdict is Verdict.GOOD

    @property
    def is_valid(self) -> bool:
        """Tell whether every check of the record itself passed, whatever lies beside its files."""
        return self.verdict in (Verdict.GOOD, Verdict.OTHER_FILES)

    @property
    def verdict(self) -> Verdict:
        """The verdict on the record."""
        if self.is_unreadable:
            return Verdict.UNREADABLE
        failed = {finding.check for finding in self.findings}
        if failed - {BESIDE} or State.NOT_POSSIBLE in self.states.values():
            return Verdict.FAILED
        return Verdict.OTHER_FILES if failed else Verdict.GOOD

    def to_json(self) -> Json:
        """Return the JSON form of ``verify --json``."""
        return {
            "ok": self.is_good,
            "verdict": self.verdict.value,
            "title": self.title,
            "stage": self.stage,
            "findings": to_json(self.findings),
            "checks": {
                code: {"title": CHECKS[code], "state": state.value}
                for code, state in self.states.items()
            },
            "counts": dict(self.counts),
            "elected": to_json(self.elected),
            "redacted": to_json(self.redacted),
            "stated": to_json(self.stated),
            "differences": to_json(self.differences),
            "stopped": to_json(self.stopped),
            "notes": list(self.notes),
            "compare_with_the_board": self.outside.to_json() if self.outside else None,
        }


class ReportBuilder:
    """Collects findings and states of the checks of a record."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.stated: list[Finding] = []
        self._marks: dict[str, State] = {}

    def begin(self, *checks: str) -> None:
        """Mark these checks as being made: they pass unless something is found."""
        self._mark(State.PASSED, checks)

    def not_due(self, *checks: str) -> None:
        """Mark these checks as not due: the election has not come to them."""
        self._mark(State.NOT_DUE, checks)

    def close(self, checks: Iterable[str]) -> None:
        """Mark those of these checks that were not begun as not possible."""
        self._mark(State.NOT_POSSIBLE, checks)

    def _mark(self, state: State, checks: Iterable[str]) -> None:
        """Set the state of checks; one that was begun for any box stays begun."""
        order = (None, State.NOT_POSSIBLE, State.NOT_DUE, State.PASSED)
        for check in checks:
            if order.index(state) > order.index(self._marks.get(check)):
                self._marks[check] = state

    def add(self, check: str, where: str, text: str) -> None:
        """Add a finding."""
        self.begin(check)
        self.findings.append(Finding(check, where, text))

    def state(self, check: str, where: str, text: str) -> None:
        """Add a statement of both officers: no finding, but shown in the report."""
        self.stated.append(Finding(check, where, text))

    def has_findings(self, *checks: str) -> bool:
        """Tell whether one of these checks has a finding."""
        return any(finding.check in checks for finding in self.findings)

    def states(self) -> dict[str, State]:
        """Return the state of every check at the end."""
        failed = {finding.check for finding in self.findings}
        return {
            code: State.FAILED if code in failed else self._marks.get(code, State.NOT_POSSIBLE)
            for code in CHECKS
        }


def report_text(report: Report) -> str:
    """Write a report as text for people."""
    if report.is_unreadable:  # no list of all that could not be checked hides why
        reasons = [finding.text for finding in report.findings]
        return "\n".join(map(printable, [*reasons, *_last_lines(report)])) + "\n"
    lines = [report.title, f"Stage: {STAGE_WORDS[report.stage]}.", ""]
    for code, state in report.states.items():
        lines.append(f"{code}  {state.value:<12}  {CHECKS[code]}")
    lines += ["", *(f"{name}: {number}" for name, number in report.counts.items())]
    if report.elected:
        lines += ["", "Seats:"]
        lines += [
            f"  {contest}: {', '.join(names) or 'nobody'}"
            for contest, names in report.elected.items()
        ]
        lines += ["", "The count, line by line:"]
        for contest, sentences in report.steps.items():
            lines += [f"  {contest}", *(f"    {sentence}" for sentence in sentences)]
    if report.differences:
        lines += ["", "More votes than voters:"]
        lines += [f"  {difference.line()}" for difference in report.differences]
    if report.stopped:
        lines += ["", "Stopped while voting was open, by secretary and witness:"]
        lines += [f"  {stopped.line()}" for stopped in report.stopped]
    if report.redacted:
        lines += ["", "Redacted (taken out of this copy; the rest still holds):"]
        lines += [
            f"  {redaction.what} of {redaction.candidate} ({redaction.contest})"
            for redaction in report.redacted
        ]
    if report.stated:
        lines += ["", "Stated and signed by secretary and witness:"]
        lines += [f"  {stated.check}  {stated.where}: {stated.text}" for stated in report.stated]
    lines.append("")
    if report.outside is not None:
        lines += [*report.outside.lines(), ""]
    for finding in report.findings:
        lines.append(f"{finding.check}  {finding.where}: {finding.text}")
    lines += [*report.notes, *_last_lines(report)]
    return "\n".join(map(printable, lines)) + "\n"


def _last_lines(report: Report) -> list[str]:
    """Write the verdict; other files and an unreadable record are not called a failed check."""
    if report.verdict is Verdict.UNREADABLE:
        return ["NOT CHECKED: no record could be read here."]
    if report.verdict is Verdict.FAILED:
        number = len(report.findings)
        return [f"FAILED: {number} {'finding' if number == 1 else 'findings'}."]
    lines = ["All checks hold."]
    if report.verdict is Verdict.OTHER_FILES:
        lines = [
            "OTHER FILES: all checks of the record itself hold, but other files lie beside it.",
            "They are no part of it and were not read. Take them out, and check again.",
        ]
    if report.stage is not Stage.CERTIFIED:
        lines.append("The election is not certified yet.")
    return lines
