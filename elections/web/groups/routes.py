"""All pages of the groups."""

from elections.web.groups import home, people
from elections.web.groups.blueprint import blueprint

__all__ = ["blueprint", "home", "people"]
