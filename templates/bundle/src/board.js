/**
 * Code for the board's own pages. Each part starts from data attributes; messages go into the
 * nearest element with data-message (role="status"), inside the same data-board-part element or,
 * if there is none, the control's parent.
 *
 * Make a key:    <button data-key-make data-key-index="1" data-key-name="Ann Hill"
 *                        data-definition="<sha256 hex>" data-title="Board election">
 *                The key is made here, its file is handed to the key holder, and only the public
 *                part is posted to /board/keys/<index>. Then the event "repvote:done" bubbles up
 *                from the button, and the page goes to data-then if that names an address.
 * Share:         <input type="file" data-share-index="1" data-definition="<sha256 hex>"
 *                       data-public-key="<64 hex>" [data-then="/board/count"]>
 *                Fetches /board/tallies, computes this key holder's part of every box, posts
 *                {"shares": {uuid: "<partial_decryption JSON text>"}} to /board/shares/<index>.
 *                The private key never leaves the page.
 *                Buttons and inputs may stand disabled in the page; they are enabled once this code
 *                answers them.
 * Cancel a card: <div data-card-cancel> holding hidden fields named "uuid" and "credential" in a
 *                form; the card reader is put into the element with data-card-reader, and the
 *                form's submit button is enabled once a card was read. Link css/vote.css.
 */
import { get, post } from "./api.js";
import { cardReader } from "./cardreader.js";
import {
  KeyFileError,
  keyFileText,
  newPrivateKey,
  partialDecryption,
  picturesOf,
  publicCredential,
  publicPart,
  readKeyFile,
} from "./core.js";
import { sixPictures } from "./pictures.js";
import { words } from "./words.js";

const BIGGEST_FILE = 100_000; // bytes; a key file has some hundreds

function speaker(control) {
  const part = control.closest("[data-board-part]") ?? control.parentElement;
  const message = part.querySelector("[data-message]");
  return (text, trouble = false) => {
    message.textContent = text;
    message.classList.toggle("trouble", trouble);
  };
}

function finished(control) {
  control.dispatchEvent(new CustomEvent("repvote:done", { bubbles: true }));
  if (control.dataset.then) window.location.assign(control.dataset.then);
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const fileName = (name) =>
  `key-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}.json`;

// --- make a key --------------------------------------------------------------------------------

const made = new WeakMap(); // button -> private key, so that a second try sends the same key

async function makeKey(control) {
  const { keyIndex, keyName, definition, title } = control.dataset;
  const say = speaker(control);
  control.disabled = true;
  say(words.board.making);
  const privateKey = made.get(control) ?? newPrivateKey();
  made.set(control, privateKey);
  try {
    // The file first: a public key whose private half was lost would close the box for ever.
    const key = { definition, title, index: Number(keyIndex), name: keyName, privateKey };
    download(fileName(keyName), keyFileText(key));
    await post(`/board/keys/${keyIndex}`, publicPart(privateKey));
    made.delete(control);
    say(words.board.made);
    finished(control);
  } catch (problem) {
    control.disabled = false;
    say(problem.text ?? words.board.makeFails, true);
  }
}

// --- open the count ----------------------------------------------------------------------------

async function share(control) {
  const [file] = control.files;
  if (!file) return;
  const { shareIndex, definition, publicKey } = control.dataset;
  const say = speaker(control);
  control.disabled = true;
  try {
    say(words.board.reading);
    if (file.size > BIGGEST_FILE) throw new KeyFileError("key-file");
    const text = await file.text();
    const key = readKeyFile(text, { definition, index: Number(shareIndex), publicKey });
    const { boxes } = await get("/board/tallies");
    if (boxes.length === 0) {
      say(words.board.nothing, true);
      return;
    }
    const shares = await sharesOf(boxes, key, (done, all) => say(words.board.working(done, all)));
    await post(`/board/shares/${shareIndex}`, JSON.stringify({ shares }));
    say(words.board.shared);
    finished(control);
  } catch (problem) {
    const own = problem instanceof KeyFileError ? words.board.errors[problem.code] : null;
    say(own ?? problem.text ?? words.board.shareFails, true);
  } finally {
    control.value = "";
    control.disabled = false;
  }
}

async function sharesOf(boxes, key, progress) {
  const all = boxes.reduce((sum, box) => sum + box.encrypted_tally.flat().length, 0);
  let done = 0;
  const shares = {};
  for (const box of boxes) {
    try {
      shares[box.uuid] = await partialDecryption(box.fingerprint, key, box.encrypted_tally, () => {
        done += 1;
        progress(done, all);
      });
    } catch {
      throw new KeyFileError("bad-tally");
    }
  }
  return shares;
}

// --- cancel a card -----------------------------------------------------------------------------

function cancelCard(part) {
  const place = part.querySelector("[data-card-reader]");
  const send = part.querySelector('[type="submit"]');
  send.disabled = true;
  const reader = cardReader(({ uuid, secret }) => {
    const credential = publicCredential(secret, uuid);
    part.querySelector('[name="uuid"]').value = uuid;
    part.querySelector('[name="credential"]').value = credential;
    send.disabled = false;
    place.replaceChildren(words.board.cardRead, sixPictures(picturesOf(credential)));
    send.focus();
  });
  place.replaceChildren(reader.node);
}

for (const control of document.querySelectorAll("[data-key-make]")) {
  control.addEventListener("click", () => makeKey(control));
  control.disabled = false;
}
for (const control of document.querySelectorAll("[data-share-index]")) {
  control.addEventListener("change", () => share(control));
  control.disabled = false;
}
for (const part of document.querySelectorAll("[data-card-cancel]")) cancelCard(part);
