/** Texts that are no element of the group, each with the reason why. */
import { BASE, pointToText } from "../../src/crypto/group.js";

const base = pointToText(BASE);

export const NO_POINTS = Object.freeze({
  "a point of order 4": "0".repeat(64),
  "off the curve": "e".repeat(64),
  "y = p, not reduced": "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed",
  "x = 0 with a sign": "8000000000000000000000000000000000000000000000000000000000000001",
  "no hex": `${"6".repeat(63)}G`,
  "capital hex": `${"6".repeat(62)}5A`,
  "too short": "6".repeat(63),
  "too long": `${base}00`,
  "a space": "66666666666666666666666666666666666666666666666666666666666666 5",
});
