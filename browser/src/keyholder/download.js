/** Give a file to the person at the page. */

/**
 * @param {string} name
 * @param {string} text
 */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const LONGEST_NAME = 60; // letters and signs of them; a file system takes 255 bytes

/**
 * Make the name of a key holder's file: their number, so that no two are the same, and their name in
 * its own letters.
 * @param {number} index of the key holder, from 1
 * @param {string} name of the key holder
 */
export function keyFileName(index, name) {
  const words = name
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu);
  const letters = [...(words ?? []).join("-")].slice(0, LONGEST_NAME).join("");
  return letters ? `key-${index}-${letters}.json` : `key-${index}.json`;
}
