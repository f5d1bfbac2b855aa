/** The parts that steps are made of. */
import { h } from "./dom.js";

/** @typedef {import("./dom.js").Child} Child */

/**
 * Return the address of a drawing.
 * @param {string} name
 */
export const drawing = (name) => `/static/pictures/${name}.svg`;

/**
 * Build a small picture beside words; the words say it all, so screen readers skip it.
 * @param {string} name
 * @param {string | null} [className]
 */
export const icon = (name, className = "v-icon") =>
  h("img", { src: drawing(name), alt: "", class: className });

/**
 * Build a big button with a picture and words.
 * @param {Child} text
 * @param {object} options
 * @param {string} [options.picture]
 * @param {"main" | "plain" | "quiet"} [options.kind]
 * @param {(event: MouseEvent) => unknown} [options.onclick]
 * @param {string} [options.label] what readers say, where it is more than the words
 * @param {string} [options.aloud] what is said of it without headphones, where its words tell who
 *   is chosen (speakable-text.js)
 */
export const button = (text, { picture, kind = "plain", onclick, label, aloud }) =>
  h(
    "button",
    {
      type: "button",
      class: `v-button v-${kind}`,
      "aria-label": label,
      "data-aloud": aloud,
      ...(onclick && { onclick }),
    },
    picture && icon(picture),
    h("span", {}, text),
  );

/**
 * Build the heading of a step; it gets the focus when the step is shown.
 * @param {Child} title
 * @param {string} [lang] of a title of the election, which is in a language of its own
 */
export const heading = (title, lang) => h("h1", { tabindex: "-1", class: "v-title", lang }, title);

/**
 * @param {Child} text
 * @param {string} className
 * @param {string} [lang] of a text of the election
 */
export const paragraph = (text, className, lang) => h("p", { class: className, lang }, text);

/**
 * Build lines with a small picture on their left (R21).
 * @param {string} picture
 * @param {...Child} lines
 */
export const pictureLine = (picture, ...lines) =>
  h("div", { class: "v-line" }, icon(picture, "v-line-picture"), h("div", {}, lines));

/**
 * Build a note on something special: a picture, and one or two sentences.
 * @param {string} picture
 * @param {string[]} lines
 * @param {{calm?: boolean, role?: string}} [options]
 */
export function notice(picture, lines, { calm = false, role } = {}) {
  const broken = lines.flatMap((text, at) => (at === 0 ? [text] : [h("br"), text]));
  const className = calm ? "v-notice v-calm" : "v-notice";
  return pictureLine(picture, h("p", { class: className, role }, broken));
}

/** @param {...Child} buttons */
export const actions = (...buttons) => h("div", { class: "v-actions" }, buttons);

/**
 * Build a big picture beside the words of a step.
 * @param {string} picture
 * @param {Child | Child[]} content
 */
export const lead = (picture, content) =>
  h("div", { class: "v-lead" }, icon(picture, "v-lead-picture"), content);

/**
 * Build sentences, one under the other.
 * @param {Child[]} sentences
 */
export const paragraphs = (sentences) =>
  h(
    "div",
    {},
    sentences.filter(Boolean).map((text) => paragraph(text, "v-say")),
  );

/**
 * Build a step that says something: heading, a picture with sentences beside it, buttons.
 * @param {string} title
 * @param {string} picture
 * @param {Child[]} sentences
 * @param {...Child} buttons
 * @returns {Child[]}
 */
export const messageStep = (title, picture, sentences, ...buttons) => [
  heading(title),
  lead(picture, paragraphs(sentences)),
  buttons.length > 0 && actions(...buttons),
];
