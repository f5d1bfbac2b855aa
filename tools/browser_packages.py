"""Install the locked npm packages of `browser/`: `python -m tools.browser_packages`.

Quick when nothing changed: a stamp in `node_modules` holds a digest of the lock file and of Node.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from tools.debian import Missing, install
from tools.system_parts import node

BROWSER = Path(__file__).resolve().parent.parent / "browser"


def digest(folder: Path, program: Path) -> str:
    """Return a digest of everything that makes the installed packages different ones."""
    version = subprocess.run([program, "--version"], capture_output=True, check=True).stdout
    seen = hashlib.sha256(version)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        seen.update((folder / name).read_bytes())
    return seen.hexdigest()


def prepare(folder: Path = BROWSER) -> None:
    """Bring `node_modules` to the state of the lock file.

    Raises:
        Missing: Node or npm is not here and may not be installed.
        subprocess.CalledProcessError: npm could not install what is locked.
    """
    if node() is None:
        install(["nodejs", "npm"])
    program = node()
    if program is None:
        raise Missing("Node with npm, 18 or newer, is needed to check browser/: install both.")
    wanted = digest(folder, program)
    stamp = folder / "node_modules" / "ready"
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    print("setting up browser/node_modules from package-lock.json", flush=True)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, check=True)
    stamp.write_text(wanted, encoding="utf-8", newline="\n")


def main() -> int:
    """Exit 0 when the packages are there, 1 with one line when a person must act."""
    try:
        prepare()
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError:
        print("Set-up stopped: npm could not install the packages of browser/.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
