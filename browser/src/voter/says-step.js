/** What one person says: their photo and all their points, in full size. */
import { h } from "../ui/dom.js";
import { actions, heading } from "../ui/parts.js";
import { say } from "../ui/words.js";
import { wayButton } from "./choose-bar.js";

/** @typedef {import("../ui/api.js").Candidate} Candidate */

/**
 * Build the step.
 * @param {Candidate} person
 * @param {string} lang of the contest
 * @param {() => void} onBack
 */
export function saysStep(person, lang, onBack) {
  const { name, points, picture } = person;
  return [
    heading(say("choose-says", { name })),
    h(
      "article",
      { class: "v-person-now", "aria-labelledby": "person-now" },
      h("img", { src: picture, alt: say("choose-photo", { name }), class: "v-photo" }),
      h(
        "div",
        {},
        h("h2", { id: "person-now", class: "v-name", lang, translate: "no" }, name),
        h(
          "ul",
          { class: "v-points v-points-big", lang },
          points.map((point) => h("li", { class: "v-point" }, point)),
        ),
      ),
    ),
    actions(wayButton("back", say("choose-says-back"), { kind: "main", onclick: onBack })),
  ];
}
