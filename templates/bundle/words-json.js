/**
 * Prints every text that the voter's pages can say, as JSON for the sound (docs/sound.md):
 * `node words-json.js > ../static/words/en.json`. With "staff", the words of the key holders'
 * pages, which have no sound but another language: `node words-json.js staff > ../words/staff.json`.
 * A sentence whose form follows a number is written out for every number; its key then ends in
 * `?max=2&count=1`. What takes any name or number alike stays open, as `{name}` or `{page}`, and is
 * filled when the sound of an election is made.
 */
import { words } from "./src/words.js";

const MOST_SEATS = 30; // docs/definition.md, D.6
const MOST_PEOPLE = 64;
const staff = process.argv[2] === "staff";
// staff pages, and descriptions of photos: no voter's page says them
const SILENT = staff ? /^(?!board\b)/ : /^board\b|\bphoto$/;

const upTo = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** The values each argument can take, given the arguments that bound it. */
const RANGES = {
  max: () => upTo(1, MOST_SEATS),
  count: ({ max = MOST_SEATS }) => upTo(0, max),
  left: ({ max = MOST_PEOPLE }) => upTo(1, max),
};
const OPEN = ["name", "page", "pages", "n", "all"];
for (const name of OPEN) RANGES[name] = () => [`{${name}}`];
if (staff) {
  for (const name of ["n", "all"]) RANGES[name] = () => [1, 2];
  for (const name of ["box", "done"]) RANGES[name] = () => [1];
  RANGES.title = () => ["{name}"];
}
const BOUNDS_FIRST = ["max", "count", "left", "box", "done", "title", ...OPEN];

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
      const numbers = order.filter((name) => typeof given[name] === "number");
      const tail = numbers.map((name) => `${name}=${given[name]}`).join("&");
      yield [tail ? `${key}?${tail}` : key, value.call(words, ...names.map((name) => given[name]))];
    }
  } else {
    for (const [part, inner] of Object.entries(value)) {
      const name = key ? `${key}.${part}` : part;
      if (!SILENT.test(name)) yield* texts(inner, name);
    }
  }
}

const said = Object.fromEntries(texts(words, ""));
process.stdout.write(`${JSON.stringify(said, null, 1)}\n`);
