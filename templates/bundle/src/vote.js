/**
 * The voter's page: card, election, choosing, review, posting, "in the box".
 *
 * The card's secret, the choices and the sealed vote live in `state`: never in the address, the
 * title or the history. Until the vote is in, keep.js holds a copy of the choices that only the
 * card can read; choices are forgotten as soon as the vote is in.
 */
import { usualAids } from "./aids.js";
import { cardReader, takeFromAddress } from "./cardreader.js";
import {
  actions,
  button,
  h,
  heading,
  icon,
  ignoreDoubleTaps,
  line,
  ownLine,
  saying,
  showStep,
} from "./dom.js";
import { chooseStep } from "./choosing.js";
import { oneStep } from "./choosing-one.js";
import { WatchedSet, digitsOf, placesOf } from "./keep.js";
import { looks, setLook, usualLooks } from "./looks.js";
import { lookStep } from "./looking.js";
import { frames, sixPictures, success } from "./pictures.js";
import { whenBack } from "./offline.js";
import { reviewStep } from "./review.js";
import { startSafety } from "./safety.js";
import {
  box,
  cardState,
  credentialOf,
  forgetAll,
  inTurn,
  isReceipt,
  isSound,
  keepForOffline,
  keeperOf,
  lock,
  parseCard,
  pathsOf,
  picturesOf,
  postVote,
  practiceCard,
  startWorker,
  tidy,
} from "./way.js";
import { wordsFor } from "./words.js";

const CLEAR_AFTER = 120_000; // milliseconds the last page stays

const place = document.getElementById("vote");
const stopButton = document.getElementById("stop");
const lookButton = document.getElementById("look");
const words = wordsFor(practiceCard !== null);

let state = fresh();
let leave = () => {}; // frees what the shown step holds
let back = null; // the step that Back leads to, or null
let clearing = null;

const curtain = startSafety({
  place,
  watching: () => state.card !== null && state.stage !== "busy",
  question: () => {
    const contest = state.contest?.contest;
    return contest ? [h("span", { lang: contest.language }, contest.title), words.start.canChoose(contest.max_choices)] : [];
  },
});

/** Nothing of anybody. */
function fresh() {
  return {
    card: null,
    credential: null,
    contest: null,
    people: [], // the candidates in this card's order
    seen: new Set(), // the pages of people that were shown
    view: { at: 0, answers: new Map() }, // one at a time: who is shown, what was said
    voted: false,
    chosen: new Set(),
    sealed: null,
    back: false, // choices of before were found
    keep: null, // the copy that outlives a reload (keep.js)
    offline: false, // the card was opened without a connection
    tries: 0, // how often posting failed
    stage: "idle", // idle, choosing, busy, unsure, done
  };
}

function show(step, goBack, ...children) {
  leave();
  leave = () => {};
  back = goBack;
  lookButton.setAttribute("aria-pressed", String(step === "look"));
  showStep(place, step, ...children);
  if (step === "card") curtain.lift();
}

function clear() {
  clearTimeout(clearing);
  state = fresh();
  window.history.replaceState(null, "");
}

// --- the card and its election ---------------------------------------------------------------

function askForCard(notice = null, trouble = false, title = words.card.heading) {
  clear();
  const reader = practiceCard ? practiceReader() : cardReader(openCard);
  show(
    "card",
    null,
    heading(title),
    notice && h("p", { class: trouble ? "v-notice" : "v-notice v-calm", role: "status" }, notice),
    h("div", { class: "v-lead" }, icon("card", "v-lead-picture"), reader.node),
  );
  leave = reader.stop;
  offerToForget();
}

/** Somebody's unfinished vote may wait here for its card; a helper may also end it. */
async function offerToForget() {
  const mine = state;
  if ((await tidy()) === 0) return;
  if (mine !== state || place.dataset.step !== "card") return;
  const { waiting: sentence, waitingNext, newVoter, forgotten } = words.keep;
  const forget = async () => {
    await forgetAll();
    nextVoter(forgotten);
  };
  place.append(
    line(sentence, "v-say"),
    line(waitingNext, "v-say"),
    actions(button(newVoter, { picture: "hello", onclick: forget })),
  );
}

