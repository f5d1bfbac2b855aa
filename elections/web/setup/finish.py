"""Put the election together; after that the witness makes their account."""

from __future__ import annotations

from flask import g, render_template, request

from ballots.errors import Problem, Refused
from elections.core.errors import FolderRefused
from elections.domain.setup_draft import title_of
from elections.domain.setup_parts import missing
from elections.services.people import officer_accounts
from elections.services.setup import answers
from elections.services.setup.answers import SetUp
from elections.services.setup.vote_titles import usual_title
from elections.web.core.boxes import Box, Question
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_ERRORS, FormError, FormErrors, form_errors
from elections.web.core.language import own, plain, say
from elections.web.core.new_passphrase import new_passphrase
from elections.web.core.request_context import context
from elections.web.setup.blueprint import Page, blueprint, go_to, set_up


@blueprint.route("/finish", methods=["GET", "POST"])
def finish() -> Page:
    """Show all that was answered, and put the election together."""
    now = set_up()
    if request.method == "GET":
        return _finish_page(now)
    try:
        title = usual_title(now.answers.language)
        loaded = answers.put_together(context(), g.account.name, title)
    except FolderRefused as refusal:
        wrong = (FormError(say("setup-finish-wrong")),)
        return _finish_page(now, wrong, refusal.problems), 422
    except Refused as refusal:
        return _finish_page(now, form_errors(refusal)), status_of(refusal)
    if loaded.warnings:
        return render_template("setup/together.html", warnings=loaded.warnings)
    return go_to("setup.home", say("setup-together"))


def _finish_page(
    now: SetUp, errors: FormErrors = NO_ERRORS, problems: tuple[Problem, ...] = ()
) -> str:
    title = usual_title(now.answers.language)
    return render_template(
        "setup/finish.html",
        votes=[(title_of(now.answers, vote, title), vote) for vote in now.all_answers.contests],
        answers=now.answers,
        members=len(now.all_members),
        is_missing=bool(missing(now.all_answers, len(now.all_members))),
        errors=errors,
        problems=problems,
    )


@blueprint.post("/drop")
def drop() -> Page:
    """Forget what was changed since the election was put together."""
    answers.drop(context())
    return go_to("setup.home", say("setup-dropped"))


@blueprint.route("/witness-account", methods=["GET", "POST"])
def witness_account() -> Page:
    """Let the witness choose a passphrase, at this screen."""
    now, ctx = set_up(), context()
    name = now.answers.witness
    if now.is_begun or not now.is_loaded:
        return go_to("setup.home", say("setup-account-first"))
    asked = Question(
        title=say("setup-account-title", name=own(name)),
        name=plain("setup-account-title", name=name),
        picture="lock-key",
        sentences=(
            say("setup-account-give", name=own(name)),
            say("setup-account-away"),
            say("setup-account-long"),
        ),
        boxes=(
            Box("passphrase", say("form-your-passphrase"), kind="password"),
            Box("passphrase_again", say("setup-passphrase-again"), kind="password"),
        ),
    )
    if request.method == "GET":
        return asked.page()
    try:
        passphrase = new_passphrase()
        officer_accounts.make_witness_account(ctx, name, passphrase)
    except Refused as refusal:
        return asked.page(form_errors(refusal, "passphrase"))
    return go_to("setup.home", say("setup-account-made", name=own(name)))
