"""The tokens: every pair of colours that meets is far enough apart (R2, R3)."""

from __future__ import annotations

import re

import pytest

from elections.core.paths import TEMPLATES

STYLES = TEMPLATES / "static" / "css"
CSS = (STYLES / "repvote.css").read_text()
WARM = (STYLES / "themes.css").read_text().split("{", 1)[1].split("}", 1)[0]
TOKENS = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", WARM))
TEXT = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "sky"),
    ("ink", "sun"),
    ("ink", "sun-soft"),
    ("ink", "leaf-soft"),
    ("ink", "brick-soft"),
    ("ink-soft", "paper"),
    ("ink-soft", "card"),
    ("on-deep", "deep"),
    ("on-deep", "brick"),
    ("on-deep", "leaf"),
    ("on-deep", "ink"),
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


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize(("text", "ground"), VOTERS)
def test_text_of_voters_stands_out_more(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 10


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_can_be_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_rules_use_tokens_and_no_colour_of_their_own() -> None:
    for sheet in STYLES.glob("*.css"):
        own = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text()))
        # the light focus on the dark band, photos' ground, and paper in print
        assert own <= {"#ffffff"} or sheet.name == "themes.css", sheet.name


def test_no_slant_no_capitals_no_centring() -> None:
    for bad in ("italic", "uppercase", "text-align: center", "text-align: justify"):
        assert bad not in CSS
    assert "prefers-reduced-motion" in CSS
    assert "forced-colors" in CSS
    assert "@media print" in CSS
