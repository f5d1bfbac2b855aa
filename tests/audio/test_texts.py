"""The one list of what is said."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from ballots.ballot import check
from ballots.box_params import BoxParams
from ballots.credential import PICTURES
from ballots.errors import BallotRefused
from ballots.group import base_times
from elections.audio import texts
from elections.audio.build import spoken_texts
from elections.audio.errors import NoSound
from elections.audio.refusals import error_texts
from elections.audio.texts import PUBLIC, Spoken, collect, text_id
from tests.audio.hum import POINTS, election

ROOT = Path(__file__).resolve().parents[2]


def said(words: dict[str, str], seats: int = 1) -> set[str]:
    return {one.text for one in collect(election(seats), {"en": words})}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_r31_the_words_to_say_are_those_of_the_pages(language: str) -> None:
    """Change words.js or a catalogue, and this file is made again: see docs/sound.md."""
    script = ROOT / "browser" / "words-json.js"
    made = subprocess.run(["node", script, language], capture_output=True, text=True, check=True)
    kept = (ROOT / "templates" / "static" / "words" / f"{language}.json").read_text()
    fresh = f"node {script} {language} > templates/static/words/{language}.json"
    assert json.loads(kept) == json.loads(made.stdout), fresh


def test_r31_every_candidate_title_picture_and_error_is_said() -> None:
    spoken = {one.text for one in spoken_texts(election(2))}
    assert {"Tiny election", "rep seats, north-rep", "Family carers"} <= spoken
    for name, points in POINTS.items():
        assert {name, *points} <= spoken
    assert set(PICTURES) <= spoken
    assert "You can choose 2 people." in spoken
    assert "You have chosen 1 person. You can choose 1 more." in spoken
    assert "To choose Ann Ash, first take away one of the others." in spoken
    assert "This card is taken out. Ask for another card." in spoken
    assert not any("{" in text or "\u00ad" in text for text in spoken)


def test_r31_an_error_of_a_locked_vote_is_said_with_its_ending() -> None:
    params = BoxParams("1" * 14, "Box", "Who?", ("a", "b"), 1, base_times(1), "0" * 64)
    with pytest.raises(BallotRefused) as refused:
        check(params, b"{}")
    assert refused.value.text in error_texts()


def test_counts_are_said_up_to_the_seats_and_no_further() -> None:
    words = {f"can?max={most}": f"You can choose {most} people." for most in range(1, 9)}
    found = {text for text in said(words, seats=3) if text.startswith("You can choose")}
    assert found == {f"You can choose {most} people." for most in (1, 2, 3)}  # 2: practice


def test_every_name_and_page_is_filled_in() -> None:
    words = {
        "person": "Person {page} of {pages}",
        "hear": "Hear {name}",
        "practice.hear": "Fruit {name}",
        "fruit.pear.name": "Pear",
    }
    spoken = said(words)
    assert {f"Hear {name}" for name in (*POINTS, "Pear")} <= spoken
    assert {"Person 1 of 1", "Person 1 of 3", "Person 3 of 3"} <= spoken
    assert "Person 4 of 4" not in spoken
    assert {text for text in spoken if text.startswith("Fruit")} == {"Fruit Pear"}


def test_a_gap_that_nobody_fills_stops_the_build() -> None:
    with pytest.raises(NoSound, match=r"words late: You have \{minutes\} minutes"):
        collect(election(), {"en": {"late": "You have {minutes} minutes."}})


def test_r23_a_second_language_has_its_own_clips_and_names_stay_in_the_first() -> None:
    spoken = collect(election(), {"cy": {"stop": "Stopiwch", "name": "Ann Ash"}, "en": {}})
    found = {one.text: one.language for one in spoken}
    assert found["Stopiwch"] == "cy"
    assert found["Ann Ash"] == "en"


def test_r23_welsh_pages_and_errors_are_said_in_welsh_and_come_last() -> None:
    spoken = spoken_texts(election(2))
    found = {one.text: one for one in spoken}
    assert found["Gallwch ddewis 2 berson."].language == "cy"
    assert found["I ddewis Ann Ash, tynnwch un o'r lleill yn gyntaf."].only == "north-rep"
    errors = error_texts("cy")
    assert len(errors) == len(error_texts())
    assert {found[one].language for one in errors} == {"cy"}
    languages = [one.language for one in spoken]
    assert languages == sorted(languages, key=lambda one: one == "cy")


def test_a_text_knows_who_looks_it_up() -> None:
    words = {
        "en": {"a": "Both", "b": "Here", "hear": "Hear {name}"},
        "cy": {"a": "Both", "b": "Yma"},
    }
    shown = [Spoken("Here", "en", "page", PUBLIC), Spoken("Only there", "en", "page", PUBLIC)]
    found = {one.text: one for one in collect(election(), words, shown)}
    pages = {text: found[text].pages for text in ("Both", "Here", "Yma", "Only there", "Ann Ash")}
    assert pages == {"Both": "", "Here": "en", "Yma": "cy", "Only there": PUBLIC, "Ann Ash": ""}
    contests = {text: found[text].only for text in ("Hear Ann Ash", "Hear Dot Dill", "Both")}
    assert contests == {"Hear Ann Ash": "north-rep", "Hear Dot Dill": "north-carer", "Both": ""}


def test_r32_the_hash_sees_words_and_not_how_they_are_set() -> None:
    assert text_id("aero\u00adplane ") == text_id("aeroplane")
    assert text_id("Keep\n  your card.") == text_id("Keep your card.")
    assert text_id("Keep your card") != text_id("Keep your card.")
    assert Spoken("a", "en", "x").id == text_id("a")


def test_missing_or_damaged_words_are_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoSound, match=r"no words to say in en\.json"):
        spoken_texts(election(), words_folder=tmp_path)
    (tmp_path / "en.json").write_text('{"a": 1}')
    with pytest.raises(NoSound, match="a is not a text"):
        texts.read_words("en", tmp_path)
    (tmp_path / "en.json").write_text("[]")
    with pytest.raises(NoSound, match="not a list of words"):
        texts.read_words("en", tmp_path)
