"""Find the folder of an example election, and make a new one for its run."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from elections.cli.demo_votes import SpecialCases, parse_special_cases

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_MARK = ".repvote-demo"


def clear_folder(folder: Path) -> None:
    """Make ``folder`` new. Only an empty folder or one of an earlier example is touched.

    Raises `click.ClickException` otherwise, and changes nothing.
    """
    if folder.is_symlink():
        raise click.ClickException(f"{folder} is a link. Choose a folder with --out.")
    try:
        if folder.exists():
            if any(folder.iterdir()) and not (folder / _MARK).exists():
                raise click.ClickException(
                    f"The folder {folder} has other things in it. Choose another one with --out."
                )
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        (folder / _MARK).write_bytes(b"An example election of RepVote. It may be deleted.\n")
    except OSError as problem:
        raise click.ClickException(
            f"The folder {folder} cannot be made new: {problem.strerror}. "
            "Choose another one with --out."
        ) from problem


def find_example(name: str) -> Path:
    """Return the folder of an example: a name in ``examples/``, or the path of such a folder.

    Raises `click.ClickException` if there is none.
    """
    for folder in (EXAMPLES / name, Path(name)):
        if (folder / "election.json").is_file():
            return folder
    names = sorted(path.parent.name for path in EXAMPLES.glob("*/election.json"))
    if not names:
        raise click.ClickException(
            "The examples are not installed with the program: take the folder examples/ from "
            "RepVote's source code and say where it is, like --example path/to/examples/hampshire."
        )
    raise click.ClickException(f"There is no example {name!r}. Choose one of: {', '.join(names)}.")


def read_special_cases(example: Path) -> SpecialCases:
    """Read the ``demo.json`` of an example, which may be missing. Raises `BadInput`."""
    path = example / "demo.json"
    return parse_special_cases(path.read_bytes()) if path.exists() else SpecialCases()
