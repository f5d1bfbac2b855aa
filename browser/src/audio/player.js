/**
 * Plays clips. A clip is found by the SHA-256 of the very words it says (docs/sound.md), so it can
 * say nothing else; a text without a clip is left out. One sound at a time: a new one stops the old.
 */

import { hashToBase64 } from "../crypto/core.js";
import { aids, onAids, SPEEDS, VOLUMES } from "../ui/assistive-settings.js";

const FOLDER = "/sound/";
const FILE = /^[0-9A-Za-z._-]+$/;

const audio = new Audio();
const listeners = new Set();
let clips = {};
let loaded;
/** Resolves when clips are there; never where no sound was made. */
export const clipsReady = new Promise((resolve) => {
  loaded = resolve;
});
let turn = 0; // every new sound, and stopping, takes the next number
let sounding = false;
let rest = []; // what is still to be said
let giveUp = () => {}; // ends the wait for the clip that plays

/** Loads the list of clips; true if there are any. Without it nothing sounds and nothing breaks. */
export async function loadClips(address) {
  try {
    const answer = await fetch(address, { credentials: "omit", priority: "low" });
    const list = await answer.json();
    if (list.format === "repvote-sound-1") clips = list.clips;
  } catch {
    clips = {};
  }
  const any = Object.keys(clips).length > 0;
  if (any) loaded();
  return any;
}

const plain = (text) => text.normalize("NFC").replaceAll("\u00ad", "").trim().replace(/\s+/g, " ");

const ids = new Map(); // every change of the page asks for the same texts again

function textId(text) {
  const words = plain(text);
  if (!ids.has(words)) {
    const raw = Array.from(atob(hashToBase64(words)), (one) => one.charCodeAt(0));
    ids.set(words, raw.map((one) => one.toString(16).padStart(2, "0")).join(""));
  }
  return ids.get(words);
}

/** The address of the clip that says these words, or null. */
export function clipOf(text) {
  const file = clips[textId(text)]?.file;
  return file && FILE.test(file) ? FOLDER + file : null;
}

const BYTES_A_MS = 5; // 40 kbit/s, as elections/audio/encode.py makes them
const MOST_BYTES = 6_000_000;

/**
 * The addresses of the clips that one contest needs, up to `MOST_BYTES`: its own people first, then
 * what is said anywhere, the short texts before the long.
 */
export function clipsOf(contestId) {
  const all = Object.values(clips).filter(({ file }) => FILE.test(file));
  const own = all.filter(({ only }) => only === contestId);
  const anywhere = all.filter(({ only }) => !only).sort((a, b) => a.ms - b.ms);
  let room = MOST_BYTES;
  return [...own, ...anywhere].flatMap(({ file, ms }) => {
    room -= ms * BYTES_A_MS;
    return room >= 0 ? [FOLDER + file] : [];
  });
}

function tell(now) {
  sounding = now;
  for (const listener of listeners) listener(now);
}

/** Calls `listener` with true and false as sound begins and ends. */
export const onSounding = (listener) => listeners.add(listener);
export const isSounding = () => sounding;

export function silence() {
  turn += 1;
  rest = [];
  audio.pause();
  giveUp();
  if (sounding) tell(false);
}

/**
 * Says the texts one after the other, in the place of what sounds now; those without a clip are
 * left out. `onEach` is told the place in the list of each text as it begins.
 */
export function say(texts, onEach) {
  silence();
  sayAfter(texts, onEach);
}

/** The same, once what sounds now has ended. */
export function sayAfter(texts, onEach = () => {}) {
  const found = texts.map((text, at) => ({ address: clipOf(text), begin: () => onEach(at) }));
  rest.push(...found.filter(({ address }) => address));
  if (!sounding && rest.length > 0) sayTheRest();
}

async function sayTheRest() {
  const mine = turn;
  tell(true);
  while (rest.length > 0) {
    const { address, begin } = rest.shift();
    begin();
    await playOne(address, () => mine === turn);
    if (mine !== turn) return;
  }
  tell(false);
}

let source = ""; // of the clip that plays, or played last

/** Resolves when the clip has ended, cannot be played, or is not wanted any more. */
async function playOne(address, wanted) {
  try {
    // As a whole, so that it plays without a network when the worker has it.
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok) return;
    const sound = await answer.blob();
    if (!wanted()) return;
    const before = source;
    source = URL.createObjectURL(sound);
    audio.src = source;
    URL.revokeObjectURL(before); // not sooner: the player may still be about to read it
    tune(aids());
    const ended = new Promise((resolve) => {
      giveUp = resolve;
      audio.onended = resolve;
      audio.onerror = resolve;
    });
    await audio.play();
    await ended;
  } catch {
    // not allowed before the first touch, or no network: the words stand on the page
  }
}

function tune({ speed, volume }) {
  audio.preservesPitch = true;
  audio.defaultPlaybackRate = SPEEDS[speed];
  audio.playbackRate = SPEEDS[speed];
  audio.volume = VOLUMES[volume];
}

// Some tablets, as iPads, leave the volume to their own buttons: what is set does not stay.
audio.volume = 0.5;
export const canSetVolume = audio.volume === 0.5;
tune(aids());
onAids(tune);
