import assert from "node:assert/strict";
import { test } from "node:test";

import { parsePoint, pointToText } from "../../src/crypto/group.js";
import { sha256, toHex } from "../../src/crypto/hashing.js";
import { seal } from "../../src/crypto/seal.js";
import { BoxError, readBoxes } from "../../src/record/box.js";
import { BoxWriter } from "../factories/box.js";
import { makeCards, makeElection, UUID } from "../factories/election.js";
import { makeDefinition, makeDocuments } from "../factories/trail.js";

// tests/interop/test_box_reader.py shows the shipped reader what a cheating server could show;
// here are the rules that need no such server.

/**
 * A box whose votes are signed, with a trail that knows it.
 * @param {object} [options]
 * @param {number} [options.floor]
 * @param {number[]} [options.voters] places of cards, one for each vote
 * @param {number[]} [options.listed] places of the cards on the list
 * @param {string[]} [options.agreed]
 * @param {number} [options.late] how many of the votes came after the close
 * @param {number} [options.told] how many of those a batch of papers tells of
 * @param {string | null} [options.bound] the definition the election is bound to, if it is another
 */
async function makeCount({
  floor = 1,
  voters = [0, 1],
  listed = [0, 1, 2],
  agreed = [],
  late = 0,
  told = late,
  bound = null,
} = {}) {
  const definition = makeDefinition({ uuids: [UUID], floor });
  const definitionHash = toHex(sha256(definition));
  const election = makeElection({ definition: bound ?? definitionHash });
  const cards = makeCards(UUID);
  /** @type {string[]} */
  const votes = [];
  for (const [at, place] of voters.entries()) {
    votes.push(await seal(election.text, cards[place].secret, [at % 2, (at + 1) % 2, 0, 0]));
  }
  const credentials = listed.map((place) => cards[place].credential).sort();
  const trustees = election.parts.map((part) => ["Single", JSON.parse(part)]);
  const box = new BoxWriter().addSetup(
    election.text,
    JSON.stringify(trustees),
    JSON.stringify(credentials),
  );
  for (const vote of votes) box.addEvent("Ballot", vote);
  const counted = votes.filter(
    (vote, at) => voters.lastIndexOf(voters[at]) === votes.indexOf(vote),
  );
  const tally = [sumOf(counted)];
  box.addEvent("EndBallots").addTally(tally, counted.length);
  const headAt = (/** @type {number} */ height) => ({ [UUID]: { head: "c0de", height } });
  const closed = headAt(votes.length - late);
  const more = [
    ...(told > 0
      ? [{ type: "papers_sealed", body: { boxes: headAt(votes.length - late + told) } }]
      : []),
    ...(agreed.length > 0 ? [{ type: "small_contests_agreed", body: { uuids: agreed } }] : []),
  ];
  return {
    boxes: [{ uuid: UUID, fingerprint: election.fingerprint, encrypted_tally: tally }],
    documents: makeDocuments(definition, { [UUID]: headOf(box) }, more, closed),
    holder: { definition: definitionHash, index: 1, publicKey: election.publicKeys[0] },
    archive: box.toBytes(),
    votes,
  };
}

/** @param {BoxWriter} box */
function headOf({ head }) {
  assert.ok(head);
  return { head: head.hash, height: head.height };
}

/** @param {string[]} votes one at least */
function sumOf(votes) {
  const rows = votes.map((vote) => JSON.parse(vote).answers[0].choices);
  return rows[0].map((/** @type {unknown} */ _, /** @type {number} */ option) => {
    const sum = (/** @type {"alpha" | "beta"} */ half) => {
      const points = rows.map((choices) => parsePoint(choices[option][half]));
      return pointToText(points.slice(1).reduce((all, next) => all.add(next), points[0]));
    };
    return { alpha: sum("alpha"), beta: sum("beta") };
  });
}

/** @param {Awaited<ReturnType<typeof makeCount>>} count */
const read = ({ boxes, documents, holder, archive }, onVote = () => {}) =>
  readBoxes(boxes, documents, holder, async () => archive, onVote);

test("a whole box gives its title, its number of votes and the sum made here", async () => {
  const count = await makeCount();
  const [box] = await read(count);
  assert.deepEqual(box, {
    uuid: UUID,
    fingerprint: count.boxes[0].fingerprint,
    title: "Reps for the North",
    counted: 2,
    few: true,
    tally: count.boxes[0].encrypted_tally,
  });
});

test("a card that voted again counts once, with its last vote", async () => {
  const [box] = await read(await makeCount({ voters: [0, 1, 0] }));
  assert.equal(box.counted, 2);
});

test("after the close only told papers came in, of cards without a vote", async () => {
  const [box] = await read(await makeCount({ voters: [0, 1, 2], late: 2 }));
  assert.equal(box.counted, 3);
  await assert.rejects(read(await makeCount({ voters: [0, 1, 2], late: 2, told: 1 })), BoxError);
  await assert.rejects(read(await makeCount({ late: 1, told: 0 })), BoxError);
  await assert.rejects(read(await makeCount({ voters: [0, 1, 0], late: 1 })), BoxError);
  await assert.rejects(read(await makeCount({ voters: [0, 1, 1], late: 2 })), BoxError);
});

test("each vote is told as it was read, counted from 1", async () => {
  /** @type {number[][]} */
  const told = [];
  const count = await makeCount();
  const { boxes, documents, holder, archive } = count;
  await readBoxes(
    boxes,
    documents,
    holder,
    async () => archive,
    (...numbers) => {
      told.push(numbers);
    },
  );
  assert.deepEqual(told, [
    [1, 1, 1, 2],
    [1, 1, 2, 2],
  ]);
});

test("a box below the board's floor opens only if it was agreed", async () => {
  await assert.rejects(read(await makeCount({ floor: 3 })), BoxError);
  const [box] = await read(await makeCount({ floor: 3, agreed: [UUID] }));
  assert.equal(box.few, true);
});

test("a vote of a card that is not on the list spoils the box", async () => {
  await assert.rejects(read(await makeCount({ listed: [0, 2] })), BoxError);
});

test("a box of other keys, another definition or another sum is refused", async () => {
  const count = await makeCount();
  const { holder } = count;
  const others = [{ definition: "0".repeat(64) }, { index: 2 }, { publicKey: "0".repeat(64) }];
  for (const other of others) {
    await assert.rejects(read({ ...count, holder: { ...holder, ...other } }), BoxError);
  }
  const one = [sumOf(count.votes.slice(0, 1))];
  const boxes = [{ ...count.boxes[0], encrypted_tally: one }];
  await assert.rejects(read({ ...count, boxes }), BoxError);
});

test("a box whose election is bound to another definition is refused", async () => {
  await assert.rejects(read(await makeCount({ bound: "0".repeat(64) })), BoxError);
});

test("boxes listed that the trail does not know, or twice, or not, are refused", async () => {
  const count = await makeCount();
  const [box] = count.boxes;
  for (const boxes of [[], [box, box], [{ ...box, uuid: "another12box34" }]]) {
    await assert.rejects(read({ ...count, boxes }), BoxError);
  }
});

test("what loading throws is passed on, so that a lost network is not called a broken box", async () => {
  const { boxes, documents, holder } = await makeCount();
  const lost = new Error("no network");
  const load = () => Promise.reject(lost);
  await assert.rejects(readBoxes(boxes, documents, holder, load), lost);
});
