"""The measures themselves: each finds a small page that breaks it, and leaves a good one alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import measures
from tests.browser.input_methods import RING
from tests.browser.measures import axe_faults

pytestmark = pytest.mark.browser

GOOD = """<!doctype html><html lang="en" data-theme="warm"><title>A page</title><style>
  body { margin: 0; font: 24px sans-serif; color: #000; background: #fff; }
  button, input, select, summary, textarea { font: inherit; margin: 16px; min-height: 90px;
    min-width: 90px; color: #000; background: #fff; border: 3px solid #000; box-sizing: border-box;
    display: block; }
  :focus-visible { outline: 6px solid #000; outline-offset: 4px; }
</style><main><h1>Words</h1>%s</main>"""
BUTTON = "<button type=button>Press</button>"
PICTURE = "<img alt='' src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' style='%s'>"


def numbered(requirement: str) -> Callable[[Page], list[str]]:
    """Return what MEASURE finds for one requirement."""

    def measure(page: Page) -> list[str]:
        return [what for number, what in page.evaluate(measures.MEASURE) if number == requirement]

    return measure


def low(script: str, least: float) -> Callable[[Page], list[str]]:
    """Return texts and edges with a lower contrast than this."""

    def measure(page: Page) -> list[str]:
        found = page.evaluate(script)
        assert found, "nothing was measured"
        return [f"{ratio:.1f} {what}" for ratio, what in found if ratio < least]

    return measure


def listed(script: str) -> Callable[[Page], list[str]]:
    def measure(page: Page) -> list[str]:
        return list(map(str, page.evaluate(script)))

    return measure


def focus(page: Page) -> list[str]:
    """Return what is wrong with the focus ring, as `tab_to` judges it."""
    page.keyboard.press("Tab")
    ring, seen, fits = page.evaluate(RING)
    return [f"ring {ring}"] * (ring < 6) + [f"seen {seen}"] * (seen < 1 if fits else seen == 0)


MEASURES: dict[str, Callable[[Page], list[str]]] = {
    "axe": axe_faults,
    "R24 targets": numbered("R24"),
    "R25 gaps": numbered("R25"),
    "R5 text": numbered("R5"),
    "R8 words": numbered("R8"),
    "R6 width": numbered("R6"),
    "R7 spaces": listed(measures.WIDER),
    "R19 frames": listed(measures.FRAMED),
    "R21 leads": listed(measures.LEADS),
    "R21 lines": listed(measures.BARE),
    "R3 contrast": low(measures.CONTRAST, 7),
    "R26 rings": low(measures.RINGS, 3),
    "R26 focus": focus,
    "R9 nought": listed(measures.LONE_NOUGHT),
    "R30 enter": listed(measures.ENTER_PRESSES),
    "R11 moves": listed(measures.MOVES),
    "small targets": listed(measures.SMALL_TARGETS),
    "cut off": listed(measures.CUT_OFF),
}
SPIN = "@keyframes turn { to { rotate: 1turn } }"
LEAD = f"<div class=v-lead style='display:flex'>{PICTURE % 'width:%dpx;height:99px;order:%d'}"
LEAD += "<div><p class=v-say>Do this.</p></div></div>"
LINE = "<div class=v-line style='display:flex'>%s<p class=v-say>Do this.</p></div>"

BROKEN: list[tuple[str, str, str]] = [  # measure, page, words of the finding
    ("axe", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "image-alt"),
    ("axe", "<button type=button><svg width=20 height=20></svg></button>", "button-name"),
    ("axe", "<p style='color:#777'>Grey</p>", "color-contrast"),
    ("axe", "<p aria-labeledby=b>x</p>", "aria-valid-attr"),
    (
        "axe",
        "<div style='position:sticky;top:0'><p style='color:#777'>Grey</p></div>",
        "color-contrast",
    ),
    ("R24 targets", "<button type=button style='min-height:80px'>Low</button>", "Low 80"),
    ("R24 targets", "<button type=button style='min-width:60px;width:60px'>N</button>", "small"),
    ("R24 targets", "<select style='min-height:40px'><option>A</select>", "small"),
    ("R24 targets", "<span role=button tabindex=0>Low</span>", "Low"),
    ("R24 targets", "<button type=button class=v-candidate>Ann</button>", "Ann"),
    ("R25 gaps", "<button type=button style='margin-bottom:-8px'>A</button>" + BUTTON, "close: 8"),
    (
        "R25 gaps",
        (
            "<div style='display:flex'><button type=button style='margin:0'>A</button>"
            "<button type=button style='margin:0 0 0 12px'>B</button></div>"
        ),
        "close: 12",
    ),
    ("R5 text", "<p style='font-size:23px'>Little</p>", "Little"),
    ("R5 text", "<p>Big <small>little</small></p>", "little"),
    ("R8 words", "<p><em>Slanted</em></p>", "italic: Slanted"),
    ("R8 words", "<p style='text-transform:uppercase'>loud</p>", "uppercase: loud"),
    ("R8 words", "<p style='text-align:justify'>Even</p>", "justified: Even"),
    ("R8 words", "<p style='text-align:center'>Middle</p>", "center: Middle"),
    ("R8 words", "<center>Old middle</center>", "center: Old middle"),
    ("R8 words", "<p style='text-align:end'>End</p>", "end: End"),
    ("R8 words", "<p style='text-decoration:underline'><b>Line</b></p>", "underlined: Line"),
    ("R6 width", "<div style='width:3000px'>Wide</div>", "wider than the screen: 3000"),
    (
        "R6 width",
        "<style>body{overflow-x:hidden}</style><div style='width:3000px'>Wide</div>",
        "BODY cuts off",
    ),
    ("R7 spaces", "<p style='width:4em;white-space:nowrap'>No room</p>", "No room"),
    ("R7 spaces", "<p style='height:1.3em;overflow:hidden'>Exactly one line high</p>", "Exactly"),
    ("R7 spaces", "<p style='height:1.3em;overflow:clip'>Exactly one line high</p>", "Exactly"),
    ("R19 frames", "<ol><li style='border:2px solid'>First</li></ol>", "First"),
    ("R19 frames", "<ul><li style='box-shadow:0 0 4px #000'>Raised</li></ul>", "Raised"),
    ("R21 leads", LEAD % (119, 0), "small: 119"),
    ("R21 leads", LEAD % (130, 1), "not left of the words"),
    ("R21 lines", "<p class=v-say>Bare</p>", "Bare"),
    ("R21 lines", LINE % "", "Do this."),
    ("R21 lines", LINE % (PICTURE % "width:30px;height:40px"), "Do this."),
    ("R21 lines", LINE % (PICTURE % "width:48px;height:40px;order:1"), "Do this."),
    (
        "R21 lines",
        (
            f"<div class=v-line>{PICTURE % 'width:48px;height:40px;display:block'}"
            "<p class=v-say>Below it</p></div>"
        ),
        "Below it",
    ),
    ("R3 contrast", "<p style='color:#666'>Grey</p>", "Grey"),
    ("R3 contrast", "<p style='color:rgb(0 0 0 / 50%)'>See-through</p>", "See-through"),
    ("R3 contrast", "<div style='opacity:.5'><p>Faint</p></div>", "Faint"),
    ("R3 contrast", "<p style='color:color-mix(in srgb, #000 40%, #fff)'>Mixed</p>", "Mixed"),
    ("R3 contrast", "<p style='background:rgb(0 0 0 / 60%)'>On a veil</p>", "On a veil"),
    ("R3 contrast", "<p style='background:oklch(40% 0 0)'>On oklch</p>", "On oklch"),
    ("R3 contrast", "<button type=button style='border-color:#999'>E</button>", "edge of E"),
    ("R3 contrast", "<button type=button style='border:0'>None</button>", "edge of None"),
    ("R3 contrast", "<select style='border-color:#999'><option>S</select>", "edge of"),
    ("R26 rings", "<style>:focus-visible{outline:none}</style>" + BUTTON, "0.0 BUTTON"),
    ("R26 rings", "<style>:focus-visible{outline-width:5px}</style>" + BUTTON, "0.0 BUTTON"),
    ("R26 rings", "<style>:focus-visible{outline-color:#aaa}</style>" + BUTTON, "2.3 BUTTON"),
    ("R26 rings", "<style>:focus-visible{outline-style:dotted}</style>" + BUTTON, "0.0 BUTTON"),
    (
        "R26 rings",
        "<style>:focus-visible{outline-offset:-6px}button{background:#111}</style>" + BUTTON,
        "1.1 BUTTON",
    ),
    ("R26 focus", "<style>:focus-visible{outline:none}</style>" + BUTTON, "ring 0"),
    (
        "R26 focus",
        BUTTON + "<div style='position:fixed;inset:0 0 40% 0;background:#fff'>Over it</div>",
        "seen 0",
    ),
    ("R9 nought", "<p>0 votes</p>", "a lone 0"),
    ("R30 enter", "<button>Submits</button>", "Submits"),
    ("R30 enter", "<form>" + BUTTON + "</form>", "<form>"),
    ("R11 moves", f"<style>{SPIN} p{{animation:turn 9s infinite}}</style><p>Spins</p>", "Spins"),
    ("small targets", "<a href=/ style='display:block;height:40px'>Low</a>", "Low"),
    ("small targets", "<a href=/ style='position:fixed;bottom:0'>Fixed</a>", "Fixed"),
    ("small targets", "<textarea style='min-height:30px;height:30px'></textarea>", "textarea"),
    ("cut off", "<p style='height:1em;overflow:hidden'>One line<br>and another</p>", "One line"),
    ("cut off", "<p style='height:1em;overflow:clip'>One line<br>and another</p>", "One line"),
    (
        "cut off",
        "<p style='width:4em;white-space:nowrap;overflow:hidden'>Much too long for it</p>",
        "Much too long",
    ),
]
ROW = "<div style='display:flex'>" + 2 * BUTTON + "</div>"
KEPT: list[tuple[str, str]] = [
    ("axe", BUTTON + "<p>Words</p>"),
    ("R24 targets", BUTTON + "<select><option>A</select><input aria-label=Name>"),
    ("R25 gaps", ROW),
    (
        "R25 gaps",  # a sticky bar may cover what is beneath it
        BUTTON + "<div style='position:fixed;top:0'>" + BUTTON + "</div>",
    ),
    ("R5 text", "<p>Words</p><p style='font-size:2px;display:none'>Hidden</p>"),
    ("R8 words", "<p>Plain</p><a href=/>Link</a><button type=button>Centred</button>"),
    ("R6 width", "<div style='overflow-x:auto'><div style='width:3000px'>Scrolls</div></div>"),
    ("R7 spaces", "<p>Room enough</p><p style='overflow:hidden'>Grows with its words</p>"),
    ("R19 frames", "<ol><li>First<li>Second</ol>"),
    ("R21 leads", LEAD % (120, 0)),
    ("R21 lines", LINE % (PICTURE % "width:48px;height:40px")),
    ("R21 lines", LEAD % (130, 0)),
    ("R3 contrast", "<p style='color:#595959'>Grey of 7.0</p>" + BUTTON),
    ("R3 contrast", "<button type=button style='border:0;background:#000;color:#fff'>N</button>"),
    ("R3 contrast", "<p style='color:oklch(30% 0 0)'>Dark</p>"),
    ("R26 rings", BUTTON + "<a href=/>Link</a>"),
    ("R26 focus", BUTTON),
    ("R9 nought", "<p>10 votes, 2.05 and 0x</p>"),
    ("R30 enter", BUTTON),
    ("R11 moves", f"<style>{SPIN}</style><p>Still</p>"),
    ("small targets", BUTTON + "<p>A <a href=/>link</a> inside a sentence.</p>"),
    ("cut off", "<p style='overflow:hidden'>One line<br>and another</p>"),
]


def test_every_measure_has_a_page_that_breaks_it_and_one_that_keeps_it() -> None:
    assert {name for name, *_ in BROKEN} == {name for name, _ in KEPT} == set(MEASURES)


def test_each_measure_finds_its_planted_fault(page: Page) -> None:
    missed = []
    for name, html, said in BROKEN:
        page.set_content(GOOD % html)
        found = MEASURES[name](page)
        if not any(said in what for what in found):
            missed.append((name, html, found))
    assert not missed, "\n".join(map(str, missed))


def test_no_measure_complains_of_a_good_page(page: Page) -> None:
    flagged = []
    for name, html in KEPT:
        page.set_content(GOOD % html)
        found = MEASURES[name](page)
        if found:
            flagged.append((name, html, found))
    assert not flagged, "\n".join(map(str, flagged))
