"""The rules as groups read them, who agreed to them, and what stands beside the definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from flask import abort, render_template, request

from ballots.stages import Stage
from elections.core.catalogue import key
from elections.domain.local_rules import MOST_HELPED, LocalRules, is_phone
from elections.domain.setup_answers import SetupAnswers
from elections.domain.setup_draft import title_of
from elections.services.setup import local_rules as service
from elections.services.setup.vote_titles import usual_title
from elections.web.core.boxes import Box, Question, Reader
from elections.web.core.form_errors import NO_ERRORS, FormErrors
from elections.web.core.language import current, own, say
from elections.web.core.phrases import and_list, day
from elections.web.core.request_context import context
from elections.web.public.first_page import today
from elections.web.setup.blueprint import Page, blueprint, go_to, set_up
from elections.web.setup.questions import Asked, ask

_PHONE_LETTERS = 30


def _helpers_box(now: LocalRules) -> tuple[Box]:
    hint = say("setup-number-hint", least=1, most=MOST_HELPED)
    return (Box("answer", say("setup-number"), str(now.helper_limit), hint, "number"),)


def _worries_box(now: LocalRules) -> tuple[Box]:
    hint = say("setup-worries-hint")
    return (Box("answer", say("setup-name"), now.worries, hint, is_needed=False),)


def _phone_box(now: LocalRules) -> tuple[Box]:
    hint = say("setup-phone-hint")
    return (Box("answer", say("setup-number"), now.help_phone, hint, "number", is_needed=False),)


def _read_phone(reader: Reader, now: LocalRules) -> LocalRules:
    number = reader.text("answer", _PHONE_LETTERS, is_needed=False)
    if number and not is_phone(number):
        reader.wrong("answer", say("setup-phone-wrong"))
    return replace(now, help_phone=number)


def _yes_or_no() -> dict[str, str]:
    return {"yes": say("members-ask-adult-yes"), "no": say("members-ask-adult-no")}


def _adult_box(now: LocalRules) -> tuple[Box]:
    value = "yes" if now.asks_adult else "no"
    return (Box("answer", say("members-ask-adult-title"), value, "", "choice", _yes_or_no()),)


BESIDE: Mapping[str, Asked[LocalRules]] = {
    "helpers": Asked(
        key("setup-helpers-title"),
        "people",
        (key("setup-helpers-why"),),
        _helpers_box,
        lambda reader, now: replace(now, helper_limit=reader.number("answer", 1, MOST_HELPED)),
    ),
    "worries": Asked(
        key("setup-worries-title"),
        "talk",
        (key("setup-worries-who"),),
        _worries_box,
        lambda reader, now: replace(now, worries=reader.text("answer", is_needed=False)),
    ),
    "phone": Asked(
        key("setup-phone-title"),
        "telephone",
        (key("setup-phone-why"),),
        _phone_box,
        _read_phone,
    ),
    "adult": Asked(
        key("members-ask-adult-title"),
        "person",
        (key("members-ask-adult-why"),),
        _adult_box,
        lambda reader, now: replace(now, asks_adult=reader.choice("answer", _yes_or_no()) == "yes"),
    ),
}


@blueprint.route("/beside/<beside>", methods=["GET", "POST"])
def beside(beside: str) -> Page:
    """Ask one question on what stands beside the definition, and keep the answer."""
    asked, ctx = BESIDE.get(beside), context()
    if asked is None:
        abort(404)
    return ask(asked, service.local_rules(ctx), partial(service.settle, ctx))


@blueprint.route("/rules", methods=["GET", "POST"])
def rules() -> Page:
    """Show the rules as groups read them, and note that a group agreed."""
    if request.method == "GET":
        return _rules_page()
    reader = Reader()
    group = reader.label("group", key("setup-type-name"))
    agreed_on = reader.day("date")
    if not agreed_on and not reader.errors:
        reader.wrong("date", say("setup-day-wrong"))
    elif agreed_on > today(context().clock).isoformat():
        reader.wrong("date", say("setup-agreed-later"))
    if reader.errors:
        return _rules_page(reader.errors), 422
    now = set_up().answers
    service.add_agreement(context(), group, agreed_on, now, usual_title(now.language))
    return go_to("setup.rules", say("setup-agreed-kept", group=own(group)))


@blueprint.post("/rules/out")
def agreement_out() -> Page:
    """Take back that a group agreed."""
    group = request.form.get("group", "")
    service.remove_agreement(context(), group)
    return go_to("setup.rules", say("setup-taken-out", name=own(group)))


def _rules_page(errors: FormErrors = NO_ERRORS) -> str:
    now, ctx = set_up().answers, context()
    found = service.agreements(ctx, now, usual_title(now.language))
    form = Question(
        title="",
        name="",
        picture="",
        boxes=(
            Box("group", say("setup-agreed-group")),
            Box("date", say("setup-agreed-day"), "", say("setup-agreed-hint"), "day"),
        ),
    )
    return render_template(
        "setup/rules.html",
        answers=now,
        lines=list(_lines(now, service.local_rules(ctx))),
        agreements=[(agreement, day(agreement.day)) for agreement in found],
        boxes=form.boxes,
        value_of=form.value_of,
        errors=errors,
    )


def _lines(now: SetupAnswers, local: LocalRules) -> Iterator[tuple[str, list[str]]]:
    """Yield a picture and the sentences beside it, for each rule."""
    title = usual_title(now.language)
    for kind in now.seat_classes:
        yield "people", [say("setup-rule-kind", kind=own(kind.plural), who=own(kind.who))]
    votes = [
        say("setup-finish-vote", vote=own(title_of(now, vote, title)), seats=vote.seats)
        for vote in now.contests
    ]
    if votes:
        yield "vote-box", [say("setup-rule-seats"), *votes]
    yield "winner", [say("setup-finish-most"), say("setup-finish-tie")]
    yield "tick", [say("setup-again-why")]
    yield "person", [say("setup-rule-helper", voters=local.helper_limit)]
    yield "lock", [say("setup-small-why"), say("setup-rule-small", votes=now.rules.small_contest)]
    opens, closes = day(now.day(Stage.OPEN)), day(now.day(Stage.CLOSED))
    days = [
        *([say("setup-rule-opens", day=opens)] if opens else []),
        *([say("setup-rule-closes", day=closes)] if closes else []),
    ]
    if days:
        yield "calendar", days
    if now.key_holders:
        names = and_list(current(), list(now.key_holders))
        yield "key", [say("setup-rule-holders", names=own(names)), say("setup-holders-all")]
    if local.asks_adult:
        yield "person", [say("members-adult-wrong")]
    if local.worries:
        yield "talk", [say("setup-rule-worries", name=own(local.worries))]
    if local.help_phone:
        yield "telephone", [say("setup-rule-phone", phone=own(local.help_phone))]
