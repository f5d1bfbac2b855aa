/**
 * Which controls belong together, for one switch: a stop of the frame is a control or a row of them.
 * People are taken together as they stand side by side, so that a round stays short; what cannot be
 * undone comes last, so that a press too many never does it.
 */
import { isShown } from "../ui/dom.js";
import { graveLast, peopleInRow } from "./scan-cycle.js";

const CONTROLS = "button, summary, a[href]";
const ROW =
  '[data-row], .v-people, .v-person-now, .v-slots, .v-ways, [data-step="choose"] > .v-actions';
const PERSON = ".v-cards > li";
const WAYS = '[data-step="choose"] > .v-bar:not(.v-bar-one)'; // the buttons right in it
const GRAVE = '[data-step="post"] .v-main, [data-step="done"] .v-main';

const FEW_WAYS = 2;

/** @param {HTMLElement} control */
export function isUsable(control) {
  const isDisabled = control instanceof HTMLButtonElement && control.disabled;
  return !isDisabled && control.closest("[inert]") === null && isShown(control);
}

/**
 * Return the controls that can be pressed in these places, in the order of the frame.
 * @param {Element[]} places
 */
export function controlsIn(places) {
  const found = places.flatMap((place) =>
    place.matches(CONTROLS) ? [place] : [...place.querySelectorAll(CONTROLS)],
  );
  const usable = /** @type {HTMLElement[]} */ (found).filter(isUsable);
  return graveLast(usable, (control) => control.matches(GRAVE));
}

/** Tell whether a stop is a row. */
export const isRow = (/** @type {Element} */ stop) => stop.matches(`${ROW}, ${PERSON}, ${WAYS}`);

/**
 * Find the row of a control: the first of its places stands for them all.
 * @param {HTMLElement} control
 * @returns {HTMLElement | null}
 */
export function rowOf(control) {
  const person = control.closest(PERSON);
  return person ? peopleOf(person)[0] : (control.closest(ROW) ?? barOf(control));
}

/**
 * Find the bar whose ways on are a row, where there are many of them.
 * @param {HTMLElement} way
 */
function barOf(way) {
  const bar = /** @type {HTMLElement | null} */ (way.closest(WAYS));
  return bar && waysOf(bar).length > FEW_WAYS ? bar : null;
}

/**
 * Return the places of a row, or the control that is a stop by itself.
 * @param {HTMLElement} stop
 */
export function placesOf(stop) {
  if (stop.matches(PERSON)) return peopleOf(stop);
  return stop.matches(WAYS) ? waysOf(stop) : [stop];
}

/** @param {Element} bar */
const waysOf = (bar) => /** @type {HTMLElement[]} */ ([...bar.querySelectorAll(":scope > button")]);

/**
 * Return what is said at a stop: the names of people, the name of a row, or the controls in it.
 * @param {HTMLElement} stop
 */
export function saidAt(stop) {
  if (!isRow(stop) || stop.hasAttribute("aria-label")) return [stop];
  const names = placesOf(stop).flatMap((place) => [
    .../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".v-candidate .v-name")),
  ]);
  return names.length > 0 ? names : controlsIn(placesOf(stop));
}

/**
 * Return the people who stand in a row with this one.
 * @param {Element} person
 */
function peopleOf(person) {
  const list = /** @type {HTMLElement} */ (person.parentElement);
  const people = /** @type {HTMLElement[]} */ ([...list.children]);
  const count = peopleInRow(Number(list.style.getPropertyValue("--columns")));
  const first = Math.floor(people.indexOf(/** @type {HTMLElement} */ (person)) / count) * count;
  return people.slice(first, first + count);
}
