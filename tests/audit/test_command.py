"""``python -m audit`` as a stranger calls it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from audit.__main__ import main
from audit.record.files import RecordFiles, write_folder, zip_bytes
from audit.show import show_text
from audit.verify.report import report_text
from audit.verify.run import verify
from tests.audit.mutations.stopped import with_stop
from tests.factories.record_factory import SmallElection

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
    assert done.stderr == ""  # no progress without a terminal


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


def test_a_bad_record_fails_with_its_finding(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "README.txt").write_text("hello")
    assert main(["verify", str(folder)]) == 1
    assert "V02  README.txt" in capsys.readouterr().out
    assert main(["verify", str(folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothing", "There is no file or folder of this name."),
        ("file/inside", "The record cannot be read: NotADirectoryError."),
        ("file", "This is neither a folder nor a zip with a record."),
    ],
)
def test_a_path_without_a_record_is_reported(
    tmp_path: Path, name: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"hello")
    path = str(tmp_path / name)
    assert main(["verify", path]) == 2
    assert capsys.readouterr().out == (f"{reason}\nNOT CHECKED: no record could be read here.\n")
    assert main(["show", path]) == 2
    assert main(["compare", path, path]) == 2
    output = capsys.readouterr().err
    assert "Traceback" not in output
    assert len(output.splitlines()) == 2


def test_other_files_and_litter(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".DS_Store").write_bytes(b"x")
    assert main(["verify", str(folder)]) == 0
    output = capsys.readouterr().out
    assert "Passed over, for your computer left it there: .DS_Store." in output
    assert "All checks hold." in output
    (folder / "notes\x1b[2J.txt").write_bytes(b"x")
    assert main(["verify", str(folder)]) == 4
    output = capsys.readouterr().out
    assert "OTHER FILES: all checks of the record itself hold, but other files lie" in output
    assert "V00  notes?[2J.txt: This is no file of a record. It was not read." in output
    assert main(["verify", str(folder), "--json"]) == 4
    value = json.loads(capsys.readouterr().out)
    assert (value["ok"], value["verdict"]) == (False, "other files")
    assert main(["compare", str(folder), str(folder)]) == 0
    (folder / "README.txt").write_text("hello")
    assert main(["verify", str(folder)]) == 1
    assert "FAILED: 2 findings." in capsys.readouterr().out


def test_a_stopped_contest_is_told_to_people_and_to_programs(
    small: SmallElection, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "record"
    write_folder(with_stop()(small), folder)
    assert main(["verify", str(folder)]) == 0
    output = capsys.readouterr().out
    assert "Stopped while voting was open, by secretary and witness:" in output
    assert "Its box is never opened. Vote again." in output
    assert main(["verify", str(folder), "--json"]) == 0
    (stopped,) = json.loads(capsys.readouterr().out)["stopped"]
    assert (stopped["id"], stopped["reason"]) == ("carers", "died")


def test_compare_says_longer_or_fork(
    small: SmallElection, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.zip"
    old.write_bytes(zip_bytes(small.record(until="voting_opened")))
    assert main(["compare", str(folder), str(folder)]) == 0
    assert main(["compare", str(old), str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("longer")
    assert main(["compare", str(folder), str(old)]) == 1
    assert capsys.readouterr().out.startswith("FORK")
    assert main(["compare", str(folder), str(old), "--json"]) == 1
    value = json.loads(capsys.readouterr().out)
    assert value["verdict"] == "FORK"
    assert value["differences"]


def test_show_prints_candidates_votes_and_stage(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "Ann" in shown
    assert "6 sealed votes" in shown
    assert "certified" in shown
    (folder / "trail.jsonl").write_bytes(b"x\n")
    assert main(["show", str(folder)]) == 2
    (folder / "trail.jsonl").unlink()
    assert main(["show", str(folder)]) == 2


def test_the_trust_anchors_are_listed(
    small: SmallElection, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    election = small.election
    keys = [trustee.to_json()["public_key"] for trustee in small.trustees]
    outside = {
        "definition": election.sha256,
        "log": {"origin": election.log.origin, "public_key": election.log.public_key},
        "secretary": {"name": "Sam", "public_key": election.officers.secretary.public_key},
        "witness": {"name": "Wyn", "public_key": election.officers.witness.public_key},
        "key_holders": [
            {"name": "Kim", "public_key": keys[0]},
            {"name": "Lee", "public_key": keys[1]},
        ],
    }
    main(["verify", str(folder), "--json"])
    assert json.loads(capsys.readouterr().out)["compare_with_the_board"] == outside
    main(["verify", str(folder)])
    output = capsys.readouterr().out
    assert "Compare these with what the board told you. A whole record can be invented." in output
    for text in ("Sam", "Wyn", "Kim", "Lee", election.sha256, election.log.origin, *keys):
        assert text in output
    for officer in (election.officers.secretary, election.officers.witness, election.log):
        assert officer.public_key in output
    (folder / "trail.jsonl").write_bytes(b"x\n")  # then nobody knows the key holders' keys
    main(["verify", str(folder), "--json"])
    outside["key_holders"] = [{"name": name, "public_key": None} for name in ("Kim", "Lee")]
    assert json.loads(capsys.readouterr().out)["compare_with_the_board"] == outside
    (folder / "definition.json").unlink()
    main(["verify", str(folder), "--json"])
    assert json.loads(capsys.readouterr().out)["compare_with_the_board"] is None


@pytest.mark.parametrize("command", ["verify", "compare", "show", "share"])
def test_a_crash_is_one_sentence_with_its_own_exit_status(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object) -> None:
        raise UnicodeEncodeError("utf-8", "\x1b[2J", 0, 1, "planted")

    for name in ("verify", "compare", "show_text", "make_share"):
        monkeypatch.setattr(f"audit.__main__.{name}", broken)
    key = str(folder / "README.txt")
    more = {
        "verify": [str(folder)],
        "compare": [str(folder), str(folder)],
        "show": [str(folder)],
        "share": [key, str(folder), "--out", str(folder.parent / "share")],
    }
    assert main([command, *more[command]]) == 3
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.splitlines()) == 1
    assert "Traceback" not in output.err
    assert "\x1b" not in output.err


NASTY = "\x1b[2J\x1b[HAll checks hold.\nQ\x9b\u202eeps"


def _assert_printable(text: str) -> None:
    assert all(line.isprintable() for line in text.split("\n")), text
    assert "\nQ" not in text


def test_no_text_of_a_record_controls_the_terminal(
    small: SmallElection, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def changed(name: str, old: str, new: str) -> Path:
        files = small.record()
        assert old in files[name].decode()
        escaped = json.dumps(new)[1:-1] if name != "README.txt" else new
        files[name] = files[name].decode().replace(old, escaped).encode()
        place = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        write_folder(files, place)
        return place

    for name, old in (
        ("definition.json", "Ann"),
        ("definition.json", "Board election 2026"),
        ("definition.json", "Reps for the North"),
        ("definition.json", "rep"),
        ("trail.jsonl", "Kim"),
        ("counts.json", "reps"),
        ("certificate.json", "Sam"),
        ("README.txt", "Partnership"),
    ):
        other = str(changed(name, old, NASTY))
        assert main(["verify", other]) == 1
        main(["show", other])
        main(["compare", str(folder), other])
        output = capsys.readouterr()
        _assert_printable(output.out)
        _assert_printable(output.err)


def test_a_readable_record_is_shown_printable(
    good: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if the rules for texts let a control character through."""
    for rule in ("text_problem", "label_problem", "name_problem"):
        monkeypatch.setattr(f"ballots.definition.rules.{rule}", lambda *_text: None)
    raw = good["definition.json"].decode()
    for old in ("Ann", "Board election 2026", "Reps for the North", "Partnership Board"):
        raw = raw.replace(old, json.dumps(NASTY, ensure_ascii=False)[1:-1].replace("\x9b", ""))
    record = RecordFiles.of(good | {"definition.json": raw.encode()})
    _assert_printable(report_text(verify(record)))
    _assert_printable(show_text(record))


