/**
 * Find the box of a card from its letters, which hold its secret alone: the card's public half is
 * another one for each box, and only its own box lists it. The secret does not leave the page.
 */
import { CardError, publicCredential } from "../crypto/core.js";
import { cardState, get } from "./api.js";

const AT_ONCE = 6; // questions; a browser asks no more of one server at a time

/** @typedef {import("../crypto/credential.js").Card} Card */

/**
 * Find the card of a secret in the box that lists it. Throws CardError if none does, and ApiError
 * without an answer.
 * @param {string} secret
 * @returns {Promise<Card>}
 */
export async function findCard(secret) {
  /** @type {{boxes: string[]}} */
  const { boxes } = await get("/api/boxes");
  for (let first = 0; first < boxes.length; first += AT_ONCE) {
    const asked = boxes.slice(first, first + AT_ONCE);
    const states = await Promise.all(
      asked.map((uuid) => cardState(uuid, publicCredential(secret, uuid))),
    );
    const own = asked.find((_, at) => states[at].listed);
    if (own) return { uuid: own, secret };
  }
  throw new CardError("card-letters"); // two wrong letters may pass the check
}
