/**
 * The service worker: the voter's page without a network, and nothing else (cache-rules.js). The
 * server puts `self.REPVOTE = {version, pages, files}` before this text.
 */
import { answerTo, isChanging, isKept, isUnchanging } from "./cache-rules.js";

/**
 * The parts that a worker has and a page lacks; the types here are those of the page's library.
 * @typedef {object} Worker
 * @property {import("./cache-rules.js").Shell} REPVOTE
 * @property {() => Promise<void>} skipWaiting
 * @property {{claim: () => Promise<void>}} clients
 * @property {Location} location
 * @property {(kind: string, listener: (event: any) => void) => void} addEventListener
 */

const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));
const shell = worker.REPVOTE;
const PREFIX = "repvote-";
const STORE = PREFIX + shell.version;
const PATIENCE = 4_000; // milliseconds to wait for the network when there is a stored answer
const MAX_FILES = 2_000;

const openStore = () => caches.open(STORE);

/**
 * Keep a page as anybody gets it.
 * @param {Cache} store
 * @param {string} address
 */
async function keepPage(store, address) {
  const page = await fetch(address, { credentials: "omit", cache: "no-store", redirect: "error" });
  if (!page.ok) throw new Error("no page");
  await store.put(address, page);
}

/**
 * @param {Cache} store
 * @param {string} path
 * @param {string} hash
 */
async function keepFile(store, path, hash) {
  const file = await fetch(`${path}?v=${hash}`, { credentials: "omit", redirect: "error" });
  if (!file.ok) throw new Error("a file is missing");
  await store.put(path, file);
}

async function keepShell() {
  const store = await openStore();
  await Promise.all(shell.pages.map((address) => keepPage(store, address)));
  const files = Object.entries(shell.files);
  await Promise.all(files.map(([path, hash]) => keepFile(store, path, hash)));
}

/**
 * @param {string} path
 * @param {Response} answer
 */
async function keep(path, answer) {
  const store = await openStore();
  if (answer.ok && (await store.keys()).length < MAX_FILES) await store.put(path, answer);
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function storeFirst(request, path) {
  const kept = await (await openStore()).match(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (isUnchanging(path)) await keep(path, answer.clone());
  return answer;
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function networkFirst(request, path) {
  const kept = await (await openStore()).match(path);
  const asked = fetch(request).then(async (answer) => {
    if (isChanging(path)) await keep(path, answer.clone());
    return answer;
  });
  if (!kept) return asked;
  /** @type {Promise<Response>} */
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([asked.catch(() => kept), late]);
}

/** Delete the stores of earlier versions. */
async function dropOldStores() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== STORE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

worker.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOldStores().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  /** @type {{request: Request}} */
  const { request } = event;
  const address = new URL(request.url);
  const facts = {
    method: request.method,
    isNavigation: request.mode === "navigate",
    isOwn: address.origin === worker.location.origin,
  };
  const answer = answerTo(facts, address, shell);
  if (!answer) return;
  const ask = answer.from === "store" ? storeFirst : networkFirst;
  event.respondWith(ask(request, answer.path));
});

/** @param {string} path */
async function keepNew(path) {
  if (isUnchanging(path) && (await (await openStore()).match(path))) return;
  await keep(path, await fetch(path, { credentials: "omit", priority: "low" }));
}

/**
 * Load clips, which are many and small, one after the other, as long as the network is there.
 * @param {string[]} paths
 */
async function keepOneByOne(paths) {
  for (const path of paths) await keepNew(path);
}

/** Keep the box, pictures and clips that the page names, and nothing else. */
worker.addEventListener("message", (event) => {
  const asked = Array.isArray(event.data?.keep) ? event.data.keep : [];
  const paths = asked.filter(isKept);
  const kept = event.data?.oneByOne ? [keepOneByOne(paths)] : paths.map(keepNew);
  event.waitUntil(Promise.allSettled(kept));
});
