/**
 * With the network gone: the worker (service-worker.js) gives the page itself, and this waits for
 * the network to come back. Both only help; where there is no worker everything works as before.
 */
import { clipsOf, clipsReady } from "../audio/player.js";

const RETRY_AFTER = 15_000; // milliseconds between two tries of a vote that waits
const CLIPS_AFTER = 1_000; // milliseconds after the card: the page and its photos come first

const workers = () => navigator.serviceWorker ?? null;

/** Start the worker once the page is shown, and get its newest version at every load. */
export function startWorker(address = "/sw.js", scope = "/vote") {
  const start = () =>
    workers()
      ?.register(address, { scope, updateViaCache: "none" })
      .then((registration) => registration?.update())
      .catch(() => null);
  if (document.readyState === "complete") void start();
  else window.addEventListener("load", start, { once: true });
}

/**
 * Let the worker keep what this election shows: its box and its people's pictures.
 * @param {string[]} paths
 * @param {{oneByOne?: boolean}} [options]
 */
export function keepForOffline(paths, { oneByOne = false } = {}) {
  void workers()
    ?.ready.then((registration) => registration.active?.postMessage({ keep: paths, oneByOne }))
    .catch(() => null);
}

/**
 * Let the worker also keep, later and one by one, the clips of this contest.
 * @param {string} contestId
 */
export function keepClips(contestId) {
  void clipsReady.then(() =>
    setTimeout(() => keepForOffline(clipsOf(contestId), { oneByOne: true }), CLIPS_AFTER),
  );
}

/**
 * Call `retry` once, when the network is back or after a while. Returns the function that cancels
 * it.
 * @param {() => unknown} retry
 */
export function whenBack(retry) {
  const end = () => {
    clearTimeout(timer);
    window.removeEventListener("online", go);
  };
  const go = () => {
    end();
    retry();
  };
  const timer = setTimeout(go, RETRY_AFTER);
  window.addEventListener("online", go);
  return end;
}
