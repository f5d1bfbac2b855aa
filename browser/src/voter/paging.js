/** People on pages, as even as possible (R40). */

export const MAX_ON_PAGE = 12;

/**
 * Return how many pages there are, and how many people are on each.
 * @param {number} count of people
 */
export function pagesFor(count) {
  const pages = Math.max(1, Math.ceil(count / MAX_ON_PAGE));
  return { pages, perPage: Math.ceil(count / pages) };
}

/**
 * Return the page of the person at this place; the first one for nobody (-1).
 * @param {number} place
 * @param {number} perPage
 */
export const pageOf = (place, perPage) => (place < 0 ? 0 : Math.floor(place / perPage));
