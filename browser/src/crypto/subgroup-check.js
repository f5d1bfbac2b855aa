/** Check many points at once for the prime-order subgroup; one by one a big box takes minutes. */
import { IDENTITY } from "./core.js";

/** @typedef {import("./group.js").Point} Point */

const ROUNDS = 11;
const HEAPS = 64;

/**
 * A check of all points together. In each round every point is added to a random one of 64 heaps,
 * and the sum of each heap must be in the subgroup. At most one choice of heap for a bad point makes
 * all sums good, so a round misses it with probability 1/64 at most, and all rounds with 2^-66.
 */
export class SubgroupCheck {
  /** @type {Point[]} */
  #sums = Array.from({ length: ROUNDS * HEAPS }, () => IDENTITY);

  /** @param {Point} point */
  add(point) {
    const random = crypto.getRandomValues(new Uint8Array(ROUNDS));
    for (let round = 0; round < ROUNDS; round += 1) {
      const heap = round * HEAPS + (random[round] % HEAPS);
      this.#sums[heap] = this.#sums[heap].add(point);
    }
  }

  /**
   * Tell whether all points that were added are in the subgroup.
   * @param {() => unknown} [pause] awaited after each heap
   */
  async isSatisfied(pause = () => {}) {
    for (const sum of this.#sums) {
      if (!sum.is0() && !sum.isTorsionFree()) return false;
      await pause();
    }
    return true;
  }
}
