/** Fingers: a touch is shown at once, before its result is ready, and a double tap is one tap. */
import { isHeldPress, isSecondOfDoubleTap } from "./tap-rules.js";

/**
 * Show presses, and drop double taps, on everything in `place`.
 * @param {HTMLElement} place
 */
export function watchTouches(place) {
  showPresses(place);
  ignoreDoubleTaps(place);
}

// A person's card fills the screen, and fingers scroll the page by it; its tick reacts.
const PRESSED = ".v-button, .v-look, .v-key";

/** @param {Event} event */
const elementOf = ({ target }) => /** @type {Element} */ (target);

/**
 * Mark the control under a finger (`data-pressed`): for touch, `:active` comes only on lifting.
 * @param {HTMLElement} place
 */
function showPresses(place) {
  /** @type {Element | null} */
  let pressed = null;
  const release = () => {
    pressed?.removeAttribute("data-pressed");
    pressed = null;
  };
  place.addEventListener("pointerdown", (event) => {
    release();
    pressed = event.isPrimary ? elementOf(event).closest(PRESSED) : null;
    pressed?.setAttribute("data-pressed", "");
  });
  for (const type of ["pointerup", "pointercancel"]) place.addEventListener(type, release);
}

/** @param {HTMLElement} place */
function ignoreDoubleTaps(place) {
  /** @type {import("./tap-rules.js").Tap | null} */
  let last = null;
  place.addEventListener(
    "click",
    (event) => {
      const control = elementOf(event).closest("button, a");
      if (!control) return;
      const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY, control };
      if (isSecondOfDoubleTap(last, tap, event.detail > 0)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      last = tap;
    },
    true,
  );
  place.addEventListener("keydown", (event) => isHeldPress(event) && event.preventDefault(), true);
}
