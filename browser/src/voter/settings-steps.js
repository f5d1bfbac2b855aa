/** The questions of how the page looks, sounds and is used, and the buttons to them. */
import { isSettingsStep, showSettings } from "../assist/settings-step.js";
import { setAside, show, shownStep, wayBack } from "./step-view.js";

/** @param {import("./navigation.js").Navigation} go */
export function settingsSteps(go) {
  /** @param {() => void} onDone leads back to where the voter was */
  const ask = (onDone) =>
    showSettings({ show: (step, goBack, nodes) => show(step, goBack, nodes), onDone });

  /** Go to the settings from any step, and back to where the voter was. */
  function toggleSettings() {
    const step = shownStep();
    if (step === "wait") return;
    if (isSettingsStep(step)) wayBack()?.();
    else if (step === "card") ask(() => go.askForCard());
    else if (step === "start") ask(() => go.introduce());
    else if (step === "choose")
      ask(() => go.choose()); // the layout may have changed
    else ask(setAside());
  }

  return { toggleSettings };
}
