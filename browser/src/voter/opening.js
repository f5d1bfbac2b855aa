/** Open a card's election: ask the server, take up a stored draft, and go to the right step. */
import { isLost, isPaused, refusalText } from "../ui/api-error.js";
import { button, messageStep } from "../ui/parts.js";
import { cardPicture } from "../ui/pictures.js";
import { say, sayLines } from "../ui/words.js";
import { obstacleTo, UNKNOWN_CARD } from "./card-check.js";
import { showObstacle, showRefusal } from "./card-steps.js";
import { digitsToChoices, WatchedSet } from "./draft.js";
import {
  box,
  cardState,
  credentialOf,
  isReceipt,
  isSound,
  keepClips,
  keeperOf,
  keepForOffline,
  pathsOf,
  picturesOf,
  rehearse,
  rotateCandidates,
} from "./gateway.js";
import { MAX_ON_PAGE } from "./paging.js";
import { clear, save, state } from "./session.js";
import { listenButton, show, showWaiting } from "./step-view.js";

/**
 * @typedef {import("../crypto/credential.js").Card} Card
 * @typedef {import("../ui/api.js").BoxFacts} BoxFacts
 * @typedef {import("../ui/api.js").CardState} CardState
 * @typedef {import("./navigation.js").Navigation} Navigation
 * @typedef {import("./session.js").Voter} Voter
 */

/** @param {Navigation} go */
export function openingSteps(go) {
  /** @param {Card} card */
  async function openCard(card) {
    clear();
    const mine = state;
    mine.card = card;
    showWaiting(say("card-looking"));
    await open(mine, card).catch((problem) => {
      if (mine === state) notOpened(problem, card);
    });
  }

  /**
   * @param {Voter} mine
   * @param {Card} card
   */
  async function open(mine, card) {
    const { facts, known, hurdle } = await askAbout(mine, card, () => postedElsewhere(mine));
    if (mine !== state) return; // stopped, or another card came
    const obstacle = obstacleTo(facts, known, () => isSound(facts, card));
    if (obstacle) return showObstacle(obstacle, go, { contest: facts.contest.title });
    if (hurdle !== null) return cannotPost(hurdle, card);
    beginVote(mine, facts, known);
    prepare(mine, facts, card);
    if (mine.sealed !== null) go.tryAgain(say("lost-unsure-heading"), sayLines("lost-line"));
    else if (mine.hasVoted) go.sayVoted();
    else go.introduce();
  }

  /**
   * @param {unknown} problem
   * @param {Card} card
   */
  function notOpened(problem, card) {
    if (isLost(problem)) offerToLoadAgain(card);
    else showRefusal(refusalText(problem) ?? say("obstacle-wrong-line-1"), go);
  }

  /**
   * What would keep the vote back at its end is said now; nothing that was kept is lost.
   * @param {unknown} hurdle
   * @param {Card} card
   */
  function cannotPost(hurdle, card) {
    const onclick = () => openCard(card);
    const again = button(say("try-again"), { kind: "main", picture: "again", onclick });
    if (isPaused(hurdle)) return showObstacle("paused", go, { again });
    const sentence = refusalText(hurdle) ?? say("cannot-post-why");
    const step = [sentence, say("cannot-post-next")];
    show("cannot-post", null, messageStep(say("cannot-post-heading"), "warning", step, again));
  }

  /** @param {Voter} mine */
  function postedElsewhere(mine) {
    if (mine === state && mine.stage !== "done") go.nextVoter(say("keep-elsewhere"));
  }

  /** @param {Card} card */
  function offerToLoadAgain(card) {
    const onclick = () => openCard(card);
    const again = button(say("try-again"), { kind: "main", picture: "again", onclick });
    show(
      "lost",
      null,
      messageStep(say("lost-load-heading"), "warning", sayLines("lost-load-line"), again),
    );
  }

  return { openCard };
}

/**
 * Ask the server for the box and the card, and the tablet for what it kept; and try the way that
 * the vote will go: `hurdle` is what stands there, or null.
 * @param {Voter} mine
 * @param {Card} card
 * @param {() => void} onPosted
 */
async function askAbout(mine, card, onPosted) {
  const coming = box(card.uuid); // requested while the card is computed
  mine.credential = credentialOf(card);
  const [facts, known, keeper, hurdle] = await Promise.all([
    coming,
    cardState(card.uuid, mine.credential).catch(unknownIfLost),
    keeperOf(card, onPosted),
    rehearse(card.uuid).then(
      () => null,
      (problem) => problem,
    ),
  ]);
  if (mine === state) mine.keeper = keeper;
  // a vote that was sealed before may be in the box, and without a network nobody can tell
  const isNew = (keeper?.found?.waiting ?? null) === null && !known.unknown;
  return { facts, known, hurdle: isNew ? hurdle : null };
}

/**
 * @param {unknown} problem
 * @returns {CardState}
 */
function unknownIfLost(problem) {
  if (!isLost(problem)) throw problem;
  return UNKNOWN_CARD;
}

/**
 * Take up what was kept for this card, and keep every choice from now on.
 * @param {Voter} mine
 * @param {BoxFacts} facts
 * @param {CardState} known
 */
function beginVote(mine, facts, known) {
  const kept = mine.keeper?.found;
  const waiting = stillWaiting(mine, known);
  const found = kept?.choices.length === facts.candidates.length ? kept : null;
  mine.facts = facts;
  mine.people = rotateCandidates(facts.candidates, mine.credential);
  mine.hasVoted = known.in_box;
  mine.isOffline = known.unknown === true;
  mine.stage = "choosing";
  mine.before = known.unknown ? null : { tracker: known.tracker ?? null };
  mine.sealed = waiting?.sealed ?? null;
  mine.isKept = waiting !== null;
  mine.isBack = found !== null;
  mine.chosen = new WatchedSet(digitsToChoices(found?.choices ?? ""), () => save(mine));
}

/**
 * Return the card's sealed vote that is kept here, if it is not in the box yet.
 * @param {Voter} mine
 * @param {CardState} known
 */
function stillWaiting({ keeper, credential }, { tracker }) {
  const waiting = keeper?.found?.waiting ?? null;
  if (waiting === null) return null;
  const isIn = isReceipt({ tracker: tracker ?? "", credential }, waiting.sealed, credential);
  return isIn ? null : waiting;
}

/**
 * Load ahead while the voter reads: the photos of the first page and the pictures of the last; let
 * the worker keep what this election shows.
 * @param {Voter} mine
 * @param {BoxFacts} facts
 * @param {Card} card
 */
function prepare({ people, credential }, { candidates, contest }, card) {
  keepForOffline([
    ...pathsOf(card),
    ...candidates.map(({ picture }) => picture),
    listenButton.dataset.list ?? "",
  ]);
  keepClips(contest.id);
  const photos = people.slice(0, MAX_ON_PAGE).map(({ picture }) => picture);
  for (const address of [...photos, ...picturesOf(credential).map(cardPicture)]) {
    new Image().src = address;
  }
}
