/** The settings for listening, as a question of the settings. */
import { assistive, setAssistive } from "../ui/assistive-settings.js";
import { h } from "../ui/dom.js";
import { button, paragraph, pictureLine } from "../ui/parts.js";
import { redrawWithSettings, settingsGroup, stepper } from "../ui/settings-controls.js";
import { say, sayLines } from "../ui/words.js";
import { canSetVolume, clipOf, clipsReady, speak } from "./player.js";

/**
 * Tell whether there are clips to listen to, now and once their list is there.
 * @param {(isAudible: boolean) => unknown} tell
 */
export function whenAudible(tell) {
  const ask = () => tell(clipOf(say("sound-test")) !== undefined);
  ask();
  void clipsReady.then(ask);
}

/**
 * Build the settings for listening: try the headphones, then everything is read out; speed and
 * volume.
 */
export const audioSettings = () =>
  settingsGroup(
    headphones(),
    stepper("speed", sayLines("sound-speed"), [say("sound-slower"), say("sound-faster")]),
    canSetVolume &&
      stepper("volume", sayLines("sound-volume"), [say("sound-quieter"), say("sound-louder")]),
  );

/** Build the switch for listen mode: off, being tried, or on. */
function headphones() {
  const place = h("div", { class: "v-hearing" });
  const draw = (/** @type {HTMLElement[]} */ ...children) => {
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren(...children);
    if (hadFocus) place.querySelector("button")?.focus();
  };
  const drawOff = () =>
    draw(
      pictureLine("speaker", paragraph(say("sound-lead"), "v-say")),
      button(say("sound-try"), { picture: "speaker", onclick: () => test() }),
    );
  const drawOn = () =>
    draw(
      pictureLine("tick", paragraph(say("sound-is-on"), "v-say")),
      button(say("sound-off"), {
        picture: "speaker-off",
        onclick: () => setAssistive({ listen: false }),
      }),
    );
  const test = () => {
    draw(
      pictureLine("question", paragraph(say("sound-ask"), "v-say")),
      button(say("sound-yes"), {
        kind: "main",
        picture: "thumbs-up",
        onclick: () => {
          setAssistive({ listen: true });
          speak([say("sound-is-on")]);
        },
      }),
      button(say("sound-again"), { picture: "speaker", onclick: () => speak([say("sound-test")]) }),
      button(say("sound-no"), { picture: "cross", onclick: drawOff }),
    );
    // the focus is at the first button; people who only listen hear that as well
    speak([say("sound-test"), say("sound-ask"), ...(assistive().along ? [say("sound-yes")] : [])]);
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
