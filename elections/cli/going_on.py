"""Go on with data that was put back from earlier, at the server's own computer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click

from elections.core.settings import load_settings
from elections.services.count.agreement import Agreement
from elections.services.go_on import Missing, find_missing, verify_alone
from elections.services.go_on import go_on as go_on_with
from elections.services.queries import overview
from elections.services.self_check.run import verify_own_data
from elections.services.startup import database_alone, open_unchecked, serving_alone


def go_on(data: Path | None, read_passphrase: Callable[[str], str]) -> None:
    """Tell what is missing, ask both officers, and go on without it.

    Raises `RepVoteError` for data that cannot be gone on with, and for a wrong passphrase.
    """
    settings = load_settings(data)
    with (
        serving_alone(settings),
        closing(open_unchecked(settings)) as ctx,
        database_alone(ctx.db),
    ):
        verify_alone(ctx)
        missing = find_missing(ctx)
        if not missing.entries and not missing.votes:
            if overview.overview(ctx) is None:
                raise click.ClickException(f"There is no election in {settings.data_dir}.")
            click.echo("Nothing is missing. The election can go on as it is.")
            return
        click.echo(_message(missing))
        officers = overview.election(ctx).officers
        secretary, witness = officers.secretary.name, officers.witness.name
        agreement = Agreement(
            secretary,
            read_passphrase(f"Passphrase of {secretary}, secretary"),
            witness,
            read_passphrase(f"Passphrase of {witness}, witness"),
        )
        go_on_with(ctx, agreement)
        verify_own_data(ctx)
    click.echo("Done. All data holds. The election can go on: repvote serve")


def _message(missing: Missing) -> str:
    """Say what is missing, and what it means to go on."""
    lines = ["This is an older copy of the data. It lacks:"]
    if missing.entries:
        lines.append(f"  {len(missing.entries)} of the trail's entries; they are put back.")
    lines += [
        f"  {box.title}: {box.lost.height - box.left} of {box.lost.height} votes; they are lost."
        for box in missing.votes
    ]
    lines.append("If there is a newer copy anywhere, stop here and put that one back.")
    if missing.votes:
        lines.append(
            "If you go on, the public record says for good which votes were lost. While voting is "
            "open, everybody whose vote is lost can vote again with their card."
        )
    return "\n".join(lines)
