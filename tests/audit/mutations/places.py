"""The places of each planted fault's findings: ``places.json``, kept apart from the faults.

``python -m tests.audit.mutations.places`` writes it anew. Keys, cards and votes are random in
each run, so the places of cards, which are sorted by their credential, are written without their
number; `tests/audit/test_findings.py` checks those numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from audit.errors import RecordUnreadable
from audit.record.files import RecordFiles
from audit.verify.report import Finding
from audit.verify.run import verify

FILE = Path(__file__).parent / "places.json"
_DRAWN = re.compile(r"card [0-9a-f]{8}…|cards? [0-9]+( and [0-9]+)?|pictures/[0-9a-f]{64}")


def places(findings: Iterable[Finding]) -> list[str]:
    """List check and place of each finding, without random parts; the same place once."""
    return sorted({f"{finding.check} {_DRAWN.sub('…', finding.where)}" for finding in findings})


def _places_of(files: dict[str, bytes]) -> list[str]:
    try:
        return places(verify(RecordFiles.of(files)).findings)
    except RecordUnreadable:
        return ["V01 record"]


if __name__ == "__main__":
    from tests.audit.mutations import MUTANTS
    from tests.factories.small_election import draw_small_election

    small = draw_small_election()
    found = {name: _places_of(make(small)) for name, (_, make) in MUTANTS.items()}
    FILE.write_text(json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
