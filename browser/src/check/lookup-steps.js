/** Asking the server for a card, and the steps that say what it answered. */
import { picturesOf } from "../crypto/core.js";
import { cardState } from "../ui/api.js";
import { isLost, refusalText } from "../ui/api-error.js";
import { h } from "../ui/dom.js";
import {
  actions,
  button,
  heading,
  icon,
  messageStep,
  paragraph,
  pictureLine,
} from "../ui/parts.js";
import { sixPictures, success } from "../ui/pictures.js";
import { words } from "../ui/words.js";
import { words as checkWords } from "./words.js";

/**
 * @typedef {import("../ui/api.js").CardState} CardState
 * @typedef {import("../ui/dom.js").Child} Child
 *
 * @typedef {object} CheckView the page that shows steps
 * @property {(step: string, ...children: (Child | Child[])[]) => void} show
 * @property {() => () => boolean} watchStep gives what tells whether the step is still shown
 * @property {() => void} begin
 */

/**
 * The button that begins again.
 * @param {CheckView} view
 * @param {"main" | "plain"} [kind]
 */
export const anotherButton = ({ begin }, kind = "main") =>
  button(checkWords.check.another, { kind, picture: "card", onclick: () => begin() });

/**
 * Ask, and answer if nobody has gone on meanwhile; with a way to try again.
 * @template T
 * @param {CheckView} view
 * @param {() => Promise<T>} question
 * @param {(found: T) => void} answer
 */
export async function ask(view, question, answer) {
  view.show("wait", messageStep(checkWords.check.looking, "wait", [words.pleaseWait]));
  const isShown = view.watchStep();
  let found;
  try {
    found = await question();
  } catch (problem) {
    const retry = () => ask(view, question, answer);
    if (isShown()) showSorry(view, isLost(problem) ? null : refusalText(problem), retry);
    return;
  }
  if (isShown()) answer(found);
}

/**
 * @param {CheckView} view
 * @param {string | null} sentence why there is no answer, if the server said so
 * @param {() => unknown} retry
 */
function showSorry(view, sentence, retry) {
  const title = sentence ? checkWords.check.none : words.lost.loadHeading;
  const again = button(words.tryAgain, { kind: "main", picture: "magnifier", onclick: retry });
  const text = sentence ?? checkWords.check.sorry;
  view.show("sorry", messageStep(title, "warning", [text], again, anotherButton(view, "plain")));
}

/**
 * Look a card up by its public half.
 * @param {CheckView} view
 * @param {string} uuid
 * @param {string} credential
 */
export const lookUp = (view, uuid, credential) =>
  ask(
    view,
    () => cardState(uuid, credential),
    (card) => showAnswer(view, card, picturesOf(credential)),
  );

/**
 * @param {CheckView} view
 * @param {CardState} card
 * @param {number[]} pictures
 */
function showAnswer(view, card, pictures) {
  const text = checkWords.check;
  if (!card.listed || card.cancelled) {
    const sentence = card.cancelled ? text.cancelled : text.notListed;
    view.show("not-listed", messageStep(text.notYet, "warning", [sentence], anotherButton(view)));
    return;
  }
  const title = heading(card.in_box ? text.inBox : text.notYet);
  view.show(
    card.in_box ? "in-the-box" : "not-yet",
    card.in_box
      ? success(title)
      : h("div", { class: "v-success" }, icon("question", "v-success-tick"), title),
    !card.in_box && pictureLine("help", paragraph(text.notYetNext, "v-say v-strong")),
    pictureLine("card", paragraph(text.pictures, "v-say")),
    sixPictures(pictures),
    actions(anotherButton(view)),
  );
}
