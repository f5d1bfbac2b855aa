/** The step before choosing: which election, how many people, and what is special about this card. */
import { actions, button, h, heading, line, notice, ownLine } from "../ui/dom.js";
import { frames } from "../ui/pictures.js";

/** `voter` is the state of this sitting (session.js), `words` those of the page. */
export function introStep({ voter, words, onBegin }) {
  const { contest } = voter.contest;
  const { start, keep, offline } = words;
  return [
    heading(start.vote),
    ownLine(contest.title, contest.language, "v-say v-strong"),
    voter.voted && notice("in-the-box", [start.voted, start.votedNext]),
    voter.back && notice("lock", [keep.found, keep.foundNext], { calm: true }),
    voter.offline && notice("warning", [offline.start, offline.startNext]),
    h(
      "div",
      { class: "v-how-many" },
      frames(contest.max_choices),
      line(start.canChoose(contest.max_choices), "v-say"),
    ),
    actions(button(start.begin, { kind: "main", picture: "next", onclick: onBegin })),
  ];
}
