"""Pages for everybody: the election, who stands, the results, the public record."""

from __future__ import annotations

import dataclasses

from flask import Blueprint, Response, abort, jsonify, make_response, render_template

from ballots.credential import pictures_of
from ballots.paper.wall import wall_pdf
from ballots.stages import Stage
from elections.core.print_words import wall_words
from elections.services.count import seats as count_seats
from elections.services.publish import record as publishing
from elections.services.queries import overview as election_queries
from elections.services.queries.overview import CandidateView, Overview
from elections.web.core.language import current
from elections.web.core.phrases import day, short_path, stage_sentences
from elections.web.core.request_context import context, find_contest
from elections.web.public import first_page
from elections.web.public import results as shown
from elections.web.public import user_testing as try_outs

blueprint = Blueprint("public", __name__)

AFTER_VOTING = frozenset(stage for stage in Stage if stage.has_reached(Stage.CLOSED))
WITH_RECORD = frozenset(stage for stage in Stage if stage.has_reached(Stage.OPEN))


@blueprint.get("/")
def landing() -> str:
    """Show what can be done now and until when, who stands, the areas, and the few steps."""
    ctx = context()
    overview = election_queries.overview(ctx)
    if overview is None:
        return render_template("public/landing.html", overview=None)
    return render_template(
        "public/landing.html",
        overview=overview,
        situation=first_page.situation(overview, first_page.today(ctx.clock), current()),
        steps=short_path(overview.stage, dict(overview.calendar)),
        over=overview.stage in AFTER_VOTING,
        elected=_elected(overview),
    )


def _elected(overview: Overview) -> tuple[CandidateView, ...]:
    """Return everybody elected, once there is a result."""
    if not _has_results(overview):
        return ()
    walls = shown.walls(overview, count_seats.counts(context()))
    return tuple(person for wall in walls for seats in wall.contests for person in seats.people)


@blueprint.get("/areas/<area_id>")
def area(area_id: str) -> str:
    """Show one area: its choices, and who stands in each."""
    overview = election_queries.overview(context())
    areas = overview.areas if overview else ()
    shown_area = next((area for area in areas if area.id == area_id), None)
    if shown_area is None or overview is None:
        abort(404)
    return render_template(
        "public/area.html",
        area=shown_area,
        stage=overview.stage,
        over=overview.stage in AFTER_VOTING,
        why_stopped=shown.stopped_messages,
    )


@blueprint.get("/contests/<contest_id>")
def contest(contest_id: str) -> str:
    """Show one contest: everybody who stands, with the same picture size and three points."""
    overview = election_queries.overview(context())
    shown_contest = find_contest(overview, contest_id)
    if shown_contest is None or overview is None:
        abort(404)
    ready = overview.stage in WITH_RECORD
    reason = shown_contest.stop_reason
    home = next(area for area in overview.areas if shown_contest in area.contests)
    return render_template(
        "public/contest.html",
        contest=shown_contest,
        area=home,
        stage=overview.stage,
        ready=ready,
        over=overview.stage in AFTER_VOTING,
        stopped=shown.stopped_messages(reason) if reason is not None else (),
    )


@blueprint.get("/results")
def results() -> str:
    """Show everybody elected, on one wall; each leads to the result of their contest."""
    ctx = context()
    overview = election_queries.overview(ctx)
    if overview is None:
        abort(404)
    walls = shown.walls(overview, count_seats.counts(ctx)) if _has_results(overview) else ()
    return render_template(
        "public/results.html",
        overview=overview,
        stage_sentence=stage_sentences(overview.stage, is_tied=overview.is_tied),
        walls=walls,
        columns=shown.poster_columns(walls),
    )


@blueprint.get("/results/<contest_id>")
def result(contest_id: str) -> str:
    """Show the result of one contest: photos first, then bars, then every step."""
    ctx = context()
    overview = election_queries.overview(ctx)
    if find_contest(overview, contest_id) is None or overview is None:
        abort(404)
    counts = count_seats.counts(ctx) if _has_results(overview) else ()
    all_results = shown.results(overview, counts, current())
    return render_template(
        "public/result.html",
        overview=overview,
        stage_sentence=stage_sentences(overview.stage, is_tied=overview.is_tied),
        result=next((result for result in all_results if result.id == contest_id), None),
    )


def _has_results(overview: Overview) -> bool:
    return overview.stage in {Stage.RESULTS, Stage.CERTIFIED}


@blueprint.get("/record")
def record() -> str:
    """Show what the public record is, and how anybody checks it."""
    overview = election_queries.overview(context())
    ready = overview is not None and overview.stage in WITH_RECORD
    return render_template("public/record.html", overview=overview, ready=ready)


@blueprint.get("/record.zip")
def record_zip() -> Response:
    """Serve the public record as one file. Refused before voting opens."""
    response = make_response(publishing.record_zip(context()))
    response.mimetype = "application/zip"
    response.headers["Content-Disposition"] = 'attachment; filename="record.zip"'
    return response


@blueprint.get("/boxes/<uuid>.bel")
def box(uuid: str) -> Response:
    """Serve one whole box, as it stands in the record. Not there before voting opens."""
    raw = publishing.box_archive(context(), uuid)
    if raw is None:
        abort(404)
    response = make_response(raw)
    response.mimetype = "application/octet-stream"
    response.headers["Content-Disposition"] = f'attachment; filename="{uuid}.bel"'
    return response


@blueprint.get("/walls/<uuid>.pdf")
def wall(uuid: str) -> Response:
    """Serve a box's picture wall, to print. Not there before voting opens; it shows no choice."""
    ctx = context()
    overview = election_queries.overview(ctx)
    if overview is None:
        abort(404)
    titles = {c.uuid: c.title for area in overview.areas for c in area.contests}

    def draw(shown: publishing.OnTheWall) -> bytes:
        codes = tuple(sorted(pictures_of(credential) for credential in shown.credentials))
        words = wall_words(overview.language, titles[uuid])
        return wall_pdf(overview.title, titles[uuid], codes, is_delayed=shown.is_late, words=words)

    drawn = publishing.wall(ctx, uuid, draw)
    if drawn is None:
        abort(404)
    response = make_response(drawn)
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = 'inline; filename="picture-wall.pdf"'
    return response


@blueprint.get("/trail.json")
def trail() -> Response:
    """Serve the trail with its checkpoint and the definition. Not there before voting opens."""
    texts = publishing.trail_texts(context())
    if texts is None:
        abort(404)
    return jsonify(dataclasses.asdict(texts))


@blueprint.get("/about")
def about() -> str:
    """Show what RepVote is, what it cannot do, and whose pictures and letters it shows."""
    return render_template("public/about.html")


@blueprint.get("/accessibility")
def accessibility() -> str:
    """Show how everybody can use these pages, what does not work yet, and who has tried them."""
    here = try_outs.this_version()
    tried = try_outs.read()
    return render_template(
        "public/accessibility.html",
        version=here,
        tried=[(try_out, day(try_out.date)) for try_out in tried if try_out.version == here],
        earlier=[(try_out, day(try_out.date)) for try_out in tried if try_out.version != here],
    )


@blueprint.get("/pictures/<sha>.jpg")
def picture(sha: str) -> Response:
    """Serve a candidate's picture by the SHA-256 of its bytes, so it can be kept for ever."""
    raw = election_queries.picture(context(), sha)
    if raw is None:
        abort(404)
    response = make_response(raw)
    response.mimetype = "image/jpeg"
    return response
