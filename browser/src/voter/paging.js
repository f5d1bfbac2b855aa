/**
 * How many people are seen at once, and how the others are reached: rows, columns and pages, from
 * the room there is. Sizes are in CSS pixels. Nothing here needs a page.
 */

export const MAX_ON_PAGE = 12; // R40

/**
 * @typedef {{width: number, height: number}} Size
 *
 * @typedef {object} Room
 * @property {Size} room for all cards of a page
 * @property {number} gap between two cards
 * @property {Size} least that a card may be
 * @property {Size} says the control for what a person says, with its gap: its height where it is
 *   under the card, its width where it is beside it
 *
 * @typedef {object} Fit
 * @property {number} pages
 * @property {number} perPage
 * @property {number} columns
 * @property {number} rows
 * @property {Size} cell a card with its control
 * @property {boolean} isBeside the control is beside the card
 * @property {boolean} isWhole every card of a page is seen without moving the page
 */

/**
 * Return the most people that are seen at once, and the arrangement that shows them biggest. Pages
 * are as even as possible.
 * @param {number} count of people
 * @param {Room} room
 * @returns {Fit}
 */
export function fitPeople(count, room) {
  for (let pages = pagesFor(count, MAX_ON_PAGE); pages <= count; pages += 1) {
    const perPage = Math.ceil(count / pages);
    if (pagesFor(count, perPage) !== pages) continue; // the last page would be empty
    const best = bestOf(perPage, room);
    if (best) return { pages, perPage, isWhole: true, ...best };
  }
  return unmeasured(count);
}

/**
 * Return pages of people who follow each other down the page, where not even one has room.
 * @param {number} count of people
 * @returns {Fit}
 */
export function unmeasured(count) {
  const pages = Math.max(1, pagesFor(count, MAX_ON_PAGE));
  const perPage = Math.ceil(count / pages);
  const cell = { width: 0, height: 0 };
  return { pages, perPage, columns: 1, rows: perPage, cell, isBeside: false, isWhole: false };
}

const pagesFor = (/** @type {number} */ count, /** @type {number} */ perPage) =>
  Math.ceil(count / perPage);

/**
 * @param {number} number of cards
 * @param {Room} room
 */
function bestOf(number, room) {
  const all = Array.from({ length: number }, (_, at) => at + 1).flatMap((across) =>
    [false, true].map((beside) => arrangementOf(number, across, beside, room)),
  );
  const possible = all.filter(({ size }) => size > 0);
  const most = Math.max(...possible.map(({ size }) => size));
  const best = possible.find(({ size }) => size === most);
  if (!best) return null;
  const { columns, rows, cell, isBeside } = best;
  return { columns, rows, cell, isBeside };
}

/**
 * Return the sizes of one arrangement; its size is 0 where a card would be too small.
 * @param {number} number of cards
 * @param {number} columns
 * @param {boolean} isBeside
 * @param {Room} room
 */
function arrangementOf(number, columns, isBeside, { room, gap, least, says }) {
  const rows = Math.ceil(number / columns);
  const cell = {
    width: Math.floor((room.width - gap * (columns - 1)) / columns),
    height: Math.floor((room.height - gap * (rows - 1)) / rows),
  };
  const width = cell.width - (isBeside ? says.width : 0);
  const height = cell.height - (isBeside ? 0 : says.height);
  const isPossible = width >= least.width && height >= least.height;
  const isFull = number / (columns * rows); // an empty place looks as if somebody is missing
  const hasWords = isBeside ? 0.5 : 1; // only under a card the control has room for its words
  return {
    columns,
    rows,
    cell,
    isBeside,
    size: isPossible ? Math.min(width, height) * isFull * hasWords : 0,
  };
}

/**
 * Return the page of the person at this place; the first one for nobody (-1).
 * @param {number} place
 * @param {number} perPage
 */
export const pageOf = (place, perPage) => (place < 0 ? 0 : Math.floor(place / perPage));

/**
 * Return the places of a page's people in words of people: from 1, both included.
 * @param {number} page
 * @param {number} perPage
 * @param {number} count of all people
 */
export const rangeOf = (page, perPage, count) => ({
  first: page * perPage + 1,
  last: Math.min((page + 1) * perPage, count),
});
