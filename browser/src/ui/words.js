/**
 * The words of the page: messages of the catalogue, by their keys (docs/languages.md). The page
 * names the files of its words in <link data-words="cy">, its own language first. Missing messages
 * are said in English, and dom.js marks them as English.
 */
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";

/**
 * @typedef {Record<string, number | string>} Arguments
 * @typedef {object} Refusal what the server said of something it did not do
 * @property {string} [code]
 * @property {string} [text] in English
 * @property {Arguments} [args]
 */

/** @type {Iterable<HTMLLinkElement>} */
const links = globalThis.document?.querySelectorAll("link[data-words]") ?? [];
/** @type {FluentBundle[]} the page's own language first */
const bundles = [];

/**
 * Load the words. The page asks for their files together with its scripts; until they are there
 * nothing is shown.
 */
export const wordsReady = Promise.all([...links].map(readWords)).then((read) => {
  bundles.push(...read);
});

/** @param {HTMLLinkElement} link */
async function readWords({ href, dataset: { words: language = "en" } }) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error("no words");
  const bundle = new FluentBundle(language, { useIsolating: false });
  const problems = bundle.addResource(new FluentResource(await answer.text()));
  if (problems.length > 0) throw problems[0];
  return bundle;
}

const stillEnglish = new Set();

/**
 * Tell whether a text is shown in English only because this language lacks it.
 * @param {string} text
 */
export const isStillEnglish = (text) => stillEnglish.has(text);

/** @param {string} key */
const bundleOf = (key) => bundles.find((bundle) => bundle.hasMessage(key));

/**
 * Find a message; the practice page replaces some of the voter's messages.
 * @param {string} key
 */
const ownKey = (key) => (bundleOf(`practice-${key}`) ? `practice-${key}` : key);

/**
 * Say a message in the page's language.
 * @param {string} key
 * @param {Arguments} [values]
 */
export function say(key, values = {}) {
  const own = ownKey(key);
  const bundle = bundleOf(own);
  const pattern = bundle?.getMessage(own)?.value;
  if (!bundle || !pattern) throw new Error(`there is no message ${key}`);
  const given = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "number" ? new FluentNumber(value, { useGrouping: false }) : value,
  ]);
  const text = bundle.formatPattern(pattern, Object.fromEntries(given)); // throws the error
  if (bundle !== bundles[0]) stillEnglish.add(text);
  return text;
}

/**
 * Say the messages that are numbered from 1: "post-line-1", "post-line-2", …
 * @param {string} name
 */
export function sayLines(name) {
  const own = ownKey(`${name}-1`).slice(0, -"-1".length);
  const lines = [];
  while (bundleOf(`${own}-${lines.length + 1}`)) lines.push(say(`${own}-${lines.length + 1}`));
  return lines;
}

/**
 * Say a refusal of the server by its code; in English where there are no words for it.
 * @param {Refusal} refusal
 */
export function sayRefusal({ code = "", text = "", args = {} }) {
  if (bundleOf(`refused-${code}`)) return say(`refused-${code}`, args);
  const error = `error-${code.replaceAll("_", "-")}`;
  const parts = [`${error}-text`, `${error}-next`].filter(bundleOf).map((key) => say(key));
  const whole = parts.join(" ") || text;
  if (parts.length === 0 ? bundles[0].locales[0] !== "en" : parts.some(isStillEnglish))
    stillEnglish.add(whole);
  return whole;
}
