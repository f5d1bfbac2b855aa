/** Rules of the record; a broken rule throws. */

/**
 * Throw unless a rule of the record is kept.
 * @param {unknown} isKept
 * @returns {asserts isKept}
 */
export function verify(isKept) {
  if (!isKept) throw new Error("the box does not hold together");
}

/**
 * Parse JSON of the one compact form: written again it gives the same text, so no name comes twice.
 * @param {string} text
 */
export function parseExactJson(text) {
  const value = JSON.parse(text);
  verify(JSON.stringify(value) === text);
  return value;
}
