"""A few rounds of ``make fuzz``: both verifiers say the same of records damaged at random."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from audit.trail.events import EVENTS
from tests.factories.small_election import draw_small_election
from tests.second_verifier import fuzz
from tests.second_verifier.stories import STORIES
from tests.second_verifier.verify import verify_files

ROUNDS = 60


@pytest.mark.timeout(300)
def test_both_verifiers_judge_damaged_records_alike(tmp_path: Path) -> None:
    figures = fuzz.run(iter(range(ROUNDS)), seed=2026, keep=tmp_path)
    assert figures.wrong == []
    assert figures.rounds.total() > ROUNDS // 2
    assert figures.accepted.total() < figures.rounds.total() / 2  # most damage is found


def test_every_story_is_a_good_record_and_together_they_tell_every_event() -> None:
    small = draw_small_election(spare_percent=100)
    told: set[str] = set()
    for name, story in STORIES.items():
        files = story.told(small)
        assert fuzz._judge(files, None, name, figures := fuzz.Figures()) is None
        assert figures.accepted[name] == 1, name
        told |= {json.loads(leaf)["type"] for leaf in files["trail.jsonl"].splitlines()}
    assert told == EVENTS.keys() - {"nominations_opened", "nominations_closed"}


def test_a_record_judged_wrongly_is_kept_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "tests.second_verifier.verify.verify_files", lambda _files: verify_files({})
    )
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_named: str(tmp_path))
    monkeypatch.setattr(fuzz, "_zip_problem", lambda _files, _chance: None)
    monkeypatch.setattr(fuzz, "ALONE", 0)
    monkeypatch.setattr(
        fuzz, "LIARS", (lambda small, _story, _chance: small.record() | {"._x": b""},)
    )
    monkeypatch.setattr(fuzz, "STRANGERS", (lambda files, _chance: files.update({"._x": b""}),))
    for damage in (*fuzz.LIARS, *fuzz.STRANGERS):
        monkeypatch.setattr(damage, "__name__", "nothing", raising=False)
    monkeypatch.setattr(fuzz, "until", lambda _deadline: iter(range(2)))
    assert fuzz.main(["--seed", "1"]) == 1
    output = capsys.readouterr().out
    assert "2 damaged records, 2 judged wrongly" in output
    assert "the first found [], the second ['V01']" in output
    assert len(list(tmp_path.glob("nothing-*.zip"))) == 2


def test_the_fuzzer_stops_by_itself() -> None:
    assert list(fuzz.until(0)) == []
    assert next(fuzz.until(float("inf"))) == 0


def test_what_a_stranger_may_do_without_harm_is_the_same(
    good: dict[str, bytes],
) -> None:
    """Litter is passed over by both; a foreign name is told by both, and the record holds."""
    figures = fuzz.Figures()
    for name in (".DS_Store", "notes.txt"):
        assert fuzz._judge(good | {name: b"x"}, good, "names", figures) is None
    assert figures.accepted["names"] == 2
    for seed in range(5):
        assert fuzz._zip_problem(good, random.Random(seed)) is None


def test_a_definition_that_only_one_takes_is_told(
    good: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz, "parse_definition", lambda _raw: None)
    chance, figures = random.Random(1), fuzz.Figures()
    reported = [fuzz.read_alone(good, chance, figures) for _ in range(40)]
    assert any(text and text.startswith("definition read alone: first False") for text in reported)
