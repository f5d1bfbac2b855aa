"""The words that people read, in English: short, easy, and one word for one thing (R8 to R18)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.words import reading
from tests.words.conftest import WORD_LIST, Shown

LONGEST_SENTENCE = 15  # words (R14)
HIGHEST_GRADE = 4.0  # Flesch-Kincaid (R15)
BANNED = re.compile(  # R17; "voting paper" is the word for a ballot
    r"\b(cast|casting|ballots?|nominees?|electors?|verif(?:y|ies|ied|ication)|submit\w*|spoil\w*"
    r"|undervotes?|authenticat\w*)\b",
    re.IGNORECASE,
)
# Not always wrong, so these only warn (R18): a person looks at them.
HARD = {
    "passive voice": re.compile(r"\b(?:is|are|was|were|been|being) \w+ed by\b"),
    "unless": re.compile(r"\bunless\b", re.IGNORECASE),
    "not ... until": re.compile(r"\b(?:not|cannot|n't)\b.*\buntil\b", re.IGNORECASE),
    "two negatives": re.compile(
        r"\b(?:not|never|cannot|nobody|nothing)\b.*\b(?:not|never|cannot|nobody|nothing|without)\b",
        re.IGNORECASE,
    ),
}
FOUR_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
LONE_ZERO = re.compile(r"(?<![\d.,:])0(?![\d.,:])")


def voters(shown: Sequence[Shown]) -> list[Shown]:
    """Return what voters and the public read."""
    return [page for page in shown if not page.board]


def listed_words() -> dict[str, str]:
    """Read the word list: a word, or "word = where it is explained"."""
    lines = WORD_LIST.read_text("utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if line.strip() and not line.startswith("#"))
    return {word.strip(): why.strip() for word, _, why in pairs}


def sentences_that(
    shown: Sequence[Shown], wrong: Callable[[str], object]
) -> Iterator[tuple[str, str]]:
    """Yield each wrong sentence once, with its place."""
    seen = set()
    for page in shown:
        for sentence in reading.sentences(page.texts):
            if sentence not in seen and wrong(sentence):
                seen.add(sentence)
                yield page.where, sentence


def test_every_page_has_texts(shown: Sequence[Shown]) -> None:
    assert sum(page.board for page in shown) > 30
    assert len(voters(shown)) > 60
    assert all(page.texts for page in shown)


def test_r14_no_sentence_is_longer_than_15_words(shown: Sequence[Shown]) -> None:
    def too_long(sentence: str) -> bool:
        return len(sentence.split()) > LONGEST_SENTENCE

    assert list(sentences_that(shown, too_long)) == []


def test_r14_most_sentences_have_10_words_or_fewer(shown: Sequence[Shown]) -> None:
    shown_sentences = set(reading.sentences(text for page in voters(shown) for text in page.texts))
    short = sum(len(sentence.split()) <= 10 for sentence in shown_sentences)
    assert short / len(shown_sentences) > 0.8


def test_r15_every_page_can_be_read_at_grade_4(shown: Sequence[Shown]) -> None:
    def easy(page: Shown) -> float:
        return reading.grade(page.texts if page.board else page.easy)

    # One or two words alone cannot be graded: "Finish" would be grade 8.
    pages = [page for page in shown if len(reading.words(page.easy)) >= 15]
    hard = {page.where: round(easy(page), 1) for page in pages if easy(page) > HIGHEST_GRADE}
    assert hard == {}


def test_r16_every_word_for_voters_is_in_the_word_list(shown: Sequence[Shown]) -> None:
    used = {word: page.where for page in voters(shown) for word in reading.words(page.easy)}
    listed = listed_words()
    new = {word: where for word, where in sorted(used.items()) if word not in listed}
    assert new == {}, (
        "A person who knows Easy Read looks at each new word. Change the text, "
        "or put the word into templates/words/word-list.txt."
    )


PAGES = {  # as the word list calls them: where a hard word is explained
    "about": "/about",
    "accessibility": "/accessibility",
    "first page": "/",
    "results": "/results/north-rep",
    "sign in": "/sign-in",
}


def test_r16_a_hard_word_stands_on_the_page_that_explains_it(shown: Sequence[Shown]) -> None:
    on_page: dict[str, set[str]] = {}
    for shown_page in shown:
        on_page.setdefault(shown_page.where.split(" (")[0], set()).update(
            reading.words(shown_page.texts)
        )
    wrong, tried = [], 0
    for word, why in listed_words().items():
        named = re.search(r"\(([^()]+)\)$", why)
        for page in named[1].split(", ") if named else ():
            tried += 1
            if word not in on_page[PAGES[page]]:
                wrong.append((word, page))
    assert wrong == []
    assert tried >= 8


def test_r16_the_word_list_is_in_order() -> None:
    lines = [line for line in WORD_LIST.read_text("utf-8").splitlines() if line[:1] != "#"]
    words = [line.partition("=")[0].strip() for line in lines if line.strip()]
    assert words == sorted(set(words))
    assert [word for word in words if BANNED.search(word)] == []


def test_r17_one_word_for_one_thing(shown: Sequence[Shown]) -> None:
    assert list(sentences_that(shown, BANNED.search)) == []


@pytest.mark.filterwarnings("default:R18:UserWarning")
def test_r18_hard_turns_of_phrase_are_pointed_out(shown: Sequence[Shown]) -> None:
    for name, pattern in HARD.items():
        for where, sentence in sentences_that(voters(shown), pattern.search):
            warnings.warn(f"R18 {name}: {sentence} [{where}]", UserWarning, stacklevel=1)


def test_r8_no_word_stands_in_capitals(shown: Sequence[Shown]) -> None:
    easy = [Shown(page.where, page.board, page.easy, page.easy) for page in voters(shown)]
    assert list(sentences_that(easy, FOUR_CAPITALS.search)) == []


def test_r9_no_text_shows_a_lone_zero(shown: Sequence[Shown]) -> None:
    assert list(sentences_that(voters(shown), LONE_ZERO.search)) == []


# --- the checks themselves can fail ------------------------------------------------------------


def test_a_page_is_read_as_a_person_reads_it() -> None:
    page = (
        "<main><h1>Your  vote</h1><p>It is in <strong>the box</strong>.<br>Good.</p>"
        '<img alt="A dog"><script>never()</script><ul><li>One</li><li>Two</li></ul>'
        "<section data-for-checkers><p>Hash</p></section></main>"
    )
    read = ["Your vote", "It is in the box. Good.", "A dog", "One", "Two"]
    assert reading.blocks(page, checkers=False) == read
    assert reading.blocks(page) == [*read, "Hash"]
    assert list(reading.sentences(read))[1:3] == ["It is in the box.", "Good."]


def test_names_are_left_out() -> None:
    texts = ["Anastasia Featherstonehaugh is a Rep."]
    assert reading.without_names(texts, ["Anastasia Featherstonehaugh", ""]) == ["Ann is a Rep."]


def test_the_grade_tells_easy_from_hard() -> None:
    easy = ["Your vote is in the box.", "Keep your card.", "Nobody can see who you chose."]
    hard = ["Subsequently the electoral administration authenticates your particular submission."]
    assert reading.grade(easy) < 2
    assert reading.grade(hard) > 12


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("unless", "You cannot vote unless you have a card."),
        ("not ... until", "You cannot vote until Monday."),
        ("two negatives", "Nobody did not vote."),
        ("passive voice", "The card is checked by the desk."),
    ],
)
def test_hard_turns_are_found(name: str, sentence: str) -> None:
    assert HARD[name].search(sentence)
    assert BANNED.search("Submit your ballot")
    assert not BANNED.search("Post your vote on broadcast day")
