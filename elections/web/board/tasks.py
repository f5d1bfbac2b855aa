"""The secretary's task list: what is done, what is next, what comes later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import escape

from ballots.stages import Stage
from elections.web.core.language import count, mark, mark_count, own, say

STATE_WORDS = {
    "done": mark("Done"),
    "now": mark("To do now"),
    "waits": mark("When everybody has voted"),  # possible now, but not due
    "later": mark("Later"),
}

BEFORE = mark_count(
    "%(n)s thing to do before voting opens", "%(n)s things to do before voting opens"
)
WHILE = (mark("Voting is open"),)
TO_FINISH = mark_count(
    "%(n)s thing to do to finish the election", "%(n)s things to do to finish the election"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the list is made from. Numbers of keys, shares and lots: how many of how many."""

    stage: Stage
    keys: int
    key_holders: int
    cards: int
    shares: int
    open_lots: tuple[tuple[str, str], ...]  # contest id and title


@dataclass(frozen=True, slots=True)
class Step:
    """The words of one task, in English for the catalogue, and the endpoint of its page."""

    endpoint: str
    picture: str
    title: str
    button: str
    consequences: tuple[str, ...]


FREEZE = Step(
    "board.freeze",
    "list",
    mark("Fix the lists"),
    mark("Look at the lists"),
    (
        mark("The lists say who stands and how many people may vote."),
        mark("After this nobody can change the lists."),
    ),
)
KEYS = Step(
    "keys.keys",
    "lock-key",
    mark("Key holders make their keys"),
    mark("Make the keys"),
    (
        mark("Each key holder makes a key file."),
        mark("All keys together open the box after voting."),
    ),
)
CARDS = Step(
    "board.cards",
    "print",
    mark("Print the vote cards"),
    mark("Make the cards"),
    (mark("You get one file with a card for every voter, and some spare cards."),),
)
OPEN = Step(
    "board.open_voting",
    "box",
    mark("Open voting"),
    mark("Open voting"),
    (
        mark("People can vote with their cards from then on."),
        mark("After this nobody can print other cards or change the keys."),
    ),
)
CLOSE = Step(
    "board.close",
    "stop",
    mark("Close voting"),
    mark("Close voting"),
    (mark("Do this when everybody has voted."), mark("No more votes can come in after this.")),
)
COUNT = Step(
    "keys.count",
    "chart",
    mark("Start the count"),
    mark("Count the votes"),
    (mark("The locked votes are added up. They stay locked."),),
)
SHARES = Step(
    "keys.count",
    "key",
    mark("Key holders open the sums"),
    mark("Bring the keys"),
    (
        mark("All key holders bring their key files."),
        mark("Only the sums are opened. No single vote is opened."),
    ),
)
LOT = Step(
    "board.lot",
    "hat-draw",
    mark("Draw a lot"),
    mark("Draw the lot"),
    (
        mark("People have the same number of votes."),
        mark("The lot is drawn while everybody watches."),
    ),
)
CERTIFY = Step(
    "board.certify",
    "certificate",
    mark("Sign the result"),
    mark("Sign the result"),
    (mark("The secretary and the witness sign together."), mark("After this the result is final.")),
)


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list. Its page opens while it is to be done, or while ``stays``.

    ``title`` and ``detail`` are in the page's language. ``contest`` is the id of a lot's contest,
    else "".
    """

    step: Step
    title: str
    state: str
    detail: str = ""
    stays: bool = False
    contest: str = ""

    @property
    def state_words(self) -> str:
        """The state in words."""
        return say(STATE_WORDS[self.state])

    @property
    def reachable(self) -> bool:
        """Whether its page can be opened now."""
        return self.state in {"now", "waits"} or self.stays


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks of one part of the election.

    ``heading`` says how many are left (for one, for many), or one sentence for any number.
    """

    title: str
    heading: tuple[str, str] | tuple[str]
    tasks: tuple[Task, ...]


