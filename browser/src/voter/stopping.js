/**
 * "Stop" at any step: asks once, keeps nothing. Under the privacy screen the question is asked
 * there.
 */
import { resetSettings } from "../ui/display-settings.js";
import { h } from "../ui/dom.js";
import { button, messageStep } from "../ui/parts.js";
import { say } from "../ui/words.js";
import { state } from "./session.js";
import { place, privacyScreen, show, shownStep, wayBack } from "./step-view.js";

/**
 * Handle the Stop button.
 * @param {import("./navigation.js").Navigation} go
 * @param {Record<string, () => unknown>} steps those that a voter may come back to, by name
 */
export function stopping(go, steps) {
  function askToStop() {
    if (state.stage === "busy") return sayItIsOnItsWay();
    if (state.stage === "done") return go.finish();
    if (state.card === null) return shownStep() === "card" ? leavePage() : go.askForCard();
    if (shownStep() === "wait") return go.nextVoter(say("stopped-gone"));
    confirmStop();
  }

  function confirmStop() {
    const isUnsure = state.stage === "unsure";
    const isAside = shownStep() === "stop" || shownStep() === "look";
    const stay = isAside ? wayBack() : resume(isUnsure);
    const step = messageStep(
      say("stopped-ask"),
      "stop",
      [isUnsure ? say("stopped-doubt") : say("stopped-nothing")],
      button(say("stopped-stay"), { kind: "main", picture: "back", onclick: () => stay?.() }),
      button(say("stopped-stop"), {
        picture: "stop",
        onclick: () => go.nextVoter(isUnsure ? say("stopped-doubt") : say("stopped-gone")),
      }),
    );
    show("stop", stay, step);
  }

  /**
   * Find the step to come back to when somebody does not stop after all.
   * @param {boolean} isUnsure
   */
  function resume(isUnsure) {
    if (isUnsure) return () => go.postVote();
    const { card } = state;
    return steps[shownStep()] ?? (() => card && go.openCard(card));
  }

  /** Ask under the privacy screen: saying no must not show the choices. */
  return () => {
    if (!privacyScreen.isDown() || state.card === null) return askToStop();
    if (state.stage === "busy") return;
    const isUnsure = state.stage === "unsure";
    const stopNow = () => go.nextVoter(isUnsure ? say("stopped-doubt") : say("stopped-gone"));
    privacyScreen.askToStop(isUnsure ? say("stopped-doubt") : say("stopped-nothing"), stopNow);
  };
}

function sayItIsOnItsWay() {
  place.querySelector(".v-say")?.replaceChildren(h("span", {}, say("wait-stop")));
}

function leavePage() {
  resetSettings();
  window.location.assign(place.dataset.home ?? "/");
}
