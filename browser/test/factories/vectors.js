/** The vectors that Python and the browser's code share (tests/vectors/README.md). */
import { readFileSync } from "node:fs";

/**
 * Read one file of `tests/vectors`.
 * @param {string} name
 */
export const vectors = (name) =>
  JSON.parse(
    readFileSync(new URL(`../../../tests/vectors/${name}.json`, import.meta.url), "utf-8"),
  );
