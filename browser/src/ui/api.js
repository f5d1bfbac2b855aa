/** Talk to our own server. Every failure is an ApiError. */
import { ApiError } from "./api-error.js";
import { sayRefusal } from "./words.js";

/**
 * @typedef {{index: number, name: string, points: string[], picture: string}} Candidate
 *
 * @typedef {object} BoxFacts what a card needs of its box
 * @property {string} election the exact election JSON
 * @property {string} fingerprint
 * @property {"not_open" | "open" | "stopped" | "closed" | string} state
 * @property {{id: string, title: string, language: string, max_choices: number}} contest
 * @property {Candidate[]} candidates
 *
 * @typedef {object} CardState
 * @property {boolean} listed
 * @property {boolean} cancelled
 * @property {boolean} in_box
 * @property {boolean} again it has not posted as many votes as a card may
 * @property {string | null} [tracker] of its last vote in the box
 * @property {boolean} [unknown] nobody could be asked: there was no connection
 */

const TIMEOUT = 20_000; // milliseconds
const LONG_TIMEOUT = 300_000; // for a whole box; the biggest have some 100 MB

/** @param {unknown} [cause] */
const noAnswer = (cause) => new ApiError({ lost: true }, { cause });

/**
 * @param {string} path
 * @param {RequestInit} options
 */
async function request(path, options) {
  try {
    return await fetch(path, {
      cache: "no-store",
      credentials: "same-origin",
      referrerPolicy: "no-referrer",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT),
      ...options,
      headers: { Accept: "application/json", ...options.headers },
    });
  } catch (cause) {
    throw noAnswer(cause);
  }
}

/**
 * @param {string} path
 * @param {RequestInit} options
 */
async function requestJson(path, options) {
  const response = await request(path, options);
  const body = await response.json().catch((cause) => {
    throw noAnswer(cause);
  });
  if (response.ok) return body;
  throw refusal(response.status, body);
}

/**
 * Make the error of an answer that is not "OK".
 * @param {number} status
 * @param {{error?: import("./words.js").Refusal} | null} body
 */
function refusal(status, body) {
  const error = body?.error;
  if (status >= 500 || status === 429 || typeof error?.text !== "string") return noAnswer();
  return new ApiError({ lost: false, code: error.code, text: sayRefusal(error) });
}

/** @param {string} path */
export const get = (path) => requestJson(path, {});

/**
 * Get the whole box as it stands in the public record.
 * @param {string} uuid
 */
export async function archive(uuid) {
  const path = `/boxes/${encodeURIComponent(uuid)}.bel`;
  const response = await request(path, { signal: AbortSignal.timeout(LONG_TIMEOUT) });
  if (!response.ok) throw noAnswer();
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw noAnswer(cause);
  }
}

const TOKEN = 'meta[name="csrf-token"]';

/**
 * Find the element that holds a page's token against forged requests.
 * @param {Document} page
 */
function tokenOf(page) {
  const element = page.querySelector(TOKEN);
  if (!(element instanceof HTMLMetaElement)) throw new Error("no form token");
  return element;
}

/** Get a new token from the page's own address, after somebody signed in anew. */
async function renewToken() {
  const { pathname, search } = window.location;
  try {
    const answer = await fetch(pathname + search, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    tokenOf(document).content = tokenOf(page).content;
  } catch (cause) {
    throw noAnswer(cause);
  }
}

/**
 * Post exact JSON text with the page's CSRF token.
 * @param {string} path
 * @param {string} json
 */
export async function post(path, json) {
  const send = () =>
    requestJson(path, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": tokenOf(document).content,
      },
      body: json,
    });
  try {
    return await send();
  } catch (problem) {
    if (!(problem instanceof ApiError && problem.code === "page_too_old")) throw problem;
    await renewToken();
    return send();
  }
}

/** @param {string} uuid */
const boxPath = (uuid) => `/api/box/${encodeURIComponent(uuid)}`;

/**
 * @param {string} uuid
 * @returns {Promise<BoxFacts>}
 */
export const box = (uuid) => get(boxPath(uuid));

/**
 * @param {string} uuid
 * @param {string} credential
 * @returns {Promise<CardState>}
 */
export const cardState = (uuid, credential) =>
  get(`${boxPath(uuid)}/card/${encodeURIComponent(credential)}`);

/**
 * Post without a cookie and without a token: a sealed vote is its own authority (docs/adr).
 * @param {string} path
 * @param {string} json
 */
const postAsNobody = (path, json) =>
  requestJson(path, {
    method: "POST",
    credentials: "omit",
    headers: { "Content-Type": "application/json" },
    body: json,
  });

/**
 * @param {string} uuid
 * @param {string} sealed
 * @returns {Promise<{tracker: string, credential: string}>} the receipt
 */
export const postVote = (uuid, sealed) => postAsNobody(`${boxPath(uuid)}/ballots`, sealed);

const AS_LONG_AS_A_VOTE = 16_000; // characters; 20 people make a vote of so many

/**
 * Send a text of the length of a vote by the same way. Throws whatever would stop a vote.
 * @param {string} uuid
 */
export const rehearse = (uuid) =>
  postAsNobody(`${boxPath(uuid)}/rehearsal`, JSON.stringify("0".repeat(AS_LONG_AS_A_VOTE)));
