/** Small helpers to build pages: text is added as text only, never as HTML. */
import { isStillEnglish } from "./words.js";

/**
 * A child of an element; null, false and undefined are left out.
 * @typedef {Node | string | false | null | undefined} Child
 */

if (document.documentElement.hasAttribute("data-too-old")) {
  // browser-support.js has said what to do, and that must stay
  throw new Error("this tablet is too old");
}

/**
 * Build an element: h("p", {class: "v-say"}, "Hello").
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes] "on…" adds a listener; null, false and undefined none
 * @param {...(Child | Child[])} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...shownOf(children));
  return element;
}

/**
 * Return the children that are shown, ready for the page.
 * @param {(Child | Child[])[]} children
 */
const shownOf = (children) =>
  children.flatMap((child) => child ?? []).flatMap((child) => (child ? [withLanguage(child)] : []));

/**
 * Mark words without a translation as English, wherever they are.
 * @param {Node | string} child
 */
function withLanguage(child) {
  if (typeof child !== "string" || !isStillEnglish(child)) return child;
  const span = document.createElement("span");
  span.lang = "en";
  span.className = "still-english";
  span.textContent = child;
  return span;
}

/**
 * Find an element that the page always has.
 * @param {string} id
 */
export function elementById(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * Tell whether an element is shown: old tablets have no checkVisibility, and hidden elements have
 * no box.
 * @param {Element} element
 */
export const isShown = (element) =>
  element.checkVisibility?.() ?? element.getClientRects().length > 0;

/**
 * Set the words of an element that stays on the page.
 * @param {Element} element
 * @param {Child} text
 */
export const setText = (element, text) => element.replaceChildren(...shownOf([text]));

/** Let the page be read from its heading, at the top. */
export function focusHeading(/** @type {Element} */ place) {
  afterObservers(() => {
    window.scrollTo(0, 0);
    place.querySelector("h1")?.focus({ preventScroll: true });
  });
}

/**
 * Run a function once the watcher of the page (sound.js) has added its parts, so that the page is
 * laid out once and nothing moves afterwards.
 */
export const afterObservers = queueMicrotask.bind(globalThis);

/**
 * Show an error (R53): where it is out of sight, move the page and the focus there.
 * @param {HTMLElement} element
 */
export function scrollIntoSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const within = element.offsetParent?.getBoundingClientRect(); // it may be a bar that scrolls
  const [least, most] = [within?.top ?? 0, within?.bottom ?? Number.POSITIVE_INFINITY];
  if (top >= Math.max(0, least) && bottom <= Math.min(window.innerHeight, most)) return;
  element.tabIndex = -1;
  element.scrollIntoView({ block: "nearest" });
  element.focus({ preventScroll: true });
}

/**
 * Put a step on the page and move the focus to its heading.
 * @param {HTMLElement} place
 * @param {string} step its name
 * @param {(Child | Child[])[]} children
 */
export function showStep(place, step, children) {
  place.replaceChildren(...shownOf(children));
  place.dataset.step = step;
  document.documentElement.dataset.begun = ""; // voter.css shows the buttons at the top
  focusHeading(place);
}
