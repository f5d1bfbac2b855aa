/** Errors between a page and our own server. */

/**
 * `lost`: no usable answer came (network, time, a fault of the server, too much to do), so trying
 * again may help. Otherwise the server refused, `code` and `text` say why in easy words.
 */
export class ApiError extends Error {
  /**
   * @param {{lost: boolean, code?: string | null, text?: string | null}} problem
   * @param {ErrorOptions} [options]
   */
  constructor({ lost, code = null, text = null }, options) {
    super(code ?? "no answer", options);
    this.lost = lost;
    this.code = code;
    this.text = text;
  }
}

/**
 * Tell whether no usable answer came, so that trying again may help.
 * @param {unknown} problem
 */
export const isLost = (problem) => problem instanceof ApiError && problem.lost;

/**
 * Tell whether the box refused another vote of a card whose earlier vote counts.
 * @param {unknown} problem
 */
export const isRefusedAgain = (problem) =>
  problem instanceof ApiError && ["card-often", "box-first-only"].includes(problem.code ?? "");

/**
 * Tell whether the box takes no vote for now.
 * @param {unknown} problem
 */
export const isPaused = (problem) => problem instanceof ApiError && problem.code === "box-paused";

/**
 * Return the sentence of a refusal in easy words, or null if it was no refusal.
 * @param {unknown} problem
 */
export const refusalText = (problem) => (problem instanceof ApiError ? problem.text : null);
