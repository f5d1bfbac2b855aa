"""The command ``repvote``, for the server's own computer."""

from __future__ import annotations

import errno
import io
import secrets
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from ballots.errors import RepVoteError
from ballots.stages import Stage
from elections.audio.build import VOICES, render_election
from elections.audio.errors import NoSound
from elections.cli.opening import opened, progress_bar
from elections.core.helper_process import end_with_parent
from elections.core.logging import log, log_what_python_says, places, start_logging
from elections.domain.passphrases import MAX_PASSPHRASE
from elections.domain.roles import OFFICERS
from elections.services.queries import overview as election_queries


class SafeGroup(click.Group):
    """Turn what a command did not expect into one sentence, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command. Raises `click.ClickException` for every failure."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a Windows pipe may lack a letter of a name
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except RepVoteError as problem:
            raise click.ClickException(problem.text) from problem
        except (click.ClickException, click.exceptions.Exit, click.Abort, EOFError):
            raise
        except Exception as problem:
            if isinstance(problem, OSError) and problem.errno == errno.EPIPE:
                raise  # click ends quietly when nobody reads on
            if isinstance(problem, OSError) and problem.filename and problem.strerror:
                sentence = f"{problem.filename}: {problem.strerror}."
                raise click.ClickException(sentence) from problem
            raise click.ClickException(_unexpected(problem)) from problem


def _unexpected(problem: Exception) -> str:
    """Log kind and place, not the message: it may hold what was typed. Returns the sentence."""
    reference = secrets.token_hex(4)
    start_logging(sys.stderr)
    log.error(
        "unexpected",
        reference=reference,
        error=type(problem).__name__,
        places=places(problem),
    )
    return f"Something went wrong. This is our mistake. Its number in the log is {reference}."


@click.group(cls=SafeGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for database and keys; else REPVOTE_DATA, else ./repvote-data.",
)
@click.pass_context
def main(click_context: click.Context, data: Path | None) -> None:
    """RepVote: elections that anyone can check."""
    click_context.obj = data


@main.command()
@click.option("--host", help="Address to listen at; else 127.0.0.1, in a hall all of them.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--hall", is_flag=True, help="For tablets near this laptop, with HTTPS of its own.")
@click.option(
    "--plain-port",
    default=8001,
    show_default=True,
    type=click.IntRange(1, 65535),
    help="In a hall: where tablets begin that do not trust this laptop yet.",
)
@click.pass_obj
def serve(data: Path | None, host: str | None, port: int, hall: bool, plain_port: int) -> None:  # noqa: FBT001
    """Serve the election until Ctrl-C or SIGTERM; finish the requests that have come."""
    from elections.cli import serving  # noqa: PLC0415

    start_logging(sys.stderr)
    log_what_python_says()
    if hall:
        serving.serve_hall(data, host or "*", port, plain_port)
    else:
        serving.serve_here(data, host or "127.0.0.1", port)


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def load(data: Path | None, folder: Path) -> None:
    """Load an election FOLDER (docs/election-folder.md)."""
    from elections.services.setup.load_folder import load_folder  # noqa: PLC0415

    with opened(data) as ctx:
        loaded = load_folder(ctx, folder)
    click.echo(
        f"Loaded: {loaded.title}. {loaded.contests} contests, {loaded.candidates} people stand, "
        f"{loaded.members} members."
    )
    for warning in loaded.warnings:
        click.echo(f"Look at this: {warning}")


@main.command()
@click.pass_obj
def check(data: Path | None) -> None:
    """Check all data as at every start: trail, boxes, lists, cards, and what is kept outside."""
    with progress_bar("Checking") as progress, opened(data, progress=progress) as ctx:
        if election_queries.overview(ctx) is None:  # a folder that was mistyped is new and empty
            raise click.ClickException(f"There is no election in {ctx.settings.data_dir}.")
    click.echo("All data is as it was logged, and nothing is missing.")


@main.command("go-on")
@click.pass_obj
def go_on(data: Path | None) -> None:
    """Go on with data put back from earlier: secretary and witness state which votes are lost.

    Only where there is no newer copy. Their passphrases are asked for, or read from standard
    input, one on each line.
    """
    from elections.cli import going_on  # noqa: PLC0415

    going_on.go_on(data, _read_passphrase)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", required=True, help="Another title than before, to tell the cards apart.")
@click.option(
    "--contest",
    "contests",
    multiple=True,
    help="Its id, once for each; else all that were stopped or left out of the certificate.",
)
@click.pass_obj
def again(data: Path | None, folder: Path, title: str, contests: tuple[str, ...]) -> None:
    """Write a new election FOLDER of contests that are voted again, from the locked lists."""
    from elections.cli import again as voting_again  # noqa: PLC0415

    voting_again.write_folder(data, folder, title, contests)


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--move", is_flag=True, help="The election goes on elsewhere: stop this copy.")
@click.pass_obj
def backup(data: Path | None, file: Path, move: bool) -> None:  # noqa: FBT001
    """Write everything into one encrypted FILE: a safety copy, or a move. Stop the server first.

    The passphrase is shown once.
    """
    from elections.cli import moving  # noqa: PLC0415

    moving.make_backup(data, file, is_move=move)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--only-copy", is_flag=True, help="Say: no other copy of the election goes on.")
@click.pass_obj
def restore(data: Path | None, file: Path, only_copy: bool) -> None:  # noqa: FBT001
    """Restore a backup into an empty place, or over the copy that was moved away.

    Its passphrase is asked for, or read from standard input.
    """
    from elections.cli import moving  # noqa: PLC0415

    moving.restore_backup(data, file, _read_passphrase, is_only_copy=only_copy)


@main.command()
@click.option("--voice", default="best", show_default=True, type=click.Choice(VOICES))
@click.option(
    "--recordings",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with candidates' own recordings (docs/sound.md).",
)
@click.option("--announce", is_flag=True, hidden=True, help="Say on standard output: it begins.")
@click.pass_obj
def sound(data: Path | None, voice: str, recordings: Path | None, announce: bool) -> None:  # noqa: FBT001
    """Make the sound of a locked election: every text that people can meet."""
    from elections.web.public.spoken import given_texts  # noqa: PLC0415

    if announce:  # a server has started this
        end_with_parent()
    with opened(data) as ctx:
        if not election_queries.stage(ctx).has_reached(Stage.LOCKED):
            raise NoSound("sound-stage", "Lock the lists first. Then make its sound.")
        rendered = render_election(
            election_queries.spoken_election(ctx),
            ctx.settings.data_dir,
            given=given_texts(ctx),
            voice=voice,
            recordings=recordings,
            announce=partial(click.echo, "Begun.") if announce else lambda: None,
        )
    click.echo(
        f"Sound: {len(rendered.manifest.clips)} texts, {rendered.made} clips made now, "
        f"voice {rendered.manifest.voice}."
    )


@main.command()
@click.option(
    "--example",
    default="hampshire",
    show_default=True,
    metavar="NAME",
    help="A folder in examples/, or the path of a folder like those.",
)
@click.option("--seed", default=1, show_default=True, help="Another number, other votes.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--to-the-end", is_flag=True, help="No browser: go on to the certified result.")
@click.option(
    "--out",
    default="repvote-demo",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the example; an earlier example in it is replaced.",
)
def demo(example: str, seed: int, port: int, to_the_end: bool, out: Path) -> None:  # noqa: FBT001
    """Run an example election: open it on this computer, or take it to the end."""
    from elections.cli import demo as demo_election  # noqa: PLC0415
    from elections.cli.demo_folders import find_example  # noqa: PLC0415
    from elections.core.server import bound_sockets, run_server  # noqa: PLC0415
    from elections.web.core.app import create_app  # noqa: PLC0415
    from elections.web.core.serving import server_rules  # noqa: PLC0415

    environment = {"REPVOTE_BASE_URL": f"http://127.0.0.1:{port}"}
    chosen = find_example(example)
    if to_the_end:
        holds = demo_election.run_to_the_end(out, chosen, seed, environment)
        sys.exit(0 if holds else 1)
    with bound_sockets("127.0.0.1", port) as sockets:
        prepared = demo_election.prepare(out, chosen, seed, environment)
        with demo_election.making_sound(prepared):
            click.echo(demo_election.invitation(prepared))
            app = create_app(prepared.ctx)
            run_server(app, sockets, server_rules(app))


@main.group()
def account() -> None:
    """Accounts of the secretary and the witness."""


@account.command("add")
@click.option("--name", required=True, help="As in the election folder.")
@click.option("--role", required=True, type=click.Choice([role.value for role in OFFICERS]))
@click.pass_obj
def account_add(data: Path | None, name: str, role: str) -> None:
    """Make an account. The passphrase is asked for, or read from standard input."""
    from elections.services.people.accounts import add_account  # noqa: PLC0415

    passphrase = _read_passphrase("Passphrase", is_new=True)
    with opened(data) as ctx:
        account = add_account(ctx, name, role, passphrase)
    click.echo(f"{account.name} can sign in as {role}.")


@account.command("clear-waiting")
@click.pass_obj
def account_clear_waiting(data: Path | None) -> None:
    """Let everybody sign in at once again, after somebody has tried wrong passphrases."""
    from elections.services.people.waiting import clear_waiting  # noqa: PLC0415

    with opened(data) as ctx:
        clear_waiting(ctx)
    click.echo("Nobody has to wait now.")


@account.command("second-step-off")
@click.option("--name", required=True, help="As it is typed to sign in.")
@click.pass_obj
def account_second_step_off(data: Path | None, name: str) -> None:
    """Let somebody sign in with the passphrase alone, who lost phone and sheet."""
    from ballots.names import folded_name  # noqa: PLC0415
    from elections.services.people import accounts, second_step  # noqa: PLC0415

    with opened(data) as ctx:
        found = [a for a in accounts.accounts(ctx) if folded_name(a.name) == folded_name(name)]
        if not found:
            raise click.ClickException(f"Nobody signs in as {name}.")
        second_step.turn_off(ctx, found[0].id)
    click.echo(f"{found[0].name} signs in with the passphrase alone.")


def _read_passphrase(prompt: str, *, is_new: bool = False) -> str:
    """Read a passphrase from the keyboard, twice if it is new, or a line of standard input.

    Raises `click.ClickException` when that is not UTF-8.
    """
    try:
        if sys.stdin.isatty():
            passphrase: str = click.prompt(prompt, hide_input=True, confirmation_prompt=is_new)
        else:  # longer ones are refused anyway; a letter takes 4 bytes at most
            line = sys.stdin.buffer.readline(8 * MAX_PASSPHRASE)
            passphrase = line.decode().rstrip("\r\n")
        passphrase.encode()
    except UnicodeError as problem:
        sentence = "The passphrase could not be read. Send it as UTF-8 text."
        raise click.ClickException(sentence) from problem
    return passphrase
