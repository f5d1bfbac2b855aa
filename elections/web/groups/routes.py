"""All pages of the groups."""

from elections.web.groups import (
    check_list,
    hand_over,
    home,
    import_list,
    members,
    on_list,
    people,
)
from elections.web.groups.blueprint import blueprint

__all__ = [
    "blueprint",
    "check_list",
    "hand_over",
    "home",
    "import_list",
    "members",
    "on_list",
    "people",
]
