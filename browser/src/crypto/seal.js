/**
 * Sealing a vote: a Belenios ballot (protocol version 1) for one homomorphic question with
 * min 0, some max and no blank option. Choices and randomness stay in this module.
 */
import { publicCredential, secretExponent } from "./credential.js";
import {
  BASE,
  GROUP,
  fixedBase,
  hashBase64,
  hashScalar,
  parsePoint,
  parseScalar,
  pointText,
  power,
  randomScalar,
} from "./group.js";
import { prove, proveMembership } from "./proofs.js";

const VERSION = 1;

/** Lets the page draw and answer taps between two steps of long work. */
export const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Tracker of a sealed vote: what the box shows for it. */
export function tracker(sealed) {
  return hashBase64(sealed);
}

/** Reads the exact election JSON of a box; throws if it is not the one kind we can seal for. */
export function parseElection(text) {
  const election = JSON.parse(text);
  const [question] = election.questions;
  const known =
    election.version === VERSION &&
    election.group === GROUP &&
    election.questions.length === 1 &&
    question.min === 0 &&
    Number.isInteger(question.max) &&
    question.max >= 1 &&
    question.max <= question.answers.length &&
    !("blank" in question);
  if (!known) throw new Error("this election is not of a kind this page knows");
  return {
    uuid: election.uuid,
    fingerprint: hashBase64(text),
    publicKey: parsePoint(election.public_key),
    answers: question.answers,
    max: question.max,
  };
}

/** Seals one vote. `choices` holds 0 or 1 for each answer. Gives the exact text to post. */
export async function seal(electionText, secret, choices) {
  const election = parseElection(electionText);
  const sum = choices.reduce((total, choice) => total + choice, 0);
  const plausible = choices.length === election.answers.length && sum <= election.max;
  if (!plausible || !choices.every((choice) => choice === 0 || choice === 1)) {
    throw new Error("these choices do not fit the question");
  }
  const s = secretExponent(secret, election.uuid);
  const credential = publicCredential(secret, election.uuid);
  const context = `${election.fingerprint}|${credential}`;
  const y = fixedBase(election.publicKey);

  const ciphertexts = [];
  const individual = [];
  let randomness = 0n;
  let product = null;
  for (const choice of choices) {
    await breathe();
    const r = randomScalar();
    const alpha = power(BASE, r);
    const beta = power(y, r).add(power(BASE, BigInt(choice)));
    const cipher = { alpha: pointText(alpha), beta: pointText(beta) };
    ciphertexts.push(cipher);
    individual.push(proveMembership(context, y, r, choice, [0, 1], cipher));
    randomness += r;
    product = product
      ? { alpha: product.alpha.add(alpha), beta: product.beta.add(beta) }
      : { alpha, beta };
  }
  await breathe();
  const all = ciphertexts.map((cipher) => `${cipher.alpha},${cipher.beta}`).join(",");
  const total = { alpha: pointText(product.alpha), beta: pointText(product.beta) };
  const values = Array.from({ length: election.max + 1 }, (_, value) => value);
  const overall = proveMembership(`${context}|${all}`, y, randomness, sum, values, total);

  // The order of fields is the specification's; the box takes no other.
  const ballot = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential,
    answers: [{ choices: ciphertexts, individual_proofs: individual, overall_proof: overall }],
  };
  const hash = hashBase64(JSON.stringify(ballot));
  const proof = prove(s, [BASE], (commitment) => hashScalar(`sig|${hash}|${commitment}`));
  const sealed = JSON.stringify({ ...ballot, signature: { hash, proof } });
  selfCheck(sealed, election, credential);
  return sealed;
}

/** Reads a sealed vote again before it is sent, so that a slip of the device is not posted. */
function selfCheck(sealed, election, credential) {
  const { signature, ...ballot } = JSON.parse(sealed);
  const [answer] = ballot.answers;
  for (const cipher of answer.choices) {
    parsePoint(cipher.alpha);
    parsePoint(cipher.beta);
  }
  for (const proof of [...answer.individual_proofs.flat(), ...answer.overall_proof]) {
    parseScalar(proof.challenge);
    parseScalar(proof.response);
  }
  const challenge = parseScalar(signature.proof.challenge);
  const response = parseScalar(signature.proof.response);
  const signer = parsePoint(ballot.credential);
  const commitment = pointText(power(BASE, response).add(power(signer, challenge)));
  const sound =
    ballot.election_uuid === election.uuid &&
    ballot.election_hash === election.fingerprint &&
    ballot.credential === credential &&
    answer.choices.length === election.answers.length &&
    signature.hash === hashBase64(JSON.stringify(ballot)) &&
    challenge === hashScalar(`sig|${signature.hash}|${commitment}`);
  if (!sound) throw new Error("the sealed vote did not pass its own check");
}
