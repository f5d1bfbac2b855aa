/** Check with the server and the box whether a card can vote now. */

/**
 * @typedef {import("../ui/api.js").BoxFacts} BoxFacts
 * @typedef {import("../ui/api.js").CardState} CardState
 * @typedef {"not-listed" | "cancelled" | "often" | "not-open" | "stopped" | "closed"
 *   | "closed-voted" | "wrong" | "paused"} Obstacle
 *   names what is said: its keys begin with "obstacle-" and this
 */

/**
 * Return why this card cannot vote now, or null if it can.
 * @param {BoxFacts} facts
 * @param {CardState} known
 * @param {() => boolean} isSound what is shown is what is sealed
 * @returns {Obstacle | null}
 */
export function obstacleTo(facts, known, isSound) {
  if (!known.listed) return "not-listed";
  if (facts.state === "stopped") return "stopped";
  if (known.cancelled) return "cancelled";
  if (facts.state === "not_open") return "not-open";
  if (facts.state !== "open") return known.in_box ? "closed-voted" : "closed";
  if (!known.again) return "often";
  return isSound() ? null : "wrong";
}

/**
 * Without a connection the box says when posting whether the card may vote.
 * @type {Readonly<CardState>}
 */
export const UNKNOWN_CARD = Object.freeze({
  listed: true,
  cancelled: false,
  in_box: false,
  again: true,
  unknown: true,
});
