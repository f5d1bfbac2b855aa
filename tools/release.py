"""`make release`: refuse a release that no person with a learning disability has tried (R72)."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from elections.web.public import user_testing as try_outs  # noqa: E402  (found above)


def missing(version: str, file: Path = try_outs.FILE) -> str:
    """Why this version may not be released, or "" when it may."""
    try:
        tried = [one for one in try_outs.read(file) if one.version == version]
    except ValueError as problem:
        return str(problem)
    if tried:
        return ""
    return (
        f"Nobody with a learning disability has tried version {version} yet. "
        "Do what docs/release-checklist.md says, and write it into templates/words/try-outs.json."
    )


def main() -> int:
    """Exit 0 when the version in pyproject.toml was tried by people, else 1 and the reason."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    reason = missing(project["version"])
    print(reason or f"Version {project['version']} was tried by people. Go on with the checklist.")
    return 1 if reason else 0


if __name__ == "__main__":
    raise SystemExit(main())
