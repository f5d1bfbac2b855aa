/**
 * What there is to say on a step, in order. A part is [text, element]: the words, and what stands
 * on the page for them, which carries a ring while they are said.
 *
 * Without headphones nothing may tell the room who is chosen (R36). So names of people chosen and
 * "Chosen" are left out there, and an element whose words would tell it has `data-aloud`: what is
 * said of it in a room, the same whether somebody is chosen or not.
 */
import { aids } from "../ui/assistive-settings.js";
import { isShown } from "../ui/dom.js";
import { words } from "../ui/words.js";
import { clipOf } from "./player.js";

const LINES =
  "h1, h2, .v-say, .v-small, .v-notice, .v-status, .v-way, .v-hold, .v-person .v-name, .v-person-now .v-point, .v-person-now .v-state-words, .v-step-now, .v-six li, [data-say]";
const CONTROLS = "button:not(.v-listen), summary";
const CHOSEN = ".v-person-now .v-state-words";
const NOT_LINES = "button, summary, details, [hidden]";
export const CARD = "button.v-candidate";
// Said where they stand; all other controls come after the lines.
const IN_PLACE = ".v-look-group, .v-reader, .v-cards";
// The controls that tell what to do on their step, so they are said among its lines.
const LIKE_LINES = ".v-reader *";

const own = (element) =>
  (!aids().listen && element.dataset.aloud) || element.dataset.say || element.textContent;

/** Of an element what has a clip: the whole, or else its lines one by one. */
export function partsIn(element) {
  const whole = own(element);
  if (clipOf(whole)) return [[whole, element]];
  const lines = [...element.childNodes].map(({ textContent }) => textContent);
  return lines.filter((text) => text.trim() && clipOf(text)).map((text) => [text, element]);
}

/** A line of the step. Names of people chosen only for the voter's own ears. */
function partsOfLine(line) {
  if (line.matches(".v-person .v-name")) {
    return aids().listen
      ? [
          [words.sound.chose, line],
          [own(line), line],
        ]
      : [];
  }
  return line.matches(CHOSEN) && !aids().listen ? [] : partsIn(line);
}

/** Of all the people on a step the names alone: each has its own Listen for the points. */
function partsOfCard(card) {
  const chosen = aids().listen && card.getAttribute("aria-pressed") === "true";
  return partsOf(card, [".v-name", chosen && ".v-state-words"]).map(([text]) => [text, card]);
}

/** What stands on the step; `controls`: its buttons too. */
export function partsOfStep(step, { controls }) {
  const all = [...step.querySelectorAll(`${LINES}, ${CONTROLS}`)].filter(isShown);
  const found = all.flatMap((element) => {
    const control = element.matches(CONTROLS);
    if (!control && element.closest(NOT_LINES)) return [];
    if (control && (element.disabled || !(controls || element.matches(LIKE_LINES)))) return [];
    const say = control ? (element.matches(CARD) ? partsOfCard : partsOfControl) : partsOfLine;
    return [{ last: control && !element.closest(IN_PLACE), parts: say(element) }];
  });
  return [false, true].flatMap((last) =>
    found.filter((one) => one.last === last).flatMap(({ parts }) => parts),
  );
}

const partsOf = (person, parts) =>
  parts
    .filter(Boolean)
    .flatMap((part) => [...person.querySelectorAll(part)].map((one) => [own(one), one]));

/** A person's name and points, and for the voter's own ears whether they are chosen. */
export const partsOfPerson = (person) =>
  partsOf(person, [".v-name", ".v-point", aids().listen && ".v-state-words"]);

/** What a control is called: a person's name and points, or the words on the button. */
export function partsOfControl(control) {
  if (control.matches(CARD)) return partsOfPerson(control);
  const { aloud } = control.dataset;
  if (aloud && !aids().listen) return [[aloud, control]];
  return [control.getAttribute("aria-label"), control.textContent]
    .filter((text, i, both) => text && (i === 0 || !both[0] || !clipOf(both[0])))
    .map((text) => [text, control]);
}
