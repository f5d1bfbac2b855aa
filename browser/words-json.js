/**
 * Prints every text that the voter's pages can say, as JSON for the sound (docs/sound.md):
 * `node words-json.js > ../templates/static/words/en.json`. With a language, `node words-json.js cy`, prints
 * what the same code shows with the catalogue of that language. With "staff", the words of the key
 * holders' pages, which have no sound: `node words-json.js staff > ../templates/words/staff.json`.
 * A sentence whose form follows a number is written out for every number; its key then ends in
 * `?max=2&count=1`. What takes any name or number alike stays open, as `{name}` or `{page}`, and is
 * filled when the sound of an election is made.
 */
import { readFileSync } from "node:fs";

const asked = process.argv[2] ?? "en";
const staff = asked === "staff";
const language = staff ? "en" : asked;
if (language !== "en") {
  // src/ui/language.js reads the catalogue from the page
  const path = new URL(`../templates/words/${language}/browser.json`, import.meta.url);
  const content = readFileSync(path, "utf-8");
  globalThis.document = { querySelector: () => ({ content }) };
}
const trees = await Promise.all(
  ["ui", "check", "keyholder"].map((room) => import(`./src/${room}/words.js`)),
);
const english = Object.assign({}, ...trees.map((tree) => tree.english));
const words = Object.assign({}, ...trees.map((tree) => tree.words));
const { isStillEnglish } = await import("./src/ui/language.js");

const MOST_SEATS = 30; // docs/definition.md, D.6
const MOST_PEOPLE = 64;
// staff pages, and descriptions of photos: no voter's page says them
const SILENT = staff ? /^(?!board\b)/ : /^board\b|\bphoto$/;

const upTo = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** The values each argument can take, given the arguments that bound it. */
const RANGES = {
  max: () => upTo(1, MOST_SEATS),
  count: ({ max = MOST_SEATS }) => upTo(0, max),
  left: ({ max = MOST_PEOPLE }) => upTo(1, max),
};
// Numbers that stand for themselves: no text has one, so each can become a gap again.
const STAND_INS = { page: 70001, pages: 70002, n: 70003, all: 70004 };
const OPEN = ["name", ...Object.keys(STAND_INS)];
RANGES.name = () => ["{name}"];
for (const [name, number] of Object.entries(STAND_INS)) RANGES[name] = () => [number];
if (staff) {
  for (const name of ["n", "all"]) RANGES[name] = () => [1, 2];
  for (const name of ["box", "done"]) RANGES[name] = () => [1];
  RANGES.title = () => ["{name}"];
}
const BOUNDS_FIRST = ["max", "count", "left", "box", "done", "title", ...OPEN];

const withGaps = (text) =>
  Object.entries(STAND_INS).reduce((all, [gap, number]) => all.replace(number, `{${gap}}`), text);

function argumentsOf(say, key) {
  const list = /^[^(]*\(([^)]*)\)|^\s*(\w+)\s*=>/.exec(say.toString());
  const names = (list?.[1] ?? list?.[2] ?? "").split(",").map((one) => one.trim());
  for (const name of names) {
    if (!RANGES[name])
      throw new Error(`words.js: ${key} has an argument "${name}" without a range`);
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

/** `value` as the page shows it; `source`: the same part in English, which names its arguments. */
function* texts(value, source, key) {
  if (typeof value === "string") {
    if (!isStillEnglish(value)) yield [key, value];
  } else if (typeof value === "function") {
    const names = argumentsOf(source, key);
    const order = BOUNDS_FIRST.filter((name) => names.includes(name));
    for (const given of combinations(order)) {
      const numbers = order.filter((name) => typeof given[name] === "number");
      const tail = numbers.map((name) => `${name}=${given[name]}`).join("&");
      const text = withGaps(value.call(words, ...names.map((name) => given[name])));
      if (!isStillEnglish(text)) yield [tail ? `${key}?${tail}` : key, text];
    }
  } else {
    for (const [part, inner] of Object.entries(value)) {
      const name = key ? `${key}.${part}` : part;
      if (!SILENT.test(name)) yield* texts(inner, source[part], name);
    }
  }
}

const said = Object.fromEntries(texts(words, english, ""));
process.stdout.write(`${JSON.stringify(said, null, 1)}\n`);
