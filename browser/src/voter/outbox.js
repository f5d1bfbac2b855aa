/**
 * Sealed votes that wait on this tablet are sent when the network is back, whoever is voting then.
 * Nobody can read one, and nobody but its own card can take it back. A vote is not sent after a
 * newer one of its card came to the box from somewhere else: the last vote counts, and that is the
 * newer one.
 */
import { ApiError, isLost } from "../ui/api-error.js";

const EVERY = 15_000; // milliseconds between two tries
const LATER = ["box-paused", "box-not-open"]; // the box takes votes again
const SETTLED = ["card-often", "box-first-only", "card-cancelled"]; // another vote counts, or none

/**
 * @typedef {import("./draft.js").Waiting} Waiting
 * @typedef {import("./draft-database.js").DraftRecord & {waiting: Waiting}} WaitingRecord
 * @typedef {import("../ui/api.js").CardState} CardState
 *
 * @typedef {object} OutboxParts
 * @property {() => Promise<WaitingRecord[]>} waitingVotes
 * @property {(id: string) => Promise<unknown>} settle
 * @property {(record: WaitingRecord) => Promise<unknown>} markRefused
 * @property {(uuid: string, credential: string) => Promise<CardState>} cardState
 * @property {(uuid: string, sealed: string) => Promise<{tracker: string, credential: string}>}
 *   postVote
 * @property {(receipt: {tracker: string, credential: string}, sealed: string,
 *   credential: string) => boolean} isReceipt
 *
 * @typedef {"settled" | "later" | "lost" | "refused"} Outcome
 *
 * @typedef {object} Left
 * @property {number} waiting how many votes still wait
 * @property {number} refused how many the box did not take
 */

/**
 * Make the outbox of one tablet.
 * @param {OutboxParts} parts
 */
export function makeOutbox(parts) {
  const { waitingVotes, settle, markRefused } = parts;
  /** @type {Promise<unknown> | null} */
  let sending = null;

  /** @returns {Promise<Left>} */
  async function count() {
    const records = await waitingVotes();
    const refused = records.filter(({ isRefused }) => isRefused).length;
    return { waiting: records.length - refused, refused };
  }

  /**
   * @param {WaitingRecord} record
   * @returns {Promise<boolean>} whether the network is there
   */
  async function sendOne(record) {
    const outcome = await send(record.waiting, parts).catch(outcomeOf);
    if (outcome === "settled") await settle(record.id);
    if (outcome === "refused") await markRefused(record);
    return outcome !== "lost";
  }

  /** @param {(vote: Waiting) => boolean} isOpen */
  async function sendEach(isOpen) {
    const records = await waitingVotes();
    for (const record of records) {
      if (record.isRefused || isOpen(record.waiting)) continue;
      if (!(await sendOne(record))) return;
    }
  }

  /**
   * Send every vote that waits, one after the other, except one whose voter is here: the page sends
   * that one itself. What is on its way already is not sent again.
   * @param {(vote: Waiting) => boolean} [isOpen]
   */
  function sendAll(isOpen = () => false) {
    sending ??= sendEach(isOpen).finally(() => {
      sending = null;
    });
    return sending;
  }

  /**
   * Send now, whenever the network is back, and after a while.
   * @param {() => unknown} onSent called after each round
   * @param {(vote: Waiting) => boolean} isOpen its voter is here
   */
  function start(onSent, isOpen) {
    const round = async () => {
      await sendAll(isOpen);
      onSent();
    };
    window.addEventListener("online", round);
    setInterval(round, EVERY);
    void round();
  }

  return { count, sendAll, start };
}

/**
 * Send one vote, if no newer one of its card is in the box.
 * @param {Waiting} vote
 * @param {Pick<OutboxParts, "cardState" | "postVote" | "isReceipt">} way
 * @returns {Promise<Outcome>}
 */
async function send({ uuid, credential, sealed, before }, { cardState, postVote, isReceipt }) {
  const { in_box: isIn, tracker } = await cardState(uuid, credential);
  const isThis = isReceipt({ tracker: tracker ?? "", credential }, sealed, credential);
  if (isIn && isThis) return "settled";
  if (isIn && before === null) return "refused"; // nobody can tell which of the two is newer
  if (isIn && tracker !== before?.tracker) return "settled";
  const receipt = await postVote(uuid, sealed);
  return isReceipt(receipt, sealed, credential) ? "settled" : "later";
}

/**
 * @param {unknown} problem
 * @returns {Outcome}
 */
function outcomeOf(problem) {
  if (isLost(problem)) return "lost";
  const code = problem instanceof ApiError ? (problem.code ?? "") : "";
  if (LATER.includes(code)) return "later";
  return SETTLED.includes(code) ? "settled" : "refused";
}
