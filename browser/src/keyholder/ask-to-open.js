/** The number of votes in the boxes, and the question whether to open them. */
import { h } from "../ui/dom.js";
import { say } from "../ui/words.js";
import { messageOf } from "./messages.js";

/** @typedef {import("../record/box.js").CheckedBox} CheckedBox */

/**
 * Show how many votes are in each box and wait for Yes or No.
 * @param {HTMLInputElement} input
 * @param {CheckedBox[]} boxes
 * @returns {Promise<boolean>}
 */
export function askToOpen(input, boxes) {
  const small = boxes.filter(({ few }) => few);
  const all = boxes.reduce((sum, { counted }) => sum + counted, 0);
  const question =
    small.length > 0
      ? say("keyholder-open-anyway", { boxes: boxes.length })
      : say("keyholder-open-now");
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
    const summary = h(
      "h3",
      { tabindex: "-1" },
      say("keyholder-holds", { boxes: boxes.length, votes: all }),
    );
    const items = boxes.map(({ title, counted }) =>
      h("li", {}, say("keyholder-in-box", { contest: title, votes: counted })),
    );
    const panel = h(
      "div",
      { class: small.length > 0 ? "note note-warm" : "note" },
      summary,
      h("ul", {}, items),
      small.map(({ title, counted }) =>
        h("p", {}, say("keyholder-few", { contest: title, people: counted })),
      ),
      h("p", {}, question),
      h(
        "p",
        { class: "buttons" },
        answer(say("keyholder-yes"), true, "button button-main"),
        answer(say("keyholder-no"), false, "button"),
      ),
    );
    messageOf(input).after(panel);
    summary.focus();
  });
}
