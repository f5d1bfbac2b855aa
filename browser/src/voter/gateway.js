/**
 * The way from a card to its box, for the voter's page. The practice page is built from the same
 * sources with practice-gateway.js in place of this module (build.js), so it has no way to a box.
 */
import { parseElection, publicCredential, seal, tracker } from "../crypto/core.js";
import { cardState, postVote } from "../ui/api.js";
import { markRefused, settle, waitingVotes } from "./draft-store.js";
import { makeOutbox } from "./outbox.js";

export { parseCard, picturesOf, rotateCandidates } from "../crypto/core.js";
export { box, cardState, postVote, rehearse } from "../ui/api.js";
export { findCard } from "../ui/find-card.js";
export { keeperOf } from "./draft-store.js";
export { keepClips, keepForOffline, startWorker } from "./offline.js";

/**
 * @typedef {import("../crypto/credential.js").Card} Card
 * @typedef {import("../ui/api.js").BoxFacts} BoxFacts
 */

/** @type {Card | null} the card of the practice page */
export const practiceCard = null;

/** @param {Card} card */
export const credentialOf = (card) => publicCredential(card.secret, card.uuid);

/**
 * Verify that what is shown is what is sealed: same box, same people in the same order.
 * @param {BoxFacts} facts
 * @param {Card} card
 */
export function isSound(facts, card) {
  let election;
  try {
    election = parseElection(facts.election);
  } catch {
    return false;
  }
  const { answers } = election;
  return (
    election.uuid === card.uuid &&
    election.fingerprint === facts.fingerprint &&
    election.max === facts.contest.max_choices &&
    answers.length === facts.candidates.length &&
    facts.candidates.every(({ index, name }, at) => index === at && name === answers[at])
  );
}

/**
 * List what a tablet needs of this card's election when the network is gone.
 * @param {Card} card
 */
export const pathsOf = (card) => [`/api/box/${card.uuid}`];

/**
 * Seal the vote.
 * @param {BoxFacts} facts
 * @param {Card} card
 * @param {ReadonlySet<number>} chosen the places of the people chosen in the fixed order
 */
export function sealVote(facts, card, chosen) {
  const choices = facts.candidates.map(({ index }) => (chosen.has(index) ? 1 : 0));
  return seal(facts.election, card.secret, choices);
}

/**
 * Tell whether the box's answer is about this vote.
 * @param {{tracker: string, credential: string}} receipt
 * @param {string} sealed
 * @param {string} credential
 */
export const isReceipt = (receipt, sealed, credential) =>
  receipt.tracker === tracker(sealed) && receipt.credential === credential;

/** The sealed votes that wait on this tablet. */
export const outbox = makeOutbox({
  waitingVotes,
  settle,
  markRefused,
  cardState,
  postVote,
  isReceipt,
});
