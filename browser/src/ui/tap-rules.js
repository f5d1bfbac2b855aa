/** Which taps count: a double tap is one tap, and a key that is held presses once (R29). */

const DOUBLE_TAP = 500; // milliseconds
const NEAR = 80; // CSS pixels

/**
 * @typedef {object} Tap
 * @property {number} at milliseconds
 * @property {number} x
 * @property {number} y
 * @property {{isConnected: boolean}} control
 */

/**
 * Tell whether this click is the second of a double tap: within half a second on the same control,
 * or at the same spot when the page has changed under the finger.
 * @param {Tap | null} last the last click that counted
 * @param {Tap} now
 * @param {boolean} byPointer a finger or a mouse; keys press at no spot
 */
export function isSecondOfDoubleTap(last, now, byPointer) {
  if (!last || now.at - last.at >= DOUBLE_TAP) return false;
  if (now.control === last.control) return true;
  const pageChanged = byPointer && !last.control.isConnected;
  return pageChanged && Math.hypot(now.x - last.x, now.y - last.y) < NEAR;
}

/**
 * Tell whether a key that is held would press its button again.
 * @param {{repeat: boolean, key: string}} event
 */
export const isHeldPress = ({ repeat, key }) => repeat && (key === "Enter" || key === " ");
