"""All pages of the groups."""

from elections.web.groups import (
    check_list,
    hand_over,
    home,
    import_list,
    members,
    nominations,
    on_list,
    passport,
    people,
    person_photo,
    person_yes,
)
from elections.web.groups.blueprint import blueprint

__all__ = [
    "blueprint",
    "check_list",
    "hand_over",
    "home",
    "import_list",
    "members",
    "nominations",
    "on_list",
    "passport",
    "people",
    "person_photo",
    "person_yes",
]
