/**
 * Zero-knowledge proofs of the Belenios specification. The prover knows the discrete logarithm
 * of alpha, so alpha^c is written g^(r c): every power has a fixed base, g or y.
 */
import { BASE, hashToScalar, mod, pointToText, randomScalar, scalarMult } from "./group.js";

/**
 * @typedef {import("./group.js").Point} Point
 * @typedef {{challenge: string, response: string}} Proof
 * @typedef {{alpha: string, beta: string}} Ciphertext the texts of its two points
 */

/**
 * @param {bigint} challenge
 * @param {bigint} response
 * @returns {Proof}
 */
const proof = (challenge, response) => ({
  challenge: challenge.toString(),
  response: response.toString(),
});

/**
 * Make a Schnorr proof of knowledge of x; `challengeOf` maps the commitments' texts to the
 * challenge.
 * @param {bigint} x
 * @param {Point[]} bases
 * @param {(...commitments: string[]) => bigint} challengeOf
 */
export function proveKnowledge(x, bases, challengeOf) {
  const w = randomScalar();
  const challenge = challengeOf(...bases.map((base) => pointToText(scalarMult(base, w))));
  return proof(challenge, mod(w - x * challenge));
}

/**
 * A plaintext with the randomness that hides it.
 * @typedef {{y: Point, r: bigint, value: number, ciphertext: Ciphertext}} Opening
 */

/**
 * Make the "Proofs of interval membership": (alpha, beta) = (g^r, y^r g^value) hides one of
 * `values`.
 * @param {string} context the string S of the specification
 * @param {Opening} opening
 * @param {number[]} values
 * @returns {Proof[]}
 */
export function proveMembership(context, { y, r, value, ciphertext }, values) {
  const index = values.indexOf(value);
  if (index < 0) throw new Error("the value is not one of those allowed");
  const w = randomScalar();
  let others = 0n;
  /** @type {string[]} */
  const commitments = [];
  const simulated = values.map((candidate, place) => {
    if (place === index) {
      commitments.push(pointToText(scalarMult(BASE, w)), pointToText(scalarMult(y, w)));
      return null;
    }
    const challenge = randomScalar();
    const response = randomScalar();
    const exponent = response + r * challenge;
    const shift = BigInt(value - candidate) * challenge;
    commitments.push(
      pointToText(scalarMult(BASE, exponent)),
      pointToText(scalarMult(y, exponent).add(scalarMult(BASE, shift))),
    );
    others += challenge;
    return proof(challenge, response);
  });
  const { alpha, beta } = ciphertext;
  const total = hashToScalar(`prove|${context}|${alpha},${beta}|${commitments.join(",")}`);
  const challenge = mod(total - others);
  const own = proof(challenge, mod(w - r * challenge));
  return simulated.map((other) => other ?? own);
}
