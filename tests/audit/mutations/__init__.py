"""Faults planted in a good record, each with the checks that must find it, and no others.

A fault made with ``Changes`` is signed by everybody who would have to sign it, so only the named
checks can find it.
"""

from tests.audit.mutations import (
    box_setup,
    edges,
    losses,
    opened_again,
    opening,
    papers,
    record_files,
    stopped,
    trail,
    votes,
)
from tests.audit.mutations.base import MUTANTS

__all__ = [
    "MUTANTS",
    "box_setup",
    "edges",
    "losses",
    "opened_again",
    "opening",
    "papers",
    "record_files",
    "stopped",
    "trail",
    "votes",
]
