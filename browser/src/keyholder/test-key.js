/**
 * <input type="file" data-key-test data-key-index="1" data-definition="<sha256 hex>"
 * data-public-key="<64 hex>"> Tells whether a file is this key holder's key file, by the public key
 * that stands in the record. Nothing is sent, and nothing is kept.
 */
import { KeyFileError, readKeyFile } from "../crypto/keys.js";
import { say } from "../ui/words.js";
import { speaker } from "./messages.js";

const MAX_FILE = 100_000; // bytes; a key file has some hundreds

/** @param {HTMLInputElement} input */
export async function testKey(input) {
  const file = input.files?.[0];
  if (!file) return;
  const { keyIndex, definition = "", publicKey = "" } = input.dataset;
  const tell = speaker(input);
  try {
    if (file.size > MAX_FILE) throw new KeyFileError("key-file");
    readKeyFile(await file.text(), { definition, index: Number(keyIndex), publicKey });
    tell(say("keyholder-tested"));
  } catch (problem) {
    tell(sentenceFor(problem), true);
  } finally {
    input.value = ""; // the same file can be chosen again
  }
}

/** @param {unknown} problem */
function sentenceFor(problem) {
  if (problem instanceof KeyFileError) return say(`keyholder-error-${problem.code}`);
  return say("keyholder-test-fails");
}
