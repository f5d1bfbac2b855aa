/**
 * Plays clips; a text without a clip is left out. One sound at a time: a new one stops the old.
 */
import { assistive, onAssistiveChange } from "../ui/assistive-settings.js";
import { SPEEDS, VOLUMES } from "../ui/settings-values.js";
import { clipAddress, clipsOfContest } from "./clip-list.js";

/** @typedef {import("./clip-list.js").Clip} Clip */

const audio = new Audio();
/** @type {Set<(isSounding: boolean) => unknown>} */
const listeners = new Set();
/** @type {Record<string, Clip>} */
let clips = {};
/** @type {() => void} */
let markReady;
/**
 * Resolves when clips are there; never where no sound was made.
 * @type {Promise<void>}
 */
export const clipsReady = new Promise((resolve) => {
  markReady = resolve;
});
let turn = 0; // every new sound, and stopping, takes the next number
let sounding = false;
/** @type {{address: string, onBegin: () => void}[]} what is still to be said */
let queue = [];
let giveUp = () => {}; // ends the wait for the clip that plays

/**
 * Load the list of clips; true if there are any. Without it nothing sounds and nothing breaks.
 * @param {string} address
 */
export async function loadClips(address) {
  try {
    const answer = await fetch(address, { credentials: "omit", priority: "low" });
    const list = await answer.json();
    if (list.format === "repvote-sound-1") clips = list.clips;
  } catch {
    clips = {};
  }
  const hasClips = Object.keys(clips).length > 0;
  if (hasClips) markReady();
  return hasClips;
}

/**
 * Find the address of the clip that says these words, or null.
 * @param {string} text
 */
export const clipOf = (text) => clipAddress(clips, text);

/**
 * List the addresses of the clips that one contest needs.
 * @param {string} contestId
 */
export const clipsOf = (contestId) => clipsOfContest(clips, contestId);

/** @param {boolean} isOn */
function tell(isOn) {
  sounding = isOn;
  for (const listener of listeners) listener(isOn);
}

/**
 * Call `listener` with true and false as sound begins and ends.
 * @param {(isSounding: boolean) => unknown} listener
 */
export const onSounding = (listener) => listeners.add(listener);
export const isSounding = () => sounding;

export function silence() {
  turn += 1;
  queue = [];
  audio.pause();
  giveUp();
  if (sounding) tell(false);
}

/**
 * Say the texts one after the other and stop any other sound; texts without a clip are left out.
 * @param {string[]} texts
 * @param {(place: number) => void} [onEach] told the place in the list of each text as it begins
 */
export function speak(texts, onEach) {
  silence();
  speakAfter(texts, onEach);
}

/**
 * Say the texts once the current sound has ended.
 * @param {string[]} texts
 * @param {(place: number) => void} [onEach]
 */
export function speakAfter(texts, onEach = () => {}) {
  for (const [place, text] of texts.entries()) {
    const address = clipOf(text);
    if (address) queue.push({ address, onBegin: () => onEach(place) });
  }
  if (!sounding && queue.length > 0) void sayQueue();
}

async function sayQueue() {
  const mine = turn;
  tell(true);
  for (let next = queue.shift(); next; next = queue.shift()) {
    next.onBegin();
    await playClip(next.address, () => mine === turn);
    if (mine !== turn) return;
  }
  tell(false);
}

let source = ""; // of the clip that plays, or played last

/**
 * Play a clip. Resolves when it has ended, cannot be played, or is not wanted any more.
 * @param {string} address
 * @param {() => boolean} isWanted
 */
async function playClip(address, isWanted) {
  try {
    // Load it whole, so that it plays without a network when the worker has it.
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok) return;
    const sound = await answer.blob();
    if (!isWanted()) return;
    const before = source;
    source = URL.createObjectURL(sound);
    audio.src = source;
    URL.revokeObjectURL(before); // not sooner: the player may still be about to read it
    tune(assistive());
    const ended = new Promise((resolve) => {
      giveUp = () => resolve(null);
      audio.onended = resolve;
      audio.onerror = resolve;
    });
    await audio.play();
    await ended;
  } catch {
    // not allowed before the first touch, or no network: the words are on the page
  }
}

/** @param {{speed: number, volume: number}} settings */
function tune({ speed, volume }) {
  audio.preservesPitch = true;
  audio.defaultPlaybackRate = SPEEDS[speed];
  audio.playbackRate = SPEEDS[speed];
  audio.volume = VOLUMES[volume];
}

// Tell whether the volume can be set: some tablets, such as iPads, leave it to their own buttons.
audio.volume = 0.5;
export const canSetVolume = audio.volume === 0.5;
tune(assistive());
onAssistiveChange(tune);
