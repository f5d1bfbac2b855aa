/** The step "Make it right for you": every setting as big examples, tried on by touching one. */
import { audioSettings } from "../audio/audio-settings.js";
import { display, resetSettings, setDisplay } from "../ui/display-settings.js";
import { h } from "../ui/dom.js";
import { actions, button, drawing, heading, paragraph, pictureLine } from "../ui/parts.js";
import { settingsGroup } from "../ui/settings-controls.js";
import { DISPLAY, DISPLAY_NAMES } from "../ui/settings-values.js";
import { say } from "../ui/words.js";
import { switchSettings } from "./switch-settings.js";

/** @typedef {import("../ui/settings-values.js").DisplaySetting} DisplaySetting */

const SHOWN_ORDER = { ...DISPLAY, size: ["small", "normal", "large", "largest"] };

/**
 * Build the step.
 * @param {{onDone: () => unknown}} options leads on, or back to where the voter was
 * @returns {import("../ui/dom.js").Child[]}
 */
export function settingsStep({ onDone }) {
  /** @type {(() => void)[]} */
  const marks = [];
  const mark = () => {
    for (const markExample of marks) markExample();
  };
  const groups = DISPLAY_NAMES.map((name) => {
    const examples = SHOWN_ORDER[name].map((value) => exampleOf(name, value, mark));
    marks.push(...examples.map((example) => example.mark));
    const nodes = examples.map(({ node }) => node);
    return settingsGroup(
      name,
      say(`look-group-${name}`),
      h("div", { class: "v-look-options" }, nodes),
    );
  });
  mark();
  const usual = button(say("look-usual"), {
    picture: "settings",
    onclick: () => {
      resetSettings({ asked: display().asked });
      mark();
    },
  });
  const fine = button(say("look-fine"), { kind: "main", picture: "tick", onclick: onDone });
  const ways = actions(fine, usual);
  ways.classList.add("v-look-actions");
  return [
    heading(say("look-heading")),
    ways,
    pictureLine("touch", paragraph(say("look-lead"), "v-say")),
    h("div", { class: "v-looks" }, groups, audioSettings(), switchSettings()),
  ];
}

/**
 * Build one value of a setting as a big example; `mark` shows whether it is set.
 * @param {DisplaySetting} name
 * @param {string} value
 * @param {() => void} onChange
 */
function exampleOf(name, value, onChange) {
  const node = h(
    "button",
    {
      type: "button",
      class: `v-look v-look-${name}`,
      "data-look": `${name}-${value}`,
      onclick: () => {
        setDisplay(name, value);
        onChange();
        node.scrollIntoView({ block: "nearest" }); // everything may have moved
      },
    },
    sample(name, value),
    h("span", { class: "v-look-words" }, say(`look-${name}-${value}`)),
    h("span", { class: "v-state-box", "aria-hidden": "true" }),
  );
  if (name === "theme") node.dataset.theme = value;
  const mark = () => node.setAttribute("aria-pressed", String(display()[name] === value));
  return { node, mark };
}

/**
 * Build a small drawing of what the setting does; the words beside it say the same.
 * @param {DisplaySetting} name
 * @param {string} value
 */
function sample(name, value) {
  if (name === "layout") {
    const faces = value === "all" ? 4 : 1;
    return h(
      "span",
      { class: `v-mini v-mini-${value}`, "aria-hidden": "true" },
      Array.from({ length: faces }, () => miniature("person")),
    );
  }
  if (name === "show") {
    return h(
      "span",
      { class: "v-mini-show", "aria-hidden": "true" },
      value !== "words" && miniature("box"),
      value !== "pictures" && h("span", { class: "v-mini-lines" }, h("span"), h("span"), h("span")),
    );
  }
  return null;
}

/** @param {string} name */
const miniature = (name) => h("img", { src: drawing(name), alt: "" });
