/**
 * Runs code beside the shipped modules, for tests that need Python and JavaScript at once
 * (tests/interop): a line of JSON in, {body, arguments}; a line out, {value} or {error}.
 */
import { createInterface } from "node:readline";

const folder = new URL("../../templates/static/js/", import.meta.url);
const core = await import(new URL("core.js", folder).href);
const keys = await import(new URL("keys.js", folder).href);
const box = await import(new URL("box.js", folder).href);
const AsyncFunction = (async () => {}).constructor;

/** @param {{body: string, arguments: Record<string, unknown>}} request */
async function run({ body, arguments: given }) {
  const code = AsyncFunction("core", "keys", "box", ...Object.keys(given), body);
  return { value: (await code(core, keys, box, ...Object.values(given))) ?? null };
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await run(JSON.parse(line)).catch((problem) => ({ error: String(problem) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
