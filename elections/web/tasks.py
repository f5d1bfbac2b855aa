"""The secretary's task list: what is done, what is next, what comes later. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ORDER = ("setup", "checking", "open", "closed", "counting", "results", "certified")

STATE_WORDS = {"done": "Done", "now": "To do now", "later": "Later"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the list is made from. Numbers of keys, shares and lots: how many of how many."""

    stage: str
    keys: int
    key_holders: int
    cards: int
    shares: int
    open_lots: tuple[tuple[str, str], ...]  # contest id and title


@dataclass(frozen=True, slots=True)
class Step:
    """The words of one task and the endpoint of its page."""

    endpoint: str
    picture: str
    title: str
    button: str
    consequences: tuple[str, ...]


FREEZE = Step(
    "board.freeze",
    "list",
    "Fix the lists",
    "Look at the lists",
    (
        "The lists say who stands and how many people may vote.",
        "After this nobody can change the lists.",
    ),
)
KEYS = Step(
    "keys.keys",
    "lock-key",
    "Key holders make their keys",
    "Make the keys",
    ("Each key holder makes a key file.", "All keys together open the box after voting."),
)
CARDS = Step(
    "board.cards",
    "print",
    "Print the vote cards",
    "Make the cards",
    ("You get one file with a card for every voter, and some spare cards.",),
)
OPEN = Step(
    "board.open_voting",
    "box",
    "Open voting",
    "Open voting",
    (
        "People can vote with their cards from then on.",
        "After this nobody can print other cards or change the keys.",
    ),
)
CLOSE = Step(
    "board.close",
    "stop",
    "Close voting",
    "Close voting",
    ("Do this when everybody has voted.", "No more votes can come in after this."),
)
COUNT = Step(
    "keys.count",
    "chart",
    "Start the count",
    "Count the votes",
    ("The locked votes are added up. They stay locked.",),
)
SHARES = Step(
    "keys.count",
    "key",
    "Key holders open the sums",
    "Bring the keys",
    (
        "All key holders bring their key files.",
        "Only the sums are opened. No single vote is opened.",
    ),
)
LOT = Step(
    "finish.lot",
    "hat-draw",
    "Draw a lot",
    "Draw the lot",
    ("People have the same number of votes.", "The lot is drawn while everybody watches."),
)
CERTIFY = Step(
    "finish.certify",
    "certificate",
    "Sign the result",
    "Sign the result",
    ("The secretary and the witness sign together.", "After this the result is final."),
)


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list. Its page opens while it is to be done, or while ``stays``.

    ``contest`` is the id of a lot's contest, else "".
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
        return STATE_WORDS[self.state]

    @property
    def reachable(self) -> bool:
        """Whether its page can be opened now."""
        return self.state == "now" or self.stays


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks of one part of the election."""

    title: str
    tasks: tuple[Task, ...]


def _state(stage: str, begins: str, *, done: bool = False) -> str:
    if done or ORDER.index(stage) > ORDER.index(begins):
        return "done"
    return "now" if stage == begins else "later"


def task_groups(facts: Facts) -> tuple[TaskGroup, ...]:
    """All tasks of the election, in three parts."""
    return (
        TaskGroup("Before voting", _before(facts)),
        TaskGroup("Voting", _voting(facts)),
        TaskGroup("After voting", _after(facts)),
    )


def next_task(groups: Sequence[TaskGroup]) -> Task | None:
    """The first thing to do now, or None when all is done."""
    for group in groups:
        for task in group.tasks:
            if task.state == "now":
                return task
    return None


def heading(groups: Sequence[TaskGroup]) -> str:
    """Say "3 things to do before voting opens", counted over the part that is going on."""
    for group in groups:
        open_tasks = sum(task.state != "done" for task in group.tasks)
        if open_tasks:
            things = "1 thing" if open_tasks == 1 else f"{open_tasks} things"
            ends = {
                "Before voting": "before voting opens",
                "Voting": "while voting is open",
                "After voting": "to finish the election",
            }
            return f"{things} to do {ends[group.title]}"
    return "The election is finished"


def extras(stage: str) -> tuple[tuple[str, str, str, str], ...]:
    """What may be needed at any time of a stage: endpoint, place on its page, picture, words."""
    found = []
    if stage in {"checking", "open"}:
        found.append(("board.cancel", "", "cross", "Take out a card that was handed back"))
    if ORDER.index(stage) >= ORDER.index("open"):
        found.append(("public.record", "", "download", "Download the public record"))
        found.append(("public.record", "walls", "print", "Print the picture wall"))
    return tuple(found)


def _before(facts: Facts) -> tuple[Task, ...]:
    checking, frozen = facts.stage == "checking", facts.stage != "setup"
    keys_done = frozen and facts.keys >= facts.key_holders
    ready = keys_done and facts.cards > 0
    return (
        Task(FREEZE, FREEZE.title, _state(facts.stage, "setup")),
        Task(
            KEYS,
            KEYS.title,
            _state(facts.stage, "checking", done=keys_done),
            f"{facts.keys} of {facts.key_holders} are there" if frozen else "",
            stays=checking,
        ),
        Task(
            CARDS,
            CARDS.title,
            _state(facts.stage, "checking", done=facts.cards > 0),
            f"{facts.cards} cards are made" if facts.cards else "",
            stays=checking,
        ),
        Task(
            OPEN,
            OPEN.title,
            "later" if checking and not ready else _state(facts.stage, "checking"),
        ),
    )


def _voting(facts: Facts) -> tuple[Task, ...]:
    return (Task(CLOSE, CLOSE.title, _state(facts.stage, "open")),)


def _after(facts: Facts) -> tuple[Task, ...]:
    counting = facts.stage == "counting"
    opened = counting and facts.shares >= facts.key_holders
    lots = tuple(
        Task(LOT, f"{LOT.title}: {title}", "now", contest=contest)
        for contest, title in facts.open_lots
    )
    return (
        Task(COUNT, COUNT.title, _state(facts.stage, "closed")),
        Task(
            SHARES,
            SHARES.title,
            _state(facts.stage, "counting", done=opened),
            f"{facts.shares} of {facts.key_holders} are done" if counting else "",
        ),
        *lots,
        Task(CERTIFY, CERTIFY.title, _state(facts.stage, "results")),
    )
