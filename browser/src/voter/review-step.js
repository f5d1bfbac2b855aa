/** The step that shows the people chosen, each with a way to change. */
import { h } from "../ui/dom.js";
import { actions, button, heading, paragraph, pictureLine } from "../ui/parts.js";
import { frames } from "../ui/pictures.js";

/**
 * @typedef {import("../ui/api.js").Candidate} Candidate
 *
 * @typedef {object} ReviewOptions
 * @property {import("../ui/api.js").BoxFacts["contest"]} contest
 * @property {Candidate[]} people the chosen candidates, first chosen first
 * @property {typeof import("./session.js").words} words
 * @property {() => void} onYes
 * @property {(index: number | null) => void} onChange gets a candidate's index, or null for any
 */

/**
 * @param {ReviewOptions} options
 * @returns {import("../ui/dom.js").Child[]}
 */
export function reviewStep(options) {
  const { contest, people, words, onYes, onChange } = options;
  const text = words.review;
  const left = contest.max_choices - people.length;
  const titles = [text.noneHeading, text.one];
  return [
    heading(titles[people.length] ?? text.heading),
    paragraph(contest.title, "v-say", contest.language),
    pictureLine("question", paragraph(text.right, "v-say v-strong")),
    people.length === 0 && h("div", { class: "v-how-many" }, frames(contest.max_choices)),
    h(
      "ul",
      { class: "v-people" },
      people.map((person) => personChosen(person, options)),
    ),
    left > 0 && pictureLine("people", paragraph(text.more(left, contest.max_choices), "v-say")),
    actions(
      button(text.yes, { kind: "main", picture: "thumbs-up", onclick: onYes }),
      button(text.choose, { picture: "back", onclick: () => onChange(null) }),
    ),
  ];
}

/**
 * @param {Candidate} person
 * @param {ReviewOptions} options
 */
function personChosen(person, { contest, words, onChange }) {
  const text = words.review;
  const card = h(
    "div",
    { class: "v-person" },
    h("img", {
      src: person.picture,
      alt: words.choose.photo(person.name),
      class: "v-photo",
      decoding: "async",
    }),
    h("span", { class: "v-name", lang: contest.language }, person.name),
    button(text.change, {
      picture: "touch",
      label: text.changeLabel(person.name),
      aloud: text.change,
      onclick: () => onChange(person.index),
    }),
  );
  return h("li", {}, card);
}
