"""Install the independent election program: two releases of Debian's `belenios-tool` 3.x.

Debian 12 has only 2.0, which does not know our group. So packages of newer suites are fetched
with a private apt configuration (the system's own mirror and keyring) and unpacked into
`.cache/belenios-tool/<suite>/`, and the program is started with the libraries it came with.
No root is needed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.debian import Missing

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "belenios-tool"
NAME = "belenios-tool"
# Protocol version 1 ends with release 4, so a suite that has moved on is passed over.
NEWEST = ("sid", "testing")
OLDEST = ("trixie",)
KEYRINGS = tuple(
    Path(f"/usr/share/keyrings/debian-archive-keyring.{ending}") for ending in ("gpg", "pgp")
)
LAUNCHER = """#!/bin/sh
# starts the unpacked program with the loader and the libraries it was built for
here=$(dirname "$0")/root
exec "$here/{loader}" --library-path "{libraries}" "$here/usr/bin/belenios-tool" "$@"
"""


@dataclass(frozen=True, order=True)
class Tool:
    """One release that can be started; ordered by version."""

    version: tuple[int, ...]
    path: Path

    def __str__(self) -> str:
        """Return name and release as people say them."""
        return f"{NAME} {'.'.join(map(str, self.version))}"


def version_of(text: str) -> tuple[int, ...]:
    """Read `3.3.0+20260702-1` or `3.0 (…)` as numbers; empty if there are none."""
    match = re.match(r"\s*(\d+(?:\.\d+)*)", text)
    return tuple(int(part) for part in match.group(1).split(".")) if match else ()


def is_ours(version: tuple[int, ...]) -> bool:
    """Tell whether this is release 3: protocol version 1 with the group Ed25519."""
    return version[:1] == (3,)


def start(path: Path) -> Tool | None:
    """Return the tool at this path, if it starts and is a release 3."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    version = version_of(done.stdout)
    return Tool(version, path) if is_ours(version) else None


def available() -> list[Tool]:
    """List every release 3 on this machine: the system's and the unpacked ones, oldest first."""
    system = shutil.which(NAME)
    paths = [Path(system)] if system else []
    paths += sorted(CACHE.glob(f"*/{NAME}"))
    return sorted({tool.version: tool for path in paths if (tool := start(path))}.values())


class PrivateApt:
    """apt with its own lists, status and cache, on the system's mirror."""

    def __init__(self, suite: str, folder: Path) -> None:
        """Lay out the private folders for one suite, e.g. `sid`."""
        self.folder = folder
        for name in ("lists/partial", "cache/archives/partial", "sources"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "status").touch()  # nothing counts as installed: take every library
        keyring = next((path for path in KEYRINGS if path.exists()), None)
        signed_by = f"Signed-By: {keyring}\n" if keyring else ""
        (folder / "sources" / "suite.sources").write_text(
            f"Types: deb\nURIs: {mirror()}\nSuites: {suite}\nComponents: main\n{signed_by}",
            encoding="utf-8",
            newline="\n",
        )
        settings = {
            "Dir::Etc::sourcelist": "/dev/null",
            "Dir::Etc::sourceparts": folder / "sources",
            "Dir::State::lists": folder / "lists",
            "Dir::State::status": folder / "status",
            "Dir::Cache": folder / "cache",
            "APT::Sandbox::User": "",
            "Acquire::Languages": "none",
            "Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled": "false",
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
        }
        self.options = [
            word for name, value in settings.items() for word in ("-o", f"{name}={value}")
        ]

    def run(self, program: str, *arguments: str) -> str:
        """Run an apt program and return its output; raises CalledProcessError."""
        done = subprocess.run(
            [program, *self.options, *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


def mirror() -> str:
    """Return the address of the system's own Debian mirror."""
    line = "$(REPO_URI) $(RELEASE) $(COMPONENT)"
    output = subprocess.run(
        ["apt-get", "indextargets", "--format", line, "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for address, release, component in (row.split() for row in output.splitlines()):
        # suites with a dash (-security, -updates) may live on another mirror
        if component == "main" and "-" not in release and "/" not in release:
            return address
    raise Missing(f"Please install {NAME} 3.x; no Debian mirror is set up in apt's sources.")


def fetch(suite: str) -> Tool | None:
    """Unpack a suite's release 3 into the cache; None if that suite has another release."""
    target = CACHE / suite
    work = CACHE / f"{suite}.part"
    shutil.rmtree(work, ignore_errors=True)
    apt = PrivateApt(suite, work)
    print(f"fetching {NAME} of Debian {suite}", flush=True)
    apt.run("apt-get", "update", "--quiet")
    offered = re.findall(r"^Version: (.+)$", apt.run("apt-cache", "show", NAME), re.MULTILINE)
    if not any(is_ours(version_of(version)) for version in offered):
        return None
    apt.run("apt-get", "download", "--quiet", *closure(apt))
    for package in sorted(work.glob("*.deb")):
        subprocess.run(["dpkg-deb", "--extract", package, work / "root"], check=True)
        package.unlink()
    write_launcher(work)
    for name in ("lists", "cache", "sources", "status"):  # large, and no longer needed
        path = work / name
        path.unlink() if path.is_file() else shutil.rmtree(path)
    shutil.rmtree(target, ignore_errors=True)
    work.rename(target)
    return start(target / NAME)


def write_launcher(folder: Path) -> None:
    """Write a program beside `root` that starts the tool wherever the folder is moved."""
    root = folder / "root"
    loader = next(path for path in sorted(root.rglob("ld-linux*.so*")) if path.is_file())
    places = sorted({path.parent.relative_to(root) for path in root.rglob("lib*.so.*")})
    text = LAUNCHER.format(
        loader=loader.relative_to(root),
        libraries=":".join(f"$here/{place}" for place in places),
    )
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")
    (folder / NAME).chmod(0o755)


def closure(apt: PrivateApt) -> list[str]:
    """List the program's package and every library it needs."""
    kinds = ("recommends", "suggests", "conflicts", "breaks", "replaces", "enhances")
    output = apt.run("apt-cache", "depends", "--recurse", *(f"--no-{kind}" for kind in kinds), NAME)
    names = re.findall(r"^([a-z0-9][a-z0-9.+-]*)$", output, re.MULTILINE)
    return [name for name in names if name == NAME or re.match(r"lib|zlib", name)]


def fetch_first(suites: tuple[str, ...]) -> Tool | None:
    """Fetch from the first suite that works; print why another one did not."""
    for suite in suites:
        try:
            tool = fetch(suite)
        except (OSError, subprocess.CalledProcessError) as failed:
            reason = getattr(failed, "stderr", None) or failed
            print(f"{NAME} of Debian {suite} could not be had: {reason}", file=sys.stderr)
            continue
        if tool is not None:
            return tool
        print(f"Debian {suite} has no {NAME} 3.x that starts here", file=sys.stderr)
    return None


def prepare() -> None:
    """Provide the newest and the oldest release 3, or say clearly that one stands for both."""
    tools = available()
    if not any(tool.version >= (3, 3) for tool in tools):
        newest = fetch_first(NEWEST)
        tools += [newest] if newest else []
    if not any(tool.version < (3, 3) for tool in tools):
        oldest = fetch_first(OLDEST)
        tools += [oldest] if oldest else []
    if not tools:
        raise Missing(f"Please install {NAME} 3.x: Debian 13 and newer have it.")
    if len(tools) == 1:
        print(f"only {tools[0]} could be had; it stands for both releases", file=sys.stderr)
