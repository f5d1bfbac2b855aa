import assert from "node:assert/strict";
import { test } from "node:test";

import { choicesToDigits, digitsToChoices, WatchedSet } from "../../src/voter/draft.js";

test("choices are one digit for each person, so that their length tells nothing", () => {
  assert.equal(choicesToDigits(new Set([3, 0]), 5), "10010");
  assert.equal(choicesToDigits(new Set(), 5), "00000");
  assert.deepEqual(digitsToChoices("10010"), [0, 3]);
  assert.deepEqual(digitsToChoices(""), []);
});

test("a watched set tells of every change, and not of what it begins with", () => {
  let changes = 0;
  const chosen = new WatchedSet([1, 2], () => {
    changes += 1;
  });
  assert.equal(changes, 0);
  chosen.add(4);
  assert.equal(changes, 1);
  assert.equal(chosen.delete(1), true);
  assert.equal(changes, 2);
  assert.deepEqual([...chosen], [2, 4]);
  chosen.clear();
  assert.equal(changes, 3);
  assert.equal(chosen.size, 0);
});
