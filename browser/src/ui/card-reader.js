/**
 * Three ways to show a card: a link (the part after "#"), a camera, a USB scanner that types.
 * A helper may type or paste as well. Nothing is kept here.
 */
import { CardError, parseCard } from "../crypto/core.js";
import { cameraPart, hasCamera, withoutCamera } from "./camera.js";
import { h, setText } from "./dom.js";
import { button, pictureLine } from "./parts.js";
import { ScannerKeys } from "./scanner-keys.js";
import { say } from "./words.js";

/**
 * @typedef {import("../crypto/credential.js").Card} Card
 *
 * @typedef {object} CardReader
 * @property {HTMLElement} node the controls
 * @property {HTMLElement | null} message stands at the top of the step, says what went wrong (R53)
 * @property {() => void} stop frees the camera and the keyboard, to call when the step is left
 */

/** Take the card out of the address and remove it there at once; null if there is none. */
export function takeFromAddress() {
  const { hash, pathname, search } = window.location;
  if (hash.length < 2) return null;
  window.history.replaceState(null, "", pathname + search);
  return hash;
}

/**
 * Return the sentence that says what is wrong with a text that is not a card.
 * @param {unknown} problem
 * @returns {string}
 */
export function cardProblem(problem) {
  if (!(problem instanceof CardError)) throw problem;
  return say(`card-error-${problem.code}`);
}

/**
 * Build the controls.
 * @param {(card: Card) => unknown} onCard
 * @param {{paper?: boolean}} [options] whether a voting paper helps where there is no camera
 * @returns {CardReader}
 */
export function cardReader(onCard, { paper = false } = {}) {
  const notice = h("p", { class: "v-notice", role: "alert", tabindex: "-1" });
  const message = pictureLine("warning", notice);
  message.hidden = true;
  const tell = (/** @type {string} */ text) => {
    setText(notice, text);
    message.hidden = false;
    notice.focus();
  };
  /** Take a card; returns null, or what is wrong with it. */
  const take = (/** @type {string} */ text) => {
    let card;
    try {
      card = parseCard(text);
    } catch (problem) {
      return cardProblem(problem);
    }
    stop();
    onCard(card);
    return null;
  };
  const takeAndSay = (/** @type {string} */ text) => {
    const wrong = take(text);
    if (wrong) tell(wrong);
    return wrong;
  };
  const takeCode = (/** @type {string} */ text) => {
    const wrong = take(text);
    if (wrong && notice.textContent !== wrong) tell(wrong); // once, not at each search
    return wrong === null;
  };

  const camera = hasCamera() ? cameraPart(takeCode, tell) : withoutCamera(paper);
  const freeKeyboard = listenToScanner(takeAndSay);
  function stop() {
    camera.stop();
    freeKeyboard();
  }
  const node = h("div", { class: "v-reader" }, camera.nodes, helperPart(takeAndSay));
  return { node, message, stop };
}

/**
 * Build the field in which a helper types or pastes the card.
 * @param {(text: string) => string | null} take gives what is wrong, or null
 */
function helperPart(take) {
  const takeField = () => {
    const text = field.value;
    field.value = "";
    const wrong = take(text);
    field.setAttribute("aria-invalid", String(wrong !== null));
    beside.hidden = wrong === null;
    setText(beside, wrong);
  };
  const field = h("input", {
    type: "text",
    id: "card-field",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": "card-field-wrong",
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      // A scanner gives the whole link. Who types gives the letters alone, and their Tab moves on.
      const isLink = field.value.includes("#") && isCard(field.value);
      const isScanned = event.key === "Tab" && isLink;
      if (event.key !== "Enter" && !isScanned) return;
      event.preventDefault(); // the reader may stand inside a form
      takeField();
    },
  });
  const beside = h("p", { class: "v-notice", id: "card-field-wrong", hidden: true });
  return h(
    "details",
    { class: "v-helper" },
    h("summary", {}, say("card-helper")),
    h("label", { for: "card-field" }, say("card-field")),
    beside,
    field,
    button(say("card-use"), { onclick: takeField }),
  );
}

/** @param {string} text */
function isCard(text) {
  try {
    parseCard(text);
    return true;
  } catch {
    return false;
  }
}

const TYPING = 'input[type="text"], input[type="password"]';

/**
 * Listen for a USB scanner, which types the card and then Enter or Tab, wherever the focus is.
 * Returns the function that ends it.
 * @param {(text: string) => unknown} take
 */
function listenToScanner(take) {
  const keys = new ScannerKeys();
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const isTyping = event.target instanceof Element && event.target.matches(TYPING);
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    const text = keys.press(event.key, event.timeStamp);
    if (text === null) return;
    event.preventDefault(); // otherwise Enter would press the control that has the focus
    event.stopPropagation();
    take(text);
  };
  document.addEventListener("keydown", onKey, true);
  return () => document.removeEventListener("keydown", onKey, true);
}
