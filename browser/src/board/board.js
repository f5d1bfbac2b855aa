/**
 * The script of the board's own pages. Each part starts from data attributes, which its module
 * describes: making a key (make-key.js), testing its file (test-key.js), opening the count
 * (open-count.js), a card that is handed back (cancel-card.js). Messages go into the nearest element
 * with data-message (role="status"), inside the same data-board-part element or, if there is none,
 * the control's parent. Buttons and inputs may be disabled in the page; they are enabled once this
 * code handles them.
 */
import { makeKey } from "../keyholder/make-key.js";
import { giveShare } from "../keyholder/open-count.js";
import { testKey } from "../keyholder/test-key.js";
import { wordsReady } from "../ui/words.js";
import { cancelCard } from "./cancel-card.js";

await wordsReady;

/**
 * @template {Element} T
 * @param {string} selector
 * @returns {Iterable<T>}
 */
const all = (selector) => document.querySelectorAll(selector);

/** @type {Iterable<HTMLButtonElement>} */
const makers = all("[data-key-make]");
for (const button of makers) {
  button.addEventListener("click", () => makeKey(button));
  button.disabled = false;
}
/** @type {Iterable<HTMLInputElement>} */
const inputs = all("[data-share-index]");
for (const input of inputs) {
  input.addEventListener("change", () => giveShare(input));
  input.disabled = false;
}
/** @type {Iterable<HTMLInputElement>} */
const testers = all("[data-key-test]");
for (const input of testers) {
  input.addEventListener("change", () => testKey(input));
  input.disabled = false;
}
for (const part of all("[data-card-cancel]")) cancelCard(part);
