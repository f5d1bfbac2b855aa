/**
 * <div data-card-cancel> holding hidden fields named "uuid" and "credential" in a form. The card
 * reader is put into the element with data-card-reader, and the form's submit button is enabled
 * once a card was read.
 */
import { picturesOf, publicCredential } from "../crypto/core.js";
import { cardReader } from "../ui/card-reader.js";
import { h } from "../ui/dom.js";
import { findCard } from "../ui/find-card.js";
import { sixPictures } from "../ui/pictures.js";
import { say } from "../ui/words.js";

/** @param {Element} part */
export function cancelCard(part) {
  const place = /** @type {Element} */ (part.querySelector("[data-card-reader]"));
  const send = /** @type {HTMLButtonElement} */ (part.querySelector('[type="submit"]'));
  const field = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement} */ (part.querySelector(`[name="${name}"]`));
  const showCard = () => {
    send.disabled = false;
    const pictures = sixPictures(picturesOf(field("credential").value));
    place.replaceChildren(h("p", {}, say("keyholder-card-read")), pictures);
  };
  // the card of a try that was refused: the box was not ticked
  if (field("credential").value) return showCard();
  send.disabled = true;
  /** @param {import("../crypto/credential.js").Card} card */
  const onCard = ({ uuid, secret }) => {
    field("uuid").value = uuid;
    field("credential").value = publicCredential(secret, uuid);
    showCard();
    send.focus();
  };
  const reader = cardReader(onCard, { findCard });
  place.replaceChildren(...[reader.message, reader.node].flatMap((node) => node ?? []));
}
