/**
 * One switch (R28): a frame moves from control to control, and any key or tap presses the one it
 * is at. It waits while something sounds. After three rounds without a press it rests; then any key
 * starts it again.
 */

import { isSounding, onSounding } from "../audio/player.js";
import { aids, onAids, SECONDS } from "../ui/assistive-settings.js";
import { isShown } from "../ui/dom.js";

const ROUNDS = 3;
const DOUBLE_PRESS = 500; // milliseconds
const SCANNER_GAP = 150; // milliseconds; a card scanner types its keys faster than this
const TARGETS = "button, summary, a[href]";
const MARK = "v-scanned";

/**
 * `areas` are the places with controls, in their order; `speak(control)` is called at each move;
 * `free` is a part of the page whose controls still answer to a direct tap (Stop, help).
 */
export function startScanning({ areas, speak, free }) {
  let at = null; // the control that has the frame
  let round = 0;
  let timer = null;
  let resting = true;

  const usable = (one) => !one.disabled && !one.closest("[inert]") && isShown(one);
  const targets = () => areas.flatMap((area) => [...area.querySelectorAll(TARGETS)]).filter(usable);

  const mark = (control) => {
    at?.classList.remove(MARK);
    at = control;
    if (!control) return;
    control.classList.add(MARK);
    control.scrollIntoView({ block: "nearest" });
    control.focus({ preventScroll: true });
    speak(control);
  };

  /** The seconds of this place begin: now, or when what sounds now has ended. */
  const tick = () => {
    clearTimeout(timer);
    if (isSounding()) return;
    timer = setTimeout(move, SECONDS[aids().pace] * 1000);
  };

  const begin = () => {
    resting = false;
    round = 1;
    mark(targets()[0] ?? null);
    tick();
  };

  const rest = () => {
    clearTimeout(timer);
    resting = true;
    mark(null);
  };

  function move() {
    const list = targets();
    const next = list.indexOf(at) + 1;
    if (next >= list.length) round += 1;
    if (round > ROUNDS) return rest();
    mark(list[next] ?? list[0] ?? null);
    tick();
  }

  /** The switch was pressed; a second press right after it was not meant (R29). */
  let pressed = Number.NEGATIVE_INFINITY;
  const press = () => {
    if (performance.now() - pressed < DOUBLE_PRESS) return;
    pressed = performance.now();
    if (resting || !at?.isConnected || !usable(at)) return begin();
    round = 1;
    tick();
    at.click();
  };

  const swallow = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  // On the step where a card is shown, a card scanner types too: its fast keys are no switch.
  let lastKey = Number.NEGATIVE_INFINITY;
  let waiting = null;
  const onKey = (event) => {
    if (!aids().scan || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.matches?.("input, textarea")) return;
    const cardStep = areas.some((area) => area.querySelector('[data-step="card"], .v-reader'));
    if (!cardStep) {
      swallow(event);
      if (!event.repeat) press();
      return;
    }
    const fast = event.timeStamp - lastKey < SCANNER_GAP;
    lastKey = event.timeStamp;
    clearTimeout(waiting);
    if (fast) return;
    if (event.key === "Enter" || event.key === " ") event.preventDefault();
    if (!event.repeat) waiting = setTimeout(press, SCANNER_GAP);
  };
  const onKeyUp = (event) => {
    // Space presses a button when it comes up.
    if (aids().scan && event.key === " " && !event.target.matches?.("input")) {
      event.preventDefault();
    }
  };
  const onTap = (event) => {
    if (!aids().scan || !event.isTrusted || free.contains(event.target)) return;
    swallow(event);
    press();
  };
  window.addEventListener("keydown", onKey, true);
  window.addEventListener("keyup", onKeyUp, true);
  window.addEventListener("click", onTap, true);

  // A new step, or the control is gone: start with its first control. All others that watch the
  // page come first, so that sound.js reads the step before its first control.
  const follow = (changes) => {
    const step = changes.some(({ attributeName }) => attributeName === "data-step");
    queueMicrotask(() => {
      if (aids().scan && !resting && (step || !at?.isConnected || !usable(at))) begin();
    });
  };
  for (const area of areas) {
    new MutationObserver(follow).observe(area, {
      subtree: true,
      childList: true,
      attributeFilter: ["hidden", "data-step"],
    });
  }

  let on = false;
  let pace = null;
  const adapt = (now) => {
    if (now.scan !== on) {
      on = now.scan;
      if (on) begin();
      else rest();
    } else if (on && now.pace !== pace) tick();
    pace = now.pace;
  };
  onAids(adapt);
  onSounding((now) => {
    if (now) clearTimeout(timer);
    else if (on && !resting) tick();
  });
  adapt(aids());
}
