/**
 * What a USB scanner types: a card, fast, and Enter or Tab at the end. Once one has typed in this
 * tab, the pages speak of it; before that nobody knows that there is one.
 */
import { readStored, store } from "./stored-settings.js";

const SEEN = "repvote-scanner";

export const rememberScanner = () => store(SEEN, { isSeen: true });
export const wasScannerSeen = () => readStored(SEEN).isSeen === true;

const KEYS_APART = 1000; // milliseconds; a scanner types faster, even into a busy tablet
const SHORTEST = 12; // fewer keys than this came from a person

const WHOLE_CARD = /1\.[a-z0-9]{14,22}\.[a-z0-9]{22}\.[0-9a-f]{4}$/i;

/**
 * Tell whether all of a card came, in letters of one case: Caps Lock together with a scanner's Shift
 * does this on some tablets, and some scanners are set to it. What was lost cannot be guessed.
 * @param {string} text
 */
export function hasLostCase(text) {
  const [card] = WHOLE_CARD.exec(text.trim()) ?? [""];
  return card !== "" && (card === card.toUpperCase() || card === card.toLowerCase());
}

/** Collects what is typed until it is a card. */
export class ScannerKeys {
  #typed = "";
  #last = 0;

  /**
   * Take one key; gives the text once Enter or Tab ends what a scanner typed, else null.
   * @param {string} key as in KeyboardEvent.key
   * @param {number} time milliseconds
   */
  press(key, time) {
    if (time - this.#last > KEYS_APART) this.#typed = "";
    this.#last = time;
    if (key === "Enter" || key === "Tab") {
      if (this.#typed.length < SHORTEST) return null;
      const text = this.#typed;
      this.#typed = "";
      return text;
    }
    if (key.length === 1 && key !== " ") this.#typed += key;
    return null;
  }
}
