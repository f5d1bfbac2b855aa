"""Whether the group's own voice said yes to a nomination."""

from __future__ import annotations

from sqlalchemy.orm import Session

from elections.domain.nominations import Nomination


def has_voice(session: Session, nomination: Nomination) -> bool:
    """Tell whether a self-advocate of the group said yes to sending this nomination."""
    raise NotImplementedError(session, nomination)
