/** The voter's page: card, election, choosing, review; posting.js does the rest. */

import { lookStep } from "../assist/settings-step.js";
import { cardReader, takeFromAddress } from "../ui/card-reader.js";
import { looks, setLook, usualSettings } from "../ui/display-settings.js";
import { actions, button, h, heading, icon, line, notice, pictured, saying } from "../ui/dom.js";
import { isUntouched } from "../ui/inactivity.js";
import { sourceOf } from "../ui/pictures.js";
import { watchTouches } from "../ui/touch.js";
import { chooseStep, MOST_ON_A_PAGE } from "./choosing.js";
import { oneStep } from "./choosing-one.js";
import { placesOf, WatchedSet } from "./draft-store.js";
import {
  box,
  cardState,
  credentialOf,
  forgetAll,
  isSound,
  keepClips,
  keeperOf,
  keepForOffline,
  parseCard,
  pathsOf,
  picturesOf,
  practiceCard,
  rotateCandidates,
  startWorker,
  tidy,
} from "./gateway.js";
import { introStep } from "./intro.js";
import { posting } from "./posting.js";
import { reviewStep } from "./review.js";
import {
  clear,
  clears,
  holdUntilLeft,
  NOBODYS,
  place,
  save,
  setAside,
  show,
  state,
  waiting,
  wayBack,
  whenLeft,
  words,
} from "./session.js";
import { stopping } from "./stopping.js";

const { postMyVote, again, finish, anotherCard } = posting({
  review,
  askForCard: () => askForCard(),
  forgetVoter,
  nextVoter,
  nextCard,
});

// --- the card and its election ---------------------------------------------------------------

function askForCard(told = null, trouble = false, title = words.card.heading) {
  clear();
  const reader = practiceCard ? practiceReader() : cardReader(openCard, { paper: true });
  show(
    "card",
    null,
    heading(title),
    told && notice(trouble ? "warning" : "tick", [told], { calm: !trouble, role: "status" }),
    reader.message,
    h("div", { class: "v-lead" }, icon("card", "v-lead-picture"), reader.node),
  );
  holdUntilLeft(reader.stop);
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
    pictured("wait", line(sentence, "v-say")),
    pictured("card", line(waitingNext, "v-say")),
    actions(button(newVoter, { picture: "hello", onclick: forget })),
  );
}

/** A new person: nothing stays of what the last one chose, or of how they wanted the page. */
function nextVoter(told) {
  forgetVoter();
  askForCard(told);
}

function forgetVoter() {
  state.keep?.remove();
  clear();
  usualSettings();
}

/** The tablet was left, with no vote open: an end, a refusal, practice, or a card step. */
function leftAlone() {
  if (state.stage === "done") finish();
  else if (!NOBODYS.includes(place.dataset.step) || !isUntouched(place)) nextVoter();
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
  waiting(words.card.looking);
  try {
    const coming = box(card.uuid); // on its way while the card is worked out
    mine.credential = credentialOf(card);
    const [contest, known, keep] = await Promise.all([
      coming,
      cardState(card.uuid, mine.credential).catch(notKnown),
      keeperOf(card, () => mine === state && postedElsewhere()),
    ]);
    if (mine !== state) return; // stopped, or another card came
    mine.keep = keep;
    const trouble = cannotVote(contest, known);
    if (trouble) return refuse(trouble);
    mine.contest = contest;
    mine.people = rotateCandidates(contest.candidates, mine.credential);
    mine.voted = known.in_box;
    mine.offline = known.unknown === true;
    mine.stage = "choosing";
    keepForOffline([
      ...pathsOf(card),
      ...contest.candidates.map(({ picture }) => picture),
      document.getElementById("listen").dataset.list,
    ]);
    keepClips(contest.contest.id);
    loadSoon(mine);
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

/** The photos of the first page, and the pictures of the last, come while the voter reads. */
function loadSoon({ people, credential }) {
  const photos = people.slice(0, MOST_ON_A_PAGE).map(({ picture }) => picture);
  for (const one of [...photos, ...picturesOf(credential).map(sourceOf)]) new Image().src = one;
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

function refuse(sentence) {
  state.keep?.remove();
  clear();
  const { cardHeading } = words.refused;
  show("refused", null, saying(cardHeading, "warning", [sentence], anotherCard()), clears());
}

function loadAgain(card) {
  const onclick = () => openCard(card);
  const again = button(words.tryAgain, { kind: "main", picture: "next", onclick });
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
  if (step === "look") return wayBack()();
  if (step === "card") return makeItRight(() => askForCard());
  if (step === "choose") return makeItRight(() => choose()); // the layout may be another
  makeItRight(setAside());
}

function introduce() {
  show("start", null, introStep({ voter: state, words, onBegin: () => choose() }));
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
    onReview: review,
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
    picture: "nobody",
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
      button(post, { kind: "main", picture: "box", onclick: postMyVote }),
      button(words.goBack, { picture: "back", onclick: review }),
    ),
  );
}

// --- stopping, going back ----------------------------------------------------------------------

const stopPressed = stopping({
  steps: { start: introduce, choose, nobody: askNobody, review, post: lastStep },
  openCard,
  postMyVote,
  finish,
  askForCard,
  nextVoter,
});

document.getElementById("stop").addEventListener("click", stopPressed);
document.getElementById("look").addEventListener("click", changeLooks);
whenLeft(leftAlone);
watchTouches(document.body);
startWorker();

// The browser's Back goes one step back while choosing, and never shows a vote afterwards.
window.addEventListener("popstate", () => {
  if (window.location.hash.length > 1) return; // a card's link: "hashchange" takes it
  const goBack = wayBack();
  if (goBack) {
    window.history.pushState({ guard: true }, "");
    goBack();
  } else if (state.stage === "done") finish();
});
window.addEventListener("hashchange", startFromAddress);
// What the browser keeps of a page that was left for another shows nothing of anybody.
window.addEventListener("pagehide", () => {
  clear();
  place.replaceChildren();
});
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
