/**
 * The texts to say on a step, in order. Without headphones nothing may tell the room who is chosen
 * (R36). So names of people chosen and "Chosen" are left out, and an element whose words would
 * reveal it has `data-aloud`: words to say in a room, the same whether somebody is chosen or not.
 */
import { assistive } from "../ui/assistive-settings.js";
import { isShown } from "../ui/dom.js";
import { say } from "../ui/words.js";
import { clipOf } from "./player.js";

/**
 * @typedef {{text: string, element: Element | null}} Part
 *   words, and the element on the page that carries a ring while they are said
 */

const LINES = [
  "h1, h2, .v-say, .v-small, .v-notice, .v-status, .v-way, .v-hold, .v-person .v-name",
  ".v-person-now .v-point, .v-person-now .v-state-words, .v-step-now, .v-card-title, .v-six li, [data-say]",
].join(", ");
const CONTROLS = "button:not(.v-listen), summary";
const CHOSEN = ".v-person-now .v-state-words";
const NOT_LINES = "button, summary, details, [hidden]";
export const CARD = "button.v-candidate";
// Said in their place; all other controls come after the lines.
const IN_PLACE = ".v-look-group, .v-reader, .v-cards";
const ASKED_AFTER = ".v-said-after"; // seen at the top, asked once the names were said
// The controls that tell what to do on their step, so they are said among its lines.
const LIKE_LINES = ".v-reader *";

/**
 * Return the words for an element now.
 * @param {Element} element
 */
function textOf(element) {
  const { aloud, say: other } = /** @type {HTMLElement} */ (element).dataset;
  return (!assistive().listen && aloud) || other || (element.textContent ?? "");
}

/**
 * Return the parts of an element that have a clip: the whole, or else its lines one by one.
 * @param {Element} element
 * @returns {Part[]}
 */
export function partsIn(element) {
  const whole = textOf(element);
  if (clipOf(whole)) return [{ text: whole, element }];
  const lines = [...element.childNodes].map(({ textContent }) => textContent ?? "");
  return lines.filter((text) => text.trim() && clipOf(text)).map((text) => ({ text, element }));
}

/**
 * Return a line of the step, with names of people chosen only for the voter's own ears.
 * @param {Element} line
 * @returns {Part[]}
 */
function partsOfLine(line) {
  const { listen } = assistive();
  if (line.matches(".v-person .v-name")) {
    const name = { text: textOf(line), element: line };
    return listen ? [{ text: say("sound-chose"), element: line }, name] : [];
  }
  return line.matches(CHOSEN) && !listen ? [] : partsIn(line);
}

/**
 * Return only the names of all people on a step: each has its own Listen for the points.
 * @param {Element} card
 * @returns {Part[]}
 */
function partsOfCard(card) {
  const isTold = assistive().listen && card.getAttribute("aria-pressed") === "true";
  const parts = partsInside(card, isTold ? [".v-name", ".v-state-words"] : [".v-name"]);
  return parts.map(({ text }) => ({ text, element: card }));
}

/**
 * @param {Element} person
 * @param {string[]} selectors
 * @returns {Part[]}
 */
const partsInside = (person, selectors) =>
  selectors
    .flatMap((selector) => [...person.querySelectorAll(selector)])
    .map((element) => ({ text: textOf(element), element }));

/**
 * Return what is said of one element of a step; nothing if it is not said at all.
 * @param {Element} element
 * @param {boolean} hasControls the buttons of the step are said too
 * @returns {Part[]}
 */
function partsOfElement(element, hasControls) {
  if (!element.matches(CONTROLS)) return element.closest(NOT_LINES) ? [] : partsOfLine(element);
  const isDisabled = element instanceof HTMLButtonElement && element.disabled;
  if (isDisabled || !(hasControls || element.matches(LIKE_LINES))) return [];
  return element.matches(CARD) ? partsOfCard(element) : partsOfControl(element);
}

/**
 * Return when an element is said: lines first, then what is asked about them, the controls last.
 * @param {Element} element
 */
function turnOf(element) {
  if (element.matches(ASKED_AFTER)) return 1;
  return element.matches(CONTROLS) && !element.closest(IN_PLACE) ? 2 : 0;
}

/**
 * Return everything to say on the step.
 * @param {Element} step
 * @param {{controls: boolean}} options its buttons too
 * @returns {Part[]}
 */
export function partsOfStep(step, { controls }) {
  const all = [...step.querySelectorAll(`${LINES}, ${CONTROLS}`)].filter(isShown);
  const inOrder = all.sort((one, other) => turnOf(one) - turnOf(other));
  return inOrder.flatMap((element) => partsOfElement(element, controls));
}

/**
 * Return a person's name and points, and for the voter's own ears whether they are chosen.
 * @param {Element} person
 */
export const partsOfPerson = (person) =>
  partsInside(person, [".v-name", ".v-point", ...(assistive().listen ? [".v-state-words"] : [])]);

/**
 * Return a control's name: a person's name and points, or the words on the button.
 * @param {Element} control
 * @returns {Part[]}
 */
export function partsOfControl(control) {
  if (control.matches(CARD)) return partsOfPerson(control);
  const { aloud, say: other } = /** @type {HTMLElement} */ (control).dataset;
  if (aloud && !assistive().listen) return [{ text: aloud, element: control }];
  if (other) return [{ text: other, element: control }];
  const label = control.getAttribute("aria-label");
  const own = control.textContent;
  const texts = label && clipOf(label) ? [label] : [label, own];
  return texts.flatMap((text) => (text ? [{ text, element: control }] : []));
}
