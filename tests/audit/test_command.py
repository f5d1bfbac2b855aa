"""``python -m audit`` as a stranger calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from audit.__main__ import main
from audit.record import write_folder, zip_bytes
from tests.audit.world import World

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(good: dict[str, bytes], tmp_path: Path) -> Path:
    write_folder(good, tmp_path / "record")
    return tmp_path / "record"


def test_a_good_record_from_a_shell(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "audit", "verify", str(folder), "--jobs", "2"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "All checks hold." in done.stdout
    assert done.stderr == ""  # no progress where nobody watches


def test_only_two_libraries_are_needed() -> None:
    program = (
        "import sys, audit.__main__;"
        "print(*sorted({n.partition('.')[0] for n in sys.modules} - sys.stdlib_module_names))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    allowed = {"audit", "ballots", "nacl", "cryptography"}
    their_own = {"cffi", "_cffi_backend", "_sodium", "_openssl", "typing_extensions"}
    of_python = {"__main__", "__mp_main__", "_distutils_hack"}
    assert set(done.stdout.split()) <= allowed | their_own | of_python


def test_a_bad_record(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "README.txt").write_text("hello")
    assert main(["verify", str(folder)]) == 1
    assert "V02  README.txt" in capsys.readouterr().out
    assert main(["verify", str(folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False


@pytest.mark.parametrize("name", ["nothing", "file"])
def test_what_is_no_record(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"hello")
    path = str(tmp_path / name)
    assert main(["verify", path]) == 1
    assert "V01" in capsys.readouterr().out
    assert main(["show", path]) == 2
    assert main(["compare", path, path]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert len(said.splitlines()) == 2


def test_compare(
    world: World, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.zip"
    old.write_bytes(zip_bytes(world.record(until="voting_opened")))
    assert main(["compare", str(folder), str(folder)]) == 0
    assert main(["compare", str(old), str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("longer")
    assert main(["compare", str(folder), str(old)]) == 1
    assert capsys.readouterr().out.startswith("FORK")
    assert main(["compare", str(folder), str(old), "--json"]) == 1
    value = json.loads(capsys.readouterr().out)
    assert value["verdict"] == "FORK"
    assert value["differences"]


def test_show(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "Ann" in shown
    assert "6 sealed votes" in shown
    assert "certified" in shown
    (folder / "trail.jsonl").write_bytes(b"x\n")
    assert main(["show", str(folder)]) == 2
    (folder / "trail.jsonl").unlink()
    assert main(["show", str(folder)]) == 2


@pytest.mark.parametrize("arguments", [[], ["verify"], ["verify", ".", "--jobs", "0"], ["dance"]])
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_progress_on_a_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert main(["verify", str(folder)]) == 0
    assert "10 votes checked" in capsys.readouterr().err
