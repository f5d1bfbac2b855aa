import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../src/ui/api-error.js";
import { makeOutbox } from "../../src/voter/outbox.js";

/** @typedef {import("../../src/voter/outbox.js").WaitingRecord} WaitingRecord */

const UNUSED = { listed: true, cancelled: false, in_box: false, again: true, tracker: null };
const lost = () => new ApiError({ lost: true });
const refused = (/** @type {string} */ code) => new ApiError({ lost: false, code, text: "No." });

/**
 * Make a record whose vote is named.
 * @param {string} name
 * @param {{tracker: string | null} | null} [before]
 * @returns {WaitingRecord}
 */
const record = (name, before = { tracker: null }) => ({
  id: name,
  until: Number.MAX_SAFE_INTEGER,
  waiting: { uuid: "box", credential: `card of ${name}`, sealed: name, before },
});

/**
 * A tablet with waiting votes, and a box; the tracker of a vote is its name.
 * @param {WaitingRecord[]} records
 * @param {object} [answers]
 * @param {(sealed: string) => unknown} [answers.post] returns an error to throw
 * @param {Record<string, string>} [answers.inBox] the last vote of a card
 */
function tablet(records, { post = () => null, inBox = {} } = {}) {
  let left = records;
  /** @type {string[]} */
  const posted = [];
  const outbox = makeOutbox({
    waitingVotes: async () => left,
    settle: async (id) => {
      left = left.filter((other) => other.id !== id);
    },
    markRefused: async ({ id }) => {
      left = left.map((other) => (other.id === id ? { ...other, isRefused: true } : other));
    },
    cardState: async (_, credential) => {
      const tracker = inBox[credential];
      return tracker ? { ...UNUSED, in_box: true, tracker } : UNUSED;
    },
    postVote: async (_, sealed) => {
      const problem = post(sealed);
      if (problem) throw problem;
      posted.push(sealed);
      return { tracker: sealed, credential: `card of ${sealed}` };
    },
    isReceipt: (receipt, sealed, credential) =>
      receipt.tracker === sealed && receipt.credential === credential,
  });
  return { outbox, posted, names: () => left.map(({ id }) => id) };
}

test("every vote that waits is sent once, and then nothing waits", async () => {
  const { outbox, posted, names } = tablet([record("first"), record("second")]);
  await Promise.all([outbox.sendAll(), outbox.sendAll()]);
  await outbox.sendAll();
  assert.deepEqual(posted, ["first", "second"]);
  assert.deepEqual(names(), []);
});

test("the vote of a voter who is here is left to the page", async () => {
  const { outbox, posted } = tablet([record("first"), record("second")]);
  await outbox.sendAll(({ credential }) => credential === "card of first");
  assert.deepEqual(posted, ["second"]);
});

test("without a network all wait on, and are sent later", async () => {
  let isThere = false;
  const post = () => (isThere ? null : lost());
  const { outbox, posted } = tablet([record("first"), record("second")], { post });
  await outbox.sendAll();
  assert.deepEqual(await outbox.count(), { waiting: 2, refused: 0 });
  isThere = true;
  await outbox.sendAll();
  assert.deepEqual(posted, ["first", "second"]);
});

test("a newer vote of the card, from somewhere else, is not replaced", async () => {
  const inBox = { "card of old": "newer" };
  const { outbox, posted, names } = tablet([record("old", { tracker: "older" })], { inBox });
  await outbox.sendAll();
  assert.deepEqual([posted, names()], [[], []]);
});

test("nor is a vote in the box where nobody could be asked before", async () => {
  const inBox = { "card of old": "in the box" };
  const { outbox, posted } = tablet([record("old", null)], { inBox });
  await outbox.sendAll();
  assert.deepEqual(posted, []);
  assert.deepEqual(await outbox.count(), { waiting: 0, refused: 1 }); // which is newer?
});

test("the vote that was in the box before is replaced", async () => {
  const inBox = { "card of new": "older" };
  const { outbox, posted } = tablet([record("new", { tracker: "older" })], { inBox });
  await outbox.sendAll();
  assert.deepEqual(posted, ["new"]);
});

test("a vote that is in the box already is not sent again", async () => {
  for (const before of [{ tracker: null }, null]) {
    const inBox = { "card of in": "in" };
    const { outbox, posted, names } = tablet([record("in", before)], { inBox });
    await outbox.sendAll();
    assert.deepEqual([posted, names()], [[], []]);
  }
});

test("voting is paused: the vote waits on; the others are tried", async () => {
  const post = (/** @type {string} */ name) => (name === "first" ? refused("box-paused") : null);
  const { outbox, posted, names } = tablet([record("first"), record("second")], { post });
  await outbox.sendAll();
  assert.deepEqual([posted, names()], [["second"], ["first"]]);
});

test("the box is closed: the vote is not tried again, and the page can say so", async () => {
  let tries = 0;
  const post = () => {
    tries += 1;
    return refused("box-closed");
  };
  const { outbox } = tablet([record("late")], { post });
  await outbox.sendAll();
  await outbox.sendAll();
  assert.deepEqual(await outbox.count(), { waiting: 0, refused: 1 });
  assert.equal(tries, 1);
});

test("where an earlier vote counts nothing is to be said", async () => {
  const { outbox } = tablet([record("again")], { post: () => refused("card-often") });
  await outbox.sendAll();
  assert.deepEqual(await outbox.count(), { waiting: 0, refused: 0 });
});
