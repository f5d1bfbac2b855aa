/** A signed trail of our own (audit/RECORD.md, sections 4 and 5). */
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256, toHex } from "../../src/crypto/hashing.js";
import { leafHash, toBase64, treeRoot } from "../../src/record/signed-note.js";

const utf8 = new TextEncoder();
const SECRET_KEY = new Uint8Array(32).fill(7);

export const LOG = {
  origin: "vote.example/log",
  public_key: toHex(ed25519.getPublicKey(SECRET_KEY)),
};

/**
 * Sign a text as the log does, or as another key would.
 * @param {string} text
 * @param {Uint8Array} [secretKey]
 */
export function signNote(text, secretKey = SECRET_KEY) {
  const publicKey = ed25519.getPublicKey(secretKey);
  const id = sha256(Uint8Array.from([...utf8.encode(`${LOG.origin}\n`), 1, ...publicKey]));
  const signature = ed25519.sign(utf8.encode(text), secretKey);
  const line = toBase64(Uint8Array.from([...id.slice(0, 4), ...signature]));
  return `${text}\n— ${LOG.origin} ${line}\n`;
}

/** @param {string[]} entries */
export function checkpointOf(entries) {
  const root = toBase64(treeRoot(entries.map(leafHash)));
  return signNote(`${LOG.origin}\n${entries.length}\n${root}\n`);
}

/**
 * Write definition, trail and checkpoint.
 * @param {object} options
 * @param {string[]} options.uuids of the boxes
 * @param {number} [options.floor] votes below which a box must have been agreed on
 */
export function makeDefinition({ uuids, floor = 1 }) {
  return JSON.stringify({
    contests: [
      ...uuids.map((uuid) => ({ uuid, candidates: ["somebody"] })),
      { uuid: "nobodyStands1x", candidates: [] },
    ],
    log: LOG,
    rules: { small_contest: floor },
  });
}

/**
 * @param {string} definition
 * @param {Record<string, {head: string, height: number}>} heads
 * @param {object[]} [more] events between
 * @param {Record<string, {head: string, height: number}>} [closed] heads when voting closed
 */
export function makeDocuments(definition, heads, more = [], closed = heads) {
  const events = [
    { type: "lists_locked", body: { definition: toHex(sha256(definition)) } },
    { type: "voting_closed", body: { boxes: closed } },
    ...more,
    { type: "count_started", body: { boxes: heads } },
  ];
  const entries = events.map((event) => JSON.stringify(event));
  return { definition, trail: `${entries.join("\n")}\n`, checkpoint: checkpointOf(entries) };
}
