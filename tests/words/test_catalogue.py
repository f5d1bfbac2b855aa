"""The catalogue: whole in every language, typed, and said rightly or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from elections.core import catalogue
from elections.core.catalogue import Argument, WrongWords
from elections.core.catalogue_files import ArgumentType, CatalogueInvalid, Entry, read_language
from elections.domain.roles import OFFICERS
from tests.support.words import forget, small_catalogue, write_words
from tools import words
from tools.word_uses import UnreadableUse, Use, in_python, in_template


def test_every_message_is_said_and_every_use_has_its_message() -> None:
    assert words.problems() == []


def test_every_kind_of_argument_is_used() -> None:
    used = {kind for entry in catalogue.entries().values() for kind in entry.arguments.values()}
    assert used == set(ArgumentType)


@pytest.mark.parametrize("language", catalogue.NAMES)
def test_messages_that_select_by_a_role_know_every_role(language: str) -> None:
    by_role = [
        entry
        for entry in catalogue.entries(language).values()
        if ArgumentType.ROLE in catalogue.entries()[entry.key].arguments.values()
    ]
    assert by_role
    for entry in by_role:
        for role in OFFICERS:
            assert f"[{role}]" in entry.source, (entry.key, role)


def test_the_refusal_of_an_unknown_role_lists_every_role() -> None:
    assert all(role in catalogue.english("refused-account-role") for role in OFFICERS)


# --- reading ------------------------------------------------------------------------------------


def read(folder: Path, text: str) -> dict[str, Entry]:
    (folder / "voter.ftl").write_text(dedent(text))
    return dict(read_language(folder))


def test_arguments_and_groups_are_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        ### What a voter reads.

        ## Buttons
        ## Spoken.

        go-back = Go back
        # Kept short, for a button.
        # $name (Person) who stands
        hear = Listen to { $name }

        ## For readers of the screen
        ## Not spoken.

        # $n (Number)
        count =
            { $n ->
                [one] One
               *[other] { $n }
            }
        """,
    )
    assert [entry.is_spoken for entry in found.values()] == [True, True, False]
    assert found["hear"].arguments == {"name": ArgumentType.PERSON}
    assert found["count"].used == {"n"}
    assert found["go-back"].file == "voter"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = One\na = Two\n", "a stands in voter and voter"),
        ("a = { $n\n", "a = "),
        ("# $n number\na = { $n }\n", "write an argument as"),
        ("# $n (Fruit)\na = { $n }\n", "no type Fruit"),
        ("-brand = RepVote\n", "brand is not a plain message"),
        ("a =\n    .label = One\n", "a is not a plain message"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(CatalogueInvalid, match=problem):
        read(tmp_path, text)


# --- saying -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "arguments", "problem"),
    [
        ("no-such-message", {}, "no message no-such-message"),
        ("results-voted", {}, r"arguments \['people'\], not \[\]"),
        ("results-voted", {"people": 2, "n": 2}, "not"),
        ("results-voted", {"people": "2"}, "people is no Votes"),
        ("results-voted", {"people": True}, "people is no Votes"),
        ("sound-hear", {"name": 2}, "name is no Person"),
        ("refused-account-role-taken", {"name": "Ann", "role": "clerk"}, "role is no Role"),
    ],
)
def test_a_wrong_call_says_nothing(key: str, arguments: dict[str, Argument], problem: str) -> None:
    for language in catalogue.NAMES:
        with pytest.raises(WrongWords, match=problem):
            catalogue.text(language, key, arguments)
    with pytest.raises(WrongWords, match=problem):
        catalogue.message(key, **arguments)


@pytest.mark.parametrize(
    ("count", "most", "said"),
    [
        (0, 1, "You have not chosen anyone yet. You can choose 1 person."),
        (0, 3, "You have not chosen anyone yet. You can choose 3 people."),
        (1, 1, "You have chosen 1 person. That is all you can choose."),
        (1, 3, "You have chosen 1 person. You can choose 2 more."),
        (3, 3, "You have chosen 3 people. That is all you can choose."),
    ],
)
def test_one_sentence_counts_in_several_numbers(count: int, most: int, said: str) -> None:
    found = catalogue.english("choose-status", count=count, max=most, left=most - count)
    assert found == said


