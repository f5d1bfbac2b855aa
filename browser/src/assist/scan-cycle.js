/**
 * The rules of one-switch scanning (R28), apart from the page: where the frame goes next, when it
 * rests, which presses count, and which keys are a card scanner's.
 */

const ROUNDS = 3;
const DOUBLE_PRESS = 500; // milliseconds
export const SCANNER_GAP = 150; // milliseconds; a card scanner types its keys faster than this

/**
 * A frame that goes from target to target, round by round, and rests after three rounds without a
 * press.
 * @template T
 */
export class ScanCycle {
  /** @type {T | null} where the frame is */
  at = null;
  isResting = true;
  #round = 0;

  /**
   * Begin a first round at the first target.
   * @param {T[]} targets
   */
  begin(targets) {
    this.isResting = false;
    this.#round = 1;
    this.at = targets[0] ?? null;
  }

  rest() {
    this.isResting = true;
    this.at = null;
  }

  /**
   * Go on to the next target, or rest after the last round.
   * @param {T[]} targets those of now
   */
  advance(targets) {
    const next = this.at === null ? 0 : targets.indexOf(this.at) + 1;
    if (next >= targets.length) this.#round += 1;
    if (this.#round > ROUNDS) this.rest();
    else this.at = targets[next] ?? targets[0] ?? null;
  }

  /** Start three rounds again from here after a press. */
  restartRounds() {
    this.#round = 1;
  }
}

/** A second press right after the first was not meant (R29). */
export class PressFilter {
  #last = Number.NEGATIVE_INFINITY;

  /**
   * Tell whether a press at this time counts.
   * @param {number} time milliseconds
   */
  accepts(time) {
    if (time - this.#last < DOUBLE_PRESS) return false;
    this.#last = time;
    return true;
  }
}

/** Tells keys of a card scanner from a switch: they come one right after the other. */
export class ScannerFilter {
  #last = Number.NEGATIVE_INFINITY;

  /**
   * Tell whether a key came right after another.
   * @param {number} time milliseconds
   */
  isScanner(time) {
    const isFast = time - this.#last < SCANNER_GAP;
    this.#last = time;
    return isFast;
  }
}
