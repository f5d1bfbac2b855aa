/** What is kept of an unfinished vote, and the set of choices that tells of every change. */

/**
 * @typedef {{choices: string, sealed: string | null}} Draft
 *   `choices`: one digit for each person; `sealed`: the sealed vote once there is one
 */

/**
 * A Set that tells of every change.
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
 * Choices as one digit for each person, so that their length tells nothing.
 * @param {ReadonlySet<number>} chosen
 * @param {number} count how many people stand
 */
export const choicesToDigits = (chosen, count) =>
  Array.from({ length: count }, (_, index) => (chosen.has(index) ? "1" : "0")).join("");

/**
 * The inverse: the places of the people chosen.
 * @param {string} digits
 */
export const digitsToChoices = (digits) =>
  Array.from(digits).flatMap((digit, index) => (digit === "1" ? [index] : []));
