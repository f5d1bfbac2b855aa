/**
 * Says parts of the page (speakable-text.js). The part being said carries a ring, so that a person
 * who does not read can follow.
 */
import { isSounding, onSounding, speak, speakAfter } from "./player.js";

/** @typedef {import("./speakable-text.js").Part} Part */

/** @type {Element | null} */
let highlighted = null;
let isFollowing = false; // the page scrolls along with the speech
let top = 0; // how far the page was scrolled before

/** @param {Element | null} element */
function highlight(element) {
  highlighted?.removeAttribute("data-saying");
  highlighted = element;
  highlighted?.setAttribute("data-saying", "");
  follow();
}

function follow() {
  if (isFollowing) highlighted?.scrollIntoView({ block: "nearest" });
}

/** @param {Part[]} parts */
const textsOf = (parts) => parts.map(({ text }) => text);

/** @param {Part[]} parts */
const highlighterOf = (parts) => (/** @type {number} */ at) => highlight(parts[at].element);

/**
 * Tell whether this is being said now.
 * @param {Element} element
 */
export const isSaid = (element) => highlighted === element;

/**
 * Stop any other sound and say the parts.
 * @param {Part[]} parts
 */
export function sayParts(parts) {
  isFollowing = false;
  speak(textsOf(parts), highlighterOf(parts));
}

/**
 * Say the parts once the current sound has ended.
 * @param {Part[]} parts
 */
export const sayPartsAfter = (parts) => speakAfter(textsOf(parts), highlighterOf(parts));

/**
 * Say the parts as `sayParts` does; the page scrolls along, and back at the end.
 * @param {Part[]} parts
 */
export function readParts(parts) {
  sayParts(parts);
  top = window.scrollY;
  isFollowing = isSounding();
  follow();
}

onSounding((isOn) => {
  if (isOn) return;
  highlight(null);
  if (isFollowing) window.scrollTo(0, top);
  isFollowing = false;
});

// When somebody touches the page or presses a key, it must stay where they saw it.
for (const kind of ["pointerdown", "wheel", "keydown"]) {
  const stop = () => {
    isFollowing = false;
  };
  window.addEventListener(kind, stop, { capture: true, passive: true });
}
