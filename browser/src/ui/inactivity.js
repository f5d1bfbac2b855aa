/**
 * A tablet that was left: the person has gone. Everything it still shows of them, and their
 * settings, goes (R13). While somebody votes the privacy screen watches instead, and loses nothing.
 */
import { isUsual } from "./display-settings.js";

export const LEFT = 2 * 60_000; // milliseconds

/**
 * Call `onInactive` when nobody has touched the page or a key for `milliseconds()`. Returns the
 * function that restarts the time, to call with each step that is shown.
 * @param {() => unknown} onInactive
 * @param {() => number} milliseconds
 */
export function watchInactivity(onInactive, milliseconds) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(onInactive, milliseconds());
  };
  for (const kind of ["pointerdown", "keydown", "input"]) {
    window.addEventListener(kind, restart, true);
  }
  restart();
  return restart;
}

/**
 * Tell whether nobody has changed or typed anything on this step, so that it may stay.
 * @param {Element} place
 */
export const isUntouched = (place) => isUsual() && !place.querySelector("input")?.value;
