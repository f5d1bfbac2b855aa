import assert from "node:assert/strict";
import { test } from "node:test";

import { clipAddress, clipsOfContest, textId } from "../../src/audio/clip-list.js";
import { sha256, toHex } from "../../src/crypto/hashing.js";

const hello = toHex(sha256("Hello Zoë"));
const clips = { [hello]: { file: "ab12.mp3", ms: 900 } };

test("a clip is found by the hash of its words", () => {
  assert.equal(textId("Hello Zoë"), hello);
  assert.equal(clipAddress(clips, "Hello Zoë"), "/sound/ab12.mp3");
  assert.equal(clipAddress(clips, "Hello Zoe"), null);
});

test("spaces, places to part a word and forms of letters make no other text", () => {
  for (const text of ["  Hello \n Zoë ", "Hel\u00adlo Zoë", "Hello Zoe\u0308"]) {
    assert.equal(clipAddress(clips, text), "/sound/ab12.mp3", JSON.stringify(text));
  }
});

test("a file that is not in the folder of sounds is not played", () => {
  for (const file of ["../secret.mp3", "a/b.mp3", "https:x.mp3", "", "a b.mp3"]) {
    assert.equal(clipAddress({ [hello]: { file, ms: 1 } }, "Hello Zoë"), null, file);
  }
});

test("a contest needs its own people first, then what is said anywhere, the short before the long", () => {
  const list = {
    a: { file: "long.mp3", ms: 9000 },
    b: { file: "other.mp3", ms: 100, only: "south" },
    c: { file: "ann.mp3", ms: 5000, only: "north" },
    d: { file: "short.mp3", ms: 300 },
    e: { file: "../x.mp3", ms: 1 },
  };
  assert.deepEqual(clipsOfContest(list, "north"), [
    "/sound/ann.mp3",
    "/sound/short.mp3",
    "/sound/long.mp3",
  ]);
});

test("no more than six megabytes are kept", () => {
  const minute = 60_000; // 300,000 bytes
  const list = Object.fromEntries(
    Array.from({ length: 30 }, (_, number) => [number, { file: `${number}.mp3`, ms: minute }]),
  );
  assert.equal(clipsOfContest(list, "north").length, 20);
});
