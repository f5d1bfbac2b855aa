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
from audit.record.candidates import parse_candidates
from audit.record.cards import parse_cards
from audit.record.certificate import parse_certificate
from audit.record.counts import parse_counts
from audit.record.files import RecordFiles, open_record, write_folder, zip_bytes
from ballots.errors import BadInput


def _zip(
    entries: list[tuple[str | zipfile.ZipInfo, bytes]], kind: int = zipfile.ZIP_STORED
) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as archive:
        for name, raw in entries:
            archive.writestr(name, raw)
    return made.getvalue()


def _refused(path: Path) -> str:
    with pytest.raises(RecordUnreadable) as caught:
        _read_all(path)
    return caught.value.code


def _read_all(path: Path) -> None:
    with open_record(path) as files:
        for name in files.names:
            files.read(name)


def test_what_is_written_can_be_read(good: dict[str, bytes], tmp_path: Path) -> None:
    write_folder(good, tmp_path / "deep" / "record")
    (tmp_path / "record.zip").write_bytes(zip_bytes(good))
    for source in (tmp_path / "deep" / "record", tmp_path / "record.zip"):
        with open_record(source) as files:
            assert {name: files.read(name) for name in files.names} == good
            assert len(files.boxes) == 2
            assert len(files.pictures) == 7


def test_the_same_record_gives_the_same_zip(good: dict[str, bytes]) -> None:
    assert zip_bytes(good) == zip_bytes(dict(reversed(list(good.items()))))


def test_a_record_is_not_written_over_something(good: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_folder(good, tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        *("notes.txt", "../README.txt", "/README.txt", "readme.txt", "README.txt ", ""),
        *("boxes/short.bel", "boxes/../boxes/9xVbcdefghijk1.bel", "boxes/9xVbcdefghijk0.bel"),
        *("pictures/x.jpg", f"pictures/{'AB' * 32}.jpg", f"pictures/{'ab' * 32}.png"),
        *("boxes/9xVbcdefghijk1.bel/x", "deep/README.txt", "README.txt\n"),
        "boxes\\9xVbcdefghijk1.bel",
    ],
)
def test_only_known_names(name: str, tmp_path: Path) -> None:
    with pytest.raises(RecordUnreadable):
        RecordFiles.of({name: b""})


@pytest.mark.parametrize("name", ["notes.txt", "../x", "boxes/x", "boxes/deep/", "README.txt/"])
def test_only_known_names_in_a_zip(name: str, tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    path.write_bytes(_zip([(name, b"")]))
    assert _refused(path) == "record-name"


def test_the_folders_of_a_zip_are_empty(good: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    files: list[tuple[str | zipfile.ZipInfo, bytes]] = list(good.items())
    for kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        path.write_bytes(_zip([("boxes/", b""), ("pictures/", b""), *files], kind))
        with open_record(path) as record:
            assert record.names == good.keys()
        path.write_bytes(_zip([("boxes/", b"hidden"), *files], kind))
        assert _refused(path) == "record-name"


@pytest.mark.timeout(20)
def test_a_record_is_a_file_or_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for path in (Path("/dev/zero"), tmp_path / "pipe", tmp_path / "link"):
        assert _refused(path) == "record-read"
        with pytest.raises(RecordUnreadable, match="neither a folder nor a file"):
            open_record(path)


def test_a_zip_that_holds_a_file_twice(tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    with pytest.warns(UserWarning, match="Duplicate name"):
        path.write_bytes(_zip([("README.txt", b"a"), ("README.txt", b"b")]))
    assert _refused(path) == "record-name"


def test_zip_bombs(tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    path.write_bytes(_zip([("cards.json", bytes(20 << 20))], zipfile.ZIP_DEFLATED))
    assert path.stat().st_size < 1 << 16
    assert _refused(path) == "record-size"
    path.write_bytes(_zip([("README.txt", bytes(2 << 20))], zipfile.ZIP_STORED))
    assert _refused(path) == "record-size"


def test_a_zip_that_lies_about_a_size(good: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    raw = _zip([("README.txt", b"x" * 1000)], zipfile.ZIP_DEFLATED)
    size = (1000).to_bytes(4, "little")
    assert raw.count(size) == 2
    path.write_bytes(raw.replace(size, (10).to_bytes(4, "little")))
    assert _refused(path) == "record-read"


def test_a_zip_packed_in_another_way(tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    path.write_bytes(_zip([("README.txt", b"x")], zipfile.ZIP_LZMA))
    assert _refused(path) == "record-read"


def test_a_damaged_zip(good: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "record.zip"
    raw = zip_bytes(good)
    for broken in (raw[:-30], raw[: len(raw) // 2], raw[:50] + b"x" * 50 + raw[100:], b"", b"PK"):
        path.write_bytes(broken)
        assert _refused(path) == "record-read"


@given(st.data())
def test_no_zip_brings_anything_but_our_error(
    tmp_path_factory: pytest.TempPathFactory, good: dict[str, bytes], data: st.DataObject
) -> None:
    raw = bytearray(zip_bytes({"README.txt": good["README.txt"], "checkpoint": b"x"}))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("zip") / "record.zip"
    path.write_bytes(raw)
    with suppress(RecordUnreadable):
        _read_all(path)


def test_links_in_a_folder_are_refused(good: dict[str, bytes], tmp_path: Path) -> None:
    write_folder(good, tmp_path / "record")
    (tmp_path / "record" / "counts.json").unlink()
    (tmp_path / "record" / "counts.json").symlink_to("/etc/passwd")
    assert _refused(tmp_path / "record") == "record-name"


def test_linked_folders_and_pipes_are_refused(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.mkdir()
    (one / "boxes").symlink_to(tmp_path)
    assert _refused(one) == "record-name"
    two = tmp_path / "two"
    two.mkdir()
    os.mkfifo(two / "README.txt")
    assert _refused(two) == "record-name"


def test_a_file_that_is_too_big_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "checkpoint").open("wb") as file:
        file.truncate(1 << 40)
    assert _refused(tmp_path) == "record-size"


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "checkpoint").write_bytes(b"short")
    with open_record(tmp_path) as files:
        (tmp_path / "checkpoint").write_bytes(b"now longer")
        with pytest.raises(RecordUnreadable):
            files.read("checkpoint")
        (tmp_path / "checkpoint").unlink()
        with pytest.raises(RecordUnreadable):
            files.read("checkpoint")


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.record.files.MOST_FILES", 1)
    for name in ("README.txt", "checkpoint"):
        (tmp_path / name).write_bytes(b"")
    assert _refused(tmp_path) == "record-size"
    monkeypatch.undo()
    with pytest.raises(RecordUnreadable):
        RecordFiles.of({f"pictures/{n:064x}.jpg": b"" for n in range(10_001)})


@given(st.binary(max_size=300))
def test_papers_bring_nothing_but_our_error(raw: bytes) -> None:
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
