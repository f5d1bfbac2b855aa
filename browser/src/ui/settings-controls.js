/** Controls for a setting that has steps, as parts of the settings step. */
import { assistive, onAssistiveChange, setAssistive } from "./assistive-settings.js";
import { h, setText } from "./dom.js";
import { button } from "./parts.js";

/** @typedef {import("./dom.js").Child} Child */

/**
 * Build a row of controls: one stop of the frame for people with one switch.
 * @param {string} name said at that stop
 * @param {string} className
 * @param {...(Child | Child[])} children
 */
export const scanRow = (name, className, ...children) =>
  h("div", { class: className, role: "group", "aria-label": name, "data-row": true }, ...children);

/**
 * Build the controls of one question.
 * @param {...Child} children
 */
export const settingsGroup = (...children) => h("div", { class: "v-look-group" }, children);

/**
 * Draw now and after every change, for as long as the node is on the page.
 * @param {Node} node
 * @param {() => void} draw
 */
export function redrawWithSettings(node, draw) {
  draw();
  const end = onAssistiveChange(() => (node.isConnected ? draw() : end()));
}

/**
 * Build two buttons that change a setting, with its current step in words between them.
 * @param {"speed" | "volume" | "pace"} name
 * @param {string[]} steps
 * @param {string[]} ways the words that take one step back, and one on
 * @param {string[]} [pictures]
 */
export function stepper(name, steps, [less, more], [first, second] = ["less", "more"]) {
  const status = h("p", { class: "v-step-now", role: "status" });
  const change = (/** @type {number} */ by) => () =>
    setAssistive({ [name]: assistive()[name] + by });
  redrawWithSettings(status, () => {
    const text = steps[assistive()[name]];
    if (status.textContent !== text) setText(status, text);
  });
  return h(
    "div",
    { class: "v-stepper" },
    button(less, { picture: first, onclick: change(-1) }),
    status,
    button(more, { picture: second, onclick: change(1) }),
  );
}
