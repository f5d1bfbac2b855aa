/**
 * One session at the tablet: the state of the current voter. The card's secret, the choices and the
 * sealed vote live in `state`: never in the address, the title or the history. Until the vote is
 * in, draft-store.js holds a copy of the choices that only the card can read; choices are forgotten
 * as soon as the vote is in.
 */
import { choicesToDigits } from "./draft.js";

/**
 * @typedef {import("../crypto/credential.js").Card} Card
 * @typedef {import("../ui/api.js").BoxFacts} BoxFacts
 * @typedef {import("../ui/api.js").Candidate} Candidate
 *
 * @typedef {object} Voter
 * @property {Card | null} card
 * @property {string} credential
 * @property {BoxFacts | null} facts
 * @property {Candidate[]} people the candidates in this card's order
 * @property {Set<number>} seen indexes of the people who were shown
 * @property {boolean} wasAsked whether to finish although not everybody was seen
 * @property {import("./one-at-a-time.js").View} view one at a time: who is shown, what was said
 * @property {boolean} hasVoted
 * @property {import("./draft.js").Waiting["before"]} before its vote in the box, when it was opened
 * @property {Set<number>} chosen
 * @property {string | null} sealed
 * @property {boolean} isKept the sealed vote is kept on the tablet until it is in the box
 * @property {boolean} isBack choices of before were found
 * @property {import("./draft-store.js").DraftKeeper | null} keeper
 * @property {boolean} isOffline the card was opened without a connection
 * @property {number} tries how often posting failed
 * @property {"idle" | "choosing" | "busy" | "unsure" | "done"} stage
 */

export let state = nobody();

/**
 * Make a state with nothing of anybody.
 * @returns {Voter}
 */
function nobody() {
  return {
    card: null,
    credential: "",
    facts: null,
    people: [],
    seen: new Set(),
    wasAsked: false,
    view: { at: 0, answers: new Map() },
    hasVoted: false,
    before: null,
    chosen: new Set(),
    sealed: null,
    isKept: false,
    isBack: false,
    keeper: null,
    isOffline: false,
    tries: 0,
    stage: "idle",
  };
}

/** Forget the voter. */
export function clear() {
  state = nobody();
  window.history.replaceState(null, "");
}

/**
 * Return the voter's contest, once the card was opened.
 * @param {Voter} voter
 */
export function openedFacts({ facts }) {
  if (!facts) throw new Error("no card was opened");
  return facts;
}

/**
 * Keep the choices for this voter's card, or the sealed vote once there is one. Resolves to whether
 * it is kept.
 * @param {Voter} voter
 */
export function save({ keeper, card, credential, chosen, facts, sealed, before }) {
  if (!(keeper && card && facts)) return Promise.resolve(false);
  const choices = choicesToDigits(chosen, facts.candidates.length);
  if (sealed === null) return keeper.save({ choices, waiting: null });
  return keeper.save({ choices: "", waiting: { uuid: card.uuid, credential, sealed, before } });
}
