// @ts-nocheck: words of any shape go through here
/**
 * A second language for the words of the scripts (docs/languages.md). The page carries the
 * catalogue, sentence by sentence, in <meta name="browser-words">; in English it carries none.
 * A sentence that the catalogue lacks stays English, and dom.js marks it as English.
 */
const SENTENCE_END = /((?<=[.!?:])[\s\u00a0]+)/; // as in tools/words.py
const FORMS = ["zero", "one", "two", "few", "many", "other"]; // as gettext counts them
const GAPS = ["n", "n2", "n3"];

const given = globalThis.document?.querySelector('meta[name="browser-words"]')?.content;
const catalogue = given ? JSON.parse(given) : null;
const rules = catalogue && new Intl.PluralRules(catalogue.language);
const missing = new Set();

/** Whether a text is shown in English only because nobody has put it into this language. */
export const isStillEnglish = (text) => missing.has(text);

/** One sentence in the page's language; "{name}" in it stands for `name`. null if unknown. */
function sentence(english, name) {
  const numbers = [];
  const pattern = english
    .replaceAll("\u00ad", "") // where a long word may be parted
    .replace(/\d+/g, (number) => `%(${GAPS[numbers.push(number) - 1]})s`)
    .replace("{name}", "%(name)s");
  const found = catalogue.texts[pattern];
  if (!found) return null;
  const form = Array.isArray(found)
    ? found[FORMS.indexOf(rules.select(Number(numbers[0])))]
    : found;
  const filled = { name, ...Object.fromEntries(numbers.map((one, i) => [GAPS[i], one])) };
  return form.replace(/%\((\w+)\)s/g, (_, gap) => filled[gap]);
}

/**
 * A text in the page's language.
 * @param {string} english
 * @param {string} [name]
 * @returns {string}
 */
export function translated(english, name = "") {
  if (!english) return english;
  if (!catalogue) return english.replace("{name}", () => name);
  const parts = english.split(SENTENCE_END).map((part, i) => (i % 2 ? part : sentence(part, name)));
  if (!parts.includes(null)) return parts.join("");
  const text = english.replace("{name}", () => name);
  missing.add(text);
  return text;
}

/**
 * The same tree of words in the page's language; functions say their words in it too.
 * @template T
 * @param {T} tree
 * @returns {T}
 */
export function inLanguage(tree) {
  if (!catalogue) return tree;
  const inside = (value) => {
    if (typeof value === "string") return translated(value);
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value === "function") {
      return (...inserts) => {
        const name = inserts.find((one) => typeof one === "string");
        const open = inserts.map((one) => (typeof one === "string" ? "{name}" : one));
        return translated(value.apply(tree, open), name);
      };
    }
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part)]));
  };
  return inside(tree);
}
