/** The camera that reads a card, where the browser gives one. */
import { h } from "./dom.js";
import { button, icon, paragraph, pictureLine } from "./parts.js";
import { say } from "./words.js";

const LOOK_EVERY = 150; // milliseconds between two searches of the camera picture
const MAX_WIDTH = 800; // pixels are enough for a card's code and keep the search quick

/** @typedef {{nodes: Node[], stop: () => void}} CameraPart `stop` frees the camera */

/** Tell whether there can be a camera: browsers give it only to a page from a safe connection. */
export const hasCamera = () =>
  window.isSecureContext && typeof navigator.mediaDevices?.getUserMedia === "function";

/**
 * Say that there is no camera, and what to do instead.
 * @param {boolean} isVoting the secretary may know another way
 * @returns {CameraPart}
 */
export function withoutCamera(isVoting) {
  const node = h(
    "div",
    { class: "v-camera-part" },
    pictureLine("warning", paragraph(say("card-no-camera"), "v-say v-strong")),
    pictureLine("scanner", paragraph(say("card-scanner-only"), "v-say")),
    pictureLine("help", paragraph(say("card-ask-helper"), "v-say")),
    isVoting && pictureLine("talk", paragraph(say("card-other-way"), "v-say")),
  );
  return { nodes: [node], stop: () => {} };
}

/**
 * @param {(text: string) => boolean} onCode gets what a code says; true when it was a card
 * @param {(text: string) => void} tell
 * @returns {CameraPart}
 */
export function cameraPart(onCode, tell) {
  const video = h("video", { class: "v-camera", playsinline: true, muted: true, hidden: true });
  const hold = h("p", { class: "v-hold", role: "status", hidden: true }, say("card-hold"));
  const node = h("div", { class: "v-camera-part" });
  /** @type {MediaStream | null} */
  let stream = null;
  let isRunning = false;

  /** @param {boolean} isOn */
  const draw = (isOn) => {
    video.hidden = !isOn;
    hold.hidden = !isOn;
    node.replaceChildren(isOn ? end : start, hold, video);
  };
  const stop = () => {
    isRunning = false;
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
    draw(false);
  };
  const begin = async () => {
    if (isRunning) return;
    isRunning = true;
    /** @type {typeof import("./qr.js").decode} */
    let decode;
    try {
      ({ decode } = await import("./qr.js"));
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (!isRunning) return stop();
      video.srcObject = stream;
      await video.play();
    } catch {
      stop();
      tell(say("card-camera-fails"));
      return;
    }
    draw(true);
    end.focus();
    look(decode);
  };
  const canvas = document.createElement("canvas");
  /** @param {typeof import("./qr.js").decode} decode */
  const look = (decode) => {
    if (!isRunning) return;
    if (video.videoWidth > 0) {
      const { data, width, height } = pictureOf(video, canvas);
      const code = decode(data, width, height);
      if (code?.data && onCode(code.data)) return;
    }
    setTimeout(look, LOOK_EVERY, decode);
  };
  const start = button(say("card-camera"), { picture: "camera", kind: "main", onclick: begin });
  const end = button(say("card-camera-stop"), {
    onclick: () => {
      stop();
      start.focus();
    },
  });
  draw(false);
  const scanner = h(
    "p",
    { class: "v-way" },
    icon("scanner", "v-way-picture"),
    h("span", {}, say("card-scanner")),
  );
  return { nodes: [node, scanner], stop };
}

/**
 * Return the camera's current picture, not larger than needed.
 * @param {HTMLVideoElement} video
 * @param {HTMLCanvasElement} canvas
 */
function pictureOf(video, canvas) {
  const scale = Math.min(1, MAX_WIDTH / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
