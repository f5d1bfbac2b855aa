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
  for (const e of document.querySelectorAll("main *"))
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
    if (part < 0.99) faults.push(`small: ${e.innerText} ${height}`);
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
    if (apart < 15.5) faults.push(`close: ${apart}`);
  }));
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const e = node.parentElement;
    if (!node.data.trim() || !seen(e)) continue;
    const style = getComputedStyle(e);
    if (parseFloat(style.fontSize) < 24) faults.push(`small text: ${node.data}`);
    if (style.fontStyle === 'italic' || style.textAlign === 'justify') faults.push(node.data);
    if (style.textTransform === 'uppercase') faults.push(node.data);
  }
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) faults.push(`wider than the screen: ${wide}`);
  return faults;
}"""
# Contrast of every text and of the edge of every control, against what lies beneath it.
CONTRAST = """() => {
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


def axe_faults(page: Page, themes: Sequence[str] = ("",)) -> list[str]:
    """What axe finds in each of these themes; "" is the one that is shown."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(AXE, list(themes))
    return found