/** A new person: nothing stays of what the last one chose, or of how they wanted the page. */
function nextVoter(notice) {
  state.keep?.remove();
  usualLooks();
  usualAids();
  askForCard(notice);
}

/** The same person with another card: the page stays as they want it. */
function nextCard() {
  if (practiceCard) return openCard(practiceCard);
  askForCard(null, false, words.card.nextHeading);
}

function practiceReader() {
  const use = () => openCard(practiceCard);
  const { lead, leadNext } = words.card;
  const begin = button(words.card.use, { kind: "main", picture: "next", onclick: use });
  const node = h("div", { class: "v-reader" }, line(lead, "v-say"), line(leadNext, "v-say"), begin);
  return { node, stop: () => {} };
}

async function openCard(card) {
  clear();
  const mine = state;
  mine.card = card;
  mine.credential = credentialOf(card);
  waiting(words.card.looking);
  try {
    const [contest, known, keep] = await Promise.all([
      box(card.uuid),
      cardState(card.uuid, mine.credential).catch(notKnown),
      keeperOf(card, () => mine === state && postedElsewhere()),
    ]);
    if (mine !== state) return; // stopped, or another card came
    mine.keep = keep;
    const trouble = cannotVote(contest, known);
    if (trouble) return refuse(trouble);
    mine.contest = contest;
    mine.people = inTurn(contest.candidates, mine.credential);
    mine.voted = known.in_box;
    mine.offline = known.unknown === true;
    mine.stage = "choosing";
    keepForOffline([
      ...pathsOf(card),
      ...contest.candidates.map(({ picture }) => picture),
      document.getElementById("listen").dataset.list,
    ]);
    remember(mine);
    if (mine.sealed !== null) again(words.lost.unsureHeading, words.lost.lines);
    else if (looks().asked) introduce();
    else makeItRight(introduce);
  } catch (problem) {
    if (mine !== state) return;
    if (problem.lost) loadAgain(card);
    else refuse(problem.text ?? words.start.wrong);
  }
}

/** Without a connection the box says when posting whether the card may vote. */
function notKnown(problem) {
  if (!problem.lost) throw problem;
  return { listed: true, cancelled: false, in_box: false, unknown: true };
}

/** Takes up what was kept for this card, and keeps every choice from now on. */
function remember(mine) {
  const { keep, contest } = mine;
  const count = contest.candidates.length;
  const found = keep?.found?.choices.length === count ? keep.found : null;
  mine.sealed = found?.sealed ?? null;
  mine.back = found !== null;
  mine.chosen = new WatchedSet(placesOf(found?.choices ?? ""), () => save(mine));
}

const save = (mine) =>
  mine.keep?.save({
    choices: digitsOf(mine.chosen, mine.contest.candidates.length),
    sealed: mine.sealed,
  });

function postedElsewhere() {
  if (state.stage !== "done") nextVoter(words.keep.elsewhere);
}

/** The reason why this card cannot vote now, as a sentence, or null. */
function cannotVote(contest, known) {
  if (!known.listed) return words.start.notListed;
  if (known.cancelled) return words.start.cancelled;
  if (contest.state === "not_open") return words.start.notOpen;
  if (contest.state !== "open") return words.start.closed;
  return isSound(contest, state.card) ? null : words.start.wrong;
}

const anotherCard = () =>
  button(words.startAgain, { kind: "main", picture: "card", onclick: () => askForCard() });

function refuse(sentence) {
  state.keep?.remove();
  clear();
  show("refused", null, saying(words.refused.cardHeading, "warning", [sentence], anotherCard()));
}

function loadAgain(card) {
  const again = button(words.tryAgain, { kind: "main", onclick: () => openCard(card) });
  show("lost", null, saying(words.lost.loadHeading, "warning", words.lost.loadLines, again));
}

