"""Codes of problems and refusals: those that documents list, and those that the catalogue says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ballots.counting import METHODS
from ballots.stages import Stage
from elections.core.catalogue import entries
from elections.domain.election_folder import read_draft
from tests.docs.documents import ROOT, codes_in, rows_of, text_of
from tools.word_uses import RAISING, REFUSING, Use, in_python

FOLDER_PROBLEMS = "docs/folder-problems.md"


def problem_codes(*places: str) -> set[str]:
    """Find the codes of all `Problem`s that these modules make."""
    return {
        node.args[0].value
        for place in places
        for path in sorted(ROOT.glob(place))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Problem"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def listed_codes(document: str, heading: str) -> list[str]:
    return [row[0].strip("`") for row in rows_of(document, heading)]


def numbered(letter: str, codes: set[str]) -> list[str]:
    return [f"{letter}.{number}" for number in range(1, len(codes) + 1)]


def test_the_rules_of_a_definition_are_listed_in_order() -> None:
    codes = problem_codes("ballots/definition/*.py")
    assert listed_codes("docs/definition.md", "| code | rule |") == numbered("D", codes)
    assert codes == set(numbered("D", codes))


def test_the_problems_of_a_folder_are_listed_in_order() -> None:
    codes = problem_codes("elections/**/*.py")
    photos = {use.key for use in refusals("ballots/photos.py")}
    folder = {code for code in codes if code.startswith("F.")}
    members = {code for code in codes if code.startswith("M.")}
    assert len(folder) > 3
    assert len(members) > 6
    listed = listed_codes(FOLDER_PROBLEMS, "| code |")
    last_rule = f"D.{len(problem_codes('ballots/definition/*.py'))}"
    rest = [code for code in listed if not code.startswith("picture-")]
    assert rest == [*numbered("F", folder), f"D.1 … {last_rule}", *numbered("M", members)]
    assert {f"refused-{code}" for code in listed if code.startswith("picture-")} == photos


def refusals(*places: str) -> Iterator[Use]:
    """Find every refusal of these modules, with its key in the catalogue."""
    for place in places:
        for path in sorted(ROOT.glob(place)):
            for use in in_python(path, path.relative_to(ROOT).as_posix()):
                if use.key.startswith("refused-") and not use.is_family:
                    yield use


def test_every_refusal_of_a_page_has_its_message() -> None:
    assert {"Refused", "refused"} <= RAISING | REFUSING.keys()
    found = [
        use
        for use in refusals("ballots/**/*.py", "elections/**/*.py")
        if not use.where.startswith("elections/cli/")
    ]
    assert len(found) > 100
    assert [use.where for use in found if use.key not in entries()] == []


def test_no_code_means_two_things() -> None:
    """A code that is raised in two places has the same sentence in both."""
    sentences: dict[str, set[str]] = {}
    for use in refusals("ballots/**/*.py", "elections/domain/*.py"):
        if use.sentence:
            sentences.setdefault(use.key, set()).add(use.sentence)
    assert {key: said for key, said in sentences.items() if len(said) > 1} == {}


def test_the_example_of_an_election_folder_can_be_read() -> None:
    match = re.search(r"```json\n(.*?)```", text_of("docs/election-folder.md"), re.DOTALL)
    assert match is not None
    draft, problems = read_draft(match[1].encode())
    assert draft is not None
    assert problems == []


def test_stages_and_methods_are_those_of_the_program() -> None:
    rows = {row[0]: row[2] for row in rows_of("docs/election-folder.md", "| field | must be there")}
    calendar = codes_in(rows["`calendar`"])
    assert [code for code in calendar if code in set(Stage)] == list(Stage)
    for method in METHODS:
        assert f"`{method}`" in rows["`method`"]
        assert f"`{method}`" in dict(rows_of("docs/definition.md", "| code | rule |"))["D.1"]
        assert f"`{method}`" in text_of("docs/counting.md")
