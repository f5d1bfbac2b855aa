/**
 * Rules for what the service worker keeps and how it answers (docs/adr/0011-offline.md): only the
 * page, the program's own files, pictures, sounds and the public facts of a box; nothing about a
 * card or a vote. A stored answer is given when no other came, or when the address holds the file's
 * hash, so that it cannot be out of date.
 */

/**
 * @typedef {{version: string, pages: string[], files: Record<string, string>}} Shell
 *   the pages and files of this version; `files` maps a path to the start of its SHA-256
 * @typedef {{from: "store" | "network", path: string}} Answer
 *   which is asked first, and under which path it is kept
 */

const UNCHANGING = [/^\/pictures\/[0-9a-f]{64}\.jpg$/, /^\/sound\/[0-9a-f]{16,64}\.mp3$/];
const CHANGING = [/^\/api\/box\/[1-9A-Za-z]{14,22}$/, /^\/sound\/manifest\.json$/];

/**
 * @param {RegExp[]} patterns
 * @param {string} path
 */
const matchesAny = (patterns, path) => patterns.some((pattern) => pattern.test(path));

/**
 * Tell whether the file at this path never changes.
 * @param {string} path
 */
export const isUnchanging = (path) => matchesAny(UNCHANGING, path);

/**
 * Tell whether the newest answer may be kept for when the network is gone.
 * @param {string} path
 */
export const isChanging = (path) => matchesAny(CHANGING, path);

/**
 * Tell whether this may be kept at all, besides the shell.
 * @param {string} path
 */
export const isKept = (path) => isUnchanging(path) || isChanging(path);

/**
 * Choose how to answer a request; null if the worker leaves it to the browser.
 * @param {{method: string, isNavigation: boolean, isOwn: boolean}} request
 * @param {URL} address
 * @param {Shell} shell
 * @returns {Answer | null}
 */
export function answerTo({ method, isNavigation, isOwn }, { pathname, search }, { pages, files }) {
  if (method !== "GET" || !isOwn) return null;
  if (isNavigation) {
    const [page] = pages; // the others are the same page in another language
    if (pathname !== page) return null;
    return { from: "network", path: pages.includes(pathname + search) ? pathname + search : page };
  }
  if (files[pathname] && search === `?v=${files[pathname]}`) {
    return { from: "store", path: pathname };
  }
  if (isUnchanging(pathname)) return { from: "store", path: pathname };
  if (files[pathname] || isChanging(pathname)) return { from: "network", path: pathname };
  return null;
}
