"""Draw names for a tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import abort, render_template, request

from ballots.counting import Tie, lot_order
from ballots.errors import Refused
from elections.services.count import seats as count_seats
from elections.services.queries import overview as election_queries
from elections.services.queries.overview import ContestView
from elections.web.board import audio_status
from elections.web.board import lot_form as lots
from elections.web.board.blueprint import Page, back_home, blueprint
from elections.web.core.errors import status_of
from elections.web.core.form_errors import (
    NO_ERRORS,
    form_errors,
)
from elections.web.core.language import own, say
from elections.web.core.request_context import context, find_contest


@blueprint.get("/lots/<contest_id>")
def lot(contest_id: str) -> str:
    """Show the people in a tie, and the form for what was drawn."""
    method = request.args.get("method", "")
    return _lot_page(contest_id, {"method": method})


@blueprint.post("/lots/<contest_id>")
def lot_drawn(contest_id: str) -> Page:
    """Show the order that follows from the lot; once that is confirmed, log the lot."""
    form = request.form.to_dict()
    contest, tie = _tie(contest_id)
    try:
        drawn = lots.read_form(form, tie.tied, tie.seats)
        order = lot_order(drawn, tie.tied, tie.seats)
    except Refused as refusal:
        # "lot-open" is no mistake: some people roll again, and the page has fields for them.
        return _lot_page(contest_id, form, refusal), status_of(refusal)
    if form.get("sure") != "yes":
        return _lot_page(contest_id, form, order=order)
    count_seats.draw_lot(context(), contest_id, drawn)
    audio_status.begin_for_results(context())
    return back_home(say("board-lot-drawn", contest=own(contest.title)))


def _tie(contest_id: str) -> tuple[ContestView, Tie]:
    """Find the contest and its open tie; 404 if there is none."""
    ctx = context()
    contest = find_contest(election_queries.overview(ctx), contest_id)
    ties = {
        contest_count.contest.id: contest_count.count.tie
        for contest_count in count_seats.counts(ctx)
    }
    tie = ties.get(contest_id)
    if contest is None or tie is None:
        abort(404)
    return contest, tie


def _lot_page(
    contest_id: str,
    form: Mapping[str, str],
    refusal: Refused | None = None,
    order: Sequence[str] = (),
) -> str:
    contest, tie = _tie(contest_id)
    persons = {candidate.id: candidate for candidate in contest.candidates}
    tied = [persons[person] for person in tie.tied]
    method = form.get("method", "")
    fields = lots.hat_fields(len(tied), form)
    names = {candidate.id: candidate.name for candidate in tied}
    rounds = lots.dice_fields(lots.rounds_to_show(form, tie.tied, tie.seats), names, form)
    field = lots.first_wrong_field(method, fields, rounds)
    return render_template(
        "board/lot.html",
        contest=contest,
        tie_sentence=say("board-lot-tie", people=len(tied), votes=tie.votes, seats=tie.seats),
        tied=tied,
        seats=tie.seats,
        method=method if method in {"hat", "dice"} else "",
        fields=fields,
        rounds=rounds,
        order=[persons[person] for person in order],
        drawn=[(name, value) for name, value in form.items() if name not in {"csrf_token", "sure"}],
        errors=form_errors(refusal, field) if refusal else NO_ERRORS,
    )
