/**
 * The voter's page: card, election, choosing, review, posting, "in the box".
 *
 * The card's secret, the choices and the sealed vote live in `state` alone: never in the address,
 * the title, the history or any storage. Choices are forgotten as soon as the vote is in.
 */
import { box, cardState, postVote } from "./api.js";
import { cardReader, takeFromAddress } from "./cardreader.js";
import { parseCard, parseElection, picturesOf, publicCredential, seal, tracker } from "./core.js";
import {
  actions,
  button,
  h,
  heading,
  icon,
  ignoreDoubleTaps,
  line,
  saying,
  showStep,
} from "./dom.js";
import { chooseStep } from "./choosing.js";
import { frames, sixPictures, success } from "./pictures.js";
import { reviewStep } from "./review.js";
import { words } from "./words.js";

const CLEAR_AFTER = 120_000; // milliseconds the last page stays

const place = document.getElementById("vote");
const stopButton = document.getElementById("stop");

let state = fresh();
let leave = () => {}; // frees what the shown step holds
let back = null; // the step that Back leads to, or null
let clearing = null;

/** Nothing of anybody. */
function fresh() {
  return {
    card: null,
    credential: null,
    contest: null,
    voted: false,
    chosen: new Set(),
    sealed: null,
    tries: 0, // how often posting failed
    stage: "idle", // idle, choosing, busy, unsure, done
  };
}

function show(step, goBack, ...children) {
  leave();
  leave = () => {};
  back = goBack;
  showStep(place, step, ...children);
}

function clear() {
  clearTimeout(clearing);
  state = fresh();
  window.history.replaceState(null, "");
}

// --- the card and its election ---------------------------------------------------------------

function askForCard(notice = null, trouble = false) {
  clear();
  const reader = cardReader(openCard);
  show(
    "card",
    null,
    heading(words.card.heading),
    notice && h("p", { class: trouble ? "v-notice" : "v-notice v-calm", role: "status" }, notice),
    h("div", { class: "v-lead" }, icon("card", "v-lead-picture"), reader.node),
  );
  leave = reader.stop;
}

async function openCard(card) {
  clear();
  const mine = state;
  mine.card = card;
  mine.credential = publicCredential(card.secret, card.uuid);
  waiting(words.card.looking);
  try {
    const [contest, known] = await Promise.all([
      box(card.uuid),
      cardState(card.uuid, mine.credential),
    ]);
    if (mine !== state) return; // stopped, or another card came
    const trouble = cannotVote(contest, known);
    if (trouble) return refuse(trouble);
    mine.contest = contest;
    mine.voted = known.in_box;
    mine.stage = "choosing";
    introduce();
  } catch (problem) {
    if (mine !== state) return;
    if (problem.lost) loadAgain(card);
    else refuse(problem.text ?? words.start.wrong);
  }
}

/** The reason why this card cannot vote now, as a sentence, or null. */
function cannotVote(contest, known) {
  if (!known.listed) return words.start.notListed;
  if (known.cancelled) return words.start.cancelled;
  if (contest.state === "not_open") return words.start.notOpen;
  if (contest.state !== "open") return words.start.closed;
  let election;
  try {
    election = parseElection(contest.election);
  } catch {
    return words.start.wrong;
  }
  // What is shown must be what is sealed: same box, same people in the same order.
  const same =
    election.uuid === state.card.uuid &&
    election.fingerprint === contest.fingerprint &&
    election.max === contest.contest.max_choices &&
    election.answers.length === contest.candidates.length &&
    contest.candidates.every(({ index, name }, i) => index === i && name === election.answers[i]);
  return same ? null : words.start.wrong;
}

const anotherCard = () =>
  button(words.startAgain, { kind: "main", picture: "card", onclick: () => askForCard() });

function refuse(sentence) {
  clear();
  show("refused", null, saying(words.refused.cardHeading, "warning", [sentence], anotherCard()));
}

function loadAgain(card) {
  const again = button(words.tryAgain, { kind: "main", onclick: () => openCard(card) });
  show("lost", null, saying(words.lost.loadHeading, "warning", words.lost.loadLines, again));
}

function introduce() {
  const { contest } = state.contest;
  show(
    "start",
    null,
    heading(words.start.vote),
    line(contest.title, "v-say v-strong"),
    state.voted &&
      h("p", { class: "v-notice" }, words.start.voted, h("br"), words.start.votedNext),
    h(
      "div",
      { class: "v-how-many" },
      frames(contest.max_choices),
      line(words.start.canChoose(contest.max_choices), "v-say"),
    ),
    actions(button(words.start.begin, { kind: "main", picture: "next", onclick: () => choose() })),
  );
}

// --- choosing and looking again ----------------------------------------------------------------

function choose(showIndex = null) {
  window.history.state?.guard || window.history.pushState({ guard: true }, "");
  const step = chooseStep({
    contest: state.contest.contest,
    candidates: state.contest.candidates,
    chosen: state.chosen,
    showIndex,
    onDone: () => (state.chosen.size > 0 ? review() : askNobody()),
    onNobody: () => (state.chosen.size > 0 ? askNobody() : review()),
  });
  show("choose", introduce, step.nodes);
  step.settle();
}

function askNobody() {
  const text = words.nobody;
  const some = state.chosen.size > 0;
  const keep = button(some ? text.keepSome : text.keep, {
    kind: "main",
    picture: "back",
    onclick: () => choose(),
  });
  const none = button(text.clear, {
    onclick: () => {
      state.chosen.clear();
      review();
    },
  });
  const lines = some ? [text.some(state.chosen.size), text.someNext] : [text.none];
  show("nobody", choose, saying(text.heading, "question", lines, keep, none));
}

