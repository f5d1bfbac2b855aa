/**
 * The order in which one card shows the people: a rotation of the fixed order (R47), so that nobody
 * always comes first. It follows from the card's public half, so anybody can compute it again
 * (docs/adr/0013-order-of-people.md); the vote is still sealed in the fixed order.
 */
import { sha256, toHex } from "./hashing.js";

/**
 * Return by how many places `count` people are rotated for this card: 0 .. count - 1.
 * @param {string} credential
 * @param {number} count
 */
export function rotationOf(credential, count) {
  const start = toHex(sha256(`repvote-order-v1|${credential}`)).slice(0, 8);
  return Number.parseInt(start, 16) % count;
}

/**
 * Return the same candidates, rotated for this card.
 * @template T
 * @param {readonly T[]} candidates
 * @param {string} credential
 * @returns {T[]}
 */
export function rotateCandidates(candidates, credential) {
  if (candidates.length === 0) return [];
  const first = rotationOf(credential, candidates.length);
  return [...candidates.slice(first), ...candidates.slice(0, first)];
}
