/**
 * One switch (R28): a frame moves from control to control, and any key or tap presses the control
 * it is at. Controls that belong together are a row (scan-rows.js): the frame stops at the row, and
 * a press goes into it. It waits while something sounds. After three rounds without a press it
 * rests, and the page says so; then any key starts it again. This is a file of its own, for who
 * uses it (safety.js), so it gets what it shares with the page.
 */
import { h } from "../ui/dom.js";
import { icon } from "../ui/parts.js";
import { SECONDS } from "../ui/settings-values.js";
import { say } from "../ui/words.js";
import { PressFilter, SCANNER_GAP, ScanCycle, ScannerFilter, stopsOf } from "./scan-cycle.js";
import { controlsIn, isRow, isUsable, placesOf, rowOf, saidAt } from "./scan-rows.js";

/**
 * @typedef {object} ScanPage
 * @property {HTMLElement[]} areas the places with controls, in their order
 * @property {(...parts: HTMLElement[]) => void} speak called at each move
 * @property {HTMLElement} free a part whose controls still answer to a direct tap (Stop, help)
 * @property {() => AssistiveSettings} assistive
 * @property {typeof import("../ui/assistive-settings.js").onAssistiveChange} onAssistiveChange
 * @property {() => boolean} isSounding
 * @property {typeof import("../audio/player.js").onSounding} onSounding
 *
 * @typedef {import("../ui/settings-values.js").AssistiveSettings} AssistiveSettings
 * @typedef {ReturnType<typeof setTimeout>} Timer
 */

const CHOICE = "main [aria-pressed]"; // once it is made, the frame leaves its row
const MARK = "v-scanned";

/** @param {ScanPage} page */
export function startScanning(page) {
  const { assistive, onAssistiveChange, onSounding } = page;
  const frame = makeFrame(page);
  listenToSwitch(page, frame);
  followSteps(page, frame);

  let isOn = false;
  let pace = -1;
  const adapt = (/** @type {{scan: boolean, pace: number}} */ now) => {
    if (now.scan !== isOn) {
      isOn = now.scan;
      if (isOn) frame.begin();
      else frame.rest();
    } else if (isOn && now.pace !== pace) frame.restartClock();
    pace = now.pace;
  };
  onAssistiveChange(adapt);
  onSounding(() => isOn && frame.restartClock());
  adapt(assistive());
}

/**
 * @typedef {ReturnType<typeof makeFrame>} Frame
 */

/**
 * The frame on the page, and its clock.
 * @param {ScanPage} page
 */
