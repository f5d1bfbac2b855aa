/**
 * Unfinished votes and sealed votes that wait, in IndexedDB. The whole database goes when it is
 * empty.
 */

/**
 * @typedef {object} DraftRecord choices that only their card can read, or a sealed vote
 * @property {string} id
 * @property {number} until milliseconds since 1970
 * @property {Uint8Array<ArrayBuffer>} [iv]
 * @property {ArrayBuffer} [data] the choices, encrypted
 * @property {import("./draft.js").Waiting} [waiting]
 * @property {boolean} [isRefused] the box did not take the vote; the page says so
 */

const DATABASE = "repvote";
const STORE = "unfinished";

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
const completed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

const exists = async () => (await indexedDB.databases()).some(({ name }) => name === DATABASE);

/**
 * Open, work, close, and delete the database when it is empty. Returns what is left in it.
 * @param {(store: IDBObjectStore) => void} work
 * @param {{create?: boolean}} [options]
 * @returns {Promise<DraftRecord[]>}
 */
async function withStore(work, { create = false } = {}) {
  if (!create && !(await exists())) return [];
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
  const database = await done(opening);
  let left;
  try {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    const store = transaction.objectStore(STORE);
    work(store);
    const all = done(store.getAll());
    await completed(transaction);
    left = await all;
  } finally {
    database.close();
  }
  if (left.length === 0) await done(indexedDB.deleteDatabase(DATABASE));
  return left;
}

/** Open what this tablet keeps. Every function returns those that are left. */
export const indexedDatabase = {
  readAll: () => withStore(() => {}),

  /** @param {DraftRecord} draft */
  put: (draft) => withStore((store) => store.put(draft), { create: true }),

  /** @param {string[]} ids */
  remove: (ids) =>
    withStore((store) => {
      for (const id of ids) store.delete(id);
    }),
};
