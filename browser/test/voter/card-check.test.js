import assert from "node:assert/strict";
import { test } from "node:test";

import { obstacleTo, UNKNOWN_CARD } from "../../src/voter/card-check.js";

const facts = {
  election: "{}",
  fingerprint: "f",
  state: "open",
  contest: { id: "north", title: "North", language: "en", max_choices: 2 },
  candidates: [],
};
const known = { listed: true, cancelled: false, in_box: false, again: true };
const sound = () => true;

test("a card of an open box may vote, again too, and when nobody could be asked", () => {
  assert.equal(obstacleTo(facts, known, sound), null);
  assert.equal(obstacleTo(facts, { ...known, in_box: true }, sound), null);
  assert.equal(obstacleTo(facts, UNKNOWN_CARD, sound), null);
});

test("what stands in the way is named, the card before the election", () => {
  const closed = { ...facts, state: "closed" };
  assert.equal(obstacleTo(closed, { ...known, listed: false }, sound), "not-listed");
  assert.equal(obstacleTo(closed, { ...known, cancelled: true }, sound), "cancelled");
  assert.equal(obstacleTo(facts, { ...known, in_box: true, again: false }, sound), "often");
  assert.equal(obstacleTo({ ...facts, state: "not_open" }, known, sound), "not-open");
  assert.equal(obstacleTo(closed, known, sound), "closed");
  assert.equal(obstacleTo({ ...facts, state: "stopped" }, known, sound), "stopped");
  assert.equal(obstacleTo(closed, { ...known, in_box: true }, sound), "closed-voted");
  assert.equal(obstacleTo({ ...facts, state: "paused" }, known, sound), "closed");
  assert.equal(
    obstacleTo(facts, known, () => false),
    "wrong",
  );
});
