/** Ask the server for a card, and show its answer as a step. */
import { picturesOf } from "../crypto/core.js";
import { box, cardState } from "../ui/api.js";
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
import { cardDrawing, success } from "../ui/pictures.js";
import { say } from "../ui/words.js";

/**
 * @typedef {import("../ui/api.js").CardState} CardState
 * @typedef {import("../ui/dom.js").Child} Child
 *
 * @typedef {object} CheckView the page that shows steps
 * @property {(step: string, ...children: (Child | Child[])[]) => void} show
 * @property {() => () => boolean} watchStep gives what tells whether the step is still shown
 * @property {() => void} begin
 * @property {(cardText: string) => void} vote goes to voting, with this card if its text is known
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
 * @param {(answered: T) => void} answer
 */
export async function ask(view, question, answer) {
  view.show("wait", messageStep(say("check-looking"), "wait", [say("please-wait")]));
  const isShown = view.watchStep();
  let answered;
  try {
    answered = await question();
  } catch (problem) {
    const retry = () => ask(view, question, answer);
    if (isShown()) showSorry(view, isLost(problem) ? null : refusalText(problem), retry);
    return;
  }
  if (isShown()) answer(answered);
}

/**
 * @param {CheckView} view
 * @param {string | null} sentence why there is no answer, if the server said so
 * @param {() => unknown} retry
 */
function showSorry(view, sentence, retry) {
  const title = sentence ? say("check-none") : say("lost-load-heading");
  const again = button(say("try-again"), { kind: "main", picture: "again", onclick: retry });
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
 * @param {string} [cardText] the whole card, where it was shown
 */
export const lookUp = (view, uuid, credential, cardText = "") =>
  ask(
    view,
    async () => {
      const card = await cardState(uuid, credential);
      const isUnused = card.listed && !card.cancelled && !card.in_box;
      return { card, state: isUnused ? (await box(uuid)).state : "" };
    },
    ({ card, state }) => {
      const drawn = cardDrawing(picturesOf(credential), say("check-pictures"));
      if (!card.listed || card.cancelled) showUseless(view, card);
      else if (card.in_box) showInBox(view, drawn);
      else showUnused(view, drawn, state, cardText);
    },
  );

/**
 * @param {CheckView} view
 * @param {CardState} card
 */
function showUseless(view, { cancelled }) {
  const title = cancelled ? say("check-cancelled") : say("check-none");
  const next = cancelled ? say("check-cancelled-next") : say("check-not-listed");
  view.show("not-listed", messageStep(title, "warning", [next], anotherButton(view)));
}

/**
 * @param {CheckView} view
 * @param {Element} drawn the card
 */
function showInBox(view, drawn) {
  const title = heading(say("check-in-box"));
  view.show("in-the-box", success(title), drawn, actions(anotherButton(view)));
}

/**
 * Show that there is no vote by this card; while voting is open, the way to vote comes first.
 * @param {CheckView} view
 * @param {Element} drawn the card
 * @param {string} state of its box
 * @param {string} cardText
 */
function showUnused(view, drawn, state, cardText) {
  const isOpen = state === "open";
  const onclick = () => view.vote(cardText);
  const vote = button(say("check-vote"), { kind: "main", picture: "box", onclick });
  const why =
    state === "not_open" ? say("obstacle-not-open-heading") : say("obstacle-closed-heading");
  view.show(
    "not-yet",
    h("div", { class: "v-success" }, icon("card", "v-success-tick"), heading(say("check-not-yet"))),
    h(
      "div",
      { class: "v-compare" },
      h(
        "div",
        {},
        !isOpen && pictureLine("calendar", paragraph(why, "v-say v-strong")),
        actions(isOpen && vote, anotherButton(view, isOpen ? "plain" : "main")),
        pictureLine("help", paragraph(say("check-not-yet-next"), "v-say")),
      ),
      drawn,
    ),
  );
}
