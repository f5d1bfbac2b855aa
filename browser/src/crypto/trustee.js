/**
 * Key holders: making a key and computing a share of the count. The private key stays in the
 * page and in the key file; only what these functions return may be sent.
 */
import {
  BASE,
  GROUP,
  hashToScalar,
  parsePoint,
  pointToText,
  proveKnowledge,
  randomScalar,
  scalarMult,
  yieldToPage,
} from "./core.js";

/** @typedef {import("./proofs.js").Ciphertext} Ciphertext */

/** Draw a new private key, 1 <= x < order. */
export const newPrivateKey = randomScalar;

/** @param {bigint} privateKey */
export function publicKeyOf(privateKey) {
  return pointToText(scalarMult(BASE, privateKey));
}

/**
 * Make the trustee_public_key of the specification ("Verification keys"), exact JSON.
 * @param {bigint} privateKey
 */
export function publicPart(privateKey) {
  const publicKey = publicKeyOf(privateKey);
  const pok = proveKnowledge(privateKey, [BASE], (commitment) =>
    hashToScalar(`pok|${GROUP}|${publicKey}|${commitment}`),
  );
  return JSON.stringify({ pok, public_key: publicKey });
}

/**
 * Make the partial_decryption of the specification for one box, exact JSON. Every point of the
 * tally is checked before the private key touches it.
 * @param {string} fingerprint
 * @param {bigint} privateKey
 * @param {Ciphertext[][]} tally the parsed encrypted_tally
 * @param {() => void} [onStep] called after each ciphertext
 */
export async function partialDecryption(fingerprint, privateKey, tally, onStep = () => {}) {
  const statement = `decrypt|${fingerprint}|${publicKeyOf(privateKey)}`;
  const factors = [];
  const proofs = [];
  for (const row of tally) {
    const rowFactors = [];
    const rowProofs = [];
    for (const { alpha, beta } of row) {
      await yieldToPage();
      const base = parsePoint(alpha, { allowIdentity: true });
      parsePoint(beta, { allowIdentity: true });
      rowFactors.push(pointToText(scalarMult(base, privateKey)));
      rowProofs.push(
        proveKnowledge(privateKey, [BASE, base], (a, b) => hashToScalar(`${statement}|${a},${b}`)),
      );
      onStep();
    }
    factors.push(rowFactors);
    proofs.push(rowProofs);
  }
  return JSON.stringify({ decryption_factors: factors, decryption_proofs: proofs });
}
