/** Check the signatures of a published record; a page that only votes has no need of it. */
import { ed25519, parsePoint, toHex } from "./core.js";

/**
 * Tell whether an ordinary Ed25519 signature (RFC 8032) over bytes holds, strictly: the key and the
 * point R are in the prime-order group. The same rule as `ballots/signatures.py`; with such points
 * the cofactor, which the library multiplies with, changes nothing.
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 * @param {Uint8Array} publicKey
 */
export function isValidSignature(signature, message, publicKey) {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  try {
    for (const bytes of [publicKey, signature.slice(0, 32)]) {
      parsePoint(toHex(bytes.slice().reverse()));
    }
  } catch {
    return false;
  }
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}
