import assert from "node:assert/strict";
import { test } from "node:test";

import { sha256, toHex } from "../../src/crypto/hashing.js";
import { leafHash, treeRoot } from "../../src/record/signed-note.js";
import { readTrail } from "../../src/record/trail.js";
import { checkpointOf, LOG, makeDefinition, makeDocuments, signNote } from "../factories/trail.js";

const UUIDS = ["boxOfTheReps1x", "boxOfCarers12x"];
const heads = Object.fromEntries(UUIDS.map((uuid, at) => [uuid, { head: "c0de", height: at + 7 }]));
const definition = makeDefinition({ uuids: UUIDS, floor: 12 });
const agreed = { type: "small_contests_agreed", body: { uuids: [UUIDS[1]] } };
const honest = makeDocuments(definition, heads, [agreed]);
const hash = toHex(sha256(definition));

/**
 * @param {Partial<typeof honest>} changes
 * @param {string} why
 */
const isRefused = (changes, why) =>
  assert.throws(() => readTrail({ ...honest, ...changes }, hash), /hold together|JSON/, why);

test("boxes, floor and what was agreed stand in the trail", () => {
  assert.deepEqual(readTrail(honest, hash), {
    heads,
    closed: heads,
    sealed: heads,
    floor: 12,
    agreed: [UUIDS[1]],
    stopped: [],
  });
  assert.deepEqual(readTrail(makeDocuments(definition, heads), hash).agreed, []);
});

test("the last batch of papers tells where the boxes stood before the count", () => {
  const at = (/** @type {number} */ height) =>
    Object.fromEntries(UUIDS.map((uuid) => [uuid, { head: "c0de", height }]));
  const batches = [3, 4].map((height) => ({ type: "papers_sealed", body: { boxes: at(height) } }));
  const trail = readTrail(makeDocuments(definition, heads, batches, at(2)), hash);
  assert.deepEqual([trail.closed, trail.sealed], [at(2), at(4)]);
});

test("votes that both officers stated as lost are gone from the close and from the papers", () => {
  const at = (/** @type {number} */ height) => ({ head: "c0de", height });
  const all = (/** @type {number} */ height) =>
    Object.fromEntries(UUIDS.map((uuid) => [uuid, at(height)]));
  const [first, second] = UUIDS;
  const loss = (/** @type {string} */ uuid, /** @type {number} */ kept) => ({
    type: "loss_stated",
    body: { boxes: { [uuid]: { kept: at(kept), lost: at(9) } } },
  });
  const papers = { type: "papers_sealed", body: { boxes: { [first]: at(5), [second]: at(7) } } };
  const told = (/** @type {object[]} */ more) => {
    const trail = readTrail(makeDocuments(definition, heads, more, all(4)), hash);
    return [trail.closed, trail.sealed];
  };
  assert.deepEqual(told([loss(first, 2)]), [
    { [first]: at(2), [second]: at(4) },
    { [first]: at(2), [second]: at(4) },
  ]);
  assert.deepEqual(told([papers, loss(second, 6)]), [all(4), { [first]: at(5), [second]: at(6) }]);
  assert.deepEqual(told([loss(first, 2), papers]), [
    { [first]: at(2), [second]: at(4) },
    { [first]: at(5), [second]: at(7) },
  ]);
});

test("a stopped contest's box is not among those that are opened", () => {
  const [kept, gone] = UUIDS;
  const going = { [kept]: heads[kept] };
  const stop = { type: "contest_stopped", body: { uuid: gone } };
  const trail = readTrail(makeDocuments(definition, going, [stop], going), hash);
  assert.deepEqual(trail.stopped, [gone]);
  assert.deepEqual(trail.heads, going);
  assert.throws(() => readTrail(makeDocuments(definition, heads, [stop]), hash), /hold together/);
  assert.throws(() => readTrail(makeDocuments(definition, going), hash), /hold together/);
});

test("what was locked before lists were opened again does not count", () => {
  const entries = honest.trail.trimEnd().split("\n");
  const void_ = [
    { type: "lists_locked", body: { definition: "00".repeat(32) } },
    { type: "lists_opened_again", body: { definition: "00".repeat(32) } },
  ].map((event) => JSON.stringify(event));
  const told = (/** @type {string[]} */ all) =>
    readTrail({ definition, trail: `${all.join("\n")}\n`, checkpoint: checkpointOf(all) }, hash);
  assert.deepEqual(told([...void_, ...entries]).heads, heads);
  assert.throws(() => told([void_[0], ...entries]), /hold together/, "locked twice");
  assert.throws(() => told([...entries, void_[1]]), /hold together/, "nothing is locked");
});

test("only the definition of the key file will do", () => {
  isRefused({ definition: definition.replace("12", "13") }, "another definition");
  assert.throws(() => readTrail(honest, "00".repeat(32)));
});

test("the log must have signed exactly these entries", () => {
  const entries = honest.trail.trimEnd().split("\n");
  isRefused({ trail: honest.trail.replace(":7", ":8") }, "a changed entry");
  isRefused({ trail: `${entries.slice(0, -1).join("\n")}\n` }, "an entry left out");
  isRefused({ trail: honest.trail.trimEnd() }, "no end of the last line");
  isRefused({ trail: `${honest.trail}${entries[1]}\n` }, "an entry more");
  isRefused({ checkpoint: checkpointOf([...entries].reverse()) }, "order");
  isRefused({ checkpoint: honest.checkpoint.replace("\n\n", "\n") }, "no note at all");
  const [text] = honest.checkpoint.split("\n\n");
  isRefused({ checkpoint: signNote(`${text}\n`, new Uint8Array(32).fill(8)) }, "another key");
  isRefused({ checkpoint: signNote(`${text}\nmore\n`) }, "a line more");
});

test("a signature of the log that is false spoils the note, even beside a good one", () => {
  const good = honest.checkpoint;
  const line = good.trimEnd().split("\n").at(-1) ?? "";
  const start = line.slice(0, `— ${LOG.origin} `.length);
  const raw = atob(line.slice(start.length));
  const spoilt = btoa(raw.slice(0, -1) + String.fromCharCode(raw.charCodeAt(raw.length - 1) ^ 1));
  isRefused({ checkpoint: `${good}${start}${spoilt}\n` }, "a false one beside");
  const witness = `${good}— witness.example ${spoilt}\n`;
  assert.ok(readTrail({ ...honest, checkpoint: witness }, hash), "others may sign as well");
});

test("the trail must tell of this election, once, and of all its boxes", () => {
  const started = { type: "count_started", body: { boxes: heads } };
  isRefused(makeDocuments(definition, heads, [started]), "two counts");
  const [first] = UUIDS;
  isRefused(makeDocuments(definition, { [first]: heads[first] }), "a box left out");
  isRefused(makeDocuments(definition, { ...heads, more: heads[first] }), "a box too many");
  const other = makeDocuments(makeDefinition({ uuids: UUIDS, floor: 1 }), heads);
  isRefused({ ...other, definition }, "the trail of another definition");
});

test("the tree is RFC 9162's", () => {
  assert.equal(
    toHex(leafHash("")),
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", // RFC 9162's empty leaf
  );
  const [a, b, c] = ["a", "b", "c"].map(leafHash);
  const node = (/** @type {Uint8Array} */ left, /** @type {Uint8Array} */ right) =>
    sha256(Uint8Array.from([1, ...left, ...right]));
  assert.deepEqual(treeRoot([a, b, c]), node(node(a, b), c));
});
