/** The steps after posting: in the box, comparing the card, handing the tablet over. */
import { h } from "../ui/dom.js";
import { actions, button, heading, messageStep, paragraph, pictureLine } from "../ui/parts.js";
import { sixPictures, success } from "../ui/pictures.js";
import { say, sayLines } from "../ui/words.js";
import { forgetVoter } from "./card-steps.js";
import { picturesOf, practiceCard } from "./gateway.js";
import { clear, state } from "./session.js";
import { clearsLine, setAside, show } from "./step-view.js";

// beside the words that the vote is in the box
const PICTURES = practiceCard ? ["apple", "card"] : ["card", "tick", "lock"];

/**
 * @param {string[]} sentences
 * @param {string[]} pictures
 */
const pictureLines = (sentences, pictures) =>
  sentences.map((text, at) => pictureLine(pictures[at], paragraph(text, "v-say")));

/** @param {import("./navigation.js").Navigation} go */
export function endSteps(go) {
  const endButton = () =>
    button(say("finish"), { kind: "main", picture: "hello", onclick: finish });

  function inTheBox() {
    const pictures = picturesOf(state.credential);
    const askHelper = () => compare(pictures);
    const answers = [
      button(say("done-yes"), { kind: "main", picture: "thumbs-up", onclick: finish }),
      button(say("done-no"), { picture: "cross", onclick: askHelper }),
      button(say("done-ask"), { picture: "help", onclick: askHelper }),
    ];
    const more = button(say("next-card"), { picture: "card", onclick: () => go.nextCard() });
    clear(); // the choices, the secret and the sealed vote are gone from here on
    state.stage = "done";
    show(
      "done",
      null,
      success(heading(say("done-heading")), practiceCard ? ["apple", "party"] : undefined),
      h(
        "div",
        { class: "v-end" },
        h("div", {}, pictureLines(sayLines("done-line"), PICTURES)),
        h(
          "div",
          { class: "v-end-pictures" },
          pictureLine("card", paragraph(say("done-pictures"), "v-say")),
          sixPictures(pictures),
        ),
        pictureLine("question", paragraph(say("done-same"), "v-say v-strong")),
      ),
      practiceCard ? actions(endButton(), more) : [actions(...answers), actions(more)],
      clearsLine(),
    );
  }

  /**
   * Ask for help: the card looks different, or the voter wants somebody to look. A helper may see
   * all this.
   * @param {number[]} pictures
   */
  function compare(pictures) {
    const goBack = button(say("go-back"), { picture: "back", onclick: setAside() });
    const lines = pictureLines(sayLines("compare-line"), ["in-the-box", "help", "question"]);
    show(
      "compare",
      null,
      heading(say("compare-heading")),
      h(
        "div",
        { class: "v-end" },
        h("div", {}, lines, actions(endButton(), goBack)),
        h("div", { class: "v-end-pictures" }, sixPictures(pictures)),
      ),
      clearsLine(say("compare-clears")),
    );
  }

  /** Finish: nothing stays, and a curtain is shown before the next voter. */
  function finish() {
    forgetVoter();
    const onclick = () => go.askForCard();
    const lift = button(say("help-lift"), { kind: "main", picture: "curtain", onclick });
    const step = messageStep(say("handover-heading"), "curtain", sayLines("handover-line"), lift);
    show("handover", null, h("section", { class: "v-curtain" }, step));
  }

  return { inTheBox, finish };
}
