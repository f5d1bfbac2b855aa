import assert from "node:assert/strict";
import { test } from "node:test";

import { keyFileName } from "../../src/keyholder/download.js";

test("a key file is named after its key holder, in letters that every computer takes", () => {
  assert.equal(keyFileName("Ann Hill"), "key-ann-hill.json");
  assert.equal(keyFileName("  Zoë O’Neill!"), "key-zo-o-neill.json");
  assert.equal(keyFileName("../../etc"), "key-etc.json");
});
