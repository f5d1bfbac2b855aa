/**
 * The signed trail (audit/RECORD.md, sections 4 and 5), as far as a key holder's page leans on it:
 * which boxes there are, where each stood when the count began, which small ones were agreed. The
 * definition's hash stands in the key file, the log's key in the definition, and that key has
 * signed the trail; so a database alone cannot tell another story. Any broken rule throws.
 */
import { must } from "./archive.js";
import { hash, hex, signatureHolds } from "../crypto/core.js";

const utf8 = new TextEncoder();
const DASH = "\u2014 ";

const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** Root of the RFC 9162 tree over leaf hashes; there is one leaf at least. */
function root(hashes) {
  if (hashes.length === 1) return hashes[0];
  let left = 1;
  while (left * 2 < hashes.length) left *= 2;
  return hash(joined([1], root(hashes.slice(0, left)), root(hashes.slice(left))));
}

/** The text of a C2SP signed note, after the log's own signature was found good. */
function signedText(note, { origin, public_key: publicKey }) {
  const gap = note.lastIndexOf("\n\n");
  must(gap > 0 && note.endsWith("\n"));
  const text = note.slice(0, gap + 1);
  const key = Uint8Array.from(publicKey.match(/../g), (pair) => parseInt(pair, 16));
  const id = base64(hash(joined(utf8.encode(`${origin}\n`), [1], key)).slice(0, 4));
  const own = note
    .slice(gap + 2, -1)
    .split("\n")
    .filter((line) => line.startsWith(`${DASH}${origin} `))
    .map((line) => atob(line.slice(`${DASH}${origin} `.length)))
    .filter((signature) => btoa(signature.slice(0, 4)) === id)
    .map((signature) => Uint8Array.from(signature.slice(4), (letter) => letter.charCodeAt(0)));
  must(own.length > 0);
  must(own.every((signature) => signatureHolds(signature, utf8.encode(text), key)));
  return text;
}

/**
 * `told`: {definition, trail, checkpoint}, exact texts; `sha`: the definition's hash (hex).
 * Gives {heads: {uuid: {head, height}} when the count began, floor, agreed: [uuid]}.
 */
export function readTrail({ definition, trail, checkpoint }, sha) {
  must(hex(hash(definition)) === sha);
  const election = JSON.parse(definition);
  const leaves = trail.split("\n");
  must(leaves.pop() === "" && leaves.length > 0);
  const top = root(leaves.map((leaf) => hash(joined([0], utf8.encode(leaf)))));
  const { origin } = election.log;
  const text = signedText(checkpoint, election.log);
  must(text === `${origin}\n${leaves.length}\n${base64(top)}\n`);

  const events = leaves.map((leaf) => JSON.parse(leaf));
  const only = (type) => {
    const found = events.filter((event) => event.type === type);
    must(found.length === 1);
    return found[0].body;
  };
  must(only("lists_locked").definition === sha);
  const heads = only("count_started").boxes;
  const uuids = election.contests
    .filter((contest) => contest.candidates.length > 0)
    .map((contest) => contest.uuid);
  must(uuids.sort().join() === Object.keys(heads).sort().join());
  const agreed = events.find((event) => event.type === "small_contests_agreed")?.body.uuids ?? [];
  return { heads, floor: election.rules.small_contest, agreed };
}
