/** The voter's page: puts its steps together, and listens to the browser. */
import { cardProblem, takeFromAddress } from "../ui/card-reader.js";
import { elementById } from "../ui/dom.js";
import { watchTouches } from "../ui/touch.js";
import { wordsReady } from "../ui/words.js";
import { cardSteps, showUnsafe, showWaitingVotes } from "./card-steps.js";
import { choosingSteps } from "./choosing-steps.js";
import { outbox, parseCard, practiceCard, startWorker } from "./gateway.js";
import { connectSteps } from "./navigation.js";
import { openingSteps } from "./opening.js";
import { postingSteps } from "./posting.js";
import { clear, state } from "./session.js";
import { settingsSteps } from "./settings-steps.js";
import { place, wayBack } from "./step-view.js";
import { stopping } from "./stopping.js";

const cardInAddress = takeFromAddress(); // before anything else
await wordsReady;

// On the way from another address somebody could read or change what the page is.
const isSafe = window.isSecureContext || practiceCard !== null;

const go = connectSteps(cardSteps, openingSteps, choosingSteps, postingSteps, settingsSteps);
const stopPressed = stopping(go, {
  start: go.introduce,
  voted: go.sayVoted,
  choose: go.choose,
  says: go.choose,
  unseen: go.choose,
  nobody: go.askNobody,
  review: go.review,
  post: go.confirmPosting,
});

elementById("stop").addEventListener("click", stopPressed);
elementById("look").addEventListener("click", go.toggleSettings);
watchTouches(document.body);
startWorker();

// Go one step back with the browser's Back while choosing; never show a vote afterwards.
window.addEventListener("popstate", () => {
  if (hasCardInAddress()) return; // "hashchange" takes it
  const goBack = wayBack();
  if (goBack) {
    window.history.pushState({ guard: true }, "");
    goBack();
  } else if (state.stage === "done") go.finish();
});
window.addEventListener("hashchange", () => startFromAddress());
// The browser may keep a page that was left and show it again: nothing of anybody may be on it.
window.addEventListener("pagehide", () => {
  clear();
  place.replaceChildren();
});
window.addEventListener("pageshow", (event) => event.persisted && go.askForCard());

function hasCardInAddress() {
  return window.location.hash.length > 1;
}

/** @param {string | null} [text] */
function startFromAddress(text = takeFromAddress()) {
  if (text === null) return;
  if (!isSafe) return showUnsafe();
  let card;
  try {
    card = parseCard(text);
  } catch (problem) {
    return go.askForCard({ text: cardProblem(problem), isTrouble: true });
  }
  void go.openCard(card);
}

// A card that was shown while the words were read came before there was anybody to hear of it.
const firstCard = takeFromAddress() ?? cardInAddress;
if (!isSafe) showUnsafe();
else if (firstCard === null) go.askForCard();
else startFromAddress(firstCard);
if (isSafe) outbox.start(showWaitingVotes, ({ credential }) => credential === state.credential);
