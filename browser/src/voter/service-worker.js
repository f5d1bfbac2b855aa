/**
 * The service worker: the voter's page without a network, and nothing else.
 *
 * The server puts `self.REPVOTE = {version, pages, files}` before this text; `files` maps the path
 * of each file to the start of its SHA-256. Rules (docs/decisions/offline.md): GET only; only the
 * page, the program's own files, pictures, sounds and the public facts of a box; nothing about a
 * card or a vote. An answer out of the store is given when no other came, or when the address
 * holds the file's hash and so cannot be an old one.
 */
const { version, pages, files } = self.REPVOTE;
const [page] = pages; // the others are the same page in another language
const PREFIX = "repvote-";
const STORE = PREFIX + version;
const PATIENCE = 4_000; // milliseconds a network may be silent while the store has an answer
const MOST = 2_000; // files in the store

const FOR_EVER = [/^\/pictures\/[0-9a-f]{64}\.jpg$/, /^\/sound\/[0-9a-f]{16,64}\.mp3$/];
const ASK_FIRST = [/^\/api\/box\/[1-9A-Za-z]{14,22}$/, /^\/sound\/manifest\.json$/];
const any = (patterns, path) => patterns.some((pattern) => pattern.test(path));

async function keepShell(store, address) {
  const shell = await fetch(address, { credentials: "omit", cache: "no-store", redirect: "error" });
  if (!shell.ok) throw new Error("no page");
  // The page is kept without its form token: it belongs to nobody's session.
  const text = (await shell.text()).replace(/(<meta name="csrf-token" content=")[^"]*"/, '$1"');
  await store.put(address, new Response(text, { headers: shell.headers }));
}

async function fill() {
  const store = await caches.open(STORE);
  await Promise.all(pages.map((address) => keepShell(store, address)));
  await Promise.all(
    Object.entries(files).map(async ([path, hash]) => {
      const answer = await fetch(`${path}?v=${hash}`, { credentials: "omit", redirect: "error" });
      if (!answer.ok) throw new Error("a file is missing");
      await store.put(path, answer);
    }),
  );
}

async function keep(path, answer) {
  const store = await caches.open(STORE);
  if (answer.ok && (await store.keys()).length < MOST) await store.put(path, answer);
}

async function storeFirst(request, path) {
  const store = await caches.open(STORE);
  const kept = await store.match(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (any(FOR_EVER, path)) await keep(path, answer.clone());
  return answer;
}

async function networkFirst(request, path) {
  const store = await caches.open(STORE);
  const kept = await store.match(path);
  const asked = fetch(request).then(async (answer) => {
    if (any(ASK_FIRST, path)) await keep(path, answer.clone());
    return answer;
  });
  if (!kept) return asked;
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const others = (name) => name.startsWith(PREFIX) && name !== STORE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(others).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    const kept = pages.includes(pathname + search) ? pathname + search : page;
    if (pathname === page) event.respondWith(networkFirst(request, kept));
  } else if (files[pathname] && search === `?v=${files[pathname]}`) {
    event.respondWith(storeFirst(request, pathname));
  } else if (any(FOR_EVER, pathname)) {
    event.respondWith(storeFirst(request, pathname));
  } else if (files[pathname] || any(ASK_FIRST, pathname)) {
    event.respondWith(networkFirst(request, pathname));
  }
});

async function keepNew(path) {
  const store = await caches.open(STORE);
  if (any(FOR_EVER, path) && (await store.match(path))) return;
  await keep(path, await fetch(path, { credentials: "omit", priority: "low" }));
}

/** Clips are many and small: one after the other, and no longer than the network is there. */
async function keepInTurn(paths) {
  for (const path of paths) await keepNew(path);
}

/** The page says which box, pictures and clips it shows; nothing else is taken. */
self.addEventListener("message", (event) => {
  const asked = Array.isArray(event.data?.keep) ? event.data.keep : [];
  const fit = asked.filter((path) => any([...FOR_EVER, ...ASK_FIRST], path));
  const kept = event.data?.oneByOne ? [keepInTurn(fit)] : fit.map(keepNew);
  event.waitUntil(Promise.allSettled(kept));
});
