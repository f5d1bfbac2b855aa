/**
 * How the voter wants the page to look: size of words, colours, words or pictures, layout.
 * Kept in this tab's session storage, so that it goes from page to page and through a reload;
 * never a card or a choice. `usualSettings` puts all back for the next voter.
 */
import { areUsualAids, usualAids } from "./assistive-settings.js";

const KEY = "repvote-look";

/** Every setting with what it can be; the first is the usual one. */
export const LOOKS = Object.freeze({
  size: ["normal", "small", "large", "largest"],
  theme: ["warm", "cream", "blue", "black-on-white", "white-on-black", "yellow-on-black"],
  show: ["both", "pictures", "words"],
  layout: ["all", "one"],
});

let now = read();

function read() {
  let kept = {};
  try {
    kept = JSON.parse(window.sessionStorage.getItem(KEY)) ?? {};
  } catch {
    // no storage here, or something strange in it: the usual looks will do
  }
  const entries = Object.entries(LOOKS).map(([name, values]) => [
    name,
    values.includes(kept[name]) ? kept[name] : values[0],
  ]);
  return { ...Object.fromEntries(entries), asked: kept.asked === true };
}

function keep() {
  for (const name of Object.keys(LOOKS)) document.documentElement.dataset[name] = now[name];
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // without storage the looks last as long as the page
  }
}

/** The looks now: a value for each setting, and `asked`: whether this voter was asked. */
export const looks = () => ({ ...now });

/** Sets one of LOOKS, or `asked`. */
export function setLook(name, value) {
  now = { ...now, [name]: value };
  keep();
}

/**
 * Looks, sound and switch as they were, for the next voter (R13); `asked` stays when the same voter
 * wants it.
 */
export function usualSettings({ asked = false } = {}) {
  now = { asked };
  for (const [name, values] of Object.entries(LOOKS)) now[name] = values[0];
  keep();
  usualAids();
}

/** Is everything as usualSettings() leaves it? */
export const isUsual = () =>
  !now.asked &&
  Object.entries(LOOKS).every(([name, values]) => now[name] === values[0]) &&
  areUsualAids();

keep();
