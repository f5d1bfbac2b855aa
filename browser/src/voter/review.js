/** The step that shows the people chosen, each with a way to change. */
import { actions, button, h, heading, line, ownLine, pictured } from "../ui/dom.js";
import { frames } from "../ui/pictures.js";

/**
 * `people` are the chosen candidates, first chosen first; `words` those of the page; `onChange`
 * gets a candidate's index, or null for any.
 */
export function reviewStep({ contest, people, words, onYes, onChange }) {
  const text = words.review;
  const left = contest.max_choices - people.length;
  const titles = [text.noneHeading, text.one];
  return [
    heading(titles[people.length] ?? text.heading),
    ownLine(contest.title, contest.language, "v-say"),
    pictured("question", line(text.right, "v-say v-strong")),
    people.length === 0 && h("div", { class: "v-how-many" }, frames(contest.max_choices)),
    h(
      "ul",
      { class: "v-people" },
      people.map((person) => personChosen(person, contest.language, words, onChange)),
    ),
    left > 0 && pictured("people", line(text.more(left, contest.max_choices), "v-say")),
    actions(
      button(text.yes, { kind: "main", picture: "thumbs-up", onclick: onYes }),
      button(text.choose, { picture: "back", onclick: () => onChange(null) }),
    ),
  ];
}

function personChosen(person, language, words, onChange) {
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
    h("span", { class: "v-name", lang: language }, person.name),
    button(text.change, {
      picture: "touch",
      label: text.changeLabel(person.name),
      aloud: text.change,
      onclick: () => onChange(person.index),
    }),
  );
  return h("li", {}, card);
}
