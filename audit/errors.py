"""Exceptions of the audit. Findings of a verification are values, see `audit.verify.report`."""

from __future__ import annotations

from ballots.errors import BadInput


class BoxInvalid(BadInput):
    """A ``.bel`` file that is not a box as the rules of `audit.box` say."""


class NoteInvalid(BadInput):
    """A signed checkpoint that cannot be trusted."""


class TrailInvalid(BadInput):
    """A trail or one of its entries that is not as the catalogue says."""


class RecordUnreadable(BadInput):
    """A folder or zip that cannot be read as a published record."""
