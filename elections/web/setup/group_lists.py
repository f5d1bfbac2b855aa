"""All lists of groups for the secretary, and names that stand on two of them."""

from __future__ import annotations

from collections.abc import Mapping

from flask import render_template, request

from elections.core.catalogue import key
from elections.domain.group_members import ListState
from elections.domain.same_person import Listed, Verdict
from elections.services.groups import duplicates
from elections.services.groups import members as service
from elections.services.groups.members import GroupList
from elections.web.core.language import say
from elections.web.core.request_context import context
from elections.web.setup.blueprint import Page, blueprint, go_to, set_up

STATES: Mapping[ListState, tuple[str, str]] = {
    ListState.WRITING: (key("lists-state-writing"), "waits"),
    ListState.SENT: (key("lists-state-sent"), "now"),
    ListState.APPROVED: (key("lists-state-approved"), "done"),
    ListState.HANDED_BACK: (key("lists-state-handed-back"), "waits"),
}


def _state(listed: GroupList) -> tuple[str, str]:
    words, look = STATES[listed.state]
    return (say(words), look) if listed.members else (say("lists-state-empty"), "later")


@blueprint.get("/group-lists")
def group_lists() -> str:
    """List the lists, with what to do about each."""
    ctx = context()
    found = [(listed, *_state(listed)) for listed in service.all_lists(ctx)]
    pairs = duplicates.duplicates(ctx)
    return render_template(
        "setup/group_lists.html",
        lists=found,
        has_pairs=bool(pairs),
        open_pairs=sum(verdict is None for _, verdict in pairs),
    )


@blueprint.route("/same-names", methods=["GET", "POST"])
def same_names() -> Page:
    """Show two people of one name side by side, and keep whether they are one."""
    ctx = context()
    if request.method == "POST":
        said = (request.form.get(name, "")[:64] for name in ("first", "second", "kept"))
        duplicates.decide(ctx, Verdict(*said))
        return go_to("setup.same_names", say("lists-same-kept"))
    pairs = sorted(duplicates.duplicates(ctx), key=lambda found: found[1] is not None)
    areas = {area.id: area.name for area in set_up().answers.areas}
    kinds = {kind.id: kind.plural for kind in set_up().answers.seat_classes}

    def place(side: Listed) -> str:
        member = side.member
        return ", ".join(filter(None, (areas.get(member.area), kinds.get(member.seat_class))))

    return render_template("setup/same_names.html", pairs=pairs, place=place)
