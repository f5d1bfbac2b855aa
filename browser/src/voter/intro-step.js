/**
 * The first step after the card: what is voted on, how many can be chosen, Start, Listen; beside it
 * how it looks, and one switch. And for a card that has voted, what came of that vote.
 */
import { switchButton } from "../assist/switch-settings.js";
import { elementById, h } from "../ui/dom.js";
import { hearLine } from "../ui/hear-line.js";
import { button, heading, icon, messageStep, notice, paragraph } from "../ui/parts.js";
import { frames } from "../ui/pictures.js";
import { say, sayLines } from "../ui/words.js";

/** @typedef {import("../ui/api.js").BoxFacts["contest"]} Contest */

/**
 * @param {object} options
 * @param {import("./session.js").Voter} options.voter
 * @param {Contest} options.contest
 * @param {() => void} options.onBegin
 * @returns {import("../ui/dom.js").Child[]}
 */
export function introStep({ voter, contest, onBegin }) {
  const begin = button(say("start-begin"), { kind: "main", picture: "next", onclick: onBegin });
  begin.classList.add("v-begin");
  return [
    heading(say("start-vote")),
    voter.isOffline && notice("warning", [say("offline-start"), say("offline-start-next")]),
    voter.isBack && notice("lock", [say("keep-found"), say("keep-found-next")], { calm: true }),
    h(
      "div",
      { class: "v-start" },
      icon("box", "v-start-picture"),
      h(
        "div",
        { class: "v-start-words" },
        paragraph(contest.title, "v-say v-strong", contest.language),
        howMany(contest),
      ),
      h("div", { class: "v-start-ways" }, begin, h("div", { class: "v-aids" }, aids())),
      hearLine(), // seen above the ways; keys and one switch reach Start first
    ),
  ];
}

/** @param {Contest} contest */
const howMany = ({ max_choices: max }) =>
  h(
    "div",
    { class: "v-how-many" },
    frames(max),
    paragraph(say("start-can-choose", { max }), "v-say"),
  );

/** Build the ways to use the page differently: the one at the top again, and one switch. */
function aids() {
  const look = button(say("top-look"), {
    picture: "settings",
    onclick: () => elementById("look").click(),
  });
  look.classList.add("v-start-band");
  return [look, switchButton()];
}

/**
 * Say that this card has voted; it may vote again.
 * @param {object} options
 * @param {Contest} options.contest
 * @param {() => void} options.onDone
 * @param {() => void} options.onAgain
 * @returns {import("../ui/dom.js").Child[]}
 */
export function votedStep({ contest, onDone, onAgain }) {
  return messageStep(
    say("voted-heading"),
    "in-the-box",
    [h("strong", { lang: contest.language }, contest.title), ...sayLines("voted-line")],
    button(say("voted-done"), { kind: "main", picture: "hello", onclick: onDone }),
    button(say("voted-again"), { picture: "box", onclick: onAgain }),
  );
}
