/**
 * Posting: locks the vote once, sends the same bytes until the box has answered, then shows "in
 * the box".
 */
import { actions, button, h, heading, line, saying } from "./dom.js";
import { whenBack } from "./offline.js";
import { sixPictures, success } from "./pictures.js";
import { clear, clears, holdUntilLeft, save, show, state, waiting, words } from "./sitting.js";
import { isReceipt, lock, picturesOf, postVote } from "./way.js";

/** What posts this sitting's vote. The functions given are the ways on, each a step. */
export function posting({ review, nextVoter, nextCard }) {
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
    button(words.tryAgain, { kind: "main", picture: "in-the-box", onclick: postMyVote });

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
    const lines = [sentence, words.refused.next];
    const said = saying(words.refused.heading, "warning", lines, anotherCard());
    show("turned-away", null, said, clears());
  }

  function inTheBox() {
    const pictures = picturesOf(state.credential);
    clear(); // the choices, the secret and the sealed vote are gone from here on
    state.stage = "done";
    show(
      "done",
      null,
      success(heading(words.done.heading)),
      h(
        "div",
        { class: "v-two" },
        h(
          "div",
          {},
          words.done.lines.map((text) => line(text, "v-say")),
          actions(
            button(words.finish, { kind: "main", picture: "hello", onclick: finish }),
            button(words.nextCard, { picture: "card", onclick: nextCard }),
          ),
          clears(),
        ),
        h("div", {}, line(words.done.pictures, "v-say"), sixPictures(pictures)),
      ),
    );
  }

  const finish = () => nextVoter(words.stopped.cleared);

  return { postMyVote, again, finish, anotherCard };
}
