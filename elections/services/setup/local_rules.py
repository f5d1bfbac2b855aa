"""Settle what stands beside the definition, and note which groups agreed to the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elections.core.context import Context
from elections.domain.local_rules import Agreed, LocalRules, rules_hash
from elections.domain.setup_answers import SetupAnswers
from elections.domain.setup_draft import Title, as_draft
from elections.domain.stages import Command
from elections.services.command import run_command
from elections.stores import local_rules as store


@dataclass(frozen=True, slots=True)
class Agreement:
    """A group's yes; ``is_of_now``: the rules are still those that it agreed to."""

    group: str
    day: str
    is_of_now: bool


def local_rules(ctx: Context) -> LocalRules:
    """Read what is settled beside the definition."""
    return ctx.db.read(store.read)


def settle(ctx: Context, work: Callable[[LocalRules], LocalRules]) -> None:
    """Change the rules. Raises `Refused` once the lists are locked."""
    run_command(
        ctx, Command.SET_UP, lambda session: store.write(session, work(store.read(session)))
    )


def agreements(ctx: Context, answers: SetupAnswers, title: Title) -> tuple[Agreement, ...]:
    """List the groups that agreed; ``answers`` are those of now."""
    now = _hash_of(ctx, answers, title)
    found = ctx.db.read(store.agreed)
    return tuple(Agreement(a.group, a.day, a.rules_hash == now) for a in found)


def add_agreement(ctx: Context, group: str, day: str, answers: SetupAnswers, title: Title) -> None:
    """Note that a group agreed to the rules as they are now."""
    agreed = Agreed(group, day, _hash_of(ctx, answers, title))
    run_command(ctx, Command.SET_UP, lambda session: store.add_agreed(session, agreed))


def remove_agreement(ctx: Context, group: str) -> None:
    """Take back that a group agreed."""

    def transaction(session: Session) -> None:
        store.remove_agreed(session, group)

    run_command(ctx, Command.SET_UP, transaction)


def _hash_of(ctx: Context, answers: SetupAnswers, title: Title) -> str:
    return rules_hash(as_draft(answers, "", title), local_rules(ctx))
