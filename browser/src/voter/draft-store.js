/**
 * Choices outlive a reload, an empty battery or a crash, and only the card can read them again: they
 * are encrypted for it (draft-cipher.js), in IndexedDB (draft-database.js), until the vote is sealed
 * or their voter stops, and for a day at most. Once the vote is sealed, the sealed vote alone is
 * kept, until the box has answered (outbox.js): nobody can read it, and no other voter can delete
 * it. Where the browser keeps nothing, voting goes on without it. Reasons: docs/adr/0011-offline.md.
 */
import { cipherOf } from "./draft-cipher.js";
import { indexedDatabase } from "./draft-database.js";

/**
 * @typedef {import("../crypto/credential.js").Card} Card
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {import("./draft.js").Waiting} Waiting
 * @typedef {import("./draft-database.js").DraftRecord} DraftRecord
 * @typedef {typeof indexedDatabase} Database
 *
 * @typedef {object} DraftKeeper the draft of one card
 * @property {Draft | null} found what was kept before
 * @property {(draft: Draft) => Promise<boolean>} save resolves to whether it is kept
 * @property {(options?: {posted?: boolean}) => Promise<unknown>} remove
 *   ends it for good; with `posted` other windows with the same card are told
 */

const HOUR = 3_600_000; // milliseconds
const LIFETIME = 24 * HOUR;
const LONGEST_WAIT = 60 * LIFETIME; // longer than any voting is open
const TIMEOUT = 2_000; // milliseconds; a vote never waits longer for its copy
const CHANNEL = "repvote";

/**
 * Return until when something is kept, to the hour, so that the tablet tells no more about when
 * somebody voted: a day for choices.
 * @param {number} now milliseconds since 1970
 * @param {number} [lifetime] milliseconds
 */
export const expiryOf = (now, lifetime = LIFETIME) => Math.ceil((now + lifetime) / HOUR) * HOUR;

/**
 * Read what was kept for a card; null if it is damaged.
 * @param {DraftRecord} record
 * @param {import("./draft-cipher.js").DraftCipher} cipher
 * @returns {Promise<Draft | null>}
 */
async function draftOf({ iv, data, waiting, isRefused }, cipher) {
  if (waiting) return isRefused ? null : { choices: "", waiting };
  return iv && data ? await cipher.decrypt({ iv, data }) : null;
}

/**
 * Make what is stored of a draft: once it is sealed, the sealed vote alone.
 * @param {Draft} draft
 * @param {import("./draft-cipher.js").DraftCipher} cipher
 * @returns {Promise<DraftRecord>}
 */
async function recordOf(draft, cipher) {
  const { id } = cipher;
  const { waiting } = draft;
  if (waiting) return { id, until: expiryOf(Date.now(), LONGEST_WAIT), waiting };
  return { id, until: expiryOf(Date.now()), ...(await cipher.encrypt(draft)) };
}

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
    /** @type {Draft | null} the newest that is not written yet */
    let next = null;
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
      const record = (await database.readAll()).find(({ id }) => id === own.id);
      return record ? draftOf(record, own) : null;
    }, null);

    const write = async () => {
      const draft = next;
      if (isOver || cipher === null) return false;
      if (draft === null) return true; // a later save has written it
      next = null;
      const record = await recordOf(draft, cipher);
      if (isOver) return false;
      await database.put(record);
      return true;
    };

    return {
      found,
      save(draft) {
        next = draft;
        return enqueue(write, false);
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

    /**
     * Delete what is too old; return the sealed votes that wait, and those that were refused.
     * @returns {Promise<(DraftRecord & {waiting: Waiting})[]>}
     */
    waitingVotes: (now = Date.now()) =>
      enqueue(
        async () => {
          const all = await database.readAll();
          const old = all.filter(({ until }) => !(until > now)).map(({ id }) => id);
          const left = old.length > 0 ? await database.remove(old) : all;
          return left.flatMap((record) =>
            record.waiting ? [{ ...record, waiting: record.waiting }] : [],
          );
        },
        /** @type {(DraftRecord & {waiting: Waiting})[]} */ ([]),
      ),

    /** Forget a vote that waited: it is in the box, or another one of its card is. */
    settle(/** @type {string} */ id) {
      const channel = new BroadcastChannel(CHANNEL);
      channel.postMessage(id);
      channel.close();
      return enqueue(() => database.remove([id]), []);
    },

    /**
     * Keep for a day that the box did not take this vote, so that the page can say so.
     * @param {DraftRecord} record
     */
    markRefused: (record) =>
      enqueue(() => database.put({ ...record, until: expiryOf(Date.now()), isRefused: true }), []),
  };
}

export const { keeperOf, waitingVotes, settle, markRefused } = draftStore();
