import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError, isRefusedAgain } from "../../src/ui/api-error.js";

const refused = (/** @type {string | null} */ code) => new ApiError({ lost: false, code });

test("an earlier vote stays when a card voted too often, or only first votes have room", () => {
  assert.ok(isRefusedAgain(refused("card-often")));
  assert.ok(isRefusedAgain(refused("box-first-only")));
});

test("no other refusal says that an earlier vote stays", () => {
  for (const code of ["card-cancelled", "box-closed", "disk-full", null])
    assert.ok(!isRefusedAgain(refused(code)), String(code));
  assert.ok(!isRefusedAgain(new Error("card-often")));
});