def test_letters_that_the_terminal_lacks_are_no_crash(folder: Path) -> None:
    """A name that the terminal cannot show is no fork."""
    files = {path.name: path.read_text() for path in folder.glob("definition.json")}
    other = folder / "definition.json"
    other.write_text(files["definition.json"].replace('"Ann"', '"\u0141ukasz"'), "utf-8")
    for command, status in (("verify", 1), ("show", 2)):
        done = subprocess.run(
            [sys.executable, "-m", "audit", command, str(folder)],
            cwd=ROOT,
            env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["verify"], ["verify", ".", "--jobs", "0"], ["dance"]])
def test_wrong_arguments_show_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["verify", str(folder), "--jobs", "1"]) == 0
    lines = terminal.getvalue().split("\r")
    assert lines[0] == ""
    assert lines[-1] == "10 votes checked\n"
    assert "All checks hold." in capsys.readouterr().out
    (folder / "trail.jsonl").unlink()
    terminal.truncate(0)
    assert main(["share", str(folder / "README.txt"), str(folder), "--out", "x"]) == 1
    assert "No file was written." in terminal.getvalue()
    (tmp_path / "empty").mkdir()
    terminal.truncate(0)
    assert main(["verify", str(tmp_path / "empty")]) == 2
    assert terminal.getvalue() == ""  # no votes, so no line that counts them


def test_the_worked_count_is_shown_line_by_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(folder)]) == 0
    shown = capsys.readouterr().out
    for line in (
        "count of Carer for the North",
        "  Fred has 2 votes.",
        "  2 people have 2 votes each. 1 seat is left for them.",
        "  Their names were drawn from a hat.",
        "  The result of the draw is: Gwen, Fred.",
        "  Gwen is elected.",
    ):
        assert f"{line}\n" in shown
    assert main(["verify", str(folder)]) == 0
    assert "    The result of the draw is: Gwen, Fred.\n" in capsys.readouterr().out
    counts = folder / "counts.json"
    counts.write_bytes(counts.read_bytes().replace(b'"gwen"', b'"nobody"'))
    assert main(["show", str(folder)]) == 0  # nothing is checked, so nothing is in the way
    assert "  nobody is elected.\n" in capsys.readouterr().out
    counts.unlink()
    assert main(["show", str(folder)]) == 0
    assert "count of" not in capsys.readouterr().out
