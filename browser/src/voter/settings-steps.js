/** The step where the voter sets size, colours, pictures and layout, and the buttons to it. */
import { settingsStep } from "../assist/settings-step.js";
import { setAsked } from "../ui/display-settings.js";
import { setAside, show, shownStep, wayBack } from "./step-view.js";

/** @param {import("./navigation.js").Navigation} go */
export function settingsSteps(go) {
  /** @param {() => void} onDone leads on */
  function showSettings(onDone) {
    const done = () => {
      setAsked();
      onDone();
    };
    show("look", done, settingsStep({ onDone: done }));
  }

  /** Build the button of every step to the settings, and back to where the voter was. */
  function toggleSettings() {
    const step = shownStep();
    if (step === "wait") return;
    if (step === "look") wayBack()?.();
    else if (step === "card") showSettings(() => go.askForCard());
    else if (step === "choose")
      showSettings(() => go.choose()); // the layout may have changed
    else showSettings(setAside());
  }

  return { showSettings, toggleSettings };
}
