"""Sealing 20 options in Chromium, at full speed and with the processor slowed four times."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.conftest import served_scripts
from tests.factories.box_factory import small_box
from tests.support.browser import PageWatch, open_context, running_chromium

TIMES = 5
SLOWER = (1, 4)


def run() -> Iterator[str]:
    """Measure the median of a few seals after the first, which also makes the tables."""
    box = small_box(options=20, most=10, cards=1)
    program = """async ({election, secret, times}) => {
      const core = await import('/static/js/core.js');
      const took = [];
      for (let n = 0; n < times; n++) {
        const begin = performance.now();
        await core.seal(election, secret, [1,1,1,1,1,...Array(15).fill(0)]);
        took.push(performance.now() - begin);
      }
      return took;
    }"""
    given = {
        "election": box.params.to_bytes().decode(),
        "secret": box.cards[0].secret,
        "times": TIMES,
    }
    watch = PageWatch()
    with running_chromium() as browser, served_scripts() as site:
        for slower in SLOWER:
            page = open_context(browser, watch).new_page()
            page.goto(site)
            page.context.new_cdp_session(page).send(
                "Emulation.setCPUThrottlingRate", {"rate": slower}
            )
            first, *later = page.evaluate(program, given)
            often = sorted(later)[len(later) // 2]
            bar = " (bar: under 1500 ms)" if slower > 1 else ""
            yield (
                f"seal 20 options in Chromium, {slower} times slowed: first {first:.0f} ms, "
                f"then {often:.0f} ms{bar}"
            )
