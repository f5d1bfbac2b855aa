import assert from "node:assert/strict";
import { test } from "node:test";

import { MAX_ON_PAGE, pageOf, pagesFor } from "../../src/voter/paging.js";

test("R40: no page has more than 12 people, and pages are as even as possible", () => {
  for (let count = 1; count <= 64; count += 1) {
    const { pages, perPage } = pagesFor(count);
    assert.ok(perPage <= MAX_ON_PAGE);
    assert.ok(pages * perPage >= count, "everybody has a place");
    assert.ok((pages - 1) * perPage < count, "no page is empty");
    assert.equal(pages, Math.ceil(count / 12), "and there are not more pages than needed");
  }
  assert.deepEqual(pagesFor(13), { pages: 2, perPage: 7 });
});

test("a person is found on their page", () => {
  assert.equal(pageOf(0, 7), 0);
  assert.equal(pageOf(6, 7), 0);
  assert.equal(pageOf(7, 7), 1);
  assert.equal(pageOf(-1, 7), 0);
});
