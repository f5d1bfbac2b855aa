import assert from "node:assert/strict";
import { test } from "node:test";

import { answerTo, isKept } from "../../src/voter/cache-rules.js";

const shell = {
  version: "1",
  pages: ["/vote", "/vote?lang=cy"],
  files: { "/static/js/vote.js": "abcd" },
};
const PHOTO = `/pictures/${"a".repeat(64)}.jpg`;
const CLIP = `/sound/${"b".repeat(16)}.mp3`;
const BOX = "/api/box/9xVbcdefghijk1";

/**
 * @param {string} path
 * @param {Partial<{method: string, isNavigation: boolean, isOwn: boolean}>} [request]
 */
const ask = (path, request = {}) =>
  answerTo(
    { method: "GET", isNavigation: false, isOwn: true, ...request },
    new URL(path, "https://vote.example"),
    shell,
  );

test("the page comes from the network where there is one, each language for itself", () => {
  const page = { isNavigation: true };
  assert.deepEqual(ask("/vote", page), { from: "network", path: "/vote" });
  assert.deepEqual(ask("/vote?lang=cy", page), { from: "network", path: "/vote?lang=cy" });
  assert.deepEqual(ask("/vote?lang=xx", page), { from: "network", path: "/vote" });
  for (const other of ["/", "/check", "/board", "/vote/", PHOTO]) {
    assert.equal(ask(other, page), null, other);
  }
});

test("a file asked for by its own hash cannot be an old one, and comes from the store", () => {
  assert.deepEqual(ask("/static/js/vote.js?v=abcd"), { from: "store", path: "/static/js/vote.js" });
  for (const path of ["/static/js/vote.js?v=old", "/static/js/vote.js"]) {
    assert.deepEqual(ask(path), { from: "network", path: "/static/js/vote.js" });
  }
});

test("pictures and sounds never change, the facts of a box do", () => {
  assert.deepEqual(ask(PHOTO), { from: "store", path: PHOTO });
  assert.deepEqual(ask(CLIP), { from: "store", path: CLIP });
  assert.deepEqual(ask(BOX), { from: "network", path: BOX });
  assert.deepEqual(ask("/sound/manifest.json"), { from: "network", path: "/sound/manifest.json" });
});

test("R51: nothing about a card or a vote is ever answered or kept by the worker", () => {
  const hidden = [
    `${BOX}/card/${"c".repeat(64)}`,
    `${BOX}/ballots`,
    "/api/codes?first=1&second=2",
    "/board",
    "/sw.js",
    "/boxes/9xVbcdefghijk1.bel",
    "/pictures/small.jpg",
  ];
  for (const path of hidden) {
    assert.equal(ask(path), null, path);
    assert.equal(isKept(path), false, path);
  }
});

test("only GET, and only our own server", () => {
  assert.equal(ask(BOX, { method: "POST" }), null);
  assert.equal(ask(BOX, { method: "HEAD" }), null);
  assert.equal(ask(PHOTO, { isOwn: false }), null);
});

test("the page may ask to keep boxes, pictures and sounds", () => {
  for (const path of [PHOTO, CLIP, BOX, "/sound/manifest.json"]) assert.equal(isKept(path), true);
  for (const path of ["/vote", "", "https://elsewhere.example/x", `${PHOTO}?x`]) {
    assert.equal(isKept(path), false, path);
  }
});
