/** C2SP signed notes and the RFC 9162 tree, only as far as a checkpoint of the trail needs them. */
import { fromHex, sha256 } from "../crypto/core.js";
import { isValidSignature } from "../crypto/signatures.js";
import { verify } from "./strict.js";

const utf8 = new TextEncoder();
const DASH = "\u2014 ";
const ED25519 = 1; // the kind of signature, in a key's id

/** @param {...(Uint8Array | number[])} parts */
const concatenate = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** @param {Uint8Array} bytes */
export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** @param {string} entry */
export const leafHash = (entry) => sha256(concatenate([0], utf8.encode(entry)));

/**
 * Compute the root of the tree over leaf hashes.
 * @param {Uint8Array[]} hashes one at least
 * @returns {Uint8Array}
 */
export function treeRoot(hashes) {
  if (hashes.length === 1) return hashes[0];
  let left = 1;
  while (left * 2 < hashes.length) left *= 2;
  return sha256(concatenate([1], treeRoot(hashes.slice(0, left)), treeRoot(hashes.slice(left))));
}

/**
 * Return the text of a note after verifying the log's own signature.
 * @param {string} note
 * @param {{origin: string, public_key: string}} log its name and key (hex)
 */
export function verifyNote(note, { origin, public_key: publicKey }) {
  const gap = note.lastIndexOf("\n\n");
  verify(gap > 0 && note.endsWith("\n"));
  const text = note.slice(0, gap + 1);
  const key = fromHex(publicKey);
  const id = toBase64(sha256(concatenate(utf8.encode(`${origin}\n`), [ED25519], key)).slice(0, 4));
  const signatures = note
    .slice(gap + 2, -1)
    .split("\n")
    .filter((line) => line.startsWith(`${DASH}${origin} `))
    .map((line) => atob(line.slice(`${DASH}${origin} `.length)))
    .filter((signature) => btoa(signature.slice(0, 4)) === id)
    .map((signature) => Uint8Array.from(signature.slice(4), (letter) => letter.charCodeAt(0)));
  verify(signatures.length > 0);
  verify(signatures.every((signature) => isValidSignature(signature, utf8.encode(text), key)));
  return text;
}
