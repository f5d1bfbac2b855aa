/**
 * The signed trail (audit/RECORD.md, sections 4 and 5), as far as a key holder's page relies on it:
 * which boxes there are, the state of each when the count began, which small ones were agreed. The
 * definition's hash is in the key file, the log's key in the definition, and that key has signed
 * the trail; so somebody with only the database cannot forge another trail. Any broken rule throws.
 */
import { sha256, toHex } from "../crypto/core.js";
import { leafHash, toBase64, treeRoot, verifyNote } from "./signed-note.js";
import { verify } from "./strict.js";

/**
 * @typedef {{definition: string, trail: string, checkpoint: string}} Documents exact texts
 * @typedef {object} Trail
 * @property {Record<string, {head: string, height: number}>} heads by box, when the count began
 * @property {Record<string, {head: string, height: number}>} closed by box, when voting closed
 * @property {Record<string, {head: string, height: number}>} sealed the same after all papers
 * @property {number} floor votes below which a box must have been agreed on
 * @property {string[]} agreed the boxes that were
 */

/**
 * Read the trail of one election.
 * @param {Documents} documents
 * @param {string} sha256OfDefinition hex
 * @returns {Trail}
 */
export function readTrail({ definition, trail, checkpoint }, sha256OfDefinition) {
  verify(toHex(sha256(definition)) === sha256OfDefinition);
  const election = JSON.parse(definition);
  const entries = verifyCheckpoint(trail, checkpoint, election.log);

  const events = entries.map((entry) => JSON.parse(entry));
  const bodyOfOnly = (/** @type {string} */ type) => {
    const found = events.filter((event) => event.type === type);
    verify(found.length === 1);
    return found[0].body;
  };
  verify(bodyOfOnly("lists_locked").definition === sha256OfDefinition);
  const heads = bodyOfOnly("count_started").boxes;
  const uuids = election.contests
    .filter((/** @type {{candidates: unknown[]}} */ { candidates }) => candidates.length > 0)
    .map((/** @type {{uuid: string}} */ { uuid }) => uuid);
  verify(uuids.sort().join() === Object.keys(heads).sort().join());
  const closed = bodyOfOnly("voting_closed").boxes;
  const sealed = events.findLast((event) => event.type === "papers_sealed")?.body.boxes ?? closed;
  const agreed = events.find((event) => event.type === "small_contests_agreed")?.body.uuids ?? [];
  return { heads, closed, sealed, floor: election.rules.small_contest, agreed };
}

/**
 * Read the entries of the trail: all that the log signed, and no others.
 * @param {string} trail
 * @param {string} checkpoint
 * @param {{origin: string, public_key: string}} log
 */
function verifyCheckpoint(trail, checkpoint, log) {
  const entries = trail.split("\n");
  verify(entries.pop() === "" && entries.length > 0);
  const root = treeRoot(entries.map(leafHash));
  const text = verifyNote(checkpoint, log);
  verify(text === `${log.origin}\n${entries.length}\n${toBase64(root)}\n`);
  return entries;
}
