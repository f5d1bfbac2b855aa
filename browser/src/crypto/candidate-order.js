/**
 * The order in which one card shows the people: a turn of the fixed order (R47), so that nobody
 * always stands first. It follows from the card's public half, so anybody can work it out again
 * (docs/decisions/order-of-people.md); the vote is sealed in the fixed order all the same.
 */
import { hash, hex } from "./group.js";

/** How many places the circle of `count` people is turned for this card: 0 .. count - 1. */
export function turnOf(credential, count) {
  return parseInt(hex(hash(`repvote-order-v1|${credential}`)).slice(0, 8), 16) % count;
}

/** The same people, the circle turned for this card. */
export function inTurn(people, credential) {
  if (people.length === 0) return [];
  const first = turnOf(credential, people.length);
  return [...people.slice(first), ...people.slice(0, first)];
}
