"""Key holders at the board's screen: making keys, and opening the sums together.

The browser makes the keys and does the arithmetic. Private keys never come here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from flask import (
    Blueprint,
    Response,
    flash,
    g,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers.response import Response as AnyResponse

from ballots.encoding import strict_json
from ballots.errors import BadInput, Refused
from ballots.stages import Stage
from ballots.typed_json import read_value
from elections.core.errors import bad_input
from elections.domain.stages import Command, is_allowed
from elections.services.count import agreement as count_agreement
from elections.services.count import shares as count_shares
from elections.services.count import start as count_start
from elections.services.queries import board as board_queries
from elections.services.queries import overview as election_queries
from elections.services.setup import keys as key_service
from elections.stores.keys import KeyHolderView
from elections.web.board import audio_status
from elections.web.board.blueprint import back_home
from elections.web.core import forms
from elections.web.core.access import ALL_SHARES
from elections.web.core.errors import status_of
from elections.web.core.form_errors import (
    BOTH_SIGN,
    NO_ERRORS,
    TICK,
    FormErrors,
    form_errors,
    require_confirmation,
    require_fields,
)
from elections.web.core.language import say
from elections.web.core.request_context import context, current_stage

blueprint = Blueprint("keys", __name__, url_prefix="/board")


@dataclass(frozen=True, slots=True)
class Holder:
    """A key holder during the count; ``has_given_shares``: their parts are in all boxes."""

    view: KeyHolderView
    has_given_shares: bool


def _body() -> bytes:
    if request.mimetype != "application/json":
        raise bad_input("content-type")
    return request.get_data(cache=False)


@blueprint.get("/keys")
def keys() -> str:
    """Show who has a key, the button that makes one in the browser, and the test of a file.

    Keys can be made until voting opens; a key file can be tested until the count starts.
    """
    ctx = context()
    return render_template(
        "board/keys.html",
        overview=election_queries.overview(ctx),
        holders=key_service.key_holders(ctx),
        can_make=is_allowed(current_stage(), Command.ADD_KEY),
    )


@blueprint.get("/keys/<int:index>")
def standing(index: int) -> Response:
    """Tell whether a key would be taken, perhaps for the one that ``?replaces=`` names.

    Asked before its file is handed out; ``?key=`` is its public half, which may be there already.
    """
    replaces = request.args.get("replaces", "")
    key_service.require_free(context(), index, {replaces, request.args.get("key", replaces)})
    return jsonify({"ok": True})


@blueprint.post("/keys/<int:index>")
def add(index: int) -> Response:
    """Take the public half of a key; ``?replaces=`` names the one that it takes the place of."""
    key_service.add_key(context(), index, _body(), request.args.get("replaces", ""))
    return jsonify({"ok": True})


@blueprint.get("/count")
def count() -> str:
    """Start the count, or what the key holders still have to do."""
    return _count_page("", NO_ERRORS)


@blueprint.post("/count")
def count_now() -> AnyResponse | tuple[str, int]:
    """Add up the locked votes. Small contests need a yes of secretary and witness."""
    ctx = context()
    witness = forms.typed("witness_name")
    try:
        agreement = None
        if count_agreement.read_small_contests_to_agree(ctx):
            require_fields({**BOTH_SIGN, "agree": TICK})
            require_confirmation("agree")
            agreement = count_agreement.Agreement(
                g.account.name,
                forms.secret("passphrase"),
                forms.text("witness_name"),
                forms.secret("witness_passphrase"),
            )
        count_start.start_count(ctx, agreement)
    except Refused as refusal:
        return _count_page(witness, form_errors(refusal)), status_of(refusal)
    if election_queries.stage(ctx) is Stage.RESULTS:  # every vote was stopped: nothing is opened
        return back_home(say("board-count-all-stopped"))
    flash(say("board-count-done"))
    return redirect(url_for("keys.count"), 303)


def _count_page(witness: str, errors: FormErrors) -> str:
    ctx = context()
    overview = election_queries.overview(ctx)
    state = board_queries.board_state(ctx)
    small = count_agreement.read_small_contests_to_agree(ctx) if state.stage == "closed" else ()
    holders = [Holder(holder, holder.index in state.shares_given) for holder in state.key_holders]
    done = sum(holder.has_given_shares for holder in holders)
    return render_template(
        "board/count.html",
        overview=overview,
        small=[(contest.title, contest.votes) for contest in small],
        floor=state.small_contest,
        stopped_contests=state.stopped,
        holders=holders,
        progress=say("board-count-progress", done=done, all=len(holders)),
        witness_name=witness,
        errors=errors,
    )


@blueprint.get("/tallies")
def tallies() -> Response:
    """Serve the locked sums that each key holder opens a part of."""
    return jsonify(
        {
            "boxes": [
                {
                    "uuid": sealed_sum.uuid,
                    "fingerprint": sealed_sum.fingerprint,
                    "encrypted_tally": json.loads(sealed_sum.encrypted_tally),
                }
                for sealed_sum in count_shares.tallies(context())
            ]
        }
    )


@dataclass(frozen=True, slots=True)
class Shares:
    """The exact text of a key holder's part of each box."""

    shares: Mapping[str, str]


@blueprint.post("/shares/<int:index>")
def share(index: int) -> Response:
    """Take one key holder's parts of all boxes, as the exact bytes that the browser made.

    A file of ``python -m audit share`` also names its key holder.
    """
    value = strict_json(_body(), ALL_SHARES)
    if not isinstance(value, dict) or not value.keys() <= {"shares", "key_holder"}:
        raise bad_input("shares-form")
    if value.get("key_holder", index) != index:
        raise bad_input("shares-holder")
    shares = value.get("shares")
    try:
        texts = read_value(Shares, {"shares": shares}, "shares").shares
    except BadInput as problem:
        raise bad_input("shares-form") from problem
    parts = {uuid: part.encode() for uuid, part in texts.items()}
    count_shares.add_shares(context(), index, parts)
    audio_status.begin_for_results(context())
    flash(say("keyholder-shared"))
    return jsonify({"ok": True})
