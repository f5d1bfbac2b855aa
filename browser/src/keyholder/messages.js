/** Messages of a control of the board's pages, and the event that it is done. */
import { setText } from "../ui/dom.js";

/** @typedef {HTMLButtonElement | HTMLInputElement} Control */

/**
 * Find the part of the page that a control belongs to.
 * @param {Element} control
 */
export const partOf = (control) =>
  /** @type {Element} */ (control.closest("[data-board-part]") ?? control.parentElement);

/**
 * Find the element for the messages of a control.
 * @param {Element} control
 */
export const messageOf = (control) =>
  /** @type {HTMLElement} */ (partOf(control).querySelector("[data-message]"));

/**
 * Make the function that shows a control's message; its second argument marks an error.
 * @param {Control} control
 * @returns {(text: string, isError?: boolean) => void}
 */
export function speaker(control) {
  const message = messageOf(control);
  return (text, isError = false) => {
    setText(message, text);
    message.classList.toggle("field-error", isError);
    if (text) message.scrollIntoView({ block: "nearest" }); // it may stand below the screen
    if (!control.matches("input")) return;
    message.id = `${control.id}-message`;
    control.setAttribute("aria-invalid", String(isError));
    const hint = `${control.id}-hint`;
    control.setAttribute("aria-describedby", isError ? `${hint} ${message.id}` : hint);
  };
}

/** @param {Control} control */
export function announceDone(control) {
  control.dispatchEvent(new CustomEvent("repvote:done", { bubbles: true }));
  if (control.dataset.then) window.location.assign(control.dataset.then);
}
