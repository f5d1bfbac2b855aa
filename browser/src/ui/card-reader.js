/**
 * Three ways to show a card: a link (the part after "#"), a camera, a USB scanner that types.
 * A helper may type or paste as well. `onCard` gets {uuid, secret}; nothing is kept here.
 */
import { CardError, parseCard } from "../crypto/core.js";
import { button, fill, h, icon, line, pictured } from "./dom.js";
import { words } from "./words.js";

const LOOK_EVERY = 150; // milliseconds between two looks at the camera picture
const WIDEST = 800; // pixels are enough for a card's code and keep the search quick
const KEYS_APART = 1000; // milliseconds; a scanner types faster, even into a busy tablet
const SHORTEST = 12; // fewer keys than this were a person's

/** Takes the card out of the address and removes it there at once; null if there is none. */
export function takeFromAddress() {
  const { hash, pathname, search } = window.location;
  if (hash.length < 2) return null;
  window.history.replaceState(null, "", pathname + search);
  return hash;
}

/**
 * Builds the controls. Returns {node, message, stop}: `message` stands at the top of the step and
 * says what went wrong (R53); `stop` frees the camera and the keyboard and must be called when the
 * step is left. `paper` says whether a voting paper helps where there is no camera.
 */
export function cardReader(onCard, { paper = false } = {}) {
  const said = h("p", { class: "v-notice", role: "alert", tabindex: "-1" });
  const message = pictured("warning", said);
  message.hidden = true;
  const say = (text) => {
    fill(said, text);
    message.hidden = false;
    said.focus();
  };
  /** Null when the card was taken, else what is wrong with it. */
  const take = (text) => {
    try {
      const card = parseCard(text);
      stop();
      onCard(card);
      return null;
    } catch (problem) {
      if (!(problem instanceof CardError)) throw problem;
      return words.card.errors[problem.code];
    }
  };
  const takeAndSay = (text) => {
    const wrong = take(text);
    if (wrong) say(wrong);
    return wrong;
  };
  const seen = (text) => {
    const wrong = take(text);
    if (wrong && said.textContent !== wrong) say(wrong); // once, not at each look
    return wrong === null;
  };

  const camera = hasCamera() ? cameraPart(seen, say) : withoutCamera(paper);
  const freeKeyboard = listenToScanner(takeAndSay);
  const field = h("input", {
    type: "text",
    id: "card-field",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": "card-field-wrong",
    onkeydown: (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // the reader may stand inside a form
      takeField();
    },
  });
  const takeField = () => {
    const text = field.value;
    field.value = "";
    const wrong = takeAndSay(text);
    field.setAttribute("aria-invalid", String(wrong !== null));
    beside.hidden = wrong === null;
    fill(beside, wrong ?? "");
  };
  const beside = h("p", { class: "v-notice", id: "card-field-wrong", hidden: true });
  const helper = h(
    "details",
    { class: "v-helper" },
    h("summary", {}, words.card.helper),
    h("label", { for: "card-field" }, words.card.field),
    beside,
    field,
    button(words.card.use, { onclick: takeField }),
  );
  function stop() {
    camera.stop();
    freeKeyboard();
  }
  return { node: h("div", { class: "v-reader" }, camera.node, helper), message, stop };
}

/** Browsers give a camera only to a page that came by a safe way. */
const hasCamera = () =>
  window.isSecureContext && typeof navigator.mediaDevices?.getUserMedia === "function";

/** Says that there is no camera, and what to do instead. */
function withoutCamera(paper) {
  const { noCamera, scannerOnly, askHelper, paper: orPaper } = words.card;
  const node = h(
    "div",
    { class: "v-camera-part" },
    pictured("warning", line(noCamera, "v-say v-strong")),
    pictured("scanner", line(scannerOnly, "v-say")),
    pictured("help", line(askHelper, "v-say")),
    paper && pictured("paper", line(orPaper, "v-say")),
  );
  return { node, stop: () => {} };
}

function cameraPart(seen, say) {
  const video = h("video", { class: "v-camera", playsinline: true, muted: true, hidden: true });
  const hold = h("p", { class: "v-hold", role: "status", hidden: true }, words.card.hold);
  let stream = null;
  let running = false;

  const stop = () => {
    running = false;
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
    video.hidden = true;
    hold.hidden = true;
    node.replaceChildren(start, hold, video);
  };
  const begin = async () => {
    if (running) return;
    running = true;
    let decode;
    try {
      ({ decode } = await import("./qr.js"));
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (!running) return stop();
      video.srcObject = stream;
      await video.play();
    } catch {
      stop();
      say(words.card.cameraFails);
      return;
    }
    video.hidden = false;
    hold.hidden = false;
    node.replaceChildren(end, hold, video);
    end.focus();
    look(decode);
  };
  const canvas = document.createElement("canvas");
  const look = (decode) => {
    if (!running) return;
    if (video.videoWidth > 0) {
      const scale = Math.min(1, WIDEST / video.videoWidth);
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const picture = context.getImageData(0, 0, canvas.width, canvas.height);
      const code = decode(picture.data, picture.width, picture.height);
      if (code?.data && seen(code.data)) return;
    }
    setTimeout(() => look(decode), LOOK_EVERY);
  };
  const start = button(words.card.camera, { picture: "camera", kind: "main", onclick: begin });
  const end = button(words.card.cameraStop, {
    onclick: () => {
      stop();
      start.focus();
    },
  });
  const node = h("div", { class: "v-camera-part" }, start, hold, video);
  const scanner = h(
    "p",
    { class: "v-way" },
    icon("scanner", "v-way-picture"),
    h("span", {}, words.card.scanner),
  );
  return { node: [node, scanner], stop };
}

/** A USB scanner types the card and then Enter, wherever the focus is. Returns the way to end. */
function listenToScanner(take) {
  let typed = "";
  let last = 0;
  const onKey = (event) => {
    const typing = event.target.matches?.('input[type="text"], input[type="password"]');
    if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.timeStamp - last > KEYS_APART) typed = "";
    last = event.timeStamp;
    if (event.key === "Enter") {
      if (typed.length < SHORTEST) return;
      event.preventDefault(); // or the Enter would press the control that has the focus
      event.stopPropagation();
      const text = typed;
      typed = "";
      take(text);
    } else if (event.key.length === 1 && event.key !== " ") {
      typed += event.key;
    }
  };
  document.addEventListener("keydown", onKey, true);
  return () => document.removeEventListener("keydown", onKey, true);
}
