"""``python -m audit``: check a record, compare two copies, show what is in one, or open a count.

Exit status:

- 0: ``verify``: all checks hold; ``compare``: same or longer; ``show``: shown; ``share``: written.
- 1: ``verify``: a check does not hold; ``compare``: a fork; ``share``: no file was written.
- 2: something could not be read as a record, so nothing is said about it.
- 3: this program made a mistake, so nothing is said about the record.
- 4: ``verify`` only: all checks hold, but other files lie beside those of the record.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from audit.compare import Verdict as Comparison
from audit.compare import compare, comparison_text
from audit.errors import RecordUnreadable
from audit.printable import printable
from audit.record.opening import open_record
from audit.share import MOST_KEY_FILE, make_share
from audit.show import show_text
from audit.verify.report import Verdict, report_text
from audit.verify.run import verify
from ballots.errors import Refused

UNREADABLE = 2
OUR_MISTAKE = 3
EXIT_OF_VERDICT = {
    Verdict.GOOD: 0,
    Verdict.FAILED: 1,
    Verdict.UNREADABLE: UNREADABLE,
    Verdict.OTHER_FILES: 4,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    given = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = given.command
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # show letters that the terminal lacks as escapes
            stream.reconfigure(errors="backslashreplace")
    try:
        return command(given)
    except RecordUnreadable as problem:
        sys.stderr.write(f"{printable(problem.text)}\n")
        return UNREADABLE
    except Exception as problem:  # noqa: BLE001 - 0 and 1 are answers; a crash is not
        kind = type(problem).__name__
        sys.stderr.write(f"This program made a mistake ({kind}). The record was not checked.\n")
        return OUR_MISTAKE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m audit", description="Check the public record of a RepVote election."
    )
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("verify", help="check everything in a record")
    command.add_argument("record", type=Path, help="a folder or a zip")
    command.add_argument("--json", action="store_true", help="write the report as JSON")
    command.add_argument("--jobs", type=_jobs, default=1, help="check votes in so many processes")
    command.set_defaults(command=_verify)
    command = commands.add_parser("compare", help="is the new record a continuation of the old?")
    command.add_argument("old", type=Path)
    command.add_argument("new", type=Path)
    command.add_argument("--json", action="store_true", help="write the comparison as JSON")
    command.set_defaults(command=_compare)
    command = commands.add_parser("show", help="print what is in a record, without checking it")
    command.add_argument("record", type=Path)
    command.set_defaults(command=_show)
    command = commands.add_parser("share", help="for key holders: make your part of the count")
    command.add_argument("key_file", type=Path, metavar="KEYFILE")
    command.add_argument("record", type=Path, help="a folder or a zip")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file")
    command.add_argument("--jobs", type=_jobs, default=1, help="check votes in so many processes")
    command.set_defaults(command=_share)
    return parser


def _jobs(text: str) -> int:
    jobs = int(text)
    if jobs < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return jobs


def _verify(given: argparse.Namespace) -> int:
    progress = _Progress() if sys.stderr.isatty() else None
    report = verify(given.record, given.jobs, progress)
    if progress is not None:
        progress.end()
    if given.json:
        print(json.dumps(report.to_json(), indent=2))
    else:
        print(report_text(report), end="")
    return EXIT_OF_VERDICT[report.verdict]


class _Progress:
    """A line on the terminal that counts checked votes."""

    def __init__(self) -> None:
        self._done = 0

    def __call__(self, more: int) -> None:
        self._done += more
        sys.stderr.write(f"\r{self._done} votes checked")
        sys.stderr.flush()

    def end(self) -> None:
        """End the line."""
        if self._done:
            sys.stderr.write("\n")


def _compare(given: argparse.Namespace) -> int:
    with open_record(given.old) as old, open_record(given.new) as new:
        comparison = compare(old, new)
    if given.json:
        print(json.dumps(comparison.to_json(), indent=2))
    else:
        print(comparison_text(comparison), end="")
    return 1 if comparison.verdict is Comparison.FORK else 0


def _show(given: argparse.Namespace) -> int:
    with open_record(given.record) as files:
        print(show_text(files), end="")
    return 0


def _share(given: argparse.Namespace) -> int:
    progress = _Progress() if sys.stderr.isatty() else None
    try:
        with given.key_file.open("rb") as file:
            raw = file.read(MOST_KEY_FILE + 1)
        with open_record(given.record) as files:
            share = make_share(raw, files, given.jobs, progress)
        if progress is not None:
            progress.end()
        with given.out.open("xb") as file:
            file.write(share.raw)
    except (Refused, OSError) as problem:
        why = problem.text if isinstance(problem, Refused) else problem.strerror
        lines = "\n".join(map(printable, str(why).split("\n")))
        sys.stderr.write(f"{lines}\nNo file was written.\n")
        return 1
    for title, counted in share.counted:
        print(printable(f"{title}: {counted} votes"))
    for title in share.stopped:
        print(printable(f"{title}: stopped. Its box is not opened."))
    print(f"Written: {given.out}. It opens the sums of these boxes, and nothing else.")
    return 0


if __name__ == "__main__":  # pragma: no cover - started by the tests from a shell
    sys.exit(main())
