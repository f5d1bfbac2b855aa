/** The possible settings of the voter's pages, and the check of stored ones. */

/**
 * @typedef {object} AssistiveSettings `speed`, `volume` and `pace` are places in the lists below
 * @property {boolean} listen everything is read out, to headphones
 * @property {boolean} along Listen was pressed by a key: what keys reach before choosing is said
 * @property {number} speed
 * @property {number} volume
 * @property {boolean} scan one switch: a frame moves from control to control
 * @property {number} pace how long the frame stays
 */

export const SPEEDS = Object.freeze([0.5, 0.65, 0.8, 1, 1.25, 1.6, 2]); // times the usual speed
export const VOLUMES = Object.freeze([0.2, 0.4, 0.6, 0.8, 1]);
export const SECONDS = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]); // of a scanning step

/** @type {Readonly<AssistiveSettings>} */
export const USUAL_ASSISTIVE = Object.freeze({
  listen: false,
  along: false,
  speed: 3,
  volume: 4,
  scan: false,
  pace: 3,
});

/** The number of steps of each setting with a list. */
const LENGTHS = { speed: SPEEDS.length, volume: VOLUMES.length, pace: SECONDS.length };

/**
 * @param {unknown} value
 * @param {boolean} usual
 */
const booleanOr = (value, usual) => (typeof value === "boolean" ? value : usual);

/**
 * @param {unknown} value
 * @param {number} length
 * @param {number} usual
 */
const placeOr = (value, length, usual) =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value < length
    ? value
    : usual;

/**
 * Return the stored settings that are possible.
 * @param {Record<string, unknown>} kept
 * @returns {AssistiveSettings}
 */
export const parseAssistive = (kept) => ({
  listen: booleanOr(kept.listen, USUAL_ASSISTIVE.listen),
  along: booleanOr(kept.along, USUAL_ASSISTIVE.along),
  speed: placeOr(kept.speed, LENGTHS.speed, USUAL_ASSISTIVE.speed),
  volume: placeOr(kept.volume, LENGTHS.volume, USUAL_ASSISTIVE.volume),
  scan: booleanOr(kept.scan, USUAL_ASSISTIVE.scan),
  pace: placeOr(kept.pace, LENGTHS.pace, USUAL_ASSISTIVE.pace),
});

/**
 * Return the settings with some changes; a place beyond the end of its list stays at the end.
 * @param {AssistiveSettings} settings
 * @param {Partial<AssistiveSettings>} changes
 * @returns {AssistiveSettings}
 */
export function withChanges(settings, changes) {
  const next = { ...settings, ...changes };
  for (const name of /** @type {const} */ (["speed", "volume", "pace"])) {
    next[name] = Math.min(Math.max(next[name], 0), LENGTHS[name] - 1);
  }
  return next;
}

/** Every display setting with its possible values; the first is the usual one. */
export const DISPLAY = Object.freeze({
  size: ["normal", "small", "large", "largest"],
  theme: ["warm", "cream", "blue", "black-on-white", "white-on-black", "yellow-on-black"],
  show: ["both", "pictures", "words"],
  layout: ["all", "one"],
});

/**
 * @typedef {keyof typeof DISPLAY} DisplaySetting
 * @typedef {Record<DisplaySetting, string>} DisplaySettings
 */

export const DISPLAY_NAMES = /** @type {DisplaySetting[]} */ (Object.keys(DISPLAY));

/**
 * Return the stored settings that are possible.
 * @param {Record<string, unknown>} kept
 * @returns {DisplaySettings}
 */
export function parseDisplay(kept) {
  const choiceOf = (/** @type {DisplaySetting} */ name) =>
    DISPLAY[name].find((value) => value === kept[name]) ?? DISPLAY[name][0];
  return {
    size: choiceOf("size"),
    theme: choiceOf("theme"),
    show: choiceOf("show"),
    layout: choiceOf("layout"),
  };
}
