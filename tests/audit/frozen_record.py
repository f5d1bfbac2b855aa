"""Write the frozen record of the present formats: ``python -m tests.audit.frozen_record``.

While the formats are drafts (audit/RECORD.md, section 12) the one file ``records/draft.zip`` is
made anew with every change of a format. Once a version is released its record is never changed:
it gets the name of its version, and stays a fixture that must verify for ever.
"""

from __future__ import annotations

from pathlib import Path

from audit.record.files import zip_bytes
from tests.audit.small_election import make_world

RECORDS = Path(__file__).parent / "records"

if __name__ == "__main__":
    RECORDS.mkdir(exist_ok=True)
    (RECORDS / "draft.zip").write_bytes(zip_bytes(make_world().record()))
