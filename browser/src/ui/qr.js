/** Reads codes with the camera; a separate module, loaded only when a camera is used. */
import decode from "jsqr";

const LOOK_EVERY = 150; // milliseconds between two searches of the camera picture
const MAX_WIDTH = 800; // pixels are enough for a card's code and keep the search quick

/**
 * Show the camera's picture and look for codes in it. Resolves to what stops the camera.
 * @param {HTMLVideoElement} video
 * @param {(text: string) => boolean} onCode gets what a code says; true ends the search
 */
export async function readCodes(video, onCode) {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment" },
  });
  const canvas = document.createElement("canvas");
  let isRunning = true;
  const stop = () => {
    isRunning = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  const look = () => {
    if (!isRunning) return;
    if (video.videoWidth > 0) {
      const { data, width, height } = pictureOf(video, canvas);
      const code = decode(data, width, height);
      if (code?.data && onCode(code.data)) return;
    }
    setTimeout(look, LOOK_EVERY);
  };
  video.srcObject = stream;
  try {
    await video.play();
  } catch (problem) {
    stop();
    throw problem;
  }
  setTimeout(look, LOOK_EVERY);
  return stop;
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
