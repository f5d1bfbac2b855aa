/** The steps from the first sight of the election to the question whether to post. */
import { assistive } from "../ui/assistive-settings.js";
import { display } from "../ui/display-settings.js";
import { afterObservers } from "../ui/dom.js";
import { button, messageStep } from "../ui/parts.js";
import { say, sayLines } from "../ui/words.js";
import { chooseOneStep } from "./choose-one-step.js";
import { fitNames, whenRoomChanges } from "./choose-room.js";
import { chooseStep } from "./choose-step.js";
import { introStep, votedStep } from "./intro-step.js";
import { reviewStep } from "./review-step.js";
import { saysStep } from "./says-step.js";
import { openedFacts, state } from "./session.js";
import { holdUntilLeft, place, show } from "./step-view.js";

/** @param {import("./navigation.js").Navigation} go */
export function choosingSteps(go) {
  function introduce() {
    const { contest } = openedFacts(state);
    show("start", null, introStep({ voter: state, contest, onBegin: () => choose() }));
  }

  /** Say that this card has voted, before anything else. */
  function sayVoted() {
    const { contest } = openedFacts(state);
    const step = votedStep({ contest, onDone: () => go.finish(), onAgain: introduce });
    show("voted", null, step);
  }

  /** @param {number | null} [showIndex] a candidate to bring into view */
  function choose(showIndex = null) {
    if (!window.history.state?.guard) window.history.pushState({ guard: true }, "");
    const { people, chosen, seen, view } = state;
    const build = display().layout === "one" ? chooseOneStep : chooseStep;
    const step = build({
      contest: openedFacts(state).contest,
      people,
      chosen,
      seen,
      view,
      showIndex,
      onDone: finish,
      onReview: review,
      onNobody: () => (chosen.size > 0 ? askNobody() : review()),
      onSays: hear,
    });
    show("choose", introduce, step.nodes);
    holdUntilLeft(step.free);
    step.settle();
  }

  /** Go on from choosing; where somebody was never in sight, ask once. */
  function finish() {
    const { people, chosen, seen, wasAsked } = state;
    const unseen = people.find(({ index }) => !seen.has(index));
    if (unseen && !wasAsked) {
      state.wasAsked = true;
      askUnseen(unseen.index);
    } else if (chosen.size > 0) review();
    else askNobody();
  }

  /** @param {number} index of the first person not seen */
  function askUnseen(index) {
    const see = button(say("choose-unseen-see"), {
      kind: "main",
      picture: "people",
      onclick: () => choose(index),
    });
    const done = button(say("choose-done"), { picture: "next", onclick: finish });
    const lines = [say("choose-unseen-next")];
    const step = messageStep(say("choose-unseen"), "question", lines, see, done);
    show("unseen", () => choose(), step);
  }

  /**
   * Show and say what one person says. The voter asked for it, so it is said at once.
   * @param {import("../ui/api.js").Candidate} person
   */
  function hear(person) {
    const back = () => choose(person.index);
    show("says", back, saysStep(person, openedFacts(state).contest.language, back));
    if (assistive().listen) return; // every step is read there
    afterObservers(() =>
      /** @type {HTMLElement | null} */ (place.querySelector(".v-listen"))?.click(),
    );
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
    const setNames = () => fitNames(place.querySelectorAll(".v-person > .v-name"));
    holdUntilLeft(whenRoomChanges(setNames));
    setNames();
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

  return { introduce, sayVoted, choose, askNobody, review, confirmPosting };
}
