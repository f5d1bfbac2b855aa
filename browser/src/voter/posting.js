/**
 * Posting: locks the vote once, sends the same bytes until the box has answered, then shows "in
 * the box".
 */
import { actions, button, h, heading, line, pictured, saying } from "../ui/dom.js";
import { sixPictures, success } from "../ui/pictures.js";
import { isReceipt, lock, picturesOf, postVote, practiceCard } from "./gateway.js";
import { whenBack } from "./offline.js";
import {
  clear,
  clears,
  holdUntilLeft,
  save,
  setAside,
  show,
  state,
  waiting,
  words,
} from "./session.js";

// beside what is said when the vote is in the box
const LINES = practiceCard ? ["apple", "card"] : ["card", "tick", "lock"];

const lines = (texts, pictures) =>
  texts.map((text, at) => pictured(pictures[at], line(text, "v-say")));

/** What posts this sitting's vote. The functions given are the ways on, each a step. */
export function posting({ review, askForCard, forgetVoter, nextVoter, nextCard }) {
  // Nobody knows whether the same person goes on here, so nothing of this one stays.
  const anotherCard = () =>
    button(words.startAgain, { kind: "main", picture: "card", onclick: () => nextVoter() });

  /** Seals once, then sends the same bytes until the box has answered: posting twice is harmless. */
  async function postMyVote() {
    if (state.stage === "busy") return;
    const mine = state;
    mine.stage = "busy";
    if (mine.sealed === null) {
      waiting(words.wait.locking);
      try {
        mine.sealed = await lock(mine.contest, mine.card, mine.chosen);
        await save(mine); // so that a try after a reload sends the same bytes
      } catch {
        mine.stage = "choosing";
        if (mine === state) notSealed();
        return;
      }
    }
    if (mine !== state) return;
    waiting(words.wait.posting);
    try {
      const receipt = await postVote(mine.card.uuid, mine.sealed);
      if (mine !== state) return;
      if (isReceipt(receipt, mine.sealed, mine.credential)) {
        await mine.keep?.remove({ posted: true });
        if (mine === state) inTheBox();
      } else again(words.lost.doubtHeading, words.lost.doubtLines);
    } catch (problem) {
      if (mine !== state) return;
      if (problem.lost) again(words.lost.heading, words.lost.lines);
      else turnedAway(problem.text);
    }
  }

  const tryAgain = () =>
    button(words.tryAgain, { kind: "main", picture: "box", onclick: postMyVote });

  function notSealed() {
    const { sealHeading, sealLines } = words.lost;
    const goBack = button(words.goBack, { picture: "back", onclick: review });
    show("not-sealed", review, saying(sealHeading, "warning", sealLines, tryAgain(), goBack));
  }

  function again(title, lines) {
    state.stage = "unsure";
    state.tries += 1;
    const more = state.tries > 1 ? words.lost.again : null;
    const { trying } = words.offline;
    show("lost", null, saying(title, "warning", [...lines, trying, more], tryAgain()));
    holdUntilLeft(whenBack(postMyVote));
  }

  function turnedAway(sentence) {
    state.keep?.remove();
    clear();
    const next = [sentence, words.refused.next];
    const said = saying(words.refused.heading, "warning", next, anotherCard());
    show("turned-away", null, said, clears());
  }

  function inTheBox() {
    const pictures = picturesOf(state.credential);
    const { yes, no, ask } = words.done;
    const helper = () => compare(pictures);
    const answers = [
      button(yes, { kind: "main", picture: "thumbs-up", onclick: finish }),
      button(no, { picture: "cross", onclick: helper }),
      button(ask, { picture: "help", onclick: helper }),
    ];
    const more = button(words.nextCard, { picture: "card", onclick: nextCard });
    clear(); // the choices, the secret and the sealed vote are gone from here on
    state.stage = "done";
    show(
      "done",
      null,
      success(heading(words.done.heading), practiceCard ? ["apple", "party"] : undefined),
      h(
        "div",
        { class: "v-end" },
        h("div", {}, lines(words.done.lines, LINES)),
        h(
          "div",
          { class: "v-end-pictures" },
          pictured("card", line(words.done.pictures, "v-say")),
          sixPictures(pictures),
        ),
        pictured("question", line(words.done.same, "v-say v-strong")),
      ),
      practiceCard ? actions(end(), more) : [actions(...answers), actions(more)],
      clears(),
    );
  }

  const end = () => button(words.finish, { kind: "main", picture: "hello", onclick: finish });

  /** The card looks otherwise, or the voter wants somebody to look: a helper may see all this. */
  function compare(pictures) {
    const text = words.compare;
    const goBack = button(words.goBack, { picture: "back", onclick: setAside() });
    show(
      "compare",
      null,
      heading(text.heading),
      h(
        "div",
        { class: "v-end" },
        h("div", {}, lines(text.lines, ["in-the-box", "help", "question"]), actions(end(), goBack)),
        h("div", { class: "v-end-pictures" }, sixPictures(pictures)),
      ),
      clears(text.clears),
    );
  }

  /** The voter has finished: nothing stays, and a curtain stands before the next one. */
  function finish() {
    forgetVoter();
    const { heading: title, lines: said } = words.handover;
    const lift = button(words.help.lift, { kind: "main", picture: "curtain", onclick: askForCard });
    show(
      "handover",
      null,
      h("section", { class: "v-curtain" }, saying(title, "curtain", said, lift)),
    );
  }

  return { postMyVote, again, finish, anotherCard };
}
