"""Ask whether a locked package has a known vulnerability: pip-audit for Python, npm audit.

Asking needs the network. Without an answer there is a warning and no finding; a finding
stops the release (tools/release.py).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON_LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-voice.lock")
BROWSER = ROOT / "browser"
PATIENCE = 300  # seconds


@dataclass(frozen=True)
class Advice:
    """The answers for one list of packages: vulnerabilities, and what could not be asked."""

    findings: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def parse_pip_audit(name: str, output: str) -> Advice:
    """Read the JSON of pip-audit about the lock file `name`."""
    try:
        dependencies = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Advice(warnings=(f"{name}: nobody could be asked about known vulnerabilities.",))
    findings = [
        f"{name}: {dependency['name']} {dependency['version']}: {vulnerability['id']}"
        for dependency in dependencies
        for vulnerability in dependency.get("vulns", ())
    ]
    # pip-audit marks what it could not look up as skipped and still reports no vulnerability
    skipped = sum("skip_reason" in dependency for dependency in dependencies)
    warnings = [f"{name}: {skipped} packages could not be asked about."] if skipped else []
    return Advice(tuple(findings), tuple(warnings))


def parse_npm_audit(output: str) -> Advice:
    """Read the JSON of `npm audit` in browser/."""
    try:
        vulnerabilities = json.loads(output)["vulnerabilities"]
        findings = [
            f"browser: {name}: {advice['severity']}" for name, advice in vulnerabilities.items()
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return Advice(warnings=("browser: nobody could be asked about known vulnerabilities.",))
    return Advice(tuple(sorted(findings)))


def output_of(command: Sequence[str], folder: Path) -> str:
    """Return what a program prints; "" if it cannot be started or takes too long.

    Both programs end with 1 for a finding as well as for a fault, so only the output tells.
    """
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def ask() -> Iterator[Advice]:
    """Ask about every lock file, one after the other."""
    pip_audit = str(Path(sys.executable).with_name("pip-audit"))
    options = ["--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json"]
    for name in PYTHON_LOCKS:
        yield parse_pip_audit(name, output_of([pip_audit, *options, "--requirement", name], ROOT))
    yield parse_npm_audit(output_of(["npm", "audit", "--json"], BROWSER))


def merge(advices: Iterable[Advice]) -> Advice:
    """Merge the answers for several lists."""
    merged = list(advices)
    return Advice(
        tuple(finding for advice in merged for finding in advice.findings),
        tuple(warning for advice in merged for warning in advice.warnings),
    )
