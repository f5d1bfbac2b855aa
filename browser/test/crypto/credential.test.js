import assert from "node:assert/strict";
import { test } from "node:test";

import {
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
