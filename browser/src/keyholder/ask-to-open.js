/** What is in the boxes, and the question whether to open them. */
import { h } from "../ui/dom.js";
import { messageOf } from "./messages.js";
import { words } from "./words.js";

/** @typedef {import("../record/box.js").CheckedBox} CheckedBox */

/**
 * Show how many votes are in each box and wait for Yes or No.
 * @param {HTMLInputElement} input
 * @param {CheckedBox[]} boxes
 * @returns {Promise<boolean>}
 */
export function askToOpen(input, boxes) {
  const text = words.board;
  const small = boxes.filter(({ few }) => few);
  const all = boxes.reduce((sum, { counted }) => sum + counted, 0);
  const question = small.length > 0 ? text.openAllTheSame(boxes.length) : text.openNow;
  return new Promise((resolve) => {
    /**
     * @param {string} label
     * @param {boolean} isYes
     * @param {string} className
     */
    const answer = (label, isYes, className) => {
      const onclick = () => {
        panel.remove();
        resolve(isYes);
      };
      return h("button", { type: "button", class: className, onclick }, label);
    };
    const summary = h("h3", { tabindex: "-1" }, text.holds(boxes.length, all));
    const items = boxes.map(({ title, counted }) => h("li", {}, text.inBox(title, counted)));
    const panel = h(
      "div",
      { class: small.length > 0 ? "note note-warm" : "note" },
      summary,
      h("ul", {}, items),
      small.map(({ title, counted }) => h("p", {}, text.few(title, counted))),
      h("p", {}, question),
      h(
        "p",
        { class: "buttons" },
        answer(text.yes, true, "button button-main"),
        answer(text.no, false, "button"),
      ),
    );
    messageOf(input).after(panel);
    summary.focus();
  });
}
