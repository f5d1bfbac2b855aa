/** The stored form of an unfinished vote, and a set of choices that reports every change. */

/**
 * @typedef {object} Waiting a sealed vote that waits to be sent; nothing in it can be read
 * @property {string} uuid of its box
 * @property {string} credential the public half of its card, as in the box
 * @property {string} sealed
 * @property {{tracker: string | null} | null} before the card's vote in the box when this one was
 *   begun; null where nobody could be asked
 *
 * @typedef {{choices: string, waiting: Waiting | null}} Draft
 *   `choices`: one digit for each person, "" once the vote is sealed
 */

/**
 * A Set that reports every change.
 * @template T
 * @extends {Set<T>}
 */
export class WatchedSet extends Set {
  #onChange = () => {};

  /**
   * @param {Iterable<T>} values
   * @param {() => void} onChange
   */
  constructor(values, onChange) {
    super();
    for (const value of values) super.add(value);
    this.#onChange = onChange;
  }

  /** @param {T} value */
  add(value) {
    super.add(value);
    this.#onChange();
    return this;
  }

  /** @param {T} value */
  delete(value) {
    const wasThere = super.delete(value);
    this.#onChange();
    return wasThere;
  }

  clear() {
    super.clear();
    this.#onChange();
  }
}

/**
 * Write choices as one digit for each person, so that their length tells nothing.
 * @param {ReadonlySet<number>} chosen
 * @param {number} count how many people stand
 */
export const choicesToDigits = (chosen, count) =>
  Array.from({ length: count }, (_, index) => (chosen.has(index) ? "1" : "0")).join("");

/**
 * Read the places of the people chosen, the inverse.
 * @param {string} digits
 */
export const digitsToChoices = (digits) =>
  Array.from(digits).flatMap((digit, index) => (digit === "1" ? [index] : []));
