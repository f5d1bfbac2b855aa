"""The fixed vectors in tests/vectors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

VECTORS = Path(__file__).resolve().parents[1] / "vectors"


def vectors(name: str) -> dict[str, Any]:
    """Read one file of vectors."""
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
