/**
 * The part of a photo that voters see, as `ballots/photo_crop.py` finds it: a point in thousandths
 * of the photo's sides, and how near, in per cent. Pure.
 * @typedef {{ x: number, y: number, near: number }} Focus
 * @typedef {{ width: number, height: number }} Size
 */

const WHOLE = 1000;
const FURTHEST = 100;
const NEAREST = 300;
const SHAPE = 4 / 5; // width to height
const STEP = 0.12; // of one press: of the part's side
const NEARER = 25; // per cent

const within = (
  /** @type {number} */ number,
  /** @type {number} */ least,
  /** @type {number} */ most,
) => Math.min(Math.max(number, least), most);

/**
 * @param {Size} size of the photo
 * @param {Focus} focus
 * @returns {{ left: number, top: number, width: number, height: number }} it never leaves the photo
 */
export function partOf(size, focus) {
  const width = (Math.min(size.width, size.height * SHAPE) * FURTHEST) / focus.near;
  const height = width / SHAPE;
  const left = within((size.width * focus.x) / WHOLE - width / 2, 0, size.width - width);
  const top = within((size.height * focus.y) / WHOLE - height / 2, 0, size.height - height);
  return { left, top, width, height };
}

/**
 * @param {Size} size of the photo
 * @param {Focus} focus
 * @returns {Focus} in the middle of its part
 */
export function inReach(size, focus) {
  const part = partOf(size, focus);
  const x = Math.round(((part.left + part.width / 2) * WHOLE) / size.width);
  const y = Math.round(((part.top + part.height / 2) * WHOLE) / size.height);
  return { x, y, near: focus.near };
}

/**
 * Move by parts of what is seen: 1 is the whole width or height of the part.
 * @param {Size} size of the photo
 * @param {Focus} focus
 * @param {{ across?: number, down?: number, near?: number }} by
 * @returns {Focus}
 */
export function movedBy(size, focus, by) {
  const part = partOf(size, focus);
  const near = within(Math.round(by.near ?? focus.near), FURTHEST, NEAREST);
  const x = focus.x + ((by.across ?? 0) * part.width * WHOLE) / size.width;
  const y = focus.y + ((by.down ?? 0) * part.height * WHOLE) / size.height;
  const there = { x: within(Math.round(x), 0, WHOLE), y: within(Math.round(y), 0, WHOLE), near };
  return inReach(size, there);
}

/** @type {Record<string, (focus: Focus) => { across?: number, down?: number, near?: number }>} */
const PRESSES = {
  left: () => ({ across: -STEP }),
  right: () => ({ across: STEP }),
  up: () => ({ down: -STEP }),
  down: () => ({ down: STEP }),
  nearer: (focus) => ({ near: focus.near + NEARER }),
  further: (focus) => ({ near: focus.near - NEARER }),
};

/**
 * @param {Size} size of the photo
 * @param {Focus} focus
 * @param {string} press one of "left", "right", "up", "down", "nearer", "further"
 * @returns {Focus | null} null for any other
 */
export function pressed(size, focus, press) {
  const by = PRESSES[press];
  return by ? movedBy(size, focus, by(focus)) : null;
}

/** @type {Record<string, string>} */
export const KEYS = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  "+": "nearer",
  "-": "further",
};
