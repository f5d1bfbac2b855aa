/** The camera that reads a card, where the browser gives one. */
import { h } from "./dom.js";
import { button, icon, paragraph, pictureLine } from "./parts.js";
import { wasScannerSeen } from "./scanner-keys.js";
import { say } from "./words.js";

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
  const isSeen = wasScannerSeen();
  const helper = isSeen ? say("card-ask-helper") : say("card-helper-only");
  const node = h(
    "div",
    { class: "v-camera-part" },
    pictureLine("warning", paragraph(say("card-no-camera"), "v-say v-strong")),
    isSeen && pictureLine("scanner", paragraph(say("card-scanner-only"), "v-say")),
    pictureLine("help", paragraph(helper, "v-say")),
    isVoting && pictureLine("help", paragraph(say("card-other-way"), "v-say")),
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
  let isRunning = false;
  let free = () => {}; // stops the camera, once it has begun

  /** @param {boolean} isOn */
  const draw = (isOn) => {
    video.hidden = !isOn;
    hold.hidden = !isOn;
    node.replaceChildren(isOn ? end : start, hold, video);
  };
  const stop = () => {
    isRunning = false;
    free();
    draw(false);
  };
  const begin = async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      const { readCodes } = await import("./qr.js");
      free = await readCodes(video, onCode);
    } catch {
      stop();
      tell(say("card-camera-fails"));
      return;
    }
    if (!isRunning) return stop(); // while it began
    draw(true);
    end.focus();
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
  return { nodes: wasScannerSeen() ? [node, scanner] : [node], stop };
}
