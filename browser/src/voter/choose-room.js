/**
 * The room on the screen for the people to choose: it is measured, and the cards are set to it, so
 * that as many people as possible are seen at once. Which part of the screen is for what is in
 * styles/voter/choose.css and count.css; the edges here are those.
 */
import { fitPeople, unmeasured } from "./paging.js";

/** @typedef {import("./paging.js").Fit} Fit */

const FEW = 4; // people whose points may stand on their cards
const CONTROL = 88; // least height and width of a control (R24)
const LEAST_NAME = 24; // R5
const LEAST_LONG_NAME = 18; // rather than break a word
const LETTER = 12.5; // width of one of a long name, with the edges of the card
const ONE_LINE = 0.8; // of the usual size
const TWO_LINES = 0.7;
const LINE = 1.15; // its height, as in styles/components/candidates.css
const WIDE = 1.6; // times as wide as high: then the name is beside the face

const matches = (/** @type {string} */ query) => window.matchMedia(query).matches;
export const isPhone = () => matches("(max-width: 40rem)");
/** Tell whether the count is in the bar at the side. */
export const isSide = () => matches("(min-width: 60rem)");

/** Tell whether the bar, where people come one at a time, has room for two rows of buttons. */
export const hasHighBar = () => matches("(min-height: 38rem)");

/**
 * Return how many slots and buttons the bar has room for: with more buttons there are fewer slots.
 * @param {boolean} hasMore a button leads to more people
 */
export function barRoom(hasMore) {
  if (isPhone()) return { slots: 1, buttons: 1 };
  if (isSide()) return { slots: hasMore ? 2 : 4, buttons: 3 };
  return { slots: hasMore ? 1 : 3, buttons: 2 };
}

/** Tell whether so little is seen at once that people follow each other down the page. */
const isLow = () => matches("(max-height: 32rem)");

/** Tell whether a voter sees pictures only: what people say is then heard at once. */
export const isPicturesOnly = () => document.documentElement.dataset.show === "pictures";

/**
 * Return how the people fit now.
 * @param {HTMLElement} list on the page
 * @param {HTMLElement} bar
 * @param {{name: string}[]} people
 * @returns {Fit}
 */
export function fitNow(list, bar, people) {
  const { length: count } = people;
  if (isLow()) return unmeasured(count);
  const { top, width } = list.getBoundingClientRect();
  const { columnGap, fontSize } = getComputedStyle(list);
  const [gap, text] = [Number.parseFloat(columnGap), Number.parseFloat(fontSize)];
  const below = isSide() ? 0 : bar.getBoundingClientRect().height;
  const height = window.innerHeight - (top + window.scrollY) - below - gap / 2;
  const letters = Math.max(
    ...people.flatMap(({ name }) => name.split(" ").map((word) => word.length)),
  );
  const wide = Math.max(letters * LETTER, isPhone() ? Math.min(4.6 * text, 180) : 4.6 * text);
  const [narrow, short, face] = isPhone() ? [132, 128, 100] : [200, 152, 88];
  return fitPeople(count, {
    room: { width, height },
    gap,
    least: { width: Math.max(narrow, wide), height: Math.max(short, 1.2 * text + face) },
    says: { width: CONTROL + 16, height: CONTROL + 16 },
  });
}

/**
 * Set the cards on the page to their places: rows, sizes of photos and names. What people say
 * stands on the cards where they are few and it has room.
 * @param {HTMLElement} list
 * @param {Fit} fit
 * @param {number} count of all people
 */
export function setCards(list, fit, count) {
  const { columns, rows, cell, isBeside, isWhole } = fit;
  list.classList.toggle("v-fitted", isWhole);
  list.classList.toggle("v-beside", isBeside);
  list.classList.toggle("v-pictures", isPicturesOnly());
  list.style.setProperty("--columns", String(columns));
  list.style.setProperty("--rows", String(rows));
  list.style.setProperty("--cell", `${cell.height}px`);
  const [least] = cardsOf(list);
  list.classList.toggle("v-wide", isWhole && least.clientWidth > WIDE * least.clientHeight);
  list.style.setProperty("--wide-face", `${Math.floor(0.72 * least.clientHeight)}px`);
  const mayOpen = !isWhole || (count <= FEW && !isBeside && !isPicturesOnly());
  showPoints(list, mayOpen);
  if (!setNames(list)) list.classList.remove("v-wide");
  setNames(list);
  if (isWhole && mayOpen && !haveRoom(list)) {
    showPoints(list, false);
    setNames(list);
  }
  setFaces(list);
}

