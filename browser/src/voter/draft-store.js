/**
 * Choices outlive a reload, an empty battery or a crash, and only the card can read them again.
 *
 * A record is the choices (and the sealed vote once there is one), encrypted with AES-GCM under a
 * key made from the card's secret. It lies in IndexedDB under a name made from the secret too, so
 * nothing on the tablet tells which card it belongs to: only the card itself finds it. It goes when the vote is in the box, when somebody stops, with "New voter", and after a day.
 * Where the browser keeps nothing, voting goes on without. Reasons: docs/decisions/offline.md.
 */
const DATABASE = "repvote";
const STORE = "unfinished";
const HOUR = 3_600_000; // milliseconds
const LONGEST = 24 * HOUR;
const PATIENCE = 2_000; // milliseconds; a vote never waits longer for its copy
const TAG = "repvote-keep-v1|";

const bytes = (text) => new TextEncoder().encode(text);
const hex = (some) => Array.from(some, (one) => one.toString(16).padStart(2, "0")).join("");

const digest = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(TAG + parts.join("|"))));

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

let queue = Promise.resolve(); // one piece of work after the other

/** Runs `work` when everything asked before is done; what fails or hangs gives `otherwise`. */
function inTurn(work, otherwise = null) {
  const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE));
  queue = queue.then(() => Promise.race([work(), late()])).catch(() => otherwise);
  return queue;
}

/** Opens, works, closes, and takes the whole database away when it is empty. */
async function withStore(work, { create = false } = {}) {
  if (!create && !(await indexedDB.databases()).some(({ name }) => name === DATABASE)) return [];
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
  const database = await done(opening);
  let left;
  try {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    const store = transaction.objectStore(STORE);
    work?.(store);
    const all = done(store.getAll());
    await finished(transaction);
    left = await all;
  } finally {
    database.close();
  }
  if (left.length === 0) await done(indexedDB.deleteDatabase(DATABASE));
  return left;
}

const delete_ = (ids) => (store) => ids.forEach((id) => store.delete(id));

/** How many unfinished votes the tablet keeps; those older than a day are taken away first. */
export const tidy = (now = Date.now()) =>
  inTurn(async () => {
    const all = await withStore();
    const old = all.filter(({ until }) => !(until > now)).map(({ id }) => id);
    return (old.length > 0 ? await withStore(delete_(old)) : all).length;
  }, 0);

/** Takes every record away: a new voter begins. */
export const forgetAll = () => inTurn(() => withStore((store) => store.clear()));

async function decrypt(key, { iv, data }) {
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null; // damaged
  }
}

/**
 * Looks for what was kept for this card. Returns {found, save, remove}.
 *
 * `found` is null or {choices: "0110…", sealed: text or null}; `save` takes the same; `remove`
 * ends it for good, and with `posted` other windows with the same card hear of it (`onPosted`).
 */
export async function keeperOf({ uuid, secret }, onPosted = () => {}) {
  let [key, id, found, channel] = [null, null, null, null];
  let [over, waiting] = [false, null];
  await inTurn(async () => {
    const raw = await digest("key", uuid, secret);
    key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    id = hex(await digest("name", uuid, secret));
    channel = new BroadcastChannel(DATABASE);
    channel.onmessage = ({ data }) => {
      if (data !== id || over) return;
      over = true;
      channel.close();
      onPosted();
    };
    const record = (await withStore()).find((one) => one.id === id);
    found = record ? await decrypt(key, record) : null;
  });

  const write = () =>
    inTurn(async () => {
      const value = waiting;
      if (over || key === null || value === null) return;
      waiting = null;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv },
        key,
        bytes(JSON.stringify(value)),
      );
      if (over) return;
      // To the hour: the tablet does not tell more about when somebody voted.
      const until = Math.ceil((Date.now() + LONGEST) / HOUR) * HOUR;
      await withStore((store) => store.put({ id, until, iv, data }), { create: true });
    });

  return {
    found,
    save(value) {
      waiting = value;
      return write();
    },
    remove({ posted = false } = {}) {
      over = true;
      if (posted) channel?.postMessage(id);
      channel?.close();
      return inTurn(() => withStore(delete_([id])));
    },
  };
}

/** A Set that tells of every change. */
export class WatchedSet extends Set {
  #changed = () => {};

  constructor(values, changed) {
    super();
    for (const value of values) super.add(value);
    this.#changed = changed;
  }

  add(value) {
    super.add(value);
    this.#changed();
    return this;
  }

  delete(value) {
    const was = super.delete(value);
    this.#changed();
    return was;
  }

  clear() {
    super.clear();
    this.#changed();
  }
}

/** Choices as one digit for each person, so that their length tells nothing; and back. */
export const digitsOf = (chosen, count) =>
  Array.from({ length: count }, (_, index) => (chosen.has(index) ? "1" : "0")).join("");
export const placesOf = (digits) =>
  Array.from(digits).flatMap((digit, index) => (digit === "1" ? [index] : []));
