"""Values that the pages of one request share: the election's context and who is signed in."""

from __future__ import annotations

from typing import cast

from flask import current_app, g, request, session

from ballots.stages import Stage
from elections.core.connections import neighbourhood
from elections.core.context import Context
from elections.services.people import accounts
from elections.services.people.accounts import Account
from elections.services.queries import overview as election_queries
from elections.services.queries.overview import ContestView, Overview

SIGNED_IN = "signed-in"


def context() -> Context:
    """Return the context the application was made with."""
    return cast(Context, current_app.extensions["repvote"])


def client_address() -> str:
    """Return the request's address as waiting times count it: of IPv6 the network; "" if unknown.

    Behind a proxy that is not trusted (``REPVOTE_TRUSTED_PROXY``) it is the proxy's.
    """
    try:
        return neighbourhood(request.remote_addr or "")
    except ValueError:
        return ""


def current_account() -> Account | None:
    """Return who is signed in at this browser, or None."""
    token = session.get(SIGNED_IN)
    return accounts.account_for(context(), token) if isinstance(token, str) else None


def is_newly_signed_in(seconds: int) -> bool:
    """Tell whether the sign-in at this browser is at most so old."""
    token, ctx = session.get(SIGNED_IN), context()
    started = accounts.signed_in_at(ctx, token) if isinstance(token, str) else None
    return started is not None and ctx.clock.now() - started <= seconds


def account_before() -> Account | None:
    """Find who signed in at this browser and did not sign out, even if that has run out."""
    token = session.get(SIGNED_IN)
    return accounts.account_before(context(), token) if isinstance(token, str) else None


def current_stage() -> Stage:
    """Return the election's stage now; "setup" while no election is loaded."""
    if "stage" not in g:
        g.stage = election_queries.stage(context())
    return cast(Stage, g.stage)


def find_contest(overview: Overview | None, contest_id: str) -> ContestView | None:
    """Find the contest with this id, or None."""
    areas = overview.areas if overview else ()
    return next(
        (contest for area in areas for contest in area.contests if contest.id == contest_id), None
    )
