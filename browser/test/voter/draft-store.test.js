import assert from "node:assert/strict";
import { test } from "node:test";

import { cipherOf } from "../../src/voter/draft-cipher.js";
import { draftStore, expiryOf, workQueue } from "../../src/voter/draft-store.js";

/** @typedef {import("../../src/voter/draft-database.js").DraftRecord} DraftRecord */

/** Open a channel that does not keep the tests running. */
class QuietChannel extends BroadcastChannel {
  /** @param {string} name */
  constructor(name) {
    super(name);
    /** @type {any} */ (this).unref();
  }
}
globalThis.BroadcastChannel = QuietChannel;

const HOUR = 3_600_000;
const card = { uuid: "9xVbcdefghijk1", secret: "tKu9j-818PK9-Pg52s-Sf5gcB" };
const other = { ...card, secret: "aBcDe-fGhJkL-mNpQr-StUvWx" };
const draft = { choices: "0110", waiting: null };

const waiting = {
  uuid: card.uuid,
  credential: "the public half",
  sealed: "the sealed vote",
  before: { tracker: null },
};

/** Return the encrypted choices of a record. */
function bytesOf(/** @type {DraftRecord} */ { data }) {
  assert.ok(data);
  return data;
}

/** Make the database of one tablet, in memory. */
function tablet() {
  /** @type {DraftRecord[]} */
  let records = [];
  return {
    get records() {
      return records;
    },
    readAll: async () => records,
    put: async (/** @type {DraftRecord} */ record) => {
      records = [...records.filter(({ id }) => id !== record.id), record];
      return records;
    },
    remove: async (/** @type {string[]} */ ids) => {
      records = records.filter(({ id }) => !ids.includes(id));
      return records;
    },
  };
}

test("R57: a draft outlives a reload, for its card only", async () => {
  const database = tablet();
  const keeper = await draftStore(database).keeperOf(card);
  assert.equal(keeper.found, null);
  await keeper.save(draft);

  const again = await draftStore(database).keeperOf(card);
  assert.deepEqual(again.found, draft);
  assert.equal((await draftStore(database).keeperOf(other)).found, null);
  await again.remove();
  assert.deepEqual(database.records, []);
});

test("nothing that is kept before the vote is sealed tells the card or the choices", async () => {
  const database = tablet();
  const keeper = await draftStore(database).keeperOf(card);
  await keeper.save(draft);
  const [record] = database.records;
  assert.deepEqual(Object.keys(record).sort(), ["data", "id", "iv", "until"]);
  assert.match(record.id, /^[0-9a-f]{64}$/);
  const kept = record.id + Buffer.from(bytesOf(record)).toString("latin1");
  for (const text of [card.secret, card.uuid, "0110", "waiting"]) {
    assert.ok(!kept.includes(text), text);
  }
  await keeper.remove();
});

test("once it is sealed the sealed vote alone is kept, for longer than a day", async () => {
  const database = tablet();
  const store = draftStore(database);
  const keeper = await store.keeperOf(card);
  await keeper.save(draft);
  assert.equal(await keeper.save({ choices: "", waiting }), true);
  const [record, ...others] = database.records;
  assert.deepEqual(others, []);
  assert.deepEqual(Object.keys(record).sort(), ["id", "until", "waiting"]);
  assert.deepEqual(record.waiting, waiting);
  const days = 24 * HOUR;
  assert.equal((await store.waitingVotes(Date.now() + 50 * days)).length, 1);
  const again = await draftStore(database).keeperOf(card);
  assert.deepEqual(again.found, { choices: "", waiting });
});

test("several votes wait; one is settled, one was refused, and its card may vote again", async () => {
  const database = tablet();
  const store = draftStore(database);
  for (const one of [card, other]) {
    await (await store.keeperOf(one)).save({ choices: "", waiting });
  }
  const [first, second] = await store.waitingVotes();
  await store.settle(first.id);
  await store.markRefused(second);
  const [left] = await store.waitingVotes();
  assert.deepEqual([left.id, left.isRefused], [second.id, true]);
  assert.equal((await store.waitingVotes(Date.now() + 25 * HOUR)).length, 0);
  await store.markRefused(second);
  assert.equal((await draftStore(database).keeperOf(other)).found, null);
});

