import assert from "node:assert/strict";
import { test } from "node:test";

import { graveLast, peopleInRow } from "../../src/assist/scan-cycle.js";

const SECONDS = 4; // of the usual speed
const SIX = 6;

test("R28: six people take less than half a minute, in rows and in a row", () => {
  for (const columns of [1, 2, 3, 4, 6]) {
    const inRow = peopleInRow(columns);
    const rows = Math.ceil(SIX / inRow);
    const others = 4; // the people chosen, two ways on, the buttons at the top
    assert.ok((rows + others) * SECONDS < 30, `${columns} columns: rows`);
    assert.ok(2 * inRow * SECONDS < 30, `${columns} columns: a card, and what the person says`);
  }
});

test("a row of people is a row on the screen", () => {
  assert.deepEqual([2, 3, 4].map(peopleInRow), [2, 3, 2]);
});

test("what cannot be undone comes last", () => {
  const controls = ["Post my vote", "Go back", "Listen"];
  const isGrave = (/** @type {string} */ words) => words === "Post my vote";
  assert.deepEqual(graveLast(controls, isGrave), ["Go back", "Listen", "Post my vote"]);
});
