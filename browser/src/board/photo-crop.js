/**
 * Moving a person's photo on the page that shows it as voters see it. Without this script each
 * button is a form of its own; with it the photo follows finger, mouse, arrow keys and buttons at
 * once, and only "keep" is sent.
 */
import { inReach, KEYS, movedBy, partOf, pressed } from "./photo-part.js";

const WIDTH = 480;
const HEIGHT = 600;

/** @param {HTMLFormElement} form */
async function follow(form) {
  const whole = new Image();
  whole.src = form.dataset.crop ?? "";
  await whole.decode();
  const size = { width: whole.naturalWidth, height: whole.naturalHeight };
  const frame = /** @type {HTMLElement} */ (form.querySelector(".crop-photo"));
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const field = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  let focus = inReach(size, {
    x: Number(field("x").value),
    y: Number(field("y").value),
    near: Number(field("near").value),
  });

  /** @param {import("./photo-part.js").Focus} next */
  const show = (next) => {
    focus = next;
    const part = partOf(size, focus);
    brush.drawImage(whole, part.left, part.top, part.width, part.height, 0, 0, WIDTH, HEIGHT);
    field("x").value = String(focus.x);
    field("y").value = String(focus.y);
    field("near").value = String(focus.near);
  };

  /** @type {{ x: number, y: number } | null} */
  let held = null;
  frame.addEventListener("pointerdown", (event) => {
    held = { x: event.clientX, y: event.clientY };
    frame.setPointerCapture(event.pointerId);
    frame.focus();
    event.preventDefault();
  });
  frame.addEventListener("pointermove", (event) => {
    if (!held) return;
    // the photo follows the finger: what is seen moves the other way
    const across = (held.x - event.clientX) / frame.clientWidth;
    const down = (held.y - event.clientY) / frame.clientHeight;
    held = { x: event.clientX, y: event.clientY };
    show(movedBy(size, focus, { across, down }));
  });
  const release = () => {
    held = null;
  };
  frame.addEventListener("pointerup", release);
  frame.addEventListener("pointercancel", release);
  frame.addEventListener("keydown", (event) => {
    const next = pressed(size, focus, KEYS[event.key] ?? "");
    if (!next) return;
    event.preventDefault();
    show(next);
  });
  form.addEventListener("submit", (event) => {
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    const next = pressed(size, focus, button?.value ?? "");
    if (!next) return;
    event.preventDefault();
    show(next);
  });
  show(focus);
  frame.replaceChildren(canvas);
  frame.tabIndex = 0;
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (
  document.querySelectorAll("[data-crop]")
)) {
  follow(form).catch(() => null); // the buttons of the page work without it
}
