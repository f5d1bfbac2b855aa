"""A signed sheet of paper as the yes: of the person, and of the group's own voice."""

from __future__ import annotations

from sqlalchemy.orm import Session

from elections.core.context import Context
from elections.core.errors import refused
from elections.domain.nominations import How, with_yes
from elections.domain.stages import Command
from elections.services.command import run_command
from elections.services.nominations.voice import write_voice
from elections.services.nominations.write import require_nomination
from elections.stores import nominations as store


def name_sheet(ctx: Context, group_id: str, nomination_id: str, helper: str, voice: str) -> None:
    """Name the signed sheet as both yeses to the page as it is typed in now.

    ``voice``: who signed it for the group. Raises `Refused`, and `BadInput` for what is no name.
    """

    def transaction(session: Session) -> None:
        known = require_nomination(session, group_id, nomination_id)
        if not (known.page.has_points and known.page.photo):
            raise refused("nomination-not-whole")
        store.write(session, with_yes(known, How.SHEET, helper))
        write_voice(session, known, voice)

    run_command(ctx, Command.MEND_NOMINATION, transaction)
