"""Every path, test, link, module and make target that a document names is there."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import PurePosixPath

import pytest

from tests.docs.documents import DOCUMENTS, ROOT, codes_in, our_files, our_folders, text_of

# Files outside the repository: made when it is used, or part of a record, a folder of
# data, an election folder.
MADE = re.compile(
    r"(\.venv|\.cache|gallery|boxes|pictures|record|my-\w+|our-election|recordings|sound|RECORD)\b"
)
ENDINGS = (".py", ".js", ".css", ".html", ".ftl", ".md", ".toml", ".yaml")
TEST = re.compile(r"(tests/[\w/]+\.py)::(\w+)\Z")
# Words that look like a path but are not: addresses of pages, names of packages, refs.
ADDRESS = re.compile(r"/|[a-z-]+://|@|~")
# Other folders that a document names as the start of its paths.
ALSO_FROM = {"ARCHITECTURE.md": ("elections/services",)}
NAME_OF_A_NEW_FILE = re.compile(r"[A-Z]{3,}|<|…|\*\*|NNNN|000N")


def without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def exists(named: str, document: str) -> bool:
    """Tell whether a path exists, from the root or beside the document; ``*`` is a wildcard."""
    named = named.removesuffix("/").removesuffix("/*") if "*." not in named else named
    beside = PurePosixPath(document).parent.as_posix()
    for start in ("", beside, *ALSO_FROM.get(document, ())):
        path = (PurePosixPath(start) / named).as_posix()
        if "*" in path:
            if any(PurePosixPath(file).match(path) for file in our_files()):
                return True
        elif path in our_files() or path in our_folders():
            return True
    return False


def braces(named: str) -> list[str]:
    """Expand ``a/{b,c}.js`` to ``a/b.js`` and ``a/c.js``."""
    match = re.match(r"(.*)\{([^}]+)\}(.*)\Z", named)
    return [f"{match[1]}{part}{match[3]}" for part in match[2].split(",")] if match else [named]


def is_path(code: str, document: str) -> bool:
    """Tell whether this means one of our files or folders. A kind of data (audio/mpeg) does not."""
    if not re.fullmatch(r"[\w./{},*-]+", code) or NAME_OF_A_NEW_FILE.search(code):
        return False
    if ADDRESS.match(code) or MADE.match(code) or code.startswith("."):
        return False
    first, slash, _ = code.partition("/")
    return code.endswith(ENDINGS) or (slash == "/" and first in first_parts(document))


def first_parts(document: str) -> frozenset[str]:
    """List the names with which a path can begin: from the root, or beside the document."""
    beside = PurePosixPath(document).parent
    return frozenset(
        path.relative_to(start).parts[0]
        for start in (PurePosixPath(), beside)
        for path in map(PurePosixPath, our_folders())
        if path.is_relative_to(start) and path != start
    )


def is_there(code: str, document: str) -> bool:
    if "/" in code or not code.endswith(ENDINGS):
        return exists(code, document)
    return any(PurePosixPath(name).name == code for name in our_files())  # a name alone


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_is_there(document: str) -> None:
    text = without_blocks(text_of(document))
    missing = [
        code
        for code in codes_in(text)
        if is_path(code, document) and not all(is_there(path, document) for path in braces(code))
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", text_of(document))
    missing = [
        target
        for target in targets
        if "://" not in target
        and not (ROOT / document).parent.joinpath(target.partition("#")[0]).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_test_that_is_named_is_there(document: str) -> None:
    for code in codes_in(text_of(document)):
        named = TEST.match(code)
        if named:
            source = text_of(named[1]) if named[1] in our_files() else ""
            assert f"def {named[2]}(" in source, code


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_is_there(document: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    assert {"test", "lint", "fmt"} <= targets
    named = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", text_of(document), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_module_that_is_started_is_there(document: str) -> None:
    for module in re.findall(r"python -m ([a-z_.]+[a-z_])", text_of(document)):
        assert find_spec(module) is not None, module


def test_a_path_that_is_not_there_is_noticed() -> None:
    """The check finds a path that does not exist."""
    for path in ("elections/nowhere.py", "elections/nowhere", "nowhere.py", "old/nowhere.py"):
        assert is_path(path, "README.md"), path
        assert not is_there(path, "README.md"), path
    for path, document in (
        ("elections/core/settings.py", "README.md"),
        ("settings.py", "README.md"),
        ("src/crypto/", "browser/README.md"),
        ("tests/*/conftest.py", "README.md"),
    ):
        assert is_path(path, document), path
        assert is_there(path, document), path
    for other in ("/results", "boxes/<uuid>.bel", "audio/mpeg", "and/or", "counts.json"):
        assert not is_path(other, "README.md"), other
    assert braces("a/{b,c}.js") == ["a/b.js", "a/c.js"]
    assert "README.md" in DOCUMENTS
