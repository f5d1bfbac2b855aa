/**
 * The way from a card to its box, for the voter's page. The practice page is built from the same
 * sources with practice-gateway.js in the place of this module (build.js), so it has no way to a box.
 */
import { parseElection, publicCredential, seal, tracker } from "../crypto/core.js";

export { parseCard, picturesOf, rotateCandidates } from "../crypto/core.js";
export { box, cardState, postVote } from "../ui/api.js";
export { forgetAll, keeperOf, tidy } from "./draft-store.js";
export { keepClips, keepForOffline, startWorker } from "./offline.js";

export const practiceCard = null;

export const credentialOf = (card) => publicCredential(card.secret, card.uuid);

/** What is shown must be what is sealed: same box, same people in the same order. */
export function isSound(contest, card) {
  let election;
  try {
    election = parseElection(contest.election);
  } catch {
    return false;
  }
  return (
    election.uuid === card.uuid &&
    election.fingerprint === contest.fingerprint &&
    election.max === contest.contest.max_choices &&
    election.answers.length === contest.candidates.length &&
    contest.candidates.every(({ index, name }, i) => index === i && name === election.answers[i])
  );
}

/** What a tablet needs of this card's election when the network is gone. */
export const pathsOf = (card) => [`/api/box/${card.uuid}`];

/** The sealed vote; `chosen` holds the places of the people chosen in the fixed order. */
export function lock(contest, card, chosen) {
  const choices = contest.candidates.map(({ index }) => (chosen.has(index) ? 1 : 0));
  return seal(contest.election, card.secret, choices);
}

/** Whether the box's answer is about this very vote. */
export const isReceipt = (receipt, sealed, credential) =>
  receipt.tracker === tracker(sealed) && receipt.credential === credential;
