/**
 * A tablet that was left: whoever stood there is gone. What it still shows of them, and how they
 * wanted the page, goes (R13). While somebody votes the curtain watches instead, and loses nothing.
 */
import { isUsual } from "./display-settings.js";

export const LEFT = 2 * 60_000; // milliseconds

/**
 * Calls `over` when nobody has touched the page or a key for so many `milliseconds()`. Returns what
 * begins the time anew, to call with each step that is shown.
 */
export function watchQuiet(over, milliseconds) {
  let timer = null;
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(over, milliseconds());
  };
  for (const kind of ["pointerdown", "keydown", "input"]) {
    window.addEventListener(kind, begin, true);
  }
  begin();
  return begin;
}

/** Nobody has changed or typed anything on this step: it may stay as it is. */
export const isUntouched = (place) => isUsual() && !place.querySelector("input")?.value;
