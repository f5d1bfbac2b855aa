/**
 * How the voter wants the page to look: size of words, colours, words or pictures, layout.
 * Kept in this tab's session storage, so that it goes from page to page and through a reload;
 * never a card or a choice. `resetSettings` puts all back for the next voter.
 */
import { isAssistiveUsual, resetAssistive } from "./assistive-settings.js";
import { DISPLAY, DISPLAY_NAMES, parseDisplay } from "./settings-values.js";
import { readStored, store } from "./stored-settings.js";

/** @typedef {import("./settings-values.js").DisplaySetting} DisplaySetting */

const KEY = "repvote-look";

let current = parseDisplay(readStored(KEY));

function apply() {
  for (const name of DISPLAY_NAMES) document.documentElement.dataset[name] = current[name];
  store(KEY, current);
}

export const display = () => current;

/**
 * @param {DisplaySetting} name
 * @param {string} value
 */
export function setDisplay(name, value) {
  current = { ...current, [name]: value };
  apply();
}

/** Reset display, sound and switch: for the next voter (R13), or as the same voter wants it. */
export function resetSettings() {
  current = parseDisplay({});
  apply();
  resetAssistive();
}

/** Tell whether everything is as resetSettings() leaves it. */
export const isUsual = () =>
  DISPLAY_NAMES.every((name) => current[name] === DISPLAY[name][0]) && isAssistiveUsual();

apply();
