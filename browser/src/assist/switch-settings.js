/** The settings for one switch, as a part of the settings step. */
import { assistive, setAssistive } from "../ui/assistive-settings.js";
import { setText } from "../ui/dom.js";
import { button, paragraph, pictureLine } from "../ui/parts.js";
import { redrawWithSettings, settingsGroup, stepper } from "../ui/settings-controls.js";
import { words } from "../ui/words.js";

/** One switch: on or off, and how fast the frame moves. */
export function switchSettings() {
  const text = words.scan;
  const toggle = button("", {
    picture: "touch",
    onclick: () => setAssistive({ scan: !assistive().scan }),
  });
  const label = /** @type {HTMLElement} */ (toggle.querySelector("span"));
  redrawWithSettings(toggle, () => setText(label, assistive().scan ? text.off : text.on));
  return settingsGroup(
    "switch",
    text.heading,
    pictureLine("touch", paragraph(text.lead, "v-say")),
    toggle,
    stepper("pace", text.paces, [text.faster, text.slower], ["more", "less"]),
  );
}
