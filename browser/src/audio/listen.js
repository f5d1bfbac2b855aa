/**
 * Listen on the pages for everybody: each button reads the marked texts of its part of the page,
 * in their order. The server has put the address of its clip on each text
 * (elections/web/core/audio_markup.py). One sound at a time: a new one stops the old, and a second
 * press stops all.
 */
const MARKED = "[data-audio]";
const audio = new Audio();
/** @type {HTMLElement | null} the button whose part is being read */
let reading = null;

/** @param {HTMLElement} button */
const labelOf = (button) => /** @type {HTMLElement} */ (button.querySelector(".listen-words"));

function silence() {
  audio.pause();
  if (reading) labelOf(reading).textContent = reading.dataset.listen ?? "";
  reading = null;
}

/**
 * Play a clip. Resolves when it has ended or cannot be played; never once it was stopped.
 * @param {string} address
 */
async function play(address) {
  const ended = new Promise((resolve) => {
    audio.onended = resolve;
    audio.onerror = resolve;
  });
  audio.src = address;
  await audio.play().catch(() => null); // the event reports an error too
  await ended;
}

/** @param {HTMLElement} button */
async function listen(button) {
  const isSame = button === reading;
  silence();
  if (isSame) return;
  reading = button;
  labelOf(button).textContent = button.dataset.stop ?? "";
  for (const text of textsOf(button)) {
    await play(text.dataset.audio ?? "");
    if (reading !== button) return;
  }
  silence();
}

/**
 * Find the marked texts of a button's part that are shown; old tablets have no checkVisibility.
 * @param {HTMLElement} button
 * @returns {HTMLElement[]}
 */
function textsOf(button) {
  const part = button.closest(button.dataset.of ?? "main");
  const marked = /** @type {NodeListOf<HTMLElement> | undefined} */ (
    part?.querySelectorAll(MARKED)
  );
  return [...(marked ?? [])].filter((text) => text.getClientRects().length > 0);
}

const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-of]"));
for (const button of buttons) {
  button.dataset.listen = labelOf(button).textContent ?? "";
  /** @type {HTMLElement} */ (button.parentElement).hidden = textsOf(button).length === 0;
  button.addEventListener("click", () => listen(button));
}
window.addEventListener("pagehide", silence);
