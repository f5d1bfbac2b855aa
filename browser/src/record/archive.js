/**
 * The archive of a box (audit/RECORD.md, section 3): an old-style tar file of hash-named entries
 * and the chain of events in it. Any broken rule throws.
 */
import { hash, hex } from "../crypto/core.js";

const BLOCK = 512;
const MOST_BYTES = 512 * 1024 * 1024;
const LAST_TIME = 8 ** 11;
const ascii = new TextEncoder();
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

// Which event may follow which, and how many pieces of data stand before it.
const FOLLOWS = {
  "": ["Setup"],
  Setup: ["Ballot", "EndBallots"],
  Ballot: ["Ballot", "EndBallots"],
  EndBallots: ["EncryptedTally"],
  EncryptedTally: ["PartialDecryption"],
  PartialDecryption: ["PartialDecryption", "Result"],
  Result: [],
};
const DATA_BEFORE = {
  Setup: 4,
  Ballot: 1,
  EndBallots: 0,
  EncryptedTally: 2,
  PartialDecryption: 2,
  Result: 1,
};

/** Throws unless `good`. */
export function must(good) {
  if (!good) throw new Error("the box does not hold together");
}

/** JSON of the one compact form: written again it gives the same text, so no name stands twice. */
export function exactJson(text) {
  const value = JSON.parse(text);
  must(JSON.stringify(value) === text);
  return value;
}

/** A piece of data: its text and the hash that names it. */
const piece = (content, name) => ({ text: utf8.decode(content), hash: name });

function header(name, size, time) {
  const block = new Uint8Array(BLOCK);
  const put = (at, text) => block.set(ascii.encode(text), at);
  const octal = (value, digits) => value.toString(8).padStart(digits, "0");
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, octal(size, 11));
  put(136, octal(time, 11));
  put(148, "        ");
  put(156, "0");
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${octal(sum, 6)}\0 `);
  return block;
}

/** One entry: every byte of a header follows from name, size and time, so it is written again. */
function readEntry(bytes, position) {
  must(position + BLOCK <= bytes.length);
  const block = bytes.subarray(position, position + BLOCK);
  const field = (from, to) => String.fromCharCode(...block.subarray(from, to));
  const name = field(0, 100).split("\0")[0];
  const [size, time] = [field(124, 135), field(136, 147)].map((text) => {
    must(/^[0-7]{11}$/.test(text));
    return parseInt(text, 8);
  });
  must(time < LAST_TIME && header(name, size, time).every((byte, at) => byte === block[at]));
  const start = position + BLOCK;
  const next = start + Math.ceil(size / BLOCK) * BLOCK;
  must(next <= bytes.length);
  must(bytes.subarray(start + size, next).every((byte) => byte === 0));
  return { name, time, content: bytes.subarray(start, start + size), next };
}

function readEvent(text, data, previous) {
  const event = exactJson(text);
  const last = data.at(-1);
  const wanted = {
    ...(previous ? { parent: previous.hash } : {}),
    height: previous ? previous.height + 1 : 0,
    type: event.type,
    ...(last ? { payload: last.hash } : {}),
  };
  must(FOLLOWS[previous?.type ?? ""].includes(event.type));
  must(data.length === DATA_BEFORE[event.type]);
  must(JSON.stringify(wanted) === text);
}

/**
 * Reads a whole archive (a Uint8Array). Gives its events in order: {type, height, hash, data},
 * where data are the pieces {text, hash} that stand before the event. `pause()` is awaited often.
 */
export async function readArchive(bytes, pause = () => {}) {
  must(bytes.length <= MOST_BYTES);
  const first = readEntry(bytes, 0);
  const start = JSON.stringify({ version: 1, timestamp: String(first.time) });
  must(first.name === "BELENIOS" && utf8.decode(first.content) === start);
  const events = [];
  let data = [];
  for (let position = first.next; position < bytes.length; ) {
    await pause();
    const entry = readEntry(bytes, position);
    const name = hex(hash(entry.content));
    must(entry.time === first.time);
    if (entry.name === `${name}.data.json`) {
      must(data.length < DATA_BEFORE.Setup);
      data.push(piece(entry.content, name));
    } else {
      must(entry.name === `${name}.event.json`);
      const previous = events.at(-1);
      const { text } = piece(entry.content, name);
      readEvent(text, data, previous);
      const { type, height } = JSON.parse(text);
      events.push({ type, height, hash: name, data });
      data = [];
    }
    position = entry.next;
  }
  must(data.length === 0 && events.length > 0);
  return events;
}
