/** The start of a box: its election, its key holders' keys and its cards. */
import { IDENTITY, parseElection, parsePoint } from "../crypto/core.js";
import { parseExactJson, verify } from "./strict.js";

/**
 * @typedef {import("../crypto/election.js").Election} Election
 * @typedef {import("../crypto/key-file.js").KeyHolder} KeyHolder
 * @typedef {import("./archive.js").Piece} Piece
 * @typedef {{uuid: string, fingerprint: string, encrypted_tally: unknown}} ListedBox
 *   a box as the server lists it
 * @typedef {Election & {title: string, cards: Set<string>}} BoxSetup
 */

const BOUND = "RepVote definition sha256:";

/**
 * Read the four pieces before the first event: this box, this definition, this key holder's key.
 * @param {Piece[]} pieces
 * @param {ListedBox} listed
 * @param {KeyHolder} holder
 * @returns {BoxSetup}
 */
export function readSetup([election, trustees, credentials, data], listed, holder) {
  const { description, questions } = parseExactJson(election.text);
  const parameters = parseElection(election.text);
  verify(parameters.uuid === listed.uuid && parameters.fingerprint === listed.fingerprint);
  verify(description === BOUND + holder.definition);
  verifyKeys(trustees.text, parameters, holder);
  const cards = parseExactJson(credentials.text);
  verify(
    cards.every(
      (/** @type {unknown} */ card, /** @type {number} */ at) =>
        typeof card === "string" && (at === 0 || cards[at - 1] < card),
    ),
  );
  const hashes = {
    election: election.hash,
    trustees: trustees.hash,
    credentials: credentials.hash,
  };
  verify(data.text === JSON.stringify(hashes));
  return { ...parameters, title: questions[0].question, cards: new Set(cards) };
}

/**
 * Verify that the box's key is the sum of single key holders' keys, this holder's among them.
 * @param {string} trustees
 * @param {Election} election
 * @param {KeyHolder} holder
 */
function verifyKeys(trustees, election, holder) {
  /** @type {[string, {public_key: string}][]} */
  const all = parseExactJson(trustees);
  const keys = all.map(([kind, { public_key: key }]) => {
    verify(kind === "Single");
    return key;
  });
  verify(keys[holder.index - 1] === holder.publicKey);
  const joint = keys.reduce((sum, key) => sum.add(parsePoint(key)), IDENTITY);
  verify(joint.equals(election.publicKey));
}
