"""Hold an election without what only POSIX has: `python -m tests.support.bare_python FOLDER`.

CI has neither Windows nor macOS. So this program loads the libraries as usual, then hides the
modules and names that Windows lacks, and loads and uses all our own modules again. What the
libraries themselves need on this system stays (`os.statvfs` for `shutil.disk_usage`).
"""

from __future__ import annotations

import importlib
import importlib.abc
import mimetypes
import os
import pkgutil
import select
import signal
import socket
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

OURS = ("ballots", "audit", "elections")
MODULES = frozenset({"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"})
NAMES: dict[ModuleType, tuple[str, ...]] = {
    os: (
        *("O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_SYNC", "WNOHANG"),
        *("chown", "fchmod", "fchown", "fork", "getegid", "geteuid", "getgid", "getpgid", "getuid"),
        *("killpg", "lchown", "mkfifo", "mknod", "nice", "pread", "pwrite", "register_at_fork"),
        *("sched_getaffinity", "sendfile", "setsid", "setuid", "sync", "uname"),
    ),
    select: ("epoll", "poll"),
    signal: (
        *("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2"),
        *("alarm", "pthread_sigmask", "setitimer"),
    ),
    socket: ("AF_UNIX",),
}


class Hidden(importlib.abc.MetaPathFinder):
    """Find none of the modules that are not everywhere."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise `ImportError` for a hidden module; leave the others to those that come after."""
        if fullname in MODULES:
            raise ImportError(f"there is no module {fullname} on this system")
        return None


def load_ours() -> int:
    """Import every module of our packages but those that run something; gives their number."""
    number = 0
    for package in OURS:
        folders = importlib.import_module(package).__path__
        for info in pkgutil.walk_packages(folders, f"{package}."):
            if not info.name.endswith(("__main__", "migrations.env", "neural_worker")):
                importlib.import_module(info.name)
                number += 1
    return number


def hide() -> None:
    """Forget our modules, and hide what only POSIX has."""
    for name in [*sys.modules]:
        if name in MODULES or name.split(".")[0] in OURS:
            del sys.modules[name]
    sys.meta_path.insert(0, Hidden())
    for module, names in NAMES.items():
        for name in names:
            if hasattr(module, name):
                delattr(module, name)


def hold_an_election(folder: Path) -> None:
    """Take a small election to its certificate and write its record; show a page and a script."""
    # loaded again, after `hide`
    from audit.record.files import write_folder  # noqa: PLC0415
    from elections.services.publish import record as publishing  # noqa: PLC0415
    from elections.web.core.app import create_app  # noqa: PLC0415
    from tests.factories import election_factory  # noqa: PLC0415

    ctx = election_factory.open_at(folder / "data")
    election_factory.certified(ctx, folder / "folder")
    mimetypes.add_type("text/plain", ".js")  # as another program may have set it in Windows
    client = create_app(ctx).test_client()
    for address in ("/", "/static/js/core.js"):
        response = client.get(address)
        print(address, response.status_code, response.mimetype)
    write_folder(publishing.record_files(ctx), folder / "record")
    ctx.close()


def main(folder: Path) -> None:
    """Load everything as it is, then again without what is hidden, and use it in ``folder``."""
    load_ours()
    hide()
    print(load_ours(), "modules")
    hold_an_election(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
