/** Combines the voter's safety and access on every page: privacy screen, sound, one switch. */
import { sayControlAfter, startSound } from "../audio/sound.js";
import { elementById } from "../ui/dom.js";
import { makePrivacyScreen } from "../ui/privacy-screen.js";
import { startScanning } from "./switch-scanning.js";

/**
 * Start them all.
 * @param {object} page
 * @param {HTMLElement} page.place where steps are shown
 * @param {() => import("../ui/dom.js").Child[]} page.question what a helper may see of it
 * @param {() => boolean} page.isVoting
 */
export function startSafety({ place, question, isVoting }) {
  const header = /** @type {HTMLElement} */ (document.querySelector(".v-top"));
  const main = /** @type {HTMLElement} */ (place.parentElement);
  const listenButton = elementById("listen");
  const privacyScreen = makePrivacyScreen({
    place,
    helpButton: elementById("help"),
    others: [/** @type {HTMLButtonElement} */ (elementById("look"))],
    question,
    isVoting,
  });
  void startSound({ main, header, listenButton }, listenButton.dataset.list);
  startScanning({ areas: [main, header], speak: sayControlAfter, free: header });
  return privacyScreen;
}
