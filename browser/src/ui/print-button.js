/** A button that prints its page, with all photos, also those that were not seen yet. */

async function print() {
  const photos = /** @type {HTMLImageElement[]} */ ([...document.querySelectorAll("main img")]);
  for (const photo of photos) photo.loading = "eager";
  await Promise.all(photos.map((photo) => photo.decode().catch(() => null))); // prints without it
  window.print();
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll("[data-print]")
)) {
  button.hidden = false;
  button.addEventListener("click", print);
}
