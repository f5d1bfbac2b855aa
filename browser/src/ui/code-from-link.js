/**
 * A secret code that came as the part of an address behind "#": it goes into the field with
 * data-code-from-link, and out of the address, so that it stays in no history.
 */
/** @type {HTMLInputElement | null} */
const field = document.querySelector("[data-code-from-link]");
const code = decodeURIComponent(location.hash.slice(1));
if (field && code) {
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
