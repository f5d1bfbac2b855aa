import assert from "node:assert/strict";
import { test } from "node:test";

import { isLikeLetters, lettersOf, parseLetters } from "../../src/crypto/card-letters.js";
import { vectors } from "../factories/vectors.js";

const {
  cards,
  secrets_in_letters: edges,
  letters_refused: refused,
  refused: notCards,
} = vectors("cards");
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const WRONG = { code: "card-letters" };

test("letters are written and read as in Python", () => {
  for (const { secret, letters } of [...cards, ...edges]) {
    assert.equal(lettersOf(secret), letters);
    assert.equal(parseLetters(letters), secret);
    assert.ok(isLikeLetters(letters));
  }
});

test("letters are read in any case and spacing", () => {
  for (const { secret, letters } of cards) {
    const bare = letters.replaceAll(" ", "");
    for (const typed of [
      letters.toLowerCase(),
      bare,
      bare.toLowerCase(),
      letters.replaceAll(" ", "-"),
      [...bare].join(" "),
      `  ${letters.replaceAll(" ", "   ")}\n`,
    ]) {
      assert.ok(isLikeLetters(typed), typed);
      assert.equal(parseLetters(typed), secret, typed);
    }
  }
});

test("what Python refuses is refused", () => {
  assert.ok(refused.length > 5);
  for (const text of refused) assert.throws(() => parseLetters(text), WRONG, text);
});

test("one wrong letter, wherever it stands, is always noticed", () => {
  for (const { letters } of cards.slice(0, 4)) {
    const bare = letters.replaceAll(" ", "");
    for (let at = 0; at < bare.length; at += 1) {
      for (const other of ALPHABET.replace(bare[at], "")) {
        const slip = bare.slice(0, at) + other + bare.slice(at + 1);
        assert.throws(() => parseLetters(slip), WRONG, slip);
      }
    }
  }
});

test("two neighbours that changed places, a letter too few or too many are always noticed", () => {
  for (const { letters } of cards) {
    const bare = letters.replaceAll(" ", "");
    for (let at = 0; at < bare.length; at += 1) {
      const [one, two] = bare.slice(at);
      const slips = [
        bare.slice(0, at) + bare.slice(at + 1),
        bare.slice(0, at) + one + bare.slice(at),
      ];
      if (two && one !== two) slips.push(bare.slice(0, at) + two + one + bare.slice(at + 2));
      for (const slip of slips) assert.throws(() => parseLetters(slip), WRONG, slip);
    }
  }
});

test("a card's text or link, or a code from elsewhere, is not taken for letters", () => {
  const texts = cards.flatMap((/** @type {{text: string, link: string}} */ card) => [
    card.text,
    card.link,
  ]);
  const others = notCards.map((/** @type {{text: string}} */ { text }) => text);
  for (const text of [...texts, ...others, cards[0].secret, "5000112637922"]) {
    assert.ok(!isLikeLetters(text), text);
  }
});