test("the same draft never gives the same bytes, and all choices give as many", async () => {
  const cipher = await cipherOf(card);
  const [first, second] = [await cipher.encrypt(draft), await cipher.encrypt(draft)];
  assert.notDeepEqual(Buffer.from(first.data), Buffer.from(second.data));
  const none = await cipher.encrypt({ choices: "0000", waiting: null });
  assert.equal(none.data.byteLength, first.data.byteLength);
});

test("a damaged draft is as good as none", async () => {
  const database = tablet();
  const keeper = await draftStore(database).keeperOf(card);
  await keeper.save(draft);
  new Uint8Array(bytesOf(database.records[0]))[3] ^= 1;
  assert.equal((await draftStore(database).keeperOf(card)).found, null);
  await keeper.remove();
});

test("only the last of many quick choices has to be written", async () => {
  const database = tablet();
  let writes = 0;
  const { put } = database;
  database.put = (record) => {
    writes += 1;
    return put(record);
  };
  const keeper = await draftStore(database).keeperOf(card);
  const saves = ["0001", "0011", "0111"].map((choices) => keeper.save({ choices, waiting: null }));
  await Promise.all(saves);
  assert.equal(writes, 1);
  assert.equal((await draftStore(database).keeperOf(card)).found?.choices, "0111");
  await keeper.remove();
});

test("after it was taken away a draft does not come back", async () => {
  const database = tablet();
  const keeper = await draftStore(database).keeperOf(card);
  const saved = keeper.save(draft);
  await keeper.remove();
  await saved;
  await keeper.save(draft);
  assert.deepEqual(database.records, []);
});

test("another window with the same card hears that the vote is posted, others do not", async () => {
  const database = tablet();
  /** @type {string[]} */
  const heard = [];
  /** @type {(value: unknown) => void} */
  let tellOfIt = () => {};
  const toldOfIt = new Promise((resolve) => {
    tellOfIt = resolve;
  });
  const wait = setTimeout(tellOfIt, 5000, "too late"); // a quiet channel keeps nothing running
  const mine = await draftStore(database).keeperOf(card, () => {
    heard.push("same card");
    tellOfIt("told");
  });
  const stranger = await draftStore(database).keeperOf(other, () => heard.push("other card"));
  const own = await draftStore(database).keeperOf(card, () => heard.push("itself"));
  await own.remove({ posted: true });
  assert.equal(await toldOfIt, "told");
  clearTimeout(wait);
  assert.deepEqual(heard, ["same card"]);
  await mine.save(draft);
  assert.deepEqual(database.records, [], "what was posted elsewhere is not kept again");
  await stranger.remove();
});

test("R61: choices older than a day go", async () => {
  const database = tablet();
  const store = draftStore(database);
  const keeper = await store.keeperOf(card);
  await keeper.save(draft);
  await store.waitingVotes(Date.now() + 23 * HOUR);
  assert.equal(database.records.length, 1);
  await store.waitingVotes(Date.now() + 25 * HOUR);
  assert.deepEqual(database.records, []);
  await keeper.remove();
});

test("a draft of unknown age goes", async () => {
  const database = tablet();
  const damaged = { id: "x", until: Number.NaN, iv: new Uint8Array(12), data: new ArrayBuffer(0) };
  await database.put(damaged);
  await draftStore(database).waitingVotes();
  assert.deepEqual(database.records, []);
});

test("the end of a draft's time is a full hour, so that it does not tell when somebody voted", () => {
  const now = 1_700_000_123_456;
  const until = expiryOf(now);
  assert.equal(until % HOUR, 0);
  assert.ok(until >= now + 24 * HOUR && until < now + 25 * HOUR);
});

test("where the browser keeps nothing, voting goes on without", async () => {
  const broken = async () => {
    throw new Error("no storage in this window");
  };
  const store = draftStore({ readAll: broken, put: broken, remove: broken });
  const keeper = await store.keeperOf(card);
  assert.equal(keeper.found, null);
  assert.equal(await keeper.save(draft), false);
  assert.deepEqual(await store.waitingVotes(), []);
  await keeper.remove();
});

test("work is done one after the other, and what hangs is not waited for", async () => {
  const enqueue = workQueue(20);
  /** @type {string[]} */
  const order = [];
  const hanging = enqueue(() => new Promise(() => {}), "gave up");
  const next = enqueue(async () => {
    order.push("next");
    return "done";
  }, "never");
  assert.deepEqual(order, []);
  assert.equal(await hanging, "gave up");
  assert.equal(await next, "done");
  assert.deepEqual(order, ["next"]);
});
