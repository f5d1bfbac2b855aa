/** Small helpers for building pages: text goes in as text only, never as HTML. */
import { isStillEnglish } from "./language.js";

if (document.documentElement.hasAttribute("data-too-old")) {
  throw new Error("this tablet is too old"); // browser-support.js has said what to do; that must stay
}

/** An element: h("p", {class: "v-say"}, "Hello"); null and false children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  const shown = children.flat().filter((child) => child !== null && child !== false);
  element.append(...shown.map(marked));
  return element;
}

/** Words that have no second language yet say that they are English, wherever they stand. */
function marked(child) {
  if (typeof child !== "string" || !isStillEnglish(child)) return child;
  const span = document.createElement("span");
  span.lang = "en";
  span.className = "still-english";
  span.textContent = child;
  return span;
}

/** Old tablets have no checkVisibility; nothing here is hidden but by having no box. */
export const isShown = (element) =>
  element.checkVisibility?.() ?? element.getClientRects().length > 0;

/** Puts words into an element that stays on the page. */
export const fill = (element, text) => element.replaceChildren(marked(text));

/** A small picture beside words; the words say it all, so it is hidden from readers. */
export function icon(name, className = "v-icon") {
  return h("img", { src: `/static/pictures/${name}.svg`, alt: "", class: className });
}

/**
 * A big button with a picture and words. `kind` is "main", "plain" or "quiet"; `aloud` what is said
 * of it without headphones, where its words tell who is chosen (speakable-text.js).
 */
export function button(text, { picture, kind = "plain", onclick, label, aloud }) {
  return h(
    "button",
    {
      type: "button",
      class: `v-button v-${kind}`,
      "aria-label": label,
      "data-aloud": aloud,
      onclick,
    },
    picture ? icon(picture) : null,
    h("span", {}, text),
  );
}

/** The heading of a step; it takes the focus when the step is shown. */
export const heading = (text) => h("h1", { tabindex: "-1", class: "v-title" }, text);

export const line = (text, className) => h("p", { class: className }, text);

/** The same for a title of the election, which is in a language of its own. */
export const ownHeading = (text, lang) => h("h1", { tabindex: "-1", class: "v-title", lang }, text);
export const ownLine = (text, lang, className) => h("p", { class: className, lang }, text);

/** A line with a small picture on its left (R21). */
export const pictured = (picture, ...lines) =>
  h("div", { class: "v-line" }, icon(picture, "v-line-picture"), h("div", {}, lines));

/** What is special now: a picture, and one or two sentences. */
export function notice(picture, lines, { calm = false, role } = {}) {
  const broken = lines.flatMap((text, at) => (at === 0 ? [text] : [h("br"), text]));
  return pictured(picture, h("p", { class: calm ? "v-notice v-calm" : "v-notice", role }, broken));
}

export const actions = (...buttons) => h("div", { class: "v-actions" }, buttons);

/** A step that says something: heading, a picture with lines of words beside it, ways on. */
export const saying = (title, picture, lines, ...buttons) => [
  heading(title),
  h(
    "div",
    { class: "v-lead" },
    icon(picture, "v-lead-picture"),
    h(
      "div",
      {},
      lines.filter(Boolean).map((text) => line(text, "v-say")),
    ),
  ),
  buttons.length > 0 ? actions(...buttons) : null,
];

/**
 * Does this once what watches the page (sound.js) has added its own, so that the page is laid out
 * once and nothing moves afterwards.
 */
export const whenWhole = queueMicrotask.bind(globalThis);

/** Reading begins at the heading. */
export function beginAtHeading(place) {
  whenWhole(() => {
    window.scrollTo(0, 0);
    place.querySelector("h1")?.focus({ preventScroll: true });
  });
}

/** What went wrong is seen (R53): where it is out of sight, the page and the focus go there. */
export function bringIntoSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (top >= 0 && bottom <= window.innerHeight) return;
  element.tabIndex = -1;
  element.scrollIntoView({ block: "nearest" });
  element.focus({ preventScroll: true });
}

/** Puts a step on the page and moves the focus to its heading. */
export function showStep(place, step, ...children) {
  place.replaceChildren(...children.flat().filter(Boolean));
  place.dataset.step = step;
  document.documentElement.dataset.begun = ""; // vote.css shows the buttons at the top
  beginAtHeading(place);
}
