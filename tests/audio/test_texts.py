"""The one list of what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ballots.ballot import verify_ballot
from ballots.box_params import BoxParams
from ballots.credential import PICTURES
from ballots.errors import BallotRefused
from ballots.group import scalar_mult_base
from elections.audio.texts import PUBLIC, Spoken, spoken_texts, text_id
from elections.core import catalogue
from elections.core.catalogue import Message, entries
from tests.audio.stand_in_voice import POINTS, election
from tests.support.words import Files, forget, small_catalogue


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Files], None]]:
    """Put a few messages in the place of the catalogue."""
    yield lambda files: small_catalogue(monkeypatch, tmp_path, files, ours=DATES)
    forget()


DATES = ("common",)


def said(seats: int = 1) -> set[str]:
    return {spoken_text.text for spoken_text in spoken_texts(election(seats))}


def test_r31_every_candidate_title_picture_and_error_is_said() -> None:
    spoken = {spoken_text.text for spoken_text in spoken_texts(election(2))}
    assert {"Tiny election", "rep seats, north-rep", "Family carers"} <= spoken
    for name, points in POINTS.items():
        assert {name, *points} <= spoken
    assert set(PICTURES) <= spoken
    assert "You can choose 2 people." in spoken
    assert "You have chosen 1 person. You can choose 1 more." in spoken
    assert "To choose Ann Ash, first take away one of the others." in spoken
    assert "This card does not work any more. Ask for another card." in spoken
    assert not any("{" in text or "\u00ad" in text for text in spoken)


def test_r31_an_error_of_a_locked_vote_is_said_with_its_ending() -> None:
    params = BoxParams("1" * 14, "Box", "Who?", ("a", "b"), 1, scalar_mult_base(1), "0" * 64)
    with pytest.raises(BallotRefused) as refused:
        verify_ballot(params, b"{}")
    assert refused.value.text in said()


VOTER = """\
    ### Spoken.

    # $max (MostChoices)
    can = You can choose { $max } people.

    # $count (Choices)
    # $left (ChoicesLeft)
    status = { $count } chosen, { $left } left

    # $count (SomeChoices)
    some = { $count } taken

    # $left (MoreChoices)
    more = { $left } more

    # $place (Place)
    # $people (People)
    person = Person { $place } of { $people }

    # $people (SomePeople)
    later = { $people } later

    # $first (First)
    # $last (Last)
    # $people (People)
    seen = Seen { $first } to { $last } of { $people }

    # $seconds (Seconds)
    pace = { $seconds } seconds

    # $name (Person)
    hear = Hear { $name }

    # $minutes (Number)
    soon = In { $minutes } minutes

    ## Not spoken.

    # $name (Person)
    photo = Photo of { $name }
    """
PRACTICE = """\
    ### Spoken.

    # $name (Person)
    practice-hear = Fruit { $name }
    fruit-pear-name = Pear
    """


def test_each_type_of_argument_has_the_values_that_this_election_reaches(
    words: Callable[[Files], None],
) -> None:
    words({"en": {"voter": VOTER, "practice": PRACTICE}})
    spoken = said(seats=3)  # 3 to choose from and 1 to choose from; the practice has 2 seats

    def with_start(start: str) -> set[str]:
        return {text.removeprefix(start) for text in spoken if text.startswith(start)}

    assert with_start("You can choose ") == {f"{most} people." for most in (1, 2, 3)}
    chosen = {f"{n} chosen, {most - n} left" for most in (1, 2, 3) for n in range(most + 1)}
    assert {text for text in spoken if "chosen," in text} == chosen
    assert {text for text in spoken if text.endswith(" taken")} == {f"{n} taken" for n in (1, 2, 3)}
    assert {text for text in spoken if text.endswith(" more")} == {f"{n} more" for n in (1, 2, 3)}
    assert with_start("Person ") == {"1 of 1", "1 of 3", "2 of 3", "3 of 3"}
    assert {text for text in spoken if text.endswith(" later")} == {f"{n} later" for n in (1, 2, 3)}
    assert with_start("Seen ") == {
        f"{seen} of 3" for seen in ("1 to 1", "1 to 2", "2 to 2", "3 to 3")
    }
    assert len([text for text in spoken if text.endswith(" seconds")]) == 10
    assert with_start("Hear ") == {*POINTS, "Pear"}
    assert with_start("Fruit ") == {"Pear"}
    assert with_start("In ") == set()  # nobody knows the number
    assert with_start("Photo ") == set()


def test_r23_a_second_language_has_its_own_clips_and_names_stay_in_the_first(
    words: Callable[[Files], None],
) -> None:
    one = "### Spoken.\n\nstop = {}\n"
    words({"en": {"voter": one.format("Stop")}, "cy": {"voter": one.format("Stopiwch")}})
    found = {text.text: text for text in spoken_texts(election())}
    assert (found["Stopiwch"].language, found["Stopiwch"].pages) == ("cy", "cy")
    assert (found["Stop"].language, found["Stop"].pages) == ("en", "en")
    assert found["Ann Ash"].language == "en"


def test_what_a_language_lacks_is_said_in_english_on_its_pages(
    words: Callable[[Files], None],
) -> None:
    words({"en": {"voter": "### Spoken.\n\nstop = Stop\n"}})
    found = {text.text: text for text in spoken_texts(election())}
    assert (found["Stop"].language, found["Stop"].pages) == ("en", "")


def test_r23_welsh_pages_and_errors_are_said_in_welsh_and_come_last() -> None:
    spoken = spoken_texts(election(2))
    found = {spoken_text.text: spoken_text for spoken_text in spoken}
    assert found["Gallwch ddewis 2 berson."].language == "cy"
    assert found["I ddewis Ann Ash, tynnwch un o'r lleill yn gyntaf."].only == "north-rep"
    errors = {entry.key for entry in entries().values() if entry.file == "refused-voter"}
    assert len(errors) > 15
    for key in errors:
        welsh = found[catalogue.text("cy", key, {}).text]
        assert (welsh.language, welsh.pages, welsh.only) == ("cy", "cy", "error")
    tablet = "Efallai bod y cyfeiriad yn anghywir. "
    assert [spoken_text.only for spoken_text in spoken if spoken_text.text.startswith(tablet)] == [
        "error"
    ]
    languages = [spoken_text.language for spoken_text in spoken]
    assert languages == sorted(languages, key=lambda language: language == "cy")


def test_a_text_knows_who_looks_it_up(words: Callable[[Files], None]) -> None:
    english = "### Spoken.\n\na = Both\nb = Here\n\n# $name (Person)\nhear = Hear { $name }\n"
    words(
        {
            "en": {"voter": english, "public": "### Spoken.\n\nc = Here\nd = Only there\n"},
            "cy": {"voter": "a = Both\nb = Yma\n"},
        }
    )

    def given(language: str) -> Iterator[Message | str]:
        yield from (Message("hear", {"name": "Nobody"}), f"The board, {language}.")

    found = {spoken_text.text: spoken_text for spoken_text in spoken_texts(election(), given)}
    texts = ("Both", "Here", "Yma", "Only there", "Ann Ash", "Hear Nobody", "The board, cy.")
    pages = [found[text].pages for text in texts]
    assert pages == ["", "en", "cy", PUBLIC, "", PUBLIC, PUBLIC]
    contests = [found[text].only for text in ("Hear Ann Ash", "Hear Dot Dill", "Both")]
    assert contests == ["north-rep", "north-carer", ""]


def test_r32_the_hash_sees_words_and_not_how_they_are_set() -> None:
    assert text_id("aero\u00adplane ") == text_id("aeroplane")
    assert text_id("Keep\n  your card.") == text_id("Keep your card.")
    assert text_id("Keep your card") != text_id("Keep your card.")
    assert Spoken("a", "en", "x").id == text_id("a")


def test_the_texts_that_an_organiser_typed_are_known() -> None:
    typed = {text.text for text in spoken_texts(election()) if text.is_typed}
    assert {"Ann Ash", "I ask questions.", "Tiny election", "Tiny Board", "North", "Reps"} <= typed
    assert not any("card" in text.lower() for text in typed)


def test_r37_a_name_is_said_as_people_say_it_wherever_it_stands() -> None:
    whole = election(2)
    spoken = {
        text.text: text
        for text in spoken_texts(replace(whole, say_like={"Ann Ash": "Anne Ashe", "Bea": "Bee"}))
    }
    assert spoken["Ann Ash"].aloud == "Anne Ashe"
    sentence = "To choose Ann Ash, first take away one of the others."
    assert spoken[sentence].aloud == "To choose Anne Ashe, first take away one of the others."
    assert spoken[sentence].id == text_id(sentence)  # pages find it by what they show
    assert spoken["Cy Crane"].aloud == "Cy Crane"
    changed = {text for text, known in spoken.items() if known.aloud != text}
    assert changed
    assert all("Ann Ash" in text or "Bea" in text for text in changed)
