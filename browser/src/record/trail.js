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
 * @property {string[]} stopped boxes of contests that were stopped: they are never opened
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

  const events = standing(entries.map((entry) => JSON.parse(entry)));
  const bodyOfOnly = (/** @type {string} */ type) => {
    const matching = events.filter((event) => event.type === type);
    verify(matching.length === 1);
    return matching[0].body;
  };
  verify(bodyOfOnly("lists_locked").definition === sha256OfDefinition);
  const heads = bodyOfOnly("count_started").boxes;
  /** @type {string[]} */
  const stopped = events
    .filter(({ type }) => type === "contest_stopped")
    .map(({ body }) => body.uuid);
  const uuids = election.contests
    .filter((/** @type {{candidates: unknown[]}} */ { candidates }) => candidates.length > 0)
    .map((/** @type {{uuid: string}} */ { uuid }) => uuid)
    .filter((/** @type {string} */ uuid) => !stopped.includes(uuid));
  verify(uuids.sort().join() === Object.keys(heads).sort().join());
  const { closed, sealed } = atTheClose(events, bodyOfOnly("voting_closed").boxes);
  const agreed = events.find((event) => event.type === "small_contests_agreed")?.body.uuids ?? [];
  return { heads, closed, sealed, floor: election.rules.small_contest, agreed, stopped };
}

/**
 * Leave out what is void: all before the lists were last opened again.
 * @param {{type: string, body: any}[]} events
 */
function standing(events) {
  const opened = events.map(({ type }) => type).lastIndexOf("lists_opened_again");
  return events.slice(opened + 1);
}

/**
 * Follow the boxes from the close to the count: papers come in, and votes whose loss both officers
 * stated are gone.
 * @param {{type: string, body: {boxes: Record<string, any>}}[]} events
 * @param {Trail["closed"]} heads when voting closed
 */
function atTheClose(events, heads) {
  const closed = { ...heads };
  let sealed = { ...heads };
  const start = events.findIndex(({ type }) => type === "voting_closed");
  for (const { type, body } of events.slice(start)) {
    if (type === "papers_sealed") sealed = { ...body.boxes };
    if (type !== "loss_stated") continue;
    const going = Object.entries(body.boxes).filter(([uuid]) => uuid in closed);
    for (const [uuid, { kept }] of going) {
      sealed[uuid] = kept;
      if (kept.height < closed[uuid].height) closed[uuid] = kept;
    }
  }
  return { closed, sealed };
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