// --- how it looks ------------------------------------------------------------------------------

/** The step where the voter sets size, colours, pictures and layout; `onDone` leads on. */
function makeItRight(onDone) {
  const done = () => {
    setLook("asked", true);
    onDone();
  };
  show("look", done, lookStep({ onDone: done }));
}

/** The button that stands on every step: to the looks, and back to where the voter was. */
function changeLooks() {
  const { step } = place.dataset;
  if (step === "wait") return;
  if (step === "look") return back();
  if (step === "card") return makeItRight(() => askForCard());
  if (step === "choose") return makeItRight(() => choose()); // the layout may be another
  const [nodes, goBack, leaving] = [[...place.childNodes], back, leave];
  leave = () => {}; // the same step comes back
  makeItRight(() => {
    show(step, goBack, nodes);
    leave = leaving;
  });
}

function introduce() {
  const { contest } = state.contest;
  show(
    "start",
    null,
    heading(words.start.vote),
    ownLine(contest.title, contest.language, "v-say v-strong"),
    state.voted &&
      h("p", { class: "v-notice" }, words.start.voted, h("br"), words.start.votedNext),
    state.back &&
      h("p", { class: "v-notice v-calm" }, words.keep.found, h("br"), words.keep.foundNext),
    state.offline &&
      h("p", { class: "v-notice" }, words.offline.start, h("br"), words.offline.startNext),
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
  const build = looks().layout === "one" ? oneStep : chooseStep;
  const step = build({
    contest: state.contest.contest,
    people: state.people,
    chosen: state.chosen,
    seen: state.seen,
    view: state.view,
    text: words.choose,
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
    picture: "cross",
  });
  const lines = some ? [text.some(state.chosen.size), text.someNext] : [text.none];
  show("nobody", choose, saying(text.heading, "question", lines, keep, none));
}

function review() {
  const { contest } = state.contest;
  const people = [...state.chosen].map((index) => state.contest.candidates[index]);
  show("review", choose, reviewStep({ contest, people, words, onYes: lastStep, onChange: choose }));
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
  const { trying } = words.offline;
  show("lost", null, saying(title, "warning", [...lines, trying, more], tryAgain()));
  leave = whenBack(postMyVote);
}

function turnedAway(sentence) {
  state.keep?.remove();
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
        line(words.done.clears, "v-small"),
      ),
      h("div", {}, line(words.done.pictures, "v-say"), sixPictures(pictures)),
    ),
  );
  clearing = setTimeout(finish, CLEAR_AFTER);
}

const finish = () => nextVoter(words.stopped.cleared);

// --- stopping, going back ----------------------------------------------------------------------

function askToStop() {
  if (state.stage === "busy") {
    place.querySelector(".v-say")?.replaceChildren(h("span", {}, words.wait.stop));
    return;
  }
  if (state.stage === "done") return finish();
  if (state.card === null) {
    if (place.dataset.step !== "card") return askForCard();
    usualLooks();
    window.location.assign(place.dataset.home);
    return;
  }
  if (place.dataset.step === "wait") return nextVoter(words.stopped.gone);
  const unsure = state.stage === "unsure";
  const stay = ["stop", "look"].includes(place.dataset.step) ? back : resume(unsure);
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
        picture: "stop",
        onclick: () => nextVoter(unsure ? doubt : words.stopped.gone),
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

/** Under the curtain the question is asked there: saying no must not show the choices. */
function stopPressed() {
  if (!curtain.down() || state.card === null) return askToStop();
  if (state.stage === "busy") return;
  const unsure = state.stage === "unsure";
  const { doubt, gone, nothing } = words.stopped;
  curtain.askToStop(unsure ? doubt : nothing, () => nextVoter(unsure ? doubt : gone));
}

stopButton.addEventListener("click", stopPressed);
lookButton.addEventListener("click", changeLooks);
ignoreDoubleTaps(document.body);
startWorker();

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
