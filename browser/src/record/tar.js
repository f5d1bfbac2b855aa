/** One entry of the old-style tar file that holds a box (audit/RECORD.md, section 3). */
import { verify } from "./strict.js";

const BLOCK = 512;
const END_OF_TIME = 8 ** 11; // seconds; a time has eleven octal digits
const ascii = new TextEncoder();

/** @typedef {{name: string, time: number, content: Uint8Array, next: number}} TarEntry */

/**
 * @param {number} value
 * @param {number} digits
 */
const octal = (value, digits) => value.toString(8).padStart(digits, "0");

/**
 * Write the header of an entry: every byte follows from these three.
 * @param {string} name
 * @param {number} size bytes
 * @param {number} time seconds since 1970
 */
export function tarHeader(name, size, time) {
  const block = new Uint8Array(BLOCK);
  const put = (/** @type {number} */ at, /** @type {string} */ text) =>
    block.set(ascii.encode(text), at);
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, octal(size, 11));
  put(136, octal(time, 11));
  put(148, "        ");
  put(156, "0");
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${octal(sum, 6)}\0 `);
  return block;
}

/** @param {string} digits */
function parseOctal(digits) {
  verify(/^[0-7]{11}$/.test(digits));
  return Number.parseInt(digits, 8);
}

/**
 * Read the entry at `position`; its header must be the one that is written for it.
 * @param {Uint8Array} bytes
 * @param {number} position
 * @returns {TarEntry} with `next`, the position after it
 */
export function readTarEntry(bytes, position) {
  verify(position + BLOCK <= bytes.length);
  const block = bytes.subarray(position, position + BLOCK);
  const field = (/** @type {number} */ from, /** @type {number} */ to) =>
    String.fromCharCode(...block.subarray(from, to));
  const [name] = field(0, 100).split("\0");
  const size = parseOctal(field(124, 135));
  const time = parseOctal(field(136, 147));
  const wanted = tarHeader(name, size, time);
  verify(time < END_OF_TIME && wanted.every((byte, at) => byte === block[at]));
  const start = position + BLOCK;
  const next = start + Math.ceil(size / BLOCK) * BLOCK;
  verify(next <= bytes.length);
  verify(bytes.subarray(start + size, next).every((byte) => byte === 0));
  return { name, time, content: bytes.subarray(start, start + size), next };
}
