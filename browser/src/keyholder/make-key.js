/**
 * <button data-key-make data-key-index="1" data-key-name="Ann Hill" [data-key-replaces="<64 hex>"]
 *         data-definition="<sha256 hex>" data-title="Board election">
 * The key is made here, its file is handed to the key holder, and only the public part is posted to
 * /board/keys/<index>; data-key-replaces is the public key that it takes the place of. First the
 * server is asked what is there, so that no file is handed out that can come to nothing: the sign-in
 * may have ended, or another tab may have made a key. Then the event "repvote:done" bubbles up from the button, and the page goes
 * to data-then if that names an address.
 */
import { keyFileText, newPrivateKey, publicKeyOf, publicPart } from "../crypto/keys.js";
import { get, post } from "../ui/api.js";
import { refusalText } from "../ui/api-error.js";
import { say } from "../ui/words.js";
import { download, keyFileName } from "./download.js";
import { announceDone, partOf, speaker } from "./messages.js";

/** @type {WeakMap<HTMLButtonElement, bigint>} private keys: a second try sends the same key */
const unsentKeys = new WeakMap();

/** @param {HTMLButtonElement} button */
export async function makeKey(button) {
  const { keyIndex, keyName: name = "", definition = "", title = "" } = button.dataset;
  const { keyReplaces: replaces = "" } = button.dataset;
  const address = `/board/keys/${keyIndex}`;
  const tell = speaker(button);
  button.disabled = true;
  tell(say("keyholder-making"));
  const privateKey = unsentKeys.get(button) ?? newPrivateKey();
  try {
    const query = replaces && `replaces=${replaces}`;
    await get(`${address}?key=${publicKeyOf(privateKey)}&${query}`);
    unsentKeys.set(button, privateKey);
    // The file first: a public key whose private half was lost would close the box for ever.
    const index = Number(keyIndex);
    const key = { definition, title, index, name, privateKey };
    download(keyFileName(index, name), keyFileText(key));
    await post(`${address}?${query}`, publicPart(privateKey));
    unsentKeys.delete(button);
    tell(say("keyholder-made"));
    showMade(button, publicKeyOf(privateKey));
    announceDone(button);
  } catch (problem) {
    button.disabled = false;
    tell(refusalText(problem) ?? say("keyholder-make-fails"), true);
  }
}

/**
 * Show what to do with the file instead of the button, and let it be tested against the new key.
 * @param {HTMLButtonElement} button
 * @param {string} publicKey 64 hex digits
 */
function showMade(button, publicKey) {
  const after = /** @type {HTMLElement | null} */ (partOf(button).querySelector("[data-key-made]"));
  const before = /** @type {HTMLElement | null} */ (button.closest("[data-key-making]"));
  if (!after) return;
  const tester = /** @type {HTMLInputElement} */ (after.querySelector("[data-key-test]"));
  tester.dataset.publicKey = publicKey;
  after.hidden = false;
  if (before) before.hidden = true;
  after.querySelector("h3")?.focus(); // the button, which had it, is gone
}
