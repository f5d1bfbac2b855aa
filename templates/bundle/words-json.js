/**
 * Prints every text the voter's pages can say, as JSON for the sound (docs/sound.md):
 * `node words-json.js > ../static/words/en.json`.
 * A sentence with numbers is written out whole for every number it can carry; its key then ends
 * in `?count=1&max=2`. A name stays open as `{name}` and is filled for every person who stands.
 */
import { words } from "./src/words.js";

const MOST = 30; // seats in a contest (docs/definition.md, D.6)
const MOST_CARDS = 20; // cards shown that share two pictures
const MOST_PAGES = 9;
const SILENT = new Set(["board"]); // key holders and secretary: staff pages, not the voter's

const upTo = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** The values each argument can take, given the arguments that bound it. */
const RANGES = {
  name: () => ["{name}"],
  max: () => upTo(1, MOST),
  count: ({ max = MOST }) => upTo(0, max),
  left: ({ max = MOST }) => upTo(1, max),
  pages: () => upTo(1, MOST_PAGES),
  page: ({ pages }) => upTo(1, pages),
  all: () => upTo(1, MOST_CARDS),
  n: ({ all }) => upTo(1, all),
};
const BOUNDS_FIRST = ["max", "pages", "all", "count", "left", "page", "n", "name"];

function argumentsOf(say, key) {
  const list = /^[^(]*\(([^)]*)\)|^\s*(\w+)\s*=>/.exec(say.toString());
  const names = (list?.[1] ?? list?.[2] ?? "").split(",").map((one) => one.trim());
  for (const name of names) {
    if (!RANGES[name]) throw new Error(`words.js: ${key} has an argument "${name}" without a range`);
  }
  return names;
}

function* combinations(names, given = {}) {
  const [name, ...rest] = names;
  if (!name) {
    yield given;
    return;
  }
  for (const value of RANGES[name](given)) yield* combinations(rest, { ...given, [name]: value });
}

function* texts(value, key) {
  if (typeof value === "string") yield [key, value];
  else if (typeof value === "function") {
    const names = argumentsOf(value, key);
    const order = BOUNDS_FIRST.filter((name) => names.includes(name));
    for (const given of combinations(order)) {
      const numbers = order.filter((name) => name !== "name");
      const tail = numbers.map((name) => `${name}=${given[name]}`).join("&");
      yield [tail ? `${key}?${tail}` : key, value.call(words, ...names.map((name) => given[name]))];
    }
  } else {
    for (const [part, inner] of Object.entries(value)) {
      if (key || !SILENT.has(part)) yield* texts(inner, key ? `${key}.${part}` : part);
    }
  }
}

const said = Object.fromEntries(texts(words, ""));
process.stdout.write(`${JSON.stringify(said, null, 1)}\n`);
