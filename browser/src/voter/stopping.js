/**
 * "Stop" at any step: asks once, and leads to a quiet end. Under the privacy screen the question is
 * asked there.
 */
import { isSettingsStep } from "../assist/settings-step.js";
import { elementById, h } from "../ui/dom.js";
import { button, messageStep } from "../ui/parts.js";
import { say } from "../ui/words.js";
import { state } from "./session.js";
import { place, privacyScreen, setAside, show, shownStep, wayBack } from "./step-view.js";

const ENDS = ["handover", "stopped", "waits"]; // the voter has stopped already
const QUIET = ["asking", "hidden"]; // the tablet was left, perhaps somebody else stops

/**
 * Handle the Stop button.
 * @param {import("./navigation.js").Navigation} go
 * @param {Record<string, () => unknown>} steps those that a voter may come back to, by name
 */
export function stopping(go, steps) {
  function askToStop() {
    if (state.stage === "busy") return sayItIsOnItsWay();
    if (state.stage === "done") return go.finish();
    if (ENDS.includes(shownStep())) return go.askForCard();
    confirmStop();
  }

  function confirmStop() {
    const stay = wayToStay();
    const step = messageStep(
      say("stopped-ask"),
      "stop",
      meaning(),
      button(stayWords(), { kind: "main", picture: "back", onclick: () => stay() }),
      button(say("stopped-stop"), { picture: "stop", onclick: () => stopNow() }),
    );
    show("stop", stay, step);
  }

  /** Find the step to come back to when somebody does not stop after all. */
  function wayToStay() {
    const step = shownStep();
    const { card, stage } = state;
    if (step === "stop" || isSettingsStep(step)) return wayBack() ?? (() => go.askForCard());
    if (stage === "unsure") return () => go.postVote();
    if (steps[step]) return steps[step];
    if (card) return () => go.openCard(card);
    return step === "card" ? () => go.askForCard() : setAside();
  }

  const stayWords = () => (state.card === null ? say("go-back") : say("stopped-stay"));

  /** @param {{keep?: boolean}} [options] choices stay, for their card alone */
  function stopNow(options) {
    if (state.stage === "unsure" && state.isKept) return go.leaveWaiting();
    go.stopVoting(whatIsNow(), options);
  }

  /** Ask under the privacy screen: saying no must not show the choices. */
  return () => {
    if (!privacyScreen.isDown() || state.card === null) return askToStop();
    if (state.stage === "busy") return;
    const wasLeft = QUIET.includes(elementById("curtain").dataset.curtain ?? "");
    const [text] = meaning();
    privacyScreen.askToStop(text, () => stopNow({ keep: wasLeft }));
  };
}

/** Say what it means to stop now. */
function meaning() {
  if (state.stage === "unsure") return [state.isKept ? say("stopped-waits") : say("stopped-doubt")];
  if (state.card === null) return [say("stopped-no-card")];
  return [state.hasVoted ? say("stopped-earlier") : say("stopped-nothing")];
}

/** Say what there is of the vote once the voter has stopped. */
function whatIsNow() {
  if (state.stage === "unsure") return say("stopped-doubt");
  if (state.card === null) return say("stopped-no-card");
  return state.hasVoted ? say("stopped-earlier-gone") : say("stopped-gone");
}

function sayItIsOnItsWay() {
  place.querySelector(".v-say")?.replaceChildren(h("span", {}, say("wait-stop")));
}
