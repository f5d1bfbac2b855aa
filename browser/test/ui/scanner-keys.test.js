import assert from "node:assert/strict";
import { test } from "node:test";

import { hasLostCase, ScannerKeys } from "../../src/ui/scanner-keys.js";

/**
 * Type a text, one key after the other; returns the result of the keys.
 * @param {ScannerKeys} keys
 * @param {string[]} typed
 * @param {{start?: number, apart?: number}} [options] milliseconds
 */
function type(keys, typed, { start = 5000, apart = 5 } = {}) {
  return typed.map((key, at) => keys.press(key, start + at * apart)).at(-1);
}

const CARD = "1.9xVbcdefghijk1.tKu9j818PK9Pg52sSf5gcB.0a1b";

test("what a scanner types is a text once Enter comes", () => {
  const keys = new ScannerKeys();
  assert.equal(type(keys, [...CARD]), null);
  assert.equal(type(keys, ["Enter"], { start: 5300 }), CARD);
  assert.equal(type(keys, ["Enter"], { start: 5310 }), null, "once only");
});

test("keys that are no letters, and spaces, are left out", () => {
  const typed = ["Shift", ...CARD.slice(0, 6), " ", "ArrowLeft", ...CARD.slice(6), "Enter"];
  assert.equal(type(new ScannerKeys(), typed), CARD);
});

test("a few keys were a person's: their Enter is not taken", () => {
  assert.equal(type(new ScannerKeys(), [..."12345678901", "Enter"]), null);
  assert.equal(type(new ScannerKeys(), [..."123456789012", "Enter"]), "123456789012");
});

test("keys far apart are no scan, and what was typed long ago is forgotten", () => {
  assert.equal(type(new ScannerKeys(), [...CARD, "Enter"], { apart: 1001 }), null);
  assert.equal(type(new ScannerKeys(), [...CARD, "Enter"], { apart: 1000 }), CARD);
  const keys = new ScannerKeys();
  type(keys, [..."some letters"]);
  assert.equal(type(keys, [...CARD, "Enter"], { start: 9000 }), CARD);
});

test("a scan that was cut short does not spoil the next one", () => {
  const keys = new ScannerKeys();
  assert.equal(type(keys, [...CARD.slice(0, -7), "Enter"]), CARD.slice(0, -7));
  assert.equal(type(keys, [...CARD, "Enter"], { start: 5500 }), CARD);
});

test("a scanner may end with Tab; a person's Tab moves on", () => {
  assert.equal(type(new ScannerKeys(), [...CARD, "Tab"]), CARD);
  assert.equal(type(new ScannerKeys(), [..."abc", "Tab"]), null);
  assert.equal(type(new ScannerKeys(), ["CapsLock", ...CARD, "Tab"]), CARD);
});

test("a whole card in letters of one case is told from half a card and from a good one", () => {
  const link = `https://vote.example/vote#${CARD}`;
  for (const text of [CARD, link, `${link}\n`]) {
    assert.ok(hasLostCase(text.toUpperCase()), text);
    assert.ok(hasLostCase(text.toLowerCase()), text);
    assert.ok(!hasLostCase(text), text);
    assert.ok(!hasLostCase(text.toUpperCase().trim().slice(0, -1)), text);
  }
  assert.ok(!hasLostCase("HTTPS://VOTE.EXAMPLE/"));
  assert.ok(!hasLostCase(""));
});
