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
 *                Fetches the trail and the whole boxes named by /board/tallies, finds out whether they hold
 *                together (box.js), tells how many votes are in each, and asks. After a yes it
 *                computes this key holder's part of the sums it made itself, and posts
 *                {"shares": {uuid: "<partial_decryption JSON text>"}} to /board/shares/<index>.
 *                The private key never leaves the page, and a key makes one part for each visit.
 *                A file of `python -m audit share` is posted as it is.
 *                Buttons and inputs may stand disabled in the page; they are enabled once this code
 *                answers them.
 * Cancel a card: <div data-card-cancel> holding hidden fields named "uuid" and "credential" in a
 *                form; the card reader is put into the element with data-card-reader, and the
 *                form's submit button is enabled once a card was read. Link css/vote.css.
 */

import {
  KeyFileError,
  keyFileText,
  newPrivateKey,
  partialDecryption,
  picturesOf,
  publicCredential,
  publicPart,
  readKeyFile,
  readShareFile,
} from "../crypto/core.js";
import { BoxError, readBoxes } from "../record/box.js";
import { archive, get, post } from "../ui/api.js";
import { cardReader } from "../ui/card-reader.js";
import { fill, h } from "../ui/dom.js";
import { sixPictures } from "../ui/pictures.js";
import { words } from "../ui/words.js";

const BIGGEST_FILE = 1_000_000; // bytes; a key file has some hundreds, a file of shares 100,000
const EVERY = 50; // votes between two messages

function speaker(control) {
  const part = control.closest("[data-board-part]") ?? control.parentElement;
  const message = part.querySelector("[data-message]");
  return (text, trouble = false) => {
    fill(message, text);
    message.classList.toggle("trouble", trouble);
    if (!control.matches("input")) return;
    message.id = `${control.id}-message`;
    control.setAttribute("aria-invalid", String(trouble));
    const hint = `${control.id}-hint`;
    control.setAttribute("aria-describedby", trouble ? `${hint} ${message.id}` : hint);
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
  `key-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")}.json`;

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

const given = new Map(); // public key -> body, so that a second try sends the same part

async function share(control) {
  const [file] = control.files;
  if (!file) return;
  const { shareIndex } = control.dataset;
  const say = speaker(control);
  control.disabled = true;
  try {
    say(words.board.reading);
    if (file.size > BIGGEST_FILE) throw new KeyFileError("key-file");
    const text = await file.text();
    const body = readShareFile(text, Number(shareIndex)) ?? (await partOf(control, text, say));
    if (body === null) return;
    await post(`/board/shares/${shareIndex}`, body);
    say(words.board.shared);
    finished(control);
  } catch (problem) {
    const code = problem instanceof BoxError ? "box" : problem.code;
    const own = problem.text ? null : words.board.errors[code];
    say(own ?? problem.text ?? words.board.shareFails, true);
  } finally {
    control.value = "";
    control.disabled = false;
  }
}

/** The body to post, made from whole closed boxes only; null if the key holder said no. */
async function partOf(control, text, say) {
  const { shareIndex, definition, publicKey } = control.dataset;
  const holder = { definition, index: Number(shareIndex), publicKey };
  const privateKey = readKeyFile(text, holder);
  if (given.has(publicKey)) return given.get(publicKey);
  const { boxes } = await get("/board/tallies");
  if (boxes.length === 0) {
    say(words.board.nothing, true);
    return null;
  }
  say(words.board.looking(1, boxes.length));
  const told = await get("/trail.json");
  const found = await readBoxes(boxes, told, holder, archive, (box, all, done, votes) => {
    if (done % EVERY === 0) say(words.board.lookingAt(box, all, done, votes));
  });
  say(words.board.whole);
  if (!(await agreed(control, found))) {
    say(words.board.notOpened);
    return null;
  }
  const shares = await sharesOf(found, privateKey, (done, all) =>
    say(words.board.working(done, all)),
  );
  given.set(publicKey, JSON.stringify({ shares }));
  return given.get(publicKey);
}

/** Shows what is in the boxes and waits for Yes or No. */
function agreed(control, boxes) {
  const small = boxes.filter(({ few }) => few);
  const all = boxes.reduce((sum, { counted }) => sum + counted, 0);
  const question =
    small.length > 0 ? words.board.openAllTheSame(boxes.length) : words.board.openNow;
  return new Promise((resolve) => {
    const answer = (text, yes, className) => {
      const onclick = () => {
        panel.remove();
        resolve(yes);
      };
      return h("button", { type: "button", class: className, onclick }, text);
    };
    const summary = h("h3", { tabindex: "-1" }, words.board.holds(boxes.length, all));
    const panel = h(
      "div",
      { class: small.length > 0 ? "note note-warm" : "note" },
      summary,
      h(
        "ul",
        {},
        boxes.map((box) => h("li", {}, words.board.inBox(box.title, box.counted))),
      ),
      small.map((box) => h("p", {}, words.board.few(box.title, box.counted))),
      h("p", {}, question),
      h(
        "p",
        { class: "buttons" },
        answer(words.board.yes, true, "button button-main"),
        answer(words.board.no, false, "button"),
      ),
    );
    const part = control.closest("[data-board-part]") ?? control.parentElement;
    part.querySelector("[data-message]").after(panel);
    summary.focus();
  });
}

async function sharesOf(boxes, privateKey, progress) {
  const all = boxes.reduce((sum, box) => sum + box.tally.flat().length, 0);
  let done = 0;
  const shares = {};
  for (const { uuid, fingerprint, tally } of boxes) {
    shares[uuid] = await partialDecryption(fingerprint, privateKey, tally, () => {
      done += 1;
      progress(done, all);
    });
  }
  return shares;
}

// --- cancel a card -----------------------------------------------------------------------------

function cancelCard(part) {
  const place = part.querySelector("[data-card-reader]");
  const send = part.querySelector('[type="submit"]');
  const field = (name) => part.querySelector(`[name="${name}"]`);
  const isRead = () => {
    send.disabled = false;
    const pictures = sixPictures(picturesOf(field("credential").value));
    place.replaceChildren(h("p", {}, words.board.cardRead), pictures);
  };
  // the card of a try that was refused: the box was not ticked
  if (field("credential").value) return isRead();
  send.disabled = true;
  const reader = cardReader(({ uuid, secret }) => {
    field("uuid").value = uuid;
    field("credential").value = publicCredential(secret, uuid);
    isRead();
    send.focus();
  });
  place.replaceChildren(reader.message, reader.node);
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