/**
 * Show what people say on their cards, or a control that leads to it; with pictures only neither.
 * @param {HTMLElement} list
 * @param {boolean} isOpen
 */
function showPoints(list, isOpen) {
  list.classList.toggle("v-open", isOpen);
  list.classList.toggle("v-closed", !(isOpen || isPicturesOnly()));
}

/** @param {HTMLElement} list */
const cardsOf = (list) => /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".v-candidate")]);

/**
 * Tell whether all that stands on the cards is seen.
 * @param {HTMLElement} list
 */
const haveRoom = (list) =>
  cardsOf(list).every((card) => {
    const [face] = card.children;
    const isCut = card.scrollHeight > card.clientHeight + 1;
    return !isCut && face.clientHeight >= 0.4 * card.clientHeight;
  });

/**
 * Make all names as big as the longest word of any of them allows (R48: nobody's is bigger): on one
 * line where that takes little, or else on two, so that the face keeps its room. Returns whether no
 * word is broken.
 * @param {HTMLElement} list
 */
function setNames(list) {
  list.style.removeProperty("--name");
  list.style.removeProperty("--name-height");
  const names = cardsOf(list).map((card) => /** @type {HTMLElement} */ (card.children[1]));
  if (names.length === 0) return true;
  const full = Number.parseFloat(getComputedStyle(names[0]).fontSize);
  list.classList.add("v-measured"); // no word is broken
  const shrink = (/** @type {number} */ from, /** @type {number} */ least, lines = 1) => {
    for (let size = from; ; size -= 1) {
      list.style.setProperty("--name", `${size}px`);
      const isRight = names.every((name) => fits(name, size, lines));
      if (isRight || size - 1 < least) return isRight;
    }
  };
  const isOne = shrink(full, full * ONE_LINE);
  const isTwo = isOne || shrink(Math.max(LEAST_NAME, full * TWO_LINES), LEAST_NAME, 2);
  const isWhole = isTwo || shrink(LEAST_NAME, LEAST_LONG_NAME, 3);
  list.classList.remove("v-measured");
  const high = Math.max(...names.map((name) => name.scrollHeight));
  list.style.setProperty("--name-height", `${high}px`);
  return isWhole;
}

/**
 * @param {HTMLElement} name
 * @param {number} size of its letters
 * @param {number} lines
 */
const fits = (name, size, lines) =>
  name.scrollWidth <= name.clientWidth && name.scrollHeight < size * LINE * (lines + 0.5);

/**
 * Make names as small as the longest word of any of them needs.
 * @param {NodeListOf<HTMLElement>} names
 */
export function fitNames(names) {
  let size = Number.POSITIVE_INFINITY;
  for (const name of names) {
    name.style.fontSize = "";
    name.classList.add("v-measured");
    size = Math.min(size, Number.parseFloat(getComputedStyle(name).fontSize));
  }
  const set = () => {
    for (const name of names) name.style.fontSize = `${size}px`;
  };
  const isWide = (/** @type {HTMLElement} */ name) => name.scrollWidth > name.clientWidth;
  set();
  while (size > LEAST_LONG_NAME && [...names].some(isWide)) {
    size -= 1;
    set();
  }
  for (const name of names) name.classList.remove("v-measured");
}

/**
 * Make all photos as big as their places allow: never wider than high, never narrower than 4 to 5.
 * @param {HTMLElement} list
 */
function setFaces(list) {
  list.style.removeProperty("--face-width");
  list.style.removeProperty("--face-height");
  const faces = cardsOf(list).map(({ children: [face] }) => face);
  if (faces.length === 0 || !list.matches(".v-fitted")) return;
  const height = Math.min(...faces.map(({ clientHeight }) => clientHeight));
  const width = Math.min(...faces.map(({ clientWidth }) => clientWidth));
  const high = Math.min(height, width * 1.25);
  list.style.setProperty("--face-height", `${Math.floor(high)}px`);
  list.style.setProperty("--face-width", `${Math.floor(Math.min(width, high))}px`);
}

/**
 * Do this whenever the room may have changed, until it is told to stop.
 * @param {() => void} action
 */
export function whenRoomChanges(action) {
  const settings = new MutationObserver(action);
  settings.observe(document.documentElement, { attributeFilter: ["data-size", "data-show"] });
  window.addEventListener("resize", action);
  document.fonts?.ready.then(action);
  return () => {
    settings.disconnect();
    window.removeEventListener("resize", action);
  };
}
