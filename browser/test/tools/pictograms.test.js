import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { PICTOGRAMS } from "../../pictograms.js";
import { pictureUses, usesInScript } from "../../picture-uses.js";

const drawn = (/** @type {string} */ name) =>
  fileURLToPath(new URL(`../../../templates/static/pictures/${name}.svg`, import.meta.url));

test("pictures are found with the messages beside them", () => {
  const text = `
    const step = () => messageStep(say("a-heading"), "box", [say("a-line")],
      button(say("yes"), { picture: isIn ? "tick" : "cross" }), wayButton("on", say("go")));`;
  assert.deepEqual(
    usesInScript(text, "x.js", { on: "next" })
      .map(({ picture, at }) => `${picture}: ${at}`)
      .sort(),
    ["box: a-heading", "cross: yes", "next: go", "tick: yes"],
  );
});

test("each place of a picture is in the table, under what it means", () => {
  /** @type {Record<string, Set<string>>} */
  const found = {};
  for (const { picture, at } of pictureUses()) {
    found[picture] ??= new Set();
    found[picture].add(at);
  }
  const listed = Object.entries(PICTOGRAMS).map(([name, { at }]) => [name, [...at].sort()]);
  const used = Object.entries(found).map(([name, at]) => [name, [...at].sort()]);
  assert.deepEqual(Object.fromEntries(used), Object.fromEntries(listed));
});

test("one picture has one meaning, and one message has one picture", () => {
  const meanings = Object.values(PICTOGRAMS).map(({ means }) => means);
  assert.equal(new Set(meanings).size, meanings.length);
  const messages = Object.values(PICTOGRAMS).flatMap(({ at }) =>
    at.filter((place) => !/[#.]/.test(place)),
  );
  const twice = messages.filter((key, at) => messages.indexOf(key) !== at);
  assert.deepEqual([...new Set(twice)], ["scan-faster", "scan-slower"]); // a stepper has two pictures
});

test("every picture is drawn", () => {
  for (const name of Object.keys(PICTOGRAMS)) assert.ok(existsSync(drawn(name)), name);
});
