/** A small election of our own: its keys, its cards, the exact JSON of its box. */
import { publicCredential } from "../../src/crypto/credential.js";
import { parseElection } from "../../src/crypto/election.js";
import { IDENTITY, parsePoint, pointToText } from "../../src/crypto/group.js";
import { publicPart } from "../../src/crypto/trustee.js";

export const DEFINITION_HASH = "ab".repeat(32);
export const UUID = "9xVbcdefghijk1";

/**
 * Build the election JSON of a box.
 * @param {object} [options]
 * @param {string} [options.definition] the hash it is bound to
 * @param {string} [options.uuid]
 * @param {number} [options.max]
 * @param {bigint[]} [options.privateKeys] one for each key holder
 */
export function makeElection({
  definition = DEFINITION_HASH,
  uuid = UUID,
  max = 2,
  privateKeys = [11n, 12n],
} = {}) {
  const parts = privateKeys.map((key) => publicPart(key));
  const publicKeys = parts.map((part) => JSON.parse(part).public_key);
  const joint = publicKeys.reduce((sum, key) => sum.add(parsePoint(key)), IDENTITY);
  const question = {
    answers: ["Ann Ash", "Bea Birch", "Cy Crane", "Dot Dill"],
    min: 0,
    max,
    question: "Reps for the North",
  };
  const text = JSON.stringify({
    version: 1,
    description: `RepVote definition sha256:${definition}`,
    name: "Board election",
    group: "Ed25519",
    public_key: pointToText(joint),
    questions: [question],
    uuid,
  });
  const { fingerprint } = parseElection(text);
  return { text, uuid, fingerprint, privateKeys, parts, publicKeys };
}

const SECRETS = [
  "tKu9j-818PK9-Pg52s-Sf5gcB",
  "aBcDe-fGhJkL-mNpQr-StUvWx",
  "11111-222222-33333-444444",
];

/** @param {string} uuid */
export const makeCards = (uuid) =>
  SECRETS.map((secret) => ({ uuid, secret, credential: publicCredential(secret, uuid) }));
