/** Choosing with one person at a time: a big photo, and Yes, No or Not now. */
import { focusHeading, h, scrollIntoSight } from "../ui/dom.js";
import { actions, button, heading, messageStep, paragraph } from "../ui/parts.js";
import { frames } from "../ui/pictures.js";
import { say } from "../ui/words.js";
import { personInFull } from "./candidate-card.js";
import { photosOf, statusLine, wayButton } from "./choose-bar.js";
import { fitName, whenRoomChanges } from "./choose-room.js";
import { oneAtATime } from "./one-at-a-time.js";

/**
 * @typedef {import("../ui/api.js").Candidate} Candidate
 * @typedef {import("./choose-step.js").ChooseOptions} ChooseOptions
 * @typedef {import("./choose-step.js").ChooseStep} ChooseStep
 * @typedef {import("./one-at-a-time.js").Answer} Answer
 */

/**
 * Build the step.
 * @param {ChooseOptions} options
 * @returns {ChooseStep}
 */
export function chooseOneStep(options) {
  const { contest, people, chosen, seen, view, showIndex, onNobody, onReview } = options;
  const max = contest.max_choices;
  const wanted = people.findIndex(({ index }) => index === showIndex);
  if (wanted >= 0) view.at = wanted;
  const choosing = oneAtATime(people, view, chosen, max);

  const place = h("div", { class: "v-one" });
  const status = statusLine(chosen, max);
  const framesPlace = h("span", { class: "v-frames-place" });
  const answers = h("div", { class: "v-answers" });
  const count = h("div", { class: "v-count" }, framesPlace, status.node);
  const bar = h("div", { class: "v-bar v-bar-one" }, count, answers);
  // Below the answers, so that the way on is not taken for an answer about this person.
  const ways = actions();
  const seeChosen = button(say("choose-see-chosen"), { picture: "people", onclick: onReview });
  seeChosen.classList.add("v-see-chosen");

  // Everybody was shown here, or it was asked about: it is not asked again.
  const onDone = () => {
    for (const { index } of people) seen.add(index);
    options.onDone();
  };

  /** @param {string} [sentence] in the place of the usual one */
  const tell = (sentence) => {
    status.tell(sentence);
    framesPlace.replaceChildren(frames(max, photosOf(chosen, people)));
  };

  /** @param {Answer} answer */
  const take = (answer) => {
    const { name } = choosing.person();
    const isTooMany = choosing.isTooMany(answer);
    if (isTooMany) return refuse(name);
    const isChosen = choosing.take(answer);
    if (isChosen !== null) {
      const detail = { name, isChosen };
      place.dispatchEvent(new CustomEvent("choice", { bubbles: true, detail }));
    }
    tell();
    goOn();
  };

  /**
   * Refuse one too many; nobody is taken away automatically. The people chosen are not in sight
   * here, so a button leads there.
   * @param {string} name
   */
  const refuse = (name) => {
    tell(say("choose-full", { name, max }));
    answers.prepend(seeChosen); // a row of its own above the answers, which stay in their places
    scrollIntoSight(status.node);
  };

  const goOn = () => {
    const next = choosing.next();
    if (next.ask === null) showPerson(next.at);
    else if (next.ask === "unseen") askUnseen();
    else if (next.ask === "later") askLater(next.count);
    else onDone();
  };

  const askUnseen = () =>
    ask(say("choose-unseen"), say("choose-unseen-next"), say("choose-next-one"), () =>
      showPerson(choosing.firstUnseen()),
    );

  const askLater = (/** @type {number} */ number) =>
    ask(
      say("choose-later"),
      say("choose-later-next", { people: number }),
      say("choose-look-again"),
      () => showPerson(choosing.beginLaterRound()),
    );

  /**
   * @param {string} title
   * @param {string} sentence
   * @param {string} again
   * @param {() => void} onAgain
   */
  const ask = (title, sentence, again, onAgain) => {
    answers.replaceChildren();
    ways.replaceChildren();
    const lookAgain = button(again, { kind: "main", picture: "people", onclick: onAgain });
    const done = button(say("choose-done"), { picture: "next", onclick: onDone });
    const step = messageStep(title, "question", [sentence], lookAgain, done);
    place.replaceChildren(...step.flatMap((node) => node || []));
    settle();
  };

  const draw = () => {
    const person = choosing.person();
    const isChosen = choosing.isChosen();
    const before = choosing.before();
    const where = say("choose-person", { place: view.at + 1, people: people.length });
    place.replaceChildren(
      h(
        "div",
        { class: "v-choose-head" },
        heading(contest.title, contest.language),
        facesOf(people, view.at, chosen),
        paragraph(where, "v-say v-where"),
      ),
      personInFull(person, contest.language, isChosen),
    );
    const finish = () => (choosing.firstUnseen() >= 0 ? askUnseen() : onDone());
    ways.replaceChildren(
      ...(before === undefined
        ? []
        : [wayButton("back", say("choose-before"), { onclick: () => showPerson(before) })]),
      wayButton("on", say("choose-done"), { onclick: finish }),
      wayButton("nobody", say("choose-nobody"), { onclick: onNobody }),
    );
    answers.replaceChildren(...answerButtons(person, isChosen, take));
  };

  const showPerson = (/** @type {number} */ at) => {
    view.at = at;
    draw();
    settle();
  };

  function settle() {
    if (!place.isConnected) return;
    fitNameNow();
    focusHeading(place);
  }

  function fitNameNow() {
    const name = /** @type {HTMLElement | null} */ (place.querySelector("h2.v-name"));
    if (name && place.isConnected) fitName(name);
  }

  draw();
  tell();
  return { nodes: [place, bar, ways], settle, free: whenRoomChanges(fitNameNow) };
}

/**
 * Build a row of everybody's small face: who is shown now, and who is chosen.
 * @param {Candidate[]} people
 * @param {number} at the place of the person shown
 * @param {Set<number>} chosen
 */
const facesOf = (people, at, chosen) =>
  h(
    "div",
    { class: "v-small-faces", "aria-hidden": "true" },
    people.map(({ index, picture }, place) =>
      h(
        "span",
        {
          class: [
            "v-small-face",
            ...(place === at ? ["v-now"] : []),
            ...(chosen.has(index) ? ["v-ticked"] : []),
          ].join(" "),
        },
        h("img", { src: picture, alt: "" }),
      ),
    ),
  );

/**
 * Build Yes, No and Not now; for somebody who is chosen: keep, take away.
 * @param {Candidate} person
 * @param {boolean} isChosen
 * @param {(answer: Answer) => void} take
 */
function answerButtons({ name }, isChosen, take) {
  return [
    button(isChosen ? say("choose-keep", { name }) : say("choose-yes", { name }), {
      kind: "main",
      picture: "thumbs-up",
      aloud: say("choose-aloud-yes"),
      onclick: () => take("yes"),
    }),
    button(isChosen ? say("choose-away") : say("choose-no"), {
      picture: "cross",
      aloud: say("choose-aloud-no"),
      onclick: () => take("no"),
    }),
    button(say("choose-not-now"), { picture: "wait", onclick: () => take("later") }),
  ];
}
