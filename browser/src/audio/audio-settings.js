/** The settings for listening, as a part of the settings step. */
import { assistive, setAssistive } from "../ui/assistive-settings.js";
import { h } from "../ui/dom.js";
import { button, paragraph, pictureLine } from "../ui/parts.js";
import { redrawWithSettings, settingsGroup, stepper } from "../ui/settings-controls.js";
import { words } from "../ui/words.js";
import { canSetVolume, clipOf, clipsReady, say } from "./player.js";

/**
 * Try the headphones, then everything is read out; speed and volume. Hidden where there are no
 * clips.
 */
export function audioSettings() {
  const text = words.sound;
  const group = settingsGroup(
    "sound",
    text.heading,
    headphones(),
    stepper("speed", text.speeds, [text.slower, text.faster]),
    canSetVolume && stepper("volume", text.volumes, [text.quieter, text.louder]),
  );
  const showIfAudible = () => {
    group.hidden = !clipOf(text.test);
  };
  showIfAudible();
  void clipsReady.then(showIfAudible);
  return group;
}

/** Listen mode: off, being tried, or on. */
function headphones() {
  const text = words.sound;
  const place = h("div", { class: "v-hearing" });
  const draw = (/** @type {HTMLElement[]} */ ...children) => {
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren(...children);
    if (hadFocus) place.querySelector("button")?.focus();
  };
  const drawOff = () =>
    draw(
      pictureLine("speaker", paragraph(text.lead, "v-say")),
      button(text.try, { picture: "speaker", onclick: () => test() }),
    );
  const drawOn = () =>
    draw(
      pictureLine("tick", paragraph(text.isOn, "v-say")),
      button(text.off, {
        picture: "speaker-off",
        onclick: () => setAssistive({ listen: false }),
      }),
    );
  const test = () => {
    draw(
      pictureLine("question", paragraph(text.ask, "v-say")),
      button(text.yes, {
        kind: "main",
        picture: "thumbs-up",
        onclick: () => {
          setAssistive({ listen: true });
          say([text.isOn]);
        },
      }),
      button(text.again, { picture: "speaker", onclick: () => say([text.test]) }),
      button(text.no, { picture: "cross", onclick: drawOff }),
    );
    // the focus is at the first button; who goes by ear hears that as well
    say([text.test, text.ask, ...(assistive().along ? [text.yes] : [])]);
  };
  /** @type {boolean | null} */
  let was = null;
  redrawWithSettings(place, () => {
    const { listen } = assistive();
    if (listen !== was) (listen ? drawOn : drawOff)();
    was = listen;
  });
  return place;
}
