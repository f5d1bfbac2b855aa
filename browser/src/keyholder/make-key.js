/**
 * <button data-key-make data-key-index="1" data-key-name="Ann Hill"
 *         data-definition="<sha256 hex>" data-title="Board election">
 * The key is made here, its file is handed to the key holder, and only the public part is posted to
 * /board/keys/<index>. Then the event "repvote:done" bubbles up from the button, and the page goes
 * to data-then if that names an address.
 */
import { keyFileText, newPrivateKey, publicPart } from "../crypto/keys.js";
import { post } from "../ui/api.js";
import { refusalText } from "../ui/api-error.js";
import { say } from "../ui/words.js";
import { download, keyFileName } from "./download.js";
import { announceDone, speaker } from "./messages.js";

/** @type {WeakMap<HTMLButtonElement, bigint>} private keys: a second try sends the same key */
const made = new WeakMap();

/** @param {HTMLButtonElement} button */
export async function makeKey(button) {
  const { keyIndex, keyName: name = "", definition = "", title = "" } = button.dataset;
  const tell = speaker(button);
  button.disabled = true;
  tell(say("keyholder-making"));
  const privateKey = made.get(button) ?? newPrivateKey();
  made.set(button, privateKey);
  try {
    // The file first: a public key whose private half was lost would close the box for ever.
    const key = { definition, title, index: Number(keyIndex), name, privateKey };
    download(keyFileName(name), keyFileText(key));
    await post(`/board/keys/${keyIndex}`, publicPart(privateKey));
    made.delete(button);
    tell(say("keyholder-made"));
    announceDone(button);
  } catch (problem) {
    button.disabled = false;
    tell(refusalText(problem) ?? say("keyholder-make-fails"), true);
  }
}
