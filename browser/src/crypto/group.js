/**
 * The group of a box: prime-order Ed25519 in the text form of the Belenios specification
 * ("Groups", Ed25519). A point is written as 64 hex digits of its compressed form read as one
 * big-endian number, so the bytes stand reversed against what libsodium and noble use.
 */
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";

const Point = ed25519.Point;
export const GROUP = "Ed25519";
export const ORDER = Point.CURVE().n;
export const BASE = Point.BASE;
export const ZERO = Point.ZERO;
const text = new TextEncoder();

/** Least non-negative residue modulo the group's order. */
export function mod(value) {
  const rest = value % ORDER;
  return rest < 0n ? rest + ORDER : rest;
}

function number(bytes) {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** SHA-256 of a text or of bytes, as 32 bytes. */
export function hash(value) {
  return sha256(typeof value === "string" ? text.encode(value) : value);
}

/** SHA-256 of a text as a big-endian number modulo the order: the challenges of every proof. */
export function hashScalar(value) {
  return mod(number(hash(value)));
}

/** Unpadded standard Base64 of SHA-256: election fingerprints and trackers. */
export function hashBase64(value) {
  return btoa(String.fromCharCode(...hash(value))).replace(/=+$/, "");
}

/** A secret exponent, 1 <= x < order: 64 random bytes reduced, so the bias is below 2^-250. */
export function randomScalar() {
  for (;;) {
    const scalar = mod(number(crypto.getRandomValues(new Uint8Array(64))));
    if (scalar !== 0n) return scalar;
  }
}

/** point^scalar in constant time; a zero exponent and the neutral element are handled here. */
export function power(point, scalar) {
  const exponent = mod(scalar);
  return exponent === 0n || point.is0() ? ZERO : point.multiply(exponent);
}

const bareBase = Point.fromAffine(Point.BASE.toAffine());

/**
 * BASE^scalar, in constant time as power(), without its table of multiples. Making the table costs
 * as much as a dozen powers, and a page that only reads a card needs one.
 */
export const basePower = (scalar) => power(bareBase, scalar);

/** point^scalar, faster and not in constant time: for what everybody may know, never for a key. */
export function publicPower(point, scalar) {
  return point.is0() ? ZERO : point.multiplyUnsafe(mod(scalar));
}

/** A copy of a point with its own table of multiples, for many powers of one base. */
export function fixedBase(point) {
  return point.is0() ? point : Point.fromAffine(point.toAffine()).precompute(6);
}

export function pointText(point) {
  return hex(point.toBytes().reverse());
}

/**
 * Reads one group element. Refuses text that is not 64 lower-case hex digits, coordinates outside
 * the field, points off the curve and points outside the prime-order subgroup. The neutral
 * element is refused too unless `identityOk`: only sums of votes may be neutral (an empty box).
 * With `together`, a SubgroupCheck, the subgroup is left to it: the point counts once that holds.
 */
export function parsePoint(value, { identityOk = false, together = null } = {}) {
  if (typeof value !== "string" || !/^[0-9a-f]{64}$/.test(value)) throw new Error("not a point");
  const bytes = Uint8Array.from(value.match(/../g).reverse(), (pair) => parseInt(pair, 16));
  const point = Point.fromBytes(bytes);
  if (together && !point.is0()) together.add(point);
  else if (point.is0() ? !identityOk : !point.isTorsionFree()) throw new Error("not in the group");
  return point;
}

const ROUNDS = 11;
const HEAPS = 64;

/**
 * Checks many points at once for the prime-order subgroup; one by one, a big box takes minutes.
 * In each round every point goes onto a random one of 64 heaps, and the sum of each heap must be in
 * the subgroup. Take one bad point, all others lying where they lie: at most one heap for it makes
 * all sums good. So a round misses it with probability 1/64 at most, and all rounds with 2^-66.
 */
export class SubgroupCheck {
  #sums = Array.from({ length: ROUNDS * HEAPS }, () => ZERO);

  add(point) {
    const random = crypto.getRandomValues(new Uint8Array(ROUNDS));
    for (let round = 0; round < ROUNDS; round += 1) {
      const heap = round * HEAPS + (random[round] % HEAPS);
      this.#sums[heap] = this.#sums[heap].add(point);
    }
  }

  /** Are all points that were added in the subgroup? `pause()` is awaited after each heap. */
  async holds(pause = () => {}) {
    for (const sum of this.#sums) {
      if (!sum.is0() && !sum.isTorsionFree()) return false;
      await pause();
    }
    return true;
  }
}

/** An ordinary Ed25519 signature (RFC 8032, strict), over bytes; not of the box's own group form. */
export function signatureHolds(signature, message, publicKey) {
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

/** Reads a number modulo the order, written in base 10 without leading zeros. */
export function parseScalar(value) {
  if (typeof value !== "string" || !/^(0|[1-9][0-9]{0,76})$/.test(value)) {
    throw new Error("not a number");
  }
  const scalar = BigInt(value);
  if (scalar >= ORDER) throw new Error("number too big");
  return scalar;
}
