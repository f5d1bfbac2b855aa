/** Combines the voter's safety and access on every page: privacy screen, sound, one switch. */
import { isSounding, onSounding } from "../audio/player.js";
import { sayControlsAfter, startSound } from "../audio/sound.js";
import { assistive, onAssistiveChange } from "../ui/assistive-settings.js";
import { elementById } from "../ui/dom.js";
import { makePrivacyScreen } from "../ui/privacy-screen.js";

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
  scanWhenAsked({ areas: [main, header], speak: sayControlsAfter, free: header });
  return privacyScreen;
}

/**
 * Start one switch when it is turned on, now or later: few people use it, so it is a file of its
 * own.
 * @param {Pick<import("./switch-scanning.js").ScanPage, "areas" | "speak" | "free">} page
 */
function scanWhenAsked(page) {
  let isAsked = false;
  const startIfOn = async () => {
    if (isAsked || !assistive().scan) return;
    isAsked = true;
    const { startScanning } = await import("./switch-scanning.js");
    startScanning({ ...page, assistive, onAssistiveChange, isSounding, onSounding });
  };
  onAssistiveChange(startIfOn);
  void startIfOn();
}
