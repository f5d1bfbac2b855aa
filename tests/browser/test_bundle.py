"""The served files are built from the sources, byte for byte, and load from no other host."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, STATIC

BROWSER = ROOT / "browser"
SHIPPED = STATIC / "js"


def sums(folder: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def test_a_fresh_build_gives_the_committed_bytes(tmp_path: Path) -> None:
    source = tmp_path / "browser"
    shutil.copytree(BROWSER, source, ignore=shutil.ignore_patterns("node_modules"))
    for command in (["npm", "ci"], ["npm", "run", "build", "--", str(tmp_path / "out")]):
        done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert sums(tmp_path / "out") == sums(SHIPPED), "run `npm ci && npm run build` and commit"


def test_every_package_is_pinned_and_no_registry_is_named() -> None:
    package = json.loads((BROWSER / "package.json").read_text())
    lock = json.loads((BROWSER / "package-lock.json").read_text())
    named = package["dependencies"] | package["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in named.values())
    locked = {name: entry for name, entry in lock["packages"].items() if name}
    assert all(entry["integrity"].startswith("sha512-") for entry in locked.values())
    assert not any("resolved" in entry for entry in locked.values())
    for name, version in named.items():
        assert locked[f"node_modules/{name}"]["version"] == version


@pytest.mark.parametrize("file", sorted(SHIPPED.iterdir()), ids=lambda file: file.name)
def test_no_script_keeps_or_sends_anything_elsewhere(file: Path) -> None:
    text = file.read_text()
    # how the page looks and whether a scanner typed, never a choice
    looks = {"vote.js", "practice.js", "check.js", "public-page.js", "board.js"}
    assert "sessionStorage" not in text or file.name in looks
    # An unfinished vote, locked by its card, and the worker: docs/adr/0011-offline.md.
    for word in ("indexedDB", "serviceWorker"):
        assert word not in text or file.name == "vote.js"
    assert "caches." not in text or file.name == "service-worker.js"
    for word in ("localStorage", "document.cookie", "innerHTML"):
        assert word not in text
    for word in ("XMLHttpRequest", "sendBeacon", "WebSocket", "eval("):
        assert word not in text
    assert not re.search(r"https?://(?!github\.com|www\.)", text)
    for imported in re.findall(r"""(?:from|import\()\s*["']([^"']+)["']""", text):
        assert (SHIPPED / imported).is_file()


def test_the_page_weighs_little() -> None:
    first = sum((SHIPPED / f"{name}.js").stat().st_size for name in ("core", "words", "vote"))
    assert first < 116_000
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 365_000
