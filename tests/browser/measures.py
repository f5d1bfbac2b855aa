"""What can be measured of a page that is shown: axe's rules, sizes, distances, contrast."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

THEMES = ("warm", "cream", "blue", "black-on-white", "white-on-black", "yellow-on-black")
SIZES = ("small", "normal", "large", "largest")
SET_THEME = "(theme) => { document.documentElement.dataset.theme = theme }"
SET_SIZE = "(size) => { document.documentElement.dataset.size = size }"

# All rules once, then in each further theme those that depend on colours and sizes.
AXE = """async (themes) => {
  const all = {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}},
    resultTypes: ["violations"],
  };
  const colours = {
    runOnly: {type: "rule", values: ["color-contrast-enhanced", "target-size"]},
    resultTypes: ["violations"],
  };
  const page = document.documentElement.dataset;
  const was = page.theme;
  const faults = [];
  // A bar that stays lies over what is being scrolled: measured as if it did not stay.
  const sheet = new CSSStyleSheet();
  for (const e of document.querySelectorAll("main *, .v-top"))
    if (getComputedStyle(e).position === "sticky") e.setAttribute("data-unstuck", "");
  sheet.replaceSync("[data-unstuck] { position: static !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const forced = matchMedia("(forced-colors: active)").matches;
  for (const [turn, theme] of themes.entries()) {
    if (theme) page.theme = theme;
    const {violations, passes, incomplete} = await axe.run(turn === 0 ? all : colours);
    const tried = [...violations, ...passes, ...incomplete].map((rule) => rule.id);
    if (!tried.includes("color-contrast-enhanced")) faults.push(`${theme}: nothing was measured`);
    for (const {id, nodes} of violations) {
      if (forced && id === "color-contrast") continue; // axe reads the colours before forcing
      for (const {html} of nodes) faults.push(`${theme}: ${id}: ${html.slice(0, 150)}`);
    }
  }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  document.querySelectorAll("[data-unstuck]").forEach((e) => e.removeAttribute("data-unstuck"));
  if (was) page.theme = was;
  return faults;
}"""
# Sizes, distances and how words are set: [requirement, what is wrong].
MEASURE = """() => {
  const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
  const faults = [];
  const targets = [...document.querySelectorAll('button, summary, input')].filter(seen);
  for (const e of targets) {
    const {width, height} = e.getBoundingClientRect();
    const least = e.matches('.v-candidate') ? 200 : 88;
    // four in a row in the band of a phone: docs/decisions/look-of-voting.md
    const narrow = e.closest('.v-top') && innerWidth < 416 ? 64 : least;
    const part = Math.min(width / narrow, height / least);
    if (part < 0.99) faults.push(['R24', `small: ${e.innerText} ${height}`]);
  }
  const layer = (e) => { // a bar that stays may lie over what is beneath it
    for (let at = e; at; at = at.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return at;
    return null;
  };
  const boxes = targets.map((e) => [e.getBoundingClientRect(), layer(e)]);
  boxes.forEach(([a, of], i) => boxes.slice(i + 1).forEach(([b, other]) => {
    if (of !== other) return;
    const apart = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
    if (apart < 15.5) faults.push(['R25', `close: ${apart}`]);
  }));
  const underlined = (e) => { // it is drawn by an element around, and not inherited
    for (let at = e; at; at = at.parentElement)
      if (getComputedStyle(at).textDecorationLine !== 'none') return true;
    return false;
  };
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const e = node.parentElement;
    if (!node.data.trim() || !seen(e)) continue;
    const style = getComputedStyle(e);
    if (parseFloat(style.fontSize) < 24) faults.push(['R5', `small: ${node.data}`]);
    const running = !e.closest('button, .v-six'); // words of a button or under a picture may not be
    const set = [
      style.fontStyle !== 'normal' && style.fontStyle,
      style.textTransform !== 'none' && style.textTransform,
      style.textAlign === 'justify' && 'justified',
      running && ['center', 'right', 'end'].includes(style.textAlign) && style.textAlign,
      !e.closest('a') && underlined(e) && 'underlined',
    ];
    for (const how of set.filter(Boolean)) faults.push(['R8', `${how}: ${node.data}`]);
  }
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) faults.push(['R6', `wider than the screen: ${wide}`]);
  return faults;
}"""
# Words that do not fit in their place when lines, letters and words stand further apart.
WIDER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const cut = [...document.querySelectorAll('main *')].filter((e) =>
    e.checkVisibility() && e.innerText && e.scrollWidth > e.clientWidth + 1 &&
    e.clientWidth > 1 && getComputedStyle(e).display !== 'inline').map((e) => e.innerText);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  return cut;
}"""
# What looks like a button and cannot be pressed.
FRAMED = """() => [...document.querySelectorAll('main li')].filter((e) => {
  const style = getComputedStyle(e);
  return style.borderTopWidth !== '0px' || style.boxShadow !== 'none';
}).map((e) => e.innerText)"""
# Where each picture with words beside it does not stand left of them, or is small.
LEADS = """() => [...document.querySelectorAll('.v-lead')].filter((e) => e.checkVisibility())
  .flatMap((e) => {
    const picture = e.querySelector(':scope > img').getBoundingClientRect();
    const words = e.querySelector(':scope > div').getBoundingClientRect();
    const faults = [];
    if (picture.width < 120) faults.push(`small: ${picture.width}`);
    if (picture.right > words.left) faults.push(`not left of the words: ${e.innerText}`);
    return faults;
  })"""
