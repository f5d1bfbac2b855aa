import assert from "node:assert/strict";
import { test } from "node:test";

import { fitPeople, MAX_ON_PAGE, pageOf, rangeOf, unmeasured } from "../../src/voter/paging.js";

const SAYS = { width: 104, height: 104 };
const TABLET = { gap: 20, least: { width: 200, height: 160 }, says: SAYS };
const PHONE = { gap: 16, least: { width: 140, height: 142 }, says: SAYS };

/** @param {import("../../src/voter/paging.js").Fit} fit */
const areSeen = ({ perPage, columns, rows }) => columns * rows >= perPage;

test("up to six people are seen at once on a tablet, lying down and standing up", () => {
  for (const room of [
    { width: 720, height: 600 },
    { width: 720, height: 640 },
  ]) {
    for (let count = 1; count <= 6; count += 1) {
      const fit = fitPeople(count, { room, ...TABLET });
      assert.deepEqual([fit.pages, fit.perPage, fit.isWhole], [1, count, true]);
      assert.ok(areSeen(fit));
    }
  }
});

test("at least two people are seen at once on a phone", () => {
  for (let count = 2; count <= 16; count += 1) {
    const { perPage } = fitPeople(count, { room: { width: 336, height: 350 }, ...PHONE });
    assert.ok(perPage >= 2, `${count}`);
  }
});

test("R40: no page has more than 12 people, none is empty, and they are even", () => {
  for (const room of [
    { width: 336, height: 300 },
    { width: 720, height: 600 },
    { width: 4000, height: 3000 },
  ]) {
    for (let count = 1; count <= 64; count += 1) {
      const { pages, perPage } = fitPeople(count, { room, ...TABLET, least: PHONE.least });
      assert.ok(perPage <= MAX_ON_PAGE);
      assert.ok(pages * perPage >= count, "everybody has a place");
      assert.ok((pages - 1) * perPage < count, "no page is empty");
    }
  }
});

test("no card is smaller than the least, with its control under it or beside it", () => {
  for (let count = 1; count <= 16; count += 1) {
    const fit = fitPeople(count, { room: { width: 720, height: 480 }, ...TABLET });
    const { cell, isBeside, columns, rows } = fit;
    assert.ok(cell.width - (isBeside ? SAYS.width : 0) >= TABLET.least.width);
    assert.ok(cell.height - (isBeside ? 0 : SAYS.height) >= TABLET.least.height);
    assert.ok(columns * cell.width + (columns - 1) * TABLET.gap <= 720);
    assert.ok(rows * cell.height + (rows - 1) * TABLET.gap <= 480);
  }
});

test("six people fill their rows: no place is empty", () => {
  const { columns, rows } = fitPeople(6, { room: { width: 900, height: 640 }, ...TABLET });
  assert.deepEqual([columns, rows], [3, 2]);
});

test("where not even one has room, people follow each other down the page", () => {
  const fit = fitPeople(5, { room: { width: 300, height: 60 }, ...PHONE });
  assert.deepEqual(fit, unmeasured(5));
  assert.equal(fit.isWhole, false);
  assert.equal(unmeasured(13).pages, 2);
});

test("a person is found on their page, and a page says whom it shows", () => {
  assert.equal(pageOf(0, 7), 0);
  assert.equal(pageOf(6, 7), 0);
  assert.equal(pageOf(7, 7), 1);
  assert.equal(pageOf(-1, 7), 0);
  assert.deepEqual(rangeOf(0, 4, 8), { first: 1, last: 4 });
  assert.deepEqual(rangeOf(1, 7, 13), { first: 8, last: 13 });
});
