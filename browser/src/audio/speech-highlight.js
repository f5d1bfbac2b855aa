/**
 * Says parts of the page (speakable-text.js). What is being said carries a ring, so that a person who does
 * not read can follow where it is.
 */
import { isSounding, onSounding, say, sayAfter } from "./player.js";

let ringed = null;
let following = false; // the page moves along with what is said
let top = 0; // how far the page was scrolled before

function ring(element) {
  ringed?.removeAttribute("data-saying");
  ringed = element;
  ringed?.setAttribute("data-saying", "");
  follow();
}

const follow = () => following && ringed?.scrollIntoView({ block: "nearest" });

const textsOf = (parts) => parts.map(([text]) => text);
const ringOf = (parts) => (at) => ring(parts[at][1]);

/** Whether this is what is being said. */
export const isSaid = (element) => ringed === element;

/** Says them in the place of what sounds now. */
export function sayParts(parts) {
  following = false;
  say(textsOf(parts), ringOf(parts));
}

/** Says them once what sounds now has ended. */
export const thenSayParts = (parts) => sayAfter(textsOf(parts), ringOf(parts));

/** As `sayParts`, and the page moves along, and back at the end. */
export function readParts(parts) {
  sayParts(parts);
  top = window.scrollY;
  following = isSounding();
  follow();
}

onSounding((now) => {
  if (now) return;
  ring(null);
  if (following) window.scrollTo(0, top);
  following = false;
});

// Whoever touches the page or presses a key must find it where they saw it.
for (const kind of ["pointerdown", "wheel", "keydown"]) {
  window.addEventListener(kind, () => (following = false), { capture: true, passive: true });
}
