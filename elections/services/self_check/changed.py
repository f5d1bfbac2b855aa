"""What is said of a row that is not what was logged."""

from __future__ import annotations

from elections.core.log_signer import LogBroken


def require(holds: object, what: str) -> None:
    """Raise `LogBroken` unless ``holds``; ``what`` names what was changed, for a person."""
    if not holds:
        raise changed(what)


def changed(what: str) -> LogBroken:
    """Make the refusal; raise what is returned."""
    return LogBroken(
        "data-changed",
        f"The database was changed: {what}. "
        "Do not go on. Keep this computer as it is and call for help.",
    )
