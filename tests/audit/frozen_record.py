"""Write the frozen record of the present formats: ``python -m tests.audit.frozen_record``.

While the formats are drafts (audit/RECORD.md, section 12) the one file ``records/draft.zip`` is
made anew with every change of a format. Once a version is released its record is never changed:
it gets the name of its version and must verify for ever.
"""

from __future__ import annotations

from pathlib import Path

from audit.record.files import zip_bytes
from tests.factories.small_election import draw_small_election

RECORDS = Path(__file__).parent / "records"

if __name__ == "__main__":
    RECORDS.mkdir(exist_ok=True)
    (RECORDS / "draft.zip").write_bytes(zip_bytes(draw_small_election().record()))
