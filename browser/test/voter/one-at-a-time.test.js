import assert from "node:assert/strict";
import { test } from "node:test";

import { oneAtATime } from "../../src/voter/one-at-a-time.js";

/** @typedef {import("../../src/voter/one-at-a-time.js").View} View */

// in this card's order; the indexes are places in the fixed order
const PEOPLE = [{ index: 2 }, { index: 0 }, { index: 1 }];

/** @param {number} [max] */
function begin(max = 2) {
  /** @type {View} */
  const view = { at: 0, answers: new Map() };
  /** @type {Set<number>} */
  const chosen = new Set();
  const choosing = oneAtATime(PEOPLE, view, chosen, max);
  /**
   * Answer about the person at a place; returns what comes next, and goes there.
   * @param {number} at
   * @param {"yes" | "no" | "later"} said
   */
  const answer = (at, said) => {
    view.at = at;
    choosing.take(said);
    return choosing.next();
  };
  return { view, chosen, choosing, answer };
}

test("one person comes after the other, and then it is done", () => {
  const { answer, chosen } = begin();
  assert.deepEqual(answer(0, "yes"), { ask: null, at: 1 });
  assert.deepEqual(answer(1, "no"), { ask: null, at: 2 });
  assert.deepEqual(answer(2, "yes"), { ask: "done" });
  assert.deepEqual([...chosen], [2, 1]);
});

test("what is told of an answer: chosen, taken away, or nothing", () => {
  const { view, choosing } = begin();
  assert.equal(choosing.take("yes"), true);
  assert.equal(choosing.take("yes"), true, "kept");
  assert.equal(choosing.take("no"), false, "taken away");
  assert.equal(choosing.take("no"), null, "was not chosen");
  assert.equal(choosing.take("later"), null);
  assert.equal(view.answers.get(2), "later");
});

test("nobody is chosen beyond the number, and those chosen can be kept", () => {
  const { view, choosing, answer } = begin(1);
  answer(0, "yes");
  view.at = 1;
  assert.equal(choosing.isTooMany("yes"), true);
  assert.equal(choosing.isTooMany("no"), false);
  assert.equal(choosing.isTooMany("later"), false);
  view.at = 0;
  assert.equal(choosing.isTooMany("yes"), false);
});

test("not now: after the last person there is a second round of those", () => {
  const { view, choosing, answer } = begin();
  answer(0, "later");
  answer(1, "no");
  assert.deepEqual(answer(2, "later"), { ask: "later", count: 2 });
  assert.equal(choosing.beginLaterRound(), 0);
  view.at = 0;
  assert.equal(choosing.before(), undefined);
  assert.deepEqual(answer(0, "no"), { ask: null, at: 2 });
  view.at = 2;
  assert.equal(choosing.before(), 0, "the round's own people only");
  assert.deepEqual(answer(2, "yes"), { ask: "done" });
});

test("somebody chosen to whom was said not now is not asked about again", () => {
  const { answer } = begin();
  answer(0, "yes");
  answer(1, "no");
  answer(2, "no");
  assert.deepEqual(answer(0, "later"), { ask: null, at: 1 });
  assert.deepEqual(answer(2, "no"), { ask: "done" });
});

test("with all places taken there is no second round", () => {
  const { answer } = begin(1);
  answer(0, "later");
  answer(1, "yes");
  assert.deepEqual(answer(2, "no"), { ask: "done" });
});

test("who was passed by is seen before it is done", () => {
  const { choosing, answer } = begin();
  answer(0, "no");
  assert.equal(choosing.firstUnseen(), 1);
  assert.deepEqual(answer(2, "no"), { ask: "unseen" });
  assert.deepEqual(answer(1, "no"), { ask: null, at: 2 });
  assert.equal(choosing.firstUnseen(), -1);
});
