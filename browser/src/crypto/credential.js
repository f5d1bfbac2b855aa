/**
 * Vote cards. A card's text is "1.<uuid>.<22 characters>.<check>"; the secret never leaves the
 * page, its public half names the card in the box and gives the six pictures.
 */
import { basePower, hash, hex, mod, pointText } from "./group.js";

const BASE58 = "[1-9A-HJ-NP-Za-km-z]";
const CARD = new RegExp(`^1\\.(${BASE58}{14,22})\\.(${BASE58}{22})\\.([0-9a-f]{4})$`);

/** The 32 pictures; the place in the list is the number, 5 bits. */
export const PICTURES = Object.freeze(
  (
    "dog cat horse rabbit elephant fish duck butterfly tree rose sun moon star rain house car " +
    "aeroplane train bike boat apple banana cake pizza cup key bell book scissors umbrella " +
    "guitar hat"
  ).split(" "),
);

/** A text that is no vote card; `code` is "card-foreign" or "card-half". */
export class CardError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

function check(uuid, characters) {
  return hex(hash(`repvote-card-v1|${uuid}|${characters}`)).slice(0, 4);
}

/**
 * Takes the text of a card or its whole link; gives {uuid, secret} or throws CardError.
 * Only the end counts, since a scanner with a foreign keyboard may turn "#" into another sign.
 */
export function parseCard(input) {
  const [card] = /[A-Za-z0-9.]*$/.exec(String(input).trim());
  const match = CARD.exec(card);
  if (match && check(match[1], match[2]) === match[3]) {
    const parts = /^(.{5})(.{6})(.{5})(.{6})$/.exec(match[2]).slice(1);
    return { uuid: match[1], secret: parts.join("-") };
  }
  throw new CardError(card.split(".")[0] === "1" ? "card-half" : "card-foreign");
}

/** The card's text, the inverse of parseCard. */
export function cardText(uuid, secret) {
  const characters = secret.replaceAll("-", "");
  return `1.${uuid}.${characters}.${check(uuid, characters)}`;
}

/** Secret exponent of a card for its box (specification, "Credentials"). */
export function secretExponent(secret, uuid) {
  const half = (i) => hex(hash(`derive_credential|${uuid}|${i}|${secret}`));
  return mod(BigInt(`0x${half(0)}${half(1)}`));
}

/** Public half of a card, 64 hex digits. */
export function publicCredential(secret, uuid) {
  return pointText(basePower(secretExponent(secret, uuid)));
}

/** Six numbers 0..31: the first 30 bits of a tagged SHA-256 of the public half, top bits first. */
export function picturesOf(credential) {
  const bits = BigInt(`0x${hex(hash(`repvote-pictures-v1|${credential}`)).slice(0, 8)}`) >> 2n;
  return [25n, 20n, 15n, 10n, 5n, 0n].map((shift) => Number((bits >> shift) & 31n));
}
