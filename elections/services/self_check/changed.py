"""The refusal for a row that is not what was logged."""

from __future__ import annotations

from elections.core.log_signer import LogBroken


def require(holds: object, what: str) -> None:
    """Raise `LogBroken` unless the condition ``holds``; ``what`` names the changed data."""
    if not holds:
        raise changed_error(what)


def changed_error(what: str) -> LogBroken:
    """Make the error for changed data; the caller raises it."""
    return LogBroken(
        "data-changed",
        f"The database was changed: {what}. "
        "Do not go on. Keep this computer as it is and call for help.",
    )
