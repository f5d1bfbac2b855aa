/**
 * "Choose how it looks": one question a screen, with big examples, tried on by touching one. The
 * first screen asks what to change; every screen leads back to where the voter was.
 */
import { audioSettings, whenAudible } from "../audio/audio-settings.js";
import { display, resetSettings, setDisplay } from "../ui/display-settings.js";
import { h } from "../ui/dom.js";
import { actions, button, drawing, heading } from "../ui/parts.js";
import { scanRow } from "../ui/settings-controls.js";
import { DISPLAY, DISPLAY_NAMES } from "../ui/settings-values.js";
import { say } from "../ui/words.js";
import { switchSettings } from "./switch-settings.js";

/**
 * @typedef {import("../ui/settings-values.js").DisplaySetting} DisplaySetting
 * @typedef {DisplaySetting | "sound" | "switch"} Topic
 *
 * @typedef {object} SettingsOptions
 * @property {(step: string, goBack: () => unknown, nodes: import("../ui/dom.js").Child[]) => void}
 *   show shows a step by its name; `goBack` leads to where the voter was
 * @property {() => unknown} onDone leads on, or back to where the voter was
 */

/** @type {Topic[]} */
const TOPICS = [...DISPLAY_NAMES, "sound", "switch"];
const SHOWN_ORDER = { ...DISPLAY, size: ["small", "normal", "large", "largest"] };

/** Tell whether a step belongs to the settings, by its name. */
export const isSettingsStep = (/** @type {string} */ step) => /^look(-|$)/.test(step);

/**
 * Show the question what to change.
 * @param {SettingsOptions} options
 */
export function showSettings(options) {
  const { show, onDone } = options;
  const tiles = TOPICS.map((topic) => tileOf(topic, () => showQuestion(topic, options)));
  const usual = button(say("look-usual"), {
    picture: "settings",
    onclick: () => resetSettings(),
  });
  show("look", onDone, [
    heading(say("look-heading")),
    scanRow(say("scan-row-choices"), "v-topics", tiles),
    waysOut(doneButton(onDone), usual),
  ]);
}

/**
 * Show one question.
 * @param {Topic} topic
 * @param {SettingsOptions} options
 */
function showQuestion(topic, options) {
  const { show, onDone } = options;
  const more = button(say("look-more"), {
    picture: "settings",
    onclick: () => showSettings(options),
  });
  show(`look-${topic}`, onDone, [
    heading(headingOf(topic)),
    partOf(topic),
    waysOut(doneButton(onDone), more),
  ]);
}

/** @param {() => unknown} onDone */
const doneButton = (onDone) =>
  button(say("look-fine"), { kind: "main", picture: "tick", onclick: onDone });

/** @param {...HTMLElement} buttons */
function waysOut(...buttons) {
  const ways = actions(...buttons);
  ways.classList.add("v-look-actions");
  return ways;
}

/** @param {Topic} topic */
function headingOf(topic) {
  if (topic === "sound") return say("sound-heading");
  if (topic === "switch") return say("scan-heading");
  return say(`look-group-${topic}`);
}

/** @param {Topic} topic */
function partOf(topic) {
  if (topic === "sound") return audioSettings();
  if (topic === "switch") return switchSettings();
  return examplesOf(topic);
}

/**
 * Build the way to one question; the one about sound is shown where there is any.
 * @param {Topic} topic
 * @param {() => void} onclick
 */
function tileOf(topic, onclick) {
  const tile = h(
    "button",
    { type: "button", class: "v-look v-topic", "data-topic": topic, onclick },
    pictureOf(topic),
    h("span", { class: "v-look-words" }, say(`look-topic-${topic}`)),
  );
  if (topic === "sound") whenAudible((isAudible) => (tile.hidden = !isAudible));
  return tile;
}

/**
 * Draw what a question is about; its words stand beside it.
 * @param {Topic} topic
 */
function pictureOf(topic) {
  if (topic === "layout" || topic === "show") return sample(topic, DISPLAY[topic][0]);
  if (topic === "sound") return h("span", { class: "v-mini" }, miniature("speaker"));
  if (topic === "switch") return h("span", { class: "v-mini" }, miniature("switch"));
  const marks = topic === "size" ? ["small", "normal", "large"] : DISPLAY.theme;
  return h(
    "span",
    { class: `v-mini v-marks-${topic}`, "aria-hidden": "true" },
    marks.map((value) => h("span", { [topic === "theme" ? "data-theme" : "data-mark"]: value })),
  );
}

/**
 * Build every value of a display setting as a big example; one of them is on.
 * @param {DisplaySetting} name
 */
function examplesOf(name) {
  const examples = SHOWN_ORDER[name].map((value) => exampleOf(name, value, mark));
  function mark() {
    for (const example of examples) example.mark();
  }
  mark();
  return scanRow(
    say("scan-row-choices"),
    "v-look-options",
    examples.map(({ node }) => node),
  );
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
      value !== "words" && miniature("photo"),
      value !== "pictures" && h("span", { class: "v-mini-lines" }, h("span"), h("span"), h("span")),
    );
  }
  return null;
}

/** @param {string} name */
const miniature = (name) => h("img", { src: drawing(name), alt: "" });
