"""The secretary's task list: what is done, what is next, what comes later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ballots.stages import Stage
from elections.core.catalogue import key
from elections.domain.stages import Command, is_allowed
from elections.web.core.language import own, say
from elections.web.core.phrases import short_day

STATE_WORDS = {
    "done": key("board-state-done"),
    "now": key("board-state-now"),
    "waits": key("board-state-waits"),  # possible now, but not needed yet
    "early": key("board-state-early"),  # possible now, but its day has not come
    "later": key("board-state-later"),
}


@dataclass(frozen=True, slots=True)
class TaskState:
    """The state of the election from which the list of tasks follows."""

    stage: Stage
    keys: int
    key_holders: int
    keys_needed: int
    cards: int
    is_card_file_kept: bool
    shares: int
    open_lots: tuple[tuple[str, str], ...]  # contest id and title
    has_closing_day_come: bool = True
    has_groups: bool = False
    is_together: bool = True  # the election is put together, and nothing was changed since


@dataclass(frozen=True, slots=True)
class Step:
    """The keys of the words of one task, and the endpoint of its page."""

    endpoint: str
    picture: str
    title: str
    button: str
    consequences: tuple[str, ...]


NOMINATE = Step(
    "board.open_nominations",
    "hello",
    key("board-nominate-title"),
    key("board-nominate-title"),
    (key("board-nominate-say"), key("board-nominate-yes")),
)
NOMINATED = Step(
    "board.close_nominations",
    "list",
    key("board-nominated-title"),
    key("board-nominated-title"),
    (key("board-nominated-say"), key("board-nominated-again")),
)
TOGETHER = Step(
    "setup.home",
    "tick",
    key("setup-finish-title"),
    key("setup-finish-title"),
    (key("board-together-say"),),
)
LOCK = Step(
    "board.lock",
    "list",
    key("board-lock-title"),
    key("board-lock-button"),
    (
        key("board-lock-say"),
        key("board-lock-after"),
    ),
)
KEYS = Step(
    "keys.keys",
    "lock-key",
    key("board-keys-title"),
    key("board-keys-button"),
    (
        key("board-keys-each"),
        key("board-keys-all"),
    ),
)
# The cards are made, and their file is still here.
PRINTED = Step(
    "board.cards",
    "print",
    key("board-cards-title"),
    key("board-cards-get"),
    (key("board-cards-then-print"), key("board-cards-then-say")),
)
CARDS = Step(
    "board.cards",
    "print",
    key("board-cards-title"),
    key("board-cards-make"),
    (key("board-cards-one-file"),),
)
OPEN = Step(
    "board.open_voting",
    "box",
    key("board-open-title"),
    key("board-open-title"),
    (
        key("board-open-from-then"),
        key("board-open-after"),
    ),
)
CLOSE = Step(
    "board.close",
    "stop",
    key("board-close-title"),
    key("board-close-title"),
    (key("board-close-when"), key("board-close-after")),
)
COUNT = Step(
    "keys.count",
    "chart",
    key("board-count-start"),
    key("board-count-title"),
    (key("board-count-stay-locked"),),
)
SHARES = Step(
    "keys.count",
    "key",
    key("board-shares-title"),
    key("board-shares-button"),
    (
        key("board-shares-bring"),
        key("board-shares-totals"),
    ),
)
LOT = Step(
    "board.lot",
    "hat-draw",
    key("board-lot-title"),
    key("board-lot-button"),
    (
        key("board-lot-same"),
        key("board-lot-watch"),
    ),
)
CERTIFY = Step(
    "board.certify",
    "certificate",
    key("board-certify-title"),
    key("board-certify-title"),
    (key("board-certify-together"), key("board-certify-after")),
)


# The stage that a step leads to, whose day the calendar may have.
_STAGE_OF: Mapping[str, Stage] = {
    NOMINATE.endpoint: Stage.NOMINATIONS,
    NOMINATED.endpoint: Stage.CHECKING,
    LOCK.endpoint: Stage.LOCKED,
    OPEN.endpoint: Stage.OPEN,
    CLOSE.endpoint: Stage.CLOSED,
    COUNT.endpoint: Stage.COUNTING,
    CERTIFY.endpoint: Stage.CERTIFIED,
}


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list. Its page opens while it is to be done, or while it ``stays_open``.

    ``title``, ``detail`` and ``day`` are in the page's language. ``contest`` is the id of a lot's
    contest, else "".
    """

    step: Step
    title: str
    state: str
    detail: str = ""
    stays_open: bool = False
    contest: str = ""
    day: str = ""

    @property
    def state_words(self) -> str:
        """The state in words."""
        return say(STATE_WORDS[self.state])

    @property
    def is_reachable(self) -> bool:
        """Tell whether its page can be opened now."""
        return self.state in {"now", "waits", "early"} or self.stays_open


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks of one part of the election: before voting, voting, after it."""

    tasks: tuple[Task, ...]

    @property
    def open_tasks(self) -> int:
        """The number of tasks that are left."""
        return sum(task.state != "done" for task in self.tasks)


def _state(stage: Stage, begins: Stage, *, is_done: bool = False) -> str:
    if is_done or (stage.has_reached(begins) and stage is not begins):
        return "done"
    return "now" if stage is begins else "later"


def task_groups(progress: TaskState) -> tuple[TaskGroup, ...]:
    """List all tasks of the election, in three parts."""
    return (
        TaskGroup(_before(progress)),
        TaskGroup(_voting(progress)),
        TaskGroup(_after(progress)),
    )


def next_task(groups: Sequence[TaskGroup]) -> Task | None:
    """Return the first thing to do now, or None while there is none and when all is done."""
    for group in groups:
        for task in group.tasks:
            if task.state in {"now", "waits"}:
                return task
    return None


def is_finished(groups: Sequence[TaskGroup]) -> bool:
    """Tell whether nothing is left to do."""
    return not any(group.open_tasks for group in groups)


def all_tasks(groups: Sequence[TaskGroup], days: Mapping[str, str]) -> tuple[Task, ...]:
    """List the tasks of all parts in their order, each with the day that ``days`` has for it."""
    return tuple(
        replace(task, day=short_day(days.get(_STAGE_OF.get(task.step.endpoint, ""), "")))
        for group in groups
        for task in group.tasks
    )


def heading(groups: Sequence[TaskGroup], *, is_paused: bool = False) -> str:
    """Say "3 things to do before voting opens", counted over the part that is going on."""
    before, voting, after = groups
    if before.open_tasks:
        return say("board-heading-before", tasks=before.open_tasks)
    if voting.open_tasks:
        return say("board-heading-paused" if is_paused else "stage-open")
    if after.open_tasks:
        return say("board-heading-after", tasks=after.open_tasks)
    return say("board-heading-finished")


def extras(stage: Stage) -> tuple[tuple[str, str, str, str], ...]:
    """List what may be needed at any time of a stage: endpoint, place on its page, picture, key."""
    links = []
    if is_allowed(stage, Command.SET_UP):
        links.append(("setup.home", "", "pen", key("setup-title")))
    if stage in {Stage.NOMINATIONS, Stage.CHECKING}:
        links.append(("board.people", "", "person", key("approve-title")))
        links.append(("groups.mine", "", "people", key("people-groups-title")))
    if is_allowed(stage, Command.OPEN_NOMINATIONS_AGAIN):
        links.append(("board.nominations_again", "", "hello", key("board-again-title")))
    if stage in {Stage.CHECKING, Stage.LOCKED, Stage.OPEN}:
        links.append(("board.people_sheets", "", "print", key("approve-print")))
    if is_allowed(stage, Command.CANCEL_CARD):
        links.append(("board.cancel", "", "cross", key("board-cancel-title")))
    if stage in {Stage.OPEN, Stage.CLOSED}:
        links.append(("keys.keys", "", "key", key("board-keys-test-title")))
    if is_allowed(stage, Command.OPEN_LISTS_AGAIN):
        links.append(("board.open_again", "", "pen", key("board-reopen-title")))
    if is_allowed(stage, Command.STOP_CONTEST):
        links.append(("board.stop_contest", "", "stop", key("board-stop-title")))
    if is_allowed(stage, Command.PUBLISH):
        links.append(("public.record", "", "download", key("record-download")))
        links.append(("public.record", "walls", "print", key("wall-print")))
    return tuple(links)


def _before(progress: TaskState) -> tuple[Task, ...]:
    can_prepare = progress.stage is Stage.LOCKED
    is_locked = progress.stage.has_reached(Stage.LOCKED)
    keys_done = is_locked and progress.keys >= progress.key_holders
    cards_done = progress.cards > 0 and not progress.is_card_file_kept
    is_ready = keys_done and cards_done
    can_lock = "now" if is_allowed(progress.stage, Command.LOCK_LISTS) else "later"
    if progress.has_groups and not (progress.stage is Stage.CHECKING and progress.is_together):
        can_lock = "later"
    return (
        *_nominations(progress),
        Task(LOCK, say(LOCK.title), "done" if is_locked else can_lock),
        Task(
            KEYS,
            say(KEYS.title),
            _state(progress.stage, Stage.LOCKED, is_done=keys_done),
            say("board-keys-some", done=progress.keys, all=progress.key_holders)
            if is_locked
            else "",
            stays_open=can_prepare,
        ),
        Task(
            PRINTED if progress.is_card_file_kept else CARDS,
            say(CARDS.title),
            _state(progress.stage, Stage.LOCKED, is_done=cards_done),
            say("board-cards-some", cards=progress.cards) if progress.cards else "",
            stays_open=can_prepare,
        ),
        Task(
            OPEN,
            say(OPEN.title),
            "later" if can_prepare and not is_ready else _state(progress.stage, Stage.LOCKED),
        ),
    )


def _nominations(progress: TaskState) -> tuple[Task, ...]:
    """List what comes first where groups put people forward."""
    if not progress.has_groups or progress.stage.has_reached(Stage.OPEN):
        return ()
    is_locked = progress.stage.has_reached(Stage.LOCKED)
    is_together = is_locked or (progress.stage is Stage.CHECKING and progress.is_together)
    return (
        Task(NOMINATE, say(NOMINATE.title), _state(progress.stage, Stage.SETUP)),
        Task(NOMINATED, say(NOMINATED.title), _state(progress.stage, Stage.NOMINATIONS)),
        Task(
            TOGETHER,
            say(TOGETHER.title),
            _state(progress.stage, Stage.CHECKING, is_done=is_together),
            stays_open=progress.stage is Stage.CHECKING,
        ),
    )


def _voting(progress: TaskState) -> tuple[Task, ...]:
    state = _state(progress.stage, Stage.OPEN)
    if state == "now":
        state = "waits" if progress.has_closing_day_come else "early"
    return (Task(CLOSE, say(CLOSE.title), state),)


def _after(progress: TaskState) -> tuple[Task, ...]:
    is_counting = progress.stage is Stage.COUNTING
    is_opened = is_counting and progress.shares >= progress.keys_needed
    lots = tuple(
        Task(LOT, say("board-lot-of", contest=own(title)), "now", contest=contest)
        for contest, title in progress.open_lots
    )
    return (
        Task(COUNT, say(COUNT.title), _state(progress.stage, Stage.CLOSED)),
        Task(
            SHARES,
            say(SHARES.title),
            _state(progress.stage, Stage.COUNTING, is_done=is_opened),
            say("board-shares-some", done=progress.shares, all=progress.keys_needed)
            if is_counting
            else "",
        ),
        *lots,
        Task(CERTIFY, say(CERTIFY.title), _state(progress.stage, Stage.RESULTS)),
    )
