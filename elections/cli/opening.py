"""Open an election for a command, and say what is wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from elections.core.context import Context
from elections.core.errors import FolderRefused
from elections.core.settings import Settings, load_settings
from elections.services.self_check.run import Progress
from elections.services.startup import open_context


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """Show on a terminal how many steps are done, of how many; nowhere else."""
    with click.progressbar(
        length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def show(done: int, steps: int) -> None:
            bar.length = steps
            bar.update(done - bar.pos)

        yield show


@contextmanager
def opened(
    data: Path | None,
    settings: Settings | None = None,
    progress: Progress = lambda _done, _all: None,
    *,
    is_moved_allowed: bool = False,
) -> Iterator[Context]:
    """Open the election in a data folder; print each problem of an election folder on a line."""
    try:
        ctx = open_context(
            settings or load_settings(data),
            progress=progress,
            is_moved_allowed=is_moved_allowed,
        )
        try:
            yield ctx
        finally:
            ctx.close()
    except FolderRefused as refused:
        for problem in refused.problems:
            click.echo(f"{problem.where}: {problem.text} [{problem.code}]", err=True)
        more = f" And {refused.more} more." if refused.more else ""
        raise click.ClickException(f"Nothing was loaded.{more}") from refused
