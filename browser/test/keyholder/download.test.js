import assert from "node:assert/strict";
import { test } from "node:test";

import { keyFileName } from "../../src/keyholder/download.js";

test("a key file is named after its key holder, in their own letters", () => {
  assert.equal(keyFileName(1, "Ann Hill"), "key-1-ann-hill.json");
  assert.equal(keyFileName(2, "  Zoë O’Neill!"), "key-2-zoë-o-neill.json");
  assert.equal(keyFileName(3, "Siân".normalize("NFD")), "key-3-siân.json".normalize("NFC"));
  assert.equal(keyFileName(4, "Олена Коваль"), "key-4-олена-коваль.json");
  assert.equal(keyFileName(5, "محمد علي"), "key-5-محمد-علي.json");
  assert.equal(keyFileName(6, "नीता"), "key-6-नीता.json");
});

test("no two key holders have a file of one name, whatever they are called", () => {
  const names = ["李", "王", "🙂", "...", "Ann Hill", "ann-hill", "CON", "../../etc"];
  const files = names.map((name, at) => keyFileName(at + 1, name));
  assert.equal(new Set(files).size, names.length);
  for (const file of files) assert.match(file, /^key-\d[^/\\:*?"<>|.]*\.json$/);
});

test("a long name fits every file system", () => {
  const file = keyFileName(10, "𐐷ab ".repeat(200));
  assert.ok(new TextEncoder().encode(file).length <= 255);
  assert.doesNotThrow(() => encodeURIComponent(file)); // no half of a sign at its end
});
