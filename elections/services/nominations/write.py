"""Write down whom a group puts forward: who, for which vote, three points, the photo."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.orm import Session

from ballots.encoding import sha256_hex
from ballots.photo_crop import Focus, crop_photo, in_reach, prepare_large, size_of
from ballots.stages import Stage
from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.nominations import Nomination, Page, same_name
from elections.domain.stages import Command
from elections.domain.voice import Thing
from elections.services.command import run_command
from elections.services.groups import voice
from elections.services.nominations.officers import officer_names
from elections.stores import nominations as store
from elections.stores.election import stage_of
from elections.stores.nominations import Photo

Change = Callable[[Nomination], Nomination]
_ID_BYTES = 6
MOST_OF_GROUP = 60


def nominations_of(ctx: Context, group_id: str) -> tuple[Nomination, ...]:
    """Read whom a group puts forward."""
    return ctx.db.read(lambda session: store.of_group(session, group_id))


def nomination(ctx: Context, group_id: str, nomination_id: str) -> Nomination | None:
    """Read one nomination of a group, or None."""
    return ctx.db.read(lambda session: store.read(session, group_id, nomination_id))


def put_forward(
    ctx: Context, group_id: str, contest: str, name: str, proposed_by: str, typed_by: str
) -> Nomination:
    """Begin a nomination. Raises `Refused` at another stage, and for a name that cannot stand."""
    begun = Nomination(
        id=secrets.token_hex(_ID_BYTES),
        group_id=group_id,
        contest=contest,
        page=Page(name),
        proposed_by=proposed_by,
        typed_by=typed_by,
    )

    def transaction(session: Session) -> Nomination:
        if len(store.of_group(session, group_id)) >= MOST_OF_GROUP:
            raise refused("nominations-many")
        verify_may_stand(session, begun)
        store.write(session, begun)
        return begun

    return run_command(ctx, Command.NOMINATE, transaction)


def change(ctx: Context, group_id: str, nomination_id: str, work: Change) -> Nomination:
    """Change what is written of a person. Raises `Refused`.

    A yes to what stood there before counts no more.
    """

    def transaction(session: Session) -> Nomination:
        before = require_nomination(session, group_id, nomination_id)
        _require_open(session, before)
        changed = work(before)
        if changed.contest != before.contest:
            changed = replace(changed, yes=None, approved_hash="", sent=before.sent + 1)
        verify_may_stand(session, changed)
        store.write(session, changed)
        return changed

    return run_command(ctx, Command.MEND_NOMINATION, transaction)


def take_out(ctx: Context, group_id: str, nomination_id: str) -> None:
    """Take a nomination out whole, with the photo and the yes. Raises `Refused`."""

    def transaction(session: Session) -> None:
        require_nomination(session, group_id, nomination_id)
        store.remove(session, nomination_id)
        voice.forget(session, group_id, Thing.NOMINATION, nomination_id)

    run_command(ctx, Command.MEND_NOMINATION, transaction)


def set_photo(ctx: Context, group_id: str, nomination_id: str, raw: bytes) -> None:
    """Keep a photo as it came from a phone; its middle is shown at first.

    Raises `BadInput` (``picture-…``) for what cannot be a photo, and `Refused`.
    """
    large = prepare_large(raw)
    _keep_photo(ctx, group_id, nomination_id, large, Focus())


def photo(ctx: Context, group_id: str, nomination_id: str) -> Photo | None:
    """Read the photo of a nomination of this group."""

    def query(session: Session) -> Photo | None:
        known = store.read(session, group_id, nomination_id)
        return store.photo(session, nomination_id) if known else None

    return ctx.db.read(query)


def move_photo(ctx: Context, group_id: str, nomination_id: str, focus: Focus) -> None:
    """Choose the part of the photo that voters see. Raises `Refused`."""
    known = photo(ctx, group_id, nomination_id)
    if known is None or not focus.is_valid:
        raise refused("nomination-photo")
    _keep_photo(ctx, group_id, nomination_id, known.large, in_reach(size_of(known.large), focus))


def _keep_photo(
    ctx: Context, group_id: str, nomination_id: str, large: bytes, focus: Focus
) -> None:
    jpeg = crop_photo(large, focus)
    sha = sha256_hex(jpeg)

    def transaction(session: Session) -> None:
        known = require_nomination(session, group_id, nomination_id)
        _require_open(session, known)
        store.write_photo(session, nomination_id, Photo(large, jpeg, focus))
        store.write(session, replace(known, page=replace(known.page, photo=sha)))

    run_command(ctx, Command.MEND_NOMINATION, transaction)


def require_nomination(session: Session, group_id: str, nomination_id: str) -> Nomination:
    """Read a nomination of this group. Raises `Refused` when it is gone."""
    known = store.read(session, group_id, nomination_id)
    if known is None:
        raise refused("nomination-gone")
    return known


def _require_open(session: Session, nomination: Nomination) -> None:
    """While the lists are checked only what was handed back can be changed. Raises `Refused`."""
    if stage_of(session) is Stage.CHECKING and not nomination.note:
        raise refused("nomination-checking")


def verify_may_stand(session: Session, nomination: Nomination) -> None:
    """Raise `Refused` for an officer, and for a name that looks like another of this group's."""
    name = nomination.page.name
    if same_name(name, officer_names(session)):
        raise refused("nomination-officer")
    others = [
        other.page.name
        for other in store.of_group(session, nomination.group_id)
        if other.id != nomination.id and other.contest == nomination.contest
    ]
    if same_name(name, others):
        raise refused("nomination-twice")
