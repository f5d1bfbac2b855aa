import assert from "node:assert/strict";
import { test } from "node:test";

import { rotateCandidates, rotationOf } from "../../src/crypto/candidate-order.js";
import { sha256, toHex } from "../../src/crypto/hashing.js";

// tests/interop/test_core.py compares the order with Python's, which paper shows.

const credentials = Array.from({ length: 400 }, (_, number) => toHex(sha256(String(number))));

test("R47: a card always shows the same rotation of the fixed order", () => {
  const people = ["Ann", "Bea", "Cy", "Dot", "Eve"];
  for (const credential of credentials) {
    const shown = rotateCandidates(people, credential);
    const first = rotationOf(credential, people.length);
    assert.deepEqual(shown, [...people.slice(first), ...people.slice(0, first)]);
    assert.deepEqual(rotateCandidates(people, credential), shown);
  }
});

test("R47: nobody stands first on most cards", () => {
  const first = credentials.map((credential) => rotationOf(credential, 4));
  for (const place of [0, 1, 2, 3]) {
    const share = first.filter((shown) => shown === place).length / first.length;
    assert.ok(share > 0.18 && share < 0.32, `${place}: ${share}`);
  }
});

test("nobody is rotated into nobody, and one into one", () => {
  assert.deepEqual(rotateCandidates([], "ab"), []);
  assert.deepEqual(rotateCandidates(["Ann"], "ab"), ["Ann"]);
});
