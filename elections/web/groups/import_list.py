"""Many members at once from a list that a group has: sent or pasted, looked at, and then kept.

The list travels from page to page in the form. The server keeps nothing of it before every row was
seen and somebody said so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from flask import abort, flash, render_template, request

from ballots.encoding import canonical, strict_json
from ballots.errors import BadInput, Problem, Refused
from elections.core.catalogue import key
from elections.domain.groups import Group
from elections.domain.list_columns import (
    Column,
    Sheet,
    guessed_columns,
    is_mapped,
    read_sheet,
    sheet_json,
    sheet_of,
    with_headings,
)
from elections.domain.list_look import Mend, Places, Row, RowState, Why, look
from elections.domain.member_table import LIMIT, read_any_table
from elections.services.groups import members as service
from elections.web.core.errors import status_of
from elections.web.core.form_errors import NO_ERRORS, FormError, FormErrors, form_errors
from elections.web.core.language import own, say, still_english
from elections.web.core.request_context import context
from elections.web.groups.blueprint import Page, blueprint
from elections.web.groups.loading import require_group
from elections.web.groups.members import to_list

_KINDS = frozenset({".csv", ".txt", ".xlsx", ".ods"})
_MOST_CARRIED = 1024 * 1024  # bytes of the list as JSON
_MOST_ASKED = 40  # rows that are mended on one page
MEANINGS: Mapping[Column, str] = {
    Column.NAME: key("members-means-name"),
    Column.FIRST: key("members-means-first"),
    Column.LAST: key("members-means-last"),
    Column.AREA: key("members-means-area"),
    Column.KIND: key("members-means-kind"),
    Column.CONTACT: key("members-means-contact"),
    Column.NEEDS: key("members-means-needs"),
    Column.ADULT: key("members-means-adult"),
    Column.NOTHING: key("members-means-nothing"),
}
WHYS: Mapping[Why, str] = {
    Why.NO_NAME: key("members-why-no-name"),
    Why.BAD_NAME: key("members-why-bad-name"),
    Why.TWO_PEOPLE: key("members-why-two-people"),
    Why.NO_AREA: key("members-why-no-area"),
    Why.UNKNOWN_AREA: key("members-why-unknown-area"),
    Why.NO_KIND: key("members-why-no-kind"),
    Why.UNKNOWN_KIND: key("members-why-unknown-kind"),
    Why.NO_VOTE: key("members-why-no-vote"),
    Why.BAD_CONTACT: key("members-why-bad-contact"),
    Why.NO_ADULT: key("members-why-no-adult"),
    Why.ABOVE: key("members-why-above"),
    Why.TOTAL: key("members-why-total"),
    Why.NOT_ADULT: key("members-why-not-adult"),
    Why.BY_YOU: key("members-why-by-you"),
}
_OF_NAME = frozenset({Why.NO_NAME, Why.BAD_NAME, Why.TWO_PEOPLE, Why.TWICE})
_OF_AREA = frozenset({Why.NO_AREA, Why.UNKNOWN_AREA, Why.NO_VOTE})
_OF_KIND = frozenset({Why.NO_KIND, Why.UNKNOWN_KIND, Why.NO_VOTE})


@dataclass(frozen=True, slots=True)
class _Look:
    """All that the look at a list follows from."""

    group: Group
    sheet: Sheet
    columns: tuple[Column, ...]
    places: Places
    mends: Mapping[int, Mend]
    rows: tuple[Row, ...]

    def of(self, state: RowState) -> list[Row]:
        """Return the rows of a state."""
        return [row for row in self.rows if row.state is state]


@blueprint.route("/<group_id>/members/many", methods=["GET", "POST"])
def add_many(group_id: str) -> Page:
    """Ask for a list, and go on with it: to its columns, or to its rows."""
    group = require_group(group_id)
    if request.method == "GET":
        return _ask_page(group)
    sheet = _sent()
    if isinstance(sheet, FormError):
        return _ask_page(group, (sheet,)), 422
    return _go_on(group, sheet, guessed_columns(sheet, service.columns(context(), group_id)))


def _ask_page(group: Group, errors: FormErrors = NO_ERRORS) -> str:
    pasted = request.form.get("pasted", "")[:LIMIT]
    return render_template("groups/many.html", group=group, pasted=pasted, errors=errors)


def _sent() -> Sheet | FormError:
    """Read the list that was sent or pasted, or say what is wrong with it."""
    file, pasted = request.files.get("file"), request.form.get("pasted", "")
    if file is not None and file.filename:
        kind, raw, field = (
            PurePath(file.filename).suffix.lower(),
            file.stream.read(LIMIT + 1),
            "file",
        )
        if kind not in _KINDS:
            return FormError(say("members-file-kind"), field)
    elif pasted.strip():
        kind, raw, field = ".txt", pasted.encode("utf-8", "replace"), "pasted"
    else:
        return FormError(say("members-choose-one"), "file")
    table = read_any_table(f"list{kind}", raw)
    if isinstance(table, Problem):
        return FormError(still_english(table.text), field)
    sheet = sheet_of(table)
    if sheet is None or len(_carried(sheet)) > _MOST_CARRIED:
        return FormError(say("members-too-big"), field)
    return sheet if sheet.lines and sheet.width else FormError(say("members-no-names"), field)


def _go_on(group: Group, sheet: Sheet, columns: Sequence[Column | None]) -> Page:
    found = [column for column in columns if column is not None]
    if is_mapped(columns):
        return _look_page(_looked(group, sheet, found, {}))
    return _columns_page(group, sheet, columns)


def _columns_page(
    group: Group, sheet: Sheet, columns: Sequence[Column | None], errors: FormErrors = NO_ERRORS
) -> str:
    return render_template(
        "groups/columns.html",
        group=group,
        sheet=sheet,
        carried=_carried(sheet),
        columns=columns,
        meanings={meaning.value: say(words) for meaning, words in MEANINGS.items()},
        errors=errors,
    )


@blueprint.post("/<group_id>/members/columns")
def list_columns(group_id: str) -> Page:
    """Read what each column means."""
    group, sheet = require_group(group_id), _read_sheet()
    said = [
        next((c for c in Column if c == request.form.get(f"column-{place}")), None)
        for place in range(sheet.width)
    ]
    if not is_mapped(said):
        wrong = (FormError(say("members-columns-wrong"), "column-0"),)
        return _columns_page(group, sheet, said, wrong), 422
    if request.form.get("headings") == "yes":
        before = sheet.width
        sheet = with_headings(sheet)
        if sheet.width != before:  # a column that must not be kept has gone
            return _columns_page(group, sheet, [None] * sheet.width)
    return _go_on(group, sheet, said)


@blueprint.post("/<group_id>/members/look")
def look_at_list(group_id: str) -> Page:
    """Look again at every row after some were mended, or keep those that are ready."""
    group, sheet = require_group(group_id), _read_sheet()
    columns = [Column(c) for c in request.form.get("columns", "").split(",") if c in list(Column)]
    if len(columns) != sheet.width or not is_mapped(columns):
        abort(400)
    seen = _looked(group, sheet, columns, _mends(sheet))
    ready = seen.of(RowState.READY)
    if request.form.get("do") != "keep" or seen.of(RowState.LOOK) or not ready:
        return _look_page(seen)
    ctx = context()
    try:
        service.add(ctx, group_id, [row.member for row in ready])
    except Refused as refusal:
        return _look_page(seen, form_errors(refusal)), status_of(refusal)
    meanings = {sheet.heading(place): column for place, column in enumerate(columns)}
    service.remember_columns(ctx, group_id, meanings)
    flash(say("members-kept", people=len(service.group_list(ctx, group_id).members)))
    return to_list(group)


def _looked(
    group: Group, sheet: Sheet, columns: Sequence[Column], mends: Mapping[int, Mend]
) -> _Look:
    places = service.places(context(), group)
    listed = service.group_list(context(), group.id).members
    rows = look(sheet, columns, places, listed, mends)
    return _Look(group, sheet, tuple(columns), places, mends, rows)


def _look_page(seen: _Look, errors: FormErrors = NO_ERRORS) -> str:
    to_mend = seen.of(RowState.LOOK)
    asked = {row.line.number for row in to_mend[:_MOST_ASKED]}
    areas = {area.id: area.name for area in seen.places.areas}
    kinds = {kind.id: kind.plural for kind in seen.places.seat_classes}
    return render_template(
        "groups/look.html",
        group=seen.group,
        ready=seen.of(RowState.READY),
        to_mend=to_mend[:_MOST_ASKED],
        looks=len(to_mend),
        out=seen.of(RowState.OUT),
        carried=_carried(seen.sheet),
        columns=",".join(seen.columns),
        private=", ".join(seen.sheet.private),
        # what was mended on the pages before goes on with the form
        hidden=_hidden({n: mend for n, mend in seen.mends.items() if n not in asked}),
        areas=areas,
        kinds=kinds,
        asks_adult=seen.places.asks_adult,
        why=_why,
        fields=_fields,
        errors=errors,
    )


def _why(row: Row) -> str:
    """Say why a row needs a look or is left out."""
    if row.why is None:
        return ""
    if row.why is Why.TWICE:
        return say("members-why-twice", row=row.detail)
    if row.why is Why.SAME_ROW:
        return say("members-why-same-row", row=row.detail)
    if row.why is Why.ON_LIST:
        return say("members-why-on-list", name=own(row.detail))
    words = say(WHYS[row.why])
    if row.why in {Why.BAD_NAME, Why.BAD_CONTACT}:
        return f"{words} {still_english(row.detail)}"
    return words


def _fields(row: Row) -> frozenset[str]:
    """Name the fields in which a row can be mended."""
    fields = {"name"} if row.why in _OF_NAME else set()
    fields |= {"area"} if row.why in _OF_AREA else set()
    fields |= {"kind"} if row.why in _OF_KIND else set()
    fields |= {"contact"} if row.why is Why.BAD_CONTACT else set()
    fields |= {"adult"} if row.why is Why.NO_ADULT else set()
    return frozenset(fields)


def _hidden(mends: Mapping[int, Mend]) -> dict[str, str]:
    """Write mends as fields of the form."""
    fields: dict[str, str] = {}
    for number, mend in mends.items():
        parts = {
            "name": mend.name,
            "area": mend.area,
            "kind": mend.seat_class,
            "contact": mend.contact,
            "adult": "yes" if mend.is_adult else None,
            "out": "yes" if mend.is_out else None,
        }
        fields |= {f"row-{number}-{part}": text for part, text in parts.items() if text is not None}
    return fields


def _mends(sheet: Sheet) -> dict[int, Mend]:
    """Read what an organiser said about single rows."""
    mends: dict[int, Mend] = {}
    for line in sheet.lines:
        parts = {
            part: request.form.get(f"row-{line.number}-{part}")
            for part in ("name", "area", "kind", "contact", "adult", "out")
        }
        if any(text is not None for text in parts.values()):
            mends[line.number] = Mend(
                name=parts["name"],
                area=parts["area"],
                seat_class=parts["kind"],
                contact=parts["contact"],
                is_adult=True if parts["adult"] == "yes" else None,
                is_out=parts["out"] == "yes",
            )
    return mends


def _carried(sheet: Sheet) -> str:
    return canonical(sheet_json(sheet)).decode()


def _read_sheet() -> Sheet:
    """Read the list that the form carries; aborts with 400 for what is none."""
    try:
        raw = request.form.get("list", "").encode()
        sheet = read_sheet(strict_json(raw, _MOST_CARRIED))
    except (BadInput, UnicodeEncodeError):
        abort(400)
    if sheet is None or not sheet.lines or not sheet.width:
        abort(400)
    return sheet
