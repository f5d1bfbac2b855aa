"""`make release`: check whether this version may be published.

Refused: a version that no person with a learning disability has tried (R72), and one with a package
that has a known vulnerability.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from elections.web.public import user_testing  # noqa: E402  (found above)
from tools import advisories  # noqa: E402


def missing(version: str, file: Path = user_testing.FILE) -> str:
    """Say why no people have tried this version, or "" when they have."""
    try:
        sessions = [session for session in user_testing.read(file) if session.version == version]
    except ValueError as problem:
        return str(problem)
    if sessions:
        return ""
    return (
        f"Nobody with a learning disability has tried version {version} yet. "
        "Do what docs/release-checklist.md says, and write it into templates/words/try-outs.json."
    )


def main() -> int:
    """Exit 0 when the version in pyproject.toml may be published, else 1 and every reason."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    version = project["version"]
    advice = advisories.merge(advisories.ask())
    for warning in advice.warnings:
        print(f"Warning: {warning} Ask again with a connection.")
    reasons = [reason for reason in (missing(version), *advice.findings) if reason]
    for reason in reasons:
        print(reason)
    if not reasons:
        print(f"Version {version} was tried by people. Go on with the checklist.")
    return 1 if reasons else 0


if __name__ == "__main__":
    raise SystemExit(main())
