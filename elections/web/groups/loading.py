"""Load a group for somebody who may see it: everything of a group is reached through it."""

from __future__ import annotations

from flask import abort, g

from elections.domain.groups import Group
from elections.domain.roles import Role
from elections.services.groups import groups
from elections.web.core.request_context import context


def require_group(group_id: str) -> Group:
    """Return the group if who is signed in organises it, or is the secretary.

    Aborts with 404 otherwise: another group answers as one that does not exist.
    """
    may_see = Role.SECRETARY in g.account.roles or group_id in g.account.groups
    found = groups.group(context(), group_id) if may_see else None
    if found is None:
        abort(404)
    return found
