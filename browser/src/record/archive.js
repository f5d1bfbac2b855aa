/**
 * The archive of a box (audit/RECORD.md, section 3): hash-named entries and the chain of events in
 * it. Any broken rule throws.
 */
import { sha256, toHex } from "../crypto/core.js";
import { parseExactJson, verify } from "./strict.js";
import { readTarEntry } from "./tar.js";

const MAX_BYTES = 512 * 1024 * 1024;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * @typedef {"Setup" | "Ballot" | "EndBallots" | "EncryptedTally" | "PartialDecryption" | "Result"}
 *   EventType
 * @typedef {{text: string, hash: string}} Piece a piece of data and the hash that names it
 * @typedef {{type: EventType, height: number, hash: string, data: Piece[]}} BoxEvent
 *   `data`: the pieces that stand before the event
 */

/**
 * The events that may follow each event.
 * @type {Record<EventType | "", EventType[]>}
 */
const FOLLOWERS = {
  "": ["Setup"],
  Setup: ["Ballot", "EndBallots"],
  Ballot: ["Ballot", "EndBallots"],
  EndBallots: ["EncryptedTally"],
  EncryptedTally: ["PartialDecryption"],
  PartialDecryption: ["PartialDecryption", "Result"],
  Result: [],
};

/**
 * The number of pieces of data before an event.
 * @type {Record<EventType, number>}
 */
const PIECES = {
  Setup: 4,
  Ballot: 1,
  EndBallots: 0,
  EncryptedTally: 2,
  PartialDecryption: 2,
  Result: 1,
};

/**
 * Verify that an event is at the place it says and names the entries before it.
 * @param {string} text
 * @param {Piece[]} data
 * @param {BoxEvent | undefined} previous
 * @returns {{type: EventType, height: number}}
 */
function readEvent(text, data, previous) {
  const { type } = parseExactJson(text);
  const payload = data.at(-1);
  const height = previous ? previous.height + 1 : 0;
  const wanted = {
    ...(previous ? { parent: previous.hash } : {}),
    height,
    type,
    ...(payload ? { payload: payload.hash } : {}),
  };
  verify(FOLLOWERS[previous?.type ?? ""].includes(type));
  verify(data.length === PIECES[/** @type {EventType} */ (type)]);
  verify(JSON.stringify(wanted) === text);
  return { type, height };
}

/**
 * Read a whole archive and give its events in order.
 * @param {Uint8Array} bytes
 * @param {() => unknown} [pause] awaited often
 * @returns {Promise<BoxEvent[]>} one at least
 */
export async function readArchive(bytes, pause = () => {}) {
  verify(bytes.length <= MAX_BYTES);
  const first = readTarEntry(bytes, 0);
  const start = JSON.stringify({ version: 1, timestamp: String(first.time) });
  verify(first.name === "BELENIOS" && utf8.decode(first.content) === start);
  /** @type {BoxEvent[]} */
  const events = [];
  /** @type {Piece[]} */
  let data = [];
  for (let position = first.next; position < bytes.length; ) {
    await pause();
    const entry = readTarEntry(bytes, position);
    const hash = toHex(sha256(entry.content));
    const text = utf8.decode(entry.content);
    verify(entry.time === first.time);
    if (entry.name === `${hash}.data.json`) {
      verify(data.length < PIECES.Setup);
      data.push({ text, hash });
    } else {
      verify(entry.name === `${hash}.event.json`);
      events.push({ ...readEvent(text, data, events.at(-1)), hash, data });
      data = [];
    }
    position = entry.next;
  }
  verify(data.length === 0 && events.length > 0);
  return events;
}
