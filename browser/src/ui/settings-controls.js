/** Controls for a setting that has steps, as parts of the settings step. */
import { assistive, onAssistiveChange, setAssistive } from "./assistive-settings.js";
import { h, setText } from "./dom.js";
import { button } from "./parts.js";

/** @typedef {import("./dom.js").Child} Child */

/**
 * Build a group of settings under a heading.
 * @param {string} id
 * @param {string} title
 * @param {...Child} children
 */
export const settingsGroup = (id, title, ...children) =>
  h(
    "section",
    { class: "v-look-group", "aria-labelledby": `look-${id}` },
    h("h2", { id: `look-${id}` }, title),
    children,
  );

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