def _state(stage: Stage, begins: Stage, *, done: bool = False) -> str:
    if done or (stage.has_reached(begins) and stage is not begins):
        return "done"
    return "now" if stage is begins else "later"


def task_groups(facts: Facts) -> tuple[TaskGroup, ...]:
    """All tasks of the election, in three parts."""
    return (
        TaskGroup(mark("Before voting"), BEFORE, _before(facts)),
        TaskGroup(mark("Voting"), WHILE, _voting(facts)),
        TaskGroup(mark("After voting"), TO_FINISH, _after(facts)),
    )


def next_task(groups: Sequence[TaskGroup]) -> Task | None:
    """The first thing to do now, or None when all is done."""
    for group in groups:
        for task in group.tasks:
            if task.state in {"now", "waits"}:
                return task
    return None


def heading(groups: Sequence[TaskGroup]) -> str:
    """Say "3 things to do before voting opens", counted over the part that is going on."""
    for group in groups:
        open_tasks = sum(task.state != "done" for task in group.tasks)
        if open_tasks:
            forms = group.heading
            return count(*forms, open_tasks) if len(forms) == 2 else say(forms[0])
    return say("The election is finished")


def extras(stage: Stage) -> tuple[tuple[str, str, str, str], ...]:
    """What may be needed at any time of a stage: endpoint, place on its page, picture, words.

    The words are in English, for the catalogue.
    """
    found = []
    if stage in {Stage.LOCKED, Stage.OPEN}:
        found.append(("board.cancel", "", "cross", mark("Take out a card that was handed back")))
    if stage.has_reached(Stage.OPEN):
        found.append(("public.record", "", "download", mark("Download the public record")))
        found.append(("public.record", "walls", "print", mark("Print the picture wall")))
    return tuple(found)


def _before(facts: Facts) -> tuple[Task, ...]:
    making = facts.stage is Stage.LOCKED
    locked = facts.stage.has_reached(Stage.LOCKED)
    keys_done = locked and facts.keys >= facts.key_holders
    ready = keys_done and facts.cards > 0
    return (
        Task(FREEZE, say(FREEZE.title), "done" if locked else "now"),
        Task(
            KEYS,
            say(KEYS.title),
            _state(facts.stage, Stage.LOCKED, done=keys_done),
            say("%(done)s of %(all)s are there", done=facts.keys, all=facts.key_holders)
            if locked
            else "",
            stays=making,
        ),
        Task(
            CARDS,
            say(CARDS.title),
            _state(facts.stage, Stage.LOCKED, done=facts.cards > 0),
            count("%(n)s card is made", "%(n)s cards are made", facts.cards) if facts.cards else "",
            stays=making,
        ),
        Task(
            OPEN,
            say(OPEN.title),
            "later" if making and not ready else _state(facts.stage, Stage.LOCKED),
        ),
    )


def _voting(facts: Facts) -> tuple[Task, ...]:
    state = _state(facts.stage, Stage.OPEN)
    return (Task(CLOSE, say(CLOSE.title), "waits" if state == "now" else state),)


def _after(facts: Facts) -> tuple[Task, ...]:
    counting = facts.stage is Stage.COUNTING
    opened = counting and facts.shares >= facts.key_holders
    lots = tuple(
        Task(LOT, escape(say(LOT.title)) + ": " + own(title), "now", contest=contest)
        for contest, title in facts.open_lots
    )
    return (
        Task(COUNT, say(COUNT.title), _state(facts.stage, Stage.CLOSED)),
        Task(
            SHARES,
            say(SHARES.title),
            _state(facts.stage, Stage.COUNTING, done=opened),
            say("%(done)s of %(all)s are done", done=facts.shares, all=facts.key_holders)
            if counting
            else "",
        ),
        *lots,
        Task(CERTIFY, say(CERTIFY.title), _state(facts.stage, Stage.RESULTS)),
    )
