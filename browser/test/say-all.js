/**
 * Says many messages as the browser does, for tests/words/test_both_programs.py: reads
 * {language, files: {language: text}, calls: [[key, values]]} from the standard input, prints texts.
 */
import { readFileSync } from "node:fs";

/** @type {{language: string, files: Record<string, string>, calls: [string, any][]}} */
const { language, files, calls } = JSON.parse(readFileSync(0, "utf-8"));
const given = { href: "words", dataset: { words: language } };
Object.assign(globalThis, {
  document: { querySelectorAll: () => [given] },
  fetch: async () => new Response(files[language]),
});
const { say, wordsReady } = await import("../src/ui/words.js");
await wordsReady;
process.stdout.write(JSON.stringify(calls.map(([key, values]) => say(key, values))));