# Lines without a picture on their left. No instructions: the title of the election, the place in a
# list. The one beside people to choose has empty frames.
BARE = """() => [...document.querySelectorAll("main :is(.v-say, .v-notice, .v-small)")]
  .filter((e) => e.checkVisibility() && e.textContent)
  .filter((e) => !e.matches(".v-where, .v-helper *"))
  .filter((e) => !["Reps for the North", "Which fruit do you like?"].includes(e.textContent))
  .filter((e) => {
    const line = e.closest(".v-lead, .v-line, .v-how-many"); // .v-lead: one for some lines
    const pictures = line?.querySelectorAll("img, .v-frame");
    const words = (line?.matches(".v-lead") ? e.parentElement : e).getBoundingClientRect();
    return ![...(pictures ?? [])].some((one) => {
      const {right, top, bottom, width} = one.getBoundingClientRect();
      return width >= 40 && right <= words.left && top < words.bottom && bottom > words.top;
    });
  }).map((e) => e.textContent)"""
_COLOURS = """
  const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((c) => {
      const part = c / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((parts(colour)[3] ?? 1) === 1) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
"""
# Contrast of every text and of the edge of every control, against what lies beneath it.
CONTRAST = (
    "() => {"
    + _COLOURS
    + """
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const e = node.parentElement;
    if (!node.data.trim() || !seen(e) || e.closest('.skip-link, script, [data-theme]:not(html)')) {
      continue;
    }
    found.push([ratio(getComputedStyle(e).color, ground(e)), node.data.trim()]);
  }
  for (const e of document.querySelectorAll('main button, main input')) {
    if (!seen(e) || e.matches('[data-theme]')) continue;
    const edge = getComputedStyle(e).borderTopColor;
    found.push([ratio(edge, ground(e.parentElement)), `edge of ${e.innerText}`]);
  }
  return found;
}"""
)
# Contrast of the ring round each kind of control, against what lies on both sides of it; 0 where
# there is no ring, or a thin one.
RINGS = (
    "() => {"
    + _COLOURS
    + """
  const before = document.activeElement;
  const found = new Map();
  const controls = document.querySelectorAll('a, button, input, select, summary');
  for (const e of controls) {
    const kind = `${e.tagName} ${e.className} in ${e.parentElement.className}`;
    if (!seen(e) || e.disabled || found.has(kind)) continue;
    e.focus({preventScroll: true});
    const {outlineStyle, outlineWidth, outlineColor, outlineOffset} = getComputedStyle(e);
    const whole = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 6;
    const outside = ratio(outlineColor, ground(e.parentElement));
    const inside = parseFloat(outlineOffset) > 0 ? outside : ratio(outlineColor, ground(e));
    found.set(kind, whole ? Math.min(outside, inside) : 0);
  }
  before?.focus({preventScroll: true});
  return [...found].map(([kind, contrast]) => [contrast, kind]);
}"""
)


def axe_faults(page: Page, themes: Sequence[str] = ("",)) -> list[str]:
    """What axe finds in each of these themes; "" is the one that is shown."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(AXE, list(themes))
    return found
