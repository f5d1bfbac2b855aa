/** The election JSON of a box, and the tracker of a sealed vote. */
import { GROUP, parsePoint } from "./group.js";
import { hashToBase64 } from "./hashing.js";

const VERSION = 1;

/**
 * @typedef {object} Election what sealing needs of a box
 * @property {string} uuid
 * @property {string} fingerprint
 * @property {import("./group.js").Point} publicKey
 * @property {string[]} answers
 * @property {number} max how many answers may be chosen
 */

/**
 * Read the exact election JSON of a box; throws if it is not the only kind we can seal for.
 * @param {string} text
 * @returns {Election}
 */
export function parseElection(text) {
  const election = JSON.parse(text);
  const [question] = election.questions;
  const isKnown =
    election.version === VERSION &&
    election.group === GROUP &&
    election.questions.length === 1 &&
    question.min === 0 &&
    Number.isInteger(question.max) &&
    question.max >= 1 &&
    question.max <= question.answers.length &&
    !("blank" in question);
  if (!isKnown) throw new Error("this election is not of a kind this page knows");
  return {
    uuid: election.uuid,
    fingerprint: hashToBase64(text),
    publicKey: parsePoint(election.public_key),
    answers: question.answers,
    max: question.max,
  };
}

/**
 * Compute the tracker of a sealed vote, which the box shows for it.
 * @param {string} sealed
 */
export function tracker(sealed) {
  return hashToBase64(sealed);
}
