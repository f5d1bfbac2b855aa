"""Real clips from the real programs: pace, loudness, format."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from elections.audio import espeak
from elections.audio.clips import Rendered, render
from elections.audio.errors import NoSound
from elections.audio.texts import Spoken
from tests.audio.stand_in_voice import tone

SENTENCES = (
    "When you post your vote it goes in the box.",
    "Nobody can see who you voted for.",
    "This tablet does not keep your vote.",
    "You have chosen 1 person. You can choose 1 more.",
    "You have not chosen anyone yet. You can choose 2 people.",
    "Your card does not show who you voted for.",
    "The tablet lost its connection. Touch Try again.",
    "I want more buses in the evening.",
)
SHORT = ("dog", "Yes", "-v is not an option here")
WELSH = "Mae eich pleidlais yn y blwch."


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rendered, tuple[Spoken, ...]]:
    folder = tmp_path_factory.mktemp("sound")
    spoken = tuple(Spoken(text, "en", "test") for text in (*SENTENCES, *SHORT))
    spoken += (Spoken(WELSH, "cy", "test"),)
    loud = folder / "loud.wav"
    loud.write_bytes(tone(2, loud=0.9))
    quiet = folder / "quiet.wav"
    quiet.write_bytes(tone(2, loud=0.02))
    own = (Spoken("Loud.", "en", "test"), Spoken("Quiet.", "en", "test"))
    recordings = {own[0].id: loud, own[1].id: quiet}
    return (
        folder,
        render((*spoken, *own), espeak.find(), folder, recordings=recordings),
        (
            *spoken,
            *own,
        ),
    )


Heard = tuple[Path, Rendered, tuple[Spoken, ...]]


def loudness(path: Path) -> float:
    """Measure input loudness as loudnorm prints it; a short word is repeated four times."""
    command = ["ffmpeg", "-hide_banner", "-nostdin", "-stream_loop", "3", "-i", str(path)]
    command += ["-af", "loudnorm=print_format=json", "-f", "null", "-"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    match = re.search(r"\{[^{}]*\}", output)
    assert match is not None
    return float(json.loads(match.group(0))["input_i"])


def test_r33_sentences_have_120_to_125_words_a_minute(heard: Heard) -> None:
    _, made, spoken = heard
    sentences = [spoken_text for spoken_text in spoken if spoken_text.text in SENTENCES]
    words = sum(len(sentence.text.split()) for sentence in sentences)
    minutes = sum(made.manifest.clips[sentence.id].ms for sentence in sentences) / 60_000
    assert 120 <= words / minutes <= 125


def test_r35_clips_and_recordings_are_equally_loud(heard: Heard) -> None:
    folder, made, spoken = heard
    levels = {
        spoken_text.text: loudness(folder / made.manifest.clips[spoken_text.id].file)
        for spoken_text in spoken
    }
    assert max(levels.values()) - min(levels.values()) <= 2, levels


def test_a_clip_is_an_mp3_of_the_length_it_says(heard: Heard) -> None:
    folder, made, _ = heard
    assert made.manifest.clips
    for clip in made.manifest.clips.values():
        command = ["ffprobe", "-v", "error", "-of", "json", "-count_packets", "-show_streams"]
        output = subprocess.run(
            [*command, str(folder / clip.file)], capture_output=True, check=True
        )
        (stream,) = json.loads(output.stdout)["streams"]
        assert (stream["codec_name"], stream["channels"]) == ("mp3", 1)
        assert int(stream["nb_read_packets"]) * 24 == clip.ms


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    spoken = (Spoken("Keep your card.", "en", "test"),)
    rendered = [render(spoken, espeak.find(), tmp_path / name) for name in ("a", "b")]
    first, second = (
        (tmp_path / name / next(iter(each.manifest.clips.values())).file).read_bytes()
        for name, each in zip(("a", "b"), rendered, strict=True)
    )
    assert first == second


def test_a_language_without_a_voice_is_named() -> None:
    with pytest.raises(NoSound, match="not set up for fr"):
        espeak.find().kind("fr")
