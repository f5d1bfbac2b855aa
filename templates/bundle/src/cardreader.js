/**
 * Three ways to show a card: a link (the part after "#"), a camera, a USB scanner that types.
 * A helper may type or paste as well. `onCard` gets {uuid, secret}; nothing is kept here.
 */
import { CardError, parseCard } from "./core.js";
import { button, fill, h, icon } from "./dom.js";
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
 * Builds the controls. Returns {node, stop}: `stop` frees the camera and the keyboard and must be
 * called when the step is left.
 */
export function cardReader(onCard) {
  const message = h("p", { class: "v-notice", role: "alert", hidden: true });
  const say = (text) => {
    if (message.textContent !== text) fill(message, text); // said once, not at each look
    message.hidden = false;
  };
  const take = (text) => {
    try {
      const card = parseCard(text);
      stop();
      onCard(card);
      return true;
    } catch (problem) {
      if (!(problem instanceof CardError)) throw problem;
      say(words.card.errors[problem.code]);
      return false;
    }
  };

  const camera = cameraPart(take, say);
  const freeKeyboard = listenToScanner(take);
  const field = h("input", {
    type: "text",
    id: "card-field",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    onkeydown: (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // the reader may stand inside a form
      takeField();
    },
  });
  const takeField = () => {
    const text = field.value;
    field.value = "";
    take(text);
  };
  const helper = h(
    "details",
    { class: "v-helper" },
    h("summary", {}, words.card.helper),
    h("label", { for: "card-field" }, words.card.field),
    field,
    button(words.card.use, { onclick: takeField }),
  );
  function stop() {
    camera.stop();
    freeKeyboard();
  }
  const scanner = h(
    "p",
    { class: "v-way" },
    icon("scanner", "v-way-picture"),
    h("span", {}, words.card.scanner),
  );
  return { node: h("div", { class: "v-reader" }, message, camera.node, scanner, helper), stop };
}

function cameraPart(take, say) {
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
      if (code?.data && take(code.data)) return;
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
  return { node, stop };
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
