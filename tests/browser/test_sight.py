"""The measures of who is seen: each finds a planted fault, and leaves a good page alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.sight import FIRST_VIEW, SEEN

pytestmark = pytest.mark.browser

PHOTO = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
STYLE = """<!doctype html><html lang="en"><title>A page</title><style>
  body { margin: 0; font: 24px sans-serif; }
  button { font: inherit; }
  .v-candidate { display: block; width: 300px; height: 220px; margin: 8px; padding: 8px; }
  .v-name { display: block; width: 280px; text-align: left; }
  .v-photo { width: 120px; height: 120px; }
  .v-state-box { display: inline-block; width: 48px; height: 48px; }
  .v-bar { position: fixed; bottom: 0; left: 0; height: 120px; background: #fff; width: 100%; }
  .v-button { min-width: 90px; height: 90px; }
  .v-person-now, .v-small-faces, .v-where { display: block; margin: 8px; }
  .v-answers .v-button { position: fixed; bottom: 8px; left: 8px; }
  .v-answers .v-button + .v-button { left: 200px; }
</style>"""
CARD = (
    f'<button class="v-candidate"><img alt="" class="v-photo" src="{PHOTO}">'
    '<span class="v-name">Ann Ash</span><span class="v-state-box"></span></button>'
)
BAR = '<div class="v-bar"><button class="v-button v-main v-way-more">1 to 1 of 2</button></div>'
ONE = (
    '<p class="v-where">1 of 2</p><div class="v-small-faces">faces</div>'
    f'<article class="v-person-now"><img alt="" class="v-photo" src="{PHOTO}">'
    '<h2 class="v-name">Ann Ash</h2><button class="v-listen">Listen</button></article>'
    '<div class="v-answers"><button class="v-button">Yes</button>'
    '<button class="v-button">No</button></div><button class="v-way-on">On</button>'
)


def seen(page: Page, body: str, style: str = "") -> dict[str, object]:
    page.set_viewport_size({"width": 360, "height": 640})
    page.set_content(f"{STYLE}<style>{style}</style><main>{body}</main>")
    found: dict[str, object] = page.evaluate(SEEN)
    return found


def test_a_page_where_everybody_is_seen_has_no_fault(page: Page) -> None:
    assert seen(page, CARD + BAR) == {"names": ["Ann Ash"], "faults": [], "more": "1 to 1 of 2"}


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        (".v-candidate { margin-top: 500px }", "Ann Ash: face out of sight"),
        (".v-candidate { margin-top: 400px }", "Ann Ash: box to tick out of sight"),
        (".v-photo { width: 40px }", "Ann Ash: small face 40"),
        (".v-name { width: 30px; overflow-wrap: anywhere }", "Ann Ash: broken inside a word"),
        (".v-name { width: 60px; white-space: nowrap }", "Ann Ash: cut off"),
        (".v-name { position: fixed; left: -20px }", "Ann Ash: name out of sight"),
        (".v-bar { bottom: -60px }", "the way to the others is out of sight"),
        (".v-bar { position: static; margin-top: 900px }", "1 to 1 of 2: out of sight"),
        (".v-bar .v-button { height: 60px }", "1 to 1 of 2: small"),
        (".v-bar .v-button { width: 90px; min-width: 0; white-space: nowrap; padding: 0 }",
         "1 to 1 of 2: words out of the button"),
        ("main { width: 500px; height: 9px }", "wider than the screen"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(page: Page, style: str, fault: str) -> None:
    faults = seen(page, CARD + BAR, style)["faults"]
    assert isinstance(faults, list)
    assert fault in faults


def test_somebody_under_another_part_is_not_seen(page: Page) -> None:
    over = '<div style="position: fixed; inset: 0; background: #fff"></div>'
    assert "Ann Ash: face out of sight" in str(seen(page, CARD + over)["faults"])


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("", None),
        (".v-person-now { margin-top: 560px }", "face"),
        (".v-photo { height: 560px }", "name"),
        (".v-answers .v-button { bottom: -40px }", "yes"),
        (".v-answers .v-button + .v-button { left: 320px }", "no"),
        (".v-listen { display: none }", "listen"),
        (".v-way-on { display: none }", "the way on"),
        (".v-small-faces { display: none }", "small faces"),
        (".v-where { display: none }", "place in the row"),
        (".v-name { width: 30px; overflow-wrap: anywhere }", "Ann: broken"),
    ],
)
def test_one_at_a_time_a_planted_fault_is_found(page: Page, style: str, fault: str | None) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.set_content(f"{STYLE}<style>{style}</style><main>{ONE}</main>")
    found = page.evaluate(FIRST_VIEW)
    assert found == [] if fault is None else fault in found
