import assert from "node:assert/strict";
import { test } from "node:test";

import { PressFilter, ScanCycle, ScannerFilter, stopsOf } from "../../src/assist/scan-cycle.js";

const TARGETS = ["See the people", "Listen", "Stop"];

/** Start a cycle. */
function begun() {
  /** @type {ScanCycle<string>} */
  const cycle = new ScanCycle();
  cycle.begin(TARGETS);
  return cycle;
}

/**
 * Move the frame on; returns where it was each time.
 * @param {ScanCycle<string>} cycle
 * @param {number} times
 * @param {string[]} [targets]
 */
function visit(cycle, times, targets = TARGETS) {
  return Array.from({ length: times }, () => {
    const { at } = cycle;
    cycle.advance(targets);
    return at;
  });
}

test("R28: the frame goes through all controls, three rounds, and rests", () => {
  const cycle = begun();
  assert.deepEqual(visit(cycle, 9), [...TARGETS, ...TARGETS, ...TARGETS]);
  assert.equal(cycle.at, null);
  assert.equal(cycle.isResting, true);
});

test("R28: it does not rest before the third round has ended", () => {
  const cycle = begun();
  visit(cycle, 8);
  assert.equal(cycle.isResting, false);
  assert.equal(cycle.at, "Stop");
});

test("R28: a press gives three rounds again, from where it was made", () => {
  const cycle = begun();
  visit(cycle, 7);
  assert.equal(cycle.at, "Listen");
  cycle.restartRounds();
  visit(cycle, 7);
  assert.equal(cycle.isResting, false);
  visit(cycle, 1);
  assert.equal(cycle.isResting, true);
});

test("after a rest it begins at the first control again", () => {
  const cycle = begun();
  visit(cycle, 9);
  cycle.begin(TARGETS);
  assert.equal(cycle.at, "See the people");
  assert.equal(cycle.isResting, false);
  assert.deepEqual(visit(cycle, 8).length, 8);
  assert.equal(cycle.isResting, false);
});

test("a control that is gone is followed by the first one", () => {
  const cycle = begun();
  visit(cycle, 1);
  cycle.advance(["Go back", "Stop"]);
  assert.equal(cycle.at, "Go back");
});

test("a step without controls has no frame", () => {
  /** @type {ScanCycle<string>} */
  const cycle = new ScanCycle();
  cycle.begin([]);
  assert.equal(cycle.at, null);
  assert.equal(cycle.isResting, false);
  visit(cycle, 3, []);
  assert.equal(cycle.isResting, true);
});

test("R29: a second press within half a second was not meant", () => {
  const presses = new PressFilter();
  assert.equal(presses.accepts(0), true, "the first one counts, however soon");
  assert.equal(presses.accepts(499), false);
  assert.equal(presses.accepts(500), true);
  assert.equal(presses.accepts(999), false);
  assert.equal(presses.accepts(1000), true);
});

test("the keys of a card scanner are no switch", () => {
  const keys = new ScannerFilter();
  assert.equal(keys.isScanner(0), false);
  for (const time of [5, 10, 150, 299]) assert.equal(keys.isScanner(time), true, `${time}`);
  assert.equal(keys.isScanner(449), false);
  assert.equal(keys.isScanner(598), true);
});

const SIZES = ["Small", "Big", "Bigger"];
const ROWS = ["sizes", "This is right for me", "top"];

test("R28: controls of a row are one stop; a row of one is that control", () => {
  const controls = [...SIZES, "This is right for me", "Listen"];
  const rowOf = (/** @type {string} */ name) => {
    if (SIZES.includes(name)) return "sizes";
    return name === "Listen" ? "top" : null;
  };
  assert.deepEqual(stopsOf(controls, rowOf), ["sizes", "This is right for me", "Listen"]);
});

test("R28: a press goes into a row, and after its last control the frame goes on", () => {
  /** @type {ScanCycle<string>} */
  const cycle = new ScanCycle();
  cycle.begin(ROWS);
  cycle.enter(SIZES);
  const seen = [];
  for (let step = 0; step < 4; step += 1) {
    seen.push(cycle.at);
    cycle.advance(ROWS, cycle.row ? SIZES : []);
  }
  assert.deepEqual(seen, [...SIZES, "This is right for me"]);
  assert.equal(cycle.row, null);
});

test("R28: once something was chosen in a row the frame leaves it", () => {
  /** @type {ScanCycle<string>} */
  const cycle = new ScanCycle();
  cycle.begin(ROWS);
  cycle.enter(SIZES);
  cycle.leave(ROWS);
  assert.equal(cycle.at, "This is right for me");
  cycle.rest();
  assert.equal(cycle.row, null);
});
