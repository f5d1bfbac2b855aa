/** The sealed votes of a box: the card that signed each, and the sum of those that count. */
import {
  BASE,
  hashToBase64,
  hashToScalar,
  IDENTITY,
  parsePoint,
  parseScalar,
  pointToText,
  scalarMult,
  scalarMultPublic,
} from "../crypto/core.js";
import { parseExactJson, verify } from "./strict.js";

/**
 * @typedef {import("../crypto/subgroup-check.js").SubgroupCheck} SubgroupCheck
 * @typedef {import("../crypto/group.js").Point} Point
 * @typedef {import("../crypto/proofs.js").Ciphertext} Ciphertext
 * @typedef {{alpha: Point, beta: Point}} EncryptedChoice
 * @typedef {{credential: string, choices: EncryptedChoice[]}} SealedVote
 */

/**
 * Read a vote for this election, signed by a card on the box's list: its card and its ciphertexts.
 * @param {string} text
 * @param {import("./box-setup.js").BoxSetup} election
 * @param {SubgroupCheck} subgroupCheck
 * @returns {SealedVote}
 */
export function readVote(text, election, subgroupCheck) {
  const { signature, ...vote } = parseExactJson(text);
  const { credential, answers } = vote;
  verify(vote.election_uuid === election.uuid && vote.election_hash === election.fingerprint);
  verify(election.cards.has(credential));
  verify(signature.hash === hashToBase64(JSON.stringify(vote)));
  const challenge = parseScalar(signature.proof.challenge);
  const signer = parsePoint(credential, { subgroupCheck });
  const commitment = scalarMult(BASE, parseScalar(signature.proof.response)).add(
    scalarMultPublic(signer, challenge),
  );
  verify(challenge === hashToScalar(`sig|${signature.hash}|${pointToText(commitment)}`));
  verify(answers.length === 1 && answers[0].choices.length === election.answers.length);
  const choices = answers[0].choices.map((/** @type {Ciphertext} */ { alpha, beta }) => ({
    alpha: parsePoint(alpha, { subgroupCheck }),
    beta: parsePoint(beta, { subgroupCheck }),
  }));
  return { credential, choices };
}

/**
 * Add votes up, choice by choice.
 * @param {Iterable<EncryptedChoice[]>} votes
 * @param {number} options how many choices each vote has
 * @param {() => unknown} pause awaited before each vote
 * @returns {Promise<Ciphertext[]>}
 */
export async function sumOfVotes(votes, options, pause) {
  const sum = Array.from({ length: options }, () => ({ alpha: IDENTITY, beta: IDENTITY }));
  for (const choices of votes) {
    await pause();
    for (const [option, { alpha, beta }] of choices.entries()) {
      sum[option] = { alpha: sum[option].alpha.add(alpha), beta: sum[option].beta.add(beta) };
    }
  }
  return sum.map(({ alpha, beta }) => ({ alpha: pointToText(alpha), beta: pointToText(beta) }));
}
