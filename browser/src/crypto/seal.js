/**
 * Sealing a vote: a Belenios ballot (protocol version 1) for one homomorphic question with
 * min 0, some max and no blank option. Choices and randomness stay in this module.
 */
import { publicCredential, secretExponent } from "./credential.js";
import { parseElection } from "./election.js";
import {
  BASE,
  hashToScalar,
  parsePoint,
  parseScalar,
  pointToText,
  randomScalar,
  scalarMult,
  withTable,
} from "./group.js";
import { hashToBase64 } from "./hashing.js";
import { proveKnowledge, proveMembership } from "./proofs.js";
import { yieldToPage } from "./yield-to-page.js";

/**
 * @typedef {import("./group.js").Point} Point
 * @typedef {import("./proofs.js").Ciphertext} Ciphertext
 * @typedef {import("./election.js").Election} Election
 */

/** Encrypt one number: g^r and y^r g^value, as points and as texts. */
class Encryption {
  /**
   * @param {Point} y
   * @param {number} value
   */
  constructor(y, value) {
    this.value = value;
    this.r = randomScalar();
    this.alpha = scalarMult(BASE, this.r);
    this.beta = scalarMult(y, this.r).add(scalarMult(BASE, BigInt(value)));
    this.ciphertext = ciphertextOf(this.alpha, this.beta);
  }
}

/**
 * @param {Point} alpha
 * @param {Point} beta
 * @returns {Ciphertext}
 */
const ciphertextOf = (alpha, beta) => ({ alpha: pointToText(alpha), beta: pointToText(beta) });

/**
 * Seal one vote; gives the exact text to post.
 * @param {string} electionText the exact election JSON of the box
 * @param {string} secret the card's
 * @param {number[]} choices 0 or 1 for each answer
 */
export async function seal(electionText, secret, choices) {
  const election = parseElection(electionText);
  verifyChoices(choices, election);
  const credential = publicCredential(secret, election.uuid);
  const context = `${election.fingerprint}|${credential}`;
  const y = withTable(election.publicKey);

  const encryptions = [];
  const individual = [];
  for (const choice of choices) {
    await yieldToPage();
    const encryption = new Encryption(y, choice);
    encryptions.push(encryption);
    individual.push(proveMembership(context, { y, ...encryption }, [0, 1]));
  }
  await yieldToPage();
  const ciphertexts = encryptions.map(({ ciphertext }) => ciphertext);
  const answer = {
    choices: ciphertexts,
    individual_proofs: individual,
    overall_proof: proveSum(context, y, encryptions, election.max),
  };
  // The order of fields is the specification's; the box takes no other.
  const ballot = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential,
    answers: [answer],
  };
  const sealed = sign(ballot, secretExponent(secret, election.uuid));
  verifyOwnSeal(sealed, election, credential);
  return sealed;
}

/**
 * Throw unless the choices fit the question.
 * @param {number[]} choices
 * @param {Election} election
 */
function verifyChoices(choices, { answers, max }) {
  const sum = choices.reduce((total, choice) => total + choice, 0);
  const fits = choices.length === answers.length && sum <= max;
  if (!(fits && choices.every((choice) => choice === 0 || choice === 1))) {
    throw new Error("these choices do not fit the question");
  }
}

/**
 * Prove that the sum of all choices lies between 0 and `max`.
 * @param {string} context
 * @param {Point} y
 * @param {Encryption[]} encryptions one at least
 * @param {number} max
 */
function proveSum(context, y, encryptions, max) {
  const sum = encryptions.reduce((total, next) => ({
    value: total.value + next.value,
    r: total.r + next.r,
    alpha: total.alpha.add(next.alpha),
    beta: total.beta.add(next.beta),
    ciphertext: next.ciphertext,
  }));
  const all = encryptions.map(({ ciphertext: { alpha, beta } }) => `${alpha},${beta}`).join(",");
  const opening = { y, r: sum.r, value: sum.value, ciphertext: ciphertextOf(sum.alpha, sum.beta) };
  const values = Array.from({ length: max + 1 }, (_, value) => value);
  return proveMembership(`${context}|${all}`, opening, values);
}

/**
 * Append the card's signature.
 * @param {object} ballot
 * @param {bigint} secret
 */
function sign(ballot, secret) {
  const hash = hashToBase64(JSON.stringify(ballot));
  const proof = proveKnowledge(secret, [BASE], (commitment) =>
    hashToScalar(`sig|${hash}|${commitment}`),
  );
  return JSON.stringify({ ...ballot, signature: { hash, proof } });
}

/**
 * Read a sealed vote again before it is sent, so that an error of the device is not posted.
 * @param {string} sealed
 * @param {Election} election
 * @param {string} credential
 */
function verifyOwnSeal(sealed, election, credential) {
  const { signature, ...ballot } = JSON.parse(sealed);
  const [answer] = ballot.answers;
  for (const ciphertext of answer.choices) {
    parsePoint(ciphertext.alpha);
    parsePoint(ciphertext.beta);
  }
  for (const proof of [...answer.individual_proofs.flat(), ...answer.overall_proof]) {
    parseScalar(proof.challenge);
    parseScalar(proof.response);
  }
  const challenge = parseScalar(signature.proof.challenge);
  const response = parseScalar(signature.proof.response);
  const signer = parsePoint(ballot.credential);
  const commitment = pointToText(scalarMult(BASE, response).add(scalarMult(signer, challenge)));
  const isSound =
    ballot.election_uuid === election.uuid &&
    ballot.election_hash === election.fingerprint &&
    ballot.credential === credential &&
    answer.choices.length === election.answers.length &&
    signature.hash === hashToBase64(JSON.stringify(ballot)) &&
    challenge === hashToScalar(`sig|${signature.hash}|${commitment}`);
  if (!isSound) throw new Error("the sealed vote did not pass its own check");
}
