import assert from "node:assert/strict";
import { test } from "node:test";

import { parseElection, tracker } from "../../src/crypto/election.js";
import { seal } from "../../src/crypto/seal.js";
import { makeCards, makeElection, UUID } from "../factories/election.js";
import { vectors } from "../factories/vectors.js";

// tests/interop/test_core.py lets Python check and open what is sealed here.

const { text: election } = makeElection();
const [{ secret, credential }] = makeCards(UUID);

test("fingerprint and trackers are Python's", () => {
  const wanted = vectors("sealed");
  assert.ok(wanted.ballots.length > 2);
  for (const ballot of wanted.ballots) assert.equal(tracker(ballot.sealed), ballot.tracker);
  assert.equal(parseElection(wanted.election).fingerprint, wanted.fingerprint);
});

test("a sealed vote names its election and its card, in the fields and order of Belenios", async () => {
  const ballot = JSON.parse(await seal(election, secret, [1, 0, 1, 0]));
  assert.deepEqual(Object.keys(ballot), [
    "election_uuid",
    "election_hash",
    "credential",
    "answers",
    "signature",
  ]);
  assert.equal(ballot.credential, credential);
  assert.equal(ballot.election_hash, parseElection(election).fingerprint);
  const [answer] = ballot.answers;
  assert.equal(answer.choices.length, 4);
  assert.deepEqual(
    answer.individual_proofs.map((/** @type {unknown[]} */ proofs) => proofs.length),
    [2, 2, 2, 2],
  );
  assert.equal(answer.overall_proof.length, 3); // 0, 1 or 2 people
});

test("sealing twice never gives the same bytes", async () => {
  const [first, second] = [
    await seal(election, secret, [1, 0, 0, 0]),
    await seal(election, secret, [1, 0, 0, 0]),
  ];
  const pieces = (/** @type {string} */ sealed) =>
    JSON.parse(sealed).answers[0].choices.flatMap((/** @type {object} */ c) => Object.values(c));
  assert.equal(new Set([...pieces(first), ...pieces(second)]).size, 16);
});

for (const choices of [
  [1, 1, 1, 0],
  [2, 0, 0, 0],
  [-1, 1, 1, 0],
  [1, 0, 0],
  [0.5, 0.5, 0.5, 0.5],
]) {
  test(`a vote that breaks the rules is not sealed: ${choices}`, async () => {
    await assert.rejects(seal(election, secret, choices), /do not fit/);
  });
}

for (const [old, changed] of [
  ['"version":1', '"version":2'],
  ['"group":"Ed25519"', '"group":"BELENIOS-2048"'],
  ['"min":0', '"min":1'],
  ['"min":0', '"blank":true,"min":0'],
  ['"max":2', '"max":9'],
  ['"max":2', '"max":0'],
  ['"max":2', '"max":1.5'],
]) {
  test(`an election of another kind is not sealed for: ${changed}`, async () => {
    assert.ok(election.includes(old));
    const other = election.replace(old, changed);
    assert.throws(() => parseElection(other), /not of a kind/);
    await assert.rejects(seal(other, secret, [1, 0, 0, 0]), /not of a kind/);
  });
}

test("an election of two questions is not sealed for", () => {
  const value = JSON.parse(election);
  value.questions.push(value.questions[0]);
  assert.throws(() => parseElection(JSON.stringify(value)), /not of a kind/);
});
