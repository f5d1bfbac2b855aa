/** The settings for one switch, as a part of the settings step. */
import { assistive, setAssistive } from "../ui/assistive-settings.js";
import { setText } from "../ui/dom.js";
import { button, paragraph, pictureLine } from "../ui/parts.js";
import { redrawWithSettings, settingsGroup, stepper } from "../ui/settings-controls.js";
import { SECONDS } from "../ui/settings-values.js";
import { say } from "../ui/words.js";

/** Build the settings of one switch: on or off, and how fast the frame moves. */
export function switchSettings() {
  const paces = SECONDS.map((seconds) => say("scan-pace", { seconds }));
  const toggle = button("", {
    picture: "touch",
    onclick: () => setAssistive({ scan: !assistive().scan }),
  });
  const label = /** @type {HTMLElement} */ (toggle.querySelector("span"));
  redrawWithSettings(toggle, () =>
    setText(label, assistive().scan ? say("scan-off") : say("scan-on")),
  );
  return settingsGroup(
    "switch",
    say("scan-heading"),
    pictureLine("touch", paragraph(say("scan-lead"), "v-say")),
    toggle,
    stepper("pace", paces, [say("scan-faster"), say("scan-slower")], ["more", "less"]),
  );
}
