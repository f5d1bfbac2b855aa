/** Archives of boxes, whole or broken on purpose (audit/RECORD.md, section 3). */
import { sha256, toHex } from "../../src/crypto/hashing.js";
import { tarHeader } from "../../src/record/tar.js";

const utf8 = new TextEncoder();
export const TIME = 1_700_000_000;

/** @param {string} text */
export const hashOf = (text) => toHex(sha256(text));

/**
 * Write one entry of the archive, padded to whole blocks.
 * @param {string} name
 * @param {string} text
 * @param {number} [time]
 */
export function tarEntry(name, text, time = TIME) {
  const content = utf8.encode(text);
  const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
  padded.set(content);
  return [tarHeader(name, content.length, time), padded];
}

/** Writes the entries of a box with a good chain, one event after the other. */
export class BoxWriter {
  /** @type {Uint8Array[]} */
  #entries;
  /** @type {{hash: string, height: number} | null} */
  head = null;

  constructor(time = TIME) {
    const start = JSON.stringify({ version: 1, timestamp: String(time) });
    this.time = time;
    this.#entries = tarEntry("BELENIOS", start, time);
  }

  /** @param {string} text */
  addData(text) {
    this.#entries.push(...tarEntry(`${hashOf(text)}.data.json`, text, this.time));
    return this;
  }

  /** @param {string} text */
  addEventText(text) {
    this.#entries.push(...tarEntry(`${hashOf(text)}.event.json`, text, this.time));
    return this;
  }

  /**
   * @param {string} type
   * @param {...string} data the pieces that stand before the event
   */
  addEvent(type, ...data) {
    for (const text of data) this.addData(text);
    const height = this.head ? this.head.height + 1 : 0;
    const payload = data.at(-1);
    const text = JSON.stringify({
      ...(this.head ? { parent: this.head.hash } : {}),
      height,
      type,
      ...(payload === undefined ? {} : { payload: hashOf(payload) }),
    });
    this.head = { hash: hashOf(text), height };
    return this.addEventText(text);
  }

  /**
   * @param {string} election
   * @param {string} trustees
   * @param {string} credentials
   */
  addSetup(election, trustees, credentials) {
    const hashes = {
      election: hashOf(election),
      trustees: hashOf(trustees),
      credentials: hashOf(credentials),
    };
    return this.addEvent("Setup", election, trustees, credentials, JSON.stringify(hashes));
  }

  /**
   * @param {unknown} tally
   * @param {number} counted
   */
  addTally(tally, counted) {
    const text = JSON.stringify(tally);
    const size = { num_tallied: counted, total_weight: counted, encrypted_tally: hashOf(text) };
    return this.addEvent("EncryptedTally", text, JSON.stringify(size));
  }

  toBytes() {
    return Uint8Array.from(this.#entries.flatMap((part) => [...part]));
  }
}
