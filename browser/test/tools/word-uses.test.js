import assert from "node:assert/strict";
import { test } from "node:test";
import { usesIn } from "../../word-uses.js";

test("uses are found with their arguments, families by what is put together", () => {
  const text = `
    say("yes"); say("status", { count, max: 2 }); say(\`look-\${name}\`);
    sayLines("post-line"); say(isIn ? "a" : "b"); other.say("never");`;
  assert.deepEqual(
    usesIn(text, "x.js").map(({ key, arguments: names }) => [key, ...names]),
    [["yes"], ["status", "count", "max"], ["look-*"], ["post-line-*"], ["a"], ["b"]],
  );
});

test("a key or arguments from elsewhere cannot be checked, so they stop the check", () => {
  assert.throws(() => usesIn("say(key)", "x.js"), /x.js:1: the key/);
  assert.throws(() => usesIn('say("a", values)', "x.js"), /x.js:1: the arguments/);
});
