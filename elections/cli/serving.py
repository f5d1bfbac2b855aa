"""Serve an election: on this computer, or in a hall."""

from __future__ import annotations

import dataclasses
import os
import threading
from pathlib import Path

import click

from elections.cli.opening import opened
from elections.core.context import Context
from elections.core.hall import Hall, fingerprint_groups, open_hall, plain_app, watch_names
from elections.core.logging import log
from elections.core.network import hall_names
from elections.core.server import Site, bound_sockets, run_server, run_sites
from elections.core.settings import load_settings
from elections.core.tls import utc_now
from elections.services.people.first_account import first_code, has_secretary
from elections.services.startup import database_alone, serving_alone
from elections.web.core.app import create_app
from elections.web.core.serving import server_rules


def serve_here(data: Path | None, host: str, port: int) -> None:
    """Serve over HTTP, for this computer or for a proxy before it."""
    with bound_sockets(host, port) as sockets:
        address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        settings = load_settings(data, {"REPVOTE_BASE_URL": address, **os.environ})
        with opened(data, settings) as ctx, serving_alone(settings), database_alone(ctx.db):
            app = create_app(ctx)
            if settings.is_https and not settings.trusted_proxy:
                log.warning("REPVOTE_TRUSTED_PROXY is not set: all people have the proxy's address")
            click.echo(f"RepVote is at {settings.base_url}/ now. Stop it with Ctrl-C.")
            _tell_first_code(ctx)
            run_server(app, sockets, server_rules(app), settings.trusted_proxy)


def serve_hall(data: Path | None, host: str, port: int, plain_port: int) -> None:
    """Serve over HTTPS to tablets near this computer, and the way to trust it over HTTP."""
    with bound_sockets(host, port) as sockets, bound_sockets(host, plain_port) as plain_sockets:
        ports = (sockets[0].getsockname()[1], plain_port)
        folder = load_settings(data).data_dir
        hall = open_hall(folder, ports, hall_names(), utc_now())
        environment = {"REPVOTE_BASE_URL": hall.address, **os.environ}
        settings = dataclasses.replace(load_settings(data, environment), hall=hall)
        with opened(data, settings) as ctx, serving_alone(settings), database_alone(ctx.db):
            app = create_app(ctx)
            rules = server_rules(app)
            _tell_first_code(ctx)
            stopped = threading.Event()
            looking = (hall, hall_names, utc_now, stopped)
            threading.Thread(target=watch_names, args=looking, daemon=True).start()
            try:
                run_sites(
                    [
                        Site(app, sockets, rules, hall.tls),
                        Site(plain_app(app, hall), plain_sockets, rules),
                    ],
                    lambda: click.echo(_instructions(hall, settings.base_url)),
                )
            finally:
                stopped.set()


def _tell_first_code(ctx: Context) -> None:
    """Print where the secretary signs in first and with which code, while there is none."""
    if not has_secretary(ctx):
        click.echo(
            "\nThe secretary opens this page first, and types this code."
            " The code is for nobody else.\n\n"
            f"  Page: {ctx.settings.base_url}/first-sign-in\n  Code: {first_code(ctx)}\n"
        )


def _instructions(hall: Hall, base_url: str) -> str:
    """Say what the person at the laptop needs to know."""
    warning = (
        ""
        if hall.is_reachable_at(base_url)
        else f"\n  Cards cannot be made: no tablet can reach {base_url} (REPVOTE_BASE_URL).\n"
    )
    return f"""
The hall is open. Stop it with Ctrl-C.

  Tablets:                 {base_url}/
  Make a tablet ready:     {hall.plain_address}/
  The same on this laptop: https://localhost:{hall.port}/hall
{warning}
  Fingerprint of the hall's authority, to compare on each tablet:
    {" ".join(fingerprint_groups(hall.authority))}
"""
