/**
 * The clips of an election, found by the SHA-256 of exactly the words they say (docs/sound.md), so
 * that a clip can say nothing else.
 */
import { sha256, toHex } from "../crypto/core.js";

/**
 * @typedef {{file: string, ms: number, only?: string}} Clip
 *   `only`: the contest it is for, if it is not for all
 */

const FOLDER = "/sound/";
const FILE = /^[0-9A-Za-z._-]+$/;
const BYTES_PER_MS = 5; // 40 kbit/s, as elections/audio/encode.py makes them
const MAX_BYTES = 6_000_000;

/** @param {string} text */
const normalize = (text) =>
  text.normalize("NFC").replaceAll("\u00ad", "").trim().replace(/\s+/g, " ");

/** @type {Map<string, string>} every change of the page asks for the same texts again */
const ids = new Map();

/**
 * Compute the name of a text in the list of clips: SHA-256 in hex.
 * @param {string} text
 */
export function textId(text) {
  const normal = normalize(text);
  const id = ids.get(normal) ?? toHex(sha256(normal));
  ids.set(normal, id);
  return id;
}

/** @param {Clip} clip */
const hasPlainName = ({ file }) => FILE.test(file);

/**
 * Find the address of the clip that says these words, or null.
 * @param {Record<string, Clip>} clips
 * @param {string} text
 */
export function clipAddress(clips, text) {
  const clip = clips[textId(text)];
  return clip && hasPlainName(clip) ? FOLDER + clip.file : null;
}

/**
 * List the addresses of the clips that one contest needs, up to some megabytes: its own people
 * first, then texts of all contests, the short before the long.
 * @param {Record<string, Clip>} clips
 * @param {string} contestId
 */
export function clipsOfContest(clips, contestId) {
  const all = Object.values(clips).filter(hasPlainName);
  const own = all.filter(({ only }) => only === contestId);
  const anywhere = all.filter(({ only }) => !only).sort((a, b) => a.ms - b.ms);
  let room = MAX_BYTES;
  return [...own, ...anywhere].flatMap(({ file, ms }) => {
    room -= ms * BYTES_PER_MS;
    return room >= 0 ? [FOLDER + file] : [];
  });
}
