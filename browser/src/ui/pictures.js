/** The six pictures of a card, the board of all 32, frames to fill, and the big tick. */
import { PICTURES } from "../crypto/core.js";
import { h, icon } from "./dom.js";
import { pictureWord } from "./words.js";

const source = (name) => `/static/pictures/${name}.svg`;

/** The address of a card's picture, by its number 0..31. */
export const sourceOf = (number) => source(PICTURES[number]);

/** Two rows of three pictures with their words. `pictures` holds six numbers 0..31. */
export function sixPictures(pictures) {
  return h(
    "ol",
    { class: "v-six" },
    pictures.map((number) => {
      const name = PICTURES[number];
      return h(
        "li",
        {},
        h("img", { src: source(name), alt: "" }),
        h("span", {}, pictureWord(name)),
      );
    }),
  );
}

/** All 32 pictures as buttons; `onPick` gets the number of the one touched. */
export function pictureBoard(onPick) {
  return h(
    "div",
    { class: "v-board" },
    PICTURES.map((name, number) =>
      h(
        "button",
        { type: "button", class: "v-key", onclick: () => onPick(number) },
        h("img", { src: source(name), alt: "" }),
        h("span", {}, pictureWord(name)),
      ),
    ),
  );
}

/** One frame for each person that can be chosen; the first ones hold the photos given. */
export function frames(max, photos = []) {
  return h(
    "span",
    { class: `v-frames v-frames-${Math.min(max, 5)}`, "aria-hidden": "true" },
    Array.from({ length: max }, (_, i) =>
      h(
        "span",
        { class: i < photos.length ? "v-frame v-full" : "v-frame" },
        i < photos.length && h("img", { src: photos[i], alt: "" }),
      ),
    ),
  );
}

/** Two big pictures of what went well, tick and box, beside the heading that says so. */
export const success = (title, [first, second] = ["tick", "in-the-box"]) =>
  h(
    "div",
    { class: "v-success" },
    icon(first, "v-success-tick"),
    icon(second, "v-success-box"),
    title,
  );
