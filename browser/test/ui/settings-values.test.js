import assert from "node:assert/strict";
import { test } from "node:test";

import {
  DISPLAY,
  parseAssistive,
  parseDisplay,
  SECONDS,
  SPEEDS,
  USUAL_ASSISTIVE,
  VOLUMES,
  withChanges,
} from "../../src/ui/settings-values.js";

test("nothing kept means the usual settings", () => {
  assert.deepEqual(parseAssistive({}), { ...USUAL_ASSISTIVE });
  assert.deepEqual(parseDisplay({}), {
    size: "normal",
    theme: "warm",
    show: "both",
    layout: "all",
  });
});

test("R13: what was kept comes back", () => {
  const kept = { listen: true, along: true, speed: 0, volume: 1, scan: true, pace: 9 };
  assert.deepEqual(parseAssistive(kept), kept);
  const looks = { size: "largest", theme: "cream", show: "words", layout: "one" };
  assert.deepEqual(parseDisplay(looks), looks);
});

test("strange things in the storage are left out", () => {
  for (const place of [-1, 7, 1.5, Number.NaN, "3", null, undefined, [3]]) {
    assert.equal(parseAssistive({ speed: place }).speed, USUAL_ASSISTIVE.speed, String(place));
  }
  for (const truth of [1, "true", null]) {
    assert.equal(parseAssistive({ listen: truth }).listen, false);
  }
  for (const theme of ["red", 3, null, "length"]) {
    assert.equal(parseDisplay({ theme }).theme, DISPLAY.theme[0]);
  }
});

test("a step beyond the end of its list stays at the end", () => {
  const usual = { ...USUAL_ASSISTIVE };
  assert.equal(withChanges(usual, { speed: SPEEDS.length }).speed, SPEEDS.length - 1);
  assert.equal(withChanges(usual, { volume: -1 }).volume, 0);
  assert.equal(withChanges(usual, { pace: SECONDS.length }).pace, SECONDS.length - 1);
  assert.deepEqual(withChanges(usual, { volume: VOLUMES.length - 2 }), {
    ...usual,
    volume: VOLUMES.length - 2,
  });
});

test("R28: one switch moves after 1 to 10 seconds, usually after 4", () => {
  assert.deepEqual([...SECONDS], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.equal(SECONDS[USUAL_ASSISTIVE.pace], 4);
  assert.equal(SPEEDS[USUAL_ASSISTIVE.speed], 1);
  assert.equal(VOLUMES[USUAL_ASSISTIVE.volume], 1);
});
