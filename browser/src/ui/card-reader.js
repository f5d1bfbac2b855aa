/**
 * Three ways to show a card: a link (the part after "#"), a camera, a USB scanner that types.
 * A helper may type the letters on the card, or paste the link. Nothing is kept here.
 */
import { CardError, isLikeLetters, parseCard, parseLetters } from "../crypto/core.js";
import { isLost, refusalText } from "./api-error.js";
import { cameraPart, hasCamera, withoutCamera } from "./camera.js";
import { h, setText } from "./dom.js";
import { button, pictureLine } from "./parts.js";
import { hasLostCase, rememberScanner, ScannerKeys } from "./scanner-keys.js";
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
  if (isLost(problem)) return say("card-error-card-no-answer");
  const refusal = refusalText(problem);
  if (refusal) return refusal;
  if (!(problem instanceof CardError)) throw problem;
  return say(`card-error-${problem.code}`);
}

/**
 * Build the controls.
 * @param {(card: Card) => unknown} onCard
 * @param {object} options
 * @param {(secret: string) => Promise<Card>} options.findCard finds the box of typed letters
 * @param {boolean} [options.isVoting] whether the card is shown to vote
 * @returns {CardReader}
 */
export function cardReader(onCard, { findCard, isVoting = false }) {
  let isLeft = false;
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
      return hasLostCase(text) ? say("card-error-card-case") : cardProblem(problem);
    }
    stop();
    onCard(card);
    return null;
  };
  /** Take a card's letters; gives what is wrong with them, or null. */
  const takeLetters = async (/** @type {string} */ text) => {
    try {
      const card = await findCard(parseLetters(text));
      if (isLeft) return null;
      stop();
      onCard(card);
      return null;
    } catch (problem) {
      return isLeft ? null : cardProblem(problem);
    }
  };
  const takeAndSay = async (/** @type {string} */ text) => {
    const wrong = isLikeLetters(text) ? await takeLetters(text) : take(text);
    if (wrong) tell(wrong);
    return wrong;
  };
  const takeCode = (/** @type {string} */ text) => {
    const wrong = take(text);
    if (wrong && notice.textContent !== wrong) tell(wrong); // once, not at each search
    return wrong === null;
  };

  const camera = hasCamera() ? cameraPart(takeCode, tell) : withoutCamera(isVoting);
  const freeKeyboard = listenToScanner(takeAndSay);
  function stop() {
    isLeft = true;
    camera.stop();
    freeKeyboard();
  }
  const node = h("div", { class: "v-reader" }, camera.nodes, helperPart(takeAndSay));
  return { node, message, stop };
}

/**
 * Build the field in which a helper types or pastes the card.
 * @param {(text: string) => Promise<string | null>} take gives what is wrong, or null
 */
function helperPart(take) {
  const takeField = async () => {
    const text = field.value;
    field.value = "";
    const wrong = await take(text);
    // who has typed 30 letters does not type all of them again for the one that is wrong
    if (wrong !== null && isLikeLetters(text)) field.value = text;
    field.setAttribute("aria-invalid", String(wrong !== null));
    field.setAttribute("aria-describedby", wrong ? "card-field-wrong" : "card-field-how");
    beside.hidden = wrong === null;
    setText(beside, wrong);
  };
  const field = h("input", {
    type: "text",
    id: "card-field",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": "card-field-how",
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      // A scanner gives the whole link. Who types gives the letters alone, and their Tab moves on.
      const isLink = field.value.includes("#") && isCard(field.value);
      const isScanned = event.key === "Tab" && isLink;
      if (event.key !== "Enter" && !isScanned) return;
      event.preventDefault(); // the reader may stand inside a form
      void takeField();
    },
  });
  const how = h("p", { id: "card-field-how" }, say("card-field-how"));
  const beside = h("p", { class: "v-notice", id: "card-field-wrong", hidden: true });
  return h(
    "details",
    { class: "v-helper" },
    h("summary", {}, say("card-helper")),
    h("label", { for: "card-field" }, say("card-field")),
    how,
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
    rememberScanner();
    event.preventDefault(); // otherwise Enter would press the control that has the focus
    event.stopPropagation();
    take(text);
  };
  document.addEventListener("keydown", onKey, true);
  return () => document.removeEventListener("keydown", onKey, true);
}
