"""Measure a page that is shown: axe's rules, sizes, distances, contrast."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

THEMES = ("warm", "cream", "blue", "black-on-white", "white-on-black", "yellow-on-black")
SIZES = ("small", "normal", "large", "largest")
SET_THEME = "(theme) => { document.documentElement.dataset.theme = theme }"
SET_SIZE = "(size) => { document.documentElement.dataset.size = size }"

# All rules, in the theme that is shown; CONTRAST measures the other themes.
AXE = """async () => {
  const all = {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}},
    resultTypes: ["violations"],
  };
  const faults = [];
  // A bar that stays lies over what is being scrolled: measured as if it did not stay.
  const sheet = new CSSStyleSheet();
  for (const e of document.querySelectorAll("main *, .v-top"))
    if (getComputedStyle(e).position === "sticky") e.setAttribute("data-unstuck", "");
  sheet.replaceSync("[data-unstuck] { position: static !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const forced = matchMedia("(forced-colors: active)").matches;
  const {violations, passes, incomplete} = await axe.run(all);
  const tried = [...violations, ...passes, ...incomplete].map((rule) => rule.id);
  if (!tried.includes("color-contrast-enhanced")) faults.push("nothing was measured");
  for (const {id, nodes} of violations) {
    if (forced && id === "color-contrast") continue; // axe reads the colours before forcing
    for (const {html} of nodes) faults.push(`${id}: ${html.slice(0, 150)}`);
  }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((applied) => applied !== sheet);
  document.querySelectorAll("[data-unstuck]").forEach((e) => e.removeAttribute("data-unstuck"));
  return faults;
}"""
# Sizes, distances and how words are set: [requirement, what is wrong].
MEASURE = """() => {
  const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
  const faults = [];
  const targets = [...document.querySelectorAll(
    'button, summary, input, select, textarea, [role="button"]')].filter(seen);
  for (const e of targets) {
    const {width, height} = e.getBoundingClientRect();
    // everybody is seen: docs/adr/0012-look-of-voting.md
    const card = innerWidth < 640 ? 128 : 150;
    const least = e.matches('.v-candidate') ? card : 88;
    // four in a row in the band of a phone: docs/adr/0012-look-of-voting.md
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
      running && /center|right|end/.test(style.textAlign) && style.textAlign,
      !e.closest('a') && underlined(e) && 'underlined',
    ];
    for (const how of set.filter(Boolean)) faults.push(['R8', `${how}: ${node.data}`]);
  }
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) faults.push(['R6', `wider than the screen: ${wide}`]);
  for (const e of [document.documentElement, document.body]) // it would hide what is wider
    if (['hidden', 'clip'].includes(getComputedStyle(e).overflowX))
      faults.push(['R6', `${e.tagName} cuts off what is wider than the screen`]);
  return faults;
}"""
# Words that do not fit when lines, letters and words are spaced further apart: wider
# than it, or cut off below.
WIDER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const cut = [...document.querySelectorAll('main *')].filter((e) => {
    if (!e.checkVisibility() || !e.innerText || e.clientWidth <= 1) return false;
    const {display, overflowY} = getComputedStyle(e);
    if (display === 'inline') return false;
    const low = ['hidden', 'clip'].includes(overflowY) && e.scrollHeight > e.clientHeight + 2;
    return low || e.scrollWidth > e.clientWidth + 1;
  }).map((e) => e.innerText);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((applied) => applied !== sheet);
  return cut;
}"""
# Elements that look like a button and cannot be pressed.
FRAMED = """() => [...document.querySelectorAll('main li')].filter((e) => {
  const style = getComputedStyle(e);
  return style.borderTopWidth !== '0px' || style.boxShadow !== 'none';
}).map((e) => e.innerText)"""
# Pictures with words beside them that are not left of the words, or are small.
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
  .filter((e) => !e.closest(".v-choose-lead")) // only heard: the cards and their boxes say it
  .filter((e) => !e.closest(".v-done figcaption")) // only heard: the card is drawn beneath it
  .filter((e) => !["Reps for the North", "Which fruit?"].includes(e.textContent))
  .filter((e) => {
    const line = e.closest(".v-lead, .v-line, .v-how-many, .v-hear"); // .v-lead: one for some lines
    const pictures = line?.querySelectorAll("img, .v-frame");
    const words = (line?.matches(".v-lead") ? e.parentElement : e).getBoundingClientRect();
    return ![...(pictures ?? [])].some((picture) => {
      const {right, top, bottom, width} = picture.getBoundingClientRect();
      return width >= 40 && right <= words.left && top < words.bottom && bottom > words.top;
    });
  }).map((e) => e.textContent)"""
_COLOURS = """
  const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
  const paint = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const parts = (colour) => { // red, green, blue (0 to 255) and how much of it covers (0 to 1)
    if (!known.has(colour)) {
      const numbers = colour.match(/[\\d.]+/g)?.map(Number);
      if (colour.startsWith('rgb')) known.set(colour, [...numbers, 1].slice(0, 4));
      else { // any other way to write a colour
        paint.clearRect(0, 0, 1, 1);
        paint.fillStyle = colour;
        paint.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
        known.set(colour, [r, g, b, a / 255]);
      }
    }
    return known.get(colour);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => {
      const part = c / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const over = ([r, g, b, a], under) => // what is seen of a colour that covers only in part
    [r, g, b].map((c, i) => a * c + (1 - a) * under[i]);
  const ground = (e) => { // the colour that is seen behind what stands in e
    const {backgroundColor, opacity} = getComputedStyle(e);
    const [r, g, b, a] = parts(backgroundColor);
    const covers = a * Number(opacity);
    if (covers === 1) return [r, g, b];
    const beneath = e.parentElement ? ground(e.parentElement) : [255, 255, 255];
    return over([r, g, b, covers], beneath);
  };
  const faint = (e) => { // how much of it is seen, with what its ancestors let through
    let part = 1;
    for (let at = e; at; at = at.parentElement) part *= Number(getComputedStyle(at).opacity);
    return part;
  };
  const shown = (colour, e, behind) => {
    const [r, g, b, a] = parts(colour);
    return over([r, g, b, a * faint(e)], behind);
  };
  const ratio = (first, second) => {
    const [dark, bright] = [light(first), light(second)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
"""
# Contrast of every text and of the edge of every control, against what lies beneath it. A control
# without a line round it is as visible as its ground.
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
    const behind = ground(e);
    found.push([ratio(shown(getComputedStyle(e).color, e, behind), behind), node.data.trim()]);
  }
  for (const e of document.querySelectorAll('main :is(button, input, select, textarea)')) {
    if (!seen(e) || e.matches('[data-theme]')) continue;
    const {borderTopStyle, borderTopWidth, borderTopColor} = getComputedStyle(e);
    const around = ground(e.parentElement);
    const line = borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0;
    const edge = line ? shown(borderTopColor, e, around) : ground(e);
    found.push([ratio(edge, around), `edge of ${e.innerText}`]);
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
    const line = e.matches('[data-saying]:not(.v-scanned)') ? 'dashed' : 'solid'; // being said
    const whole = outlineStyle === line && parseFloat(outlineWidth) >= 6;
    const around = ground(e.parentElement);
    const outside = ratio(shown(outlineColor, e, around), around);
    const within = ground(e);
    const inside = parseFloat(outlineOffset) > 0 ? outside
      : ratio(shown(outlineColor, e, within), within);
    found.set(kind, whole ? Math.min(outside, inside) : 0);
  }
  before?.focus({preventScroll: true});
  return [...found].map(([kind, contrast]) => [contrast, kind]);
}"""
)


# Targets of a page for the board or for everybody that are under 44 points wide or high.
SMALL_TARGETS = """() => {
  const inSentence = (e) => {
    const sentence = e.matches('a') && e.closest('p, li');
    return sentence && sentence.textContent.trim() !== e.textContent.trim();
  };
  return [...document.querySelectorAll('a, button, input, select, textarea, summary')]
    .filter((e) => e.checkVisibility() && e.getClientRects().length > 0)
    .filter((e) => !inSentence(e) && !e.classList.contains('skip-link'))
    .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < 43.9)
    .map(([html, box]) => `${html} ${box.width}x${box.height}`);
}"""
# Words that are cut off at the side or below.
CUT_OFF = """
() => [...document.querySelectorAll('main *')].filter((e) => {
  const {overflowX, overflowY} = getComputedStyle(e);
  const hides = (how) => ['hidden', 'clip'].includes(how);
  if (!e.textContent.trim() || e.classList.contains('only-heard')) return false;
  return (hides(overflowY) && e.scrollHeight > e.clientHeight + 2)
    || (hides(overflowX) && e.scrollWidth > e.clientWidth + 2);
}).map((e) => e.outerHTML.slice(0, 90))
"""
LONE_NOUGHT = """() => /\\b0\\b/.test(document.querySelector('main').innerText)
  ? ['a lone 0'] : []"""
# A button that Enter would press although another one has the focus.
ENTER_PRESSES = """() => [...document.querySelectorAll('form, button:not([type=button])')]
  .map((e) => e.outerHTML.slice(0, 90))"""
MOVES = """() => document.getAnimations().map(({effect}) => effect.target.outerHTML.slice(0, 90))"""


def axe_faults(page: Page) -> list[str]:
    """Return what axe finds in the state and theme that is shown."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(AXE)
    return found
