/**
 * "Stop" at any step: asks once, keeps nothing. Under the curtain the question is asked there.
 */

import { usualSettings } from "../ui/display-settings.js";
import { button, h, saying } from "../ui/dom.js";
import { curtain, place, show, state, wayBack, words } from "./session.js";

/**
 * What the Stop button does. `steps` are the steps a voter may come back to, by name;
 * `openCard`, `postMyVote`, `finish`, `askForCard` and `nextVoter` the other ways on.
 */
export function stopping({ steps, openCard, postMyVote, finish, askForCard, nextVoter }) {
  function askToStop() {
    if (state.stage === "busy") {
      place.querySelector(".v-say")?.replaceChildren(h("span", {}, words.wait.stop));
      return;
    }
    if (state.stage === "done") return finish();
    if (state.card === null) {
      if (place.dataset.step !== "card") return askForCard();
      usualSettings();
      window.location.assign(place.dataset.home);
      return;
    }
    if (place.dataset.step === "wait") return nextVoter(words.stopped.gone);
    const unsure = state.stage === "unsure";
    const stay = ["stop", "look"].includes(place.dataset.step) ? wayBack() : resume(unsure);
    const { ask, doubt, nothing } = words.stopped;
    show(
      "stop",
      stay,
      saying(
        ask,
        "stop",
        [unsure ? doubt : nothing],
        button(words.stopped.stay, { kind: "main", picture: "back", onclick: stay }),
        button(words.stopped.stop, {
          picture: "stop",
          onclick: () => nextVoter(unsure ? doubt : words.stopped.gone),
        }),
      ),
    );
  }

  /** The step to come back to when somebody does not stop after all. */
  function resume(unsure) {
    if (unsure) return postMyVote;
    const step = steps[place.dataset.step];
    if (step) return () => step();
    const { card } = state;
    return () => openCard(card);
  }

  /** Under the curtain the question is asked there: saying no must not show the choices. */
  function stopPressed() {
    if (!curtain.down() || state.card === null) return askToStop();
    if (state.stage === "busy") return;
    const unsure = state.stage === "unsure";
    const { doubt, gone, nothing } = words.stopped;
    curtain.askToStop(unsure ? doubt : nothing, () => nextVoter(unsure ? doubt : gone));
  }

  return stopPressed;
}
