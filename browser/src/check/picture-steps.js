/** Finding a card by its first two pictures. */
import { picturesOf } from "../crypto/core.js";
import { get } from "../ui/api.js";
import { actions, button, heading, paragraph, pictureLine } from "../ui/parts.js";
import { pictureBoard, sixPictures } from "../ui/pictures.js";
import { words } from "../ui/words.js";
import { anotherButton, ask, lookUp } from "./lookup-steps.js";
import { words as checkWords } from "./words.js";

/**
 * @typedef {import("./lookup-steps.js").CheckView} CheckView
 * @typedef {{uuid: string, credential: string}} FoundCard
 */

/** @param {() => void} onclick */
const backButton = (onclick) => actions(button(words.goBack, { picture: "back", onclick }));

/** @param {CheckView} view */
export function askFirstPicture(view) {
  view.show(
    "first",
    heading(checkWords.check.first),
    pictureBoard((first) => askSecondPicture(view, first)),
    backButton(() => view.begin()),
  );
}

/**
 * @param {CheckView} view
 * @param {number} first
 */
function askSecondPicture(view, first) {
  const search = (/** @type {number} */ second) =>
    ask(
      view,
      () => get(`/api/codes?first=${first}&second=${second}`),
      ({ cards }) => askIfThis(view, cards, 0),
    );
  view.show(
    "second",
    heading(checkWords.check.second),
    pictureBoard(search),
    backButton(() => askFirstPicture(view)),
  );
}

/**
 * Cards are shown one at a time: choosing from a list goes wrong too often.
 * @param {CheckView} view
 * @param {FoundCard[]} cards
 * @param {number} at
 */
function askIfThis(view, cards, at) {
  const text = checkWords.check;
  if (at >= cards.length) return showNone(view);
  const { uuid, credential } = cards[at];
  view.show(
    "is-it-this",
    heading(text.yours),
    pictureLine("card", paragraph(text.card(at + 1, cards.length), "v-say")),
    sixPictures(picturesOf(credential)),
    actions(
      button(text.yes, {
        kind: "main",
        picture: "thumbs-up",
        onclick: () => lookUp(view, uuid, credential),
      }),
      button(text.no, { picture: "cross", onclick: () => askIfThis(view, cards, at + 1) }),
    ),
  );
}

/** @param {CheckView} view */
function showNone(view) {
  const onclick = () => askFirstPicture(view);
  view.show(
    "none",
    heading(checkWords.check.none),
    pictureLine("help", paragraph(checkWords.check.noneNext, "v-say")),
    actions(
      button(words.tryAgain, { kind: "main", picture: "touch", onclick }),
      anotherButton(view, "plain"),
    ),
  );
}
