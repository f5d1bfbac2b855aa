import assert from "node:assert/strict";
import { test } from "node:test";
import { inReach, KEYS, movedBy, partOf, pressed } from "../../src/board/photo-part.js";

const SIZE = { width: 1200, height: 1600 };
const MIDDLE = { x: 500, y: 500, near: 100 };

test("the part is four to five and never leaves the photo", () => {
  assert.deepEqual(partOf(SIZE, MIDDLE), { left: 0, top: 50, width: 1200, height: 1500 });
  const corner = partOf(SIZE, { x: 0, y: 1000, near: 300 });
  assert.deepEqual(corner, { left: 0, top: 1100, width: 400, height: 500 });
});

test("the server's steps are the same", () => {
  // ballots/photo_crop.py: moved((1200, 1600), Focus(500, 500, 200), press)
  const near = { x: 500, y: 500, near: 200 };
  assert.deepEqual(pressed(SIZE, near, "left"), { x: 440, y: 500, near: 200 });
  assert.deepEqual(pressed(SIZE, near, "down"), { x: 500, y: 556, near: 200 });
  assert.deepEqual(pressed(SIZE, near, "nearer"), { x: 500, y: 500, near: 225 });
  assert.equal(pressed(SIZE, near, "keep"), null);
});

test("every key has its press", () => {
  for (const press of Object.values(KEYS)) assert.ok(pressed(SIZE, MIDDLE, press));
});

test("at the edge the photo stands still, and comes back at once", () => {
  let focus = inReach(SIZE, { x: 500, y: 500, near: 200 });
  for (let step = 0; step < 20; step++) focus = movedBy(SIZE, focus, { across: -0.3 });
  assert.equal(partOf(SIZE, focus).left, 0);
  assert.ok(partOf(SIZE, movedBy(SIZE, focus, { across: 0.1 })).left > 0);
});

test("it is never nearer than three times, nor further than the whole", () => {
  assert.equal(movedBy(SIZE, MIDDLE, { near: 900 }).near, 300);
  assert.equal(movedBy(SIZE, MIDDLE, { near: 10 }).near, 100);
});
