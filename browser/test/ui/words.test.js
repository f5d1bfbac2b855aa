import assert from "node:assert/strict";
import { test } from "node:test";

const WELSH =
  "yes = Ydw\nchosen =\n    { $n ->\n        [two] { $n } berson\n       *[other] { $n } person\n    }\n";
const ENGLISH = `yes = Yes
no = No
hear = Listen to { $name }
chosen = { $n } people
practice-no = No fruit
line-1 = One
line-2 = Two
practice-line-1 = Fruit
refused-key-there = { $name } has a key already.
error-page-too-old-text = The page was open for a long time.
error-page-too-old-next = Load it again.
`;
/** @type {Record<string, string>} */
const FILES = { cy: WELSH, en: ENGLISH };
const links = ["cy", "en"].map((words) => ({ href: words, dataset: { words } }));
Object.assign(globalThis, {
  document: { querySelectorAll: () => links },
  fetch: async (/** @type {string} */ href) => new Response(FILES[href]),
});
const { isStillEnglish, say, sayLines, sayRefusal, wordsReady } = await import(
  "../../src/ui/words.js"
);
await wordsReady;

test("a message is said in the page's language, with its number's form", () => {
  assert.equal(say("yes"), "Ydw");
  assert.equal(say("chosen", { n: 2 }), "2 berson");
  assert.equal(say("chosen", { n: 1200 }), "1200 person");
  assert.equal(isStillEnglish("Ydw"), false);
});

test("what the language lacks is English and known to be", () => {
  assert.equal(say("hear", { name: "Ann" }), "Listen to Ann");
  assert.equal(isStillEnglish("Listen to Ann"), true);
});

test("a message of the practice page goes before the voter's", () => {
  assert.equal(say("no"), "No fruit");
  assert.deepEqual(sayLines("line"), ["Fruit"]);
});

test("a wrong call says nothing", () => {
  assert.throws(() => say("nothing"), /no message nothing/);
  assert.throws(() => say("hear"), /name/);
});

test("a refusal is said by its code, and in English where there are no words for it", () => {
  assert.equal(
    sayRefusal({ code: "key-there", text: "x", args: { name: "Kit" } }),
    "Kit has a key already.",
  );
  const old = "The page was open for a long time. Load it again.";
  assert.equal(sayRefusal({ code: "page_too_old", text: "x" }), old);
  assert.equal(isStillEnglish(old), true);
  assert.equal(sayRefusal({ code: "strange", text: "Something strange." }), "Something strange.");
  assert.equal(isStillEnglish("Something strange."), true);
});
