"""Write an election folder of contests that are held again, at the server's own computer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from elections.core.files import create_private
from elections.core.settings import load_settings
from elections.services.queries import overview
from elections.services.setup.again import folder_again
from elections.services.startup import open_unchecked


def write_folder(data: Path | None, folder: Path, title: str, contests: Sequence[str]) -> None:
    """Write the folder, which must not be there yet, and say what to do with it.

    Data with which a server does not start is read too: it may be the reason to vote again.
    """
    settings = load_settings(data)
    with closing(open_unchecked(settings)) as ctx:
        before = overview.overview(ctx)
        if before is None:  # a folder that was mistyped is new and empty
            raise click.ClickException(f"There is no election in {settings.data_dir}.")
        written = folder_again(ctx, title, contests)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as problem:
        raise click.ClickException(f"{folder} is there already. Name a new folder.") from problem
    (folder / "pictures").mkdir(mode=0o700)
    for name, raw in written.files.items():
        create_private(folder / name, raw)
    titles = "\n".join(f"  {contest}" for contest in written.contests)
    click.echo(
        f"Written: {folder}, an election folder with {written.members} members and\n{titles}\n\n"
        "Look through its election.json first: who stands now, days, key holders, officers. Then "
        "load it\ninto a data folder of its own: repvote --data NEW load FOLDER. It needs new keys "
        "and new cards;\ncards of before do not fit. It holds the list of members: keep it as "
        "carefully."
    )
