/** Choosing with one person at a time: a big photo, and Yes, No or Not now. */
import { focusHeading, h, scrollIntoSight } from "../ui/dom.js";
import { actions, button, heading, messageStep, paragraph } from "../ui/parts.js";
import { say } from "../ui/words.js";
import { personInFull, saysButton } from "./candidate-card.js";
import { slotsOf, statusLine, wayButton } from "./choose-bar.js";
import { fitNames, hasHighBar, isPhone, whenRoomChanges } from "./choose-room.js";
import { oneAtATime } from "./one-at-a-time.js";

const MOST_SLOTS = 4; // that have room beside the answers

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
  const { contest, people, chosen, seen, view, showIndex, onNobody, onReview, onSays } = options;
  const max = contest.max_choices;
  const wanted = people.findIndex(({ index }) => index === showIndex);
  if (wanted >= 0) view.at = wanted;
  const choosing = oneAtATime(people, view, chosen, max);

  const place = h("div", { class: "v-one" });
  const status = statusLine(chosen, max);
  const answers = h("div", { class: "v-answers" });
  const on = h("div", { class: "v-ways" }); // back and on, where the bar is high enough
  const refused = h("div", { class: "v-chosen" });
  const bar = h("div", { class: "v-bar v-bar-one" }, status.node, refused, answers, on);
  // Below the answers, so that the way on is not taken for an answer about this person.
  const ways = actions();

  let room = ""; // what was drawn for
  // Everybody was shown here, or it was asked about: it is not asked again.
  const onDone = () => {
    for (const { index } of people) seen.add(index);
    options.onDone();
  };

  /** @param {Answer} answer */
  const take = (answer) => {
    const { name } = choosing.person();
    if (choosing.isTooMany(answer)) return refuse(name);
    const isChosen = choosing.take(answer);
    if (isChosen !== null) reportChoice(place, { name, isChosen });
    tell();
    goOn();
  };

  const tell = () => {
    status.tell();
    refused.replaceChildren();
  };

  /**
   * Refuse one too many; nobody is taken away automatically. The people chosen are shown: touching
   * one takes that person away.
   * @param {string} name
   */
  const refuse = (name) => {
    const onAway = (/** @type {Candidate} */ { index }) => {
      chosen.delete(index);
      tell();
      draw();
      /** @type {HTMLElement} */ (answers.firstChild).focus();
    };
    status.tell(say("choose-full", { name, max }));
    refused.replaceChildren(slotsOf({ max, most: MOST_SLOTS, people, chosen, onAway, onReview }));
    status.node.tabIndex = -1;
    status.node.focus(); // Yes is gone
    scrollIntoSight(status.node);
  };

  const goOn = () => {
    const next = choosing.next();
    if (next.ask === null) showPerson(next.at);
    else if (next.ask === "unseen") askUnseen();
    else if (next.ask === "later") askLater(next.count);
    else onDone();
  };

  const askUnseen = () => {
    const onAgain = () => showPerson(choosing.firstUnseen());
    ask(say("choose-unseen"), say("choose-unseen-next"), say("choose-next-one"), onAgain);
  };

  const askLater = (/** @type {number} */ number) => {
    const onAgain = () => showPerson(choosing.beginLaterRound());
    const sentence = say("choose-later-next", { people: number });
    ask(say("choose-later"), sentence, say("choose-look-again"), onAgain);
  };

  /**
   * @param {string} title
   * @param {string} sentence
   * @param {string} again
   * @param {() => void} onAgain
   */
  const ask = (title, sentence, again, onAgain) => {
    for (const part of [answers, on, ways]) part.replaceChildren();
    const lookAgain = button(again, { kind: "main", picture: "people", onclick: onAgain });
    const done = button(say("choose-done"), { picture: "next", onclick: onDone });
    const step = messageStep(title, "question", [sentence], lookAgain, done);
    place.replaceChildren(...step.flatMap((node) => node || []));
    settle();
  };

  const roomNow = () => String([isPhone(), hasHighBar()]);
  const draw = () => {
    room = roomNow();
    const person = choosing.person();
    const isChosen = choosing.isChosen();
    const before = choosing.before();
    const article = personInFull(person, contest.language, isChosen);
    article.append(saysButton(person, people, onSays));
    place.replaceChildren(
      h(
        "div",
        { class: "v-choose-head" },
        heading(contest.title, contest.language),
        whereOf(people, view.at, chosen),
      ),
      article,
    );
    const finish = () => (choosing.firstUnseen() >= 0 ? askUnseen() : onDone());
    const onBack = () => showPerson(/** @type {number} */ (before));
    const back =
      before === undefined ? [] : [wayButton("back", say("choose-before"), { onclick: onBack })];
    const nobody = wayButton("nobody", say("choose-nobody"), { onclick: onNobody });
    on.replaceChildren(...back, wayButton("on", say("choose-done"), { onclick: finish }));
    ways.replaceChildren(...(hasHighBar() ? [] : on.childNodes), nobody);
    answers.replaceChildren(...answerButtons(person, isChosen, take));
  };

  const showPerson = (/** @type {number} */ at) => {
    view.at = at;
    draw();
    settle();
  };

  function settle() {
    if (!place.isConnected) return;
    fitNow();
    focusHeading(place);
  }

  function fitNow() {
    if (answers.hasChildNodes() && room !== roomNow()) draw();
    if (place.isConnected) fitNames(place.querySelectorAll("h2.v-name"));
  }

  draw();
  return { nodes: [place, bar, ways], settle, free: whenRoomChanges(fitNow) };
}

/**
 * Tell sound.js of a choice: the page goes on at once.
 * @param {HTMLElement} place
 * @param {{name: string, isChosen: boolean}} detail
 */
const reportChoice = (place, detail) =>
  place.dispatchEvent(new CustomEvent("choice", { bubbles: true, detail }));

/**
 * Build a row of everybody's small face, who is shown now and who is chosen; and the same in words.
 * @param {Candidate[]} people
 * @param {number} at the place of the person shown
 * @param {Set<number>} chosen
 */
function whereOf(people, at, chosen) {
  const faces = people.map(({ index, picture }, place) => {
    const kinds = [place === at && "v-now", chosen.has(index) && "v-ticked"].filter(Boolean);
    const photo = h("img", { src: picture, alt: "" });
    return h("span", { class: ["v-small-face", ...kinds].join(" ") }, photo);
  });
  const where = say("choose-person", { place: at + 1, people: people.length });
  return [
    h("div", { class: "v-small-faces", "aria-hidden": "true" }, faces),
    paragraph(where, "v-say v-where"),
  ];
}

/**
 * Build Yes, No and Not now; for somebody who is chosen: keep, take away.
 * @param {Candidate} person
 * @param {boolean} isChosen
 * @param {(answer: Answer) => void} take
 */
function answerButtons({ name }, isChosen, take) {
  const [yes, no] = isChosen
    ? [say("choose-keep", { name }), say("choose-away")]
    : [say("choose-yes", { name }), say("choose-no")];
  const [shortYes, shortNo] = [say("choose-aloud-yes"), say("choose-aloud-no")];
  const isShort = isPhone(); // three beside each other
  return [
    button(isShort ? shortYes : yes, {
      kind: "main",
      picture: "thumbs-up",
      label: yes,
      aloud: shortYes,
      onclick: () => take("yes"),
    }),
    button(isShort ? shortNo : no, {
      picture: isChosen ? "take-away" : "cross",
      label: no,
      aloud: shortNo,
      onclick: () => take("no"),
    }),
    button(say("choose-not-now"), { picture: "later", onclick: () => take("later") }),
  ];
}
