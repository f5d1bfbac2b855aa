/**
 * Choices outlive a reload, an empty battery or a crash, and only the card can read them again. A
 * draft is the choices (and the sealed vote once there is one), encrypted for its card
 * (draft-cipher.js), in IndexedDB (draft-database.js). It is deleted when the vote is in the box,
 * when somebody stops, with "New voter", and after a day. Where the browser keeps nothing, voting
 * goes on without it. Reasons: docs/adr/0011-offline.md.
 */
import { cipherOf } from "./draft-cipher.js";
import { indexedDatabase } from "./draft-database.js";

/**
 * @typedef {import("../crypto/credential.js").Card} Card
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {import("./draft-database.js").DraftRecord} DraftRecord
 * @typedef {typeof indexedDatabase} Database
 *
 * @typedef {object} DraftKeeper the draft of one card
 * @property {Draft | null} found what was kept before
 * @property {(draft: Draft) => Promise<unknown>} save
 * @property {(options?: {posted?: boolean}) => Promise<unknown>} remove
 *   ends it for good; with `posted` other windows with the same card are told
 */

const HOUR = 3_600_000; // milliseconds
const LIFETIME = 24 * HOUR;
const TIMEOUT = 2_000; // milliseconds; a vote never waits longer for its copy
const CHANNEL = "repvote";

/**
 * Return until when a draft is kept: a day, to the hour, so that the tablet tells no more about
 * when somebody voted.
 * @param {number} now milliseconds since 1970
 */
export const expiryOf = (now) => Math.ceil((now + LIFETIME) / HOUR) * HOUR;

/**
 * Make a queue that runs pieces of work one after the other.
 * @param {number} [timeout] milliseconds a piece of work may take
 */
export function workQueue(timeout = TIMEOUT) {
  /** @type {Promise<unknown>} */
  let tail = Promise.resolve();
  /** @returns {Promise<never>} */
  const late = () => new Promise((_, reject) => setTimeout(reject, timeout));
  /**
   * Run `work` when all earlier work is done; if it fails or hangs, return `otherwise`.
   * @template T
   * @param {() => Promise<T>} work
   * @param {T} otherwise
   * @returns {Promise<T>}
   */
  return function enqueue(work, otherwise) {
    const result = tail.then(() => Promise.race([work(), late()])).catch(() => otherwise);
    tail = result;
    return result;
  };
}

/**
 * Open the drafts of one tablet.
 * @param {Database} [database]
 */
export function draftStore(database = indexedDatabase, enqueue = workQueue()) {
  /**
   * Look for what was kept for this card.
   * @param {Card} card
   * @param {() => void} [onPosted] called when another window has posted this card's vote
   * @returns {Promise<DraftKeeper>}
   */
  async function findFor(card, onPosted = () => {}) {
    /** @type {import("./draft-cipher.js").DraftCipher | null} */
    let cipher = null;
    /** @type {BroadcastChannel | null} */
    let channel = null;
    let isOver = false;
    /** @type {Draft | null} */
    let waiting = null;
    const found = await enqueue(async () => {
      const own = await cipherOf(card);
      cipher = own;
      channel = new BroadcastChannel(CHANNEL);
      channel.onmessage = ({ data }) => {
        if (data !== own.id || isOver) return;
        isOver = true;
        channel?.close();
        onPosted();
      };
      const draft = (await database.readAll()).find(({ id }) => id === own.id);
      return draft ? own.decrypt(draft) : null;
    }, null);

    const write = async () => {
      const draft = waiting;
      if (isOver || cipher === null || draft === null) return;
      waiting = null;
      const encrypted = await cipher.encrypt(draft);
      if (isOver) return;
      await database.put({ id: cipher.id, until: expiryOf(Date.now()), ...encrypted });
    };

    return {
      found,
      save(draft) {
        waiting = draft;
        return enqueue(write, undefined);
      },
      remove({ posted = false } = {}) {
        isOver = true;
        const id = cipher?.id;
        if (posted && id) channel?.postMessage(id);
        channel?.close();
        return enqueue(() => database.remove(id ? [id] : []), []);
      },
    };
  }

  return {
    keeperOf: findFor,

    /** Count the unfinished votes that the tablet keeps, after deleting those older than a day. */
    tidy: (now = Date.now()) =>
      enqueue(async () => {
        const all = await database.readAll();
        const old = all.filter(({ until }) => !(until > now)).map(({ id }) => id);
        return (old.length > 0 ? await database.remove(old) : all).length;
      }, 0),

    /** Delete every draft: a new voter begins. */
    forgetAll: () => enqueue(() => database.removeAll(), []),
  };
}

export const { keeperOf, tidy, forgetAll } = draftStore();