function makeFrame({ areas, speak, assistive, isSounding }) {
  /** @type {ScanCycle<HTMLElement>} */
  const cycle = new ScanCycle();
  const presses = new PressFilter();
  /** @type {HTMLElement[]} the control, or the places of the row, that carry the mark */
  let marked = [];
  const hint = h("p", { class: "v-scan-hint" }, icon("switch"), h("span", {}, say("scan-rest")));
  /** @type {Timer | undefined} */
  let timer;

  const targets = () =>
    stopsOf(
      areas.flatMap((area) => controlsIn([area])),
      rowOf,
    );
  const controlsOf = (/** @type {HTMLElement} */ row) => controlsIn(placesOf(row));

  /** Start the seconds of this place: now, or when the sound has ended. */
  const restartClock = () => {
    clearTimeout(timer);
    if (cycle.isResting || isSounding()) return;
    timer = setTimeout(move, SECONDS[assistive().pace] * 1000);
  };

  /** @param {HTMLElement | null} at */
  const mark = (at) => {
    for (const place of marked) place.classList.remove(MARK);
    marked = at ? placesOf(at) : [];
    for (const place of [...marked].reverse()) {
      place.classList.add(MARK);
      place.scrollIntoView({ block: "nearest" });
    }
  };

  const show = () => {
    const { at } = cycle;
    mark(at);
    if (at) {
      if (isRow(at)) /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      else at.focus({ preventScroll: true });
      speak(...saidAt(at));
    }
    showHint(cycle.isResting && assistive().scan);
    restartClock();
  };

  /**
   * Say that a press begins again, where nothing else would tell.
   * @param {boolean} isNeeded
   */
  const showHint = (isNeeded) => {
    if (isNeeded === hint.isConnected) return;
    if (!isNeeded) return hint.remove();
    areas[0].append(hint);
    speak(hint);
  };
  const move = () => {
    cycle.advance(targets(), cycle.row ? controlsOf(cycle.row) : []);
    show();
  };
  const begin = () => {
    cycle.begin(targets());
    show();
  };
  const rest = () => {
    cycle.rest();
    show();
  };

  /** Return the stop the frame is at, if it can still be pressed. */
  const stop = () => (cycle.at?.isConnected && isUsable(cycle.at) ? cycle.at : null);

  /** Handle a press of the switch. */
  const press = () => {
    if (!presses.accepts(performance.now())) return;
    const pressed = stop();
    if (!pressed) return begin();
    cycle.restartRounds();
    if (isRow(pressed)) {
      cycle.enter(controlsOf(pressed));
      return show();
    }
    const { row } = cycle;
    restartClock();
    pressed.click();
    const isDone = row !== null && row === cycle.row && pressed.matches(CHOICE);
    if (!isDone) return;
    cycle.leave(targets());
    show();
  };

  /** Start again on a new step, or when the control is gone; a resting frame keeps resting. */
  const follow = (/** @type {boolean} */ isNewStep) => {
    if (!cycle.isResting && (isNewStep || !stop())) begin();
  };

  return { begin, rest, press, restartClock, follow };
}

/** @param {Event} event */
const swallow = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/**
 * @param {Event} event
 * @param {string} selector
 */
const isAt = ({ target }, selector) => target instanceof Element && target.matches(selector);

/**
 * Treat any key or tap as a press.
 * @param {ScanPage} page
 * @param {Frame} frame
 */
function listenToSwitch({ areas, free, assistive }, frame) {
  const fastKeys = new ScannerFilter();
  /** @type {Timer | undefined} */
  let waiting;
  // On the step where a card is shown, a card scanner types too: its fast keys are no switch.
  const onCardStep = (/** @type {KeyboardEvent} */ event) => {
    const isFast = fastKeys.isScanner(event.timeStamp);
    clearTimeout(waiting);
    if (isFast) return;
    if (event.key === "Enter" || event.key === " ") event.preventDefault();
    if (!event.repeat) waiting = setTimeout(frame.press, SCANNER_GAP);
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (!assistive().scan || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isAt(event, "input, textarea")) return;
    if (areas.some((area) => area.querySelector('[data-step="card"], .v-reader'))) {
      return onCardStep(event);
    }
    swallow(event);
    if (!event.repeat) frame.press();
  };
  const onKeyUp = (/** @type {KeyboardEvent} */ event) => {
    // Space presses a button when it comes up.
    if (assistive().scan && event.key === " " && !isAt(event, "input")) event.preventDefault();
  };
  const onTap = (/** @type {MouseEvent} */ event) => {
    const isFree = free.contains(/** @type {Node} */ (event.target));
    if (!(assistive().scan && event.isTrusted) || isFree) return;
    swallow(event);
    frame.press();
  };
  window.addEventListener("keydown", onKey, true);
  window.addEventListener("keyup", onKeyUp, true);
  window.addEventListener("click", onTap, true);
}

/**
 * A new step, or the control is gone: start with its first control. All others that watch the
 * page come first, so that sound.js reads the step before its first control.
 * @param {ScanPage} page
 * @param {Frame} frame
 */
function followSteps({ areas, assistive }, frame) {
  const observer = new MutationObserver((changes) => {
    const isNewStep = changes.some(({ attributeName }) => attributeName === "data-step");
    queueMicrotask(() => assistive().scan && frame.follow(isNewStep));
  });
  for (const area of areas) {
    observer.observe(area, {
      subtree: true,
      childList: true,
      attributeFilter: ["hidden", "data-step"],
    });
  }
}
