from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import RecordUnreadable
from audit.record import opening
from audit.record.candidates import parse_candidates
from audit.record.cards import parse_cards
from audit.record.certificate import parse_certificate
from audit.record.counts import parse_counts
from audit.record.files import RecordFiles, write_folder, zip_bytes
from audit.record.opening import open_record
from audit.verify.report import Verdict
from audit.verify.run import verify
from ballots.errors import BadInput


def _zip(
    entries: list[tuple[str | zipfile.ZipInfo, bytes]], kind: int = zipfile.ZIP_STORED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as archive:
        for name, raw in entries:
            archive.writestr(name, raw)
    return buffer.getvalue()


def _refused(path: Path) -> str:
    with pytest.raises(RecordUnreadable) as caught:
        _read_all(path)
    return caught.value.code


def _read_all(path: Path) -> None:
    with open_record(path) as files:
        for name in files.names:
            files.read(name)


def test_a_written_record_can_be_read(good: dict[str, bytes], tmp_path: Path) -> None:
    write_folder(good, tmp_path / "deep" / "record")
    (tmp_path / "record.zip").write_bytes(zip_bytes(good))
    for source in (tmp_path / "deep" / "record", tmp_path / "record.zip"):
        with open_record(source) as files:
            assert {name: files.read(name) for name in files.names} == good
            assert len(files.boxes) == 2
            assert len(files.pictures) == 7


def test_the_same_record_gives_the_same_zip(good: dict[str, bytes]) -> None:
    assert zip_bytes(good) == zip_bytes(dict(reversed(list(good.items()))))


def test_a_record_is_not_written_over_other_files(good: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_folder(good, tmp_path)


FOREIGN = (
    *("notes.txt", "../README.txt", "/README.txt", "readme.txt", "README.txt ", ""),
    *("boxes/short.bel", "boxes/../boxes/9xVbcdefghijk1.bel", "boxes/9xVbcdefghijk0.bel"),
    *("pictures/x.jpg", f"pictures/{'AB' * 32}.jpg", f"pictures/{'ab' * 32}.png"),
    *("boxes/9xVbcdefghijk1.bel/x", "deep/README.txt", "README.txt\n", "README.txt\0x"),
    *("ds_store", "xThumbs.db", ".trash", "boxes", "boxes/deep/"),
)
LITTER = (
    *(".DS_Store", "pictures/.DS_Store", "._README.txt", "boxes/._x", "__MACOSX/._README.txt"),
    *("Thumbs.db", "pictures/Thumbs.db", "desktop.ini", "Desktop.ini", ".directory", "Icon\r"),
    *("System Volume Information/x", "$RECYCLE.BIN/x", ".Trash-1000/files/x", "lost+found/x"),
)


@pytest.mark.parametrize("name", [*FOREIGN, "boxes\\9xVbcdefghijk1.bel"])
def test_unknown_names_are_not_of_the_record(name: str) -> None:
    record = RecordFiles.of({name: b"", "README.txt": b"x"})
    assert record.names == {"README.txt"}
    assert len(record.beside.others) == 1
    assert not record.beside.litter


@pytest.mark.parametrize("name", [name for name in FOREIGN if name] + ["README.txt/"])
def test_unknown_names_in_a_zip_are_not_of_the_record(
    good: dict[str, bytes], name: str, tmp_path: Path
) -> None:
    """All else is checked as if they were not there."""
    path = tmp_path / "record.zip"
    entry = zipfile.ZipInfo("x")
    entry.filename = entry.orig_filename = name
    path.write_bytes(_zip([(entry, b""), *good.items()]))
    with open_record(path) as record:
        assert record.names == good.keys()
        (listed,) = record.beside.others
    report = verify(path)
    assert report.verdict is Verdict.OTHER_FILES
    assert [(finding.check, finding.where) for finding in report.findings] == [("V00", listed)]


@pytest.mark.parametrize("name", LITTER)
def test_litter_is_passed_over_with_a_note(
    good: dict[str, bytes], name: str, tmp_path: Path
) -> None:
    folder, path = tmp_path / "record", tmp_path / "record.zip"
    write_folder(good, folder)
    (folder / name).parent.mkdir(exist_ok=True, parents=True)
    (folder / name).write_bytes(b"litter")
    path.write_bytes(_zip([*good.items(), (name, b"litter")]))
    for source in (folder, path):
        report = verify(source)
        assert report.is_good
        (note,) = report.notes
        assert note.startswith("Passed over, for your computer left it there:")


@pytest.mark.parametrize("has_litter", [False, True])
def test_a_record_in_one_folder(
    good: dict[str, bytes], tmp_path: Path, *, has_litter: bool
) -> None:
    """The folder itself was packed, not its content."""
    files: list[tuple[str | zipfile.ZipInfo, bytes]] = [
        (f"my record/{name}", raw) for name, raw in good.items()
    ]
    files.insert(0, ("my record/", b""))
    write_folder(good, tmp_path / "above" / "my record")
    if has_litter:
        files += [("__MACOSX/my record/._README.txt", b"x"), ("my record/.DS_Store", b"x")]
        (tmp_path / "above" / ".DS_Store").write_bytes(b"x")
    (tmp_path / "record.zip").write_bytes(_zip(files))
    for source in (tmp_path / "above", tmp_path / "record.zip"):
        report = verify(source)
        assert report.is_good
        assert report.notes[0] == "The record lies in the folder my record/ of what you gave."
        assert len(report.notes) == 1 + has_litter


def test_two_folders_or_a_deep_one_are_no_record(good: dict[str, bytes], tmp_path: Path) -> None:
    write_folder(good, tmp_path / "two" / "one")
    write_folder(good, tmp_path / "two" / "another")
    write_folder(good, tmp_path / "deep" / "er" / "record")
    for folder in ("two", "deep"):
        assert _refused(tmp_path / folder) == "record-read"
        assert verify(tmp_path / folder).verdict is Verdict.UNREADABLE


def test_a_folder_beside_the_record_is_reported_once(
    good: dict[str, bytes], tmp_path: Path
) -> None:
    write_folder(good, tmp_path / "record")
    (tmp_path / "record" / "photos").mkdir()
    (tmp_path / "record" / "pictures" / "deep").mkdir()
    (tmp_path / "record" / "photos" / "a.jpg").write_bytes(b"x")
    report = verify(tmp_path / "record")
    assert report.verdict is Verdict.OTHER_FILES
    assert [finding.where for finding in report.findings] == ["photos/", "pictures/deep/"]
    files: list[tuple[str | zipfile.ZipInfo, bytes]] = list(good.items())
    files += [(f"photos/{n}.jpg", b"x") for n in range(50)] + [(f"{n}.txt", b"") for n in range(50)]
    (tmp_path / "record.zip").write_bytes(_zip(files))
    findings = verify(tmp_path / "record.zip").findings
    assert len(findings) == 21  # and the last says how many more there are
    assert findings[-1].text == "And 31 more that are no files of a record."


def test_a_failed_check_is_not_hidden_by_another_file(good: dict[str, bytes]) -> None:
    bad = good | {"notes.txt": b"", "README.txt": b"x"}
    report = verify(RecordFiles.of(bad))
    assert report.verdict is Verdict.FAILED
    assert {finding.check for finding in report.findings} == {"V00", "V02"}


def test_an_entry_of_a_zip_that_is_marked_as_a_link_is_not_read(
    good: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "record.zip"
    entry = zipfile.ZipInfo("counts.json")
    rest = [(name, raw) for name, raw in good.items() if name != "counts.json"]
    for mode in (0o120777, 0o040755, 0o010644, 0o020644, 0o140644):
        entry.external_attr = mode << 16
        path.write_bytes(_zip([*rest, (entry, good["counts.json"])]))
        report = verify(path)
        assert report.verdict is Verdict.FAILED
        assert {finding.check for finding in report.findings} == {"V00", "V01", "V40"}
    entry.external_attr = 0o100600 << 16
    path.write_bytes(_zip([*rest, (entry, good["counts.json"])]))
    assert verify(path).is_good


def test_backslashes_of_a_zip_are_slashes(good: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    entries: list[tuple[str | zipfile.ZipInfo, bytes]] = []
    for name, raw in good.items():
        entry = zipfile.ZipInfo("x")
        entry.filename = entry.orig_filename = name.replace("/", "\\")
        entries.append((entry, raw))
    path.write_bytes(_zip(entries))
    assert verify(path).is_good


def test_the_folders_of_a_zip_are_empty(good: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    files: list[tuple[str | zipfile.ZipInfo, bytes]] = list(good.items())
    for kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        path.write_bytes(_zip([("boxes/", b""), ("pictures/", b""), *files], kind))
        with open_record(path) as record:
            assert record.names == good.keys()
            assert not record.beside.others
        path.write_bytes(_zip([("boxes/", b"hidden"), *files], kind))
        with open_record(path) as record:
            assert record.beside.others == ("boxes/",)


@pytest.mark.timeout(20)
def test_a_record_is_a_file_or_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path / "pipe", tmp_path / "link"):
        assert _refused(path) == "record-read"
        with pytest.raises(RecordUnreadable, match="neither a folder nor a file"):
            open_record(path)


def test_a_zip_that_holds_a_file_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    with pytest.warns(UserWarning, match="Duplicate name"):
        path.write_bytes(_zip([("README.txt", b"a"), ("README.txt", b"b")]))
    assert _refused(path) == "record-name"


def test_zip_bombs_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    box = "boxes/9xVbcdefghijk1.bel"
    path.write_bytes(_zip([(box, bytes(70 << 20))], zipfile.ZIP_DEFLATED))
    assert path.stat().st_size < 1 << 17
    assert _refused(path) == "record-size"
    pictures = [(f"pictures/{n:064x}.jpg", bytes(1 << 20)) for n in range(70)]
    path.write_bytes(_zip([*pictures], zipfile.ZIP_DEFLATED))
    assert _refused(path) == "record-size"
    long = [(box, bytes(60 << 20)), ("README.txt", os.urandom(1 << 20))]
    path.write_bytes(_zip([*long], zipfile.ZIP_DEFLATED))
    _read_all(path)
    path.write_bytes(_zip([("README.txt", bytes(2 << 20))], zipfile.ZIP_STORED))
    assert _refused(path) == "record-size"


def test_an_honest_trail_that_says_the_same_many_times_is_no_zip_bomb(tmp_path: Path) -> None:
    heads = b",".join(b'"9xVbcdefghi%03d":{"head":"%064x","height":7}' % (n, n) for n in range(111))
    trail = b'{"boxes":{%s}}\n' % heads * 300
    path = tmp_path / "record.zip"
    path.write_bytes(_zip([("trail.jsonl", trail)], zipfile.ZIP_DEFLATED))
    assert len(trail) > 60 * path.stat().st_size
    with open_record(path) as record:
        assert record.read("trail.jsonl") == trail


def test_a_steady_record_gives_the_same_bytes_or_none(good: dict[str, bytes]) -> None:
    answers = iter([b"abc", b"abc", b"abd"])
    record = RecordFiles({"checkpoint": 3}, lambda *_: next(answers)).steady()
    assert record.read("checkpoint") == record.read("checkpoint") == b"abc"
    with pytest.raises(RecordUnreadable, match="changes while it is read"):
        record.read("checkpoint")


def test_entries_that_lie_inside_each_other_are_a_bomb() -> None:
    """They say together more packed bytes than the zip has."""
    entries = [zipfile.ZipInfo(f"pictures/{n:064x}.jpg") for n in range(70)]
    for entry in entries:
        entry.file_size = entry.compress_size = 1 << 20
    opening._require_ratio(entries, 70 << 20)
    with pytest.raises(RecordUnreadable, match="far more than it holds"):
        opening._require_ratio(entries, 1 << 20)


def test_a_zip_that_lies_about_a_size_is_refused(good: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    raw = _zip([("README.txt", b"x" * 1000)], zipfile.ZIP_DEFLATED)
    size = (1000).to_bytes(4, "little")
    assert raw.count(size) == 2
    path.write_bytes(raw.replace(size, (10).to_bytes(4, "little")))
    assert _refused(path) == "record-read"


def test_a_zip_packed_in_another_way_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    path.write_bytes(_zip([("README.txt", b"x")], zipfile.ZIP_LZMA))
    assert _refused(path) == "record-read"


def test_a_damaged_zip_is_refused(good: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    raw = zip_bytes(good)
    for broken in (raw[:-30], raw[: len(raw) // 2], raw[:50] + b"x" * 50 + raw[100:], b"", b"PK"):
        path.write_bytes(broken)
        assert _refused(path) == "record-read"


@given(st.data())
def test_random_zips_raise_only_our_error(
    tmp_path_factory: pytest.TempPathFactory, good: dict[str, bytes], data: st.DataObject
) -> None:
    raw = bytearray(zip_bytes({"README.txt": good["README.txt"], "checkpoint": b"x"}))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("zip") / "record.zip"
    path.write_bytes(raw)
    with suppress(RecordUnreadable):
        _read_all(path)


def test_links_in_a_folder_are_not_read(good: dict[str, bytes], tmp_path: Path) -> None:
    write_folder(good, tmp_path / "record")
    (tmp_path / "counts").write_bytes(good["counts.json"])
    (tmp_path / "record" / "counts.json").unlink()
    (tmp_path / "record" / "counts.json").symlink_to(tmp_path / "counts")
    with open_record(tmp_path / "record") as record:
        assert "counts.json" not in record.names
        assert record.beside.others == ("counts.json",)
    report = verify(tmp_path / "record")
    assert {finding.check for finding in report.findings} == {"V00", "V01", "V40"}


@pytest.mark.timeout(20)
def test_linked_folders_and_pipes_are_not_read(good: dict[str, bytes], tmp_path: Path) -> None:
    write_folder(good, tmp_path / "record")
    (tmp_path / "record" / "boxes").rename(tmp_path / "boxes")
    (tmp_path / "record" / "boxes").symlink_to(tmp_path / "boxes")
    (tmp_path / "record" / "README.txt").unlink()
    os.mkfifo(tmp_path / "record" / "README.txt")
    with open_record(tmp_path / "record") as record:
        assert not record.boxes
        assert record.beside.others == ("README.txt", "boxes")


def test_a_file_that_is_too_big_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "checkpoint").open("wb") as file:
        file.truncate(1 << 40)
    assert _refused(tmp_path) == "record-size"


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "checkpoint").write_bytes(b"short")
    with open_record(tmp_path) as files:
        (tmp_path / "checkpoint").write_bytes(b"now longer")
        with pytest.raises(RecordUnreadable):
            files.read("checkpoint")
        (tmp_path / "checkpoint").unlink()
        with pytest.raises(RecordUnreadable):
            files.read("checkpoint")


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.record.opening.MOST_FILES", 1)
    for name in ("README.txt", "checkpoint"):
        (tmp_path / name).write_bytes(b"")
    assert _refused(tmp_path) == "record-size"
    monkeypatch.undo()
    with pytest.raises(RecordUnreadable):
        RecordFiles.of({f"pictures/{n:064x}.jpg": b"" for n in range(10_001)})


@given(st.binary(max_size=300))
def test_random_papers_raise_only_our_error(raw: bytes) -> None:
    for read in (parse_cards, parse_certificate, parse_candidates, parse_counts):
        with pytest.raises(BadInput):
            read(raw)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        *(("README.txt", 1 << 20), ("definition.json", 2 << 20), ("candidates.json", 8 << 20)),
        *(("cards.json", 64 << 20), ("trail.jsonl", 64 << 20), ("checkpoint", 16 << 10)),
        *(("counts.json", 8 << 20), ("certificate.json", 8 << 20)),
        *((f"pictures/{'ab' * 32}.jpg", 1 << 20), ("boxes/9xVbcdefghijk1.bel", 512 << 20)),
    ],
)
def test_the_limits_of_files_are_those_of_record_md(name: str, limit: int) -> None:
    RecordFiles({name: limit}, lambda *_: b"")
    with pytest.raises(RecordUnreadable) as refused:
        RecordFiles({name: limit + 1}, lambda *_: b"")
    assert refused.value.text == f"The file {name} is too big."
