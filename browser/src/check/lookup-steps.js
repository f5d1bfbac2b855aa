/** Ask the server for a card, and show its answer as a step. */
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
import { say } from "../ui/words.js";

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
 * Build the button that starts again.
 * @param {CheckView} view
 * @param {"main" | "plain"} [kind]
 */
export const anotherButton = ({ begin }, kind = "main") =>
  button(say("check-another"), { kind, picture: "card", onclick: () => begin() });

/**
 * Ask, and show the answer unless somebody has gone on; offer to try again.
 * @template T
 * @param {CheckView} view
 * @param {() => Promise<T>} question
 * @param {(found: T) => void} answer
 */
export async function ask(view, question, answer) {
  view.show("wait", messageStep(say("check-looking"), "wait", [say("please-wait")]));
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
  const title = sentence ? say("check-none") : say("lost-load-heading");
  const again = button(say("try-again"), { kind: "main", picture: "magnifier", onclick: retry });
  view.show(
    "sorry",
    messageStep(
      title,
      "warning",
      [sentence ?? say("check-sorry")],
      again,
      anotherButton(view, "plain"),
    ),
  );
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
  if (!card.listed || card.cancelled) {
    const sentence = card.cancelled ? say("check-cancelled") : say("check-not-listed");
    view.show(
      "not-listed",
      messageStep(say("check-not-yet"), "warning", [sentence], anotherButton(view)),
    );
    return;
  }
  const title = heading(card.in_box ? say("check-in-box") : say("check-not-yet"));
  view.show(
    card.in_box ? "in-the-box" : "not-yet",
    card.in_box
      ? success(title)
      : h("div", { class: "v-success" }, icon("question", "v-success-tick"), title),
    !card.in_box && pictureLine("help", paragraph(say("check-not-yet-next"), "v-say v-strong")),
    pictureLine("card", paragraph(say("check-pictures"), "v-say")),
    sixPictures(pictures),
    actions(anotherButton(view)),
  );
}
