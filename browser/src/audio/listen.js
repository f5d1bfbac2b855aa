/**
 * Listen on the pages for everybody: each button reads the marked texts of its part of the page,
 * in their order. The server has put the address of its clip on each text (elections/web/core/audio_markup.py).
 * One sound at a time: a new one stops the old, and a second press stops all.
 */
const SAID = "[data-audio]";
const audio = new Audio();
let now = null; // the button whose part is being read

const words = (button) => button.querySelector(".listen-words");

function silence() {
  audio.pause();
  if (now) words(now).textContent = now.dataset.listen;
  now = null;
}

/** Resolves when the clip has ended or cannot be played; never once it was stopped. */
async function play(address) {
  const ended = new Promise((resolve) => {
    audio.onended = resolve;
    audio.onerror = resolve;
  });
  audio.src = address;
  await audio.play().catch(() => null); // an error comes by the event too
  await ended;
}

async function listen(button) {
  const same = button === now;
  silence();
  if (same) return;
  now = button;
  words(button).textContent = button.dataset.stop;
  for (const text of partOf(button)) {
    await play(text.dataset.audio);
    if (now !== button) return;
  }
  silence();
}

const partOf = (button) =>
  [...button.closest(button.dataset.of).querySelectorAll(SAID)].filter(
    (one) => one.getClientRects().length > 0, // old tablets have no checkVisibility
  );

for (const button of document.querySelectorAll("[data-of]")) {
  button.dataset.listen = words(button).textContent;
  button.parentElement.hidden = partOf(button).length === 0;
  button.addEventListener("click", () => listen(button));
}
window.addEventListener("pagehide", silence);
