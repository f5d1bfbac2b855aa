/** Choosing with one person at a time: a big photo, and Yes, No or Not now. */

import {
  beginAtHeading,
  bringIntoSight,
  button,
  fill,
  h,
  line,
  ownHeading,
  saying,
} from "../ui/dom.js";
import { frames } from "../ui/pictures.js";
import { photosOf } from "./choosing.js";

/**
 * Builds the step. Takes what chooseStep takes, and `view`, changed in place: `at`, the place of
 * the person shown; `answers`, a Map from candidate index to "yes", "no" or "later"; and
 * `onReview`, which leads to the people chosen.
 */
export function oneStep(options) {
  const { contest, people, chosen, view, text, showIndex, onDone, onNobody, onReview } = options;
  const max = contest.max_choices;
  const wanted = people.findIndex(({ index }) => index === showIndex);
  if (wanted >= 0) view.at = wanted;
  let round = people.map((_, place) => place); // the places still to be shown, in order

  const place = h("div", { class: "v-one" });
  const framesPlace = h("span", { class: "v-frames-place" });
  const status = h("p", { class: "v-status", role: "status" });
  const count = h("div", { class: "v-count" }, framesPlace, status);
  const answers = h("div", { class: "v-answers" });
  const bar = h("div", { class: "v-bar v-bar-one" }, count, answers);
  // After the answers: what ends the choosing is not taken for an answer on this person.
  const actions = h("div", { class: "v-actions" });
  const seeChosen = button(text.seeChosen, { picture: "people", onclick: onReview });
  seeChosen.classList.add("v-see-chosen");

  const tell = (sentence = text.status(chosen.size, max)) => {
    fill(status, sentence);
    status.dataset.aloud = text.status(chosen.size, max); // a refusal has a name in it
    framesPlace.replaceChildren(frames(max, photosOf(chosen, people)));
  };
  const isNew = ({ index }) => !view.answers.has(index);
  const isLater = ({ index }) => view.answers.get(index) === "later" && !chosen.has(index);

  const answer = (said) => {
    const person = people[view.at];
    const full = said === "yes" && !chosen.has(person.index) && chosen.size >= max;
    bar.classList.toggle("v-refused", full);
    if (full) return refuse(person);
    if (said === "yes" || (said === "no" && chosen.has(person.index))) {
      const detail = { name: person.name, on: said === "yes" };
      place.dispatchEvent(new CustomEvent("choice", { bubbles: true, detail }));
    }
    if (said === "yes") chosen.add(person.index);
    if (said === "no") chosen.delete(person.index);
    view.answers.set(person.index, said);
    tell();
    onward();
  };

  /** Nothing is taken away by itself; who was chosen is not in sight here, so a button leads there. */
  const refuse = ({ name }) => {
    tell(text.full(name, max));
    answers.prepend(seeChosen); // a row of its own above the answers, which stay in their places
    bringIntoSight(status);
  };

  const onward = () => {
    const next = round.find((one) => one > view.at);
    if (next !== undefined) return showPerson(next);
    const later = people.filter(isLater);
    if (people.some(isNew)) return askUnseen();
    if (later.length === 0 || chosen.size >= max) return onDone();
    const again = () => {
      round = people.flatMap((one, at) => (isLater(one) ? [at] : []));
      showPerson(round[0]);
    };
    ask(text.later, [text.laterNext(later.length)], text.lookAgain, again);
  };

  const askUnseen = () =>
    ask(text.unseen, [text.unseenNext], text.nextOne, () => showPerson(people.findIndex(isNew)));

  const ask = (title, lines, words, again) => {
    answers.replaceChildren();
    actions.replaceChildren();
    const lookAgain = button(words, { kind: "main", picture: "people", onclick: again });
    const done = button(text.done, { picture: "next", onclick: onDone });
    place.replaceChildren(...saying(title, "question", lines, lookAgain, done));
    settle();
  };

  const finish = () => (people.some(isNew) ? askUnseen() : onDone());

  const draw = () => {
    const person = people[view.at];
    const on = chosen.has(person.index);
    const back = round.findLast((one) => one < view.at);
    place.replaceChildren(
      h(
        "div",
        { class: "v-choose-head" },
        ownHeading(contest.title, contest.language),
        line(text.person(view.at + 1, people.length), "v-say v-where"),
      ),
      h(
        "article",
        { class: on ? "v-person-now v-on" : "v-person-now", "aria-labelledby": "person-now" },
        h("img", { src: person.picture, alt: text.photo(person.name), class: "v-photo" }),
        h(
          "div",
          {},
          h("h2", { id: "person-now", class: "v-name", lang: contest.language }, person.name),
          h(
            "ul",
            { class: "v-points v-points-big", lang: contest.language },
            person.points.map((point) => h("li", { class: "v-point" }, point)),
          ),
          on &&
            h(
              "p",
              { class: "v-state" },
              h("span", { class: "v-state-box v-ticked" }),
              h("span", { class: "v-state-words" }, text.chosen),
            ),
        ),
      ),
    );
    actions.replaceChildren(
      ...(back === undefined
        ? []
        : [button(text.before, { picture: "back", onclick: () => showPerson(back) })]),
      button(text.done, { picture: "next", onclick: finish }),
      button(text.nobody, { picture: "nobody", onclick: onNobody }),
    );
    const say = { yes: text.yes(person.name), no: text.no };
    const kept = { yes: text.keep(person.name), no: text.away };
    const { yes, no } = on ? kept : say;
    const { aloud } = text;
    answers.replaceChildren(
      button(yes, {
        kind: "main",
        picture: "thumbs-up",
        aloud: aloud.yes,
        onclick: () => answer("yes"),
      }),
      button(no, { picture: "cross", aloud: aloud.no, onclick: () => answer("no") }),
      button(text.notNow, { picture: "wait", onclick: () => answer("later") }),
    );
  };

  const showPerson = (at) => {
    view.at = at;
    draw();
    settle();
  };

  function settle() {
    if (place.isConnected) beginAtHeading(place);
  }

  draw();
  tell();
  return { nodes: [place, bar, actions], settle };
}
