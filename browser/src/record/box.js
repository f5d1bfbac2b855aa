/**
 * The checks of a key holder's page before it opens anything: a box is whole and closed, and the
 * sealed sum of its votes. The sum is computed here from the votes; none is trusted. Checked: the
 * archive and its chain (archive.js); the signed trail knows exactly these boxes, and exactly so
 * when the count began (trail.js); election, key holders' keys and definition are those of the key
 * file; every vote is signed by a card on the box's list, for this election, and stands there once;
 * after the close only papers came in, of cards without a vote; the box is ended and nothing is
 * opened yet; the box's own sum is the one made here; small boxes were agreed. Not checked: the
 * proofs inside the votes, which would take minutes, and the rest of the record. `python -m audit
 * share` checks all of it.
 */
import { yieldToPage } from "../crypto/core.js";
import { SubgroupCheck } from "../crypto/subgroup-check.js";
import { readArchive } from "./archive.js";
import { readSetup } from "./box-setup.js";
import { readVote, sumOfVotes } from "./box-votes.js";
import { verify } from "./strict.js";
import { readTrail } from "./trail.js";

/**
 * @typedef {import("../crypto/key-file.js").KeyHolder} KeyHolder
 * @typedef {import("../crypto/proofs.js").Ciphertext} Ciphertext
 * @typedef {import("./archive.js").BoxEvent} BoxEvent
 * @typedef {import("./box-setup.js").ListedBox} ListedBox
 * @typedef {import("./box-votes.js").EncryptedChoice} EncryptedChoice
 * @typedef {import("./trail.js").Documents} Documents
 * @typedef {import("./trail.js").Trail} Trail
 *
 * @typedef {object} CheckedBox
 * @property {string} uuid
 * @property {string} fingerprint
 * @property {string} title
 * @property {number} counted how many votes count
 * @property {boolean} few so few that the key holder must be asked
 * @property {Ciphertext[][]} tally the sum made here
 *
 * @typedef {object} Work what all boxes of one visit share
 * @property {Trail} trail
 * @property {KeyHolder} holder
 * @property {SubgroupCheck} subgroupCheck
 * @property {() => unknown} pause
 */

const FEW = 10; // DESIGN section 4: below this, somebody must agree, whatever the board's rule is
const TURN = 40; // milliseconds of work before the page may draw and answer

/** A box that is not consistent; its message names the box, or "trail". */
export class BoxError extends Error {}

/** A box that is never opened, for its contest was stopped. */
export class StoppedBoxError extends BoxError {}

/** Make a pause that lasts only when enough work was done since the last one. */
function makePause() {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < TURN) return;
    await yieldToPage();
    last = performance.now();
  };
}

/**
 * Read all boxes that are to be opened. Throws BoxError, or what `load` throws.
 * @param {ListedBox[]} boxes as the server lists them
 * @param {Documents} documents
 * @param {KeyHolder} holder as in the key file
 * @param {(uuid: string) => Promise<Uint8Array>} load gives an archive
 * @param {(box: number, boxes: number, vote: number, votes: number) => void} [onVote]
 *   told of each vote that was read; all are counted from 1
 * @returns {Promise<CheckedBox[]>}
 */
export async function readBoxes(boxes, documents, holder, load, onVote = () => {}) {
  const trail = trailOf(boxes, documents, holder);
  const subgroupCheck = new SubgroupCheck();
  const work = { trail, holder, subgroupCheck, pause: makePause() };
  const checked = [];
  for (const [at, listed] of boxes.entries()) {
    const bytes = await load(listed.uuid);
    try {
      const tell = (/** @type {number} */ vote, /** @type {number} */ votes) =>
        onVote(at + 1, boxes.length, vote, votes);
      checked.push(await readBox(bytes, listed, work, tell));
    } catch (cause) {
      throw new BoxError(listed.uuid, { cause });
    }
  }
  if (!(await subgroupCheck.isSatisfied(work.pause))) {
    throw new BoxError("a point is not in the group");
  }
  return checked;
}

/**
 * Read the trail, which must name exactly the listed boxes, each once.
 * @param {ListedBox[]} boxes
 * @param {Documents} documents
 * @param {KeyHolder} holder
 */
function trailOf(boxes, documents, { definition }) {
  try {
    const trail = readTrail(documents, definition);
    const listed = boxes.map((box) => box.uuid).sort();
    if (trail.stopped.some((uuid) => listed.includes(uuid))) throw new StoppedBoxError("trail");
    verify(listed.join() === Object.keys(trail.heads).sort().join());
    return trail;
  } catch (cause) {
    throw cause instanceof StoppedBoxError ? cause : new BoxError("trail", { cause });
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {ListedBox} listed
 * @param {Work} work
 * @param {(vote: number, votes: number) => void} onVote
 * @returns {Promise<CheckedBox>}
 */
async function readBox(bytes, listed, { trail, holder, subgroupCheck, pause }, onVote) {
  const events = await readArchive(bytes, pause);
  // it is there only after EndBallots
  const sum = events.find(({ type }) => type === "EncryptedTally");
  verify(sum !== undefined && events.every(({ type }) => type !== "Result"));
  const known = trail.heads[listed.uuid];
  verify(known.head === sum.hash && known.height === sum.height);
  const setup = readSetup(events[0].data, listed, holder);

  const votes = events.filter(({ type }) => type === "Ballot");
  verify(new Set(votes.map(({ data }) => data[0].hash)).size === votes.length);
  /** @type {Map<string, EncryptedChoice[]>} the last vote of each card */
  const last = new Map();
  for (const [at, { height, data }] of votes.entries()) {
    await pause();
    const { credential, choices } = readVote(data[0].text, setup, subgroupCheck);
    verifyPlace(height, trail, setup.uuid, last.has(credential));
    last.set(credential, choices);
    onVote(at + 1, votes.length);
  }
  const tally = [await sumOfVotes(last.values(), setup.answers.length, pause)];
  const counted = last.size;
  verifySum(sum, tally, counted);
  verify(JSON.stringify(listed.encrypted_tally) === JSON.stringify(tally));
  const { uuid, fingerprint, title } = setup;
  verify(counted >= trail.floor || trail.agreed.includes(uuid));
  const few = counted > 0 && counted < Math.max(FEW, trail.floor); // an empty box reveals nobody
  return { uuid, fingerprint, title, counted, few, tally };
}

/**
 * Verify that a vote after the close belongs to a batch of papers, and its card had no vote.
 * @param {number} height
 * @param {Trail} trail
 * @param {string} uuid
 * @param {boolean} hadVote
 */
function verifyPlace(height, { closed, sealed }, uuid, hadVote) {
  if (height > closed[uuid].height) verify(height <= sealed[uuid].height && !hadVote);
}

/**
 * Verify that the box's own sum is the one made here, of as many votes.
 * @param {BoxEvent} sum
 * @param {Ciphertext[][]} tally
 * @param {number} counted
 */
function verifySum({ data: [stated, sized] }, tally, counted) {
  verify(stated.text === JSON.stringify(tally));
  const size = { num_tallied: counted, total_weight: counted, encrypted_tally: stated.hash };
  verify(sized.text === JSON.stringify(size));
}
