/**
 * Vote cards. A card's text is "1.<uuid>.<22 characters>.<check>"; the secret never leaves the
 * page, its public half names the card in the box and gives the six pictures.
 */
import { mod, pointToText, scalarMultBase } from "./group.js";
import { sha256, toHex } from "./hashing.js";

/** @typedef {{uuid: string, secret: string}} Card the box it is for, and its secret */

const BASE58 = "[1-9A-HJ-NP-Za-km-z]";
const PARTS = `1\\.(${BASE58}{14,22})\\.(${BASE58}{22})\\.([0-9a-f]{4})`;
const CARD = new RegExp(`^${PARTS}$`);
const CARD_INSIDE = new RegExp(
  `(?:^|[^A-Za-z0-9.])(1\\.${BASE58}+\\.${BASE58}+\\.[0-9a-f]{4})(?![A-Za-z0-9]|\\.[A-Za-z0-9])`,
);

/** The 32 pictures; the place in the list is the number, 5 bits. */
export const PICTURES = Object.freeze(
  (
    "dog cat horse rabbit elephant fish duck butterfly tree rose sun moon star rain house car " +
    "aeroplane train bike boat apple banana cake pizza cup key bell book scissors umbrella " +
    "guitar hat"
  ).split(" "),
);

/** A text that is not a vote card; `code` says what is wrong with it. */
export class CardError extends Error {
  /** @param {"card-foreign" | "card-half" | "card-letters"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @param {string} uuid
 * @param {string} characters
 */
function checkDigits(uuid, characters) {
  return toHex(sha256(`repvote-card-v1|${uuid}|${characters}`)).slice(0, 4);
}

/**
 * Write the 22 characters of a secret in its four groups.
 * @param {string} characters
 */
export const dashed = (characters) =>
  characters.replace(/^(.{5})(.{6})(.{5})(.{6})$/, "$1-$2-$3-$4");

/**
 * Read the text of a card or its whole link, as people paste it and scanners type it; throws
 * CardError. Only the end counts, since a scanner with a foreign keyboard may change "#" to another
 * character; the check digits tell which reading is right.
 * @param {string} input
 * @returns {Card}
 */
export function parseCard(input) {
  const text = withoutEscapes(String(input)).trim();
  for (const reading of readings(text)) {
    const [, uuid, characters, check] = CARD.exec(reading) ?? [];
    if (uuid && checkDigits(uuid, characters) === check) {
      return { uuid, secret: dashed(characters) };
    }
  }
  throw new CardError(endOf(text).split(".")[0] === "1" ? "card-half" : "card-foreign");
}

/**
 * List the readings of a text: its end, the end without the spaces of a parted link, a card amid other words,
 * and what a scanner types while Caps Lock is on.
 * @param {string} text
 */
function readings(text) {
  const inside = CARD_INSIDE.exec(text)?.[1] ?? "";
  const found = [endOf(text), endOf(text.replace(/\s+/g, "")), inside];
  return [...found, swapCase(found[0])];
}

/** What some mail programs write in the place of "#", "." and spaces, once or twice over. */
const ESCAPE = /%(?:25)*(23|2e|20|0a|0d)/gi;

/** @param {string} text */
const withoutEscapes = (text) =>
  text.replace(ESCAPE, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/**
 * The letters, digits and dots at the end, without the punctuation of the sentence around them.
 * @param {string} text
 */
const endOf = (text) =>
  /[A-Za-z0-9.]*$/.exec(text.replace(/[\s.,;:!?)\]}>"'”’»]+$/, ""))?.[0] ?? "";

/** @param {string} text */
const swapCase = (text) =>
  text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );

/**
 * Write the card's text, the inverse of parseCard.
 * @param {string} uuid
 * @param {string} secret
 */
export function cardText(uuid, secret) {
  const characters = secret.replaceAll("-", "");
  return `1.${uuid}.${characters}.${checkDigits(uuid, characters)}`;
}

/**
 * Compute the secret exponent of a card for its box (specification, "Credentials").
 * @param {string} secret
 * @param {string} uuid
 */
export function secretExponent(secret, uuid) {
  const half = (/** @type {0 | 1} */ part) =>
    toHex(sha256(`derive_credential|${uuid}|${part}|${secret}`));
  return mod(BigInt(`0x${half(0)}${half(1)}`));
}

/**
 * Compute the public half of a card, 64 hex digits.
 * @param {string} secret
 * @param {string} uuid
 */
export function publicCredential(secret, uuid) {
  return pointToText(scalarMultBase(secretExponent(secret, uuid)));
}

/**
 * Compute six numbers 0..31: the first 30 bits of a tagged SHA-256 of the public half, top bits
 * first.
 * @param {string} credential
 */
export function picturesOf(credential) {
  const start = toHex(sha256(`repvote-pictures-v1|${credential}`)).slice(0, 8);
  const bits = BigInt(`0x${start}`) >> 2n;
  return [25n, 20n, 15n, 10n, 5n, 0n].map((shift) => Number((bits >> shift) & 31n));
}
