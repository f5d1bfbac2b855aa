import assert from "node:assert/strict";
import { test } from "node:test";

import { isHeldPress, isSecondOfDoubleTap } from "../../src/ui/tap-rules.js";

const there = { isConnected: true };
const gone = { isConnected: false };
const first = { at: 1000, x: 50, y: 50, control: there };

test("R29: a second tap on the same control within half a second does nothing", () => {
  assert.equal(isSecondOfDoubleTap(null, first, true), false);
  assert.equal(isSecondOfDoubleTap(first, { ...first, at: 1499 }, true), true);
  assert.equal(isSecondOfDoubleTap(first, { ...first, at: 1500 }, true), false);
});

test("R29: the same control is known wherever it is touched, and by key", () => {
  assert.equal(isSecondOfDoubleTap(first, { ...first, at: 1100, x: 900, y: 900 }, true), true);
  assert.equal(isSecondOfDoubleTap(first, { ...first, at: 1100, x: 0, y: 0 }, false), true);
});

test("R29: when the page changed under the finger, the same spot is not pressed again", () => {
  const last = { ...first, control: gone };
  const next = { ...first, at: 1100, control: there };
  assert.equal(isSecondOfDoubleTap(last, next, true), true);
  assert.equal(isSecondOfDoubleTap(last, { ...next, x: 129 }, true), true);
  assert.equal(isSecondOfDoubleTap(last, { ...next, x: 130 }, true), false);
  assert.equal(isSecondOfDoubleTap(last, { ...next, at: 1500 }, true), false);
});

test("another control that is still there may be pressed at once", () => {
  const other = { isConnected: true };
  assert.equal(isSecondOfDoubleTap(first, { ...first, at: 1100, control: other }, true), false);
});

test("a key presses at no spot, so a changed page does not stop it", () => {
  const last = { ...first, x: 0, y: 0, control: gone };
  assert.equal(isSecondOfDoubleTap(last, { at: 1100, x: 0, y: 0, control: there }, false), false);
});

test("a key that is held presses once, and other held keys do as always", () => {
  assert.equal(isHeldPress({ repeat: true, key: "Enter" }), true);
  assert.equal(isHeldPress({ repeat: true, key: " " }), true);
  assert.equal(isHeldPress({ repeat: false, key: "Enter" }), false);
  assert.equal(isHeldPress({ repeat: true, key: "ArrowDown" }), false);
});