def test_numbers_have_no_separators_unless_the_message_wants_them() -> None:
    assert catalogue.english("results-votes", votes=1200) == "1200 votes"
    some = catalogue.english("board-sound-some", done=120, all=1115)
    assert some == "120 of 1,115 texts have sound."


# --- checked by a person ------------------------------------------------------------------------


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Write two messages in two languages, none of which anybody has checked."""
    files = {"en": {"voter": "a = One\nb = Two\n"}, "cy": {"voter": "a = Un\nb = Dau\n"}}
    small_catalogue(monkeypatch, tmp_path, files)
    monkeypatch.setattr(words, "WORDS", tmp_path)
    yield tmp_path
    forget()


def test_a_changed_sentence_is_to_be_looked_at_again(state: Path) -> None:
    assert words.to_check("cy") == ["a", "b"]
    assert words.mark_checked("cy", ["voter.ftl"]) == 2
    forget()
    assert words.to_check("cy") == []
    assert catalogue.checked("cy") == (2, 2)
    assert (state / "cy" / "checked.txt").read_text().startswith("# A note.\na ")
    write_words(state, {"en": {"voter": "a = One\nb = Both\n"}})
    assert words.to_check("cy") == ["b"]
    write_words(state, {"cy": {"voter": "a = Un peth\nb = Dau\n"}})
    assert words.to_check("cy") == ["a", "b"]
    write_words(state, {"cy": {"voter": "a = Un\n"}})
    assert catalogue.checked("cy") == (1, 2)


# --- the check of all sources finds what is planted -----------------------------------------------


def entry(text: str, folder: Path) -> dict[str, Entry]:
    return read(folder, text)


def test_wrong_uses_are_found(tmp_path: Path) -> None:
    english = read(
        tmp_path, "a = One\n# $n (Number)\nb = { $n }\ncolour-red = Red\ncolour-blue = Blue\n"
    )
    (tmp_path / "page.py").write_text(
        'say("a")\nsay("b")\nsay("c")\nsay(f"colour-{name}")\nsay("a", n=1)\nsay(f"shape-{x}")\n'
    )
    problems = list(words.problems_of_uses(in_python(tmp_path / "page.py", "page.py"), english))
    assert problems == [
        "page.py:2: b has the arguments ['n'], not []",
        "page.py:3: there is no message c",
        "page.py:5: a has the arguments [], not ['n']",
        "page.py:6: there is no message shape-*",
    ]


def test_a_message_that_nobody_says_is_found(tmp_path: Path) -> None:
    (tmp_path / "board.ftl").write_text("a = One\nb = Two\n")
    uses = [Use("a", frozenset(), "x")]
    assert list(words.problems_of_uses(uses, read_language(tmp_path))) == [
        "board.ftl: nobody says b"
    ]


def test_templates_and_refusals_are_read(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '{% block x %}{{ say("a", n=1) }}{{ plain("p-" ~ name) }}'
        '{{ say("c" if d else "e") }}{{ say(f) }}{% endblock %}'
    )
    found = [(use.key, use.arguments) for use in in_template(page, "page.html")]
    none: frozenset[str] = frozenset()
    assert sorted(found) == [("a", frozenset({"n"})), ("c", none), ("e", none), ("p-*", none)]
    page.write_text("{{ say(f, n=1) }}")
    with pytest.raises(UnreadableUse):
        list(in_template(page, "page.html"))
    module = tmp_path / "module.py"
    module.write_text('raise Refused("x", "Ann %(n)s", n=1)\nraise bad_input("y")\nkey("z")\n')
    uses = list(in_python(module, "module.py"))
    assert [(use.key, use.sentence) for use in uses] == [
        ("refused-x", "Ann %(n)s"),
        ("refused-y", None),
        ("z", None),
    ]
