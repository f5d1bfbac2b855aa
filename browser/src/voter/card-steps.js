/**
 * The steps around the card: showing one, cards that cannot vote, the next voter, and the quiet end
 * of a voter who stopped.
 */
import { cardReader } from "../ui/card-reader.js";
import { resetSettings } from "../ui/display-settings.js";
import { h } from "../ui/dom.js";
import { hearLine } from "../ui/hear-line.js";
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
import { say, sayLines } from "../ui/words.js";
import { findCard, outbox, practiceCard } from "./gateway.js";
import { clear, state } from "./session.js";
import {
  clearsLine,
  holdUntilLeft,
  isPublicStep,
  isShared,
  place,
  show,
  shownStep,
  whenLeft,
} from "./step-view.js";

/**
 * @typedef {import("./navigation.js").Navigation} Navigation
 * @typedef {import("./navigation.js").Greeting} Greeting
 * @typedef {import("./card-check.js").Obstacle} Obstacle
 */

/**
 * Forget the voter for good, with the choices that were kept for the card. Resolves once these are
 * deleted, or cannot be.
 */
export async function dropVoter() {
  const deleted = state.keeper?.remove();
  clear();
  await deleted;
}

/** Forget the voter here; what is kept for the card stays, and only the card can read it. */
function leaveVoter() {
  clear();
  resetSettings();
}

/** Forget the voter for good, and their settings. */
export async function forgetVoter() {
  const dropped = dropVoter();
  resetSettings();
  await dropped;
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
      hearLine(),
      lead("card", reader.node),
    );
    holdUntilLeft(reader.stop);
    void showWaitingVotes();
  }

  /** @param {string} [text] */
  function nextVoter(text) {
    void forgetVoter();
    askForCard({ text });
  }

  /** Keep the page as this person wants it. */
  function nextCard() {
    if (practiceCard) void go.openCard(practiceCard);
    else askForCard({ title: say("card-next-heading") });
  }

  /**
   * End quietly: the voter stopped. "Nothing is kept" is not said before it is so.
   * @param {string} sentence what that means for the vote
   * @param {{keep?: boolean}} [options] whether choices stay, for their card alone
   */
  async function stopVoting(sentence, { keep = false } = {}) {
    if (keep) leaveVoter();
    else await forgetVoter();
    endQuietly("stopped", say("stopped-heading"), "hello", [sentence]);
  }

  /** End with a sealed vote that waits here for the network. */
  function leaveWaiting() {
    leaveVoter();
    endQuietly("waits", say("waits-heading"), "lock", sayLines("waits-line"));
    void outbox.sendAll();
  }

  /**
   * @param {string} step
   * @param {string} title
   * @param {string} picture
   * @param {string[]} lines
   */
  function endQuietly(step, title, picture, lines) {
    const onclick = () => askForCard();
    const start = isShared()
      ? button(say("start-begin"), { kind: "main", picture: "next", onclick })
      : button(say("next-card"), { picture: "card", onclick });
    const next = isShared() ? say("stopped-next") : say("stopped-close");
    const line = pictureLine("card", paragraph(next, "v-say"));
    show(step, null, messageStep(title, picture, lines), line, actions(start));
  }

  // Handle a tablet that was left with no vote open: an end, a refusal, practice, or a card step.
  whenLeft(() => {
    if (state.stage === "done") go.finish();
    else if (!(isPublicStep() && isUntouched(place))) nextVoter();
  });

  // Start again and keep nothing: nobody knows whether the same person goes on.
  const anotherCardButton = () =>
    button(say("start-again"), { kind: "main", picture: "card", onclick: () => nextVoter() });

  return { askForCard, nextVoter, nextCard, stopVoting, leaveWaiting, anotherCardButton };
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

/** Say on the step of the card how many sealed votes wait here, or were not taken. */
export async function showWaitingVotes() {
  const { waiting, refused } = await outbox.count();
  if (shownStep() !== "card") return;
  place.querySelector(".v-waiting-votes")?.remove();
  if (waiting + refused === 0) return;
  const lines = [
    ...(waiting > 0 ? [say("keep-waiting"), say("keep-waiting-next")] : []),
    ...(refused > 0 ? [say("keep-refused")] : []),
  ];
  const note = notice("lock", lines, { calm: refused === 0 });
  note.classList.add("v-waiting-votes");
  place.append(note);
}

/**
 * Show why this card cannot vote now.
 * @param {Obstacle} obstacle
 * @param {import("./navigation.js").Navigation} go
 * @param {{contest?: string, again?: HTMLElement}} [options] the title of the contest; a button in
 *   the place of another card
 */
export function showObstacle(obstacle, go, { contest = "", again } = {}) {
  if (state.keeper?.found?.waiting) clear();
  else void dropVoter();
  const title = say(`obstacle-${obstacle}-heading`);
  const picture = PICTURES[obstacle] ?? "warning";
  const lines =
    obstacle === "stopped"
      ? [say("card-contest-stopped", { contest }), say("card-contest-stopped-next")]
      : sayLines(`obstacle-${obstacle}-line`);
  const step = messageStep(title, picture, lines, again ?? go.anotherCardButton());
  show("refused", null, step, clearsLine());
}

/** @type {Partial<Record<Obstacle, string>>} */
const PICTURES = {
  often: "in-the-box",
  "closed-voted": "in-the-box",
  "not-open": "calendar",
  paused: "wait",
  closed: "lock",
  cancelled: "cross",
};

/**
 * Show what the server said against this card.
 * @param {string} sentence
 * @param {import("./navigation.js").Navigation} go
 */
export function showRefusal(sentence, go) {
  void dropVoter();
  const title = say("not-posted-card-heading");
  const step = messageStep(title, "warning", [sentence], go.anotherCardButton());
  show("refused", null, step, clearsLine());
}

/** Say that nobody can vote at this address: what a voter does could be read on its way. */
export function showUnsafe() {
  const step = messageStep(say("unsafe-heading"), "warning", sayLines("unsafe-line"));
  show("unsafe", null, step);
}
