/** Settings in this tab's session storage: they go from page to page and through a reload. */

/**
 * Read what was kept under a name; an empty object where nothing is.
 * @param {string} name
 * @returns {Record<string, unknown>}
 */
export function readStored(name) {
  try {
    return JSON.parse(window.sessionStorage.getItem(name) ?? "{}") ?? {};
  } catch {
    return {}; // no storage here, or something strange in it
  }
}

/**
 * Keep settings; without storage they last as long as the page.
 * @param {string} name
 * @param {object} settings
 */
export function store(name, settings) {
  try {
    window.sessionStorage.setItem(name, JSON.stringify(settings));
  } catch {
    // no storage here
  }
}
