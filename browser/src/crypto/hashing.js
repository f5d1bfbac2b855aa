/** SHA-256 in the forms that the box, the trail and the cards use. */
import { sha256 as digest } from "@noble/hashes/sha2.js";

const utf8 = new TextEncoder();

/**
 * Write bytes as lower-case hex.
 * @param {Uint8Array} bytes
 */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Read hex digits as bytes.
 * @param {string} text an even number of hex digits
 */
export function fromHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * Hash a text or bytes: SHA-256, 32 bytes.
 * @param {string | Uint8Array} value
 */
export function sha256(value) {
  return digest(typeof value === "string" ? utf8.encode(value) : value);
}

/**
 * Hash to unpadded standard Base64 of SHA-256: election fingerprints and trackers.
 * @param {string} value
 */
export function hashToBase64(value) {
  return btoa(String.fromCharCode(...sha256(value))).replace(/=+$/, "");
}
