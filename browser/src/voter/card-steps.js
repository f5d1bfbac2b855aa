/**
 * The steps around the card: showing one, cards that cannot vote, the next voter, an empty tablet.
 */
import { cardReader } from "../ui/card-reader.js";
import { resetSettings } from "../ui/display-settings.js";
import { h } from "../ui/dom.js";
import { isUntouched } from "../ui/inactivity.js";
import {
  actions,
  button,
  heading,
  lead,
  messageStep,
  notice,
  paragraph,
  pictureLine,
} from "../ui/parts.js";
import { say } from "../ui/words.js";
import { findCard, forgetAll, practiceCard, tidy } from "./gateway.js";
import { clear, state } from "./session.js";
import {
  clearsLine,
  holdUntilLeft,
  isPublicStep,
  place,
  show,
  shownStep,
  whenLeft,
} from "./step-view.js";

/**
 * @typedef {import("./navigation.js").Navigation} Navigation
 * @typedef {import("./navigation.js").Greeting} Greeting
 */

/** Forget the voter for good, with everything that was kept for the card. */
export function dropVoter() {
  void state.keeper?.remove();
  clear();
}

/** Forget the voter for good, and their settings. */
export function forgetVoter() {
  dropVoter();
  resetSettings();
}

/** @param {Navigation} go */
export function cardSteps(go) {
  /** @param {Greeting} [greeting] */
  function askForCard({ text, isTrouble = false, title = say("card-heading") } = {}) {
    clear();
    const reader = practiceCard
      ? practiceReader(go)
      : cardReader((card) => go.openCard(card), { findCard, isVoting: true });
    const calm = { calm: !isTrouble, role: "status" };
    show(
      "card",
      null,
      heading(title),
      text && notice(isTrouble ? "warning" : "tick", [text], calm),
      reader.message,
      lead("card", reader.node),
    );
    holdUntilLeft(reader.stop);
    void offerToForget(go);
  }

  /** @param {string} [text] */
  function nextVoter(text) {
    forgetVoter();
    askForCard({ text });
  }

  /** Keep the page as this person wants it. */
  function nextCard() {
    if (practiceCard) void go.openCard(practiceCard);
    else askForCard({ title: say("card-next-heading") });
  }

  // Handle a tablet that was left with no vote open: an end, a refusal, practice, or a card step.
  whenLeft(() => {
    if (state.stage === "done") go.finish();
    else if (!(isPublicStep() && isUntouched(place))) nextVoter();
  });

  // Start again and keep nothing: nobody knows whether the same person goes on.
  const anotherCardButton = () =>
    button(say("start-again"), { kind: "main", picture: "card", onclick: () => nextVoter() });

  return { askForCard, nextVoter, nextCard, anotherCardButton };
}

/**
 * Build the start of practice: it needs no card, a button begins.
 * @param {Navigation} go
 */
function practiceReader(go) {
  const onclick = () => practiceCard && go.openCard(practiceCard);
  const node = h(
    "div",
    { class: "v-reader" },
    paragraph(say("practice-card-lead"), "v-say"),
    paragraph(say("practice-card-lead-next"), "v-say"),
    button(say("card-use"), { kind: "main", picture: "next", onclick }),
  );
  return { node, message: null, stop: () => {} };
}

/**
 * Build the note that an unfinished vote may wait for its card; a helper may also end it.
 * @param {Navigation} go
 */
async function offerToForget(go) {
  const mine = state;
  if ((await tidy()) === 0) return;
  if (mine !== state || shownStep() !== "card") return;
  const forget = async () => {
    await forgetAll();
    go.nextVoter(say("keep-forgotten"));
  };
  place.append(
    pictureLine("wait", paragraph(say("keep-waiting"), "v-say")),
    pictureLine("card", paragraph(say("keep-waiting-next"), "v-say")),
    actions(button(say("keep-new-voter"), { picture: "hello", onclick: forget })),
  );
}

/**
 * Show that this card cannot vote now.
 * @param {string} sentence
 * @param {HTMLElement} wayOn
 */
export function showRefusal(sentence, wayOn) {
  dropVoter();
  const step = messageStep(say("not-posted-card-heading"), "warning", [sentence], wayOn);
  show("refused", null, step, clearsLine());
}
