/** Settings in this tab's session storage: they go from page to page and through a reload. */

/**
 * Read the settings stored under a name; an empty object if there are none.
 * @param {string} name
 * @returns {Record<string, unknown>}
 */
export function readStored(name) {
  try {
    return JSON.parse(window.sessionStorage.getItem(name) ?? "{}") ?? {};
  } catch {
    return {}; // no storage here, or unreadable data in it
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