function review() {
  const { contest, candidates } = state.contest;
  const people = candidates.filter(({ index }) => state.chosen.has(index));
  show("review", choose, reviewStep({ contest, people, onYes: lastStep, onChange: choose }));
}

function lastStep() {
  const { heading: title, lines, post } = words.post;
  show(
    "post",
    review,
    saying(
      title,
      "box",
      lines,
      button(post, { kind: "main", picture: "in-the-box", onclick: postMyVote }),
      button(words.goBack, { picture: "back", onclick: review }),
    ),
  );
}

// --- posting -----------------------------------------------------------------------------------

function waiting(title) {
  show("wait", null, saying(title, "wait", [words.pleaseWait]));
}

/** Seals once, then sends the same bytes until the box has answered: posting twice is harmless. */
async function postMyVote() {
  if (state.stage === "busy") return;
  const mine = state;
  mine.stage = "busy";
  if (mine.sealed === null) {
    waiting(words.wait.locking);
    try {
      const choices = mine.contest.candidates.map(({ index }) => (mine.chosen.has(index) ? 1 : 0));
      mine.sealed = await seal(mine.contest.election, mine.card.secret, choices);
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
    const known =
      receipt.tracker === tracker(mine.sealed) && receipt.credential === mine.credential;
    if (known) inTheBox();
    else again(words.lost.doubtHeading, words.lost.doubtLines);
  } catch (problem) {
    if (mine !== state) return;
    if (problem.lost) again(words.lost.heading, words.lost.lines);
    else turnedAway(problem.text);
  }
}

const tryAgain = () => button(words.tryAgain, { kind: "main", onclick: postMyVote });

function notSealed() {
  const { sealHeading, sealLines } = words.lost;
  const goBack = button(words.goBack, { picture: "back", onclick: review });
  show("not-sealed", review, saying(sealHeading, "warning", sealLines, tryAgain(), goBack));
}

function again(title, lines) {
  state.stage = "unsure";
  state.tries += 1;
  const more = state.tries > 1 ? words.lost.again : null;
  show("lost", null, saying(title, "warning", [...lines, more], tryAgain()));
}

function turnedAway(sentence) {
  clear();
  const lines = [sentence, words.refused.next];
  show("turned-away", null, saying(words.refused.heading, "warning", lines, anotherCard()));
}

function inTheBox() {
  const pictures = picturesOf(state.credential);
  clear(); // the choices, the secret and the sealed vote are gone from here on
  state.stage = "done";
  show(
    "done",
    null,
    h(
      "div",
      { class: "v-two" },
      h(
        "div",
        {},
        success(),
        heading(words.done.heading),
        words.done.lines.map((text) => line(text, "v-say")),
      ),
      h("div", {}, line(words.done.pictures, "v-say"), sixPictures(pictures)),
    ),
    actions(button(words.finish, { kind: "main", picture: "hello", onclick: finish })),
    line(words.done.clears, "v-small"),
  );
  clearing = setTimeout(finish, CLEAR_AFTER);
}

const finish = () => askForCard(words.stopped.cleared);

// --- stopping, going back ----------------------------------------------------------------------

function askToStop() {
  if (state.stage === "busy") {
    place.querySelector(".v-say")?.replaceChildren(words.wait.stop);
    return;
  }
  if (state.stage === "done") return finish();
  if (state.card === null) {
    if (place.dataset.step === "card") window.location.assign(place.dataset.home);
    else askForCard();
    return;
  }
  if (place.dataset.step === "wait") return askForCard(words.stopped.gone);
  const unsure = state.stage === "unsure";
  const stay = place.dataset.step === "stop" ? back : resume(unsure);
  const { ask, doubt, nothing } = words.stopped;
  show(
    "stop",
    stay,
    saying(
      ask,
      "stop",
      [unsure ? doubt : nothing],
      button(words.stopped.stay, { kind: "main", picture: "back", onclick: stay }),
      button(words.stopped.stop, {
        onclick: () => askForCard(unsure ? doubt : words.stopped.gone),
      }),
    ),
  );
}

/** The step to come back to when somebody does not stop after all. */
function resume(unsure) {
  if (unsure) return postMyVote;
  const steps = { start: introduce, choose, nobody: askNobody, review, post: lastStep };
  const step = steps[place.dataset.step];
  if (step) return () => step();
  const { card } = state;
  return () => openCard(card);
}

stopButton.addEventListener("click", askToStop);
ignoreDoubleTaps(document.body);

// The browser's Back goes one step back while choosing, and never shows a vote afterwards.
window.addEventListener("popstate", () => {
  if (window.location.hash.length > 1) return; // a card's link: "hashchange" takes it
  if (back) {
    window.history.pushState({ guard: true }, "");
    back();
  } else if (state.stage === "done") finish();
});
window.addEventListener("hashchange", startFromAddress);
window.addEventListener("pagehide", clear);
window.addEventListener("pageshow", (event) => event.persisted && askForCard());

function startFromAddress() {
  const text = takeFromAddress();
  if (text === null) return;
  try {
    openCard(parseCard(text));
  } catch (problem) {
    askForCard(words.card.errors[problem.code], true);
  }
}

if (window.location.hash.length > 1) startFromAddress();
else askForCard();
