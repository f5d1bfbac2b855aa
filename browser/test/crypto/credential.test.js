import assert from "node:assert/strict";
import { test } from "node:test";

import {
  CardError,
  cardText,
  PICTURES,
  parseCard,
  picturesOf,
  publicCredential,
} from "../../src/crypto/credential.js";
import { vectors } from "../factories/vectors.js";

const { cards, picture_names: pictureNames, refused } = vectors("cards");

test("the 32 pictures have Python's names in Python's order", () => {
  assert.deepEqual([...PICTURES], pictureNames);
});

test("a card is read, by text and by link, and written as in Python", () => {
  for (const card of cards) {
    const { uuid, secret } = parseCard(card.text);
    assert.deepEqual({ uuid, secret }, { uuid: card.uuid, secret: card.secret });
    assert.deepEqual(parseCard(card.link), { uuid, secret });
    assert.equal(cardText(uuid, secret), card.text);
  }
});

test("a card's public half and its six pictures are Python's", () => {
  for (const { secret, uuid, credential, pictures } of cards) {
    assert.equal(publicCredential(secret, uuid), credential);
    assert.deepEqual(picturesOf(credential), pictures);
  }
});

test("what is no card is refused with Python's code", () => {
  assert.ok(refused.length > 5);
  for (const { text, code } of refused) {
    assert.throws(() => parseCard(text), { code }, JSON.stringify(text));
  }
});

test("a scanner with another keyboard is understood", () => {
  const [card] = cards;
  for (const sign of "£\\~|") {
    const typed = `http>--vote.example-vote${sign}${card.text}\n`;
    assert.equal(parseCard(typed).secret, card.secret);
  }
});

/**
 * Type with Caps Lock on, as a keyboard does.
 * @param {string} text
 */
const withCapsLock = (text) =>
  [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join("");

test("a link is understood as people paste it and as scanners type it", () => {
  for (const { text, link, secret } of cards) {
    const half = link.length - 20;
    const pasted = [
      `${link}.`,
      `${link}. `,
      `  ${link}\n`,
      `<${link}>`,
      `“${link}”,`,
      `Your card: ${link}. Keep it.`,
      `${text} is my card`,
      `${link.slice(0, half)} ${link.slice(half)}`,
      `${link.slice(0, half)}\r\n  ${link.slice(half)}`,
      link.replace("#", "%23"),
      link.replace("#", "%2523"),
      link.replace("#", " # "),
      `#${text}%20`,
      `#${text}%2E`,
      withCapsLock(link),
      withCapsLock(text),
    ];
    for (const paste of pasted) assert.equal(parseCard(paste).secret, secret, paste);
  }
});

test("what only looks like a card is not taken for one", () => {
  const [{ text }, other] = cards;
  const swapped = text.replace(/\.[^.]{22}\./, (/** @type {string} */ part) => withCapsLock(part));
  for (const wrong of [
    swapped,
    withCapsLock(swapped),
    `${text}.x`,
    `${text}a`,
    text.toUpperCase(),
    text.toLowerCase(),
    `x${text}`,
    text.slice(0, -5) + other.text.slice(-5),
  ]) {
    assert.throws(() => parseCard(wrong), CardError, wrong);
  }
});
