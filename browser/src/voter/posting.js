/**
 * Posting: seals the vote once, sends the same bytes until the box has answered, then shows "in
 * the box".
 */
import { isLost, isRefusedAgain, refusalText } from "../ui/api-error.js";
import { button, messageStep } from "../ui/parts.js";
import { say, sayLines } from "../ui/words.js";
import { dropVoter } from "./card-steps.js";
import { endSteps } from "./end-steps.js";
import { isReceipt, sealVote, postVote as send } from "./gateway.js";
import { whenBack } from "./offline.js";
import { openedFacts, save, state } from "./session.js";
import { clearsLine, holdUntilLeft, show, showWaiting } from "./step-view.js";

/** @typedef {import("./session.js").Voter} Voter */

/** @param {import("./navigation.js").Navigation} go */
export function postingSteps(go) {
  const { inTheBox, finish } = endSteps(go);

  /** Seal once, then send the same bytes until the box has answered: posting twice is harmless. */
  async function postVote() {
    if (state.stage === "busy") return;
    const mine = state;
    mine.stage = "busy";
    try {
      await sealOnce(mine);
    } catch {
      mine.stage = "choosing";
      if (mine === state) notSealed();
      return;
    }
    if (mine !== state) return;
    await sendVote(mine).catch((problem) => {
      if (mine === state) notPosted(problem);
    });
  }

  /** @param {Voter} mine */
  async function sendVote(mine) {
    const { card, sealed, credential, keeper } = mine;
    if (!card || sealed === null) throw new Error("no vote was sealed");
    showWaiting(say("wait-posting"));
    const receipt = await send(card.uuid, sealed);
    if (mine !== state) return;
    if (!isReceipt(receipt, sealed, credential)) {
      return tryAgain(say("lost-doubt-heading"), sayLines("lost-doubt-line"));
    }
    await keeper?.remove({ posted: true });
    if (mine === state) inTheBox();
  }

  /** @param {unknown} problem */
  function notPosted(problem) {
    if (isLost(problem)) tryAgain(say("lost-heading"), sayLines("lost-line"));
    else if (isRefusedAgain(problem)) earlierStays(refusalText(problem));
    else turnedAway(refusalText(problem));
  }

  const tryAgainButton = () =>
    button(say("try-again"), { kind: "main", picture: "again", onclick: postVote });

  function notSealed() {
    const review = () => go.review();
    const goBack = button(say("go-back"), { picture: "back", onclick: review });
    const step = messageStep(
      say("lost-seal-heading"),
      "warning",
      sayLines("lost-seal-line"),
      tryAgainButton(),
      goBack,
    );
    show("not-sealed", review, step);
  }

  /**
   * @param {string} title
   * @param {string[]} lines
   */
  function tryAgain(title, lines) {
    state.stage = "unsure";
    state.tries += 1;
    const more = state.tries > 1 ? say("lost-again") : null;
    const all = [...lines, state.isKept ? say("offline-waits") : say("offline-trying"), more];
    const onclick = () => go.leaveWaiting();
    const leave = state.isKept && button(say("lost-leave"), { picture: "lock", onclick });
    show("lost", null, messageStep(title, "warning", all, tryAgainButton(), leave));
    holdUntilLeft(whenBack(postVote));
  }

  /** @param {string | null} sentence */
  function turnedAway(sentence) {
    void dropVoter();
    const step = messageStep(
      say("not-posted-heading"),
      "warning",
      [sentence, say("not-posted-next")],
      go.anotherCardButton(),
    );
    show("turned-away", null, step, clearsLine());
  }

  /**
   * The card has voted before, and that vote counts: nothing is lost, and nothing is to be done.
   * @param {string | null} sentence
   */
  function earlierStays(sentence) {
    void dropVoter();
    const heading = say("not-posted-stays-heading");
    const step = messageStep(heading, "in-the-box", [sentence], go.anotherCardButton());
    show("turned-away", null, step, clearsLine());
  }

  return { postVote, tryAgain, finish };
}

/**
 * Seal the vote if it is not sealed yet, and keep it, so that a try after a reload sends the same
 * bytes.
 * @param {Voter} mine
 */
async function sealOnce(mine) {
  if (mine.sealed !== null) return;
  showWaiting(say("wait-locking"));
  const { card, chosen } = mine;
  if (!card) throw new Error("no card was opened");
  mine.sealed = await sealVote(openedFacts(mine), card, chosen);
  mine.isKept = await save(mine);
}
