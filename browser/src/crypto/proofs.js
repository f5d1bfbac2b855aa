/**
 * Zero-knowledge proofs of the Belenios specification. The prover knows the discrete logarithm
 * of alpha, so alpha^c is written g^(r c): every power has a fixed base, g or y.
 */
import { BASE, hashScalar, mod, pointText, power, randomScalar } from "./group.js";

const proof = (challenge, response) => ({
  challenge: challenge.toString(),
  response: response.toString(),
});

/** Schnorr proof of knowledge of x; `challengeOf` maps the commitments' texts to the challenge. */
export function prove(x, bases, challengeOf) {
  const w = randomScalar();
  const challenge = challengeOf(...bases.map((base) => pointText(power(base, w))));
  return proof(challenge, mod(w - x * challenge));
}

/**
 * "Proofs of interval membership": (alpha, beta) = (g^r, y^r g^value) hides one of `values`.
 * `cipher` holds the texts of alpha and beta, `context` is the string S of the specification.
 */
export function proveMembership(context, y, r, value, values, cipher) {
  const index = values.indexOf(value);
  if (index < 0) throw new Error("the value is not one of those allowed");
  const w = randomScalar();
  let others = 0n;
  const commitments = [];
  const proofs = values.map((candidate, j) => {
    if (j === index) {
      commitments.push(pointText(power(BASE, w)), pointText(power(y, w)));
      return null;
    }
    const challenge = randomScalar();
    const response = randomScalar();
    const exponent = response + r * challenge;
    const shift = BigInt(value - candidate) * challenge;
    commitments.push(
      pointText(power(BASE, exponent)),
      pointText(power(y, exponent).add(power(BASE, shift))),
    );
    others += challenge;
    return proof(challenge, response);
  });
  const total = hashScalar(
    `prove|${context}|${cipher.alpha},${cipher.beta}|${commitments.join(",")}`,
  );
  const challenge = mod(total - others);
  proofs[index] = proof(challenge, mod(w - r * challenge));
  return proofs;
}
