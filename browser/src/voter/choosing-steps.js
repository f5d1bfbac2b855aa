/** The steps from the first sight of the election to the question whether to post. */
import { display } from "../ui/display-settings.js";
import { button, messageStep } from "../ui/parts.js";
import { say, sayLines } from "../ui/words.js";
import { chooseOneStep } from "./choose-one-step.js";
import { chooseStep } from "./choose-step.js";
import { introStep } from "./intro-step.js";
import { reviewStep } from "./review-step.js";
import { openedFacts, state } from "./session.js";
import { show } from "./step-view.js";

/** @param {import("./navigation.js").Navigation} go */
export function choosingSteps(go) {
  function introduce() {
    const { contest } = openedFacts(state);
    show("start", null, introStep({ voter: state, contest, onBegin: () => choose() }));
  }

  /** @param {number | null} [showIndex] a candidate to bring into view */
  function choose(showIndex = null) {
    if (!window.history.state?.guard) window.history.pushState({ guard: true }, "");
    const { people, chosen, seenPages, view } = state;
    const build = display().layout === "one" ? chooseOneStep : chooseStep;
    const step = build({
      contest: openedFacts(state).contest,
      people,
      chosen,
      seenPages,
      view,
      showIndex,
      onDone: () => (chosen.size > 0 ? review() : askNobody()),
      onReview: review,
      onNobody: () => (chosen.size > 0 ? askNobody() : review()),
    });
    show("choose", introduce, step.nodes);
    step.settle();
  }

  function askNobody() {
    const { chosen } = state;
    const hasChosen = chosen.size > 0;
    const keep = button(hasChosen ? say("nobody-keep-some") : say("nobody-keep"), {
      kind: "main",
      picture: "back",
      onclick: () => choose(),
    });
    const none = button(say("nobody-clear"), {
      onclick: () => {
        chosen.clear();
        review();
      },
      picture: "nobody",
    });
    const lines = hasChosen
      ? [say("nobody-some", { count: chosen.size }), say("nobody-some-next")]
      : [say("nobody-none")];
    const step = messageStep(say("nobody-heading"), "question", lines, keep, none);
    show("nobody", () => choose(), step);
  }

  function review() {
    const { contest, candidates } = openedFacts(state);
    const people = [...state.chosen].map((index) => candidates[index]);
    const step = reviewStep({ contest, people, onYes: confirmPosting, onChange: choose });
    show("review", () => choose(), step);
  }

  function confirmPosting() {
    const onclick = () => go.postVote();
    const step = messageStep(
      say("post-heading"),
      "box",
      sayLines("post-line"),
      button(say("post-post"), { kind: "main", picture: "box", onclick }),
      button(say("go-back"), { picture: "back", onclick: review }),
    );
    show("post", review, step);
  }

  return { introduce, choose, askNobody, review, confirmPosting };
}
