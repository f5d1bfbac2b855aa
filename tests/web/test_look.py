"""The tokens: every pair of colours that meets is far enough apart, in every theme (R2, R3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ballots.definition.model import AREA_COLOURS
from elections.core.paths import TEMPLATES

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "browser" / "styles"
COLOURS = STYLES / "tokens" / "colours.css"
AREAS = STYLES / "tokens" / "area-colours.css"
THEMES = STYLES / "tokens" / "themes.css"
SOURCES = {path.relative_to(STYLES).as_posix(): path for path in sorted(STYLES.rglob("*.css"))}
LONGEST_FILE = 400  # lines
# Words under a picture, on a card and in the narrow band, are centred.
CENTRED = {
    *("components/card-pictures.css", "voter/band.css"),
    *("voter/start.css", "voter/display-settings.css", "voter/topics.css"),  # words under a picture
}
# Names that pages put together, as `path-{{ step.state }}` and `v-${kind}`.
MADE = {
    *("v-main", "v-look-size", "v-look-theme", "v-mini-one"),
    *("v-look-show", "v-look-layout", "v-marks-size", "v-marks-theme"),
    *(f"v-frames-{number}" for number in range(1, 6)),
    *(f"v-way-{way}" for way in ("on", "more", "nobody", "back")),
    *("path-done", "path-now", "state-done", "state-now"),
}
TEXT = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "sky"),
    ("ink", "sun-soft"),
    ("ink", "leaf-soft"),
    ("ink", "brick-soft"),
    ("ink-soft", "paper"),
    ("ink-soft", "card"),
    ("on-deep", "deep"),
    ("on-deep", "brick"),
    ("on-deep", "leaf"),
    ("on-deep", "ink"),
    ("on-band", "band"),
    ("deep", "paper"),
    ("deep", "card"),
    ("deep", "sky"),
    ("leaf", "leaf-soft"),
    ("brick", "card"),
    ("link", "paper"),
    ("link", "card"),
]
VOTERS = [("ink", "paper"), ("ink", "card"), ("on-deep", "deep"), ("on-deep", "brick")]
EDGES = [("edge", "paper"), ("edge", "card"), ("deep", "paper"), ("focus", "paper")]
# The least contrast of what voters read (R3).
VOTERS_LEAST = {"warm": 10, "black-on-white": 20, "white-on-black": 20}


def rules(path: Path) -> list[tuple[list[str], dict[str, str]]]:
    """Return each rule of a file of tokens: names of themes ("" for all), and what it declares."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    found = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        names = [
            "" if selector.strip() == ":root" else selector.split('"')[1]
            for selector in selectors.split(",")
        ]
        found.append((names, dict(re.findall(r"([\w-]+):\s*([^;]+);", body))))
    return found


def themes() -> dict[str, dict[str, str]]:
    """Return what each theme gives, by its name, as it is written."""
    given: dict[str, dict[str, str]] = {}
    for names, declarations in rules(COLOURS) + rules(THEMES):
        for name in filter(None, names):
            given.setdefault(name, {}).update(declarations)
    return given


GIVEN = themes()


def colour(theme: str, token: str) -> str:
    value = (GIVEN["warm"] | GIVEN[theme])[f"--{token}"]
    pointer = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return colour(theme, pointer.group(1)) if pointer else value


def luminance(value: str) -> float:
    parts = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: str, first: str, second: str) -> float:
    darker, lighter = sorted(luminance(colour(theme, token)) for token in (first, second))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", GIVEN)
def test_the_colour_of_an_area_stands_out_from_page_and_tile(theme: str) -> None:
    ((_, areas),) = rules(AREAS)
    assert areas.keys() == {f"--area-{name}" for name in AREA_COLOURS}
    for ground in ("paper", "card"):
        behind = luminance(colour(theme, ground)) + 0.05
        for name, value in areas.items():
            beside = luminance(value) + 0.05
            assert max(behind, beside) / min(behind, beside) >= 3, (name, ground)


@pytest.mark.parametrize("theme", GIVEN)
def test_text_and_edges_stand_out(theme: str) -> None:
    least = [(7, TEXT), (VOTERS_LEAST.get(theme, 7), VOTERS), (3, EDGES)]
    for wanted, pairs in least:
        weak = {pair: contrast(theme, *pair) for pair in pairs if contrast(theme, *pair) < wanted}
        assert not weak, wanted


def test_dark_words_stand_out_on_the_colour_of_now() -> None:
    assert contrast("warm", "ink", "sun") >= 7  # on the board's pages, which have no other theme


def test_a_theme_only_sets_tokens_and_sets_every_colour() -> None:
    assert len(GIVEN) == 6
    wanted = {token for token in GIVEN["warm"] if token.startswith("--")} - {
        "--plate",
        "--plate-deep",
    }
    for name, declarations in GIVEN.items():
        assert wanted <= set(declarations), name
        others = set(declarations) - set(GIVEN["warm"])
        assert others <= {"--light"}, name
        assert {name for name in declarations if not name.startswith("--")} <= {"color-scheme"}


def test_rules_use_tokens_and_no_colour_of_their_own() -> None:
    for name, path in SOURCES.items():
        if path not in {COLOURS, AREAS, THEMES}:
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b", path.read_text("utf-8")), name


def test_no_italics_no_capitals_no_centring() -> None:
    texts = {name: path.read_text("utf-8") for name, path in SOURCES.items()}
    for bad in ("italic", "uppercase", "text-align: justify"):
        assert not [name for name, text in texts.items() if bad in text], bad
    assert {name for name, text in texts.items() if "text-align: center" in text} == CENTRED
    whole = "".join(texts.values())
    for good in ("prefers-reduced-motion", "forced-colors", "@media print"):
        assert good in whole


def test_no_file_is_long() -> None:
    for name, path in SOURCES.items():
        assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE, name


def test_every_rule_has_a_page_that_needs_it() -> None:
    """Every class of the styles is used by a template or a browser script."""
    pages = "".join(
        path.read_text("utf-8")
        for path in [*TEMPLATES.rglob("*.html"), *(ROOT / "browser" / "src").rglob("*.js")]
    )
    for name, path in SOURCES.items():
        text = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", path.read_text("utf-8"), flags=re.DOTALL)
        for used in set(re.findall(r"\.([a-z][\w-]*)", text)):
            known = used in MADE or re.search(rf"(?<![\w-]){used}(?![\w-])", pages)
            assert known, f"{name}: .{used}"
