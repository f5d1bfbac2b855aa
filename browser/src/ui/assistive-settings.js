/**
 * Help for this voter besides the look of the page: listen mode, speed and volume of the sound,
 * one-switch scanning. Kept in this tab's session storage through a reload (R13), never with a card
 * or a choice; `resetAssistive` resets all of it for the next voter.
 */
import { parseAssistive, USUAL_ASSISTIVE, withChanges } from "./settings-values.js";
import { readStored, store } from "./stored-settings.js";

/** @typedef {import("./settings-values.js").AssistiveSettings} AssistiveSettings */

const KEY = "repvote-aids";

/** @type {Set<(settings: AssistiveSettings) => unknown>} */
const listeners = new Set();
let current = parseAssistive(readStored(KEY));

export const assistive = () => current;

/**
 * Change one or more settings; a place beyond the end of its list stays at the end.
 * @param {Partial<AssistiveSettings>} changes
 */
export function setAssistive(changes) {
  current = withChanges(current, changes);
  store(KEY, current);
  for (const listener of listeners) listener(current);
}

export const resetAssistive = () => setAssistive(USUAL_ASSISTIVE);

const NAMES = /** @type {(keyof AssistiveSettings)[]} */ (Object.keys(USUAL_ASSISTIVE));
export const isAssistiveUsual = () =>
  NAMES.every((name) => current[name] === USUAL_ASSISTIVE[name]);

/**
 * Call `listener` after every change. Returns the function that ends it.
 * @param {(settings: AssistiveSettings) => unknown} listener
 */
export function onAssistiveChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
