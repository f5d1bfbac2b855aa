/**
 * The group of a box: prime-order Ed25519 in the text form of the Belenios specification ("Groups",
 * Ed25519). A point is written as 64 hex digits of its compressed form read as one big-endian
 * number, so the bytes are in reverse order compared with libsodium and noble.
 */
import { ed25519 } from "@noble/curves/ed25519.js";
import { fromHex, sha256, toHex } from "./hashing.js";

/** @typedef {import("@noble/curves/abstract/edwards.js").EdwardsPoint} Point */

const { Point } = ed25519;
export const GROUP = "Ed25519";
export const ORDER = Point.CURVE().n;
/** @type {Point} */
export const BASE = Point.BASE;
/** @type {Point} */
export const IDENTITY = Point.ZERO;

/**
 * Return the least non-negative residue modulo the group's order.
 * @param {bigint} value
 */
export function mod(value) {
  const rest = value % ORDER;
  return rest < 0n ? rest + ORDER : rest;
}

/**
 * Read bytes as a big-endian number.
 * @param {Uint8Array} bytes
 */
function toNumber(bytes) {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/**
 * Hash a text (SHA-256) to a big-endian number modulo the order: the challenges of every proof.
 * @param {string} value
 */
export function hashToScalar(value) {
  return mod(toNumber(sha256(value)));
}

/** Draw a secret exponent, 1 <= x < order: 64 random bytes reduced, so the bias is below 2^-250. */
export function randomScalar() {
  for (;;) {
    const scalar = mod(toNumber(crypto.getRandomValues(new Uint8Array(64))));
    if (scalar !== 0n) return scalar;
  }
}

/**
 * Multiply in constant time; a zero scalar and the identity are handled here.
 * @param {Point} point
 * @param {bigint} scalar
 */
export function scalarMult(point, scalar) {
  const exponent = mod(scalar);
  return exponent === 0n || point.is0() ? IDENTITY : point.multiply(exponent);
}

const bareBase = Point.fromAffine(Point.BASE.toAffine());

/**
 * Multiply the base in constant time, without its table of multiples. Making the table costs as
 * much as a dozen multiplications, and a page that only reads a card needs one.
 * @param {bigint} scalar
 */
export const scalarMultBase = (scalar) => scalarMult(bareBase, scalar);

/**
 * Multiply faster, not in constant time: for public values, never for a key.
 * @param {Point} point
 * @param {bigint} scalar
 */
export function scalarMultPublic(point, scalar) {
  return point.is0() ? IDENTITY : point.multiplyUnsafe(mod(scalar));
}

/**
 * Copy a point with its own table of multiples, for many multiplications of one point.
 * @param {Point} point
 */
export function withTable(point) {
  return point.is0() ? point : Point.fromAffine(point.toAffine()).precompute(6);
}

/**
 * Write one group element.
 * @param {Point} point
 */
export function pointToText(point) {
  return toHex(point.toBytes().reverse());
}

/**
 * Read one group element. Refuses text that is not 64 lower-case hex digits, coordinates outside
 * the field, points off the curve and points outside the prime-order subgroup. The identity is
 * refused too unless `allowIdentity`: only sums of votes may be neutral (an empty box). With
 * `subgroupCheck` the subgroup is left to it: the point counts once that is satisfied.
 * @param {unknown} value
 * @param {{allowIdentity?: boolean, subgroupCheck?: import("./subgroup-check.js").SubgroupCheck | null}} [options]
 * @returns {Point}
 */
export function parsePoint(value, { allowIdentity = false, subgroupCheck = null } = {}) {
  if (typeof value !== "string" || !/^[0-9a-f]{64}$/.test(value)) throw new Error("not a point");
  const point = Point.fromBytes(fromHex(value).reverse());
  if (subgroupCheck && !point.is0()) subgroupCheck.add(point);
  else if (point.is0() ? !allowIdentity : !point.isTorsionFree())
    throw new Error("not in the group");
  return point;
}

/**
 * Read a number modulo the order, written in base 10 without leading zeros.
 * @param {unknown} value
 */
export function parseScalar(value) {
  if (typeof value !== "string" || !/^(0|[1-9][0-9]{0,76})$/.test(value)) {
    throw new Error("not a number");
  }
  const scalar = BigInt(value);
  if (scalar >= ORDER) throw new Error("number too big");
  return scalar;
}
