"""Known vulnerabilities of packages: a finding is told from a missing answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import advisories, release
from tools.advisories import Advice


def pip_audit_says(*dependencies: dict[str, object]) -> str:
    return json.dumps({"dependencies": list(dependencies), "fixes": []})


def test_a_vulnerability_of_a_python_package_is_named() -> None:
    output = pip_audit_says(
        {"name": "flask", "version": "3.1", "vulns": [{"id": "PYSEC-1"}, {"id": "PYSEC-2"}]},
        {"name": "click", "version": "8.5", "vulns": []},
    )
    assert advisories.parse_pip_audit("requirements.lock", output) == Advice(
        findings=(
            "requirements.lock: flask 3.1: PYSEC-1",
            "requirements.lock: flask 3.1: PYSEC-2",
        )
    )


def test_packages_that_were_not_looked_up_are_a_warning() -> None:
    """pip-audit says "No known vulnerabilities found" then."""
    output = pip_audit_says({"name": "flask", "skip_reason": "not found"})
    advice = advisories.parse_pip_audit("requirements.lock", output)
    assert advice == Advice(warnings=("requirements.lock: 1 packages could not be asked about.",))


def test_a_vulnerability_of_an_npm_package_is_named() -> None:
    output = json.dumps({"vulnerabilities": {"jsqr": {"severity": "high"}}, "metadata": {}})
    assert advisories.parse_npm_audit(output) == Advice(findings=("browser: jsqr: high",))
    assert advisories.parse_npm_audit('{"vulnerabilities": {}}') == Advice()


@pytest.mark.parametrize("output", ["", "{", "[]", "null", '{"message": "405 Method Not Allowed"}'])
def test_no_answer_is_a_warning_and_no_finding(output: str) -> None:
    for advice in (
        advisories.parse_pip_audit("requirements.lock", output),
        advisories.parse_npm_audit(output),
    ):
        assert advice.findings == ()
        assert len(advice.warnings) == 1


def test_a_program_that_is_not_there_gives_no_answer(tmp_path: Path) -> None:
    assert advisories.output_of([str(tmp_path / "missing")], tmp_path) == ""


@pytest.mark.parametrize(
    ("advice", "code"),
    [
        (Advice(), 0),
        (Advice(warnings=("browser: nobody could be asked.",)), 0),
        (Advice(findings=("browser: jsqr: high",)), 1),
    ],
)
def test_a_finding_stops_the_release_and_a_missing_answer_does_not(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    advice: Advice,
    code: int,
) -> None:
    monkeypatch.setattr(release, "missing", lambda _version: "")
    monkeypatch.setattr(advisories, "ask", lambda: iter([advice]))
    assert release.main() == code
    output = capsys.readouterr().out
    for line in (*advice.findings, *advice.warnings):
        assert line in output
