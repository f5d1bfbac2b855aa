/** The settings for one switch: turned on and off, and how fast the frame moves. */
import { assistive, setAssistive } from "../ui/assistive-settings.js";
import { setText } from "../ui/dom.js";
import { button, paragraph, pictureLine } from "../ui/parts.js";
import { redrawWithSettings, settingsGroup, stepper } from "../ui/settings-controls.js";
import { SECONDS } from "../ui/settings-values.js";
import { say } from "../ui/words.js";

/** Build the button that turns one switch on, and off again. */
export function switchButton() {
  const toggle = button("", {
    picture: "switch",
    onclick: () => setAssistive({ scan: !assistive().scan }),
  });
  const label = /** @type {HTMLElement} */ (toggle.querySelector("span"));
  redrawWithSettings(toggle, () =>
    setText(label, assistive().scan ? say("scan-off") : say("scan-on")),
  );
  return toggle;
}

/** Build the question of one switch. */
export const switchSettings = () =>
  settingsGroup(
    pictureLine("switch", paragraph(say("scan-lead"), "v-say")),
    switchButton(),
    stepper(
      "pace",
      SECONDS.map((seconds) => say("scan-pace", { seconds })),
      [say("scan-faster"), say("scan-slower")],
      ["more", "less"],
    ),
  );
