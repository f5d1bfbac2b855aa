/** Finding a card by its first two pictures. */
import { picturesOf } from "../crypto/core.js";
import { get } from "../ui/api.js";
import { actions, button, heading, paragraph, pictureLine } from "../ui/parts.js";
import { pictureBoard, sixPictures } from "../ui/pictures.js";
import { say } from "../ui/words.js";
import { anotherButton, ask, lookUp } from "./lookup-steps.js";

/**
 * @typedef {import("./lookup-steps.js").CheckView} CheckView
 * @typedef {{uuid: string, credential: string}} FoundCard
 */

/** @param {() => void} onclick */
const backButton = (onclick) => actions(button(say("go-back"), { picture: "back", onclick }));

/** @param {CheckView} view */
export function askFirstPicture(view) {
  view.show(
    "first",
    heading(say("check-first")),
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
    heading(say("check-second")),
    pictureBoard(search),
    backButton(() => askFirstPicture(view)),
  );
}

/**
 * Ask of one card at a time whether it is theirs: choosing from a list goes wrong too often.
 * @param {CheckView} view
 * @param {FoundCard[]} cards
 * @param {number} at
 */
function askIfThis(view, cards, at) {
  if (at >= cards.length) return showNone(view);
  const { uuid, credential } = cards[at];
  view.show(
    "is-it-this",
    heading(say("check-yours")),
    pictureLine(
      "card",
      paragraph(say("check-card", { card: at + 1, cards: cards.length }), "v-say"),
    ),
    sixPictures(picturesOf(credential)),
    actions(
      button(say("check-yes"), {
        kind: "main",
        picture: "thumbs-up",
        onclick: () => lookUp(view, uuid, credential),
      }),
      button(say("check-no"), { picture: "cross", onclick: () => askIfThis(view, cards, at + 1) }),
    ),
  );
}

/** @param {CheckView} view */
function showNone(view) {
  const onclick = () => askFirstPicture(view);
  view.show(
    "none",
    heading(say("check-none")),
    pictureLine("help", paragraph(say("check-none-next"), "v-say")),
    actions(
      button(say("try-again"), { kind: "main", picture: "again", onclick }),
      anotherButton(view, "plain"),
    ),
  );
}
