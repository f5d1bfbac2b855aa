"""The folder of clips: complete, tied to its words, and never made twice."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ballots.errors import BadInput
from elections.audio import build, clips, texts
from elections.audio.clips import Manifest, clip_name, read_manifest, render, require_complete
from elections.audio.errors import NoSound
from elections.audio.texts import Spoken
from tests.audio.stand_in_voice import Hum, election, tone

THREE = tuple(Spoken(text, "en", f"test {text}") for text in ("One.", "Two.", "Three."))


def test_r31_r32_a_build_has_a_clip_for_every_text(tmp_path: Path) -> None:
    rendered = render(THREE, Hum(), tmp_path)
    assert rendered.made == 3
    assert set(rendered.manifest.clips) == {spoken_text.id for spoken_text in THREE}
    for clip in rendered.manifest.clips.values():
        assert clip.ms == (tmp_path / clip.file).stat().st_size // 120 * 24
        assert 500 < clip.ms < 1000
    assert read_manifest(tmp_path) == rendered.manifest


def test_r32_a_changed_text_makes_exactly_one_clip(tmp_path: Path) -> None:
    render(THREE, Hum(), tmp_path)
    voice = Hum()
    changed = (*THREE[:2], Spoken("Four.", "en", "test"))
    rendered = render(changed, voice, tmp_path)
    assert voice.said == ["Four."]
    assert rendered.made == 1
    files = {path.name for path in tmp_path.glob("*.mp3")}
    assert files == {clip.file for clip in rendered.manifest.clips.values()}


def test_r32_the_name_follows_everything_that_makes_the_sound() -> None:
    first = THREE[0]
    voices = (Hum(), Hum(rate=100), Hum(version="hum 2"))
    names = {clip_name(first, voice) for voice in voices}
    names |= {
        clip_name(Spoken("One!", "en", ""), Hum()),
        clip_name(Spoken("One.", "cy", ""), Hum()),
    }
    assert len(names) == 5
    assert clip_name(first, Hum()) == clip_name(Spoken("One.", "en", "elsewhere"), Hum())


def test_r32_the_build_fails_with_the_text_that_has_no_clip(tmp_path: Path) -> None:
    before = render(THREE[:1], Hum(), tmp_path).manifest
    with pytest.raises(NoSound, match=r"test Two.*“Two\.” has no sound. It will not say this\."):
        render(THREE, Hum(mute="Two."), tmp_path)
    assert read_manifest(tmp_path) == before
    with pytest.raises(NoSound, match=r"“Two\.” has no sound"):
        require_complete(THREE[:2], before, tmp_path)
    (tmp_path / before.clips[THREE[0].id].file).unlink()
    with pytest.raises(NoSound, match=r"“One\.” has no sound"):
        require_complete(THREE[:1], before, tmp_path)


def test_the_first_language_is_heard_before_the_second_is_begun(tmp_path: Path) -> None:
    both = (*THREE, Spoken("Un.", "cy", "test"), Spoken("Dau.", "cy", "test"))
    with pytest.raises(NoSound, match=r"“Dau\.” has no sound"):
        render(both, Hum(mute="Dau."), tmp_path, jobs=1)
    half = read_manifest(tmp_path)
    assert half is not None
    assert {spoken_text.id for spoken_text in THREE} <= set(half.clips)
    assert both[-1].id not in half.clips
    changed = (Spoken("Four.", "en", "test"), *both[1:])
    with pytest.raises(NoSound):
        render(changed, Hum(mute="Dau."), tmp_path)
    for clip in half.clips.values():
        assert (tmp_path / clip.file).is_file()  # an earlier manifest finds all its clips


def test_a_stopped_build_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clips, "_AT_ONCE", 1)
    with pytest.raises(NoSound):
        render(THREE, Hum(mute="Three."), tmp_path, jobs=1)
    voice = Hum()
    render(THREE, voice, tmp_path)
    assert voice.said == ["Three."]


def test_a_damaged_list_is_refused() -> None:
    for raw in (b"{", b"[]", b'{"format":"x","voice":"v","clips":{}}', b'{"clips":{"a":1}}'):
        with pytest.raises(BadInput):
            Manifest.from_bytes(raw)


def test_a_missing_program_is_one_sentence_with_the_line_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(NoSound, match=r"ffmpeg is missing.*apt-get install espeak-ng ffmpeg"):
        build.render_election(election(), tmp_path)
    sentence = build.missing_sound(election(), tmp_path)
    assert sentence == "There is no sound yet. Make it with: repvote sound"


# --- candidates' own recordings ----------------------------------------------------------------


def recording(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / "recordings" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def test_a_candidates_own_recording_comes_first(tmp_path: Path) -> None:
    recording(tmp_path, "north-rep/ann-ash-2.wav", tone(1.5, loud=0.05))
    own = build.find_recordings(election(), tmp_path / "recordings")
    voice = Hum()
    spoken = [
        spoken_text
        for spoken_text in texts.spoken_texts(election())
        if spoken_text.text in {"I ask questions.", "dog"}
    ]
    rendered = render(spoken, voice, tmp_path / "sound", recordings=own)
    assert voice.said == ["dog"]
    again = render(spoken, voice, tmp_path / "sound")  # as after the count
    assert (again.made, again.manifest) == (0, rendered.manifest)
    machine = render(spoken, voice, tmp_path / "sound", recordings={})
    assert voice.said == ["dog", "I ask questions."]
    assert machine.made == 1
    ms = {spoken_text.text: rendered.manifest.clips[spoken_text.id].ms for spoken_text in spoken}
    assert 1500 < ms["I ask questions."] < 2200


def test_a_recording_that_fits_nobody_is_named(tmp_path: Path) -> None:
    for name in ("north-rep/ann-ash-4.wav", "north-rep/nobody-1.wav", "north-rep/ann-ash-1.exe"):
        path = recording(tmp_path, name, tone(0.5))
        with pytest.raises(NoSound, match=f"The recording {name} fits nobody"):
            build.find_recordings(election(), tmp_path / "recordings")
        path.unlink()


def test_one_recording_never_speaks_for_two_people(tmp_path: Path) -> None:
    recording(tmp_path, "north-rep/ann-ash-1.wav", tone(0.5))
    same = {name: ["I listen.", "I ask.", "I tell."] for name in ("Ann Ash", "Bea Birch")}
    same |= {"Cy Crane": ["A.", "B.", "C."], "Dot Dill": ["D.", "E.", "F."]}
    with pytest.raises(NoSound, match="another person has the same words"):
        build.find_recordings(election(points=same), tmp_path / "recordings")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"this is no sound", "did not work"),
        (tone(0, silence=1), "did not work|nothing to hear"),
        (tone(31, rate=8000), "may take 30 seconds"),
    ],
)
def test_r35_a_recording_that_cannot_be_used_is_refused(
    tmp_path: Path, raw: bytes, says: str
) -> None:
    path = recording(tmp_path, "north-rep/ann-ash-1.wav", raw)
    with pytest.raises(NoSound, match=says):
        render(THREE[:1], Hum(), tmp_path / "sound", recordings={THREE[0].id: path})


def test_a_typed_text_that_cannot_be_said_never_stops_the_others(tmp_path: Path) -> None:
    typed = tuple(Spoken(t, "en", f"test {t}", is_typed=True) for t in ("...", "Hm.", "Oh."))
    welsh = Spoken("Un.", "cy", "test")
    voice = Hum(mute="Hm.")
    with pytest.raises(NoSound, match=r"test Hm.*“Hm\.” has no sound\. It will not say this\.$"):
        render((*THREE, *typed, welsh), voice, tmp_path)
    listed = read_manifest(tmp_path)
    assert listed is not None
    assert set(listed.clips) == {text.id for text in (*THREE, typed[0], typed[2], welsh)}
    again = Hum()
    assert render((*THREE, *typed, welsh), again, tmp_path).made == 1
    assert again.said == ["Hm."]


def test_all_texts_without_a_sound_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_: Hum, text: str, language: str) -> bytes:
        raise NoSound("sound-program", f"It will not say {text} in {language}.")

    monkeypatch.setattr(Hum, "speak", nothing)
    with pytest.raises(NoSound, match=r"“One\.” has no sound.* So have 2 more\.$"):
        render(THREE, Hum(), tmp_path)
    many = [Spoken(f"Text {n}.", "en", "test") for n in range(200)]
    with pytest.raises(NoSound, match=r"So have \d\d more\.$"):  # a program that does not work
        render(many, Hum(), tmp_path, jobs=1)


def test_a_name_may_be_recorded_too(tmp_path: Path) -> None:
    sample = election()
    (tmp_path / "north-rep").mkdir()
    (tmp_path / "north-rep" / "ann-ash-name.wav").write_bytes(tone(0.5))
    found = build.find_recordings(sample, tmp_path)
    assert list(found) == [texts.text_id("Ann Ash")]


def test_r37_a_clip_says_the_name_as_people_say_it(tmp_path: Path) -> None:
    voice = Hum()
    plain = Spoken("Ann Ash", "en", "north-rep/ann-ash")
    said = replace(plain, said="Anne Ashe")
    assert clip_name(plain, voice) != clip_name(said, voice)
    rendered = render([said], voice, tmp_path)
    assert set(rendered.manifest.clips) == {plain.id}
    assert voice.said == ["Anne Ashe"]
