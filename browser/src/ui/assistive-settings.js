/**
 * What helps this voter beside the looks of the page: listen mode, speed and volume of the sound,
 * one-switch scanning; `along`: Listen was pressed by a key, so that what keys reach before
 * choosing is said too. Kept in this tab's session storage through a reload (R13), never with a
 * card or a choice; `usualAids` puts all back for the next voter.
 */
const KEY = "repvote-aids";

export const SPEEDS = Object.freeze([0.5, 0.65, 0.8, 1, 1.25, 1.6, 2]); // times the usual speed
export const VOLUMES = Object.freeze([0.2, 0.4, 0.6, 0.8, 1]);
export const SECONDS = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]); // of one scanning step

/** `speed`, `volume` and `pace` are places in the lists above. */
const USUAL = Object.freeze({
  listen: false,
  along: false,
  speed: 3,
  volume: 4,
  scan: false,
  pace: 3,
});
const LISTS = { speed: SPEEDS, volume: VOLUMES, pace: SECONDS };

const listeners = new Set();
let now = read();

function read() {
  let kept = {};
  try {
    kept = JSON.parse(window.sessionStorage.getItem(KEY)) ?? {};
  } catch {
    // no storage here, or something strange in it
  }
  const fits = ([name, usual]) =>
    typeof kept[name] === typeof usual && (!LISTS[name] || kept[name] in LISTS[name]);
  return Object.fromEntries(
    Object.entries(USUAL).map((one) => (fits(one) ? [one[0], kept[one[0]]] : one)),
  );
}

export const aids = () => now;

/** Sets one or more; a place beyond the end of its list stays at the end. */
export function setAids(changes) {
  now = { ...now, ...changes };
  for (const [name, list] of Object.entries(LISTS)) {
    now[name] = Math.min(Math.max(now[name], 0), list.length - 1);
  }
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // without storage they last as long as the page
  }
  for (const listener of listeners) listener(now);
}

export const usualAids = () => setAids(USUAL);

export const areUsualAids = () => Object.keys(USUAL).every((name) => now[name] === USUAL[name]);

/** Calls `listener` after every change. Returns the way to end it. */
export function onAids(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
