/** The steps after posting: in the box, comparing the card, the end for this voter. */
import { h } from "../ui/dom.js";
import {
  actions,
  button,
  heading,
  icon,
  lead,
  paragraph,
  paragraphs,
  pictureLine,
} from "../ui/parts.js";
import { cardDrawing, posted } from "../ui/pictures.js";
import { say, sayLines } from "../ui/words.js";
import { forgetVoter } from "./card-steps.js";
import { picturesOf, practiceCard } from "./gateway.js";
import { clear, state } from "./session.js";
import { clearsLine, isShared, setAside, show } from "./step-view.js";

/** @param {import("./navigation.js").Navigation} go */
export function endSteps(go) {
  const endButton = () =>
    button(say("finish"), { kind: "main", picture: "hello", onclick: finish });

  function inTheBox() {
    const pictures = picturesOf(state.credential);
    const { contest } = state.facts ?? {};
    const title = contest && paragraph(contest.title, "v-card-title", contest.language);
    clear(); // the choices, the secret and the sealed vote are gone from here on
    state.stage = "done";
    const card = () => cardDrawing(pictures, say("done-card"), title);
    const more = button(say("next-card"), { picture: "card", onclick: () => go.nextCard() });
    const different = button(say("done-different"), {
      picture: "different",
      onclick: () => compare(card()),
    });
    show(
      "done",
      null,
      h(
        "div",
        { class: "v-done" },
        icon("tick", "v-done-tick"),
        heading(say("done-heading")),
        practiceCard ? icon("party", "v-done-party") : posted(),
        pictureLine("card", paragraph(say("done-keep"), "v-say v-strong")),
        card(),
        actions(endButton(), practiceCard ? more : different),
      ),
      clearsLine(),
      !practiceCard && actions(more),
    );
  }

  /**
   * Let a helper look at the card and at its pictures. A helper may see all this.
   * @param {Element} card drawn
   */
  function compare(card) {
    const goBack = button(say("go-back"), { picture: "back", onclick: setAside() });
    const [inBox, look, differ] = sayLines("compare-line");
    show(
      "compare",
      null,
      heading(say("compare-heading")),
      h(
        "div",
        { class: "v-compare" },
        h(
          "div",
          {},
          pictureLine("in-the-box", paragraph(inBox, "v-say")),
          pictureLine("help", paragraph(look, "v-say")),
          pictureLine("different", paragraph(differ, "v-say")),
          actions(endButton(), goBack),
        ),
        card,
      ),
      clearsLine(say("compare-clears")),
    );
  }

  /** Finish: nothing stays. Where a tablet is shared, it waits for the next voter. */
  function finish() {
    void forgetVoter();
    const onclick = () => go.askForCard();
    const next = isShared()
      ? button(say("handover-start"), { kind: "main", picture: "next", onclick })
      : button(say("next-card"), { picture: "card", onclick });
    show(
      "handover",
      null,
      h(
        "section",
        { class: "v-curtain" },
        heading(isShared() ? say("handover-heading") : say("handover-home")),
        actions(next),
        lead("hello", paragraphs([say("handover-gone")])),
      ),
    );
  }

  return { inTheBox, finish };
}
