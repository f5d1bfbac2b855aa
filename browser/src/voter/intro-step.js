/**
 * The step before choosing: the election, how many people to choose, and special cases of this
 * card.
 */
import { h } from "../ui/dom.js";
import { actions, button, heading, notice, paragraph } from "../ui/parts.js";
import { frames } from "../ui/pictures.js";
import { say } from "../ui/words.js";

/**
 * @param {object} options
 * @param {import("./session.js").Voter} options.voter
 * @param {import("../ui/api.js").BoxFacts["contest"]} options.contest
 * @param {() => void} options.onBegin
 * @returns {import("../ui/dom.js").Child[]}
 */
export function introStep({ voter, contest, onBegin }) {
  return [
    heading(say("start-vote")),
    paragraph(contest.title, "v-say v-strong", contest.language),
    voter.hasVoted && notice("in-the-box", [say("start-voted"), say("start-voted-next")]),
    voter.isBack && notice("lock", [say("keep-found"), say("keep-found-next")], { calm: true }),
    voter.isOffline && notice("warning", [say("offline-start"), say("offline-start-next")]),
    h(
      "div",
      { class: "v-how-many" },
      frames(contest.max_choices),
      paragraph(say("start-can-choose", { max: contest.max_choices }), "v-say"),
    ),
    actions(button(say("start-begin"), { kind: "main", picture: "next", onclick: onBegin })),
  ];
}
