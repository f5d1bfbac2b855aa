/**
 * <input type="file" data-share-index="1" data-definition="<sha256 hex>"
 * data-public-key="<64 hex>" [data-then="/board/count"]> Fetches the trail and the whole boxes
 * named by /board/tallies, checks whether they fit together (record/box.js), tells how many votes
 * are in each, and asks. After a yes it computes this key holder's part of the sums it made itself,
 * and posts {"shares": {uuid: "<partial_decryption JSON text>"}} to /board/shares/<index>. The
 * private key never leaves the page, and a key makes one part for each visit. A file of `python -m
 * audit share` is posted as it is.
 */
import { KeyFileError, partialDecryption, readKeyFile, readShareFile } from "../crypto/keys.js";
import { BoxError, readBoxes, StoppedBoxError } from "../record/box.js";
import { archive, get, post } from "../ui/api.js";
import { refusalText } from "../ui/api-error.js";
import { say } from "../ui/words.js";
import { askToOpen } from "./ask-to-open.js";
import { announceDone, speaker } from "./messages.js";

/**
 * @typedef {import("../record/box.js").CheckedBox} CheckedBox
 * @typedef {(text: string, isError?: boolean) => void} Say
 */

const MAX_FILE = 1_000_000; // bytes; a key file has some hundreds, a file of shares 100,000
const TELL_EVERY = 50; // votes between two messages

/** @type {Map<string, string>} public key -> body, so that a second try sends the same part */
const given = new Map();

/** @param {HTMLInputElement} input */
export async function giveShare(input) {
  const file = input.files?.[0];
  if (!file) return;
  const { shareIndex } = input.dataset;
  const tell = speaker(input);
  input.disabled = true;
  try {
    tell(say("keyholder-reading"));
    if (file.size > MAX_FILE) throw new KeyFileError("key-file");
    const text = await file.text();
    const body = readShareFile(text, Number(shareIndex)) ?? (await partOfCount(input, text, tell));
    if (body === null) return;
    await post(`/board/shares/${shareIndex}`, body);
    tell(say("keyholder-shared"));
    announceDone(input);
  } catch (problem) {
    tell(sentenceFor(problem), true);
  } finally {
    input.value = "";
    input.disabled = false;
  }
}

/**
 * Return the message for an error.
 * @param {unknown} problem
 * @returns {string}
 */
function sentenceFor(problem) {
  if (problem instanceof StoppedBoxError) return say("keyholder-error-stopped");
  if (problem instanceof BoxError) return say("keyholder-error-box");
  if (problem instanceof KeyFileError) return say(`keyholder-error-${problem.code}`);
  return refusalText(problem) ?? say("keyholder-share-fails");
}

/**
 * Make the body to post, from whole closed boxes only; null if the key holder said no.
 * @param {HTMLInputElement} input
 * @param {string} text of the key file
 * @param {Say} tell
 */
async function partOfCount(input, text, tell) {
  const { shareIndex, definition = "", publicKey = "" } = input.dataset;
  const holder = { definition, index: Number(shareIndex), publicKey };
  const privateKey = readKeyFile(text, holder);
  const before = given.get(publicKey);
  if (before !== undefined) return before;
  const { boxes } = await get("/board/tallies");
  if (boxes.length === 0) {
    tell(say("keyholder-nothing"), true);
    return null;
  }
  tell(say("keyholder-looking", { box: 1, boxes: boxes.length }));
  const documents = await get("/trail.json");
  const checked = await readBoxes(boxes, documents, holder, archive, (box, all, vote, votes) => {
    if (vote % TELL_EVERY === 0)
      tell(say("keyholder-looking-at", { box, boxes: all, vote, votes }));
  });
  tell(say("keyholder-whole"));
  if (!(await askToOpen(input, checked))) {
    tell(say("keyholder-not-opened"));
    return null;
  }
  const shares = await sharesOf(checked, privateKey, (done, all) =>
    tell(say("keyholder-working", { done, boxes: all })),
  );
  const body = JSON.stringify({ shares });
  given.set(publicKey, body);
  return body;
}

/**
 * Compute this key's part of each sum.
 * @param {CheckedBox[]} boxes
 * @param {bigint} privateKey
 * @param {(done: number, all: number) => void} onStep
 */
export async function sharesOf(boxes, privateKey, onStep) {
  const all = boxes.reduce((sum, box) => sum + box.tally.flat().length, 0);
  let done = 0;
  /** @type {Record<string, string>} */
  const shares = {};
  for (const { uuid, fingerprint, tally } of boxes) {
    shares[uuid] = await partialDecryption(fingerprint, privateKey, tally, () => {
      done += 1;
      onStep(done, all);
    });
  }
  return shares;
}
