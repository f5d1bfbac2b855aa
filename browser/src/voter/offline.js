/**
 * With the network gone: the worker (service-worker.js) gives the page itself, and this waits for the
 * network to come back. Both only help; where there is no worker everything works as before.
 */
import { clipsOf, clipsReady } from "../audio/player.js";

const AGAIN = 15_000; // milliseconds between two tries of a vote that waits
const WHEN_QUIET = 1_000; // milliseconds after the card: the page and its photos come first

const workers = () => navigator.serviceWorker ?? null;

/** Asks for the worker once the page stands, and for its newest version at every load. */
export function startWorker(address = "/sw.js", scope = "/vote") {
  const start = () =>
    workers()
      ?.register(address, { scope, updateViaCache: "none" })
      .then((registration) => registration?.update())
      .catch(() => null);
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start, { once: true });
}

/** Lets the worker keep what this election shows: its box and its people's pictures. */
export function keepForOffline(paths, { oneByOne = false } = {}) {
  workers()
    ?.ready.then((registration) => registration.active?.postMessage({ keep: paths, oneByOne }))
    .catch(() => null);
}

/** Later, and one by one, the worker also keeps what can be said in this contest. */
export async function keepClips(contestId) {
  await clipsReady;
  setTimeout(() => keepForOffline(clipsOf(contestId), { oneByOne: true }), WHEN_QUIET);
}

/** Calls `retry` once, when the network is back or after a while. Returns the way to call it off. */
export function whenBack(retry) {
  const end = () => {
    clearTimeout(timer);
    window.removeEventListener("online", go);
  };
  const go = () => {
    end();
    retry();
  };
  const timer = setTimeout(go, AGAIN);
  window.addEventListener("online", go);
  return end;
}
