/** The six pictures of a card, the board of all 32, frames to fill, and the pictures of success. */
import { PICTURES } from "../crypto/core.js";
import { h } from "./dom.js";
import { drawing, icon, paragraph, pictureLine } from "./parts.js";
import { say } from "./words.js";

/**
 * Return the address of a card's picture.
 * @param {number} number 0..31
 */
export const cardPicture = (number) => drawing(PICTURES[number]);

/** @typedef {import("./dom.js").Child} Child */

/** @param {number} number */
const pictureWithWord = (number) => [
  h("img", { src: cardPicture(number), alt: "" }),
  h("span", { class: "v-picture-word" }, say(`picture-${PICTURES[number]}`)),
];

/**
 * Build two rows of three pictures with their words.
 * @param {number[]} pictures six numbers 0..31
 */
export const sixPictures = (pictures) =>
  h(
    "ol",
    { class: "v-six" },
    pictures.map((number) => h("li", {}, pictureWithWord(number))),
  );

/**
 * Build a card as it is printed: what it is for, its six pictures, its code (not a real one).
 * @param {number[]} pictures six numbers 0..31
 * @param {string} caption
 * @param {Child} [title] what the card is for, where that is known
 */
export const cardDrawing = (pictures, caption, title) =>
  h(
    "figure",
    { class: "v-card-drawn" },
    h("figcaption", {}, pictureLine("card", paragraph(caption, "v-say"))),
    h(
      "div",
      { class: "v-card-face" },
      title,
      sixPictures(pictures),
      h("img", { src: drawing("card-code"), alt: "", class: "v-card-code" }),
    ),
  );

/**
 * Build all 32 pictures as buttons.
 * @param {(number: number) => unknown} onPick gets the number of the one touched
 */
export const pictureBoard = (onPick) =>
  h(
    "div",
    { class: "v-board" },
    PICTURES.map((_, number) =>
      h(
        "button",
        { type: "button", class: "v-key", onclick: () => onPick(number) },
        pictureWithWord(number),
      ),
    ),
  );

/**
 * Build one frame for each person that can be chosen; the first ones hold the photos given.
 * @param {number} max
 * @param {string[]} [photos]
 */
export const frames = (max, photos = []) =>
  h(
    "span",
    { class: `v-frames v-frames-${Math.min(max, 5)}`, "aria-hidden": "true" },
    Array.from({ length: max }, (_, at) =>
      h(
        "span",
        { class: at < photos.length ? "v-frame v-full" : "v-frame" },
        at < photos.length && h("img", { src: photos[at], alt: "" }),
      ),
    ),
  );

/**
 * Build two big pictures of success, tick and box, beside the heading that says so.
 * @param {HTMLElement} title
 */
export const success = (title) =>
  h(
    "div",
    { class: "v-success" },
    icon("tick", "v-success-tick"),
    icon("in-the-box", "v-success-box"),
    title,
  );

/** Build the vote that slides into the box; with less motion it stands half in (end.css). */
export const posted = () =>
  h(
    "div",
    { class: "v-posted" },
    icon("vote-slip", "v-posted-slip"),
    icon("vote-box", "v-posted-box"),
  );
