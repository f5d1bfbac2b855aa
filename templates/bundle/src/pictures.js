/** The six pictures of a card, and the board of all 32. */
import { PICTURES } from "./core.js";
import { h } from "./dom.js";
import { pictureWord } from "./words.js";

const source = (name) => `/static/pictures/${name}.svg`;

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
