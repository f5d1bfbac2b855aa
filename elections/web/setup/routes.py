"""All pages of the set-up."""

from elections.web.setup import (
    areas,
    finish,
    group_lists,
    groups,
    home,
    members,
    people,
    questions,
    rules,
    start,
)
from elections.web.setup.blueprint import blueprint

__all__ = [
    "areas",
    "blueprint",
    "finish",
    "group_lists",
    "groups",
    "home",
    "members",
    "people",
    "questions",
    "rules",
    "start",
]
