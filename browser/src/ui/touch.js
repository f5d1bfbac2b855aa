/** Fingers: a touch is answered before what it leads to is ready, and a double tap is one tap. */

/** Both of these on everything in `place`. */
export function watchTouches(place) {
  showPresses(place);
  ignoreDoubleTaps(place);
}

// A card of a person fills the screen and is what fingers move the page by; its tick answers.
const PRESSED = ".v-button, .v-look, .v-key";

/** Marks what a finger is on (`data-pressed`): for touch, `:active` comes only with the lifting. */
function showPresses(place) {
  let pressed = null;
  const release = () => {
    pressed?.removeAttribute("data-pressed");
    pressed = null;
  };
  place.addEventListener("pointerdown", ({ target, isPrimary }) => {
    release();
    pressed = isPrimary ? target.closest(PRESSED) : null;
    pressed?.setAttribute("data-pressed", "");
  });
  for (const type of ["pointerup", "pointercancel"]) place.addEventListener(type, release);
}

const DOUBLE_TAP = 500; // milliseconds
const NEAR = 80; // CSS pixels

/**
 * Answers a double tap once: a second click within half a second on the same control does nothing,
 * nor does one at the same spot when the page has changed under the finger. Held keys do not
 * repeat.
 */
function ignoreDoubleTaps(place) {
  let last = null;
  place.addEventListener(
    "click",
    (event) => {
      const control = event.target.closest("button, a");
      if (!control) return;
      const now = { at: event.timeStamp, x: event.clientX, y: event.clientY, control };
      const soon = last && now.at - last.at < DOUBLE_TAP;
      const gone = soon && event.detail > 0 && !last.control.isConnected;
      const under = gone && Math.hypot(now.x - last.x, now.y - last.y) < NEAR;
      if (soon && (control === last.control || under)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      last = now;
    },
    true,
  );
  place.addEventListener(
    "keydown",
    (event) => {
      if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
    },
    true,
  );
}
