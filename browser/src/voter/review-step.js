/** The step that shows the people chosen, each with a way to change. */
import { h } from "../ui/dom.js";
import { button, heading, paragraph, pictureLine } from "../ui/parts.js";
import { frames } from "../ui/pictures.js";
import { say } from "../ui/words.js";
import { wayButton } from "./choose-bar.js";

/**
 * @typedef {import("../ui/api.js").Candidate} Candidate
 *
 * @typedef {object} ReviewOptions
 * @property {import("../ui/api.js").BoxFacts["contest"]} contest
 * @property {Candidate[]} people the chosen candidates, first chosen first
 * @property {() => void} onYes
 * @property {(index: number | null) => void} onChange gets a candidate's index, or null for any
 */

/** @param {number} number how many are chosen */
function titleOf(number) {
  if (number === 0) return say("review-none-heading");
  return number === 1 ? say("review-one") : say("review-heading");
}

/**
 * @param {ReviewOptions} options
 * @returns {import("../ui/dom.js").Child[]}
 */
export function reviewStep(options) {
  const { contest, people, onYes, onChange } = options;
  const left = contest.max_choices - people.length;
  return [
    heading(titleOf(people.length)),
    paragraph(contest.title, "v-say", contest.language),
    pictureLine("question", paragraph(say("review-right"), "v-say v-strong v-said-after")),
    people.length === 0 && h("div", { class: "v-how-many" }, frames(contest.max_choices)),
    h(
      "ul",
      { class: "v-people" },
      people.map((person) => personChosen(person, options)),
    ),
    left > 0 &&
      pictureLine(
        "people",
        paragraph(
          say("review-more", { count: people.length, max: contest.max_choices, left: left }),
          "v-say",
        ),
      ),
    h(
      "div",
      { class: "v-bar v-bar-review" },
      button(say("review-yes"), { kind: "main", picture: "thumbs-up", onclick: onYes }),
      wayButton("back", say("review-choose"), { onclick: () => onChange(null) }),
    ),
  ];
}

/**
 * @param {Candidate} person
 * @param {ReviewOptions} options
 */
function personChosen(person, { contest, onChange }) {
  const card = h(
    "div",
    { class: "v-person" },
    h("img", {
      src: person.picture,
      alt: say("choose-photo", { name: person.name }),
      class: "v-photo",
      decoding: "async",
    }),
    h("span", { class: "v-name", lang: contest.language, translate: "no" }, person.name),
    button(say("review-change"), {
      picture: "change",
      label: say("review-change-label", { name: person.name }),
      aloud: say("review-change"),
      onclick: () => onChange(person.index),
    }),
  );
  return h("li", {}, card);
}
