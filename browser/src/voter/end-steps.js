/** The steps after posting: in the box, comparing the card, handing the tablet over. */
import { h } from "../ui/dom.js";
import { actions, button, heading, messageStep, paragraph, pictureLine } from "../ui/parts.js";
import { sixPictures, success } from "../ui/pictures.js";
import { forgetVoter } from "./card-steps.js";
import { picturesOf, practiceCard } from "./gateway.js";
import { clear, state, words } from "./session.js";
import { clearsLine, setAside, show } from "./step-view.js";

// beside what is said when the vote is in the box
const PICTURES = practiceCard ? ["apple", "card"] : ["card", "tick", "lock"];

/**
 * @param {string[]} sentences
 * @param {string[]} pictures
 */
const pictureLines = (sentences, pictures) =>
  sentences.map((text, at) => pictureLine(pictures[at], paragraph(text, "v-say")));

/** @param {import("./navigation.js").Navigation} go */
export function endSteps(go) {
  const endButton = () => button(words.finish, { kind: "main", picture: "hello", onclick: finish });

  function inTheBox() {
    const pictures = picturesOf(state.credential);
    const { yes, no, ask, lines, same } = words.done;
    const askHelper = () => compare(pictures);
    const answers = [
      button(yes, { kind: "main", picture: "thumbs-up", onclick: finish }),
      button(no, { picture: "cross", onclick: askHelper }),
      button(ask, { picture: "help", onclick: askHelper }),
    ];
    const more = button(words.nextCard, { picture: "card", onclick: () => go.nextCard() });
    clear(); // the choices, the secret and the sealed vote are gone from here on
    state.stage = "done";
    show(
      "done",
      null,
      success(heading(words.done.heading), practiceCard ? ["apple", "party"] : undefined),
      h(
        "div",
        { class: "v-end" },
        h("div", {}, pictureLines(lines, PICTURES)),
        h(
          "div",
          { class: "v-end-pictures" },
          pictureLine("card", paragraph(words.done.pictures, "v-say")),
          sixPictures(pictures),
        ),
        pictureLine("question", paragraph(same, "v-say v-strong")),
      ),
      practiceCard ? actions(endButton(), more) : [actions(...answers), actions(more)],
      clearsLine(),
    );
  }

  /**
   * The card looks otherwise, or the voter wants somebody to look: a helper may see all this.
   * @param {number[]} pictures
   */
  function compare(pictures) {
    const text = words.compare;
    const goBack = button(words.goBack, { picture: "back", onclick: setAside() });
    const lines = pictureLines(text.lines, ["in-the-box", "help", "question"]);
    show(
      "compare",
      null,
      heading(text.heading),
      h(
        "div",
        { class: "v-end" },
        h("div", {}, lines, actions(endButton(), goBack)),
        h("div", { class: "v-end-pictures" }, sixPictures(pictures)),
      ),
      clearsLine(text.clears),
    );
  }

  /** The voter has finished: nothing stays, and a curtain stands before the next one. */
  function finish() {
    forgetVoter();
    const { heading: title, lines } = words.handover;
    const onclick = () => go.askForCard();
    const lift = button(words.help.lift, { kind: "main", picture: "curtain", onclick });
    const step = messageStep(title, "curtain", lines, lift);
    show("handover", null, h("section", { class: "v-curtain" }, step));
  }

  return { inTheBox, finish };
}
