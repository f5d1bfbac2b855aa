/** The step before choosing: which election, how many people, what is special about this card. */
import { h } from "../ui/dom.js";
import { actions, button, heading, notice, paragraph } from "../ui/parts.js";
import { frames } from "../ui/pictures.js";

/**
 * @param {object} options
 * @param {import("./session.js").Voter} options.voter
 * @param {import("../ui/api.js").BoxFacts["contest"]} options.contest
 * @param {typeof import("./session.js").words} options.words
 * @param {() => void} options.onBegin
 * @returns {import("../ui/dom.js").Child[]}
 */
export function introStep({ voter, contest, words, onBegin }) {
  const { start, keep, offline } = words;
  return [
    heading(start.vote),
    paragraph(contest.title, "v-say v-strong", contest.language),
    voter.hasVoted && notice("in-the-box", [start.voted, start.votedNext]),
    voter.isBack && notice("lock", [keep.found, keep.foundNext], { calm: true }),
    voter.isOffline && notice("warning", [offline.start, offline.startNext]),
    h(
      "div",
      { class: "v-how-many" },
      frames(contest.max_choices),
      paragraph(start.canChoose(contest.max_choices), "v-say"),
    ),
    actions(button(start.begin, { kind: "main", picture: "next", onclick: onBegin })),
  ];
}
