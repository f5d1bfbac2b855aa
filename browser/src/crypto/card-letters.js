/**
 * The letters on a vote card: its secret once more, for a person to type. 29 letters and one that
 * checks them; one wrong letter and two swapped neighbours are always noticed. The same as
 * ballots/card_letters.py, where it says why.
 */
import { CardError, dashed } from "./credential.js";

const LETTERS = "ABCDEFGHJKLMNPQRSTUWXYZ";
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

const BASE = LETTERS.length;
const DATA_LENGTH = 29;
const SECRET_LENGTH = 22;
const BETWEEN = /[\s.,·–—_-]+/g;
// A person may miss some letters, or take a look-alike: still these letters, and one is wrong.
const LIKE_LETTERS = /^[A-Z0-9]{24,36}$/;

/** @param {string} text */
const joined = (text) => text.replace(BETWEEN, "").toUpperCase();

/**
 * Tell whether somebody meant to type a card's letters, right or wrong.
 * @param {string} text
 */
export const isLikeLetters = (text) =>
  !/[.#/]/.test(text.trim()) && LIKE_LETTERS.test(joined(text));

/**
 * Sum the letters before the check, whose own weight is 1: from the right 2 to 22, 1, 2, and so on.
 * @param {number[]} digits
 */
const weighed = (digits) =>
  digits.reduce((sum, digit, at) => sum + digit * (((digits.length - at) % (BASE - 1)) + 1), 0);

/**
 * Write a secret as six groups of five letters.
 * @param {string} secret
 */
export function lettersOf(secret) {
  let number = 0n;
  for (const character of secret.replaceAll("-", "")) {
    number = number * 58n + BigInt(BASE58.indexOf(character));
  }
  const digits = [];
  for (let place = 0; place < DATA_LENGTH; place += 1) {
    digits.unshift(Number(number % BigInt(BASE)));
    number /= BigInt(BASE);
  }
  digits.push((BASE - (weighed(digits) % BASE)) % BASE);
  const letters = digits.map((digit) => LETTERS[digit]).join("");
  return letters.replace(/.{5}(?=.)/g, "$& ");
}

/**
 * Read the letters as somebody types them, in any case and spacing; throws CardError.
 * @param {string} text
 * @returns {string} the secret
 */
export function parseLetters(text) {
  const digits = [...joined(text)].map((letter) => LETTERS.indexOf(letter));
  if (digits.length !== DATA_LENGTH + 1 || digits.includes(-1)) throw new CardError("card-letters");
  const check = /** @type {number} */ (digits.pop());
  if ((weighed(digits) + check) % BASE !== 0) throw new CardError("card-letters");
  let number = digits.reduce((value, digit) => value * BigInt(BASE) + BigInt(digit), 0n);
  let characters = "";
  for (let place = 0; place < SECRET_LENGTH; place += 1) {
    characters = BASE58[Number(number % 58n)] + characters;
    number /= 58n;
  }
  if (number > 0n) throw new CardError("card-letters"); // there are more such texts than secrets
  return dashed(characters);
}
