"""Check the coverage of the last run against the minimum for each part of the code.

`python -m tools.coverage_gate` after tests with `--cov`. A line that no test can reach carries
``# pragma: no cover - `` and its reason beside it; a part with a lower minimum has its reason here.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coverage import Coverage

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Group:
    """Files whose path begins with one of these, and their minimum coverage (percent)."""

    name: str
    paths: tuple[str, ...]
    least: float


# A file belongs to the first group that matches it.
GROUPS = (
    Group("ballots", ("ballots/",), 99.9),
    Group("audit", ("audit/",), 99.9),
    Group("elections/domain", ("elections/domain/",), 100),
    Group("casting", ("elections/services/voting/cast.py",), 100),
    Group("the rest", ("elections/",), 90),
)


@dataclass(frozen=True, slots=True)
class Reached:
    """The coverage of some files: lines and branches together."""

    run: int
    whole: int

    @property
    def percent(self) -> float:
        """The covered part in percent, 0 to 100."""
        return 100 * self.run / self.whole if self.whole else 100


def group_of(path: str, groups: Iterable[Group] = GROUPS) -> Group | None:
    """Find the first group that names this file."""
    return next((group for group in groups if path.startswith(group.paths)), None)


Files = Mapping[str, Mapping[str, Any]]  # the part "files" of coverage's JSON report


def reached(files: Files) -> Reached:
    """Add up what was run of these files."""
    summaries = [file["summary"] for file in files.values()]
    return Reached(
        sum(summary["covered_lines"] + summary["covered_branches"] for summary in summaries),
        sum(summary["num_statements"] + summary["num_branches"] for summary in summaries),
    )


def missing(files: Files) -> list[str]:
    """Name the lines and branches that no test ran, one text for each file."""
    uncovered = []
    for path, file in sorted(files.items()):
        lines = [str(line) for line in file["missing_lines"]]
        branches = [f"{start}->{end}" for start, end in file["missing_branches"]]
        if lines or branches:
            uncovered.append(f"  {path}: {', '.join(lines + branches)}")
    return uncovered


def report(files: Files, groups: Sequence[Group] = GROUPS) -> bool:
    """Print every group; return whether each reaches its minimum."""
    is_good = True
    for group in groups:
        own = {path: file for path, file in files.items() if group_of(path, groups) == group}
        got = reached(own)
        print(f"coverage of {group.name}: {got.percent:.2f} %, at least {group.least:g} %")
        if got.percent < group.least:
            is_good = False
            print("\n".join(missing(own)))
    return is_good


def main() -> int:
    """Exit 0 when every group reaches its minimum, else 1."""
    data = Coverage(data_file=str(ROOT / ".coverage"))
    data.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coverage.json"
        data.json_report(outfile=str(path))
        files: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))["files"]
    return 0 if report(files) else 1


if __name__ == "__main__":
    sys.exit(main())
