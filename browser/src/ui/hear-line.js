/** The way to hear everything, on the first steps: a control that stands out, and its words. */
import { elementById, h } from "./dom.js";
import { button, paragraph } from "./parts.js";
import { say } from "./words.js";

/** Build it; it is seen only where there is sound. */
export const hearLine = () =>
  h(
    "div",
    { class: "v-hear" },
    button(say("sound-listen"), {
      picture: "speaker",
      onclick: () => elementById("listen").click(),
    }),
    paragraph(say("sound-everything"), "v-say"),
  );
