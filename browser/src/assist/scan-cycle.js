/**
 * The rules of one-switch scanning (R28), apart from the page: where the frame goes next, when it
 * rests, what comes last, which presses count, and which keys are a card scanner's.
 */

const ROUNDS = 3;
const DOUBLE_PRESS = 500; // milliseconds
export const SCANNER_GAP = 150; // milliseconds; a card scanner types its keys faster than this

/**
 * A frame that goes from stop to stop, round by round, and rests after three rounds without a
 * press. A stop is a control, or a row of them: a press goes into the row, and after its last
 * control, or after one was pressed, the frame goes on to the next stop. So a round stays short.
 * @template T
 */
export class ScanCycle {
  /** @type {T | null} where the frame is */
  at = null;
  isResting = true;
  /** @type {T | null} the row that the frame is in */
  row = null;
  #round = 0;

  /**
   * Begin a first round at the first target.
   * @param {T[]} targets
   */
  begin(targets) {
    this.isResting = false;
    this.#round = 1;
    this.row = null;
    this.at = targets[0] ?? null;
  }

  rest() {
    this.isResting = true;
    this.row = null;
    this.at = null;
  }

  /**
   * Go on to the next control of this row, or to the next stop; rest after the last round.
   * @param {T[]} targets the stops of now
   * @param {T[]} controls those of the row that the frame is in
   */
  advance(targets, controls = []) {
    const inside = this.at === null ? -1 : controls.indexOf(this.at);
    if (this.row !== null && inside >= 0 && inside + 1 < controls.length) {
      this.at = controls[inside + 1];
    } else this.leave(targets);
  }

  /**
   * Go on to the stop after this one, out of the row that the frame is in; rest after the last
   * round.
   * @param {T[]} targets the stops of now
   */
  leave(targets) {
    const last = this.row ?? this.at;
    this.row = null;
    const next = last === null ? 0 : targets.indexOf(last) + 1;
    if (next >= targets.length) this.#round += 1;
    if (this.#round > ROUNDS) this.rest();
    else this.at = targets[next] ?? targets[0] ?? null;
  }

  /**
   * Go into the row that the frame is at.
   * @param {T[]} controls
   */
  enter(controls) {
    this.row = this.at;
    this.at = controls[0] ?? null;
  }

  /** Start three rounds again from here after a press. */
  restartRounds() {
    this.#round = 1;
  }
}

/**
 * Put controls that belong to one row in its place, in their order; a row of one is that control.
 * @template T
 * @param {T[]} controls
 * @param {(control: T) => T | null} rowOf
 * @returns {T[]}
 */
export function stopsOf(controls, rowOf) {
  const rows = controls.map(rowOf);
  const sizeOf = (/** @type {T} */ row) => rows.filter((other) => other === row).length;
  const stops = controls.map((control, at) => {
    const row = rows[at];
    return row !== null && sizeOf(row) > 1 ? row : control;
  });
  return [...new Set(stops)];
}

/**
 * Return how many people make a row.
 * @param {number} columns in which they stand
 */
export const peopleInRow = (columns) => (columns % 2 === 0 ? 2 : 3);

/**
 * Put what cannot be undone last.
 * @template T
 * @param {T[]} controls
 * @param {(control: T) => boolean} isGrave
 */
export const graveLast = (controls, isGrave) => [
  ...controls.filter((control) => !isGrave(control)),
  ...controls.filter(isGrave),
];

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
