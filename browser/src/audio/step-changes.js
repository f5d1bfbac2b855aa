/**
 * The meaning of a page change for a listener: a new step, the next people, a choice, a count or an
 * error. Steps are watched, so none needs to know of sound.
 */
import { isShown } from "../ui/dom.js";
import { say } from "../ui/words.js";
import { CARD, partsIn } from "./speakable-text.js";

/** @typedef {import("./speakable-text.js").Part} Part */

/** The watched attributes; `isStep` and `isNews` know these. */
export const WATCHED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ["data-step", "data-curtain", "aria-pressed", "hidden", "open"],
};

/**
 * Tell whether another step is shown.
 * @param {MutationRecord} change
 */
export const isStep = ({ attributeName, target }) =>
  attributeName === "data-step" ||
  attributeName === "data-curtain" ||
  (attributeName === "hidden" && target instanceof Element && target.matches("main > *"));

/**
 * Tell whether it is a new step, a privacy screen dropped or lifted, another page of people, or the
 * next person.
 * @param {MutationRecord} change
 */
export const isNews = (change) =>
  isStep(change) ||
  (change.addedNodes.length > 0 &&
    change.target instanceof Element &&
    change.target.matches(".v-cards, .v-one"));

/**
 * The words that tell of a choice, before the person's name.
 * @param {boolean} isChosen
 */
export const choiceWords = (isChosen) => (isChosen ? say("sound-chose") : say("sound-took"));

/**
 * Return the words for a person who was chosen or taken away; nothing for another change.
 * @param {MutationRecord} change
 * @returns {Part[]}
 */
function choiceParts({ attributeName, target }) {
  if (attributeName !== "aria-pressed") return [];
  const card = /** @type {Element} */ (target);
  if (!card.matches(CARD)) return [];
  const isChosen = card.getAttribute("aria-pressed") === "true";
  const name = card.querySelector(".v-name")?.textContent ?? "";
  return [
    { text: choiceWords(isChosen), element: card },
    { text: name, element: card },
  ];
}

/**
 * Find the count or the error that a change is part of.
 * @param {MutationRecord} change
 */
function messageOf({ target }) {
  const element = target instanceof Element ? target : target.parentElement;
  return element?.closest('[role="status"], [role="alert"]');
}

/**
 * Return what changes of one step say: choices first, then each message once.
 * @param {MutationRecord[]} changes
 * @returns {Part[]}
 */
export function partsOfChanges(changes) {
  const messages = new Set(changes.map(messageOf));
  return [
    ...changes.flatMap(choiceParts),
    ...[...messages].flatMap((message) => (message && isShown(message) ? partsIn(message) : [])),
  ];
}
